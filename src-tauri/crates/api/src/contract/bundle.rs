//! What travels to the office and back.

use super::Remark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MakeBundle {
    /// A file, or a folder in which the bundle gets its name.
    pub path: String,
    /// Everything from the beginning, for an office that does not know this laptop any more.
    #[serde(default)]
    pub whole: bool,
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
    /// Pieces of photos, and of a program, that were not here before.
    pub photos: u64,
}

/// What waits for the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingForOffice {
    /// Own entries that it has not acknowledged.
    pub entries: u64,
    /// Of how many people they speak.
    pub people: u64,
    /// Entries about nobody: decrees, bills, clerks.
    pub others: u64,
    /// Entries whose photos are here and not with the office.
    pub photos: u64,
    /// The first of the people, those of whom was spoken last in front.
    pub lines: Vec<UnsentWorker>,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsentWorker {
    /// Who.
    pub worker: i64,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// How many entries.
    pub entries: u64,
}

impl std::fmt::Debug for UnsentWorker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "UnsentWorker({:?}, {})", self.worker, self.entries)
    }
}

/// What this laptop made, sent and took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleJournal {
    /// The newest in front.
    pub steps: Vec<BundleStep>,
}

/// A bundle, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleStep {
    /// `made`, `sent` by the line, or `answered`: taken from the office.
    pub what: String,
    /// When, by this laptop's clock: `2026-11-21 08:30 WITA`.
    pub at: String,
    /// The stick or folder; empty for the line.
    pub place: String,
    /// Name of the file.
    pub file: String,
    /// Entries in it.
    pub entries: u64,
    /// Entries whose photos are in it.
    pub photos: u64,
    /// When the office had all of it, by its clock.
    pub received_on: Option<String>,
    /// When its answer said so here.
    pub answered_at: Option<String>,
}

/// Bundles on the sticks that are plugged in, and where messengers put what they receive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundlesOffered {
    /// For this laptop, with something that is not here; the newest in front.
    pub bundles: Vec<OfferedBundle>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferedBundle {
    /// The file.
    pub path: String,
    /// Its name.
    pub file: String,
    /// The stick or folder.
    pub place: String,
    /// Whether the office wrote it; else another laptop.
    pub by_office: bool,
    /// When, by the writer's clock.
    pub sent_at: String,
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
    /// The certificate itself.
    #[serde(default)]
    pub pem: Option<String>,
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

/// How the line to the office stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineState {
    /// Where the office listens; none while nobody knows: then there is no line.
    pub address: Option<String>,
    /// Whether what is pending is sent without being asked.
    pub automatic: bool,
    /// Whether a certificate of the office's own is trusted.
    pub pinned: bool,
    /// Whether a bundle is on its way.
    pub sending: bool,
    /// Day, time and zone of the village by this laptop's clock, when the office last had
    /// everything: `2026-11-21 08:30 WITA`.
    pub last_at: Option<String>,
    /// Why the last attempt failed.
    pub trouble: Option<Remark>,
}

/// How to use the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetLine {
    /// Without being asked; off where every kilobyte costs.
    pub automatic: bool,
    /// Where the office listens; none to leave it, empty for what the invitation says.
    #[serde(default)]
    pub address: Option<String>,
    /// A PEM file to trust instead of the system's certificates; none to leave it.
    #[serde(default)]
    pub certificate: Option<String>,
}

/// Writes the state of the register subject by subject, as hashes, sealed for the office and the
/// other laptops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WriteState {
    /// Where to.
    pub path: String,
}

/// Lays such a file of the office or of another laptop beside this register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompareState {
    /// The file.
    pub path: String,
}

/// Exactly who differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Compared {
    /// Nobody where both sides hold the same.
    pub differences: Vec<DifferenceLine>,
}

/// Somebody whose state is not the same on both sides.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DifferenceLine {
    /// The worker, where it is one and is here.
    pub worker: Option<i64>,
    /// As registered.
    pub name: String,
    /// Whether there is such a state here.
    pub here: bool,
    /// Whether there is one there.
    pub there: bool,
}

impl std::fmt::Debug for DifferenceLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DifferenceLine({:?})", self.worker)
    }
}

/// Prints the office's signed word on what it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintReceipt {
    /// The PDF.
    pub path: String,
}

/// What a receipt says, and whether it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptVerdict {
    /// Whether the office signed it.
    pub valid: bool,
    /// Code of the reason why not.
    pub reason: Option<String>,
    /// In words.
    pub sentence: String,
    /// As the office calls itself.
    pub office: String,
    /// Dotted code.
    pub village: String,
    /// ISO date by the office's clock.
    pub recorded_on: String,
    /// How much it has of each laptop's log.
    pub received: Vec<ReceivedLog>,
    /// Entries that it keeps and that do not count.
    pub set_aside: u64,
    /// Hash over all that the village had said by then.
    pub state_hash: String,
}

/// How much the office has of one log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedLog {
    /// Name of the log.
    pub device: String,
    /// Three characters, as on the laptop's cards.
    pub tag: String,
    /// Entries of it.
    pub entries: u64,
}
