//! How much of the village is covered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks how much is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskCoverage {
    /// `all`, `rt`, `rw`, `hamlet`, `occupation`, `sex`, `age`, `funding`.
    pub by: String,
    /// Seen from this month; from today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
    /// So many are aimed at in each segment, such as 100 in an RW.
    #[serde(default)]
    pub each: Option<u64>,
}

/// How much is covered, segment by segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coverage {
    /// Seen from this month.
    pub month: String,
    /// By what the people are parted.
    pub by: String,
    /// The segments, in order.
    pub lines: Vec<CoverageLine>,
    /// All of the village.
    pub total: CoverageLine,
    /// What is aimed at in all: each segment's, or all workers of the village; none where nobody
    /// said.
    pub target: Option<u64>,
    /// What lacks for that.
    pub rest: Option<u64>,
    /// People whose first paid month lies in the last months.
    pub gained: u64,
    /// In so many months, this one among them: at most six, fewer where nothing was paid before.
    pub pace_months: u64,
    /// At this pace the target is reached in so many months; none at a standstill.
    pub months_left: Option<u64>,
}

/// One segment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverageLine {
    /// By which a count is recorded.
    pub segment: String,
    /// In words; empty where nobody said.
    pub name: String,
    /// People for whom the month is paid.
    pub active: u64,
    /// People in the register who are neither voided, dead nor gone.
    pub registered: u64,
    /// All workers, as somebody counted them.
    pub workers: Option<u64>,
    /// Active of a thousand workers; none without a count.
    pub per_mille: Option<u64>,
    /// Who counted them.
    pub source: Option<String>,
    /// Of which day.
    pub dated: Option<String>,
    /// By which the count is taken back.
    pub count: Option<i64>,
}

/// Records how many workers a segment has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountSegment {
    /// As the line names it.
    pub segment: String,
    /// How many.
    pub workers: u64,
    /// Who counted them, or where it is written.
    pub source: String,
    /// Of which day.
    pub dated: String,
}

/// Which view of it on which paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverageOrder {
    /// The view.
    pub ask: AskCoverage,
    /// `a4`, `f4`.
    #[serde(default)]
    pub paper: Option<String>,
}

/// Prints it into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintCoverage {
    /// Which.
    pub order: CoverageOrder,
    /// Where to.
    pub path: String,
}
