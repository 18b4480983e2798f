//! Which lines are people.

use super::shape;
use crate::alias;
use crate::reading::Places;
use crate::{Cell, Column, Sheet};

/// A NIK cell with so many digits is a person, whatever else stands in the line.
const SURE: usize = 10;

/// What begins the block of signatures below a list; nothing after it is a person unless it
/// has a number like a NIK.
const SIGNING: &str = "mengetahui menyetujui disetujui diketahui mengesahkan dibuat ttd";

/// What sums up or explains.
const SUMMING: &str = "jumlah total subtotal rekapitulasi catatan nip";

/// Who signs, in words that begin a line.
const OFFICES: &str = "ketua kepala lurah camat sekretaris perbekel keuchik petugas pendata plt pj";

/// The rows of people from `first` on, from 0.
pub(super) fn people(sheet: &Sheet, first: usize, places: &Places) -> Vec<u32> {
    let mut people = Vec::new();
    let mut is_signed = false;
    for row in first..sheet.height() {
        let get = |column| places.of(column).map_or(Cell::EMPTY, |index| sheet.cell(row, index));
        let nik = get(Column::Nik);
        let is_person = if shape::digits(nik.text) >= SURE {
            true
        } else {
            is_signed = is_signed || begins_signatures(sheet, row);
            !is_signed && is_unsure_person(sheet, row, places, nik)
        };
        if let (true, Ok(row)) = (is_person, u32::try_from(row)) {
            people.push(row);
        }
    }
    people
}

/// A line whose NIK is missing or poor.
fn is_unsure_person(sheet: &Sheet, row: usize, places: &Places, nik: Cell<'_>) -> bool {
    let name = places.of(Column::Name).map_or(Cell::EMPTY, |index| sheet.cell(row, index));
    if is_sum(sheet, row) || is_repeated_header(nik, name) {
        return false;
    }
    if shape::digits(nik.text) > 0 {
        return !is_numbering(sheet, row);
    }
    let (nik, name) = (nik.trimmed(), name.trimmed());
    if is_mark(name) || is_office(name) || is_office(nik) || shape::is_place_and_date(name) {
        return false;
    }
    let is_other = |column: &Column| {
        !matches!(column, Column::No | Column::Name | Column::Nik)
            && places.of(*column).is_some_and(|index| !sheet.cell(row, index).is_blank())
    };
    !is_mark(nik) || Column::ALL.iter().any(is_other)
}

/// Nothing, or a dash or dots that mean nothing.
fn is_mark(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric())
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    split.map(str::to_lowercase)
}

fn begins(text: &str, list: &str) -> bool {
    let first = words(text).next();
    first.is_some_and(|first| list.split_ascii_whitespace().any(|word| word == first))
}

/// "Mengetahui," or "(…………………)" in a line that holds little else.
fn begins_signatures(sheet: &Sheet, row: usize) -> bool {
    let filled = || sheet.row(row).filter(|cell| !cell.is_blank());
    let is_signing = |cell: Cell<'_>| {
        let text = cell.trimmed();
        let is_line = text.starts_with('(') && text.ends_with(')') && text.len() > 4;
        begins(text, SIGNING) || (is_line && is_mark(text))
    };
    filled().count() <= 3 && filled().any(is_signing)
}

/// "Jumlah: 320" at the beginning of the line.
fn is_sum(sheet: &Sheet, row: usize) -> bool {
    let first = sheet.row(row).find(|cell| !cell.is_blank());
    first.is_some_and(|cell| begins(cell.trimmed(), SUMMING))
}

/// "Ketua RT 003" where a name should be. No name begins so.
fn is_office(text: &str) -> bool {
    begins(text, SIGNING)
        || begins(text, SUMMING)
        || (begins(text, OFFICES) && words(text).count() > 1)
}

/// The header again, at the top of a printed page.
fn is_repeated_header(nik: Cell<'_>, name: Cell<'_>) -> bool {
    let is = |cell: Cell<'_>, column| {
        alias::column_of(cell.trimmed()).is_some_and(|found| found.0 == column)
    };
    is(nik, Column::Nik) || (is(name, Column::Name) && (nik.is_blank() || is(nik, Column::Nik)))
}

/// "(1) (2) (3) (4)" below the header of an official form.
fn is_numbering(sheet: &Sheet, row: usize) -> bool {
    let number = |cell: Cell<'_>| {
        let text = cell.trimmed().trim_matches(['(', ')', '.', '[', ']']);
        text.parse::<u16>().ok()
    };
    let filled: Vec<Option<u16>> =
        sheet.row(row).filter(|cell| !cell.is_blank()).map(number).collect();
    filled.len() > 1
        && filled.iter().all(Option::is_some)
        && filled.windows(2).all(|pair| match pair {
            [Some(before), Some(after)] => before < after,
            _ => false,
        })
}
