//! A claim as the officer sees it.

use super::ClaimSummary;
use crate::contract::Remark;
use crate::contract::page::HistoryLine;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A claim as a folder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimPage {
    /// As in the list.
    pub line: ClaimSummary,
    /// What usually comes next, the likeliest first.
    pub next: Vec<StateWord>,
    /// Every state that it is not in.
    pub others: Vec<StateWord>,
    /// Day on which the village was told.
    pub reported_on: String,
    /// What happened.
    pub what: String,
    /// Who told.
    pub reporter: String,
    /// By which telephone they are reached.
    pub phone: Option<String>,
    /// Who buried one who has no heirs.
    pub buried_by: Option<String>,
    /// Partial disability in per cent.
    pub disability: Option<String>,
    /// Whether it was an accident on the road.
    pub traffic: bool,
    /// BPJSTK's number of the claim.
    pub number: Option<String>,
    /// What it may pay; none where that cannot be told.
    pub estimate: Option<ClaimEstimate>,
    /// The most that children may have for school.
    pub school: Option<ClaimEstimate>,
    /// Months paid in a row up to the event.
    pub consecutive: u32,
    /// What is needed and missing first, then what is there.
    pub papers: Vec<ClaimPaperLine>,
    /// Where the checklist is written.
    pub papers_source: String,
    /// Who is paid first stands first.
    pub heirs: Vec<ClaimHeir>,
    /// By when what must happen.
    pub deadlines: Vec<DeadlineLine>,
    /// Every state with its day, the earlier first.
    pub steps: Vec<StepLine>,
    /// What was paid.
    pub payments: Vec<ClaimPayment>,
    /// What is expected and was not paid; none where nothing is expected.
    pub rest: Option<String>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
    /// Who did what, the newest first.
    pub history: Vec<HistoryLine>,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

/// A state and its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StateWord {
    /// Which.
    pub state: String,
    /// In one word.
    pub word: String,
}

/// An estimate with the rule that it goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimEstimate {
    /// Together.
    pub amount: String,
    /// What it is made of.
    pub parts: Vec<ClaimEstimatePart>,
    /// How it was reckoned, in a sentence.
    pub rule: String,
    /// Where the rule is written.
    pub source: String,
}

/// A part of an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimEstimatePart {
    /// What for.
    pub word: String,
    /// How much.
    pub amount: String,
}

/// A paper of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimPaperLine {
    /// Its key.
    pub paper: String,
    /// What it is.
    pub name: String,
    /// Since when it is there.
    pub gathered_on: Option<String>,
    /// By which it is taken back; none while it is missing.
    pub part: Option<String>,
    /// What shows it.
    pub scans: Vec<ScanLine>,
}

/// A scan of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScanLine {
    /// Its label.
    pub scan: String,
    /// `jpeg`, `pdf`.
    pub form: String,
    /// How long.
    pub size_bytes: u64,
}

/// An heir in the order of the law.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimHeir {
    /// Full name.
    pub name: String,
    /// How they stand to the worker, in words.
    pub relation: String,
    /// The same as a key.
    pub relation_key: String,
    /// NIK, where it is known.
    pub nik: Option<String>,
    /// Telephone, where it is known.
    pub phone: Option<String>,
    /// Whether they are among those paid first (PP 44/2015 Ps 37, 40).
    pub first: bool,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeadlineLine {
    /// What must happen.
    pub name: String,
    /// The last day; none of what has no end, or whose time has not begun.
    pub on: Option<String>,
    /// The day on which it was done.
    pub met_on: Option<String>,
    /// Whether it was done too late, or is late today.
    pub late: bool,
    /// Where it is written.
    pub source: String,
}

/// The claim came into a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepLine {
    /// Which.
    pub state: String,
    /// In one word.
    pub word: String,
    /// On which day.
    pub on: String,
    /// Days until the next one, or until today.
    pub days: u64,
    /// What BPJSTK said.
    pub note: Option<String>,
    /// By which it is taken back; none of the report itself.
    pub part: Option<String>,
}

/// A payment of BPJSTK.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimPayment {
    /// By which it is taken back.
    pub part: String,
    /// How much.
    pub amount: String,
    /// On which day.
    pub on: String,
    /// To whom.
    pub to: Option<String>,
    /// Of a scholarship: the child.
    pub child: Option<String>,
    /// Of a scholarship: the year.
    pub year: Option<u32>,
}
