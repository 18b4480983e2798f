//! The form at which a neighbour is registered.

use super::Remark;
use super::worker::{Enrolment, HeirLine, WorkerLine};
use lindung_domain::details::Details;
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
    /// People in the register who may be the same, the likeliest first.
    pub likely: Vec<Likely>,
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

/// Somebody in the register who may be the one of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Likely {
    /// Who.
    pub line: WorkerLine,
    /// `nik`: the same number; `person`: a name that sounds alike, and the same birth date or
    /// family card; `name`: a name alone that begins like it.
    pub why: String,
}

/// Registers a neighbour.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegisterWorker {
    /// Texts as typed.
    #[ts(type = "Details")]
    pub details: Details,
    /// Enrols at once.
    #[serde(default)]
    pub enrolment: Option<Enrolment>,
    /// Who is paid when the worker dies, in the order of the law.
    #[serde(default)]
    pub heirs: Vec<HeirLine>,
    /// The picture as the officer cut it: a JPEG or PNG in base64.
    #[serde(default)]
    pub photo: Option<String>,
    /// Workers who were offered as the same person, and are not.
    #[serde(default)]
    pub apart: Vec<i64>,
}

/// The neighbour is in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerSaved {
    /// By which the worker is asked for.
    pub worker: i64,
    /// What to look at again.
    pub doubts: Vec<Remark>,
    /// By which it can be taken back; none when nothing was recorded.
    pub group: Option<i64>,
}

/// Who lives there already: by the family card, and by RT and RW, as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HouseholdOf {
    /// Number of the family card.
    #[serde(default)]
    pub family_card: String,
    /// Rukun tetangga.
    #[serde(default)]
    pub rt: String,
    /// Rukun warga.
    #[serde(default)]
    pub rw: String,
}

/// What the register knows of a home.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Household {
    /// Those of the same family card.
    pub family: Vec<WorkerLine>,
    /// Where the family lives: `address`, `hamlet`, `rt`, `rw`.
    #[ts(type = "Details")]
    pub home: Details,
    /// The hamlet of most people of that RT and RW.
    pub hamlet: Option<String>,
}
