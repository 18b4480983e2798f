//! xlsx and xls, read by calamine and poured into our sheets cell by cell.

use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataRef, Reader, Sheet as Meta, SheetType, SheetVisible, Xls, XlsError,
    Xlsx, XlsxError,
};

use super::{compound, value};
use crate::sheet::{Budget, SheetBuilder};
use crate::{CellKind, Sheet, SheetError};

/// Streams each sheet: the dense table that calamine would build first can be made to fill
/// the memory by one cell in the last corner.
pub(super) fn xlsx(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, SheetError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_error(&error))?;
    let mut sheets = Vec::new();
    for name in visible(book.sheets_metadata()) {
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(xlsx_error(&error)),
        };
        let mut builder = SheetBuilder::new(&name, budget);
        while let Some(cell) = cells.next_cell().map_err(|error| xlsx_error(&error))? {
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            let (row, column) = cell.get_position();
            builder.put(row as usize, column as usize, |out| write_ref(out, cell.get_value()))?;
        }
        sheets.push(builder.finish()?);
    }
    Ok(sheets)
}

/// Reads the dense tables that calamine makes of the old binary format.
pub(super) fn xls(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, SheetError> {
    let tamed = compound::tamed(bytes)?;
    let mut book = Xls::new(Cursor::new(tamed)).map_err(|error| xls_error(&error))?;
    let mut sheets = Vec::new();
    for name in visible(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(|error| xls_error(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut builder = SheetBuilder::new(&name, budget);
        for (row, column, data) in range.used_cells() {
            let row = row.saturating_add(top as usize);
            let column = column.saturating_add(left as usize);
            builder.put(row, column, |out| write_data(out, data))?;
        }
        sheets.push(builder.finish()?);
    }
    Ok(sheets)
}

/// The worksheets that an officer can see; all of them if every one is hidden. Lists of
/// choices are often kept on hidden sheets.
fn visible(sheets: &[Meta]) -> Vec<String> {
    let tables = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let seen: Vec<_> = tables()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    if seen.is_empty() { tables().map(|sheet| sheet.name.clone()).collect() } else { seen }
}

fn write_ref(out: &mut String, data: &DataRef<'_>) -> CellKind {
    match data {
        DataRef::Empty => CellKind::Empty,
        DataRef::SharedString(text) => plain(out, text),
        DataRef::String(text) | DataRef::DurationIso(text) => plain(out, text),
        DataRef::Int(value) => whole(out, *value),
        DataRef::Float(value) => value::number(out, *value),
        DataRef::Bool(value) => boolean(out, *value),
        DataRef::DateTime(value) => value::date(out, *value),
        DataRef::DateTimeIso(text) => value::iso_date(out, text),
        DataRef::Error(error) => fault(out, error),
    }
}

fn write_data(out: &mut String, data: &Data) -> CellKind {
    match data {
        Data::Empty => CellKind::Empty,
        Data::String(text) | Data::DurationIso(text) => plain(out, text),
        Data::Int(value) => whole(out, *value),
        Data::Float(value) => value::number(out, *value),
        Data::Bool(value) => boolean(out, *value),
        Data::DateTime(value) => value::date(out, *value),
        Data::DateTimeIso(text) => value::iso_date(out, text),
        Data::Error(error) => fault(out, error),
    }
}

fn whole(out: &mut String, value: i64) -> CellKind {
    out.push_str(&value.to_string());
    CellKind::Number
}

fn plain(out: &mut String, text: &str) -> CellKind {
    out.push_str(text);
    CellKind::Text
}

fn boolean(out: &mut String, value: bool) -> CellKind {
    plain(out, if value { "TRUE" } else { "FALSE" })
}

fn fault(out: &mut String, error: &CellErrorType) -> CellKind {
    plain(out, &error.to_string())
}

fn xlsx_error(error: &XlsxError) -> SheetError {
    if matches!(error, XlsxError::Password) {
        SheetError::PasswordProtected
    } else {
        SheetError::Damaged
    }
}

fn xls_error(error: &XlsError) -> SheetError {
    if matches!(error, XlsError::Password) {
        SheetError::PasswordProtected
    } else {
        SheetError::Damaged
    }
}
