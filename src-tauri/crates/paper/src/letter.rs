//! Letters and documents, all on one base: the village's head on top, blocks one below the other
//! over as many pages as they need, and at the foot what the paper was printed from.
//!
//! What may be shown of whom (a masked NIK, no birth date) is decided by whoever fills it.

mod block;
mod columns;
mod setter;
mod sign;
mod table;

use crate::font::Faces;
use crate::portable::Book;
use crate::{Paper, PaperError};
use setter::Setter;

pub use columns::TableColumn;

/// What is printed under one village's name. The same letter gives the same bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// A4 or F4; a card is taken for A4.
    pub paper: Paper,
    /// Whether the long edge lies below.
    pub landscape: bool,
    /// On top of the first page of each sheet.
    pub letterhead: Letterhead,
    /// Behind the text of every page, for made-up people; empty for a paper that counts.
    pub mark: String,
    /// One behind the other; each goes its own way once it is printed.
    pub sheets: Vec<Sheet>,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// Over the double rule, the last line largest: "PEMERINTAH KOTA …". None for no head. On its
    /// left there is room for a coat of arms.
    pub lines: Vec<String>,
    /// Address and telephone, small; may be empty.
    pub contact: String,
}

/// Pages that belong together: they begin under the letterhead and are numbered by themselves.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// One below the other.
    pub blocks: Vec<Block>,
    /// At the foot of each page on the left; on the right stands "halaman x dari y".
    pub footer: String,
}

/// A part of a letter.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// What the paper is, in the middle, and smaller lines under it: number, filters, counts.
    Title(String, Vec<String>),
    /// The head of a letter: number and subject on the left, place and day on the right.
    Opening {
        /// "Nomor", "Lampiran", "Hal".
        pairs: Vec<Pair>,
        /// "Bontang Baru, 21 November 2026".
        dated: String,
        /// "Yth. …", line by line.
        recipient: Vec<String>,
    },
    /// Text over the whole width.
    Paragraph(String),
    /// What is what.
    Pairs(Vec<Pair>),
    /// Points one below the other.
    Items(Vec<Item>),
    /// A table over as many pages as it needs, its heading on each.
    Table(Table),
    /// One or two who sign side by side, and more below them; each whole on one page.
    Signatures(Vec<Signature>),
    /// A QR as large as a telephone likes it.
    Qr(String),
}

/// A label and what stands behind it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pair {
    /// "Nama".
    pub label: String,
    /// Siti Aminah.
    pub value: Value,
}

impl Pair {
    /// With a text; dots to write on where it is empty.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), value: Value::Text(text.into()) }
    }
}

/// What stands behind a label.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Set in as many lines as it needs; dots to write on where it is empty.
    Text(String),
    /// So many lines of dots, with room for a hand.
    Lines(u8),
    /// So many boxes for one character each, filled as far as the text goes.
    Boxes(u8, String),
    /// Boxes to tick, with a word each.
    Choices(Vec<String>),
}

/// A point of a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// Before the text.
    pub mark: Mark,
    /// In as many lines as it needs.
    pub text: String,
}

/// What stands before a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// "1.", counted by the place in the list.
    Number,
    /// A box to tick.
    Open,
    /// A box that is ticked.
    Ticked,
}

/// Rows under headings.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<TableColumn>,
    /// The rows; a missing cell is empty, one too many is left out.
    pub rows: Vec<Vec<String>>,
    /// At least so high, in millimetres: room to sign or to write.
    pub row_mm: u8,
    /// Whether the last row is a sum.
    pub sum: bool,
}

/// One who signs.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// Over the room to sign: place and day, "Mengetahui,", office.
    pub above: Vec<String>,
    /// Under it; dots where it is empty.
    pub name: String,
    /// Under the name: the number of a civil servant. May be empty.
    pub below: String,
}

/// A file for the printer, or the beginning of it.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterPdf {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Pages of the whole letter.
    pub pages: u32,
}

/// Only sizes: letters are about people.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let blocks: usize = self.sheets.iter().map(|sheet| sheet.blocks.len()).sum();
        write!(f, "Letter({} sheets, {blocks} blocks)", self.sheets.len())
    }
}

impl Letter {
    /// All pages.
    ///
    /// # Errors
    /// There is no sheet, or the PDF cannot be put together.
    pub fn print(&self) -> Result<LetterPdf, PaperError> {
        self.bind(usize::MAX)
    }

    /// Only the first page, as it would come out.
    ///
    /// # Errors
    /// As [`Letter::print`].
    pub fn first_page(&self) -> Result<LetterPdf, PaperError> {
        self.bind(1)
    }

    fn bind(&self, most: usize) -> Result<LetterPdf, PaperError> {
        let faces = Faces::get()?;
        let setter = |sheet| Setter::new(faces, self).set(sheet);
        let mut pages: Vec<_> = self.sheets.iter().flat_map(setter).collect();
        let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        pages.truncate(most);
        if pages.is_empty() {
            return Err(PaperError::Nothing);
        }
        let (title, size, images) = ("Lindung", self.size(), Default::default());
        let book = Book { title, size, forms: Vec::new(), pages, images };
        Ok(LetterPdf { pdf: book.bind(faces)?, pages: count })
    }

    /// Width and height in points.
    fn size(&self) -> (f32, f32) {
        let paper = if self.paper == Paper::Cr80 { Paper::A4 } else { self.paper };
        let (short, long) = paper.size();
        let (width, height) = if self.landscape { (long, short) } else { (short, long) };
        (crate::print::points(width), crate::print::points(height))
    }
}
