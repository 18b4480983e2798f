//! Lists of workers on the screen and in files.

use crate::contract::Nothing;
use crate::contract::village::{Counts, FileWritten};
use crate::contract::worker::{
    CountLine, ExportRoster, ListWorkers, RosterFilter, WorkerLine, Workers,
};
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use lindung_domain::card::CardStage;
use lindung_domain::table::Occupations;
use lindung_domain::worker::WorkerState;
use lindung_store::{Acknowledgements, EntryId, Filter, Line, Store, SubjectId};
use std::collections::BTreeSet;
use std::path::Path;

pub(crate) fn list(
    desk: &mut Desk,
    request: ListWorkers,
    _: &mut Progress<'_>,
) -> Result<Workers, ApiError> {
    let mut work = desk.work()?;
    if let Some(group) = request.filter.group {
        return of_group(&mut work, EntryId::from_number(group), &request);
    }
    let filter = filter(&request.filter)?;
    let limit = request.limit.unwrap_or(u64::MAX);
    work.open.store.reading(|store| {
        let lines = store.roster(&filter, limit, request.offset)?;
        let shown = lines.len() as u64;
        // A page that is not full, and not beyond the end, is the last one.
        let last = shown < limit && (shown > 0 || request.offset == 0);
        let total = match last {
            true => request.offset.saturating_add(shown),
            false => store.roster_total(&filter)?,
        };
        let acknowledged = store.acknowledgements()?;
        let workers = lines.into_iter().map(|line| told(store, &acknowledged, line));
        Ok(Workers { total, workers: workers.collect::<Result<_, ApiError>>()? })
    })
}

/// The workers that an import touched, in the order of the file.
fn of_group(
    work: &mut Work<'_>,
    group: EntryId,
    request: &ListWorkers,
) -> Result<Workers, ApiError> {
    let (mut subjects, mut once) = (Vec::new(), BTreeSet::new());
    for (_, subject) in work.open.store.group(group)? {
        let root = work.open.store.root_of(subject)?;
        if once.insert(root) {
            subjects.push(root);
        }
    }
    let total = subjects.len() as u64;
    let limit = usize::try_from(request.limit.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let offset = usize::try_from(request.offset).unwrap_or(usize::MAX);
    let page = subjects.into_iter().skip(offset).take(limit);
    let workers = page.map(|subject| line_of(work, subject)).collect::<Result<_, _>>()?;
    Ok(Workers { total, workers })
}

/// The line of one worker.
pub(crate) fn line_of(work: &mut Work<'_>, id: SubjectId) -> Result<WorkerLine, ApiError> {
    let store = &work.open.store;
    told(store, &store.acknowledgements()?, store.line(id)?)
}

/// A line as the screen shows it; many at once share what the office acknowledged.
pub(crate) fn told(
    store: &Store,
    acknowledged: &Acknowledgements,
    line: Line,
) -> Result<WorkerLine, ApiError> {
    let acknowledged = store.acknowledged_at(acknowledged, line.id)?;
    Ok(WorkerLine {
        worker: line.id.number(),
        nik: line.nik,
        name: line.name,
        rt: line.rt,
        rw: line.rw,
        occupation: occupation_name(&line.occupation),
        state: line.state.key().to_owned(),
        acknowledged_on: acknowledged.map(|at| date_of(at).to_string()),
    })
}

/// The name of an occupation; what was written where it is no code.
pub(crate) fn occupation_name(code: &str) -> String {
    Occupations::built_in().by_code(code).map_or(code, |occupation| &occupation.name).to_owned()
}

pub(crate) fn filter(asked: &RosterFilter) -> Result<Filter, ApiError> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let state = given(&asked.state).map(|key| {
        WorkerState::from_key(&key).ok_or_else(|| ApiError::new("no_state").with("state", key))
    });
    let card = given(&asked.card).map(|key| {
        CardStage::from_key(&key).ok_or_else(|| ApiError::new("no_state").with("state", key))
    });
    let occupation = given(&asked.occupation).map(|text| {
        Occupations::built_in().match_words(&text).map_or(text.clone(), |o| o.code.clone())
    });
    Ok(Filter {
        search: given(&asked.search),
        rt: given(&asked.rt),
        rw: given(&asked.rw),
        occupation,
        state: state.transpose()?,
        card: card.transpose()?,
    })
}

pub(crate) fn counts(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<Counts, ApiError> {
    let counts = desk.work()?.open.store.counts()?.into_iter().map(|count| CountLine {
        rw: count.rw,
        rt: count.rt,
        occupation: occupation_name(&count.occupation),
        state: count.state.key().to_owned(),
        workers: count.workers,
    });
    Ok(Counts { counts: counts.collect() })
}

/// Headers of the written roster, by their codes in `assets/messages`, with widths in characters.
const HEADERS: [(&str, u16); 8] = [
    ("field_nik", 20),
    ("field_name", 32),
    ("field_rt", 6),
    ("field_rw", 6),
    ("field_occupation", 24),
    ("column_state", 16),
    ("column_acknowledged", 18),
    ("column_village", 28),
];

pub(crate) fn export(
    desk: &mut Desk,
    request: ExportRoster,
    progress: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let everybody = ListWorkers { filter: request.filter, limit: None, offset: 0 };
    let workers = list(desk, everybody, progress)?.workers;
    let mut work = desk.work()?;
    let village = work.open.called()?.in_full();
    let headers: Vec<String> =
        HEADERS.iter().map(|(code, _)| work.words.sentence(code, &[])).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let rows: Vec<[String; 8]> = workers
        .into_iter()
        .map(|line| {
            let state = work.words.sentence(&format!("state_{}", line.state), &[]);
            let acknowledged = line.acknowledged_on.unwrap_or_default();
            let (nik, name) = (line.nik, line.name);
            [nik, name, line.rt, line.rw, line.occupation, state, acknowledged, village.clone()]
        })
        .collect();
    let path = Path::new(&request.path);
    let csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let written = if csv {
        lindung_sheets::export_csv(&headers, &rows)
    } else {
        let widths: Vec<u16> = HEADERS.iter().map(|(_, width)| *width).collect();
        lindung_sheets::export_xlsx("Pekerja", &headers, &rows, &widths)
    };
    let bytes = written.map_err(ApiError::from)?;
    // Recorded first: a list that left the program is never without its entry.
    work.record_export(if csv { "roster.csv" } else { "roster.xlsx" }, rows.len())?;
    file::write(path, &bytes)
}
