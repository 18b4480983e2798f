//! Takes a list from a spreadsheet: each row is registered, unchanged, doubtful or refused.

use crate::contract::Nothing;
use crate::contract::import::{DropWaiting, ImportList, Imported, Worklist};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::enrolment_op;
use lindung_domain::details::Details;
use lindung_domain::op::MembershipStarted;
use lindung_sheets::{Column, Reading, Row, Sheet};
use lindung_store::{Author, Draft, EntryId, Store};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

mod judge;
pub(crate) mod mend;
mod report;
mod row;
mod told;

use judge::{Fate, Judge, Judged};
pub(crate) use told::columns;

/// How often the progress is told.
const STEP: usize = 500;

pub(crate) fn run(
    desk: &mut Desk,
    request: ImportList,
    progress: &mut Progress<'_>,
) -> Result<Imported, ApiError> {
    let mut work = desk.work()?;
    let sheets = sheets(&request)?;
    let wanted = wanted_columns(&request.map)?;
    let reading = lindung_sheets::recognise(&sheets, &wanted).map_err(ApiError::from)?;
    let enrolment = request.enrolment.as_ref().map(enrolment_op).transpose()?;
    let corrections = &request.corrections;
    let mut rows = judge_rows(&work, &reading, corrections, enrolment.as_ref(), progress)?;
    let mut imported = told::count(&rows, &reading, work.words);
    imported.fates = told::fates(&rows, request.show, work.words);
    if !request.dry_run {
        imported.group = save(&mut work, &mut rows, progress)?.map(EntryId::number);
    }
    if let Some(out) = &request.report {
        report::write(&mut work, out, (&sheets, &reading), &rows, request.dry_run)?;
        imported.report = Some(out.clone());
    }
    Ok(imported)
}

/// The list: the table that was pasted, or what the file holds.
fn sheets(request: &ImportList) -> Result<Vec<Sheet>, ApiError> {
    if let Some(pasted) = &request.pasted {
        return lindung_sheets::read_bytes(pasted.as_bytes(), "").map_err(ApiError::from);
    }
    let path = Path::new(&request.path);
    if !path.is_file() {
        return Err(ApiError::new("no_file"));
    }
    lindung_sheets::read(path).map_err(ApiError::from)
}

pub(crate) fn worklist(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<Worklist, ApiError> {
    let work = desk.work()?;
    let rows = work.open.store.waiting()?.into_iter().map(|row| {
        Ok(crate::contract::import::WaitingRow {
            id: row.id,
            line: row.line,
            reason: crate::remark::of_code(work.words, &row.reason, None),
            details: serde_json::from_str(&row.details)
                .map_err(|_| ApiError::internal("worklist"))?,
        })
    });
    Ok(Worklist { rows: rows.collect::<Result<_, ApiError>>()? })
}

pub(crate) fn drop_waiting(
    desk: &mut Desk,
    request: DropWaiting,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    desk.work()?.open.store.drop_waiting(request.id)?;
    Ok(Nothing {})
}

/// The columns that the officer names.
pub(crate) fn wanted_columns(
    map: &BTreeMap<String, String>,
) -> Result<BTreeMap<Column, String>, ApiError> {
    map.iter()
        .map(|(key, place)| match Column::from_key(key) {
            Some(column) => Ok((column, place.clone())),
            None => Err(ApiError::new("no_such_field").with("field", key)),
        })
        .collect()
}

fn judge_rows(
    work: &Work<'_>,
    reading: &Reading<'_>,
    corrections: &BTreeMap<u32, Details>,
    enrolment: Option<&MembershipStarted>,
    progress: &mut Progress<'_>,
) -> Result<Vec<Judged>, ApiError> {
    let rows: Vec<_> = reading.rows().collect();
    let of = rows.len() as u64;
    progress.step(0, of)?;
    let at = work.circumstances()?;
    let read = |row: &Row<'_>| row::read(reading, row, corrections.get(&row.line()), &at);
    let read: Vec<_> = rows.par_iter().map(read).collect();
    let mut judge = Judge::new(&work.open.store, enrolment)?;
    let mut judged = Vec::with_capacity(rows.len());
    for (position, row) in read.into_iter().enumerate() {
        if position.is_multiple_of(STEP) {
            progress.step(position as u64, of)?;
        }
        judged.push(judge.row(row)?);
    }
    progress.step(of, of)?;
    Ok(judged)
}

/// Records the rows as one group, and the refused ones as work that waits. Until the last of them
/// stands, the officer may still stop it: then nothing was recorded.
fn save(
    work: &mut Work<'_>,
    rows: &mut [Judged],
    progress: &mut Progress<'_>,
) -> Result<Option<EntryId>, ApiError> {
    let mut drafts = Vec::with_capacity(rows.len());
    for row in rows.iter_mut() {
        row.draft(&mut drafts);
    }
    let author = work.author();
    let mut waiting = Vec::new();
    for row in rows.iter().filter(|row| row.fate == Fate::Refused) {
        let reason = row.kinds.first().copied().unwrap_or_default();
        waiting.push((row.line, reason, details_json(row.details())?));
    }
    work.open.store.together(|store| {
        let group = record(store, &author, drafts, progress)?;
        // Where nothing was recorded, the refused rows belong to no import that could be undone.
        store.add_waiting(group.unwrap_or(EntryId::from_number(0)), &waiting)?;
        Ok::<_, ApiError>(group)
    })
}

fn record(
    store: &mut Store,
    author: &Author,
    drafts: Vec<Draft>,
    progress: &mut Progress<'_>,
) -> Result<Option<EntryId>, ApiError> {
    if drafts.is_empty() {
        return Ok(None);
    }
    let of = drafts.len() as u64;
    store.record_with(author, |recording| {
        for (done, draft) in (0_u64..).zip(drafts) {
            if done.is_multiple_of(STEP as u64) {
                progress.step(done, of)?;
            }
            recording.add(draft)?;
        }
        Ok(Some(recording.group()))
    })
}

fn details_json(details: &Details) -> Result<String, ApiError> {
    serde_json::to_string(details).map_err(|_| ApiError::internal("worklist"))
}
