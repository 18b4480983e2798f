//! What waits to be done today: one answer to all of it, counted by the store and not by looking at
//! everybody.

use crate::background::backup;
use crate::claim;
use crate::contract::Nothing;
use crate::contract::roster::RosterFilter;
use crate::contract::task::{Task, TaskKind, Tasks};
use crate::cover;
use crate::decree::ending;
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::roster;
use crate::sign_in::CODE_CHECKED_ON;
use crate::validation;
use crate::village::{office, pending};
use chrono::NaiveDate;
use lindung_domain::card::CardStage;
use lindung_domain::money::Month;
use lindung_log::At;
use lindung_store::SubjectId;

/// So often somebody looks whether the paper with the recovery code is still there.
const DRILL_DAYS: u64 = 365;
/// Work of a week may be done again; more is a pity.
const BACKUP_DAYS: u64 = 7;

pub(crate) fn list(desk: &mut Desk, _: Nothing, _: &mut Progress<'_>) -> Result<Tasks, ApiError> {
    let work = desk.work()?;
    let mut tasks = places(&work)?;
    tasks.push(claim_papers(&work)?);
    tasks.extend(bills(&work)?);
    tasks.push(not_billed(&work)?);
    let behind = cover::standings(&work, Month::of(work.today()))?.behind;
    tasks.push(counted(TaskKind::Behind, behind));
    let doubtful = RosterFilter { doubt: Some(true), ..RosterFilter::default() };
    tasks.push(passing(&work, TaskKind::Doubts, &doubtful)?);
    let printed = Some(CardStage::Printed.key().to_owned());
    let waiting = RosterFilter { card: printed, ..RosterFilter::default() };
    tasks.push(passing(&work, TaskKind::Cards, &waiting)?);
    tasks.push(counted(TaskKind::Worklist, work.open.store.count_waiting()?));
    let left = validation::left(&work, Month::of(work.today()))?;
    let month = Some(Month::of(work.today()).plain());
    tasks.push(Task { month, ..counted(TaskKind::Validation, left) });
    tasks.push(unacknowledged(&work)?);
    tasks.push(not_kept(&work)?);
    tasks.push(drill(&work)?);
    tasks.retain(|task| task.count > 0);
    tasks.sort_by(|one, other| (one.kind, &one.month).cmp(&(other.kind, &other.month)));
    Ok(Tasks { tasks })
}

fn counted(kind: TaskKind, count: u64) -> Task {
    Task { kind, count, of: Vec::new(), month: None, days: None }
}

/// People whom the roster shows with this filter.
fn passing(work: &Work<'_>, kind: TaskKind, asked: &RosterFilter) -> Result<Task, ApiError> {
    Ok(counted(kind, work.open.store.roster_total(&roster::filter(work, asked)?)?))
}

fn these(kind: TaskKind, of: Vec<SubjectId>) -> Task {
    let of: Vec<i64> = of.into_iter().map(SubjectId::number).collect();
    Task { of: of.clone(), ..counted(kind, of.len() as u64) }
}

/// Whole days up to today; none of a day that is still to come, whatever the clock says.
fn days(work: &Work<'_>, since: NaiveDate) -> u64 {
    u64::try_from(work.today().signed_duration_since(since).num_days()).unwrap_or(0)
}

fn places(work: &Work<'_>) -> Result<Vec<Task>, ApiError> {
    let ends = ending::all(work)?.into_iter().map(|(until, people)| {
        let new_year = until.month() == 1;
        let kind = if new_year { TaskKind::PlacesEndAtNewYear } else { TaskKind::PlacesEnd };
        Task { month: Some(until.plain()), ..counted(kind, people.len() as u64) }
    });
    Ok(ends.collect())
}

/// Claims that wait for papers, for how long the oldest.
fn claim_papers(work: &Work<'_>) -> Result<Task, ApiError> {
    let waiting = claim::lacking_papers(work)?;
    let oldest = waiting.iter().map(|(_, since)| days(work, *since)).max();
    let claims = waiting.into_iter().map(|(claim, _)| claim).collect();
    Ok(Task { days: oldest, ..these(TaskKind::ClaimPapers, claims) })
}

/// Bills that are not paid: those whose day has passed, and those whose day is to come.
fn bills(work: &Work<'_>) -> Result<[Task; 2], ApiError> {
    let holidays = work.holidays()?;
    let (mut overdue, mut unpaid, mut oldest) = (Vec::new(), Vec::new(), None);
    for (bill, from) in work.open.store.bills_unpaid()? {
        let due = holidays.due(from).on;
        if due < work.today() {
            oldest = oldest.max(Some(days(work, due)));
            overdue.push(bill);
        } else {
            unpaid.push(bill);
        }
    }
    let overdue = Task { days: oldest, ..these(TaskKind::BillOverdue, overdue) };
    Ok([overdue, these(TaskKind::BillUnpaid, unpaid)])
}

/// Decrees that hold this month, with people in them, and no bill for it.
fn not_billed(work: &Work<'_>) -> Result<Task, ApiError> {
    let (store, month) = (&work.open.store, Month::of(work.today()));
    let mut decrees = Vec::new();
    for id in store.subjects_of_kind("decree")? {
        let decree = work.decree(id)?;
        let label = decree.issued.label;
        let holds = decree.voided.is_none() && decree.months().contains(month);
        if holds && !store.is_billed(label, month)? && store.held_count(label, month)? > 0 {
            decrees.push(id);
        }
    }
    Ok(Task { month: Some(month.plain()), ..these(TaskKind::BillNotMade, decrees) })
}

/// What the office has not acknowledged; nothing as long as there is no office.
fn unacknowledged(work: &Work<'_>) -> Result<Task, ApiError> {
    let count = if office(work)?.is_some() { pending(work)? } else { 0 };
    let (store, log) = (&work.open.store, &work.open.device);
    let first = recorded_on(work, store.acknowledged()?.next(log))?;
    let days = first.map(|day| days(work, day));
    Ok(Task { days, ..counted(TaskKind::Pending, count) })
}

/// What stands in no backup, once the last one is old.
fn not_kept(work: &Work<'_>) -> Result<Task, ApiError> {
    let (since, entries) = backup::since(work)?;
    let days = since.map(|day| days(work, day));
    let due = days.is_none_or(|days| days >= BACKUP_DAYS);
    Ok(Task { days, ..counted(TaskKind::Backup, if due { entries } else { 0 }) })
}

fn drill(work: &Work<'_>) -> Result<Task, ApiError> {
    let store = &work.open.store;
    let shown = store.meta(CODE_CHECKED_ON)?.and_then(|day| day.parse().ok());
    // Where nobody ever did, it has been due since this laptop began.
    let begun = recorded_on(work, 0)?;
    let days = shown.or(begun).map_or(0, |day| days(work, day));
    let due = shown.is_none() || days > DRILL_DAYS;
    Ok(counted(TaskKind::Drill, if due { days.max(1) } else { 0 }))
}

/// The day of an entry of this laptop's log.
fn recorded_on(work: &Work<'_>, seq: u64) -> Result<Option<NaiveDate>, ApiError> {
    let store = &work.open.store;
    let entry = store.id_at(At::new(work.open.device, seq));
    let at = entry.map(|entry| store.recorded_at(entry)).transpose()?.flatten();
    Ok(at.map(date_of))
}
