//! What people are counted by, where coverage is told segment by segment.

use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::money::Month;
use rusqlite::named_params;
use std::collections::BTreeSet;

/// Where one lives, what one does, who one is; empty where nobody said.
#[derive(Clone, PartialEq, Eq)]
pub struct Traits {
    /// The worker.
    pub id: SubjectId,
    /// As registered.
    pub nik: String,
    /// Zeros kept.
    pub rw: String,
    /// Zeros kept.
    pub rt: String,
    /// As written.
    pub hamlet: String,
    /// Code, or as written.
    pub occupation: String,
    /// `L` or `P`.
    pub sex: String,
    /// ISO 8601.
    pub born_on: String,
}

impl std::fmt::Debug for Traits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Traits({:?})", self.id)
    }
}

impl Store {
    /// Of everybody who is neither voided, merged, dead nor gone.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn traits(&self) -> Result<Vec<Traits>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, nik, rw, rt, hamlet, occupation, sex, born_on FROM worker
             WHERE state NOT IN ('voided', 'died', 'moved', 'merged') ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Traits {
                id: SubjectId::from_number(row.get("id")?),
                nik: row.get("nik")?,
                rw: row.get("rw")?,
                rt: row.get("rt")?,
                hamlet: row.get("hamlet")?,
                occupation: row.get("occupation")?,
                sex: row.get("sex")?,
                born_on: row.get("born_on")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Who is insured in a month, in whatever state; under their own names, merged or not.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn insured(&self, month: Month) -> Result<BTreeSet<SubjectId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT worker FROM membership
             WHERE from_month <= :month AND :month < until_month",
        )?;
        let rows = statement.query_map(named_params! { ":month": month.plain() }, |row| {
            Ok(SubjectId::from_number(row.get("worker")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whose money pays for whom in a month: the worker under the root, and the source's name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn fundings(&self, month: Month) -> Result<Vec<(SubjectId, String)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT w.root, f.name FROM place AS p
             JOIN worker AS w ON w.id = p.worker JOIN decree AS d ON d.label = p.decree
             JOIN funding AS f ON f.label = d.funding
             WHERE w.state <> 'voided' AND p.from_month <= :month
               AND (p.until_month IS NULL OR :month < p.until_month)
             ORDER BY w.root, f.name",
        )?;
        let rows = statement.query_map(named_params! { ":month": month.plain() }, |row| {
            Ok((SubjectId::from_number(row.get("root")?), row.get("name")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
