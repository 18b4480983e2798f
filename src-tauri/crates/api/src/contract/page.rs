//! A worker's page.

use super::Remark;
use super::worker::{HeirLine, WorkerLine};
use lindung_domain::details::{Details, Field};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// What lists or other laptops say otherwise.
    pub questioned: Vec<Questioned>,
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

/// Other texts for a field: one of them is right.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Questioned {
    /// Which.
    #[ts(type = "Field")]
    pub field: Field,
    /// As an officer would type them.
    pub texts: Vec<String>,
}

/// One line of the history.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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

impl std::fmt::Debug for Questioned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Questioned({}, {})", self.field.key(), self.texts.len())
    }
}

impl std::fmt::Debug for HistoryLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HistoryLine({})", self.recorded_at)
    }
}
