//! One's own log as another copy of this register continued it: what is here from there on is taken
//! out, kept aside, and handed back to be recorded again under a new identity.

use crate::entries::{self, Stored};
use crate::error::{Result, StoreError};
use crate::logs::End;
use crate::place::{EntryId, SubjectId};
use crate::replay::rebuild;
use crate::store::Store;
use lindung_domain::op::{Op, Read};
use lindung_log::bundle::Range;
use lindung_log::{At, DeviceId, Hash};
use rusqlite::named_params;

/// A fact that was taken out.
#[derive(Debug, Clone)]
pub struct TakenOut {
    /// The place it had.
    pub id: EntryId,
    /// Whom it was about; itself where it began somebody.
    pub subject: SubjectId,
    /// The other workers that it names beside.
    pub others: Vec<SubjectId>,
    /// Facts of one group share it.
    pub group: u64,
    /// Who recorded it.
    pub clerk: Option<SubjectId>,
    /// When, by the writer's clock.
    pub recorded_at: i64,
    /// What it says; none of an op that this version cannot read.
    pub op: Option<Op>,
}

impl Store {
    /// The first place from which a bundle says other than this register about its own log, or says
    /// more than is here; none where it does not speak of it or agrees.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn contradicted(&self, ranges: &[Range], own: &DeviceId) -> Result<Option<u64>> {
        let Some(log) = self.logs.get(own) else { return Ok(None) };
        let Some(range) = ranges.iter().find(|range| range.device == *own) else {
            return Ok(None);
        };
        for (entry, hash) in range.entries.iter().zip(&range.hashes) {
            let here = entries::hash_of(&self.db, EntryId::new(log.number, entry.at.seq))?;
            if here != Some(*hash) {
                return Ok(Some(entry.at.seq));
            }
        }
        Ok(None)
    }

    /// Takes the entries of an own log from a place on out of the register, and builds the tables
    /// anew without them. Gives what they said, in their order.
    ///
    /// # Errors
    /// Entries of other logs stand on them, or the database cannot be written.
    pub fn supersede(&mut self, own: &DeviceId, from: u64) -> Result<Vec<TakenOut>> {
        self.together(|store| {
            let log = store.logs.get(own).ok_or(StoreError::Damaged("an unknown log"))?.clone();
            let (first, last) = (EntryId::new(log.number, from), log.ids().1);
            if store.is_stood_on(first, last)? {
                return Err(StoreError::Fork(At::new(*own, from)));
            }
            let stored = store.between(first, last)?;
            store.keep_aside(own, &stored)?;
            store
                .db
                .prepare_cached("DELETE FROM entry WHERE id BETWEEN :first AND :last")?
                .execute(named_params! { ":first": first.number(), ":last": last.number() })?;
            store.cut_back(log.number, from)?;
            rebuild(&store.db, &mut store.logs)?;
            Ok(stored.into_iter().map(taken_out).collect())
        })
    }

    /// Whether an entry of another log is about, by, or after one of these.
    fn is_stood_on(&self, first: EntryId, last: EntryId) -> Result<bool> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {} FROM entry WHERE id NOT BETWEEN :first AND :last",
            entries::COLUMNS
        ))?;
        let mut rows =
            statement.query(named_params! { ":first": first.number(), ":last": last.number() })?;
        while let Some(row) = rows.next()? {
            let entry = entries::read(row)?;
            let named = entry.base.iter().chain(&entry.others).chain(&entry.clerk);
            if named.chain([&entry.subject]).any(|id| (first..=last).contains(id)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(crate) fn between(&self, first: EntryId, last: EntryId) -> Result<Vec<Stored>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {} FROM entry WHERE id BETWEEN :first AND :last ORDER BY id",
            entries::COLUMNS
        ))?;
        let mut rows =
            statement.query(named_params! { ":first": first.number(), ":last": last.number() })?;
        let mut stored = Vec::new();
        while let Some(row) = rows.next()? {
            stored.push(entries::read(row)?);
        }
        Ok(stored)
    }

    fn keep_aside(&self, own: &DeviceId, stored: &[Stored]) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO superseded (device, seq, recorded_at, op, hash)
             VALUES (:device, :seq, :recorded_at, :op, :hash) ON CONFLICT DO NOTHING",
        )?;
        for entry in stored {
            insert.execute(named_params! {
                ":device": own.as_bytes(),
                ":seq": i64::try_from(entry.id.seq()).unwrap_or(i64::MAX),
                ":recorded_at": entry.recorded_at,
                ":op": entry.op,
                ":hash": entry.hash.as_bytes(),
            })?;
        }
        Ok(())
    }

    /// Puts the end of a log back to the entry before a place.
    fn cut_back(&mut self, number: i64, from: u64) -> Result<()> {
        let (lamport, hash) = match from.checked_sub(1) {
            None => (0, Hash::ZERO),
            Some(seq) => {
                let id = EntryId::new(number, seq);
                let last = self.between(id, id)?.pop();
                let last = last.ok_or(StoreError::Damaged("a gap in a log"))?;
                (last.lamport, last.hash)
            }
        };
        self.logs.advance(&self.db, number, &End { next_seq: from, lamport, hash, head: None })
    }
}

fn taken_out(stored: Stored) -> TakenOut {
    TakenOut {
        id: stored.id,
        subject: stored.subject,
        others: stored.others.clone(),
        group: stored.first,
        clerk: stored.clerk,
        recorded_at: stored.recorded_at,
        op: match stored.read() {
            Read::Known(op) => Some(op.clone()),
            Read::Later(_) | Read::Malformed(_) => None,
        },
    }
}
