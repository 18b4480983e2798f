//! From a text to the codewords of a QR of level M (ISO/IEC 18004, versions 1 to 15).

/// By version: codewords in all, and of each block those for correction; blocks.
const SIZES: [(u16, u16, u16); 15] = [
    (26, 10, 1),
    (44, 16, 1),
    (70, 26, 1),
    (100, 18, 2),
    (134, 24, 2),
    (172, 16, 4),
    (196, 18, 4),
    (242, 22, 4),
    (292, 22, 5),
    (346, 26, 5),
    (404, 30, 5),
    (466, 22, 8),
    (532, 22, 9),
    (581, 24, 9),
    (655, 24, 10),
];

/// How many codewords of which kind a version has.
#[derive(Debug, Clone, Copy)]
struct Capacity {
    data: usize,
    correction: usize,
    blocks: usize,
}

impl Capacity {
    fn of(version: u8) -> Option<Self> {
        let (total, correction, blocks) = *SIZES.get(usize::from(version.checked_sub(1)?))?;
        let data = total.checked_sub(correction.checked_mul(blocks)?)?;
        Some(Self {
            data: usize::from(data),
            correction: usize::from(correction),
            blocks: usize::from(blocks),
        })
    }
}

/// The smallest version that holds the text, and its codewords in the order of the symbol.
pub(super) fn codewords(text: &str) -> Option<(u8, Vec<u8>)> {
    let last = u8::try_from(SIZES.len()).ok()?;
    // The length takes more bits from version 10 on, so there are two forms of the same text.
    let (version, bits, capacity) =
        [1..10, 10..last.saturating_add(1)].into_iter().find_map(|these| {
            let bits = Bits::of(text, these.start)?;
            let fits = |capacity: &Capacity| bits.length <= capacity.data.saturating_mul(8);
            let found = |version| Some((version, Capacity::of(version).filter(fits)?));
            let (version, capacity) = these.into_iter().find_map(found)?;
            Some((version, bits, capacity))
        })?;
    Some((version, interleave(&bits.padded(capacity.data), capacity)))
}

/// Bits in a row, the first one highest.
struct Bits {
    bytes: Vec<u8>,
    length: usize,
}

impl Bits {
    /// Mode, length and text: two characters in 11 bits where all are of the alphabet that base45
    /// uses, else byte by byte.
    fn of(text: &str, version: u8) -> Option<Self> {
        let mut bits = Self { bytes: Vec::with_capacity(660), length: 0 };
        let small = version < 10;
        let values: Option<Vec<u16>> = text.bytes().map(alphanumeric).collect();
        if let Some(values) = values {
            bits.push(2, 4);
            bits.push(u16::try_from(values.len()).ok()?, if small { 9 } else { 11 });
            for pair in values.chunks(2) {
                match *pair {
                    [a, b] => bits.push(a.checked_mul(45)?.checked_add(b)?, 11),
                    _ => bits.push(*pair.first()?, 6),
                }
            }
        } else {
            bits.push(4, 4);
            bits.push(u16::try_from(text.len()).ok()?, if small { 8 } else { 16 });
            text.bytes().for_each(|byte| bits.push(u16::from(byte), 8));
        }
        Some(bits)
    }

    fn push(&mut self, value: u16, count: u16) {
        for place in (0..count).rev() {
            if self.length.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = value.wrapping_shr(u32::from(place)) & 1 == 1;
            if let Some(last) = self.bytes.last_mut() {
                *last |= if bit { 0x80 >> (self.length & 7) } else { 0 };
            }
            self.length = self.length.saturating_add(1);
        }
    }

    /// Ended and filled up to so many bytes.
    fn padded(mut self, bytes: usize) -> Vec<u8> {
        let rest = bytes.saturating_mul(8).saturating_sub(self.length).min(4);
        self.push(0, u16::try_from(rest).unwrap_or_default());
        let missing = bytes.saturating_sub(self.bytes.len());
        self.bytes.extend([0xec, 0x11].into_iter().cycle().take(missing));
        self.bytes
    }
}

fn alphanumeric(byte: u8) -> Option<u16> {
    const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let digit = byte.wrapping_sub(b'0');
    let letter = byte.wrapping_sub(b'A');
    if digit < 10 {
        Some(u16::from(digit))
    } else if letter < 26 {
        u16::from(letter).checked_add(10)
    } else {
        ALPHABET.iter().position(|c| *c == byte).and_then(|at| u16::try_from(at).ok())
    }
}

/// Splits the data into blocks, the longer ones last, adds to each its correction, and takes one
/// codeword of each block by turns.
fn interleave(data: &[u8], capacity: Capacity) -> Vec<u8> {
    let Capacity { correction, blocks, .. } = capacity;
    let short = data.len().checked_div(blocks).unwrap_or_default();
    let longer = data.len().checked_rem(blocks).unwrap_or_default();
    let (first, second) =
        data.split_at(short.saturating_mul(blocks.saturating_sub(longer)).min(data.len()));
    let parts: Vec<&[u8]> =
        first.chunks(short.max(1)).chain(second.chunks(short.saturating_add(1))).collect();
    let field = Field::get();
    let divisor = field.divisor(correction);
    let checks: Vec<Vec<u8>> = parts.iter().map(|part| field.remainder(part, &divisor)).collect();
    let mut words = Vec::with_capacity(700);
    for at in 0..=short {
        words.extend(parts.iter().filter_map(|part| part.get(at)));
    }
    for at in 0..correction {
        words.extend(checks.iter().filter_map(|check| check.get(at)));
    }
    words
}

/// Arithmetic of bytes modulo x⁸ + x⁴ + x³ + x² + 1.
struct Field {
    /// Powers of 2, twice in a row so that two logarithms can be added.
    powers: [u8; 512],
    logarithms: [u16; 256],
}

static FIELD: std::sync::LazyLock<Field> = std::sync::LazyLock::new(|| {
    let mut field = Field { powers: [0; 512], logarithms: [0; 256] };
    let mut power = 1u8;
    for (exponent, slot) in (0u16..).zip(&mut field.powers) {
        *slot = power;
        if exponent < 255
            && let Some(logarithm) = field.logarithms.get_mut(usize::from(power))
        {
            *logarithm = exponent;
        }
        power = (power << 1) ^ if power & 0x80 == 0 { 0 } else { 0x1d };
    }
    field
});

impl Field {
    fn get() -> &'static Self {
        &FIELD
    }

    fn logarithm(&self, value: u8) -> u16 {
        self.logarithms.get(usize::from(value)).copied().unwrap_or_default()
    }

    fn power(&self, exponent: u16) -> u8 {
        self.powers.get(usize::from(exponent)).copied().unwrap_or_default()
    }

    fn product(&self, a: u8, b: u8) -> u8 {
        if a == 0 || b == 0 {
            return 0;
        }
        self.power(self.logarithm(a).wrapping_add(self.logarithm(b)))
    }

    /// (x − 1)(x − 2)(x − 4)…, without its first coefficient, which is 1.
    fn divisor(&self, degree: usize) -> Vec<u8> {
        let mut divisor = vec![0; degree];
        if let Some(last) = divisor.last_mut() {
            *last = 1;
        }
        for exponent in 0..u16::try_from(degree).unwrap_or_default() {
            let root = self.power(exponent);
            let next: Vec<u8> = divisor.iter().skip(1).copied().chain([0]).collect();
            for (coefficient, next) in divisor.iter_mut().zip(next) {
                *coefficient = self.product(*coefficient, root) ^ next;
            }
        }
        divisor
    }

    /// What is left of a block divided by this.
    fn remainder(&self, block: &[u8], divisor: &[u8]) -> Vec<u8> {
        let logarithms: Vec<u16> = divisor.iter().map(|c| self.logarithm(*c)).collect();
        let mut left = vec![0u8; divisor.len()];
        for byte in block {
            let factor = byte ^ left.first().copied().unwrap_or_default();
            left.rotate_left(1);
            if let Some(last) = left.last_mut() {
                *last = 0;
            }
            if factor != 0 {
                let factor = self.logarithm(factor);
                for (slot, logarithm) in left.iter_mut().zip(&logarithms) {
                    *slot ^= self.power(logarithm.wrapping_add(factor));
                }
            }
        }
        left
    }
}
