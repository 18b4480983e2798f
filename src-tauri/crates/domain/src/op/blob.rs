//! Photos and scanned papers. An op names them by the hashes of their pieces; the bytes travel
//! beside the log and are kept beside it.
//!
//! The names stand behind the body, in the same place whatever the kind: `[kind, body, names]`. So
//! a program tells which blobs an op names also where it does not know the kind, keeps them and
//! passes them on.

use minicbor::encode::{Error, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};

/// A blob is at most so long; what is longer is several.
pub const MAX_BLOB_BYTES: usize = 128 * 1024;

/// SHA-256 of a blob.
pub type BlobName = [u8; 32];

/// The first byte of an op that names blobs: an array of three.
const NAMING: u8 = 0x83;

/// A picture: its pieces, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Photo {
    /// How long all pieces are together.
    #[n(0)]
    pub size_bytes: u64,
    /// The pieces in their order. They stand behind the body, not in it.
    #[cbor(skip)]
    pub blobs: Vec<BlobName>,
}

/// The photo no longer shows the worker.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PhotoWithdrawn {}

/// The blobs that an op names, whatever its kind; none where the bytes are no op.
pub fn named(op: &[u8]) -> Vec<BlobName> {
    if names_any(op) { read(op).unwrap_or_default() } else { Vec::new() }
}

/// Whether an op names blobs. Looks at one byte: most ops name none, and there are many.
pub fn names_any(op: &[u8]) -> bool {
    op.first() == Some(&NAMING)
}

fn read(op: &[u8]) -> Result<Vec<BlobName>, minicbor::decode::Error> {
    let mut d = Decoder::new(op);
    d.array()?;
    d.str()?;
    d.skip()?;
    let not_a_name = |_| minicbor::decode::Error::message("not a hash");
    let names = d.array_iter::<&minicbor::bytes::ByteSlice>()?;
    names.map(|name| name?[..].try_into().map_err(not_a_name)).collect()
}

/// How many items the array of an op has.
pub(super) fn items(blobs: &[BlobName]) -> u64 {
    if blobs.is_empty() { 2 } else { 3 }
}

/// Writes the names behind the body.
pub(super) fn write<'e, W: Write>(
    e: &'e mut Encoder<W>,
    blobs: &[BlobName],
) -> Result<&'e mut Encoder<W>, Error<W::Error>> {
    if blobs.is_empty() {
        return Ok(e);
    }
    e.array(blobs.len() as u64)?;
    for name in blobs {
        e.bytes(name)?;
    }
    Ok(e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::op::{Op, Read};

    fn photographed() -> Op {
        Op::WorkerPhotographed(Photo { size_bytes: 200_000, blobs: vec![[7; 32], [8; 32]] })
    }

    #[test]
    fn an_op_says_which_blobs_it_names() {
        let op = photographed();
        let bytes = op.to_bytes();
        assert_eq!(named(&bytes), op.blobs());
        assert_eq!(Read::from_bytes(&bytes), Read::Known(op));
    }

    #[test]
    fn so_does_one_of_a_kind_that_came_later() {
        let mut bytes = photographed().to_bytes();
        let version = bytes.iter().position(|byte| *byte == b'/').unwrap() + 1;
        bytes[version] = b'9';
        assert_eq!(Read::from_bytes(&bytes), Read::Later("worker.photographed/9".to_owned()));
        assert_eq!(named(&bytes), [[7; 32], [8; 32]]);
    }

    #[test]
    fn a_kind_that_names_none_is_not_read_with_names() {
        let mut bytes = Op::WorkerPhotoWithdrawn(PhotoWithdrawn {}).to_bytes();
        assert!(matches!(Read::from_bytes(&bytes), Read::Known(_)));
        bytes[0] = NAMING;
        bytes.extend([0x81, 0x58, 0x20]);
        bytes.extend([7; 32]);
        assert!(matches!(Read::from_bytes(&bytes), Read::Malformed(_)));
        assert_eq!(named(&bytes), [[7; 32]]);
    }

    #[test]
    fn foreign_bytes_never_panic() {
        let good = photographed().to_bytes();
        for place in 0..good.len() {
            named(&good[..place]);
            for bit in 0..8 {
                let mut bytes = good.clone();
                bytes[place] ^= 1 << bit;
                named(&bytes);
                Read::from_bytes(&bytes);
            }
        }
    }
}
