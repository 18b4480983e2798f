//! The backup of a register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes everything in the register into one file that only this register's passphrases and
/// recovery code open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WriteBackup {
    /// Where to.
    pub path: String,
}

/// Makes a register again from a backup.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restore {
    /// The backup.
    pub path: String,
    /// A passphrase of that register; with `code` the new one.
    pub passphrase: String,
    /// The recovery code, where no passphrase is known any more.
    #[serde(default)]
    pub code: Option<String>,
}

/// The register stands again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// Dotted code.
    pub village: String,
    /// Name of this laptop's new log.
    pub device: String,
    /// Entries that were in the backup.
    pub entries: u64,
    /// People in the register.
    pub workers: u64,
}

/// Where a backup is written every day on which something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetBackups {
    /// A folder or stick; empty for none.
    pub folder: String,
}

/// How the daily backup stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupState {
    /// Where to; none where nobody chose a place.
    pub folder: Option<String>,
    /// The day of the last one, which was restored once to see that it can be.
    pub last_on: Option<String>,
    /// Why the last attempt failed.
    pub trouble: Option<super::Remark>,
}
