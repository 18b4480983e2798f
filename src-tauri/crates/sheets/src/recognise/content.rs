//! Columns known by their content: where there is no header, and where it says the wrong thing.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_taken, label, shape};
use crate::{By, Column, ColumnGuess, Sheet, alias};

/// So many lines tell what a column holds.
const SAMPLE: usize = 300;

/// The widest list that is looked at.
const WIDEST: usize = 512;

/// How many of a column's filled cells look like something.
#[derive(Default)]
struct Looks {
    filled: usize,
    long_numbers: usize,
    /// Distinct long numbers: members of a family share the family card's, never the NIK.
    different: usize,
    /// Long numbers of women, whose day of birth has 40 added: a family card's has not.
    women: usize,
    dates: usize,
    places_and_dates: usize,
    sexes: usize,
    rt_rw: usize,
    phones: usize,
    names: usize,
    codes: usize,
    marital: usize,
}

impl Looks {
    fn of(sheet: &Sheet, first: usize, column: usize) -> Self {
        let mut looks = Self::default();
        let mut numbers = BTreeSet::new();
        for row in first..sheet.height().min(first.saturating_add(SAMPLE)) {
            let cell = sheet.cell(row, column);
            let text = cell.trimmed();
            if text.is_empty() {
                continue;
            }
            let count = |is: bool, what: &mut usize| {
                *what = what.saturating_add(usize::from(is));
            };
            count(true, &mut looks.filled);
            if let Some(number) = shape::long_number(cell) {
                let day = number.get(6..8).and_then(|day| day.parse::<u8>().ok());
                count(true, &mut looks.long_numbers);
                count(day.is_some_and(|day| (41..=71).contains(&day)), &mut looks.women);
                numbers.insert(number);
            }
            count(shape::is_date(cell), &mut looks.dates);
            count(shape::is_place_and_date(text), &mut looks.places_and_dates);
            count(shape::is_sex(text), &mut looks.sexes);
            count(shape::is_rt_rw(text), &mut looks.rt_rw);
            count(shape::is_phone(text), &mut looks.phones);
            count(shape::is_name(text), &mut looks.names);
            count(text.parse::<u8>().is_ok(), &mut looks.codes);
            count(text.to_lowercase().contains("kawin"), &mut looks.marital);
        }
        looks.different = numbers.len();
        looks
    }

    /// Whether most filled cells (7 of 10) are of that look.
    fn mostly(&self, count: usize) -> bool {
        count > 0 && count.saturating_mul(10) >= self.filled.saturating_mul(7)
    }
}

/// The sheet with the most NIKs, where none has a header.
pub(super) fn sheet_without_header(sheets: &[Sheet]) -> Option<usize> {
    let niks = |sheet: &Sheet| {
        let columns = 0..sheet.width().min(WIDEST);
        columns.map(|column| Looks::of(sheet, 0, column).long_numbers).max().unwrap_or(0)
    };
    let counted = sheets.iter().map(niks).enumerate().filter(|(_, count)| *count > 0);
    counted.max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index))).map(|(index, _)| index)
}

/// Corrects what the headers said and adds what they did not say.
pub(super) fn refine(
    sheet: &Sheet,
    first: usize,
    labels: &[String],
    columns: &mut BTreeMap<Column, ColumnGuess>,
) {
    let width = sheet.width().min(WIDEST);
    let looks: Vec<Looks> = (0..width).map(|column| Looks::of(sheet, first, column)).collect();
    correct(columns, &looks);
    let mut guesses = Guesses { columns, looks: &looks, labels };
    guesses.long_numbers();
    guesses.add(Column::BirthPlaceAndDate, |l| l.mostly(l.places_and_dates), &["ttl", "lahir"]);
    if !guesses.columns.contains_key(&Column::BirthPlaceAndDate) {
        guesses.add(Column::BornOn, |l| l.mostly(l.dates), &["lahir", "tgl"]);
    }
    guesses.add(Column::Sex, |l| l.mostly(l.sexes), &["l", "p", "kelamin", "jenis"]);
    guesses.add(Column::RtRw, |l| l.mostly(l.rt_rw), &["rt", "rw", "alamat"]);
    guesses.add(Column::Phone, |l| l.mostly(l.phones), &[]);
    guesses.add(Column::Name, |l| l.mostly(l.names), &[]);
}

/// A header that its cells belie: place and date under "Tanggal Lahir", "003/01" under "RT",
/// codes under "Pekerjaan", "Kawin" under "Status".
fn correct(columns: &mut BTreeMap<Column, ColumnGuess>, looks: &[Looks]) {
    let says = |columns: &BTreeMap<Column, ColumnGuess>, column, is: fn(&Looks) -> bool| {
        let guess: Option<&ColumnGuess> = columns.get(&column);
        guess
            .filter(|guess| guess.by == By::Alias)
            .and_then(|guess| looks.get(guess.index))
            .is_some_and(is)
    };
    let mut rename = |from, to, is: fn(&Looks) -> bool| {
        if says(columns, from, is)
            && !columns.contains_key(&to)
            && let Some(guess) = columns.remove(&from)
        {
            columns.insert(to, ColumnGuess { by: By::Content, ..guess });
        }
    };
    rename(Column::BornOn, Column::BirthPlaceAndDate, |l| l.mostly(l.places_and_dates));
    rename(Column::BirthPlace, Column::BirthPlaceAndDate, |l| l.mostly(l.places_and_dates));
    rename(Column::BirthPlaceAndDate, Column::BornOn, |l| l.mostly(l.dates));
    rename(Column::Rt, Column::RtRw, |l| l.mostly(l.rt_rw));
    rename(Column::Occupation, Column::OccupationCode, |l| l.mostly(l.codes));
    if says(columns, Column::Status, |l| l.mostly(l.marital)) {
        columns.remove(&Column::Status);
    }
}

struct Guesses<'g> {
    columns: &'g mut BTreeMap<Column, ColumnGuess>,
    looks: &'g [Looks],
    labels: &'g [String],
}

impl Guesses<'_> {
    /// Adds the first free column of that look, if the list lacks it. A column whose header
    /// says something else stays alone, unless the header bears one of `hints`.
    fn add(&mut self, column: Column, is: fn(&Looks) -> bool, hints: &[&str]) {
        if self.columns.contains_key(&column) {
            return;
        }
        let fits = |index: &usize| {
            self.looks.get(*index).is_some_and(is)
                && !is_taken(self.columns, *index)
                && self.may_be(*index, hints)
        };
        if let Some(index) = (0..self.looks.len()).find(fits) {
            self.insert(column, index);
        }
    }

    fn may_be(&self, index: usize, hints: &[&str]) -> bool {
        let text = label(self.labels, index).to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        text.is_empty() || (alias::column_of(&text).is_none() && words.any(|w| hints.contains(&w)))
    }

    fn insert(&mut self, column: Column, index: usize) {
        let guess = ColumnGuess { index, header: label(self.labels, index), by: By::Content };
        self.columns.insert(column, guess);
    }

    /// The NIK, and where there is a second column of 16 digits the family card.
    fn long_numbers(&mut self) {
        let mut free: Vec<(usize, &Looks)> = self
            .looks
            .iter()
            .enumerate()
            .filter(|(index, looks)| {
                looks.mostly(looks.long_numbers) && !is_taken(self.columns, *index)
            })
            .filter(|(index, _)| self.may_be(*index, &["no", "nomor", "id", "identitas"]))
            .collect();
        free.sort_by_key(|(index, looks)| {
            std::cmp::Reverse((looks.women > 0, looks.different, std::cmp::Reverse(*index)))
        });
        let mut free = free.into_iter().map(|(index, _)| index);
        for column in [Column::Nik, Column::FamilyCard] {
            if !self.columns.contains_key(&column)
                && let Some(index) = free.next()
            {
                self.insert(column, index);
            }
        }
    }
}
