//! What travels to the office and back.

use super::Remark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MakeBundle {
    /// A file, or a folder in which the bundle gets its name.
    pub path: String,
}

/// A bundle was written, synced and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleMade {
    /// Where it lies.
    pub file: String,
    /// Entries in it.
    pub entries: u64,
    /// How long it is.
    pub bytes: u64,
    /// Entries whose photos are in it.
    pub photos: u64,
    /// Whether there are photos that had no room: they go with the next bundle.
    pub more_photos: bool,
}

/// Takes a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeBundle {
    /// The file.
    pub path: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleTaken {
    /// Entries that were not here before.
    pub taken: u64,
    /// Entries that were.
    pub already: u64,
    /// Entries kept that do not count, with the reason.
    pub set_aside: Vec<Remark>,
    /// Hash over all that the village says.
    pub state_hash: String,
    /// Own entries that the office has still not acknowledged.
    pub pending: u64,
    /// Pieces of photos that were not here before.
    pub photos: u64,
}

/// Sends what the office has not acknowledged by the line, and takes its answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncBundles {
    /// Where the office listens; none for the address in the invitation.
    #[serde(default)]
    pub url: Option<String>,
    /// The certificate to trust instead of the system's, a PEM file: of the authority that signed
    /// the office's, or the office's own, if that is none of an authority.
    #[serde(default)]
    pub certificate: Option<String>,
    /// Also without TLS to an address outside this network.
    #[serde(default)]
    pub allow_http: bool,
    /// About how large a bundle may be; none for 256 KB.
    #[serde(default)]
    pub bundle_bytes: Option<u64>,
}

/// Everything is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundlesSynced {
    /// Entries that the office acknowledged.
    pub sent: u64,
    /// Bundles in which they went.
    pub bundles: u64,
    /// How long these were.
    pub bytes_sent: u64,
    /// Of those entries and of earlier ones, how many whose photos went.
    pub photos: u64,
    /// Entries that the office's answers brought.
    pub taken: u64,
    /// Own entries that the office has still not acknowledged.
    pub pending: u64,
    /// Hash over all that the village says.
    pub state_hash: String,
}
