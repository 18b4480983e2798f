//! Writes the derived tables from folded subjects. Nothing else writes them.

use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::logs::Logs;
use crate::place::SubjectId;
use lindung_domain::card::CardNumber;
use lindung_domain::details::Field;
use lindung_domain::fold::{Folded, Subject, fold};
use lindung_domain::number::likeness;
use lindung_domain::op::blob::Photo;
use lindung_domain::op::office::BlobsLacking;
use lindung_domain::op::{Op, Read};
use lindung_domain::worker::Worker;
use lindung_log::{DeviceId, Hash};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeMap;

mod programme;

/// How the counts of a transaction change, written once at its end.
#[derive(Debug, Default)]
pub(crate) struct Totals(BTreeMap<Cell, i64>);

/// Where a worker is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    village: String,
    rw: String,
    rt: String,
    occupation: String,
    state: String,
}

impl Totals {
    fn count(&mut self, cell: Cell, change: i64) {
        let sum = self.0.entry(cell).or_default();
        *sum = sum.saturating_add(change);
    }

    pub(crate) fn write(self, db: &Connection) -> Result<()> {
        let mut add = db.prepare_cached(
            "INSERT INTO total (village, rw, rt, occupation, state, workers)
             VALUES (:village, :rw, :rt, :occupation, :state, :change)
             ON CONFLICT DO UPDATE SET workers = workers + excluded.workers",
        )?;
        for (cell, change) in self.0.into_iter().filter(|(_, change)| *change != 0) {
            add.execute(named_params! {
                ":village": cell.village,
                ":rw": cell.rw,
                ":rt": cell.rt,
                ":occupation": cell.occupation,
                ":state": cell.state,
                ":change": change,
            })?;
        }
        db.prepare_cached("DELETE FROM total WHERE workers = 0")?.execute([])?;
        Ok(())
    }
}

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

/// Folds the entries of a subject, which are in the order of the log, and writes what they make.
pub(crate) fn write(
    db: &Connection,
    logs: &Logs,
    totals: &mut Totals,
    stored: &[Stored],
    before: Before<'_>,
) -> Result<Folded> {
    let first = stored.first().ok_or(StoreError::NoSubject)?;
    let folded = fold(&entries::facts(stored, logs));
    let digest = folded.subject.village_part().map(|bytes| Hash::of(&bytes));
    let aside = !before.none_aside() || !folded.set_aside.is_empty();
    if aside {
        forget(db, totals, stored, &folded)?;
    }
    match &folded.subject {
        Subject::Worker(worker) => {
            let log = logs.by_number(first.subject.log());
            let village = log.map(|log| log.village.clone()).unwrap_or_default();
            let row = WorkerRow { id: first.subject, village, worker, digest, before };
            row.write(db, totals)?;
            programme::write_worker(db, first.subject, worker, before)?;
            if stored.iter().any(Stored::names_blobs) {
                write_photo(db, first.subject, worker.photo.as_ref())?;
            }
        }
        Subject::Office(_) => {
            write_subject(db, first.subject, "office", None)?;
            write_acknowledgements(db, logs, stored)?;
        }
        Subject::Clerk(_) => write_subject(db, first.subject, "clerk", digest)?,
        Subject::Device(_) => write_subject(db, first.subject, "device", digest)?,
        Subject::Funding(_) | Subject::Decree(_) | Subject::Bill(_) | Subject::Rules(_) => {
            let kind = programme::write(db, first.subject, &folded.subject, before)?;
            write_subject(db, first.subject, kind, digest)?;
        }
        Subject::Later => write_subject(db, first.subject, "later", None)?,
    }
    if aside {
        write_set_aside(db, stored, &folded)?;
    }
    Ok(folded)
}

/// Takes out what an entry that does not count any more, or counts again, had brought in: whom it
/// began, and the card that it gave out.
fn forget(db: &Connection, totals: &mut Totals, stored: &[Stored], folded: &Folded) -> Result<()> {
    let Some(id) = stored.first().map(|first| first.subject) else { return Ok(()) };
    let worker = if let Subject::Worker(worker) = &folded.subject { Some(worker) } else { None };
    if worker.is_none() {
        take_out(db, totals, id)?;
        programme::forget(db, id)?;
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

fn write_subject(db: &Connection, id: SubjectId, kind: &str, digest: Option<Hash>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO subject (id, kind, digest) VALUES (:id, :kind, :digest)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, digest = excluded.digest",
    )?
    .execute(named_params! {
        ":id": id.number(),
        ":kind": kind,
        ":digest": digest_bytes(&digest),
    })?;
    Ok(())
}

fn digest_bytes(digest: &Option<Hash>) -> Option<&[u8]> {
    digest.as_ref().map(|hash| hash.as_bytes().as_slice())
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

fn write_photo(db: &Connection, worker: SubjectId, photo: Option<&Photo>) -> Result<()> {
    let Some(photo) = photo else {
        let mut forget = db.prepare_cached("DELETE FROM photo WHERE worker = :worker")?;
        forget.execute(named_params! { ":worker": worker.number() })?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO photo (worker, size_bytes) VALUES (:worker, :size_bytes)
         ON CONFLICT DO UPDATE SET size_bytes = excluded.size_bytes",
    )?
    .execute(named_params! {
        ":worker": worker.number(),
        ":size_bytes": i64::try_from(photo.size_bytes).unwrap_or(i64::MAX),
    })?;
    Ok(())
}

fn write_acknowledgements(db: &Connection, logs: &Logs, stored: &[Stored]) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO acknowledgement (entry, log, next_seq, recorded_at)
         VALUES (:entry, :log, :next_seq, :recorded_at) ON CONFLICT DO NOTHING",
    )?;
    for entry in stored {
        let Read::Known(Op::Acknowledged(said)) = Read::from_bytes(&entry.op) else { continue };
        for received in &said.frontier {
            let Some(log) = logs.get(&DeviceId::from_bytes(received.device)) else { continue };
            insert.execute(named_params! {
                ":entry": entry.id.number(),
                ":log": log.number,
                ":next_seq": i64::try_from(received.next_seq).unwrap_or(i64::MAX),
                ":recorded_at": entry.recorded_at,
            })?;
        }
        for stretch in &said.blobs_lacking {
            write_lacking(db, logs, entry, stretch)?;
        }
    }
    Ok(())
}

/// Takes the row of a worker out of the roster and the counts, where there is one.
fn take_out(db: &Connection, totals: &mut Totals, id: SubjectId) -> Result<()> {
    let id = id.number();
    let mut before = db.prepare_cached(
        "DELETE FROM worker WHERE id = :id RETURNING village, rw, rt, occupation, state",
    )?;
    let cell = before
        .query_row(named_params! { ":id": id }, |row| {
            Ok(Cell {
                village: row.get("village")?,
                rw: row.get("rw")?,
                rt: row.get("rt")?,
                occupation: row.get("occupation")?,
                state: row.get("state")?,
            })
        })
        .optional()?;
    if let Some(cell) = cell {
        totals.count(cell, -1);
        db.prepare_cached("DELETE FROM worker_text WHERE rowid = :id")?
            .execute(named_params! { ":id": id })?;
    }
    Ok(())
}

fn write_lacking(
    db: &Connection,
    logs: &Logs,
    entry: &Stored,
    stretch: &BlobsLacking,
) -> Result<()> {
    let Some(log) = logs.get(&DeviceId::from_bytes(stretch.device)) else { return Ok(()) };
    let seq = |seq| i64::try_from(seq).unwrap_or(i64::MAX);
    db.prepare_cached(
        "INSERT INTO office_lacking (entry, log, from_seq, until_seq)
         VALUES (:entry, :log, :from_seq, :until_seq) ON CONFLICT DO NOTHING",
    )?
    .execute(named_params! {
        ":entry": entry.id.number(),
        ":log": log.number,
        ":from_seq": seq(stretch.from_seq),
        ":until_seq": seq(stretch.until_seq),
    })?;
    Ok(())
}

struct WorkerRow<'w> {
    id: SubjectId,
    village: String,
    worker: &'w Worker,
    digest: Option<Hash>,
    before: Before<'w>,
}

/// The fields that stand in the tables or among the words.
const SHOWN: [Field; 8] = [
    Field::Nik,
    Field::Name,
    Field::Rt,
    Field::Rw,
    Field::Occupation,
    Field::Address,
    Field::Hamlet,
    Field::Kpj,
];

impl WorkerRow<'_> {
    fn text(&self, field: Field) -> &str {
        self.worker.details.get(field).unwrap_or_default()
    }

    fn cell(&self) -> Cell {
        Cell {
            village: self.village.clone(),
            rw: self.text(Field::Rw).to_owned(),
            rt: self.text(Field::Rt).to_owned(),
            occupation: self.text(Field::Occupation).to_owned(),
            state: self.worker.state().key().to_owned(),
        }
    }

    fn write(&self, db: &Connection, totals: &mut Totals) -> Result<()> {
        if self.stands() {
            // A card was printed, an heir named: only the digest is another one.
            db.prepare_cached("UPDATE worker SET digest = :digest WHERE id = :id")?.execute(
                named_params! { ":id": self.id.number(), ":digest": digest_bytes(&self.digest) },
            )?;
            return self.write_cards(db);
        }
        if !matches!(self.before, Before::Nothing) {
            take_out(db, totals, self.id)?;
        }
        totals.count(self.cell(), 1);
        db.prepare_cached(
            "INSERT INTO worker
               (id, village, nik, name, rt, rw, occupation, state, digest)
             VALUES
               (:id, :village, :nik, :name, :rt, :rw, :occupation, :state, :digest)",
        )?
        .execute(named_params! {
            ":id": self.id.number(),
            ":village": self.village,
            ":nik": self.text(Field::Nik),
            ":name": self.text(Field::Name),
            ":rt": self.text(Field::Rt),
            ":rw": self.text(Field::Rw),
            ":occupation": self.text(Field::Occupation),
            ":state": self.worker.state().key(),
            ":digest": digest_bytes(&self.digest),
        })?;
        // Who was registered by mistake is not found, only listed when asked for.
        if self.worker.voided.is_none() {
            db.prepare_cached("INSERT INTO worker_text (rowid, words) VALUES (:id, :words)")?
                .execute(named_params! { ":id": self.id.number(), ":words": self.words() })?;
        }
        self.write_cards(db)
    }

    /// Whether the row and the words are what they were.
    fn stands(&self) -> bool {
        self.before.worker().is_some_and(|before| {
            let same = |field| before.details.get(field) == self.worker.details.get(field);
            before.state() == self.worker.state() && SHOWN.into_iter().all(same)
        })
    }

    /// Name as it sounds, and what else people look for.
    fn words(&self) -> String {
        let mut words = likeness(self.text(Field::Name));
        for field in [Field::Address, Field::Hamlet] {
            let text = self.text(field);
            if !text.is_empty() {
                words.push(' ');
                words.push_str(&likeness(text));
            }
        }
        if !self.text(Field::Kpj).is_empty() {
            words.push(' ');
            words.push_str(self.text(Field::Kpj));
        }
        words
    }

    fn write_cards(&self, db: &Connection) -> Result<()> {
        let known = self.before.worker().map(|before| &before.cards);
        let new = |number: &&CardNumber| known.is_none_or(|cards| !cards.contains_key(*number));
        for number in self.worker.cards.keys().filter(new) {
            db.prepare_cached(
                "INSERT INTO card (number, worker, tag, running)
                 VALUES (:number, :worker, :tag, :running) ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! {
                ":number": number.to_string(),
                ":worker": self.id.number(),
                ":tag": number.tag().to_string(),
                ":running": number.running(),
            })?;
        }
        Ok(())
    }
}
