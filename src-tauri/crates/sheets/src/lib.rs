//! Spreadsheets in (xlsx, xls, ods, csv) and out (xlsx, csv), as texts.
//!
//! This crate knows what village officers' lists look like, and nothing of what their cells
//! mean: it finds the sheet, the header, the columns and the rows of people, and hands over
//! texts. Whether a text is a good NIK or a date is for the caller to judge.
//!
//! Three steps: [`read`] a file into [`Sheet`]s, [`recognise`] the list in them, and
//! [`report`] the same spreadsheet back with a remark beside each row. [`export_xlsx`] and
//! [`export_csv`] write any other table.

mod alias;
mod column;
mod error;
mod read;
mod reading;
mod recognise;
mod sheet;
mod write;

pub use column::Column;
pub use error::SheetError;
pub use read::{MAX_BYTES, MAX_CELLS, read, read_bytes};
pub use reading::{By, ColumnGuess, Reading, Row};
pub use recognise::{recognise, recognise_sheet};
pub use sheet::{Cell, CellKind, Sheet};
pub use write::{Mark, Remark, export_csv, export_xlsx, report};
