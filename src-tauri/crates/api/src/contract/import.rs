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
    /// What the officer typed over, by line in the file and field.
    #[serde(default)]
    #[ts(type = "Record<number, Details>")]
    pub corrections: BTreeMap<u32, Details>,
    /// Enrols everybody on the list.
    #[serde(default)]
    pub enrolment: Option<Enrolment>,
    /// Writes the same spreadsheet with a column of remarks; a name that ends in `.pdf`: the
    /// remarks alone, on paper.
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
    /// The same in sentences, refusals first.
    pub reasons: Vec<ImportReason>,
    /// Name of the sheet.
    pub sheet: String,
    /// Its columns with what stands in the first rows.
    pub list: Vec<ListColumn>,
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

/// How often something was found in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReason {
    /// Code of the refusal or doubt.
    pub kind: String,
    /// In the officer's language.
    pub sentence: String,
    /// `refused` or `doubtful`.
    pub fate: String,
    /// In how many rows.
    pub rows: u64,
}

/// A column of the list as it lies in the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListColumn {
    /// As spreadsheet programs name it: `A`, `AB`.
    pub letter: String,
    /// Its header; empty where it has none.
    pub header: String,
    /// Stable name of the field it was taken for; none where it is not used.
    pub column: Option<String>,
    /// What stands in it in the first rows.
    pub cells: Vec<String>,
}

impl std::fmt::Debug for ListColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ListColumn({}, {:?})", self.letter, self.column)
    }
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

/// Mends a row that waits: registers the person, or says why not yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MendRow {
    /// Which.
    pub id: i64,
    /// All of the row, as it is now.
    #[ts(type = "Details")]
    pub details: Details,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowMended {
    /// Whether it waits no longer.
    pub saved: bool,
    /// `registered, unchanged, doubtful, refused`.
    pub fate: String,
    /// The same in one sentence, with the reasons.
    pub sentence: String,
}

/// A row that was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DropWaiting {
    /// Which.
    pub id: i64,
}
