//! Who is merged into whom, as a table: what was said of pairs is noted with each subject's fold,
//! and `domain::merge` goes over all of a village's at the end of the transaction. Whoever it shows
//! under another root than the table has is written anew.

use crate::entries::{self, Stored};
use crate::error::Result;
use crate::logs::Logs;
use crate::paid;
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use crate::tables::{self, Before};
use crate::totals::Totals;
use lindung_domain::fold::{Aside, Folded};
use lindung_domain::merge::{Merges, Said, merges};
use lindung_domain::op::{Op, Read};
use lindung_log::DeviceId;
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeSet;

/// What one entry says of a pair, with its place in the order of the log.
pub(crate) struct Word {
    pub(crate) entry: EntryId,
    order: (u64, Option<DeviceId>, u64),
    pub(crate) said: Said<SubjectId>,
}

impl Word {
    fn new(logs: &Logs, entry: EntryId, lamport: u64, said: Said<SubjectId>) -> Self {
        let log = logs.by_number(entry.log()).map(|log| log.name);
        Self { entry, order: (lamport, log, entry.seq()), said }
    }
}

/// All that was said of pairs, and what comes of it.
pub(crate) struct Told {
    words: Vec<Word>,
    pub(crate) merges: Merges<SubjectId>,
}

impl Told {
    /// In whatever order the words come.
    pub(crate) fn of(mut words: Vec<Word>) -> Self {
        words.sort_by_key(|word| word.order);
        let said: Vec<Said<SubjectId>> = words.iter().map(|word| word.said).collect();
        Self { merges: merges(&said), words }
    }

    fn entry(&self, place: usize) -> Option<EntryId> {
        self.words.get(place).map(|word| word.entry)
    }
}

/// What the entries of a worker that count say of pairs. The other must be of the same village.
pub(crate) fn words(logs: &Logs, stored: &[Stored], folded: &Folded) -> Vec<Word> {
    let village = |id: SubjectId| logs.by_number(id.log()).map(|log| log.village.as_str());
    let counted = stored.iter().enumerate();
    let counted = counted.filter(|(place, _)| !folded.set_aside.contains_key(place));
    let word = |entry: &Stored| {
        let same = match entry.read() {
            Read::Known(Op::WorkersMerged(_)) => true,
            Read::Known(Op::WorkersSeparated(_)) => false,
            Read::Known(_) | Read::Later(_) | Read::Malformed(_) => return None,
        };
        let (keep, drop) = (entry.subject, *entry.others.first()?);
        let ours = village(keep) == village(drop);
        ours.then(|| Word::new(logs, entry.id, entry.lamport, Said { same, keep, drop }))
    };
    counted.filter_map(|(_, entry)| word(entry)).collect()
}

/// Notes what a worker's entries say of pairs, and that its village is to be gone over if the
/// worker is one of a pair.
pub(crate) fn note(
    db: &Connection,
    logs: &Logs,
    totals: &mut Totals,
    stored: &[Stored],
    folded: &Folded,
    before: Before<'_>,
) -> Result<()> {
    let Some(id) = stored.first().map(|first| first.subject) else { return Ok(()) };
    let village = logs.by_number(id.log()).map_or("", |log| log.village.as_str());
    // Beside the first entry of a claim stands its worker, of whom that says no such thing.
    let says = stored.iter().any(|entry| !entry.begins() && !entry.others.is_empty());
    if says {
        db.prepare_cached("DELETE FROM pairing WHERE keep = :keep")?
            .execute(named_params! { ":keep": id.number() })?;
        let mut insert = db.prepare_cached(
            "INSERT INTO pairing (entry, village, keep, dropped, same)
             VALUES (:entry, :village, :keep, :dropped, :same)",
        )?;
        for word in words(logs, stored, folded) {
            insert.execute(named_params! {
                ":entry": word.entry.number(),
                ":village": village,
                ":keep": word.said.keep.number(),
                ":dropped": word.said.drop.number(),
                ":same": word.said.same,
            })?;
        }
    }
    // Of somebody new nothing can have been said before.
    let is_said_of = || -> Result<bool> {
        let mut named = db.prepare_cached("SELECT 1 FROM pairing WHERE dropped = :id")?;
        Ok(named.exists(named_params! { ":id": id.number() })?)
    };
    if says || (!matches!(before, Before::Nothing) && is_said_of()?) {
        totals.pairs_of(village.to_owned());
    }
    Ok(())
}

/// Ends a transaction that wrote subjects: goes over the merges of the villages that it touched,
/// and writes the counts. Gives the workers who are read under another root now.
pub(crate) fn finish(
    db: &Connection,
    logs: &Logs,
    mut totals: Totals,
) -> Result<BTreeSet<SubjectId>> {
    let mut changed = BTreeSet::new();
    for village in totals.take_pairs() {
        changed.extend(settle(db, logs, &mut totals, &village)?);
    }
    totals.touch(changed.iter().map(|id: &SubjectId| id.number()));
    let touched = std::mem::take(&mut totals.touched);
    if paid::is_known(logs) {
        paid::settle(db, &mut totals, touched)?;
    }
    totals.write(db)?;
    Ok(changed)
}

fn settle(
    db: &Connection,
    logs: &Logs,
    totals: &mut Totals,
    village: &str,
) -> Result<BTreeSet<SubjectId>> {
    let told = told(db, logs, village)?;
    let standing = |id: SubjectId| -> Result<bool> {
        let mut row =
            db.prepare_cached("SELECT 1 FROM worker WHERE id = :id AND state <> :void")?;
        Ok(row.exists(named_params! { ":id": id.number(), ":void": "voided" })?)
    };
    let mut stand = BTreeSet::new();
    for word in &told.words {
        for id in [word.said.keep, word.said.drop] {
            if standing(id)? {
                stand.insert(id);
            }
        }
    }
    let mut dropped: BTreeSet<SubjectId> = told.merges.dropped().collect();
    dropped.extend(merged(db, village)?);
    let mut changed = BTreeSet::new();
    for id in dropped {
        // Who was taken back is nobody, also under another.
        let stands = stand.contains(&id);
        let root = if stands { told.merges.root(id, |one| stand.contains(&one)) } else { id };
        let values = named_params! { ":id": id.number(), ":root": root.number() };
        let mut under =
            db.prepare_cached("SELECT root FROM worker WHERE id = :id AND root <> :root")?;
        let before: Option<i64> = under.query_row(values, |row| row.get("root")).optional()?;
        if let Some(before) = before {
            db.prepare_cached("UPDATE worker SET root = :root WHERE id = :id")?.execute(values)?;
            totals.touch([before]);
            let stored = entries::of_subject(db, logs, id)?;
            tables::write(db, logs, totals, &stored, Before::Something)?;
            changed.insert(id);
        }
    }
    // Last, since whoever is written anew is written without.
    set_circles_aside(db, &told)?;
    Ok(changed)
}

/// Whom the table shows under another.
fn merged(db: &Connection, village: &str) -> Result<Vec<SubjectId>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM worker WHERE root <> id AND village = :village")?;
    let ids = statement.query_map(named_params! { ":village": village }, |row| row.get("id"))?;
    ids.map(|id| Ok(SubjectId::from_number(id?))).collect()
}

fn told(db: &Connection, logs: &Logs, village: &str) -> Result<Told> {
    let mut statement = db.prepare_cached(
        "SELECT p.entry, p.keep, p.dropped, p.same, e.lamport FROM pairing AS p
         JOIN entry AS e ON e.id = p.entry WHERE p.village = :village",
    )?;
    let mut rows = statement.query(named_params! { ":village": village })?;
    let mut words = Vec::new();
    while let Some(row) = rows.next()? {
        let lamport = u64::try_from(row.get::<_, i64>("lamport")?).unwrap_or(0);
        let said = Said {
            same: row.get("same")?,
            keep: SubjectId::from_number(row.get("keep")?),
            drop: SubjectId::from_number(row.get("dropped")?),
        };
        words.push(Word::new(logs, EntryId::from_number(row.get("entry")?), lamport, said));
    }
    Ok(Told::of(words))
}

fn set_circles_aside(db: &Connection, told: &Told) -> Result<()> {
    let mut forget =
        db.prepare_cached("DELETE FROM set_aside WHERE entry = :entry AND reason = :reason")?;
    let mut insert =
        db.prepare_cached("INSERT INTO set_aside (entry, reason) VALUES (:entry, :reason)")?;
    for (place, word) in told.words.iter().enumerate() {
        let values =
            named_params! { ":entry": word.entry.number(), ":reason": Aside::Circle.code() };
        forget.execute(values)?;
        if told.merges.circular().contains(&place) {
            insert.execute(values)?;
        }
    }
    Ok(())
}

/// Whether a merge was set aside because it would have closed a circle.
pub(crate) fn is_circular(db: &Connection, entry: EntryId) -> Result<bool> {
    let mut aside =
        db.prepare_cached("SELECT 1 FROM set_aside WHERE entry = :entry AND reason = :reason")?;
    let reason = Aside::Circle.code();
    Ok(aside.exists(named_params! { ":entry": entry.number(), ":reason": reason })?)
}

impl Store {
    /// The worker under whom another is read: itself where it was not merged.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn root_of(&self, worker: SubjectId) -> Result<SubjectId> {
        let mut statement = self.db.prepare_cached("SELECT root FROM worker WHERE id = :id")?;
        let root = statement
            .query_row(named_params! { ":id": worker.number() }, |row| row.get("root"))
            .optional()?;
        Ok(root.map_or(worker, SubjectId::from_number))
    }

    /// Everybody who is read under this worker, without the worker itself.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn merged_into(&self, root: SubjectId) -> Result<Vec<SubjectId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM worker WHERE root = :root AND root <> id ORDER BY id",
        )?;
        let ids = statement.query_map(named_params! { ":root": root.number() }, |r| r.get("id"))?;
        ids.map(|id| Ok(SubjectId::from_number(id?))).collect()
    }

    /// Of whom it was said that a worker is the same person or another.
    pub(crate) fn beside(&self, worker: SubjectId) -> Result<BTreeSet<SubjectId>> {
        let mut statement =
            self.db.prepare_cached("SELECT keep FROM pairing WHERE dropped = :id")?;
        let ids = statement.query_map(named_params! { ":id": worker.number() }, |r| r.get(0))?;
        ids.map(|id| Ok(SubjectId::from_number(id?))).collect()
    }

    /// The one into whom a worker was merged, and the entry that says so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn merge_of(&self, worker: SubjectId) -> Result<Option<(SubjectId, EntryId)>> {
        let told = self.pairs_with(worker)?;
        let merge = told.merges.keep_of(worker);
        Ok(merge.and_then(|(keep, place)| Some((keep, told.entry(place)?))))
    }

    /// Whether somebody said that the two are not one person.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn are_apart(&self, one: SubjectId, other: SubjectId) -> Result<bool> {
        Ok(self.pairs_with(one)?.merges.are_apart(one, other))
    }

    fn pairs_with(&self, worker: SubjectId) -> Result<Told> {
        let log = self.logs.by_number(worker.log());
        told(&self.db, &self.logs, log.map_or("", |log| &log.village))
    }
}
