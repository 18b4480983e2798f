//! zlib and base45, and back with no second way to write the same.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::{CardFault, MAX_PLAIN_BYTES};

/// What the alphanumeric mode of the largest QR holds.
const MAX_TEXT_BYTES: usize = 4296;

pub(super) fn pack(plain: &[u8]) -> Option<String> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(base45::encode)
}

/// Undoes [`pack`]. What does not even begin as a card is not one; what does and then fails
/// was altered.
pub(super) fn unpack(text: &str) -> Result<Vec<u8>, CardFault> {
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

/// Whether one of the bits that fill up deflate's last byte is set. Nothing reads them, so that
/// a changed character could hide there. They are the highest bits of the byte before Adler-32.
fn has_stray_bits(packed: &[u8], plain: &[u8]) -> bool {
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
