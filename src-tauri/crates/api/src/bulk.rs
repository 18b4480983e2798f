//! The same for many at once: one group of facts, said beforehand and taken back as a whole.

use crate::contract::roster::{BulkAct, BulkDone, BulkSkipped};
use crate::decree::places;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::form;
use crate::progress::Progress;
use crate::roster;
use crate::worker::month;
use lindung_domain::details::{Details, Field};
use lindung_domain::money::Month;
use lindung_domain::number::same_rt;
use lindung_domain::op::programme::PlaceEnd;
use lindung_domain::op::{Correction, MembershipStarted, Op};
use lindung_domain::worker::{Worker, WorkerState};
use lindung_store::{About, Draft, SubjectId};
use std::collections::BTreeMap;

/// How often the progress is told; so many people are held in memory while they are recorded.
const STEP: u64 = 500;
/// So many of those who are skipped are named.
const NAMED: usize = 5;

/// What is done.
enum Act {
    Extend { until: Month },
    End { from: Month, end: PlaceEnd },
    Move { to: Details },
}

/// What comes of it for one.
enum Fate {
    Done(Vec<Draft>),
    /// Why not.
    Skipped(&'static str),
}

impl Act {
    fn read(request: &BulkAct) -> Result<Self, ApiError> {
        match (&request.extend, &request.end, &request.place) {
            (Some(extend), None, None) => Ok(Self::Extend { until: month(&extend.until)? }),
            (None, Some(end), None) => {
                let apart = [PlaceEnd::FormalJob, PlaceEnd::OverAge, PlaceEnd::Ended];
                let why = apart.into_iter().find(|why| why.key() == end.reason);
                let why = why.ok_or_else(|| ApiError::new("no_place_end"))?;
                Ok(Self::End { from: month(&end.from)?, end: why })
            }
            (None, None, Some(place)) => {
                let mut typed = Details::new();
                typed.set(Field::Rt, place.rt.clone());
                typed.set(Field::Rw, place.rw.clone());
                let to = form::read(&typed);
                if to.is_empty() { Err(ApiError::new("empty_text")) } else { Ok(Self::Move { to }) }
            }
            _ => Err(ApiError::bad_request("roster.bulk")),
        }
    }

    fn of(&self, work: &Work<'_>, id: SubjectId) -> Result<Fate, ApiError> {
        let worker = work.open.store.worker(id)?;
        if work.open.store.line(id)?.state >= WorkerState::Moved {
            return Ok(Fate::Skipped("bulk_gone"));
        }
        match self {
            Self::Extend { until } => Ok(extended(id, &worker, *until, Month::of(work.today()))),
            Self::End { from, end } => {
                let drafts = places::leaving(work, id, None, *from, *end)?;
                let covered = !drafts.is_empty();
                Ok(if covered { Fate::Done(drafts) } else { Fate::Skipped("bulk_not_covered") })
            }
            Self::Move { to } => Ok(moved(id, &worker, to)),
        }
    }
}

/// From the month after the last, or from this one where cover lapsed: nobody pays backwards.
fn extended(id: SubjectId, worker: &Worker, until_month: Month, today: Month) -> Fate {
    let Some(last) = worker.membership() else { return Fate::Skipped("bulk_no_membership") };
    let from_month = last.until_month().max(today);
    if worker.state() == WorkerState::Ended || worker.memberships.contains_key(&from_month) {
        return Fate::Skipped("bulk_ended");
    }
    if until_month <= from_month {
        return Fate::Skipped("bulk_covered");
    }
    let programmes = last.programmes;
    let op = Op::MembershipStarted(MembershipStarted { programmes, from_month, until_month });
    Fate::Done(vec![Draft { about: About::Known(id), op }])
}

fn moved(id: SubjectId, worker: &Worker, to: &Details) -> Fate {
    let mut set = Details::new();
    for (field, text) in to.iter() {
        // "003" and "3" are one: nobody moves from one to the other.
        if !same_rt(worker.details.get(field).unwrap_or_default(), text) {
            set.set(field, text);
        }
    }
    if set.is_empty() {
        return Fate::Skipped("bulk_same_place");
    }
    let op = Op::WorkerCorrected(Correction { set, cleared: Vec::new() });
    Fate::Done(vec![Draft { about: About::Known(id), op }])
}

pub(crate) fn run(
    desk: &mut Desk,
    request: BulkAct,
    progress: &mut Progress<'_>,
) -> Result<BulkDone, ApiError> {
    let work = desk.work()?;
    let act = Act::read(&request)?;
    let whom = work.open.store.ordered(&roster::filter(&work, &request.filter)?, None)?;
    let of = whom.len() as u64;
    // Looking and recording take about as long.
    let steps = if request.dry_run { of } else { of.saturating_mul(2) };
    let (mut drafts, mut people) = (Vec::new(), 0_u64);
    let mut skipped: BTreeMap<&'static str, Vec<SubjectId>> = BTreeMap::new();
    for (place, id) in (0_u64..).zip(whom.iter()) {
        if place.is_multiple_of(STEP) {
            progress.step(place, steps)?;
        }
        match act.of(&work, *id)? {
            Fate::Done(own) => {
                people = people.saturating_add(1);
                drafts.extend(own);
            }
            Fate::Skipped(reason) => skipped.entry(reason).or_default().push(*id),
        }
    }
    let freed = drafts.iter().filter(|draft| matches!(draft.op, Op::PlaceFreed(_))).count() as u64;
    let skipped = skipped.into_iter().map(|(reason, ids)| told(&work, reason, &ids));
    let skipped = skipped.collect::<Result<_, _>>()?;
    let mut done = BulkDone { people, freed, skipped, group: None };
    if !request.dry_run && !drafts.is_empty() {
        let author = work.author();
        let group = work.open.store.record_with(&author, |recording| {
            for (place, draft) in (1_u64..).zip(drafts) {
                recording.add(draft)?;
                if place.is_multiple_of(STEP) {
                    recording.settle()?;
                    progress.step(of.saturating_add(place).min(steps), steps)?;
                }
            }
            Ok::<_, ApiError>(recording.group())
        })?;
        done.group = Some(group.number());
    }
    Ok(done)
}

fn told(work: &Work<'_>, reason: &'static str, ids: &[SubjectId]) -> Result<BulkSkipped, ApiError> {
    let (store, acknowledged) = (&work.open.store, work.open.store.acknowledgements()?);
    let some =
        ids.iter().take(NAMED).map(|id| roster::told(store, &acknowledged, store.line(*id)?));
    Ok(BulkSkipped {
        reason: work.words.sentence(reason, &[]),
        people: ids.len() as u64,
        some: some.collect::<Result<_, _>>()?,
    })
}
