//! Writes the derived tables from folded subjects. Nothing else writes them.

use crate::acknowledgements;
use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::laid::State;
use crate::logs::Logs;
use crate::merges;
use crate::place::SubjectId;
use crate::totals::Totals;
use lindung_domain::fold::{Folded, Subject, fold};
use lindung_domain::number::Nik;
use lindung_domain::op::{Op, Read};
use lindung_domain::worker::Worker;
use lindung_log::Hash;
use rayon::prelude::*;
use rusqlite::{Connection, named_params};

mod claim;
mod figure;
mod photo;
mod programme;
mod statements;
mod worker;

use worker::{WorkerRow, stands, take_out, words};

/// What the tables hold of a subject before it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Before<'f> {
    /// Nothing yet.
    Nothing,
    /// Something, not looked at.
    Something,
    /// What was made of this fold.
    Known(&'f Folded),
}

impl<'f> Before<'f> {
    fn worker(self) -> Option<&'f Worker> {
        let Self::Known(Folded { subject: Subject::Worker(worker), .. }) = self else {
            return None;
        };
        Some(worker)
    }

    /// Whether none of the subject's entries was set aside.
    fn none_aside(self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Something => false,
            Self::Known(folded) => folded.set_aside.is_empty(),
        }
    }
}

/// What the tables are to hold of a subject. Made from its entries alone, so that many are made at
/// once; written one after the other.
pub(crate) struct Made {
    pub(crate) folded: Folded,
    /// Of its first entry and of its village part: what the state hash is over.
    digest: Option<Vec<u8>>,
    /// What a worker is found by; none where those words stand already, or nobody may be found, or
    /// nobody searches.
    words: Option<String>,
}

impl Made {
    /// Folds the entries of a subject, which are in the order of the log.
    pub(crate) fn of(logs: &Logs, stored: &[Stored], before: Before<'_>) -> Self {
        let folded = fold(&entries::facts(stored, logs));
        let part = folded.subject.village_part().map(|bytes| Hash::of(&bytes));
        let digest = part.zip(stored.first()).map(|(part, first)| State::packed(first.hash, part));
        let words = if let Subject::Worker(worker) = &folded.subject {
            let found = worker.voided.is_none() && !stands(worker, before);
            (found && !logs.of_many).then(|| words(worker))
        } else {
            None
        };
        Self { folded, digest, words }
    }

    /// Writes what was made of these entries.
    pub(crate) fn write(
        &self,
        db: &Connection,
        logs: &Logs,
        totals: &mut Totals,
        stored: &[Stored],
        before: Before<'_>,
    ) -> Result<()> {
        let Self { folded, digest, words } = self;
        let first = stored.first().ok_or(StoreError::NoSubject)?;
        let aside = !before.none_aside() || !folded.set_aside.is_empty();
        if aside {
            forget(db, totals, stored, folded)?;
        }
        if let Some(figures) = totals.figures() {
            figure::write(figures, logs, stored, folded);
        }
        match &folded.subject {
            Subject::Worker(worker) => {
                let log = logs.by_number(first.subject.log());
                let village = log.map_or("", |log| log.village.as_str());
                let id = first.subject;
                let row =
                    WorkerRow { id, village, worker, digest, words: words.as_deref(), before };
                row.write(db, totals)?;
                programme::write_worker(db, first.subject, worker, before)?;
                if stored.iter().any(Stored::names_blobs) {
                    photo::write(db, first.subject, worker.photo.as_ref())?;
                }
            }
            Subject::Office(_) => {
                write_subject(db, first.subject, "office", &None)?;
                acknowledgements::write(db, logs, stored)?;
            }
            Subject::Clerk(_) => write_subject(db, first.subject, "clerk", digest)?,
            Subject::Letterhead(_) => write_subject(db, first.subject, "letterhead", digest)?,
            Subject::Device(_) => write_subject(db, first.subject, "device", digest)?,
            Subject::Funding(_) | Subject::Decree(_) | Subject::Bill(_) | Subject::Rules(_) => {
                let kind = programme::write(db, first.subject, &folded.subject, before)?;
                if let Subject::Bill(bill) = &folded.subject {
                    let people = bill.made.parts.iter().flat_map(|part| &part.people);
                    totals.bills(people.map(Nik::as_str));
                }
                write_subject(db, first.subject, kind, digest)?;
            }
            Subject::Statement(statement) => {
                statements::write(db, first.subject, statement)?;
                write_subject(db, first.subject, statement.kind(), digest)?;
            }
            Subject::Recoded(_) => write_subject(db, first.subject, "recoded", &None)?,
            Subject::Claim(told) => {
                claim::write(db, logs, first, told)?;
                write_subject(db, first.subject, "claim", digest)?;
            }
            Subject::Program(_) => write_subject(db, first.subject, "program", &None)?,
            Subject::Later => write_subject(db, first.subject, "later", &None)?,
        }
        merges::note(db, logs, totals, stored, folded, before)?;
        if aside {
            write_set_aside(db, stored, folded)?;
        }
        Ok(())
    }
}

/// So many subjects are folded at once.
pub(crate) const AT_ONCE: usize = 512;
/// So few are not worth waking another core for.
const FEW: usize = 128;

/// Does the same with each of many subjects, on all cores. Writing is for one alone.
pub(crate) fn with_each<T: Send, R: Send>(
    subjects: Vec<T>,
    make: impl Fn(T) -> R + Send + Sync,
) -> Vec<R> {
    match subjects.len() {
        0..FEW => subjects.into_iter().map(make).collect(),
        _ => subjects.into_par_iter().with_min_len(FEW / 2).map(make).collect(),
    }
}

/// Folds the entries of a subject, which are in the order of the log, and writes what they make.
pub(crate) fn write(
    db: &Connection,
    logs: &Logs,
    totals: &mut Totals,
    stored: &[Stored],
    before: Before<'_>,
) -> Result<Folded> {
    let made = Made::of(logs, stored, before);
    made.write(db, logs, totals, stored, before)?;
    Ok(made.folded)
}

/// Takes out what an entry that does not count any more, or counts again, had brought in: whom it
/// began, and the card that it gave out.
fn forget(db: &Connection, totals: &mut Totals, stored: &[Stored], folded: &Folded) -> Result<()> {
    let Some(id) = stored.first().map(|first| first.subject) else { return Ok(()) };
    let worker = if let Subject::Worker(worker) = &folded.subject { Some(worker) } else { None };
    if worker.is_none() {
        take_out(db, totals, id)?;
        programme::forget(db, id)?;
        statements::forget(db, id)?;
        claim::forget(db, id)?;
    } else {
        db.prepare_cached("DELETE FROM subject WHERE id = :id")?
            .execute(named_params! { ":id": id.number() })?;
    }
    for entry in folded.set_aside.keys().filter_map(|position| stored.get(*position)) {
        let Read::Known(Op::CardIssued(card)) = entry.read() else { continue };
        if worker.is_none_or(|worker| !worker.cards.contains_key(&card.number)) {
            let number = card.number.to_string();
            db.prepare_cached("DELETE FROM card WHERE number = :number AND worker = :id")?
                .execute(named_params! { ":number": number, ":id": id.number() })?;
        }
    }
    Ok(())
}

fn write_subject(
    db: &Connection,
    id: SubjectId,
    kind: &str,
    digest: &Option<Vec<u8>>,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO subject (id, kind, digest) VALUES (:id, :kind, :digest)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, digest = excluded.digest",
    )?
    .execute(named_params! {
        ":id": id.number(),
        ":kind": kind,
        ":digest": digest,
    })?;
    Ok(())
}

fn write_set_aside(db: &Connection, stored: &[Stored], folded: &Folded) -> Result<()> {
    let mut forget = db.prepare_cached("DELETE FROM set_aside WHERE entry = :entry")?;
    let mut insert =
        db.prepare_cached("INSERT INTO set_aside (entry, reason) VALUES (:entry, :reason)")?;
    for (position, entry) in stored.iter().enumerate() {
        forget.execute(named_params! { ":entry": entry.id.number() })?;
        if let Some(aside) = folded.set_aside.get(&position) {
            let reason = aside.code();
            insert.execute(named_params! { ":entry": entry.id.number(), ":reason": reason })?;
        }
    }
    Ok(())
}
