//! zlib and base45, and back with no second way to write the same.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{CardFault, MAX_PLAIN_BYTES};

/// What the alphanumeric mode of the largest QR holds.
const MAX_TEXT_BYTES: usize = 4296;

/// A zlib stream of one stored block. A card is mostly signature and digits: deflate never finds
/// anything to save, and setting up its tables costs six times as much as signing.
pub(crate) fn pack(plain: &[u8]) -> Option<String> {
    let length = u16::try_from(plain.len()).ok()?;
    let mut packed = vec![0x78, 0x01, 0x01];
    packed.extend_from_slice(&length.to_le_bytes());
    packed.extend_from_slice(&(!length).to_le_bytes());
    packed.extend_from_slice(plain);
    packed.extend_from_slice(&adler32(plain).to_be_bytes());
    Some(base45::encode(packed))
}

/// RFC 1950, section 8.2.
fn adler32(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = low.wrapping_add(u32::from(*byte)) % MODULUS;
        (low, high.wrapping_add(low) % MODULUS)
    });
    high.wrapping_shl(16) | low
}

/// Undoes [`pack`]. What does not even begin as a card is not one; what does and then fails
/// was altered.
pub(crate) fn unpack(text: &str) -> Result<Vec<u8>, CardFault> {
    let packed = base45::decode(text).map_err(|_| CardFault::NotACard)?;
    let zlib = packed.first().is_some_and(|byte| byte & 0x0f == 8);
    if text.len() > MAX_TEXT_BYTES || !zlib {
        return Err(CardFault::NotACard);
    }
    // The decoder takes a last pair of more than a byte for its remainder.
    if base45::encode(&packed) != text {
        return Err(CardFault::Altered);
    }
    let plain = inflate(&packed).ok_or(CardFault::Altered)?;
    if has_stray_bits(&packed, &plain) { Err(CardFault::Altered) } else { Ok(plain) }
}

/// At most [`MAX_PLAIN_BYTES`], a good Adler-32, nothing after it.
fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let mut decoder = ZlibDecoder::new(packed);
    let most = u64::try_from(MAX_PLAIN_BYTES).ok()?;
    let mut plain = Vec::new();
    decoder.by_ref().take(most.saturating_add(1)).read_to_end(&mut plain).ok()?;
    let whole = u64::try_from(packed.len()) == Ok(decoder.total_in());
    (whole && plain.len() <= MAX_PLAIN_BYTES).then_some(plain)
}

/// Whether one of the bits is set that only fill up a byte: those after the head of a stored
/// block, and the highest of the byte before Adler-32. Nothing reads them, so that a changed
/// character could hide there.
fn has_stray_bits(packed: &[u8], plain: &[u8]) -> bool {
    let stored = packed.get(2).filter(|head| **head & 0b110 == 0);
    if stored.is_some_and(|head| *head > 1) {
        return true;
    }
    let mut cleared = packed.to_vec();
    let Some(last) = cleared.len().checked_sub(5).and_then(|place| cleared.get_mut(place)) else {
        return true;
    };
    if *last == 0 {
        return false;
    }
    *last ^= 0x80_u8.wrapping_shr(last.leading_zeros());
    inflate(&cleared).is_some_and(|other| other == plain)
}
