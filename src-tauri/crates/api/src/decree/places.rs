//! Giving places and freeing them, and the list of those who wait.

use crate::contract::programme::{
    FreePlace, GivePlaces, JoinWaiting, LeaveWaiting, NextHolder, PlacesGiven,
};
use crate::contract::{Nothing, Remark};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::{month, required};
use crate::{remark, roster};
use lindung_domain::funding::Decree;
use lindung_domain::money::Month;
use lindung_domain::op::label::Label;
use lindung_domain::op::programme::{PlaceEnd, PlaceFreed, PlaceGiven, WaitingJoined, WaitingLeft};
use lindung_domain::op::{MembershipEnded, MembershipStarted, Op};
use lindung_domain::table::AgeLimits;
use lindung_domain::worker::{Worker, WorkerState};
use lindung_store::{About, Draft, Recording, SubjectId};
use std::collections::BTreeSet;

/// So many people are held in memory while places are given.
pub(super) const AT_ONCE: u64 = 1_000;

/// What came of giving places.
#[derive(Default)]
struct Tally {
    given: u64,
    already: u64,
    gone: u64,
    /// Outside the ages of the funding source.
    outside: u64,
    /// With a place in another decree in that month.
    elsewhere: u64,
}

pub(crate) fn give(
    desk: &mut Desk,
    request: GivePlaces,
    progress: &mut Progress<'_>,
) -> Result<PlacesGiven, ApiError> {
    let work = desk.work()?;
    let decree = work.valid_decree(SubjectId::from_number(request.decree))?;
    let from = month(&request.from)?;
    if !decree.months().contains(from) {
        return Err(ApiError::new("not_in_decree").with("months", decree.months().words()));
    }
    let ages = ages(&work, &decree)?;
    let whom = whom(&work, &request, &decree)?;
    let total = whom.len() as u64;
    let author = work.author();
    let tally = work.open.store.record_with(&author, |recording| {
        let mut tally = Tally::default();
        for (done, worker) in (1_u64..).zip(whom) {
            give_one(recording, worker, &decree, from, &ages, &mut tally)?;
            if done.checked_rem(AT_ONCE) == Some(0) {
                recording.settle()?;
                progress.step(done, total)?;
            }
        }
        Ok::<_, ApiError>(tally)
    })?;
    told(&work, &decree, from, &tally)
}

fn ages(work: &Work<'_>, decree: &Decree) -> Result<AgeLimits, ApiError> {
    let source = work.funding_of(decree.issued.funding)?;
    Ok(source.map(|source| source.terms.ages()).unwrap_or_default())
}

fn told(
    work: &Work<'_>,
    decree: &Decree,
    from: Month,
    tally: &Tally,
) -> Result<PlacesGiven, ApiError> {
    let doubts = doubts(work, decree, from, tally)?;
    Ok(PlacesGiven { given: tally.given, already: tally.already, gone: tally.gone, doubts })
}

/// To whom: each once.
fn whom(
    work: &Work<'_>,
    request: &GivePlaces,
    decree: &Decree,
) -> Result<BTreeSet<SubjectId>, ApiError> {
    let mut whom: BTreeSet<SubjectId> =
        request.workers.iter().map(|number| SubjectId::from_number(*number)).collect();
    if let Some(asked) = &request.filter {
        let lines = work.open.store.roster(&roster::filter(work, asked)?, u64::MAX, 0)?;
        whom.extend(lines.into_iter().map(|line| line.id));
    }
    let next = usize::try_from(request.waiting).unwrap_or(usize::MAX);
    let waiting = work.open.store.waiting_for(decree.issued.label)?;
    whom.extend(waiting.into_iter().take(next).map(|waiter| waiter.worker));
    whom.into_iter().map(|id| Ok(work.open.store.root_of(id)?)).collect()
}

/// A person's registrations, each as it was: a place or a wait stands with the one it was given to.
pub(super) fn selves(work: &Work<'_>, id: SubjectId) -> Result<Vec<(SubjectId, Worker)>, ApiError> {
    let store = &work.open.store;
    let root = store.root_of(id)?;
    let others = store.merged_into(root)?;
    let ids = std::iter::once(root).chain(others);
    ids.map(|id| Ok((id, store.worker(id)?))).collect()
}

fn give_one(
    recording: &mut Recording<'_>,
    id: SubjectId,
    decree: &Decree,
    from: Month,
    ages: &AgeLimits,
    tally: &mut Tally,
) -> Result<(), ApiError> {
    let worker = recording.worker(id)?;
    if matches!(worker.state(), WorkerState::Voided | WorkerState::Died | WorkerState::Moved) {
        tally.gone = tally.gone.saturating_add(1);
        return Ok(());
    }
    let label = decree.issued.label;
    let mut held = worker.places.iter().filter(|(_, place)| place.holds(from));
    let known = worker.places.contains_key(&(label, from));
    if known || held.clone().any(|((decree, _), _)| *decree == label) {
        tally.already = tally.already.saturating_add(1);
        return Ok(());
    }
    tally.elsewhere = tally.elsewhere.saturating_add(u64::from(held.next().is_some()));
    let age = worker.details.born_on().and_then(|born| from.first_day().years_since(born));
    let outside = age.is_some_and(|age| ages.is_above(age) || ages.is_below(age));
    tally.outside = tally.outside.saturating_add(u64::from(outside));
    tally.given = tally.given.saturating_add(1);
    let started = membership(worker, decree, from);
    let about = About::Known(id);
    let op = Op::PlaceGiven(PlaceGiven { decree: label, from_month: from });
    recording.add(Draft { about, op })?;
    if let Some(started) = started {
        recording.add(Draft { about, op: Op::MembershipStarted(started) })?;
    }
    Ok(())
}

/// The membership that goes with a place; none where one covers the month already.
pub(super) fn membership(
    worker: &Worker,
    decree: &Decree,
    from: Month,
) -> Option<MembershipStarted> {
    let covers =
        |m: &lindung_domain::worker::Membership| m.months.from() <= from && from < m.until_month();
    let known = worker.memberships.contains_key(&from) || worker.memberships.values().any(covers);
    let (programmes, until_month) = (decree.issued.programmes, decree.months().until());
    (!known).then_some(MembershipStarted { programmes, from_month: from, until_month })
}

/// Recorded all the same; the officer looks again.
fn doubts(
    work: &Work<'_>,
    decree: &Decree,
    from: Month,
    tally: &Tally,
) -> Result<Vec<Remark>, ApiError> {
    let held = work.open.store.held_count(decree.issued.label, from)?;
    let over = held.saturating_sub(decree.places(from).into());
    let counted = [
        ("places_exceeded", over),
        ("age_outside", tally.outside),
        ("paid_elsewhere", tally.elsewhere),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let told = counted.map(|(code, count)| {
        let facts = [("over", count.to_string()), ("month", from.words())];
        remark::with(work.words, code, &facts)
    });
    Ok(told.collect())
}

pub(crate) fn free(
    desk: &mut Desk,
    request: FreePlace,
    _: &mut Progress<'_>,
) -> Result<PlacesGiven, ApiError> {
    let work = desk.work()?;
    let whole = work.decree(SubjectId::from_number(request.decree))?;
    let decree = whole.issued.label;
    let end = PlaceEnd::ALL.into_iter().find(|end| end.key() == request.reason);
    let end = end.ok_or_else(|| ApiError::new("no_place_end"))?;
    let (id, from_month) = (SubjectId::from_number(request.worker), month(&request.from)?);
    let drafts = leaving(&work, id, Some(decree), from_month, end)?;
    if !drafts.iter().any(|draft| matches!(draft.op, Op::PlaceFreed(_))) {
        return Err(ApiError::new("no_place"));
    }
    let next = request.next.map(|next| next_holder(&work, &whole, next)).transpose()?;
    let ages = ages(&work, &whole)?;
    let author = work.author();
    // Together: either somebody holds the place, or both words can be said again.
    let tally = work.open.store.record_with(&author, |recording| {
        let mut tally = Tally::default();
        for draft in drafts {
            recording.add(draft)?;
        }
        if let Some((next, from)) = next {
            give_one(recording, next, &whole, from, &ages, &mut tally)?;
        }
        Ok::<_, ApiError>(tally)
    })?;
    told(&work, &whole, next.map_or(from_month, |(_, from)| from), &tally)
}

fn next_holder(
    work: &Work<'_>,
    decree: &Decree,
    next: NextHolder,
) -> Result<(SubjectId, Month), ApiError> {
    let from = month(&next.from)?;
    if !decree.months().contains(from) {
        return Err(ApiError::new("not_in_decree").with("months", decree.months().words()));
    }
    Ok((work.open.store.root_of(SubjectId::from_number(next.worker))?, from))
}

/// What frees a person's places from a month on, of one decree or of all, and ends the cover of
/// whoever holds none any more.
pub(crate) fn leaving(
    work: &Work<'_>,
    id: SubjectId,
    decree: Option<Label>,
    from_month: Month,
    end: PlaceEnd,
) -> Result<Vec<Draft>, ApiError> {
    let selves = selves(work, id)?;
    let runs = |place: &lindung_domain::funding::Place| {
        place.freed.is_none_or(|(until, _)| from_month < until)
    };
    // The decrees whose places run on, those that are meant and the others.
    let run = |worker: &Worker, meant: bool| -> BTreeSet<Label> {
        let places = worker.places.iter().filter(|(_, place)| runs(place));
        let decrees = places.map(|((of, _), _)| *of);
        decrees.filter(|of| decree.is_none_or(|decree| decree == *of) == meant).collect()
    };
    let stays = selves.iter().any(|(_, worker)| !run(worker, false).is_empty());
    let reason = work.words.sentence(&format!("place_{}", end.key()), &[]);
    let mut drafts = Vec::new();
    for (id, worker) in selves {
        let mut say = |op| drafts.push(Draft { about: About::Known(id), op });
        for decree in run(&worker, true) {
            say(Op::PlaceFreed(PlaceFreed { decree, from_month, end }));
        }
        if !stays && worker.memberships.values().any(|m| m.until_month() > from_month) {
            say(Op::MembershipEnded(MembershipEnded { from_month, reason: reason.clone() }));
        }
    }
    Ok(drafts)
}

pub(crate) fn join(
    desk: &mut Desk,
    request: JoinWaiting,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let decree = work.valid_decree(SubjectId::from_number(request.decree))?.issued.label;
    let id = work.open.store.root_of(SubjectId::from_number(request.worker))?;
    let worker = work.open.store.worker(id)?;
    if matches!(worker.state(), WorkerState::Voided | WorkerState::Died | WorkerState::Moved) {
        return Err(ApiError::new("voided"));
    }
    // Who changes places in the list has waited since the first word.
    let on = worker.waiting.get(&decree).map_or_else(|| work.today(), |waiting| waiting.on);
    let (rank, reason) = (request.rank, required(&request.reason)?);
    work.record_about(id, Op::WaitingJoined(WaitingJoined { decree, rank, on, reason }))?;
    Ok(Nothing {})
}

pub(crate) fn leave(
    desk: &mut Desk,
    request: LeaveWaiting,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let decree = work.decree(SubjectId::from_number(request.decree))?.issued.label;
    let selves = selves(&work, SubjectId::from_number(request.worker))?;
    let waits = selves.iter().find(|(_, worker)| worker.waiting.contains_key(&decree));
    let id = waits.map(|(id, _)| *id).ok_or_else(|| ApiError::new("not_waiting"))?;
    let reason = required(&request.reason)?;
    work.record_about(id, Op::WaitingLeft(WaitingLeft { decree, reason }))?;
    Ok(Nothing {})
}
