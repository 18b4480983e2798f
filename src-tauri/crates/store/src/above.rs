//! Rules above the village: what only who sees all villages can see.

use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::money::Month;
use rusqlite::named_params;

/// One place of somebody who holds more than one, of different money.
#[derive(Clone, PartialEq, Eq)]
pub struct Payer {
    /// The worker's NIK.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Digits of the village.
    pub village: String,
    /// Name of the funding source.
    pub funding: String,
    /// Number of the decree.
    pub decree: String,
}

impl std::fmt::Debug for Payer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Payer({}, {})", self.village, self.decree)
    }
}

/// What somebody is judged by.
#[derive(Clone, PartialEq, Eq)]
pub struct Judged {
    /// The worker.
    pub worker: SubjectId,
    /// As registered.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Digits of the village.
    pub village: String,
    /// ISO 8601; empty where nobody said.
    pub born_on: String,
    /// Code, or as written.
    pub occupation: String,
    /// Whether somebody found that this person earns a wage now.
    pub earns: bool,
}

impl std::fmt::Debug for Judged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Judged({:?})", self.worker)
    }
}

impl Store {
    /// Places held in a month by NIKs that different funding sources pay for, in whichever
    /// villages: those of one NIK together.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn paid_by_two(&self, month: Month) -> Result<Vec<Payer>> {
        let mut statement = self.db.prepare_cached(
            "WITH held (nik, name, village, decree, funding) AS MATERIALIZED (
               SELECT w.nik, w.name, w.village, p.decree, coalesce(d.funding, '')
               FROM place AS p JOIN worker AS h ON h.id = p.worker
               JOIN worker AS w ON w.id = h.root LEFT JOIN decree AS d ON d.label = p.decree
               WHERE w.state NOT IN ('voided', 'died', 'moved') AND w.nik <> ''
                 AND p.from_month <= :month
                 AND (p.until_month IS NULL OR :month < p.until_month))
             SELECT DISTINCT h.nik, h.name, h.village, coalesce(f.name, '') AS funding,
                    coalesce(d.number, '') AS number
             FROM held AS h LEFT JOIN decree AS d ON d.label = h.decree
             LEFT JOIN funding AS f ON f.label = h.funding
             WHERE h.nik IN (
               SELECT nik FROM held GROUP BY nik HAVING count(DISTINCT funding) > 1)
             ORDER BY h.nik, h.village, number",
        )?;
        let rows = statement.query_map(named_params! { ":month": month.plain() }, |row| {
            Ok(Payer {
                nik: row.get("nik")?,
                name: row.get("name")?,
                village: row.get("village")?,
                funding: row.get("funding")?,
                decree: row.get("number")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody who is neither voided, merged, dead nor gone, one after the other.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn each_judged(&self, mut with: impl FnMut(Judged)) -> Result<()> {
        let mut statement = self.db.prepare_cached(
            "WITH earning (nik) AS (SELECT nik FROM validated WHERE ended = 'formal_job')
             SELECT id, nik, name, village, born_on, occupation, nik IN earning AS earns
             FROM worker WHERE state NOT IN ('voided', 'died', 'moved', 'merged')
             ORDER BY village, name, id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            with(Judged {
                worker: SubjectId::from_number(row.get("id")?),
                nik: row.get("nik")?,
                name: row.get("name")?,
                village: row.get("village")?,
                born_on: row.get("born_on")?,
                occupation: row.get("occupation")?,
                earns: row.get("earns")?,
            });
        }
        Ok(())
    }
}
