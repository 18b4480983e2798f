//! The row of a worker, and where it is counted.

use super::{Before, figure};
use crate::error::Result;
use crate::figures::Counted;
use crate::place::SubjectId;
use crate::totals::{Cell, Totals};
use lindung_domain::card::CardNumber;
use lindung_domain::details::Field;
use lindung_domain::doubt;
use lindung_domain::number::likeness;
use lindung_domain::worker::{Worker, WorkerState};
use rusqlite::{Connection, OptionalExtension, named_params};

/// Takes the row of a worker out of the roster and the counts, where there is one.
pub(super) fn take_out(
    db: &Connection,
    totals: &mut Totals,
    id: SubjectId,
) -> Result<Option<TakenOut>> {
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
pub(super) struct TakenOut {
    root: i64,
    paid: String,
}

pub(super) struct WorkerRow<'w> {
    pub(super) id: SubjectId,
    pub(super) village: &'w str,
    pub(super) worker: &'w Worker,
    pub(super) digest: &'w Option<Vec<u8>>,
    pub(super) words: Option<&'w str>,
    pub(super) before: Before<'w>,
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

    pub(super) fn write(&self, db: &Connection, totals: &mut Totals) -> Result<()> {
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
            ":digest": self.digest,
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
            ":digest": self.digest,
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
pub(super) fn stands(worker: &Worker, before: Before<'_>) -> bool {
    before.worker().is_some_and(|before| {
        let same = |field| before.details.get(field) == worker.details.get(field);
        before.state() == worker.state() && SHOWN.into_iter().all(same)
    })
}

/// Name as it sounds, and what else people look for.
pub(super) fn words(worker: &Worker) -> String {
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
