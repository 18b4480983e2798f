//! The header: the line that names the most columns, maybe together with the one below it.

use std::collections::BTreeMap;

use super::shape;
use crate::alias::{self, BY_WORDS, Rank};
use crate::{Column, Sheet};

/// A header stands within so many lines from the top, titles and blank lines included.
const LOOK: usize = 60;

/// Columns further right than this have no header that matters.
const WIDEST: usize = 512;

/// A header found on a sheet.
pub(super) struct Header {
    /// Its lowest row, from 0.
    pub(super) last: usize,
    /// How well it fits; only for comparing.
    pub(super) score: usize,
    /// For each column what stands above it; "Alamat / RT" where the header has two lines.
    pub(super) labels: Vec<String>,
    /// The columns named, by position.
    pub(super) found: BTreeMap<Column, usize>,
}

/// Finds the header among the first lines of a sheet.
pub(super) fn find(sheet: &Sheet, wanted: &BTreeMap<Column, String>) -> Option<Header> {
    let rows = || 0..sheet.height().min(LOOK);
    // Single lines first: a title above the header gives a pair that is no better.
    let singles = rows().filter_map(|row| single(sheet, row, wanted));
    let pairs = rows().filter_map(|row| pair(sheet, row, wanted));
    let mut best: Option<Header> = None;
    for header in singles.chain(pairs) {
        if best.as_ref().is_none_or(|best| header.score > best.score) {
            best = Some(header);
        }
    }
    best
}

/// The column of that header, as it stands or however it is spelt.
pub(super) fn position(labels: &[String], text: &str) -> Option<usize> {
    let same = |label: &&String| label.trim().to_lowercase() == text.trim().to_lowercase();
    let alike = |label: &&String| {
        let folded = alias::fold(label);
        !folded.is_empty() && folded == alias::fold(text)
    };
    let at = |is: &dyn Fn(&&String) -> bool| labels.iter().position(|label| is(&label));
    at(&same).or_else(|| at(&alike))
}

fn single(sheet: &Sheet, row: usize, wanted: &BTreeMap<Column, String>) -> Option<Header> {
    let labels: Vec<String> = texts(sheet, row);
    let named = labels.iter().map(|label| alias::column_of(label)).collect::<Vec<_>>();
    judge(sheet, row, labels, &named, wanted)
}

/// A header of two lines: "Alamat" merged over "Jalan", "RT", "RW".
fn pair(sheet: &Sheet, row: usize, wanted: &BTreeMap<Column, String>) -> Option<Header> {
    let (upper, lower) = (texts(sheet, row), texts(sheet, row.checked_add(1)?));
    if upper.iter().all(String::is_empty) || lower.iter().all(String::is_empty) {
        return None;
    }
    let mut labels = Vec::new();
    let mut named = Vec::new();
    let mut above = "";
    for index in 0..upper.len().max(lower.len()) {
        let own = upper.get(index).map_or("", String::as_str);
        let below = lower.get(index).map_or("", String::as_str);
        if !own.is_empty() {
            above = own;
        }
        // The lower line may only divide what the upper one says. Where it stands beneath
        // "NIK" or "Nama" it is already the first person.
        let is_person = matches!(alias::column_of(own), Some((Column::Nik | Column::Name, _)));
        if (is_person && !below.is_empty()) || shape::digits(below) > 5 {
            return None;
        }
        if below.is_empty() {
            labels.push(own.to_owned());
            named.push(alias::column_of(own));
        } else {
            let both = format!("{above} {below}");
            named.push(divided(above, below, &both));
            labels.push(both.trim().to_owned());
        }
    }
    judge(sheet, row.checked_add(1)?, labels, &named, wanted)
}

/// What the lower line says within the upper one: "Tanggal" below "Tempat / Tgl Lahir" is the
/// date of birth. "L" below "Jenis Kelamin" is no column of the sex: ticks stand there.
fn divided(above: &str, below: &str, both: &str) -> Option<(Column, Rank)> {
    let birth = above.to_lowercase().contains("lahir").then(|| format!("{below} lahir"));
    birth
        .and_then(|text| alias::column_of(&text))
        .or_else(|| alias::column_of(below))
        .or_else(|| alias::column_of(both).filter(|(_, rank)| *rank < BY_WORDS))
}

fn texts(sheet: &Sheet, row: usize) -> Vec<String> {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    sheet.row(row).take(WIDEST).map(|cell| clean(cell.trimmed())).collect()
}

fn judge(
    sheet: &Sheet,
    last: usize,
    labels: Vec<String>,
    named: &[Option<(Column, Rank)>],
    wanted: &BTreeMap<Column, String>,
) -> Option<Header> {
    let mut best: BTreeMap<Column, (Rank, usize)> = BTreeMap::new();
    for (index, name) in named.iter().enumerate() {
        let Some((column, rank)) = *name else { continue };
        let entry = best.entry(column).or_insert((rank, index));
        *entry = (*entry).min((rank, index));
    }
    let asked = wanted.values().filter(|text| !text.trim().is_empty());
    let asked = asked.filter(|text| position(&labels, text).is_some()).count();
    let score = best.iter().map(|(column, (rank, _))| weight(*column, *rank)).sum::<usize>();
    let score = score.saturating_add(asked.saturating_mul(8));
    let found: BTreeMap<_, _> =
        best.into_iter().map(|(column, (_, index))| (column, index)).collect();
    let is_header = asked > 0
        || is_list(&found)
        || found.get(&Column::Nik).is_some_and(|index| {
            let below = sheet.cell(last.saturating_add(1), *index);
            shape::digits(below.text) >= 10
        });
    is_header.then_some(Header { last, score, labels, found })
}

/// A NIK or a name, and another column that is no running number.
fn is_list(found: &BTreeMap<Column, usize>) -> bool {
    let others = found.keys().filter(|column| **column != Column::No).count();
    (found.contains_key(&Column::Nik) || found.contains_key(&Column::Name)) && others > 1
}

/// The NIK and the name tell a list of people from any other table.
fn weight(column: Column, rank: Rank) -> usize {
    let base: usize = if column == Column::Nik {
        7
    } else if column == Column::Name {
        5
    } else if column == Column::No {
        1
    } else {
        2
    };
    base.saturating_add(usize::from(rank < BY_WORDS))
}
