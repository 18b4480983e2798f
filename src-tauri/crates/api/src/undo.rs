//! Takes back what was recorded together, by recording the opposite facts. What was touched since
//! is left as it is, and listed.

use crate::contract::import::{UndoGroup, Undone};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::details::{Details, Field};
use lindung_domain::op::blob::PhotoWithdrawn;
use lindung_domain::op::programme::{PlaceFreed, PlaceGiven};
use lindung_domain::op::text::{Day, FromMonth, Pair, Reason};
use lindung_domain::op::{Correction, MembershipEnded, MembershipStarted, Op, Read};
use lindung_store::{About, Draft, EntryId, SubjectId, Told};
use std::collections::{BTreeMap, BTreeSet};

/// How often the progress is told.
const STEP: u64 = 200;

pub(crate) fn run(
    desk: &mut Desk,
    request: UndoGroup,
    progress: &mut Progress<'_>,
) -> Result<Undone, ApiError> {
    let mut work = desk.work()?;
    let group = EntryId::from_number(request.group);
    let entries = work.open.store.group(group)?;
    if entries.is_empty() {
        return Err(ApiError::new("no_group"));
    }
    let subjects: BTreeSet<SubjectId> = entries.iter().map(|(_, subject)| *subject).collect();
    let (mut drafts, mut left, mut undone) = (Vec::new(), Vec::new(), 0_u64);
    let is_person = |subject| Ok::<_, ApiError>(work.open.store.nik_of(subject)?.is_some());
    let of = subjects.len() as u64;
    for (place, subject) in (0_u64..).zip(subjects) {
        if place.is_multiple_of(STEP) {
            progress.step(place, of)?;
        }
        match opposites(&work, group, subject)? {
            Some(opposites) => {
                undone = undone.saturating_add(u64::from(is_person(subject)?));
                drafts.extend(opposites);
            }
            None if is_person(subject)? => left.push(subject),
            None => {}
        }
    }
    let author = work.author();
    work.open.store.together(|store| {
        store.record(&author, drafts)?;
        store.drop_waiting_of(group)?;
        Ok::<_, ApiError>(())
    })?;
    let left = left.into_iter().map(|subject| crate::roster::line_of(&mut work, subject));
    Ok(Undone { undone, left: left.collect::<Result<_, _>>()? })
}

/// What undoes the group's part in a subject; none where somebody touched it since, or where the
/// group did what cannot be undone.
pub(crate) fn opposites(
    work: &Work<'_>,
    group: EntryId,
    subject: SubjectId,
) -> Result<Option<Vec<Draft>>, ApiError> {
    let (_, told) = work.open.store.subject(subject)?;
    let Some(first) = told.iter().position(|entry| entry.group == group) else {
        return Ok(None);
    };
    let (before, since) = told.split_at(first);
    // An office's word does not stand in the way: it says nothing that the village said.
    if since.iter().any(|entry| entry.group != group && !entry.by_office) {
        return Ok(None);
    }
    let is_registration = |entry: &Told| {
        entry.aside.is_none() && matches!(entry.op, Read::Known(Op::WorkerRegistered(_)))
    };
    if since.iter().any(is_registration) {
        // Voiding undoes all that was said since of the same person.
        let reason = work.words.sentence("reason_undone", &[]);
        let op = Op::WorkerVoided(Reason { reason });
        return Ok(Some(vec![Draft { about: About::Known(subject), op }]));
    }
    let mut drafts = Vec::new();
    for entry in since.iter().rev().filter(|entry| !entry.by_office && entry.aside.is_none()) {
        let Read::Known(op) = &entry.op else { return Ok(None) };
        if let Op::ClaimReported(_) = op {
            let reason = work.words.sentence("reason_undone", &[]);
            let op = Op::ClaimVoided(Reason { reason });
            return Ok(Some(vec![Draft { about: About::Known(subject), op }]));
        }
        let Some(ops) = opposite(work, op, before) else { return Ok(None) };
        let other = entry.others.first();
        let about = other.map_or(About::Known(subject), |other| About::Both(subject, *other));
        drafts.extend(ops.into_iter().map(|op| Draft { about, op }));
    }
    Ok(Some(drafts))
}

/// The facts that take another one back; none for one that cannot be.
fn opposite(work: &Work<'_>, op: &Op, before: &[Told]) -> Option<Vec<Op>> {
    if let Op::PlaceFreed(freed) = op {
        return places_before(before, freed);
    }
    if let Op::MembershipEnded(ended) = op {
        return memberships_before(before, ended);
    }
    let reason = || Reason { reason: work.words.sentence("reason_undone", &[]) };
    if let Op::WorkerDied(_) = op {
        let died = last(before, |op| matches!(op, Op::WorkerDied(_) | Op::WorkerDeathVoided(_)));
        return Some(vec![died.unwrap_or_else(|| Op::WorkerDeathVoided(reason()))]);
    }
    if let Op::WorkerMovedOut(moved) = op {
        let moves = last(before, |op| matches!(op, Op::WorkerMovedOut(_) | Op::WorkerMovedIn(_)));
        return Some(vec![moves.unwrap_or(Op::WorkerMovedIn(Day { on: moved.on }))]);
    }
    if let Op::ValidationDone(_) = op {
        return Some(vec![Op::StatementVoided(reason())]);
    }
    one_opposite(op, before).map(|op| vec![op])
}

/// The places that were held before they were freed: taken and given again. None where one had
/// been freed before that.
fn places_before(before: &[Told], freed: &PlaceFreed) -> Option<Vec<Op>> {
    let is_freed = |op: &Op| matches!(op, Op::PlaceFreed(one) if one.decree == freed.decree);
    if last(before, is_freed).is_some() {
        return None;
    }
    let mut held = BTreeMap::new();
    for op in counted(before) {
        if let Op::PlaceGiven(given) = op {
            held.insert((given.decree, given.from_month), given);
        } else if let Op::PlaceVoided(given) = op {
            held.remove(&(given.decree, given.from_month));
        }
    }
    let again = held.into_values().filter(|given| given.decree == freed.decree);
    let both = |given: &PlaceGiven| [Op::PlaceVoided(given.clone()), Op::PlaceGiven(given.clone())];
    Some(again.flat_map(both).collect())
}

/// The memberships that ran on before they were ended: taken and started again. None where one had
/// been ended before that.
fn memberships_before(before: &[Told], ended: &MembershipEnded) -> Option<Vec<Op>> {
    if last(before, |op| matches!(op, Op::MembershipEnded(_))).is_some() {
        return None;
    }
    let mut started = BTreeMap::new();
    for op in counted(before) {
        if let Op::MembershipStarted(one) = op {
            started.insert(one.from_month, one);
        } else if let Op::MembershipVoided(voided) = op {
            started.remove(&voided.from_month);
        }
    }
    let again = started.into_values().filter(|one| one.until_month > ended.from_month);
    let both = |one: &MembershipStarted| {
        let from_month = one.from_month;
        [Op::MembershipVoided(FromMonth { from_month }), Op::MembershipStarted(one.clone())]
    };
    Some(again.flat_map(both).collect())
}

/// The fact that takes another one back; none for one that has no single one.
fn one_opposite(op: &Op, before: &[Told]) -> Option<Op> {
    if let Op::WorkerCorrected(correction) = op {
        return Some(Op::WorkerCorrected(restored(before, correction)));
    }
    if let Op::WorkerQuestioned(details) = op {
        return Some(Op::WorkerQuestionWithdrawn(details.clone()));
    }
    if let Op::WorkerPhotographed(_) | Op::WorkerPhotoWithdrawn(_) = op {
        return Some(photo_before(before));
    }
    if let Op::HeirsNamed(_) = op {
        return Some(heirs_before(before));
    }
    if let Op::WorkersMerged(_) = op {
        return Some(Op::WorkersSeparated(Pair {}));
    }
    if let Op::PlaceGiven(given) = op {
        return Some(Op::PlaceVoided(given.clone()));
    }
    let Op::MembershipStarted(started) = op else { return None };
    Some(Op::MembershipVoided(FromMonth { from_month: started.from_month }))
}

/// The photo that there was, or that there was none.
fn photo_before(before: &[Told]) -> Op {
    let is_photo = |op: &Op| matches!(op, Op::WorkerPhotographed(_) | Op::WorkerPhotoWithdrawn(_));
    last(before, is_photo).unwrap_or(Op::WorkerPhotoWithdrawn(PhotoWithdrawn {}))
}

/// The heirs that there were, or that there were none.
fn heirs_before(before: &[Told]) -> Op {
    let named = last(before, |op| matches!(op, Op::HeirsNamed(_)));
    named.unwrap_or(Op::HeirsNamed(Vec::new()))
}

/// The last such fact that counts.
fn last(before: &[Told], is_such: impl Fn(&Op) -> bool) -> Option<Op> {
    counted(before).rev().find(|op| is_such(op)).cloned()
}

/// The facts that count, in the order of the log.
fn counted(before: &[Told]) -> impl DoubleEndedIterator<Item = &Op> {
    before.iter().filter(|entry| entry.aside.is_none()).filter_map(|entry| match &entry.op {
        Read::Known(op) => Some(op),
        Read::Later(_) | Read::Malformed(_) => None,
    })
}

/// The correction that gives the fields the texts they had before.
fn restored(before: &[Told], correction: &Correction) -> Correction {
    let mut earlier = Details::new();
    for entry in before {
        let Read::Known(op) = &entry.op else { continue };
        if let Op::WorkerRegistered(details) = op {
            details.iter().for_each(|(field, text)| earlier.set(field, text));
        } else if let Op::WorkerCorrected(correction) = op {
            correction.set.iter().for_each(|(field, text)| earlier.set(field, text));
            correction.cleared.iter().for_each(|field| earlier.clear(*field));
        }
    }
    let touched: BTreeSet<Field> = correction
        .set
        .iter()
        .map(|(field, _)| field)
        .chain(correction.cleared.iter().copied())
        .collect();
    let mut back = Correction { set: Details::new(), cleared: Vec::new() };
    for field in touched {
        match earlier.get(field) {
            Some(text) => back.set.set(field, text),
            None => back.cleared.push(field),
        }
    }
    back
}
