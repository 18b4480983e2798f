//! Lists of workers, and what is done with many at once.

use super::worker::WorkerLine;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which workers. Empty fields let everybody pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RosterFilter {
    /// Beginnings of words, or the first digits of a NIK.
    #[serde(default)]
    pub search: Option<String>,
    /// Compared without leading zeros.
    #[serde(default)]
    pub rt: Option<String>,
    /// Compared without leading zeros.
    #[serde(default)]
    pub rw: Option<String>,
    /// Code or word of the occupation.
    #[serde(default)]
    pub occupation: Option<String>,
    /// `registered, enrolled, ended, died, moved, merged, voided`.
    #[serde(default)]
    pub state: Option<String>,
    /// Who holds a place of this funding source this month.
    #[serde(default)]
    pub funding: Option<i64>,
    /// How far the card has come: `none, printed, handed_over`.
    #[serde(default)]
    pub card: Option<String>,
    /// Only who is to be looked at again.
    #[serde(default)]
    pub doubt: Option<bool>,
    /// Only the workers of this import.
    #[serde(default)]
    pub group: Option<i64>,
    /// Only these.
    #[serde(default)]
    pub workers: Option<Vec<i64>>,
}

/// In which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RosterSort {
    /// A column: `name, nik, place, hamlet, occupation, sex, born_on, state, card, until,
    /// acknowledged`.
    pub by: String,
    /// The last first.
    #[serde(default)]
    pub descending: bool,
}

/// A page of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListWorkers {
    /// Which workers.
    #[serde(default)]
    pub filter: RosterFilter,
    /// By name where none is given, or the first hits first where something is searched for.
    #[serde(default)]
    pub sort: Option<RosterSort>,
    /// At most so many lines.
    #[serde(default)]
    pub limit: Option<u64>,
    /// After so many.
    #[serde(default)]
    pub offset: u64,
    /// Whether the lines tell all they can.
    #[serde(default)]
    pub more: bool,
}

/// Part of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Workers {
    /// How many pass the filter.
    pub total: u64,
    /// The lines asked for.
    pub workers: Vec<WorkerLine>,
}

/// What a line can tell beside what every list shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerMore {
    /// As registered.
    pub hamlet: String,
    /// `L`, `P`, or empty.
    pub sex: String,
    /// `1985-02-01`, or empty.
    pub born_on: String,
    /// How far the card has come: `none, printed, handed_over`.
    pub card: String,
    /// The first month without cover; none for who never had any.
    pub until: Option<String>,
    /// Whether there is something to look at again.
    pub doubt: bool,
}

impl std::fmt::Debug for WorkerMore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WorkerMore({})", self.card)
    }
}

/// The numbers of workers, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerNumbers {
    /// By which each is asked for.
    pub workers: Vec<i64>,
}

/// Writes the roster as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRoster {
    /// Which workers.
    #[serde(default)]
    pub filter: RosterFilter,
    /// In which order.
    #[serde(default)]
    pub sort: Option<RosterSort>,
    /// Which columns, by the names of [`RosterSort`]; those of every list where none are named.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Where to; the ending `xlsx`, `csv` or `pdf` says how.
    pub path: String,
    /// On paper a NIK is masked unless this says otherwise; in a spreadsheet it never is.
    #[serde(default)]
    pub numbers: bool,
    /// Of a paper: `f4`, `a4`.
    #[serde(default)]
    pub paper: Option<String>,
}

/// The same for many at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkAct {
    /// For whom.
    pub filter: RosterFilter,
    /// What is done: one of the three.
    #[serde(default)]
    pub extend: Option<BulkExtend>,
    /// Ends the cover.
    #[serde(default)]
    pub end: Option<BulkEnd>,
    /// Says where they live now.
    #[serde(default)]
    pub place: Option<BulkPlace>,
    /// Only says what would come of it.
    #[serde(default)]
    pub dry_run: bool,
}

/// Goes on with the programmes of each one's last membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkExtend {
    /// First month no longer covered.
    pub until: String,
}

/// Ends the cover and frees the places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkEnd {
    /// First month no longer covered.
    pub from: String,
    /// `formal_job, over_age, ended`.
    pub reason: String,
}

/// Another RT and RW of the village; an empty one stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkPlace {
    /// As typed.
    #[serde(default)]
    pub rt: String,
    /// As typed.
    #[serde(default)]
    pub rw: String,
}

/// What came of it, or would come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkDone {
    /// For how many it is done.
    pub people: u64,
    /// Places of decrees that become free by it.
    pub freed: u64,
    /// Why it is not done for others.
    pub skipped: Vec<BulkSkipped>,
    /// By which it can be undone; none where nothing was recorded.
    pub group: Option<i64>,
}

/// Some for whom it is not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkSkipped {
    /// "sudah terlindungi sampai bulan itu".
    pub reason: String,
    /// How many.
    pub people: u64,
    /// The first of them.
    pub some: Vec<WorkerLine>,
}
