//! Writes the derived tables from folded subjects. Nothing else writes them.

use crate::acknowledgements;
use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::figures::Counted;
use crate::logs::Logs;
use crate::merges;
use crate::place::SubjectId;
use crate::totals::{Cell, Totals};
use lindung_domain::card::CardNumber;
use lindung_domain::details::Field;
use lindung_domain::doubt;
use lindung_domain::fold::{Folded, Subject, fold};
use lindung_domain::number::{Nik, likeness};
use lindung_domain::op::{Op, Read};
use lindung_domain::worker::{Worker, WorkerState};
use lindung_log::Hash;
use rusqlite::{Connection, OptionalExtension, named_params};

mod claim;
mod figure;
mod photo;
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

/// Takes the row of a worker out of the roster and the counts, where there is one.
fn take_out(db: &Connection, totals: &mut Totals, id: SubjectId) -> Result<Option<TakenOut>> {
    let id = id.number();
    let mut before = db.prepare_cached(&format!(
        "DELETE FROM worker WHERE id = :id RETURNING rt, occupation, root, {}",
        Counted::COLUMNS
    ))?;
    let row = before.query_row(named_params! { ":id": id }, |row| {
        let counted = Counted::read(row)?;
        let cell = Cell {
            village: counted.village.clone(),
            rw: counted.rw.clone(),
            rt: row.get("rt")?,
            occupation: row.get("occupation")?,
            state: counted.state.clone(),
        };
        Ok((cell, row.get("root")?, counted))
    });
    let Some((cell, root, counted)) = row.optional()? else { return Ok(None) };
    if cell.state != WorkerState::Merged.key() {
        totals.count(cell, -1);
    }
    totals.count_worker(id, &counted, -1);
    db.prepare_cached("DELETE FROM worker_text WHERE rowid = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(Some(TakenOut { root, paid: counted.paid }))
}

/// What of a row does not follow from the worker's own entries.
struct TakenOut {
    root: i64,
    paid: String,
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
const SHOWN: [Field; 11] = [
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
    Field::FamilyCard,
];

impl WorkerRow<'_> {
    fn text(&self, field: Field) -> &str {
        text(self.worker, field)
    }

    /// The first month without cover; empty for who never had any.
    fn until_month(&self) -> String {
        self.worker.membership().map(|m| m.until_month().plain()).unwrap_or_default()
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
            // A card was printed, an heir named: neither words nor counts are other ones.
            self.write_beside(db, totals)?;
            return self.write_cards(db);
        }
        let before = match self.before {
            Before::Nothing => None,
            Before::Something | Before::Known(_) => take_out(db, totals, self.id)?,
        };
        let id = self.id.number();
        let TakenOut { root, paid } =
            before.unwrap_or_else(|| TakenOut { root: id, paid: String::new() });
        let state = match self.worker.state() {
            state if state == WorkerState::Voided || root == id => state,
            _ => WorkerState::Merged,
        };
        if state != WorkerState::Merged {
            totals.count(self.cell(state), 1);
        }
        let counted = self.counted(state, paid);
        totals.count_worker(id, &counted, 1);
        db.prepare_cached(
            "INSERT INTO worker
               (id, village, nik, name, rt, rw, occupation, hamlet, sex, born_on, family_card,
                state, card, until_month, doubt, root, again, paid, places, digest)
             VALUES
               (:id, :village, :nik, :name, :rt, :rw, :occupation, :hamlet, :sex, :born_on,
                :family_card, :state, :card, :until_month, :doubt, :root, :again, :paid, :places,
                :digest)",
        )?
        .execute(named_params! {
            ":id": id,
            ":village": self.village,
            ":nik": self.text(Field::Nik),
            ":name": self.text(Field::Name),
            ":rt": self.text(Field::Rt),
            ":rw": self.text(Field::Rw),
            ":occupation": self.text(Field::Occupation),
            ":hamlet": self.text(Field::Hamlet),
            ":sex": self.text(Field::Sex),
            ":born_on": self.text(Field::BornOn),
            ":family_card": self.text(Field::FamilyCard),
            ":state": state.key(),
            ":card": self.worker.card_stage().key(),
            ":until_month": self.until_month(),
            ":doubt": counted.doubt,
            ":root": root,
            ":again": counted.again,
            ":paid": counted.paid,
            ":places": counted.places,
            ":digest": digest_bytes(self.digest),
        })?;
        // Who was registered by mistake, or is read under another, is only listed when asked for.
        if let (Some(words), false) = (self.words, state == WorkerState::Merged) {
            db.prepare_cached("INSERT INTO worker_text (rowid, words) VALUES (:id, :words)")?
                .execute(named_params! { ":id": self.id.number(), ":words": words })?;
        }
        self.write_cards(db)
    }

    fn counted(&self, state: WorkerState, paid: String) -> Counted {
        Counted {
            village: self.village.to_owned(),
            rw: self.text(Field::Rw).to_owned(),
            state: state.key().to_owned(),
            doubt: doubt::is_lasting(self.worker),
            again: figure::again(self.worker, self.village),
            paid,
            places: figure::places(self.worker),
        }
    }

    /// What may be another one while words and state are what they were.
    fn write_beside(&self, db: &Connection, totals: &mut Totals) -> Result<()> {
        let id = self.id.number();
        let before = if totals.figures().is_some() { Counted::of(db, id)? } else { None };
        if let Some(before) = before {
            let now = self.counted(self.worker.state(), before.paid.clone());
            let now = Counted { state: before.state.clone(), ..now };
            if now != before {
                totals.count_worker(id, &before, -1);
                totals.count_worker(id, &now, 1);
            }
        }
        db.prepare_cached(
            "UPDATE worker SET card = :card, until_month = :until_month, doubt = :doubt,
               again = :again, places = :places, digest = :digest
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id,
            ":card": self.worker.card_stage().key(),
            ":until_month": self.until_month(),
            ":doubt": doubt::is_lasting(self.worker),
            ":again": figure::again(self.worker, self.village),
            ":places": figure::places(self.worker),
            ":digest": digest_bytes(self.digest),
        })?;
        Ok(())
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
