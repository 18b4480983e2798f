//! What is said of a list before and after it was taken.

use super::judge::{Fate, Judged};
use crate::contract::import::{ColumnGuess, ImportReason, Imported, ListColumn, RowFate};
use crate::remark;
use crate::words::Words;
use lindung_sheets::{By, Column, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// So many rows show what stands in a column.
const FIRST_ROWS: usize = 5;
/// Further to the right nobody looks.
const MOST_COLUMNS: usize = 60;

/// How many rows came to what, and what the columns were taken for.
pub(super) fn count(rows: &[Judged], reading: &Reading<'_>, words: &Words) -> Imported {
    let mut imported = Imported { rows: rows.len() as u64, ..Imported::default() };
    for row in rows {
        let counter = match row.fate {
            Fate::Registered => &mut imported.registered,
            Fate::Unchanged => &mut imported.unchanged,
            Fate::Doubtful => &mut imported.doubtful,
            Fate::Refused => &mut imported.refused,
        };
        *counter = counter.saturating_add(1);
        imported.corrected = imported.corrected.saturating_add(u64::from(row.corrected()));
        for kind in &row.kinds {
            let counter = imported.kinds.entry((*kind).to_owned()).or_default();
            *counter = counter.saturating_add(1);
        }
    }
    imported.sheet = reading.sheet_name.to_owned();
    imported.reasons = reasons(rows, words);
    imported.list = list(reading);
    imported.columns = columns(reading);
    imported.unused = reading.unmapped.iter().map(|(_, header)| header.clone()).collect();
    for name in &reading.other_lists {
        imported.unused.push(words.sentence("import_other_sheet", &[("sheet", name)]));
    }
    imported
}

/// Which column was taken for what.
pub(crate) fn columns(reading: &Reading<'_>) -> Vec<ColumnGuess> {
    let by = |by| match by {
        By::Alias => "alias",
        By::Content => "content",
        By::Asked => "asked",
    };
    let guess = |(column, guess): (&Column, &lindung_sheets::ColumnGuess)| ColumnGuess {
        column: column.key().to_owned(),
        header: guess.header.clone(),
        by: by(guess.by).to_owned(),
    };
    reading.columns.iter().map(guess).collect()
}

/// The rows to look at first, then the others, at most so many.
pub(super) fn fates(rows: &[Judged], show: u64, words: &Words) -> Vec<RowFate> {
    let show = usize::try_from(show).unwrap_or(usize::MAX);
    let (remarked, plain): (Vec<&Judged>, Vec<&Judged>) =
        rows.iter().partition(|row| !row.kinds.is_empty());
    remarked
        .into_iter()
        .chain(plain)
        .take(show)
        .map(|row| RowFate {
            line: row.line,
            fate: row.fate.key().to_owned(),
            kinds: row.kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            sentence: sentence(row, words),
            details: row.details().clone(),
        })
        .collect()
}

/// The fate and its reasons.
pub(super) fn sentence(row: &Judged, words: &Words) -> String {
    let fate = words.sentence(&format!("fate_{}", row.fate.key()), &[]);
    let reasons: Vec<String> = row.kinds.iter().map(|kind| said(kind, words)).collect();
    if reasons.is_empty() { fate } else { format!("{fate}: {}", reasons.join(" ")) }
}

/// Every reason with the rows it was found in, refusals first, the frequent ones in front.
fn reasons(rows: &[Judged], words: &Words) -> Vec<ImportReason> {
    let mut found: BTreeMap<(Fate, &str), u64> = BTreeMap::new();
    for row in rows {
        for kind in &row.kinds {
            let rows = found.entry((row.fate, *kind)).or_default();
            *rows = rows.saturating_add(1);
        }
    }
    let told = |((fate, kind), rows): ((Fate, &str), u64)| ImportReason {
        kind: kind.to_owned(),
        sentence: said(kind, words),
        fate: fate.key().to_owned(),
        rows,
    };
    let mut reasons: Vec<ImportReason> = found.into_iter().map(told).collect();
    reasons.sort_by(|one, other| {
        let rank = |reason: &ImportReason| reason.fate != Fate::Refused.key();
        (rank(one), other.rows).cmp(&(rank(other), one.rows))
    });
    reasons
}

/// The columns from the left, as far as any has a header or something in the first rows.
fn list(reading: &Reading<'_>) -> Vec<ListColumn> {
    let rows: Vec<Vec<String>> = reading
        .rows()
        .take(FIRST_ROWS)
        .map(|row| row.raw().map(|cell| cell.trimmed().to_owned()).collect())
        .collect();
    let taken = reading.columns.iter().map(|(column, guess)| (guess.index, Some(*column)));
    let taken: BTreeMap<usize, Option<Column>> = taken.collect();
    let known = reading.columns.values().map(|guess| (guess.index, guess.header.clone()));
    let others = reading.unmapped.iter().cloned();
    let headers: BTreeMap<usize, String> = known.chain(others).collect();
    let filled = rows.iter().flat_map(|row| row.iter().enumerate());
    let filled = filled.filter(|(_, text)| !text.is_empty()).map(|(index, _)| index);
    let shown: BTreeSet<usize> = headers.keys().copied().chain(filled).collect();
    let column = |index: usize| ListColumn {
        letter: letter(index),
        header: headers.get(&index).cloned().unwrap_or_default(),
        column: taken.get(&index).copied().flatten().map(|column| column.key().to_owned()),
        cells: rows.iter().map(|row| row.get(index).cloned().unwrap_or_default()).collect(),
    };
    shown.into_iter().take(MOST_COLUMNS).map(column).collect()
}

/// 0 is "A", 27 is "AB".
fn letter(index: usize) -> String {
    let last = u8::try_from(index % 26).map_or('?', |place| char::from(b'A'.saturating_add(place)));
    match (index / 26).checked_sub(1) {
        Some(before) => format!("{}{last}", letter(before)),
        None => last.to_string(),
    }
}

/// What a code says, of no field in particular: a row may differ in several.
fn said(kind: &str, words: &Words) -> String {
    let sentence = remark::of_code(words, kind, None).sentence;
    sentence.replace("{field}", &words.sentence("a_field", &[]))
}
