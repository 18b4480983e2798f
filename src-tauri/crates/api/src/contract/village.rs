//! The village's register as a whole.

use super::worker::CountLine;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Sets up the register of a village.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewVillage {
    /// Dotted or undotted code of ten digits.
    pub village: String,
    /// Name of the first clerk, who is its head.
    pub clerk: String,
    /// At least eight characters.
    pub passphrase: String,
    /// Made-up people: said on every screen and paper.
    #[serde(default)]
    pub sample: bool,
}

/// The register stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VillageMade {
    /// Name of this device's log.
    pub device: String,
    /// Shown once, to be written down.
    pub recovery_code: String,
}

/// Opens the register.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unlock {
    /// A clerk's passphrase.
    pub passphrase: String,
}

/// Opens the register without a passphrase, and sets a new one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recover {
    /// As printed at set-up.
    pub code: String,
    /// The new passphrase.
    pub passphrase: String,
}

/// Changes the passphrase.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangePassphrase {
    /// The one that holds now.
    pub old: String,
    /// The one from now on.
    pub new: String,
}

/// Takes the office's invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Join {
    /// The file.
    pub path: String,
}

/// Whoever invited is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Joined {
    /// As the office calls itself; none where another laptop of the village invited.
    pub office: Option<String>,
    /// Six words to compare with the inviter's own.
    pub fingerprint: String,
}

/// Writes an invitation for another laptop of the village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InviteLaptop {
    /// Where to.
    pub path: String,
}

/// The invitation lies there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LaptopInvited {
    /// Where it lies.
    pub file: String,
    /// Six words that the other laptop shows, too.
    pub fingerprint: String,
}

/// How the register stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Status {
    /// Dotted code.
    pub village: String,
    /// "Kelurahan Bontang Baru, Kecamatan Bontang Utara".
    pub village_name: String,
    /// Its dotted code today: another than `village` where the office said so.
    pub code: String,
    /// Name of this device's log.
    pub device: String,
    /// Six words by which the office knows this device.
    pub fingerprint: String,
    /// When somebody last showed that the recovery code is at hand.
    pub code_checked_on: Option<String>,
    /// The office, once joined.
    pub office: Option<String>,
    /// First entry that is not here, by log.
    pub frontier: BTreeMap<String, u64>,
    /// First entry that the office does not have, by log.
    pub acknowledged: BTreeMap<String, u64>,
    /// When the office said so last, by its clock.
    pub acknowledged_on: Option<String>,
    /// Own entries that the office has not acknowledged.
    pub pending: u64,
    /// Entries whose photos are here and not with the office.
    pub photos_pending: u64,
    /// Hash of the last entry of this device's log.
    pub log_head: String,
    /// Hash over all that the village says.
    pub state_hash: String,
    /// Whether the office computed the same at the acknowledged frontier; none where it cannot be
    /// compared.
    pub agrees: Option<bool>,
    /// Whether this laptop was revoked: it records and sends nothing more.
    pub revoked: bool,
    /// How the line to the office stands.
    pub line: super::bundle::LineState,
    /// How the daily backup stands.
    pub backups: super::backup::BackupState,
    /// People in the register.
    pub workers: u64,
    /// Rows of imports that wait to be mended.
    pub waiting: u64,
}

/// Everybody counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// By RW, RT, occupation and state.
    pub counts: Vec<CountLine>,
}

/// What the proof of the register found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Verification {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// Entries whose hash was computed anew.
    pub entries: u64,
    /// Subjects they are about.
    pub subjects: u64,
    /// What is wrong, in sentences.
    pub faults: Vec<super::Remark>,
}

/// The tables were built anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Replayed {
    /// Hash over all that the village says.
    pub state_hash: String,
}

/// Writes the public keys of the village's cards, or this device's secret identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WriteKeys {
    /// Where to.
    pub path: String,
    /// The age identity instead of the cards' keys.
    #[serde(default)]
    pub secret: bool,
}

/// A file was written, synced and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileWritten {
    /// Where it lies.
    pub file: String,
    /// How long it is.
    pub bytes: u64,
}
