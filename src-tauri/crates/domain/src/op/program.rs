//! A newer program, offered by the office. It travels in pieces, each an entry of its own, so that
//! whoever wants it gets it bit by bit; nobody gets it who did not ask.

use super::blob::{BlobName, MAX_BLOB_BYTES};
use super::text;
use minicbor::{Decode, Encode};
use std::fmt;
use std::str::FromStr;

/// A piece is at most so long: about as much as goes over a line at once.
pub const MAX_PIECE_BYTES: usize = 2 * MAX_BLOB_BYTES;

/// A program is at most so long: whoever writes it out holds it in memory.
pub const MAX_PROGRAM_BYTES: u64 = 64 << 20;

/// Systems for which a program may be offered, and how its file ends there.
pub const SYSTEMS: [(&str, &str); 2] = [("linux-deb", "deb"), ("windows", "exe")];

/// `1.2.3`: what is older, what newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProgramVersion([u32; 3]);

/// Not three numbers with dots between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAVersion;

impl fmt::Display for ProgramVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

impl FromStr for ProgramVersion {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let numbers: Result<Vec<u32>, _> = text.split('.').map(str::parse).collect();
        let numbers = numbers.ok().and_then(|numbers| <[u32; 3]>::try_from(numbers).ok());
        let version = Self(numbers.ok_or(NotAVersion)?);
        // One spelling alone: `1.02.3` and `+1.2.3` are none.
        if version.to_string() == text { Ok(version) } else { Err(NotAVersion) }
    }
}

/// The office offers a program. The pieces that follow are about what this entry begins.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ProgramOffered {
    /// One of [`SYSTEMS`], or one that came later.
    #[n(0)]
    pub system: String,
    /// Its version.
    #[cbor(n(1), with = "text::shown")]
    pub version: ProgramVersion,
    /// How long all pieces are together.
    #[n(2)]
    pub size_bytes: u64,
    /// SHA-256 of all of it.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub sha256: [u8; 32],
}

/// The next piece of an offered program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ProgramPiece {
    /// Its blobs in their order. They stand behind the body, not in it.
    #[cbor(skip)]
    pub blobs: Vec<BlobName>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::op::{Op, Read};

    #[test]
    fn versions_are_compared_by_their_numbers() {
        let version = |text: &str| text.parse::<ProgramVersion>().unwrap();
        assert!(version("0.9.0") < version("0.10.0") && version("1.0.0") > version("0.99.99"));
        for bad in ["", "1", "1.2", "1.2.3.4", "1.2.x", "01.2.3", "+1.2.3", "1.2.3 ", "1.2.-3"] {
            assert_eq!(bad.parse::<ProgramVersion>(), Err(NotAVersion), "{bad}");
        }
    }

    #[test]
    fn offers_and_pieces_read_as_they_are_written() {
        let offered = ProgramOffered {
            system: "linux-deb".to_owned(),
            version: "1.2.3".parse().unwrap(),
            size_bytes: 5,
            sha256: [7; 32],
        };
        let piece = ProgramPiece { blobs: vec![[1; 32], [2; 32]] };
        for op in [Op::ProgramOffered(offered), Op::ProgramPiece(piece)] {
            assert_eq!(Read::from_bytes(&op.to_bytes()), Read::Known(op));
        }
    }
}
