//! Lists from spreadsheets.

use super::worker::Enrolment;
use lindung_domain::details::Details;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Looks into a list, or takes it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportList {
    /// The file.
    #[serde(default)]
    pub path: String,
    /// A table as text, such as a spreadsheet gives to be pasted, in place of a file.
    #[serde(default)]
    pub pasted: Option<String>,
    /// Only shows what would happen.
    #[serde(default)]
    pub dry_run: bool,
    /// Columns named by hand: field → header text or letter.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// Enrols everybody on the list.
    #[serde(default)]
    pub enrolment: Option<Enrolment>,
    /// Writes the same spreadsheet with a column of remarks.
    #[serde(default)]
    pub report: Option<String>,
    /// How many rows to return at most, those with remarks first.
    #[serde(default)]
    pub show: u64,
}

/// A pasted table is full of people.
impl std::fmt::Debug for ImportList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportList({})", self.path)
    }
}

/// What became of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// By which it can be undone; none when nothing was recorded.
    pub group: Option<i64>,
    /// Lines with a person on them.
    pub rows: u64,
    /// New, and nothing to look at again.
    pub registered: u64,
    /// Known already, with equal data.
    pub unchanged: u64,
    /// Saved, with something to look at again.
    pub doubtful: u64,
    /// Not saved; on the worklist.
    pub refused: u64,
    /// Of those unchanged or doubtful: known people whose empty fields were filled.
    pub corrected: u64,
    /// How often each refusal and doubt occurred.
    pub kinds: BTreeMap<String, u64>,
    /// Name of the sheet.
    pub sheet: String,
    /// Which column was taken for what.
    pub columns: Vec<ColumnGuess>,
    /// Headers that were not used.
    pub unused: Vec<String>,
    /// Rows with their fate.
    pub fates: Vec<RowFate>,
    /// Where the report lies.
    pub report: Option<String>,
}

/// Which column was taken for what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnGuess {
    /// Stable name of the field.
    pub column: String,
    /// Header text in the file.
    pub header: String,
    /// `alias`, `content` or `asked`.
    pub by: String,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowFate {
    /// Line in the file, from 1.
    pub line: u32,
    /// `registered, unchanged, doubtful, refused`.
    pub fate: String,
    /// Codes of refusal and doubts.
    pub kinds: Vec<String>,
    /// The same in one sentence.
    pub sentence: String,
    /// What could be read.
    #[ts(type = "Details")]
    pub details: Details,
}

/// Takes an import back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoGroup {
    /// As the import answered.
    pub group: i64,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// People whose record is as it was.
    pub undone: u64,
    /// People left as they are because they were touched since.
    pub left: Vec<super::worker::WorkerLine>,
}

/// Rows that wait to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Worklist {
    /// In the order of import and line.
    pub rows: Vec<WaitingRow>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingRow {
    /// By which it is dropped.
    pub id: i64,
    /// Line in the file, from 1.
    pub line: u32,
    /// Why it was refused.
    pub reason: super::Remark,
    /// What could be read.
    #[ts(type = "Details")]
    pub details: Details,
}

/// A row that was mended or given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DropWaiting {
    /// Which.
    pub id: i64,
}
