//! Membership cards.

use super::roster::RosterFilter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Prints cards into a file, or on a printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintCards {
    /// Whose.
    #[serde(default)]
    pub filter: RosterFilter,
    /// Only these workers, where any are named.
    #[serde(default)]
    pub workers: Vec<i64>,
    /// Where to; more than one file gets numbers before the ending. Empty for the printer.
    #[serde(default)]
    pub path: String,
    /// On which printer; with a path, only by whose calibration.
    #[serde(default)]
    pub printer: Option<String>,
    /// `a4`, `f4`, `cr80`.
    #[serde(default)]
    pub sheet: Option<String>,
    /// `front`, `back`, `both`. Backs name nobody and count as no print.
    #[serde(default)]
    pub side: Option<String>,
    /// First free place on the first sheet, from 1.
    #[serde(default)]
    pub start_slot: Option<u32>,
    /// Why: "pertama", "hilang", "rusak". A lost card is withdrawn.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whether the officer says afterwards which sheets came out. Without, all of them did.
    #[serde(default)]
    pub ask: bool,
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
    /// By whose calibration.
    #[serde(default)]
    pub printer: Option<String>,
    /// `a4`, `f4`, `cr80`.
    #[serde(default)]
    pub sheet: Option<String>,
    /// `front`, `back`, `both`.
    #[serde(default)]
    pub side: Option<String>,
    /// First free place on the first sheet, from 1.
    #[serde(default)]
    pub start_slot: Option<u32>,
    /// Why: a lost card gets another number.
    #[serde(default)]
    pub reason: Option<String>,
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
    /// By which the system's printing knows them.
    pub jobs: Vec<String>,
    /// By which it is said which sheets came out, where that was to be asked.
    pub question: Option<String>,
}

/// Prints of which nobody said yet which sheets came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintQuestions {
    /// The oldest first.
    pub questions: Vec<PrintQuestion>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintQuestion {
    /// By which it is answered.
    pub question: String,
    /// Day of printing.
    pub on: String,
    /// Name of the printer; none for a file.
    pub printer: Option<String>,
    /// In the order in which they come out.
    pub sheets: Vec<PrintedSheet>,
}

/// A sheet of paper with cards.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedSheet {
    /// How many cards.
    pub cards: u64,
    /// Name on the first of them.
    pub first: String,
    /// Name on the last of them.
    pub last: String,
}

/// Says which sheets came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetsCameOut {
    /// Of which print.
    pub question: String,
    /// "semua", "1-3, 5"; empty for none.
    pub sheets: String,
}

/// What counts as printed now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardsCounted {
    /// How many cards came out.
    pub cards: u64,
    /// Whose did not, to be printed again. That counts as no other copy.
    pub lacking: Vec<i64>,
    /// The reason that was given.
    pub reason: Option<String>,
}

/// Says that people got their cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandOverCards {
    /// Who.
    pub workers: Vec<i64>,
    /// On which day, as one writes it: `30-11-2026`.
    pub on: String,
}

/// Who got a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardsHandedOver {
    /// How many.
    pub cards: u64,
    /// How many had none to be handed over.
    pub without: u64,
}

/// Lists people with their cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListHolders {
    /// Who.
    #[serde(default)]
    pub filter: RosterFilter,
    /// At most so many lines.
    #[serde(default)]
    pub limit: Option<u64>,
}

/// People and their cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardHolders {
    /// How many pass the filter.
    pub total: u64,
    /// The lines asked for.
    pub holders: Vec<CardHolder>,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardHolder {
    /// The worker.
    pub worker: i64,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// Number of the card that holds; empty where there is none.
    pub number: String,
    /// "cetakan ke-n".
    pub prints: u32,
}

/// The printers of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrinterList {
    /// The usual one first.
    pub printers: Vec<PrinterLine>,
    /// Why there is none, in a sentence, and what to do.
    pub lacking: Option<super::Remark>,
}

/// What was chosen last on this computer: printer (empty: a file), paper, side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastPrint {
    /// None as long as nothing was printed.
    pub last: Option<PrintChoice>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrinterLine {
    /// By which it is asked for.
    pub name: String,
    /// Whether it turns the sheet by itself.
    pub two_sided: bool,
}

/// What was chosen last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintChoice {
    /// Empty for a file.
    pub printer: String,
    /// `a4`, `f4`, `cr80`.
    pub sheet: String,
    /// `front`, `back`, `both`.
    pub side: String,
}

/// For which printer and paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhichCalibration {
    /// Empty for files that are printed elsewhere.
    #[serde(default)]
    pub printer: String,
    /// `a4`, `f4`, `cr80`.
    pub sheet: String,
}

/// How a printer is corrected on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Calibrations {
    /// Left, top, width and height of a test sheet without fault, in millimetres: "19,4".
    pub expected: Vec<String>,
    /// Of fronts; none where nothing was measured.
    pub front: Option<CalibrationLine>,
    /// Of backs; where none is, backs go by the fronts.
    pub back: Option<CalibrationLine>,
}

/// Shift and scale, as text to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalibrationLine {
    /// To the right, in millimetres: "-1,3".
    pub right: String,
    /// Upwards, in millimetres.
    pub up: String,
    /// Widening in thousandths: "1,5".
    pub wider: String,
    /// Heightening in thousandths.
    pub taller: String,
}

/// Prints the test sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintCalibration {
    /// Empty for a file.
    #[serde(default)]
    pub printer: String,
    /// `a4`, `f4`, `cr80`.
    pub sheet: String,
    /// `front`, `back`, `both`.
    #[serde(default)]
    pub side: Option<String>,
    /// Where to; empty for the printer.
    #[serde(default)]
    pub path: String,
}

/// What the officer measured on the test sheet, in millimetres: "19,4".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetCalibration {
    /// Empty for files that are printed elsewhere.
    #[serde(default)]
    pub printer: String,
    /// `a4`, `f4`, `cr80`.
    pub sheet: String,
    /// Whether the page of the backs was measured.
    #[serde(default)]
    pub back: bool,
    /// Left, top, width and height; nothing at all forgets what was measured before.
    pub measured: Vec<String>,
}

/// Checks a card: by what its QR says, or by a picture of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyCard {
    /// What the QR says.
    #[serde(default)]
    pub text: String,
    /// A file with a picture of it.
    #[serde(default)]
    pub path: Option<String>,
    /// A picture itself, in base64.
    #[serde(default)]
    pub picture: Option<String>,
}

/// What a card says, and whether it holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardVerdict {
    /// Whether it is genuine and holds today.
    pub valid: bool,
    /// `expired, unknown_key, wrong_village, altered, not_a_card`, where it does not; at the desk
    /// that gave it out also `withdrawn, holder_left`.
    pub reason: Option<String>,
    /// The same in a sentence.
    pub sentence: String,
    /// What to do.
    pub hint: String,
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

/// Only what is no person: the rest is a name.
impl std::fmt::Debug for PrintedSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PrintedSheet({} cards)", self.cards)
    }
}

impl std::fmt::Debug for CardHolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CardHolder({}, {} prints)", self.worker, self.prints)
    }
}
