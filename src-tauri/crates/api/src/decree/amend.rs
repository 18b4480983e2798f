//! Amending decrees: other months or places, and the memberships that follow.

use super::places::{self, AT_ONCE, selves};
use crate::contract::programme::{AmendDecree, Amended, FollowDecree};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::{day, month, required};
use lindung_domain::funding::Decree;
use lindung_domain::money::{Month, MonthRange};
use lindung_domain::op::programme::DecreeAmended;
use lindung_domain::op::text::FromMonth;
use lindung_domain::op::{MembershipEnded, MembershipStarted, Op};
use lindung_domain::worker::{Membership, Worker, WorkerState};
use lindung_store::{About, Draft, Recording, SubjectId};
use std::collections::BTreeSet;

pub(crate) fn amend(
    desk: &mut Desk,
    request: AmendDecree,
    progress: &mut Progress<'_>,
) -> Result<Amended, ApiError> {
    let work = desk.work()?;
    let id = SubjectId::from_number(request.decree);
    let decree = work.own_decree(id)?;
    let until_month = request.until.as_deref().map(month).transpose()?;
    if until_month.is_some_and(|until| until <= decree.issued.from_month) {
        return Err(ApiError::new("bad_enrolment"));
    }
    let amended = DecreeAmended {
        number: required(&request.number)?,
        dated: day(&request.dated)?,
        from_month: month(&request.from)?,
        until_month,
        places: request.places,
    };
    let mut after = decree.clone();
    after.amendments.push(amended.clone());
    let holders = holders(&work, &decree, &after)?;
    let reason = work.words.sentence("decree_shortened", &[]);
    let (author, total) = (work.author(), holders.len() as u64);
    work.open.store.record_with(&author, |recording| {
        recording.add(Draft { about: About::Known(id), op: Op::DecreeAmended(amended) })?;
        let mut told = Amended { lengthened: 0, shortened: 0 };
        for (done, holder) in (1_u64..).zip(holders) {
            follow(recording, holder, &decree, &after, &reason, &mut told)?;
            if done.checked_rem(AT_ONCE) == Some(0) {
                recording.settle()?;
                progress.step(done, total)?;
            }
        }
        Ok(told)
    })
}

/// Says the memberships of those who hold places to the decree's end. Who was given a place on one
/// laptop beside an amendment on another has one that ends as the decree did before.
pub(crate) fn follow_now(
    desk: &mut Desk,
    request: FollowDecree,
    progress: &mut Progress<'_>,
) -> Result<Amended, ApiError> {
    let work = desk.work()?;
    let decree = work.valid_decree(SubjectId::from_number(request.decree))?;
    let held = work.open.store.held(decree.issued.label, decree.months().until().prev())?;
    let mut holders = BTreeSet::new();
    for held in held {
        holders.extend(selves(&work, held.worker)?.into_iter().map(|(id, _)| id));
    }
    let (author, total) = (work.author(), holders.len() as u64);
    work.open.store.record_with(&author, |recording| {
        let mut told = Amended { lengthened: 0, shortened: 0 };
        for (done, id) in (1_u64..).zip(holders) {
            let worker = recording.worker(id)?;
            if let Some(from_month) = lacks_from(worker, &decree) {
                let (programmes, until_month) = (decree.issued.programmes, decree.months().until());
                let started = MembershipStarted { programmes, from_month, until_month };
                let op = Op::MembershipStarted(started);
                recording.add(Draft { about: About::Known(id), op })?;
                told.lengthened = told.lengthened.saturating_add(1);
            }
            if done.checked_rem(AT_ONCE) == Some(0) {
                recording.settle()?;
                progress.step(done, total)?;
            }
        }
        Ok(told)
    })
}

/// The first month of the decree for which somebody holds a place to its end and has no membership
/// any more. None of one whose cover was ended on purpose.
pub(crate) fn lacks_from(worker: &Worker, decree: &Decree) -> Option<Month> {
    let (label, months) = (decree.issued.label, decree.months());
    let mut places = worker.places.iter().filter(|((of, _), _)| *of == label);
    let (_, place) = places.find(|(_, place)| place.holds(months.until().prev()))?;
    let last = worker.memberships.values().max_by_key(|membership| membership.until_month());
    if worker.state() >= WorkerState::Moved || last.is_some_and(|last| last.ended.is_some()) {
        return None;
    }
    let from = last.map_or(place.from_month, |last| last.until_month().max(place.from_month));
    months.contains(from).then_some(from)
}

/// Whose membership the decree reached to the end: each registration as it was.
fn holders(
    work: &Work<'_>,
    before: &Decree,
    after: &Decree,
) -> Result<BTreeSet<SubjectId>, ApiError> {
    let (old, new) = (before.months().until(), after.months().until());
    let mut ids = BTreeSet::new();
    if old == new {
        return Ok(ids);
    }
    // Whoever holds a place in the last month of the shorter run, or in one that falls away.
    for month in MonthRange::new(old.min(new).prev(), old).iter() {
        for held in work.open.store.held(before.issued.label, month)? {
            ids.extend(selves(work, held.worker)?.into_iter().map(|(id, _)| id));
        }
    }
    Ok(ids)
}

/// A membership is a fact about a worker of its own: it cannot be read from the decree by the
/// fold, which sees one subject at a time. So it is said anew where the decree changes its months.
fn follow(
    recording: &mut Recording<'_>,
    id: SubjectId,
    before: &Decree,
    after: &Decree,
    reason: &str,
    told: &mut Amended,
) -> Result<(), ApiError> {
    let worker = recording.worker(id)?;
    if matches!(worker.state(), WorkerState::Voided | WorkerState::Died | WorkerState::Moved) {
        return Ok(());
    }
    let (label, old, new) = (before.issued.label, before.months().until(), after.months().until());
    let mut places = worker.places.iter();
    let about = About::Known(id);
    if old < new && places.any(|((of, _), place)| *of == label && place.holds(old.prev())) {
        if let Some(started) = places::membership(worker, after, old) {
            recording.add(Draft { about, op: Op::MembershipStarted(started) })?;
            told.lengthened = told.lengthened.saturating_add(1);
        }
    } else if new < old && !places.any(|((of, _), place)| *of != label && place.holds(new)) {
        // What would begin later never was, so that it can be said again; what runs on ends.
        let (never, run): (Vec<&Membership>, Vec<&Membership>) = worker
            .memberships
            .values()
            .filter(|m| m.months.from() < old && m.until_month() > new)
            .partition(|m| m.months.from() >= new);
        let void = |m: &Membership| Op::MembershipVoided(FromMonth { from_month: m.months.from() });
        let mut ops: Vec<Op> = never.into_iter().map(void).collect();
        if !run.is_empty() {
            let ended = MembershipEnded { from_month: new, reason: reason.to_owned() };
            ops.push(Op::MembershipEnded(ended));
        }
        told.shortened = told.shortened.saturating_add(u64::from(!ops.is_empty()));
        for op in ops {
            recording.add(Draft { about, op })?;
        }
    }
    Ok(())
}
