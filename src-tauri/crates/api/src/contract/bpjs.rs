//! What goes to BPJSTK and what comes back.

use super::Remark;
use super::import::ColumnGuess;
use super::roster::RosterFilter;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Writes the bulk sheet for those who hold a place or pass the filter; for everybody where
/// neither is given. Who was sent before and not rejected is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportBpjs {
    /// Those who hold a place of this decree in the month.
    #[serde(default)]
    pub decree: Option<i64>,
    /// Those who pass this.
    #[serde(default)]
    pub filter: Option<RosterFilter>,
    /// The month whose tariff counts, `2026-01`; today's where none is given.
    #[serde(default)]
    pub from: Option<String>,
    /// For how many months the contribution is asked, 1 to 12.
    pub months: u32,
    /// Also who was rejected and is as before.
    #[serde(default)]
    pub uncorrected: bool,
    /// The folder into which the files go.
    pub folder: String,
    /// Only shows who would go in.
    #[serde(default)]
    pub dry_run: bool,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsExported {
    /// By which it is taken back; none of what was only shown.
    pub id: Option<i64>,
    /// The files, in order.
    pub files: Vec<String>,
    /// How many people go in.
    pub people: u64,
    /// Those of them who were rejected before.
    pub again: u64,
    /// Left out: sent before, and nothing came back yet.
    pub waiting: u64,
    /// Left out: BPJSTK knows them.
    pub accepted: u64,
    /// Left out: rejected, and not corrected since.
    pub uncorrected: u64,
    /// Left out: died or moved away.
    pub gone: u64,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// Takes a list that BPJSTK sent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportBpjs {
    /// The file.
    pub path: String,
    /// Columns that the officer names: field to header or letter.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// Day of the list; today where none is given.
    #[serde(default)]
    pub dated: Option<String>,
    /// What it stands in, such as the number of a letter.
    #[serde(default)]
    pub evidence: Option<String>,
    /// Only shows what it says.
    #[serde(default)]
    pub dry_run: bool,
}

/// What a list says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsImported {
    /// By which it is taken back; none of what was only shown.
    pub id: Option<i64>,
    /// Rows of the list.
    pub rows: u64,
    /// People of whom it says something.
    pub people: u64,
    /// With a reason why BPJSTK did not take them.
    pub rejected: u64,
    /// With a participant number.
    pub numbers: u64,
    /// With a status.
    pub statuses: u64,
    /// Numbers of people who are not in this register.
    pub unknown: u64,
    /// Rows of which nothing is kept.
    pub refused: Vec<BpjsRow>,
    /// The reasons, the most frequent first.
    pub reasons: Vec<BpjsReason>,
    /// Which column was taken for what.
    pub columns: Vec<ColumnGuess>,
    /// Headers that were not used.
    pub unused: Vec<String>,
    /// What to look at again.
    pub doubts: Vec<Remark>,
}

/// A row of which nothing is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsRow {
    /// Line in the file, from 1.
    pub line: u32,
    /// Why.
    pub sentence: String,
}

/// A reason, and for how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsReason {
    /// In BPJSTK's words.
    pub reason: String,
    /// How many people.
    pub people: u64,
}

/// How everybody stands who is neither voided, dead nor gone, and the files so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsState {
    /// Not sent yet.
    pub unsent: u64,
    /// Sent, and nothing came back.
    pub sent: u64,
    /// Sent back, and not sent again.
    pub rejected: u64,
    /// BPJSTK knows them.
    pub accepted: u64,
    /// Those whose status in BPJSTK's words is "active".
    pub active: u64,
    /// The sheets that were written, the newest first.
    pub sheets: Vec<BpjsSheet>,
    /// The lists that came back, the newest first.
    pub replies: Vec<BpjsReply>,
}

/// A sheet that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsSheet {
    /// By which it is taken back.
    pub id: i64,
    /// On which day.
    pub written_on: String,
    /// How many people.
    pub people: u64,
    /// For how many months.
    pub months: u32,
}

/// A list that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsReply {
    /// By which it is taken back.
    pub id: i64,
    /// Its day.
    pub dated: String,
    /// What it stands in.
    pub evidence: String,
    /// With a reason.
    pub rejected: u64,
    /// With a participant number.
    pub numbers: u64,
    /// With a status.
    pub statuses: u64,
}

/// Who was rejected and neither sent again nor accepted since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsWorklist {
    /// By RW, RT and name.
    pub rows: Vec<BpjsRejection>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsRejection {
    /// Whose page to open.
    pub worker: i64,
    /// As registered.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// In BPJSTK's words.
    pub reason: String,
    /// Of which day.
    pub dated: String,
    /// Whether the form was corrected since: then the next sheet takes the person.
    pub corrected: bool,
}

/// Asks how a worker stands with BPJSTK.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowBpjs {
    /// Whose.
    pub worker: i64,
}

/// How a worker stands with BPJSTK: a second fact beside what the village says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsPage {
    /// `unsent`, `sent`, `rejected`, `accepted`.
    pub stage: String,
    /// The same in the officer's language.
    pub word: String,
    /// The participant number, masked.
    pub kpj: Option<String>,
    /// The status in BPJSTK's words.
    pub status: Option<BpjsSaid>,
    /// Why it did not take the person, while that is not settled.
    pub rejection: Option<BpjsSaid>,
    /// Whether the form was corrected since.
    pub corrected: bool,
}

/// What BPJSTK wrote, when, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsSaid {
    /// In its words.
    pub text: String,
    /// Of which day.
    pub on: String,
    /// What it stands in.
    pub evidence: String,
}

/// The codes by which BPJSTK knows the village's people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsCodes {
    /// Where they work; empty while nobody said.
    pub location: String,
    /// The kind of package.
    pub package: String,
    /// Occupations that somebody here has.
    pub occupations: Vec<BpjsCode>,
}

/// The code of an occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BpjsCode {
    /// By which it is set.
    pub name: String,
    /// The occupation in words.
    pub occupation: String,
    /// How many people have it.
    pub people: u64,
    /// BPJSTK's code; empty while nobody said.
    pub code: String,
}

/// Sets a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetBpjsCode {
    /// `location`, `package`, or as the list of codes names it.
    pub name: String,
    /// As BPJSTK has it; empty for none.
    pub code: String,
}
