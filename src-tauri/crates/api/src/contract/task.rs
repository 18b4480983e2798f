//! What waits to be done.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of work it is, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// People whose places end with the year while nobody gave them others.
    PlacesEndAtNewYear,
    /// The same at the end of another month.
    PlacesEnd,
    /// Claims that lack papers.
    ClaimPapers,
    /// Bills whose day has passed.
    BillOverdue,
    /// People some months behind, whose rights end.
    Behind,
    /// Decrees with people and no bill for this month.
    BillNotMade,
    /// People about whom something is to be looked at again.
    Doubts,
    /// Rows of lists that wait to be mended.
    Worklist,
    /// People whose card was printed and not handed over.
    Cards,
    /// People who are insured and were not looked at this month.
    Validation,
    /// Bills that are not paid, and need not be yet.
    BillUnpaid,
    /// Entries that the office has not acknowledged.
    Pending,
    /// Entries that stand in no backup.
    Backup,
    /// Days since somebody showed that the recovery code is at hand.
    Drill,
}

/// Some work that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Task {
    /// Of which kind.
    pub kind: TaskKind,
    /// How many; never 0.
    pub count: u64,
    /// Claims, bills or decrees: which.
    pub of: Vec<i64>,
    /// From or for which month.
    pub month: Option<String>,
    /// For how many days the oldest waits.
    pub days: Option<u64>,
}

/// All of it, the most urgent first; nothing where all is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tasks {
    /// Each kind at most once, but for places that end in several months.
    pub tasks: Vec<Task>,
}
