//! Lists of workers on the screen and in files.

use crate::bpjs;
use crate::contract::Nothing;
use crate::contract::roster::{
    ListWorkers, RosterFilter, RosterSort, WorkerMore, WorkerNumbers, Workers,
};
use crate::contract::village::Counts;
use crate::contract::worker::{CountLine, WorkerLine};
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::progress::Progress;
use columns::Column;
use lindung_domain::card::CardStage;
use lindung_domain::doubt::{Circumstances, passing};
use lindung_domain::money::Month;
use lindung_domain::number::Nik;
use lindung_domain::table::Occupations;
use lindung_domain::worker::WorkerState;
use lindung_store::{Acknowledgements, Doubtful, EntryId, Filter, Line, Sort, Store, SubjectId};
use std::collections::BTreeSet;

mod columns;
mod out;

pub(crate) use out::export;

pub(crate) fn list(
    desk: &mut Desk,
    request: ListWorkers,
    _: &mut Progress<'_>,
) -> Result<Workers, ApiError> {
    let work = desk.work()?;
    let (filter, sort) = (filter(&work, &request.filter)?, sort(request.sort.as_ref())?);
    let limit = request.limit.unwrap_or(u64::MAX);
    work.open.store.reading(|store| {
        let page = store.page(&filter, sort, limit, request.offset)?;
        let acknowledged = store.acknowledgements()?;
        let at = request.more.then(|| work.circumstances()).transpose()?;
        let workers = page.lines.into_iter().map(|line| {
            let state = line.state;
            let mut told = told(store, &acknowledged, line)?;
            told.more = at.as_ref().map(|at| more(store, &told, state, at)).transpose()?;
            Ok(told)
        });
        Ok(Workers { total: page.total, workers: workers.collect::<Result<_, ApiError>>()? })
    })
}

/// Everybody who passes, by number: what is chosen is chosen of all, not only of what is in sight.
pub(crate) fn numbers(
    desk: &mut Desk,
    request: ListWorkers,
    _: &mut Progress<'_>,
) -> Result<WorkerNumbers, ApiError> {
    let work = desk.work()?;
    let (filter, sort) = (filter(&work, &request.filter)?, sort(request.sort.as_ref())?);
    let all = work.open.store.ordered(&filter, sort)?;
    let [from, most] = [request.offset, request.limit.unwrap_or(u64::MAX)]
        .map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    let workers = all.iter().skip(from).take(most).map(|id| id.number()).collect();
    Ok(WorkerNumbers { workers })
}

/// What else the line of a worker can tell.
fn more(
    store: &Store,
    line: &WorkerLine,
    state: WorkerState,
    at: &Circumstances<'_>,
) -> Result<WorkerMore, ApiError> {
    let id = SubjectId::from_number(line.worker);
    let more = store.more(id)?;
    let (nik, born_on) = (Nik::parse(&line.nik).ok(), more.born_on.parse().ok());
    Ok(WorkerMore {
        doubt: more.doubt
            || !passing(nik, born_on, at).is_empty()
            || bpjs::is_in_doubt(store, id, state)?,
        hamlet: more.hamlet,
        sex: more.sex,
        born_on: more.born_on,
        card: more.card,
        until: Some(more.until_month).filter(|month| !month.is_empty()),
    })
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
        more: None,
    })
}

/// The name of an occupation; what was written where it is no code.
pub(crate) fn occupation_name(code: &str) -> String {
    Occupations::built_in().by_code(code).map_or(code, |occupation| &occupation.name).to_owned()
}

pub(crate) fn filter(work: &Work<'_>, asked: &RosterFilter) -> Result<Filter, ApiError> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let state = given(&asked.state).map(|key| {
        WorkerState::from_key(&key).ok_or_else(|| ApiError::new("no_state").with("state", key))
    });
    let card = given(&asked.card).map(|key| {
        CardStage::from_key(&key).ok_or_else(|| ApiError::new("no_card_state").with("state", key))
    });
    let occupation = given(&asked.occupation).map(|text| {
        Occupations::built_in().match_words(&text).map_or(text.clone(), |o| o.code.clone())
    });
    let month = Month::of(work.today()).plain();
    let village = [work.open.village, work.open.called()?.code];
    let doubt = match asked.doubt {
        Some(true) => {
            let written_of = bpjs::in_doubt(&work.open.store)?;
            Some(Doubtful { village, on: work.today(), written_of })
        }
        _ => None,
    };
    let named = asked.workers.as_ref().map(|numbers| {
        numbers.iter().map(|number| SubjectId::from_number(*number)).collect::<Vec<_>>()
    });
    let group = asked.group.map(|group| of_group(work, EntryId::from_number(group))).transpose()?;
    Ok(Filter {
        search: given(&asked.search),
        rt: given(&asked.rt),
        rw: given(&asked.rw),
        occupation,
        state: state.transpose()?,
        funding: asked.funding.map(|source| (SubjectId::from_number(source), month)),
        card: card.transpose()?,
        doubt,
        workers: named.or(group),
    })
}

/// The workers that an import touched, in the order of the file.
fn of_group(work: &Work<'_>, group: EntryId) -> Result<Vec<SubjectId>, ApiError> {
    let (mut roots, mut once) = (Vec::new(), BTreeSet::new());
    for (_, subject) in work.open.store.group(group)? {
        let root = work.open.store.root_of(subject)?;
        if once.insert(root) {
            roots.push(root);
        }
    }
    Ok(roots)
}

fn sort(asked: Option<&RosterSort>) -> Result<Option<Sort>, ApiError> {
    let Some(asked) = asked else { return Ok(None) };
    let column = Column::named(&asked.by)?;
    let by = column.sort.ok_or_else(|| ApiError::new("no_column").with("column", &asked.by))?;
    Ok(Some(Sort { by, descending: asked.descending }))
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
