//! The month's validation: going through the people who are insured.

use super::roster::RosterFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Records what came back for some of the people, in one go. Whoever passes the filter, was not
/// looked at in this month and is not named is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnterValidation {
    /// For which month, `2026-06`.
    pub month: String,
    /// Whose list came back; everybody's where neither this nor an RT is given.
    #[serde(default)]
    pub filter: RosterFilter,
    /// The RT whose list came back.
    #[serde(default)]
    pub part: Option<RtName>,
    /// Those who are not as before.
    #[serde(default)]
    pub outcomes: Vec<ValidationOutcome>,
}

/// What was found of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationOutcome {
    /// Of whom.
    pub worker: i64,
    /// `unchanged`, `died`, `moved`, `formal_job`, `over_age`, `ended`.
    pub outcome: String,
    /// On which day; needed for a death and a move.
    #[serde(default)]
    pub on: Option<String>,
    /// The village moved to, where it is known.
    #[serde(default)]
    pub to: Option<String>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationEntered {
    /// By which all of it is taken back.
    pub group: i64,
    /// People who were looked at.
    pub people: u64,
    /// As before.
    pub unchanged: u64,
    /// Insured no longer.
    pub ended: u64,
    /// Places that are free now.
    pub freed: u64,
}

/// Asks how far a month's validation is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskValidation {
    /// Which month; today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
}

/// How far a month's validation is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationState {
    /// The month.
    pub month: String,
    /// Every RT with people who are insured, by RW and RT.
    pub rts: Vec<ValidationRt>,
}

/// One RT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationRt {
    /// Zeros kept.
    pub rw: String,
    /// Zeros kept.
    pub rt: String,
    /// People who are insured, and those who were until this validation.
    pub people: u64,
    /// Those of them who were looked at.
    pub done: u64,
    /// Those of them who are insured no longer.
    pub ended: u64,
}

/// Asks for the people to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowValidation {
    /// Which month; today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
    /// Who; everybody where neither this nor an RT is given.
    #[serde(default)]
    pub filter: RosterFilter,
    /// Those of an RT.
    #[serde(default)]
    pub part: Option<RtName>,
}

/// An RT of an RW, as a filter cannot name it: with nothing in either it is those of whom nobody
/// knows where they live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RtName {
    /// Compared without leading zeros.
    pub rw: String,
    /// Compared without leading zeros.
    pub rt: String,
}

/// The people to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationList {
    /// The month.
    pub month: String,
    /// By name.
    pub people: Vec<ValidationPerson>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationPerson {
    /// By which the outcome is told.
    pub worker: i64,
    /// As registered.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// In words.
    pub occupation: String,
    /// In years today, where a birth date is known.
    pub age: Option<u32>,
    /// Whether that is above what registration allows: to be looked at, never ended by itself.
    pub over_age: bool,
    /// What was found of the person in this month; none while nobody looked.
    pub outcome: Option<String>,
}
