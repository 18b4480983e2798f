//! Recording again what was said on a branch of this register's own log that another copy overtook.

use crate::error::ApiError;
use lindung_domain::details::Field;
use lindung_domain::op::Op;
use lindung_log::DeviceId;
use lindung_store::{About, Author, Draft, Store, StoreError, SubjectId, TakenOut};
use std::collections::BTreeMap;

/// Records the facts in their order, about those whom they were about.
pub(super) fn record(
    store: &mut Store,
    log: DeviceId,
    facts: Vec<TakenOut>,
) -> Result<(), ApiError> {
    let mut moved: BTreeMap<SubjectId, SubjectId> = BTreeMap::new();
    for fact in facts {
        let now_at = |id: SubjectId| *moved.get(&id).unwrap_or(&id);
        let author = Author { log, clerk: fact.clerk.map(now_at), now: fact.recorded_at };
        let begins = fact.id == fact.subject;
        let subject = now_at(fact.subject);
        let about = match fact.others.first().map(|other| now_at(*other)) {
            Some(other) if begins => About::NewBeside(other),
            None if begins => About::New,
            // Of the two, one was found to be the other.
            Some(other) if other == subject => continue,
            Some(other) => About::Both(subject, other),
            None => About::Known(subject),
        };
        // The new identity has begun itself; an op of a later version cannot be said anew.
        let Some(op) = fact.op.filter(|op| !matches!(op, Op::DeviceStarted(_))) else { continue };
        let whom = record_one(store, &author, Draft { about, op })?;
        if let Some(whom) = whom.filter(|_| begins) {
            moved.insert(fact.subject, whom);
        }
    }
    Ok(())
}

/// Gives whom the fact is about now.
fn record_one(
    store: &mut Store,
    author: &Author,
    draft: Draft,
) -> Result<Option<SubjectId>, ApiError> {
    let op = draft.op.clone();
    match (store.record(author, vec![draft]), op) {
        (Ok(changes), _) => Ok(changes.subjects.first().copied()),
        // The other copy registered the same neighbour: what differs is a doubt to settle.
        (Err(StoreError::Refused(_)), Op::WorkerRegistered(details)) => {
            let held = store.find_nik(details.get(Field::Nik).unwrap_or_default())?;
            let Some(line) = held else { return Ok(None) };
            let op = Op::WorkerQuestioned(details);
            store.record(author, vec![Draft { about: About::Known(line.id), op }])?;
            Ok(Some(line.id))
        }
        (Err(error), _) => Err(error.into()),
    }
}
