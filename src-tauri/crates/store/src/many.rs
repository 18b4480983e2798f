//! What an office asks of a database that holds many villages.

use crate::error::Result;
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use lindung_domain::op::office::Acknowledged;
use lindung_domain::op::{Op, Read};
use lindung_log::At;
use lindung_log::bundle::Range;
use rusqlite::{OptionalExtension, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// A worker with a certain NIK, in whatever village and state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The worker.
    pub worker: SubjectId,
    /// Digits of the village.
    pub village: String,
    /// Whether it holds the NIK against others: neither voided nor moved away.
    pub holds: bool,
    /// Whether the office has said anything of this worker.
    pub told: bool,
}

/// Ids closer than this are looked at in one sweep.
const NEAR: i64 = 16;

impl Store {
    /// The local id of an entry, if it is here.
    pub fn id_at(&self, at: At) -> Option<EntryId> {
        self.logs.id_of(at)
    }

    /// The name of an entry everywhere.
    ///
    /// # Errors
    /// Its log is not here.
    pub fn at_of(&self, id: EntryId) -> Result<At> {
        id.at(&self.logs)
    }

    /// The workers here of whom the new entries of a bundle speak, with the NIKs that they have
    /// before it is taken.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn niks_before(&self, ranges: &[Range]) -> Result<BTreeMap<SubjectId, String>> {
        let new = ranges.iter().flat_map(|range| &range.entries);
        let new = new.filter(|entry| self.logs.id_of(entry.at).is_none());
        let named = new.filter_map(|entry| entry.subject.and_then(|at| self.logs.id_of(at)));
        let named: BTreeSet<SubjectId> = named.collect();
        let mut niks = BTreeMap::new();
        for id in named {
            if let Some(nik) = self.nik_of(id)? {
                niks.insert(id, nik);
            }
        }
        Ok(niks)
    }

    /// The NIK of a worker; none for other subjects.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn nik_of(&self, id: SubjectId) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT nik FROM worker WHERE id = :id")?;
        let nik = statement.query_row(named_params! { ":id": id.number() }, |row| row.get("nik"));
        Ok(nik.optional()?)
    }

    /// Those NIKs of the subjects, and perhaps of their neighbours in the log, that stand in
    /// another log too.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn shared_niks(&self, subjects: &BTreeSet<SubjectId>) -> Result<BTreeSet<String>> {
        let mut niks = BTreeSet::new();
        if !self.logs.has_several_villages() {
            return Ok(niks);
        }
        // The index of NIKs holds the ids, so that no row of the other worker is read.
        let mut statement = self.db.prepare_cached(
            "SELECT a.nik FROM worker AS a WHERE a.id BETWEEN :from AND :last AND a.nik <> ''
             AND EXISTS (SELECT 1 FROM worker AS b WHERE b.nik = a.nik
                         AND b.id >> 40 <> a.id >> 40)",
        )?;
        for (from, last) in sweeps(subjects) {
            let mut rows = statement.query(named_params! { ":from": from, ":last": last })?;
            while let Some(row) = rows.next()? {
                niks.insert(row.get("nik")?);
            }
        }
        Ok(niks)
    }

    /// Everybody registered under a NIK.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn registrations(&self, nik: &str) -> Result<Vec<Registration>> {
        let mut statement = self.db.prepare_cached(
            "SELECT w.id, w.village, w.state NOT IN ('voided', 'moved', 'merged') AS holds,
                    EXISTS (SELECT 1 FROM entry AS e JOIN log AS l ON l.id = e.id >> 40
                            WHERE e.subject = w.id AND e.subject <> e.id AND l.by_office) AS told
             FROM worker AS w WHERE w.nik = :nik ORDER BY w.id",
        )?;
        let rows = statement.query_map(named_params! { ":nik": nik }, |row| {
            Ok(Registration {
                worker: SubjectId::from_number(row.get("id")?),
                village: row.get("village")?,
                holds: row.get("holds")?,
                told: row.get("told")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The entries of a village's own logs that are kept but do not count, with the reasons.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn set_aside_of(&self, village: &str) -> Result<Vec<(At, String)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT entry, reason FROM set_aside WHERE entry BETWEEN :from AND :last
             ORDER BY entry",
        )?;
        let mut aside = Vec::new();
        for log in self.logs.of(village).filter(|log| !log.by_office) {
            let (from, last) = log.ids();
            let mut rows = statement
                .query(named_params! { ":from": from.number(), ":last": last.number() })?;
            while let Some(row) = rows.next()? {
                let id = EntryId::from_number(row.get("entry")?);
                aside.push((id.at(&self.logs)?, row.get("reason")?));
            }
        }
        aside.sort();
        Ok(aside)
    }

    /// The newest acknowledgement in an office log, by the subject that the log's first entry
    /// begins, with its entry and the time of recording.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_acknowledged(
        &self,
        office_log: SubjectId,
    ) -> Result<Option<(EntryId, i64, Acknowledged)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, recorded_at, op FROM entry WHERE subject = :subject AND subject <> id
             ORDER BY id DESC",
        )?;
        let mut rows = statement.query(named_params! { ":subject": office_log.number() })?;
        while let Some(row) = rows.next()? {
            let op = row.get_ref("op")?.as_blob().map_err(rusqlite::Error::from)?;
            if let Read::Known(Op::Acknowledged(said)) = Read::from_bytes(op) {
                let id = EntryId::from_number(row.get("id")?);
                return Ok(Some((id, row.get("recorded_at")?, said)));
            }
        }
        Ok(None)
    }

    /// The village of an entry's log, as digits; empty of an office's common log.
    pub fn village_of(&self, id: EntryId) -> &str {
        self.logs.by_number(id.log()).map_or("", |log| log.village.as_str())
    }
}

/// The ids as stretches, first and last; a stretch may hold a few ids that are not asked for.
fn sweeps(subjects: &BTreeSet<SubjectId>) -> Vec<(i64, i64)> {
    let mut sweeps: Vec<(i64, i64)> = Vec::new();
    for id in subjects.iter().map(|id| id.number()) {
        match sweeps.last_mut() {
            Some((_, last)) if id.saturating_sub(*last) <= NEAR => *last = id,
            _ => sweeps.push((id, id)),
        }
    }
    sweeps
}
