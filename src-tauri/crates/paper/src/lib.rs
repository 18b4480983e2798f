//! Paper: what leaves the printer. Texts and bytes come in, the bytes of a PDF go out.
//!
//! Absent from here: rules of the domain, signing, the clock, files. The same data give the same
//! bytes, in this process and in the next one.

#![expect(clippy::disallowed_types, reason = "points on paper are fractions; no money comes here")]

mod calibrate;
mod card;
mod card_back;
mod card_front;
mod draw;
mod error;
mod fit;
mod font;
mod letter;
mod photo;
mod portable;
mod print;
mod qr;
mod sheet;
mod words;

pub use calibrate::{Measured, calibration_sheet};
pub use card::Card;
pub use error::PaperError;
pub use letter::{
    Block, Item, Letter, LetterPdf, Letterhead, Mark, Pair, Sheet, Signature, Table, TableColumn,
    Value,
};
pub use print::{MAX_CARDS_PER_FILE, MAX_PHOTO_BYTES_PER_FILE, Printed, cards};
pub use sheet::{Calibration, Paper, Placed, SheetLayout, Side, pages, pages_of};
