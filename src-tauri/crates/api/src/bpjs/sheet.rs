//! Writing the bulk sheet "Data TK Baru": who goes in, the files, and the fact that they were sent.

use super::{enrolment, is_here, rejection};
use crate::contract::Remark;
use crate::contract::bpjs::{BpjsExported, ExportBpjs};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use crate::worker::month;
use crate::{remark, roster};
use lindung_domain::bpjs::{
    Codes, HEADERS, Listed, ROWS_A_FILE, Stage, TITLE, WIDTHS, file_names, row,
};
use lindung_domain::details::Field;
use lindung_domain::money::{Month, Rupiah, Tariff};
use lindung_domain::number::Nik;
use lindung_domain::op::Op;
use lindung_domain::op::bpjs::SubmissionWritten;
use lindung_domain::worker::Worker;
use lindung_store::{About, Draft, SubjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How often the progress is told.
const STEP: u64 = 500;

/// Who goes in, by NIK so that nobody is in it twice, and what they lack.
#[derive(Default)]
struct Chosen {
    rows: BTreeMap<Nik, [String; 11]>,
    again: BTreeSet<Nik>,
    without_birth: u64,
    without_code: u64,
}

pub(crate) fn export(
    desk: &mut Desk,
    request: ExportBpjs,
    progress: &mut Progress<'_>,
) -> Result<BpjsExported, ApiError> {
    let mut work = desk.work()?;
    if !(1..=12).contains(&request.months) {
        return Err(ApiError::new("bad_months"));
    }
    let codes = work.bpjs_codes()?;
    let mut exported = BpjsExported::default();
    let chosen = choose(&work, &request, &codes, &mut exported, progress)?;
    exported.people = chosen.rows.len() as u64;
    exported.again = chosen.again.len() as u64;
    exported.doubts = doubts(&work, &codes, &chosen);
    if request.dry_run {
        return Ok(exported);
    }
    if chosen.rows.is_empty() {
        return Err(ApiError::new("nobody_to_send"));
    }
    let (people, again) = (chosen.rows.keys().copied().collect::<BTreeSet<_>>(), chosen.again);
    let written = SubmissionWritten {
        label: work.label(),
        written_on: work.today(),
        months: request.months,
        first: people.difference(&again).copied().collect(),
        again,
    };
    let rows: Vec<[String; 11]> = chosen.rows.into_values().collect();
    write(&mut work, Path::new(&request.folder), written, &rows, &mut exported)?;
    Ok(exported)
}

/// The month whose tariff counts.
fn tariff_month(work: &Work<'_>, request: &ExportBpjs) -> Result<Month, ApiError> {
    request.from.as_deref().map_or_else(|| Ok(Month::of(work.today())), month)
}

/// Whom the officer means: each once.
fn whom(
    work: &Work<'_>,
    request: &ExportBpjs,
    month: Month,
) -> Result<BTreeSet<SubjectId>, ApiError> {
    let store = &work.open.store;
    let mut whom = BTreeSet::new();
    if let Some(decree) = request.decree {
        let label = work.valid_decree(SubjectId::from_number(decree))?.issued.label;
        whom.extend(store.held(label, month)?.into_iter().map(|held| held.worker));
    }
    let filter = match &request.filter {
        None if request.decree.is_some() => return Ok(whom),
        None => lindung_store::Filter::default(),
        Some(asked) => roster::filter(work, asked)?,
    };
    for line in store.roster(&filter, u64::MAX, 0)? {
        whom.insert(store.root_of(line.id)?);
    }
    Ok(whom)
}

fn choose(
    work: &Work<'_>,
    request: &ExportBpjs,
    codes: &Codes,
    exported: &mut BpjsExported,
    progress: &mut Progress<'_>,
) -> Result<Chosen, ApiError> {
    let store = &work.open.store;
    let (month, tariffs) = (tariff_month(work, request)?, work.tariffs()?);
    let no_tariff = || ApiError::new("no_tariff").with("month", month.words());
    let tariff = tariffs.on(month).ok_or_else(no_tariff)?;
    let whom = whom(work, request, month)?;
    let (words, of) = (store.bpjs_words()?, whom.len() as u64);
    let mut chosen = Chosen::default();
    for (done, id) in (1_u64..).zip(whom) {
        if done.is_multiple_of(STEP) {
            progress.step(done, of)?;
        }
        let worker = store.worker(id)?;
        let words = words.get(&id).map_or(&[][..], Vec::as_slice);
        let at = enrolment(words);
        let uncorrected = || -> Result<bool, ApiError> {
            let Some((_, word)) = rejection(words, &at) else { return Ok(false) };
            Ok(!request.uncorrected && !store.corrected_after(id, word.order)?)
        };
        let left_out = match at.stage {
            _ if !is_here(worker.state()) => &mut exported.gone,
            Stage::Sent => &mut exported.waiting,
            Stage::Accepted => &mut exported.accepted,
            Stage::Rejected if uncorrected()? => &mut exported.uncorrected,
            Stage::Unsent | Stage::Rejected => {
                chosen.add(&worker, tariff, codes, request.months, at.stage == Stage::Rejected);
                continue;
            }
        };
        *left_out = left_out.saturating_add(1);
    }
    progress.step(of, of)?;
    Ok(chosen)
}

impl Chosen {
    fn add(&mut self, worker: &Worker, tariff: &Tariff, codes: &Codes, months: u32, again: bool) {
        let details = &worker.details;
        let Some(nik) = details.nik() else { return };
        let bracket = tariff.bracket(worker.income()).or_else(|| tariff.bracket(Rupiah::ZERO));
        let base = bracket.map(|bracket| bracket.base).unwrap_or_default();
        let occupation = details.get(Field::Occupation).unwrap_or_default();
        let count = |is: bool, what: &mut u64| *what = what.saturating_add(u64::from(is));
        count(details.born_on().is_none(), &mut self.without_birth);
        count(codes.occupation(occupation).is_empty(), &mut self.without_code);
        self.rows.insert(nik, row(&Listed { details, base }, codes, months));
        if again {
            self.again.insert(nik);
        }
    }
}

/// Written all the same; the officer looks again before it goes to BPJSTK.
fn doubts(work: &Work<'_>, codes: &Codes, chosen: &Chosen) -> Vec<Remark> {
    let no_location = if codes.location().is_empty() { chosen.rows.len() as u64 } else { 0 };
    let counted = [
        ("bpjs_no_location", no_location),
        ("bpjs_no_occupation_code", chosen.without_code),
        ("bpjs_no_birth", chosen.without_birth),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let told = counted
        .map(|(code, count)| remark::with(work.words, code, &[("count", count.to_string())]));
    told.collect()
}

/// Records that the people were sent and writes the files: both, or neither.
fn write(
    work: &mut Work<'_>,
    folder: &Path,
    written: SubmissionWritten,
    rows: &[[String; 11]],
    exported: &mut BpjsExported,
) -> Result<(), ApiError> {
    if !folder.is_dir() {
        return Err(ApiError::new("no_folder"));
    }
    let files = rows.chunks(ROWS_A_FILE);
    let names = file_names(work.open.village, &written, files.len());
    let paths: Vec<PathBuf> = names.into_iter().map(|name| folder.join(name)).collect();
    let author = work.author();
    let done = work.open.store.together(|store| {
        let op = Op::SubmissionWritten(written);
        let changes = store.record(&author, vec![Draft { about: About::New, op }])?;
        for (path, rows) in paths.iter().zip(files) {
            let bytes = lindung_sheets::export_xlsx(TITLE, &HEADERS, rows, &WIDTHS)?;
            let made = file::write(path, &bytes)?;
            exported.files.push(made.file);
        }
        Ok::<_, ApiError>(changes.subjects.first().map(|id| id.number()))
    });
    if done.is_err() {
        // What was not recorded as sent is not left lying about to be sent.
        for path in &paths {
            std::fs::remove_file(path).ok();
        }
    }
    exported.id = done?;
    Ok(())
}
