//! The laptops of the village, and what a revoked one had written.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// The laptops of the village that are known here, this one first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Laptops {
    /// Without those that another one continues.
    pub laptops: Vec<LaptopLine>,
    /// Entries that do not count because their laptop was revoked.
    pub set_aside: u64,
}

/// One laptop of the village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LaptopLine {
    /// Name of its log.
    pub device: String,
    /// Three characters, as on its cards and in its file names.
    pub tag: String,
    /// Whether it is this one.
    pub this: bool,
    /// Entries of it that are here.
    pub entries: u64,
    /// Day of the last of them, by its own clock.
    pub last_on: String,
    /// Whether the village says that it is gone.
    pub lost: bool,
    /// Whether the office revoked it.
    pub revoked: bool,
}

/// Says that another laptop is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportLost {
    /// Name of its log.
    pub device: String,
}

/// Entries that do not count because their laptop was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevokedEntries {
    /// All of them.
    pub total: u64,
    /// The first of them, in the order in which they were recorded.
    pub entries: Vec<RevokedLine>,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevokedLine {
    /// Names it in `revoked.record_again`.
    pub entry: i64,
    /// Of the laptop that wrote it.
    pub tag: String,
    /// ISO date by that laptop's clock.
    pub recorded_at: String,
    /// Who recorded it, as far as is known.
    pub clerk: String,
    /// Whom it is about; empty where it is about nobody.
    pub name: String,
    /// What it says.
    pub sentence: String,
}

/// Records one of them again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordAgain {
    /// Which.
    pub entry: i64,
}

impl fmt::Debug for RevokedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RevokedLine").field("entry", &self.entry).finish_non_exhaustive()
    }
}
