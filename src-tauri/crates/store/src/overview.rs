//! What an office asks of all its villages at once: one question each, however many they are.

use crate::error::Result;
use crate::place::{EntryId, SubjectId};
use crate::programme::{PAID, unsigned};
use crate::store::Store;
use lindung_domain::money::Month;
use lindung_domain::op::roster::SegmentCounted;
use lindung_domain::op::{Op, Read};
use rusqlite::named_params;
use std::collections::BTreeMap;

/// Somebody for whom a month is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveIn {
    /// The worker.
    pub worker: SubjectId,
    /// Digits of the village where the worker is registered.
    pub village: String,
}

/// Claims of a village that are neither paid nor over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsOpen {
    /// How many.
    pub claims: u64,
    /// Since when the one that waits longest is in its state, ISO 8601.
    pub since: String,
}

/// A registration whose NIK another village holds too, under a lower code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The worker.
    pub worker: SubjectId,
    /// Digits of its village.
    pub village: String,
    /// Digits of the first village that holds the NIK.
    pub first: String,
}

/// How many hold a place of a decree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The decree's label.
    pub decree: String,
    /// People, each once.
    pub people: u64,
}

/// Neither voided, dead, gone nor read under another.
const HERE: &str = "w.state NOT IN ('voided', 'died', 'moved', 'merged')";

impl Store {
    /// When a bundle of each village last brought something, seconds since 1970.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn heard_at(&self) -> Result<BTreeMap<String, i64>> {
        let mut statement = self.db.prepare_cached(
            "SELECT l.village, max(a.recorded_at) AS at FROM acknowledgement AS a
             JOIN log AS l ON l.id = a.log WHERE NOT l.by_office GROUP BY l.village",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get("village")?, row.get("at")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// For whom a month is paid, in whichever village it was billed.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn active(&self, month: Month) -> Result<Vec<ActiveIn>> {
        let mut statement = self.db.prepare_cached(&format!(
            "WITH paid (nik) AS (SELECT DISTINCT p.nik {PAID} AND m.month = :month)
             SELECT w.id, w.village FROM worker AS w WHERE {HERE} AND (
               w.nik IN paid OR EXISTS (
                 SELECT 1 FROM former_nik AS f WHERE f.worker = w.id AND f.nik IN paid)
               OR EXISTS (
                 SELECT 1 FROM worker AS o WHERE o.root = w.id AND o.root <> o.id
                   AND o.nik IN paid))"
        ))?;
        let rows = statement.query_map(named_params! { ":month": month.plain() }, |row| {
            Ok(ActiveIn {
                worker: SubjectId::from_number(row.get("id")?),
                village: row.get("village")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// People of each village of whom something is to be looked at again.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn doubted(&self) -> Result<BTreeMap<String, u64>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT w.village, count(*) AS people FROM worker AS w
             WHERE w.doubt AND {HERE} GROUP BY w.village"
        ))?;
        let rows = statement
            .query_map([], |row| Ok((row.get("village")?, unsigned(row.get("people")?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Claims of each village that are neither paid nor over.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn claims_open(&self) -> Result<BTreeMap<String, ClaimsOpen>> {
        let mut statement = self.db.prepare_cached(
            "SELECT l.village, count(*) AS claims, min(c.since) AS since FROM claim AS c
             JOIN log AS l ON l.id = c.id >> 40
             WHERE c.state NOT IN ('paid', 'rejected', 'expired') GROUP BY l.village",
        )?;
        let rows = statement.query_map([], |row| {
            let claims = unsigned(row.get("claims")?);
            Ok((row.get("village")?, ClaimsOpen { claims, since: row.get("since")? }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many workers each village has as a whole, by its latest count.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn counted_whole(&self) -> Result<BTreeMap<String, SegmentCounted>> {
        let mut statement = self.db.prepare_cached(
            "SELECT l.village, e.op FROM subject AS s JOIN entry AS e ON e.id = s.id
             JOIN log AS l ON l.id = s.id >> 40
             WHERE s.kind = 'segment' AND s.digest IS NOT NULL ORDER BY e.lamport, l.name, e.id",
        )?;
        let mut rows = statement.query([])?;
        let mut counted = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let op = row.get_ref("op")?.as_blob().map_err(rusqlite::Error::from)?;
            if let Read::Known(Op::SegmentCounted(count)) = Read::from_bytes(op)
                && count.segment == "all"
            {
                counted.insert(row.get("village")?, count);
            }
        }
        Ok(counted)
    }

    /// Registrations whose NIK a village of a lower code holds too: whoever counts people and not
    /// registrations leaves them out.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn repeated(&self) -> Result<Vec<Repeated>> {
        let mut statement = self.db.prepare_cached(
            "WITH twice (nik, first) AS (
               SELECT nik, min(village) FROM worker
               WHERE state NOT IN ('voided', 'moved', 'merged') AND nik <> ''
               GROUP BY nik HAVING count(DISTINCT village) > 1)
             SELECT w.id, w.village, t.first FROM twice AS t JOIN worker AS w ON w.nik = t.nik
             WHERE w.state NOT IN ('voided', 'moved', 'merged') AND w.village <> t.first
             ORDER BY w.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Repeated {
                worker: SubjectId::from_number(row.get("id")?),
                village: row.get("village")?,
                first: row.get("first")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many hold a place of each decree in a month.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn holding(&self, month: Month) -> Result<Vec<Holding>> {
        let mut statement = self.db.prepare_cached(
            "SELECT p.decree, count(DISTINCT w.root) AS people
             FROM place AS p JOIN worker AS w ON w.id = p.worker
             WHERE w.state <> 'voided' AND p.from_month <= :month
               AND (p.until_month IS NULL OR :month < p.until_month)
             GROUP BY p.decree ORDER BY p.decree",
        )?;
        let rows = statement.query_map(named_params! { ":month": month.plain() }, |row| {
            Ok(Holding { decree: row.get("decree")?, people: unsigned(row.get("people")?) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// RWs of each village in which somebody lives.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn neighbourhoods(&self) -> Result<BTreeMap<String, u64>> {
        let mut statement = self.db.prepare_cached(
            "SELECT village, count(DISTINCT ltrim(rw, '0')) AS rws FROM total
             WHERE ltrim(rw, '0') <> '' AND state NOT IN ('voided', 'moved') GROUP BY village",
        )?;
        let rows =
            statement.query_map([], |row| Ok((row.get("village")?, unsigned(row.get("rws")?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The village of an entry's log, as digits; empty of an office's common log.
    pub fn village_of(&self, id: EntryId) -> &str {
        self.logs.by_number(id.log()).map_or("", |log| log.village.as_str())
    }
}
