//! Reading the claims: by state, the oldest first, and whom they are about.

use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use chrono::NaiveDate;
use lindung_domain::money::Rupiah;
use lindung_domain::op::claim::{ClaimKind, ClaimState};
use rusqlite::{Row, named_params};

/// Which claims.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClaimFilter {
    /// In this state.
    pub state: Option<ClaimState>,
    /// About this person, under whatever registration.
    pub worker: Option<SubjectId>,
}

/// A claim by its place in the list.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// The claim.
    pub claim: SubjectId,
    /// Under whom the worker is read now; none where nobody of the village is named.
    pub worker: Option<SubjectId>,
    /// As registered; empty of nobody.
    pub name: String,
    /// What befell the worker.
    pub kind: ClaimKind,
    /// How far it is.
    pub state: ClaimState,
    /// Since when, by the officer's word.
    pub since: NaiveDate,
    /// Day of the death or the accident.
    pub happened_on: NaiveDate,
    /// What was paid so far.
    pub paid: Rupiah,
}

impl std::fmt::Debug for ClaimLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ClaimLine({:?}, {:?}, {:?})", self.claim, self.kind, self.state)
    }
}

impl Store {
    /// The claims that are not voided, whoever has waited longest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn claims(&self, filter: &ClaimFilter) -> Result<Vec<ClaimLine>> {
        let mut statement = self.db.prepare_cached(
            "SELECT c.id, w.id AS worker, coalesce(w.name, '') AS name, c.kind, c.state, c.since,
                    c.happened_on, c.paid_rupiah
             FROM claim AS c LEFT JOIN worker AS h ON h.id = c.worker
             LEFT JOIN worker AS w ON w.id = h.root
             WHERE (:state IS NULL OR c.state = :state)
               AND (:worker IS NULL OR h.root = (SELECT root FROM worker WHERE id = :worker))
             ORDER BY c.since, c.id",
        )?;
        let given = named_params! {
            ":state": filter.state.map(ClaimState::key),
            ":worker": filter.worker.map(SubjectId::number),
        };
        let rows = statement.query_map(given, line)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn line(row: &Row<'_>) -> rusqlite::Result<ClaimLine> {
    // The tables are written from the same words.
    let strange = || rusqlite::Error::QueryReturnedNoRows;
    let day = |column: &str| -> rusqlite::Result<NaiveDate> {
        row.get::<_, String>(column)?.parse().map_err(|_| strange())
    };
    let worker: Option<i64> = row.get("worker")?;
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    Ok(ClaimLine {
        claim: SubjectId::from_number(row.get("id")?),
        worker: worker.map(SubjectId::from_number),
        name: row.get("name")?,
        kind: ClaimKind::from_key(&kind).ok_or_else(strange)?,
        state: ClaimState::from_key(&state).ok_or_else(strange)?,
        since: day("since")?,
        happened_on: day("happened_on")?,
        paid: Rupiah::from_i64(row.get("paid_rupiah")?),
    })
}
