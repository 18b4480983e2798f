//! Takes back what was recorded together, by recording the opposite facts. What was touched since
//! is left as it is, and listed.

use crate::contract::import::{UndoGroup, Undone};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::details::{Details, Field};
use lindung_domain::op::blob::PhotoWithdrawn;
use lindung_domain::op::text::{FromMonth, Reason};
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
            Some(ops) => {
                undone = undone.saturating_add(1);
                let about = About::Known(subject);
                drafts.extend(ops.into_iter().map(|op| Draft { about, op }));
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
fn opposites(
    work: &Work<'_>,
    group: EntryId,
    subject: SubjectId,
) -> Result<Option<Vec<Op>>, ApiError> {
    let (_, told) = work.open.store.subject(subject)?;
    let Some(first) = told.iter().position(|entry| entry.group == group) else {
        return Ok(None);
    };
    let (before, since) = told.split_at(first);
    // An office's word does not stand in the way: it says nothing that the village said.
    if since.iter().any(|entry| entry.group != group && !entry.by_office) {
        return Ok(None);
    }
    let mut ops = Vec::new();
    for entry in since.iter().rev().filter(|entry| !entry.by_office && entry.aside.is_none()) {
        let Read::Known(op) = &entry.op else { return Ok(None) };
        if let Op::WorkerRegistered(_) = op {
            // Voiding undoes all that was said since of the same person.
            let reason = work.words.sentence("reason_undone", &[]);
            return Ok(Some(vec![Op::WorkerVoided(Reason { reason })]));
        }
        let Some(opposite) = opposite(op, before) else { return Ok(None) };
        ops.push(opposite);
    }
    Ok(Some(ops))
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
    if let Op::PlaceGiven(given) = op {
        return Some(Op::PlaceVoided(given.clone()));
    }
    let Op::MembershipStarted(started) = op else { return None };
    Some(Op::MembershipVoided(FromMonth { from_month: started.from_month }))
}

/// The photo that there was, or that there was none.
fn photo_before(before: &[Told]) -> Op {
    let photos = before.iter().rev().filter(|entry| entry.aside.is_none());
    let mut ops = photos.filter_map(|entry| match &entry.op {
        Read::Known(op @ (Op::WorkerPhotographed(_) | Op::WorkerPhotoWithdrawn(_))) => Some(op),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
    });
    ops.next().cloned().unwrap_or(Op::WorkerPhotoWithdrawn(PhotoWithdrawn {}))
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
