//! Neighbours in the register.

use super::Remark;
use lindung_domain::details::{Details, Field};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form as far as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewWorker {
    /// Texts as typed.
    #[ts(type = "Details")]
    pub details: Details,
}

/// What can be said of it before anything is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preview {
    /// The texts in the spelling in which they will be saved.
    #[ts(type = "Details")]
    pub details: Details,
    /// What the NIK says where the form says nothing.
    pub derived: Derived,
    /// Why it cannot be saved yet.
    pub refusals: Vec<Remark>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
    /// People in the register who may be the same.
    pub likely: Vec<WorkerLine>,
}

/// What a NIK says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Derived {
    /// Birth date, with the likelier century.
    pub born_on: Option<String>,
    /// `L` or `P`.
    pub sex: Option<String>,
    /// District of first registration, by name.
    pub region: Option<String>,
    /// Age today, whole years.
    pub age: Option<u32>,
}

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

/// Registers a neighbour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegisterWorker {
    /// Texts as typed.
    #[ts(type = "Details")]
    pub details: Details,
    /// Enrols at once.
    #[serde(default)]
    pub enrolment: Option<Enrolment>,
}

/// The neighbour is in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerSaved {
    /// By which the worker is asked for.
    pub worker: i64,
    /// What to look at again.
    pub doubts: Vec<Remark>,
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

/// Which worker: by number, or by NIK.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowWorker {
    /// By which the roster names the worker.
    #[serde(default)]
    pub worker: Option<i64>,
    /// 16 digits.
    #[serde(default)]
    pub nik: Option<String>,
}

/// All about a worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerPage {
    /// The line of the roster.
    pub line: WorkerLine,
    /// The form.
    #[ts(type = "Details")]
    pub details: Details,
    /// "Pedagang".
    pub occupation_name: String,
    /// Months and programmes, in order.
    pub memberships: Vec<MembershipLine>,
    /// In the order given.
    pub heirs: Vec<HeirLine>,
    /// Cards given out.
    pub cards: Vec<CardLine>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
    /// The one under whom this worker is read, being the same person.
    pub merged_into: Option<WorkerLine>,
    /// Those who are read under this worker.
    pub merged: Vec<WorkerLine>,
    /// Others who may be the same person.
    pub alike: Vec<WorkerLine>,
    /// Who, when, what, in plain sentences, the newest first.
    pub history: Vec<HistoryLine>,
}

/// Some months in some programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MembershipLine {
    /// `jkk,jkm`.
    pub programmes: String,
    /// First month of cover.
    pub from: String,
    /// First month no longer covered.
    pub until: String,
    /// Why it ended before its time.
    pub ended: Option<String>,
}

/// A card given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardLine {
    /// Printed on it.
    pub number: String,
    /// Last day on which it holds.
    pub valid_until: String,
    /// "cetakan ke-n".
    pub prints: u32,
    /// Whether the worker holds it.
    pub handed_over: bool,
    /// Why it no longer holds.
    pub withdrawn: Option<String>,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryLine {
    /// By the writer's clock.
    pub recorded_at: String,
    /// Name of the clerk, or of the office.
    pub clerk: String,
    /// What was done.
    pub sentence: String,
    /// Why it does not count, if it does not.
    pub aside: Option<String>,
    /// The name of the other registration, read under this one, of which it was said.
    pub of: Option<String>,
}

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
    /// How far the card has come: `none, printed, handed_over`.
    #[serde(default)]
    pub card: Option<String>,
    /// Only the workers of this import.
    #[serde(default)]
    pub group: Option<i64>,
}

/// A page of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListWorkers {
    /// Which workers.
    #[serde(default)]
    pub filter: RosterFilter,
    /// At most so many lines.
    #[serde(default)]
    pub limit: Option<u64>,
    /// After so many.
    #[serde(default)]
    pub offset: u64,
}

/// Part of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Workers {
    /// How many pass the filter.
    pub total: u64,
    /// The lines asked for.
    pub workers: Vec<WorkerLine>,
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

/// Writes the roster as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRoster {
    /// Which workers.
    #[serde(default)]
    pub filter: RosterFilter,
    /// Where to; the ending `xlsx` or `csv` says how.
    pub path: String,
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
