//! Membership cards.

use super::roster::RosterFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Prints cards into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintCards {
    /// Whose.
    #[serde(default)]
    pub filter: RosterFilter,
    /// Only these workers, where any are named.
    #[serde(default)]
    pub workers: Vec<i64>,
    /// Where to; more than one file gets numbers before the ending.
    pub path: String,
    /// `a4`, `f4`, `cr80`.
    #[serde(default)]
    pub sheet: Option<String>,
    /// `front`, `back`, `both`.
    #[serde(default)]
    pub side: Option<String>,
    /// First free place on the first sheet, from 1.
    #[serde(default)]
    pub start_slot: Option<u32>,
    /// Why: "pertama", "hilang", "rusak".
    #[serde(default)]
    pub reason: Option<String>,
}

/// Looks at the first sheet before anything is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewCards {
    /// Whose.
    #[serde(default)]
    pub filter: RosterFilter,
    /// Only these workers, where any are named.
    #[serde(default)]
    pub workers: Vec<i64>,
    /// `a4`, `f4`, `cr80`.
    #[serde(default)]
    pub sheet: Option<String>,
    /// `front`, `back`, `both`.
    #[serde(default)]
    pub side: Option<String>,
    /// First free place on the first sheet, from 1.
    #[serde(default)]
    pub start_slot: Option<u32>,
}

/// The first sheet. A card without a number shows the one that it would get now.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardPreview {
    /// How many people would get a card.
    pub cards: u64,
    /// How many of them on the first sheet.
    pub on_sheet: u64,
    /// How many pages the whole print would have.
    pub pages: u64,
    /// The PDF of the first sheet in base64: its front, its back, or both.
    pub pdf: String,
}

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardsPrinted {
    /// How many people.
    pub cards: u64,
    /// How many pages.
    pub pages: u64,
    /// Where they lie.
    pub files: Vec<String>,
}

/// Checks a card.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyCard {
    /// What the QR says.
    pub text: String,
}

/// What a card says, and whether it holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardVerdict {
    /// Whether it is genuine and holds today.
    pub valid: bool,
    /// `expired, unknown_key, wrong_village, altered, not_a_card`, where it does not.
    pub reason: Option<String>,
    /// The same in a sentence.
    pub sentence: String,
    /// What it says, where it can be read.
    pub claims: Option<CardClaims>,
}

/// What a card says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardClaims {
    /// Printed on it.
    pub number: String,
    /// As registered.
    pub name: String,
    /// Dotted code.
    pub village: String,
    /// `jkk,jkm`; empty before cover begins.
    pub programmes: String,
    /// Last day on which it holds.
    pub valid_until: String,
    /// Day on which it was signed.
    pub issued_on: String,
}
