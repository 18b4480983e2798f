//! The QR of a card as a picture of one bit a module.
//!
//! Made here and not by a library, because ready-made encoders spend four fifths of the time of a
//! whole card on weighing masks module by module; here a row is one number. `fast_qr` is the judge
//! of it in the tests: the same modules for the same mask.

mod grid;
mod symbol;
mod words;

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
    pub(crate) content: Vec<u8>,
    /// Whether `content` is a zlib stream.
    pub(crate) deflated: bool,
}

impl Symbol {
    /// Side in points, without the quiet zone.
    pub(crate) fn side(&self) -> f32 {
        f32::from(self.modules) * self.module
    }

    /// The smallest QR of level M for this text, or nothing if its modules would be too small.
    pub(crate) fn new(text: &str, press: &mut Press) -> Option<Self> {
        let (version, words) = words::codewords(text)?;
        let (grid, _) = symbol::symbol(version, &words)?;
        let modules = grid.side;
        let side = f32::from(modules) + QUIET + QUIET;
        let module = MODULES.into_iter().find(|module| side * module <= ZONE)?;
        let plain = bits(&grid);
        let (content, deflated) = match press.deflate(&plain) {
            Some(small) if small.len().saturating_add(20) < plain.len() => (small, true),
            _ => (plain, false),
        };
        Some(Self { modules, module, content, deflated })
    }
}

/// Rows from the top, the first module in the highest bit.
fn bits(grid: &grid::Grid) -> Vec<u8> {
    let bytes = usize::from(grid.side).div_ceil(8);
    let row = |row: &u128| (!row.reverse_bits()).to_be_bytes().into_iter().take(bytes);
    grid.rows.iter().flat_map(row).collect()
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
        Symbol::new(&"A1".repeat(characters / 2), &mut Press::new()).map(|s| (s.modules, s.module))
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
        assert!(Symbol::new("", &mut Press::new()).is_some());
        assert!(MODULES.into_iter().all(|module| module * 25.4 / 72.0 >= 0.35));
    }

    /// The same modules as `fast_qr` sets with the mask that was chosen here.
    fn check(text: &str) {
        use fast_qr::Mask::*;
        let masks = [
            Checkerboard,
            HorizontalLines,
            VerticalLines,
            DiagonalLines,
            LargeCheckerboard,
            Fields,
            Diamonds,
            Meadow,
        ];
        let (version, words) = words::codewords(text).unwrap();
        let (grid, mask) = symbol::symbol(version, &words).unwrap();
        let mut builder = fast_qr::QRBuilder::new(text);
        let mode = if text.bytes().all(|b| b.is_ascii_digit()) { 1 } else { 0 };
        if mode == 1 {
            builder.mode(fast_qr::Mode::Alphanumeric);
        }
        let code = builder.ecl(fast_qr::ECL::M).mask(masks[usize::from(mask)]).build().unwrap();
        assert_eq!(usize::from(grid.side), code.size, "{} bytes", text.len());
        for (x, y) in (0..grid.side).flat_map(|y| (0..grid.side).map(move |x| (x, y))) {
            let judge = code[usize::from(y)][usize::from(x)].value();
            assert_eq!(grid.dark(x, y), judge, "version {version}, module {x}, {y}");
        }
    }

    #[test]
    fn every_version_has_the_modules_that_the_judge_sets() {
        for characters in 1..=600 {
            check(&"C6Z:/9".chars().cycle().take(characters).collect::<String>());
        }
        for bytes in 1..=412 {
            check(&"https://bontang.example/?n=0".chars().cycle().take(bytes).collect::<String>());
        }
    }

    proptest::proptest! {
        #[test]
        fn any_base45_has_the_modules_that_the_judge_sets(text in "[0-9A-Z $%*+./:-]{1,600}") {
            check(&text);
        }
    }
}
