//! Finding the list of people in a spreadsheet made by hand.

mod content;
mod header;
mod rows;
mod shape;

use std::collections::BTreeMap;

use self::header::Header;
use crate::reading::Places;
use crate::{By, Column, ColumnGuess, Reading, Sheet, SheetError};

/// Finds the sheet with the list, its header, its columns and its rows.
///
/// `wanted` is what the officer said of columns (`--map nik=C`): a header as it stands in the
/// file, a column's letter, or nothing where the list has no such column. The others are guessed,
/// by their headers and then by what their cells look like. OpenSID's coded columns keep their
/// codes: `sex` gives "1" and "2", `pekerjaan_id` is [`Column::OccupationCode`].
///
/// # Errors
///
/// `no_list` if no sheet has a column of NIKs or of names, `column_not_found` if a wanted
/// column does not exist, `empty` if there are no sheets.
pub fn recognise<'a>(
    sheets: &'a [Sheet],
    wanted: &BTreeMap<Column, String>,
) -> Result<Reading<'a>, SheetError> {
    if sheets.is_empty() {
        return Err(SheetError::Empty);
    }
    let headers: Vec<_> = sheets.iter().map(|sheet| header::find(sheet, wanted)).collect();
    // Of two lists with an equally good header the longer one: the other is the example.
    let best = headers
        .iter()
        .zip(sheets)
        .enumerate()
        .filter_map(|(index, (header, sheet))| Some((header.as_ref()?.score, sheet, index)))
        .max_by_key(|(score, sheet, index)| (*score, sheet.height(), std::cmp::Reverse(*index)));
    let index = match best {
        Some((_, _, index)) => index,
        None => content::sheet_without_header(sheets).unwrap_or(0),
    };
    let mut reading = recognise_sheet(sheets, index, wanted)?;
    reading.other_lists = headers
        .iter()
        .zip(sheets)
        .enumerate()
        .filter(|(other, (header, _))| *other != index && header.is_some())
        .map(|(_, (_, sheet))| sheet.name().to_owned())
        .collect();
    Ok(reading)
}

/// As [`recognise`], on the sheet that the officer chose.
///
/// # Errors
///
/// Those of [`recognise`].
pub fn recognise_sheet<'a>(
    sheets: &'a [Sheet],
    index: usize,
    wanted: &BTreeMap<Column, String>,
) -> Result<Reading<'a>, SheetError> {
    let sheet = sheets.get(index).ok_or(SheetError::NoList)?;
    let header = header::find(sheet, wanted);
    let first = header.as_ref().map_or(0, |header| header.last.saturating_add(1));
    let labels = header.as_ref().map(|header| header.labels.clone()).unwrap_or_default();
    let mut columns = asked(sheet, &labels, wanted)?;
    if let Some(Header { found, .. }) = &header {
        by_alias(&mut columns, found, &labels);
    }
    content::refine(sheet, first, &labels, &mut columns);
    columns.retain(|column, _| !wanted.get(column).is_some_and(|text| text.trim().is_empty()));
    // Words below each other are names only if something says so.
    let said = |guess: &ColumnGuess| guess.by != By::Content;
    if !columns.contains_key(&Column::Nik) && !columns.get(&Column::Name).is_some_and(said) {
        return Err(SheetError::NoList);
    }
    let places = Places::new(&columns);
    let people = rows::people(sheet, first, &places);
    let unmapped = labels
        .iter()
        .enumerate()
        .filter(|(index, label)| !label.is_empty() && !is_taken(&columns, *index))
        .map(|(index, label)| (index, label.clone()))
        .collect();
    Ok(Reading {
        sheet: index,
        sheet_name: sheet.name(),
        header_row: header.and_then(|header| u32::try_from(header.last.saturating_add(1)).ok()),
        columns,
        unmapped,
        other_lists: Vec::new(),
        source: sheet,
        places,
        people,
    })
}

fn is_taken(columns: &BTreeMap<Column, ColumnGuess>, index: usize) -> bool {
    columns.values().any(|guess| guess.index == index)
}

fn label(labels: &[String], index: usize) -> String {
    labels.get(index).cloned().unwrap_or_default()
}

/// The columns that the officer named, by header or else by letter.
fn asked(
    sheet: &Sheet,
    labels: &[String],
    wanted: &BTreeMap<Column, String>,
) -> Result<BTreeMap<Column, ColumnGuess>, SheetError> {
    let mut columns = BTreeMap::new();
    for (column, text) in wanted.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let not_found = || SheetError::ColumnNotFound { column: *column, asked: text.clone() };
        let index = header::position(labels, text)
            .or_else(|| letters(text).filter(|index| *index < sheet.width()))
            .ok_or_else(not_found)?;
        let guess = ColumnGuess { index, header: label(labels, index), by: By::Asked };
        columns.insert(*column, guess);
    }
    Ok(columns)
}

/// "A" is 0, "AB" is 27, as spreadsheet programs name columns.
fn letters(text: &str) -> Option<usize> {
    let text = text.trim();
    if text.is_empty() || text.len() > 3 {
        return None;
    }
    let mut index = 0_usize;
    for letter in text.bytes() {
        let letter = letter.to_ascii_uppercase();
        let digit = letter.is_ascii_uppercase().then(|| letter.checked_sub(b'A'))??;
        index = index.checked_mul(26)?.checked_add(usize::from(digit))?.checked_add(1)?;
    }
    index.checked_sub(1)
}

fn by_alias(
    columns: &mut BTreeMap<Column, ColumnGuess>,
    found: &BTreeMap<Column, usize>,
    labels: &[String],
) {
    for (column, index) in found {
        if !columns.contains_key(column) && !is_taken(columns, *index) {
            let guess = ColumnGuess { index: *index, header: label(labels, *index), by: By::Alias };
            columns.insert(*column, guess);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_are_read_as_spreadsheet_programs_name_columns() {
        let table = [
            ("A", Some(0)),
            ("c", Some(2)),
            (" Z ", Some(25)),
            ("AA", Some(26)),
            ("XFD", Some(16_383)),
            ("", None),
            ("C3", None),
            ("NAMA", None),
        ];
        for (text, index) in table {
            assert_eq!(letters(text), index, "{text:?}");
        }
    }
}
