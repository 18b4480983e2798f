//! The officer's own spreadsheet back, with what became of each row beside it.

use std::collections::BTreeMap;

use super::book::{Book, Page};
use crate::{Cell, CellKind, Reading, Sheet, SheetError};

/// What became of a row, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// All is well.
    #[default]
    None,
    /// Saved, and to be looked at: yellow.
    Doubtful,
    /// Not saved: red.
    Refused,
}

/// What is written beside a row.
#[derive(Clone, PartialEq, Eq)]
pub struct Remark {
    /// The reason in the officer's language.
    pub text: String,
    /// What became of the row.
    pub mark: Mark,
}

/// The header of the column that is added.
const HEADER: &str = "Keterangan";

/// Makes the same spreadsheet as xlsx, every line where it was, with a column "Keterangan"
/// behind the list; `remarks` by line of the file, from 1.
///
/// Texts stay texts. Numbers stay numbers: a NIK that Excel kept as one has lost its 16th
/// digit, and as a text of 16 digits it would pass for a good one when the corrected report
/// is imported. Dates become `12-08-1985`.
///
/// # Errors
///
/// `not_written` if a sheet is too large for xlsx.
pub fn report(
    sheets: &[Sheet],
    reading: &Reading<'_>,
    remarks: &BTreeMap<u32, Remark>,
) -> Result<Vec<u8>, SheetError> {
    let mut book = Book::new();
    let nothing = BTreeMap::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let is_list = index == reading.sheet;
        let mut page = book.page(sheet.name())?;
        let header = reading.header_row.filter(|_| is_list);
        let header = header.and_then(|line| (line as usize).checked_sub(1));
        copy(&mut page, sheet, header, if is_list { remarks } else { &nothing })?;
        if is_list {
            finish_list(&mut page, sheet, header, remarks)?;
        }
        book.push(page);
    }
    book.finish()
}

fn copy(
    page: &mut Page,
    sheet: &Sheet,
    header: Option<usize>,
    remarks: &BTreeMap<u32, Remark>,
) -> Result<(), SheetError> {
    for (column, width) in widths(sheet, header.unwrap_or(0)).into_iter().enumerate() {
        page.width(column, width)?;
    }
    for row in 0..sheet.height() {
        let mark = remark(remarks, row).map_or(Mark::None, |remark| remark.mark);
        for (column, cell) in sheet.row(row).enumerate() {
            if header == Some(row) {
                page.header(row, column, cell.text)?;
            } else {
                put(page, row, column, cell, mark)?;
            }
        }
    }
    Ok(())
}

/// Wide enough for each column's texts, from `first` on: the titles above run over their
/// neighbours and must not widen their column.
fn widths(sheet: &Sheet, first: usize) -> Vec<u16> {
    let mut widths = vec![4_u16; sheet.width()];
    for row in first..sheet.height() {
        for (width, cell) in widths.iter_mut().zip(sheet.row(row)) {
            let characters = u16::try_from(cell.text.len()).unwrap_or(u16::MAX).saturating_add(2);
            *width = characters.clamp(*width, 42);
        }
    }
    widths
}

fn put(
    page: &mut Page,
    row: usize,
    column: usize,
    cell: Cell<'_>,
    mark: Mark,
) -> Result<(), SheetError> {
    match cell.kind {
        // An empty cell of a tinted row is tinted too.
        CellKind::Empty if mark == Mark::None => Ok(()),
        CellKind::Empty | CellKind::Text => page.text(row, column, cell.text, mark),
        CellKind::Number => page.number(row, column, cell.text, mark),
        CellKind::Date => page.text(row, column, &local_date(cell.text), mark),
    }
}

/// Adds the remarks and keeps the header in sight.
fn finish_list(
    page: &mut Page,
    sheet: &Sheet,
    header: Option<usize>,
    remarks: &BTreeMap<u32, Remark>,
) -> Result<(), SheetError> {
    let column = sheet.width();
    page.width(column, 60)?;
    if let Some(header) = header {
        page.header(header, column, HEADER)?;
        page.freeze(header.saturating_add(1))?;
    }
    for row in 0..sheet.height() {
        if let Some(remark) = remark(remarks, row) {
            for empty in sheet.row(row).len()..column {
                put(page, row, empty, Cell::EMPTY, remark.mark)?;
            }
            page.text(row, column, &remark.text, remark.mark)?;
        }
    }
    Ok(())
}

fn remark(remarks: &BTreeMap<u32, Remark>, row: usize) -> Option<&Remark> {
    let line = u32::try_from(row).ok()?.checked_add(1)?;
    remarks.get(&line)
}

/// "1985-08-12" as an officer writes it.
fn local_date(iso: &str) -> String {
    let (date, time) = iso.split_once('T').unwrap_or((iso, ""));
    let mut parts = date.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return iso.to_owned();
    };
    format!("{day}-{month}-{year} {time}").trim_end().to_owned()
}
