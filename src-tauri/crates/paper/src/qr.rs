//! The QR of a card as a picture of one bit a module.

use crate::draw::{Canvas, Ink};
use fast_qr::{ECL, QRBuilder};
use flate2::{Compress, FlushCompress, Status};

/// Side of the square that the QR and its quiet zone may take, in points.
const ZONE: f32 = 88.0;
/// Light modules that must surround it (ISO/IEC 18004).
const QUIET: f32 = 4.0;
/// Sides of a module in points, the best first: 5 dots of a 300 dpi printer (0,423 mm), 4,5 dots
/// (0,381 mm, whole at 600 dpi), and the least that is allowed, 1 pt = 0,353 mm.
const MODULES: [f32; 3] = [1.2, 1.08, 1.0];

/// A QR ready to be embedded.
#[derive(Debug)]
pub(crate) struct Symbol {
    /// Modules on a side.
    pub(crate) modules: u8,
    /// Side of a module in points.
    pub(crate) module: f32,
    /// Rows of bits, padded to bytes, 0 for a dark module, as an image mask wants it.
    ///
    /// As they are: a signature is noise, in which deflate finds nothing to save, and looking for
    /// it took as long as signing.
    pub(crate) content: Vec<u8>,
}

impl Symbol {
    /// Side in points, without the quiet zone.
    pub(crate) fn side(&self) -> f32 {
        f32::from(self.modules) * self.module
    }

    /// The smallest QR of level M for this text, or nothing if its modules would be too small.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let modules = u8::try_from(code.size).ok()?;
        let side = f32::from(modules) + QUIET + QUIET;
        let module = MODULES.into_iter().find(|module| side * module <= ZONE)?;
        Some(Self { modules, module, content: bits(&code) })
    }
}

/// A QR on a page, as rectangles: for more text than a card's, where there is room.
pub(crate) struct Runs {
    modules: u8,
    /// Of dark modules: row from the top, first column, how many.
    runs: Vec<(u8, u8, u8)>,
}

/// 0,56 mm: a telephone reads it from a hand's breadth.
const LARGE: f32 = 1.6;

impl Runs {
    /// The smallest QR of level M for this text; none for more than a QR holds.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let modules = u8::try_from(code.size).ok()?;
        let mut runs: Vec<(u8, u8, u8)> = Vec::new();
        for (row, modules) in (0_u8..).zip(code.data.chunks(code.size.max(1)).take(code.size)) {
            for (column, _) in (0_u8..).zip(modules).filter(|(_, module)| module.value()) {
                match runs.last_mut() {
                    Some((of, from, length))
                        if *of == row && from.saturating_add(*length) == column =>
                    {
                        *length = length.saturating_add(1);
                    }
                    _ => runs.push((row, column, 1)),
                }
            }
        }
        Some(Self { modules, runs })
    }

    /// Side in points, with the quiet zone.
    pub(crate) fn side(&self) -> f32 {
        (f32::from(self.modules) + QUIET + QUIET) * LARGE
    }

    /// Draws it, hanging from `top`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, x: f32, top: f32) {
        let (x, top) = (x + QUIET * LARGE, top - QUIET * LARGE);
        for (row, column, length) in &self.runs {
            let (left, upper) = (x + f32::from(*column) * LARGE, top - f32::from(*row) * LARGE);
            let (right, lower) = (left + f32::from(*length) * LARGE, upper - LARGE);
            let corners = [(left, lower), (right, lower), (right, upper), (left, upper)];
            canvas.shape(Ink::Black, &corners);
        }
    }
}

/// Rows from the top, the first module in the highest bit.
fn bits(code: &fast_qr::QRCode) -> Vec<u8> {
    let rows = code.data.chunks(code.size.max(1)).take(code.size);
    rows.flat_map(|row| row.chunks(8).map(byte)).collect()
}

fn byte(modules: &[fast_qr::Module]) -> u8 {
    let dark = modules.iter().zip([128u8, 64, 32, 16, 8, 4, 2, 1]);
    !dark.filter(|(module, _)| module.value()).fold(0, |byte, (_, bit)| byte | bit)
}

/// A compressor that is used again: setting one up costs more than it takes to press a QR.
pub(crate) struct Press(Compress);

impl Press {
    pub(crate) fn new() -> Self {
        Self(Compress::new(flate2::Compression::new(6), true))
    }

    /// The zlib stream of these bytes, or nothing if it would be longer than they are.
    pub(crate) fn deflate(&mut self, plain: &[u8]) -> Option<Vec<u8>> {
        self.0.reset();
        let mut out = Vec::with_capacity(plain.len().saturating_add(64));
        match self.0.compress_vec(plain, &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => Some(out),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side_in_modules(characters: usize) -> Option<(u8, f32)> {
        Symbol::new(&"A1".repeat(characters / 2)).map(|s| (s.modules, s.module))
    }

    #[test]
    fn a_longer_text_gets_more_modules_and_never_smaller_ones_than_allowed() {
        let table = [
            (230, Some((53, 1.2))),
            (330, Some((61, 1.2))),
            (418, Some((65, 1.2))),
            (482, Some((69, 1.08))),
            (528, Some((73, 1.08))),
            (600, Some((77, 1.0))),
            (602, None),
        ];
        for (characters, expected) in table {
            assert_eq!(side_in_modules(characters), expected, "{characters} characters");
        }
        assert!(Symbol::new("").is_some());
        assert!(MODULES.into_iter().all(|module| module * 25.4 / 72.0 >= 0.35));
    }

    proptest::proptest! {
        #[test]
        fn any_text_becomes_a_qr_or_is_refused(text in ".{0,420}|[0-9A-Z $%*+./:-]{0,640}") {
            let symbol = Symbol::new(&text);
            proptest::prop_assert_eq!(symbol.is_some(), fits(&text));
        }
    }

    /// What version 15 of level M holds (ISO/IEC 18004, table 7).
    fn fits(text: &str) -> bool {
        let among = |allowed: &str| text.chars().all(|c| allowed.contains(c));
        let most = if among("0123456789") {
            991
        } else if among("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") {
            600
        } else {
            412
        };
        text.len() <= most
    }
}
