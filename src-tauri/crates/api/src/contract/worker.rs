//! Neighbours in the register.

use super::roster::WorkerMore;
use lindung_domain::details::{Details, Field};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Months and programmes for which somebody is enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Enrolment {
    /// `jkk`, `jkm`, `jht`.
    pub programmes: Vec<String>,
    /// First month of cover, `2026-01`.
    pub from: String,
    /// First month no longer covered.
    pub until: String,
}

/// Mends the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CorrectWorker {
    /// Whom.
    pub worker: i64,
    /// New texts as typed.
    #[ts(type = "Details")]
    pub set: Details,
    /// Fields that no longer say anything.
    #[ts(type = "Field[]")]
    #[serde(default)]
    pub cleared: Vec<Field>,
}

/// Something was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recorded {
    /// By which it can be taken back.
    pub group: Option<i64>,
}

/// The registration was a mistake, or the death.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VoidWorker {
    /// Whom.
    pub worker: i64,
    /// Why.
    pub reason: String,
}

/// The worker died.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordDeath {
    /// Who.
    pub worker: i64,
    /// Day of death.
    pub on: String,
}

/// The worker left the village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordMove {
    /// Who.
    pub worker: i64,
    /// Day of leaving.
    pub on: String,
    /// Code of the village moved to, when it is known.
    #[serde(default)]
    pub to: Option<String>,
}

/// The worker came back to the village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordReturn {
    /// Who.
    pub worker: i64,
    /// Day of coming back.
    pub on: String,
}

/// Two registrations are of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergeWorkers {
    /// Under whom the person is read from now on.
    pub keep: i64,
    /// Who is read under the other.
    pub drop: i64,
}

/// They are of two people; a merge of the two is undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeparateWorkers {
    /// One of them.
    pub worker: i64,
    /// The other.
    pub other: i64,
}

/// Enrols a worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StartMembership {
    /// Whom.
    pub worker: i64,
    /// For what and when.
    pub enrolment: Enrolment,
}

/// Ends the cover before its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EndMembership {
    /// Whose.
    pub worker: i64,
    /// First month no longer covered.
    pub from: String,
    /// Why.
    pub reason: String,
}

/// Who is paid when the worker dies; replaces the earlier list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NameHeirs {
    /// Whose.
    pub worker: i64,
    /// In the order of the law.
    pub heirs: Vec<HeirLine>,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeirLine {
    /// Full name.
    pub name: String,
    /// `spouse`, `child`, `lineal`, `sibling`, `parent_in_law`, `willed`.
    pub relation: String,
    /// NIK, where it is known.
    #[serde(default)]
    pub nik: Option<String>,
    /// Telephone, where it is known.
    #[serde(default)]
    pub phone: Option<String>,
}

/// One line of the roster.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerLine {
    /// By which the worker is asked for.
    pub worker: i64,
    /// 16 digits.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// Name of the occupation, or as written.
    pub occupation: String,
    /// In one word.
    pub state: String,
    /// Day on which the office had all of it.
    pub acknowledged_on: Option<String>,
    /// What else a line can tell; only where it was asked for.
    pub more: Option<WorkerMore>,
}

impl std::fmt::Debug for WorkerLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WorkerLine({}, {})", self.worker, self.state)
    }
}

impl std::fmt::Debug for HeirLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HeirLine({})", self.relation)
    }
}

/// People counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountLine {
    /// Zeros kept.
    pub rw: String,
    /// Zeros kept.
    pub rt: String,
    /// Name of the occupation.
    pub occupation: String,
    /// In one word.
    pub state: String,
    /// How many.
    pub workers: u64,
}

/// Occupations to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OccupationList {
    /// In the order of the table.
    pub occupations: Vec<OccupationChoice>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OccupationChoice {
    /// What is saved.
    pub code: String,
    /// What is shown.
    pub name: String,
}
