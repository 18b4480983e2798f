//! The roster as it is shown, in a spreadsheet or on the village's paper.

use super::columns::{Column, USUAL};
use super::{filter, more, sort, told};
use crate::card::in_words;
use crate::contract::roster::ExportRoster;
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::letter::{self, counted, masked, narrowed, say, with};
use crate::progress::Progress;
use lindung_paper::{Block, Table, TableColumn};
use std::path::Path;

/// How often the progress is told.
const STEP: usize = 500;
/// More columns than these lie across the paper.
const UPRIGHT: usize = 6;

pub(crate) fn export(
    desk: &mut Desk,
    request: ExportRoster,
    progress: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let mut work = desk.work()?;
    let path = Path::new(&request.path);
    let ends = |kind: &str| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(kind));
    let (bytes, what, people) = if ends("pdf") {
        work.on_paper();
        let rows = rows(&work, &request, &columns(&request, false)?, progress)?;
        let people = rows.len();
        (paper(&work, &request, rows)?, "roster.pdf", people)
    } else {
        let columns = columns(&request, true)?;
        let rows = rows(&work, &request, &columns, progress)?;
        let headings: Vec<String> =
            columns.iter().map(|column| work.words.sentence(column.heading, &[])).collect();
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let written = if ends("csv") {
            lindung_sheets::export_csv(&headings, &rows)
        } else {
            let widths: Vec<u16> = columns.iter().map(|column| column.width).collect();
            lindung_sheets::export_xlsx("Pekerja", &headings, &rows, &widths)
        };
        let what = if ends("csv") { "roster.csv" } else { "roster.xlsx" };
        (written.map_err(ApiError::from)?, what, rows.len())
    };
    // Recorded first: a list that left the program is never without its entry.
    work.record_export(what, people)?;
    file::write(path, &bytes)
}

/// The columns asked for. In a spreadsheet RT and RW stand each by itself, as it is sorted there.
fn columns(request: &ExportRoster, apart: bool) -> Result<Vec<&'static Column>, ApiError> {
    if request.columns.is_empty() {
        return USUAL.iter().map(|name| Column::named(name)).collect();
    }
    let asked = request.columns.iter().flat_map(|name| match name.as_str() {
        "place" if apart => vec!["rt", "rw"],
        name => vec![name],
    });
    asked.map(Column::named).collect()
}

/// What stands in the columns, worker by worker.
fn rows(
    work: &Work<'_>,
    request: &ExportRoster,
    columns: &[&Column],
    progress: &mut Progress<'_>,
) -> Result<Vec<Vec<String>>, ApiError> {
    let store = &work.open.store;
    let ids = store.ordered(&filter(work, &request.filter)?, sort(request.sort.as_ref())?)?;
    let (acknowledged, at) = (store.acknowledgements()?, work.circumstances()?);
    let mut rows = Vec::with_capacity(ids.len());
    for (place, id) in ids.iter().enumerate() {
        if place.is_multiple_of(STEP) {
            progress.step(place as u64, ids.len() as u64)?;
        }
        let line = store.line(*id)?;
        let state = line.state;
        let line = told(store, &acknowledged, line)?;
        let more = more(store, &line, state, &at)?;
        rows.push(columns.iter().map(|column| (column.text)(work, &line, &more)).collect());
    }
    Ok(rows)
}

/// The list under the village's head. A NIK is masked unless the whole was asked for.
fn paper(
    work: &Work<'_>,
    request: &ExportRoster,
    mut rows: Vec<Vec<String>>,
) -> Result<Vec<u8>, ApiError> {
    if rows.is_empty() {
        return Err(ApiError::new("nobody_on_paper"));
    }
    let columns = columns(request, false)?;
    if let Some(nik) = columns.iter().position(|column| column.name == "nik")
        && !request.numbers
    {
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(nik)) {
            *cell = masked(cell);
        }
    }
    let (title, people) = (say("roster_title"), rows.len().to_string());
    let mut under = narrowed(work, &request.filter)?;
    under.push(with("people_on", &[("people", &people), ("day", &in_words(work.today()))]));
    let headings = columns.iter().map(|column| work.words.sentence(column.heading, &[]));
    let headings = std::iter::once(TableColumn::new(say("no")).right())
        .chain(headings.map(TableColumn::new))
        .collect();
    let table = Table { columns: headings, rows: counted(rows.into_iter()), ..Table::default() };
    let blocks = vec![
        Block::Title(title.clone(), under),
        Block::Table(table),
        Block::Signatures(vec![work.head(&[&work.place_and_day()?])?]),
    ];
    let paper = letter::paper(request.paper.as_deref())?;
    let mut sheet = work.letter(paper, vec![work.sheet(&title, blocks)])?;
    sheet.landscape = columns.len() > UPRIGHT;
    Ok(letter::print(&sheet)?.pdf)
}
