//! Takes back what was recorded together, by recording the opposite facts. What was touched since
//! is left as it is, and listed.

use crate::contract::import::{UndoGroup, Undone};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::details::{Details, Field};
use lindung_domain::op::blob::PhotoWithdrawn;
use lindung_domain::op::text::{FromMonth, Pair, Reason};
use lindung_domain::op::{Correction, Op, Read};
use lindung_store::{About, Draft, EntryId, SubjectId, Told};
use std::collections::BTreeSet;

pub(crate) fn run(
    desk: &mut Desk,
    request: UndoGroup,
    _: &mut Progress<'_>,
) -> Result<Undone, ApiError> {
    let mut work = desk.work()?;
    let group = EntryId::from_number(request.group);
    let entries = work.open.store.group(group)?;
    if entries.is_empty() {
        return Err(ApiError::new("no_group"));
    }
    let subjects: BTreeSet<SubjectId> = entries.iter().map(|(_, subject)| *subject).collect();
    let (mut drafts, mut left, mut undone) = (Vec::new(), Vec::new(), 0_u64);
    for subject in subjects {
        match opposites(&work, group, subject)? {
            Some(opposites) => {
                undone = undone.saturating_add(1);
                drafts.extend(opposites);
            }
            None => left.push(subject),
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
    let mut drafts = Vec::new();
    for entry in since.iter().rev().filter(|entry| !entry.by_office && entry.aside.is_none()) {
        let Read::Known(op) = &entry.op else { return Ok(None) };
        if let Op::WorkerRegistered(_) = op {
            // Voiding undoes all that was said since of the same person.
            let reason = work.words.sentence("reason_undone", &[]);
            let op = Op::WorkerVoided(Reason { reason });
            return Ok(Some(vec![Draft { about: About::Known(subject), op }]));
        }
        if let Op::ClaimReported(_) = op {
            let reason = work.words.sentence("reason_undone", &[]);
            let op = Op::ClaimVoided(Reason { reason });
            return Ok(Some(vec![Draft { about: About::Known(subject), op }]));
        }
        let Some(op) = opposite(op, before) else { return Ok(None) };
        let other = entry.others.first();
        let about = other.map_or(About::Known(subject), |other| About::Both(subject, *other));
        drafts.push(Draft { about, op });
    }
    Ok(Some(drafts))
}

/// The fact that takes another one back; none for one that cannot be.
fn opposite(op: &Op, before: &[Told]) -> Option<Op> {
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
    let counted = before.iter().rev().filter(|entry| entry.aside.is_none());
    let mut ops = counted.filter_map(|entry| match &entry.op {
        Read::Known(op) if is_such(op) => Some(op),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
    });
    ops.next().cloned()
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
