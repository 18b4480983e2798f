//! A bundle: ranges of logs and the blobs they name, sealed, signed and small.
//!
//! The clear front (the [`Envelope`]) lets a courier route and refuse without being able to
//! read. Everything that can be checked without opening is checked before opening.

mod body;
mod columns;
mod envelope;
mod error;
mod open;
mod seal;
mod verify;

pub use envelope::{Envelope, body, glance, inspect};
pub use error::{BundleError, SealError};
pub use open::{Opened, Sender, Strangers, open};
pub use seal::{SealRequest, seal};
pub use verify::verify_ranges;

use std::fmt;

use crate::entry::Entry;
use crate::frontier::LogRange;
use crate::hash::{DeviceId, Hash};
use crate::head::SignedHead;

/// The first seven bytes of every bundle; the eighth is [`VERSION`].
pub const MAGIC: &[u8; 7] = b"LINDUNG";

/// The version of the format that this crate writes, and the newest it reads.
pub const VERSION: u8 = 1;

/// Most bytes of an envelope.
pub const MAX_ENVELOPE_BYTES: usize = 1 << 20;

/// Most bytes of a body, sealed or opened: more is refused before anything is allocated.
pub const MAX_BODY_BYTES: u64 = 512 << 20;

/// About so many bytes of blobs go into a bundle that is carried: who makes it and who takes it
/// hold them in memory. The others go into the next one.
pub const MAX_BLOBS_BYTES: u64 = 32 << 20;

/// Most entries of a bundle. An entry of eight bytes on the wire takes some 250 in memory, so
/// the bound on bytes alone would not bound memory.
pub const MAX_ENTRIES: usize = 1 << 22;

/// zstd's window: at most 8 MB, so that any reader can open it in little memory.
const WINDOW_LOG: u32 = 23;

/// A contiguous stretch of one log, ended by the signature of its device.
#[derive(Clone, PartialEq, Eq)]
pub struct Range {
    /// The log.
    pub device: DeviceId,
    /// The device's public signing key, carried where the receiver may not know it yet.
    pub signing_key: Option<[u8; 32]>,
    /// The scope of the log: `device = SHA-256(signing key ‖ scope)`.
    pub scope: Vec<u8>,
    /// Place of the first entry.
    pub start: u64,
    /// Hash of the entry before `start`; [`Hash::ZERO`] where `start` is 0.
    pub before: Hash,
    /// The entries, dense from `start`.
    pub entries: Vec<Entry>,
    /// The signed end.
    pub head: SignedHead,
    /// Hash of each entry. Not on the wire: filled by [`verify_ranges`], empty before.
    pub hashes: Vec<Hash>,
}

impl Range {
    /// Which stretch it is.
    #[must_use]
    pub fn log_range(&self) -> LogRange {
        let count = u64::try_from(self.entries.len()).unwrap_or(u64::MAX);
        LogRange { device: self.device, start: self.start, end: self.start.saturating_add(count) }
    }
}

impl fmt::Debug for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = self.log_range();
        write!(f, "Range({:?} {}..{})", range.device, range.start, range.end)
    }
}

/// What a bundle carries.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// Stretches of logs.
    pub ranges: Vec<Range>,
    /// Pieces of photos and papers with their SHA-256.
    pub blobs: Vec<(Hash, Vec<u8>)>,
    /// Stretches of logs in which every op that names blobs names one that the sender has not.
    pub lacking: Vec<LogRange>,
    /// Of a device's first bundles: what proves that it was invited
    /// ([`crate::invitation::proof`]).
    pub proof: Option<[u8; 32]>,
}

impl fmt::Debug for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contents")
            .field("ranges", &self.ranges)
            .field("blobs", &self.blobs.len())
            .field("lacking", &self.lacking)
            .field("proof", &self.proof.is_some())
            .finish()
    }
}
