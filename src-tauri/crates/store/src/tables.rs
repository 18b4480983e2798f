//! Writes the derived tables from folded subjects. Nothing else writes them.

use crate::acknowledgements;
use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::logs::Logs;
use crate::merges;
use crate::place::SubjectId;
use crate::totals::{Cell, Totals};
use lindung_domain::card::CardNumber;
use lindung_domain::details::Field;
use lindung_domain::fold::{Folded, Subject, fold};
use lindung_domain::number::likeness;
use lindung_domain::op::blob::Photo;
use lindung_domain::op::{Op, Read};
use lindung_domain::worker::{Worker, WorkerState};
use lindung_log::Hash;
use rusqlite::{Connection, OptionalExtension, named_params};

mod claim;
mod programme;
mod statements;

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
    digest: Option<Hash>,
    /// What a worker is found by; none where those words stand already, or nobody may be found.
    words: Option<String>,
}

impl Made {
    /// Folds the entries of a subject, which are in the order of the log.
    pub(crate) fn of(logs: &Logs, stored: &[Stored], before: Before<'_>) -> Self {
        let folded = fold(&entries::facts(stored, logs));
        let digest = folded.subject.village_part().map(|bytes| Hash::of(&bytes));
        let words = if let Subject::Worker(worker) = &folded.subject {
            let found = worker.voided.is_none() && !stands(worker, before);
            found.then(|| words(worker))
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
                    write_photo(db, first.subject, worker.photo.as_ref())?;
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

fn write_subject(db: &Connection, id: SubjectId, kind: &str, digest: &Option<Hash>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO subject (id, kind, digest) VALUES (:id, :kind, :digest)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, digest = excluded.digest",
    )?
    .execute(named_params! {
        ":id": id.number(),
        ":kind": kind,
        ":digest": digest_bytes(digest),
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

/// Takes the row of a worker out of the roster and the counts, where there is one, and gives the
/// root that it named.
fn take_out(db: &Connection, totals: &mut Totals, id: SubjectId) -> Result<Option<i64>> {
    let id = id.number();
    let mut before = db.prepare_cached(
        "DELETE FROM worker WHERE id = :id RETURNING village, rw, rt, occupation, state, root",
    )?;
    let row = before.query_row(named_params! { ":id": id }, |row| {
        let cell = Cell {
            village: row.get("village")?,
            rw: row.get("rw")?,
            rt: row.get("rt")?,
            occupation: row.get("occupation")?,
            state: row.get("state")?,
        };
        Ok((cell, row.get("root")?))
    });
    let Some((cell, root)) = row.optional()? else { return Ok(None) };
    if cell.state != WorkerState::Merged.key() {
        totals.count(cell, -1);
    }
    db.prepare_cached("DELETE FROM worker_text WHERE rowid = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(Some(root))
}

struct WorkerRow<'w> {
    id: SubjectId,
    village: &'w str,
    worker: &'w Worker,
    digest: &'w Option<Hash>,
    words: Option<&'w str>,
    before: Before<'w>,
}

/// The fields that stand in the tables or among the words.
const SHOWN: [Field; 10] = [
    Field::Nik,
    Field::Name,
    Field::Rt,
    Field::Rw,
    Field::Occupation,
    Field::Address,
    Field::Hamlet,
    Field::Kpj,
    Field::Sex,
    Field::BornOn,
];

impl WorkerRow<'_> {
    fn text(&self, field: Field) -> &str {
        text(self.worker, field)
    }

    fn cell(&self, state: WorkerState) -> Cell {
        Cell {
            village: self.village.to_owned(),
            rw: self.text(Field::Rw).to_owned(),
            rt: self.text(Field::Rt).to_owned(),
            occupation: self.text(Field::Occupation).to_owned(),
            state: state.key().to_owned(),
        }
    }

    fn write(&self, db: &Connection, totals: &mut Totals) -> Result<()> {
        if stands(self.worker, self.before) {
            // A card was printed, an heir named: the rest of the row stays.
            db.prepare_cached("UPDATE worker SET digest = :digest, card = :card WHERE id = :id")?
                .execute(named_params! {
                ":id": self.id.number(),
                ":digest": digest_bytes(self.digest),
                ":card": self.worker.card_stage().key(),
            })?;
            return self.write_cards(db);
        }
        let root = match self.before {
            Before::Nothing => None,
            Before::Something | Before::Known(_) => take_out(db, totals, self.id)?,
        };
        let root = root.unwrap_or(self.id.number());
        let state = match self.worker.state() {
            state if state == WorkerState::Voided || root == self.id.number() => state,
            _ => WorkerState::Merged,
        };
        if state != WorkerState::Merged {
            totals.count(self.cell(state), 1);
        }
        db.prepare_cached(
            "INSERT INTO worker
               (id, village, nik, name, rt, rw, occupation, hamlet, sex, born_on, state, card,
                root, digest)
             VALUES
               (:id, :village, :nik, :name, :rt, :rw, :occupation, :hamlet, :sex, :born_on, :state,
                :card, :root, :digest)",
        )?
        .execute(named_params! {
            ":id": self.id.number(),
            ":village": self.village,
            ":nik": self.text(Field::Nik),
            ":name": self.text(Field::Name),
            ":rt": self.text(Field::Rt),
            ":rw": self.text(Field::Rw),
            ":occupation": self.text(Field::Occupation),
            ":hamlet": self.text(Field::Hamlet),
            ":sex": self.text(Field::Sex),
            ":born_on": self.text(Field::BornOn),
            ":state": state.key(),
            ":card": self.worker.card_stage().key(),
            ":root": root,
            ":digest": digest_bytes(self.digest),
        })?;
        // Who was registered by mistake, or is read under another, is only listed when asked for.
        if let (Some(words), false) = (self.words, state == WorkerState::Merged) {
            db.prepare_cached("INSERT INTO worker_text (rowid, words) VALUES (:id, :words)")?
                .execute(named_params! { ":id": self.id.number(), ":words": words })?;
        }
        self.write_cards(db)
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

fn text(worker: &Worker, field: Field) -> &str {
    worker.details.get(field).unwrap_or_default()
}

/// Whether the row and the words of a worker are what they were.
fn stands(worker: &Worker, before: Before<'_>) -> bool {
    before.worker().is_some_and(|before| {
        let same = |field| before.details.get(field) == worker.details.get(field);
        before.state() == worker.state() && SHOWN.into_iter().all(same)
    })
}

/// Name as it sounds, and what else people look for.
fn words(worker: &Worker) -> String {
    let mut words = likeness(text(worker, Field::Name));
    for field in [Field::Address, Field::Hamlet] {
        let text = text(worker, field);
        if !text.is_empty() {
            words.push(' ');
            words.push_str(&likeness(text));
        }
    }
    let kpj = text(worker, Field::Kpj);
    if !kpj.is_empty() {
        words.push(' ');
        words.push_str(kpj);
    }
    words
}
