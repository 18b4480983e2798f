//! How workers are covered, as the village reckons it. Money is whole rupiah as text.

use super::Remark;
use super::worker::WorkerLine;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a worker's cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowCover {
    /// Whose.
    pub worker: i64,
    /// Seen from this month; from today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
}

/// How a worker stands, as the village reckons it; BPJSTK decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverPage {
    /// Seen from this month.
    pub month: String,
    /// `active`, `behind`, `inactive`, `never_paid`.
    pub standing: String,
    /// The same in the officer's language.
    pub word: String,
    /// "Bulan berturut-turut".
    pub consecutive: u32,
    /// Last day of the paid months.
    pub active_until: Option<String>,
    /// The day from which there are no rights any more, if nothing else is paid.
    pub lapses_on: Option<String>,
    /// Runs of paid months, half-open.
    pub periods: Vec<Period>,
    /// What JKM would pay for a death in this month: an estimate.
    pub jkm: Option<String>,
    /// Where that is written.
    pub jkm_source: Option<String>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// Months that were paid without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Period {
    /// The first.
    pub from: String,
    /// The first that is no longer in it.
    pub until: String,
}

/// Asks how everybody stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountCover {
    /// Seen from this month; from today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
}

/// How everybody stands who is neither voided, dead nor gone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverCounts {
    /// Seen from this month.
    pub month: String,
    /// All of them.
    pub workers: u64,
    /// The month is paid.
    pub active: u64,
    /// Some months behind.
    pub behind: u64,
    /// No rights any more.
    pub inactive: u64,
    /// Nothing was ever paid.
    pub never_paid: u64,
}

/// Asks who stands how, the one whose rights end first in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListCover {
    /// Seen from this month; from today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
    /// `active`, `behind`, `inactive`, `never_paid`; who has rights to lose where none is given.
    #[serde(default)]
    pub standing: Option<String>,
    /// Only those whose places end in this month while nobody gave them others, `2027-01`.
    #[serde(default)]
    pub ending: Option<String>,
    /// At most so many lines.
    #[serde(default)]
    pub limit: Option<u64>,
    /// After so many.
    #[serde(default)]
    pub offset: u64,
}

/// Part of that list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverList {
    /// Seen from this month.
    pub month: String,
    /// How many there are.
    pub total: u64,
    /// The lines asked for.
    pub people: Vec<CoverLine>,
}

/// How one worker stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverLine {
    /// As in the roster.
    pub line: WorkerLine,
    /// `active`, `behind`, `inactive`, `never_paid`.
    pub standing: String,
    /// "Bulan berturut-turut".
    pub consecutive: u32,
    /// Last day of the paid months.
    pub active_until: Option<String>,
    /// The day from which there are no rights any more, if nothing else is paid.
    pub lapses_on: Option<String>,
}
