//! Letters and lists on paper, and what stands on them.

use super::roster::RosterFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands on the village's letters beside the names of the regions; empty where nobody said.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterheadForm {
    /// Street, number, postcode.
    #[serde(default)]
    pub address: String,
    /// As it is printed.
    #[serde(default)]
    pub phone: String,
    /// As it is printed.
    #[serde(default)]
    pub email: String,
    /// Who signs for the village.
    #[serde(default)]
    pub head_name: String,
    /// Office of the one who signs, where it is not the usual one.
    #[serde(default)]
    pub head_title: String,
    /// Number as a civil servant (NIP).
    #[serde(default)]
    pub head_number: String,
}

/// What is said, and what stands there by itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterheadPage {
    /// As it was said last.
    pub said: LetterheadForm,
    /// From the table of regions, line by line.
    pub lines: Vec<String>,
    /// "Lurah Bontang Baru": where no other office is said.
    pub usual_title: String,
}

/// The papers that can be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperKinds {
    /// In the order in which a village needs them.
    pub kinds: Vec<PaperKind>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperKind {
    /// By which it is asked for.
    pub kind: String,
    /// As officers call it.
    pub name: String,
    /// What it is for, in one sentence.
    pub about: String,
    /// What it needs to know: `neighbourhood`, `filter`, `decree`, `month`, `rows`.
    pub asks: Vec<String>,
    /// Whether it names people, so that printing it is recorded.
    pub people: bool,
}

/// Which paper, about whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperOrder {
    /// See [`PaperKind`].
    pub kind: String,
    /// Who is on it.
    #[serde(default)]
    pub filter: RosterFilter,
    /// Of which decree.
    #[serde(default)]
    pub decree: Option<i64>,
    /// For which month, `2026-01`; today's where none is given.
    #[serde(default)]
    pub month: Option<String>,
    /// Empty rows of a form; both sides of a page where none are given.
    #[serde(default)]
    pub rows: Option<u32>,
    /// `a4`, `f4`.
    #[serde(default)]
    pub paper: Option<String>,
}

/// Prints a paper into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintPaper {
    /// Which.
    pub order: PaperOrder,
    /// Where to.
    pub path: String,
}

/// It lies there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperPrinted {
    /// Where it lies.
    pub file: String,
    /// How large it is.
    pub bytes: u64,
    /// How many pages it has.
    pub pages: u32,
    /// How many people it names.
    pub people: u64,
}

/// The first page as it would come out. Nothing is recorded.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperPreview {
    /// How many pages the whole has.
    pub pages: u32,
    /// How many people it names.
    pub people: u64,
    /// The page, as PDF in base64.
    pub pdf: String,
}

impl std::fmt::Debug for LetterheadForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LetterheadForm({})", self.head_title)
    }
}
