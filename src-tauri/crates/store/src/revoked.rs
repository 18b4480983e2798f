//! From which place on the log of a revoked device does not count: the one thing that a fold is
//! told and that does not stand in the subject's own entries. It is the office's word alone, itself
//! made from the log, and settled before anything is folded; what it changes is folded anew.

use crate::entries;
use crate::error::Result;
use crate::logs::Logs;
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use lindung_domain::op::{Op, Read};
use lindung_log::{DeviceId, LogRange};
use rusqlite::{Connection, named_params};
use std::collections::BTreeSet;

/// Reads the office's newest word on these devices, and gives the subjects whose fold it changes.
/// Others than devices are passed over.
pub(crate) fn settle(
    db: &Connection,
    logs: &mut Logs,
    subjects: impl IntoIterator<Item = SubjectId>,
) -> Result<BTreeSet<SubjectId>> {
    let mut changed = BTreeSet::new();
    for subject in subjects.into_iter().filter(|subject| subject.seq() == 0) {
        let log = logs.by_number(subject.log());
        let Some(number) = log.filter(|log| !log.by_office).map(|log| log.number) else { continue };
        let (before, now) = (logs.revoked_at(number), word(db, logs, subject)?);
        if before == now {
            continue;
        }
        write(db, number, now)?;
        logs.set_revoked(number, now);
        let first = before.into_iter().chain(now).min().unwrap_or(0);
        changed.extend(subjects_from(db, EntryId::new(number, first))?);
    }
    Ok(changed)
}

/// The place that the office named last, in the order of the log.
fn word(db: &Connection, logs: &Logs, device: SubjectId) -> Result<Option<u64>> {
    let mut word = None;
    for entry in entries::of_subject(db, logs, device)? {
        let by_office = logs.by_number(entry.id.log()).is_some_and(|log| log.by_office);
        if let (true, Read::Known(Op::DeviceRevoked(revoked))) = (by_office, entry.read()) {
            word = Some(revoked.keep_until_seq.max(1));
        }
    }
    Ok(word)
}

fn write(db: &Connection, log: i64, from: Option<u64>) -> Result<()> {
    db.prepare_cached("DELETE FROM revoked WHERE log = :log")?
        .execute(named_params! { ":log": log })?;
    if let Some(from) = from {
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        db.prepare_cached("INSERT INTO revoked (log, from_seq) VALUES (:log, :from)")?
            .execute(named_params! { ":log": log, ":from": from })?;
    }
    Ok(())
}

/// Whom the entries of a log from one on are about.
fn subjects_from(db: &Connection, first: EntryId) -> Result<BTreeSet<SubjectId>> {
    let mut statement =
        db.prepare_cached("SELECT DISTINCT subject FROM entry WHERE id BETWEEN :first AND :last")?;
    let last = EntryId::new(first.log(), u64::MAX);
    let rows = statement
        .query_map(named_params! { ":first": first.number(), ":last": last.number() }, |row| {
            row.get("subject")
        })?;
    rows.map(|row| Ok(SubjectId::from_number(row?))).collect()
}

/// An entry that does not count because a device was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevokedEntry {
    /// The entry.
    pub id: EntryId,
    /// Whom it is about.
    pub subject: SubjectId,
}

impl Logs {
    /// From which place on the log of a device does not count, if it was revoked.
    pub fn revoked_from(&self, device: &DeviceId) -> Option<u64> {
        self.revoked_at(self.get(device)?.number)
    }

    /// Whether a revoked device brings more than it had written by then: other than entries of its
    /// own or of logs that are known here, that count.
    pub fn refuses(&self, sender: &DeviceId, ranges: &[LogRange]) -> bool {
        let counts = |range: &LogRange| {
            let from = self.revoked_from(&range.device);
            self.get(&range.device).is_some() && from.is_none_or(|from| range.end <= from)
        };
        self.revoked_from(sender).is_some() && !ranges.iter().all(counts)
    }
}

impl Store {
    /// Whom the entries of a log from a place on are about.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn subjects_from(&self, device: &DeviceId, seq: u64) -> Result<BTreeSet<SubjectId>> {
        match self.logs.get(device) {
            Some(log) => subjects_from(&self.db, EntryId::new(log.number, seq)),
            None => Ok(BTreeSet::new()),
        }
    }

    /// The highest running number of the cards that a device gave out before a place in its log.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_card_before(&self, device: &DeviceId, seq: u64) -> Result<u64> {
        let Some(log) = self.logs.get(device) else { return Ok(0) };
        let mut statement = self
            .db
            .prepare_cached("SELECT op FROM entry WHERE id BETWEEN :first AND :last ORDER BY id")?;
        let (first, last) = (log.ids().0, EntryId::new(log.number, seq.saturating_sub(1)));
        let mut rows =
            statement.query(named_params! { ":first": first.number(), ":last": last.number() })?;
        let mut highest = 0;
        while let Some(row) = rows.next()? {
            let op = row.get_ref("op")?.as_blob().map_err(rusqlite::Error::from)?;
            if let Read::Known(Op::CardIssued(card)) = Read::from_bytes(op) {
                highest = highest.max(u64::from(card.number.running()));
            }
        }
        Ok(highest)
    }

    /// The entries that do not count because a device was revoked, in the order of the log, so that
    /// whoever began somebody comes before what is said of them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn revoked_entries(&self) -> Result<Vec<RevokedEntry>> {
        let mut statement = self.db.prepare_cached(
            "SELECT e.id, e.subject FROM set_aside AS s JOIN entry AS e ON e.id = s.entry
             WHERE s.reason = 'revoked' ORDER BY e.lamport, e.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(RevokedEntry {
                id: EntryId::from_number(row.get("id")?),
                subject: SubjectId::from_number(row.get("subject")?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
