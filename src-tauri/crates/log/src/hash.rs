//! SHA-256, the name of everything that is named by its content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::cbor::{Malformed, Reader};

/// A SHA-256 hash, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash([u8; 32]);

/// The name of a log: `SHA-256(signing key ‖ scope)`. The scope of a village's device is empty;
/// an office has one key and several logs, told apart by it.
pub type DeviceId = Hash;

/// Text that is not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a hash of 64 hexadecimal digits")]
pub struct NotAHash;

impl Hash {
    /// 32 zero bytes: what stands before the first entry of a log.
    pub const ZERO: Self = Self([0; 32]);

    /// The hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash of the parts one after another, without copying them together.
    #[must_use]
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update(part);
        }
        Self(digest.finalize().into())
    }

    /// A hash that was computed elsewhere.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From a column or a field that should hold 32 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn read(reader: &mut Reader<'_>, what: &'static str) -> Result<Self, Malformed> {
        reader.array_of(what).map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The first eight digits: enough to tell hashes apart in a log, short enough to read.
impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str("…")
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let digits: Vec<u8> = text
            .bytes()
            .map(|byte| match byte {
                b'0'..=b'9' => Ok(byte.wrapping_sub(b'0')),
                b'a'..=b'f' => Ok(byte.wrapping_sub(b'a').wrapping_add(10)),
                _ => Err(NotAHash),
            })
            .collect::<Result<_, _>>()?;
        let bytes: Vec<u8> = digits
            .chunks(2)
            .map(|pair| match pair {
                [high, low] => Ok(high.wrapping_shl(4) | low),
                _ => Err(NotAHash),
            })
            .collect::<Result<_, _>>()?;
        Self::from_slice(&bytes).ok_or(NotAHash)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_what_it_writes() {
        let hash = Hash::of(b"lindung");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!(hash.to_string().len(), 64);
        assert_eq!(Hash::of_parts(&[b"lin", b"dung"]), hash);
    }

    #[test]
    fn a_hash_of_the_wrong_length_or_letters_is_refused() {
        let text = Hash::of(b"lindung").to_string();
        let (upper, longer) = (text.to_uppercase(), format!("{text}00"));
        let shorter = text.split_at(62).0;
        for wrong in ["", "0", shorter, &upper, &longer, "g"] {
            assert_eq!(wrong.parse::<Hash>(), Err(NotAHash), "{wrong}");
        }
    }
}
