//! The table of claims.

use crate::entries::Stored;
use crate::error::Result;
use crate::logs::Logs;
use crate::place::SubjectId;
use lindung_domain::claim::Claim;
use lindung_domain::money::Rupiah;
use rusqlite::{Connection, named_params};

/// Writes a claim; a voided one stands nowhere.
pub(super) fn write(db: &Connection, logs: &Logs, first: &Stored, claim: &Claim) -> Result<()> {
    forget(db, first.subject)?;
    let (Some(kind), Some(happened_on), None) =
        (claim.terms.kind, claim.terms.happened_on, &claim.voided)
    else {
        return Ok(());
    };
    let village = |id: SubjectId| logs.by_number(id.log()).map(|log| log.village.as_str());
    let worker = first.others.first().filter(|id| village(**id) == village(first.subject));
    let (state, since) = claim.state();
    db.prepare_cached(
        "INSERT INTO claim (id, worker, kind, state, since, happened_on, paid_rupiah)
         VALUES (:id, :worker, :kind, :state, :since, :happened_on, :paid)",
    )?
    .execute(named_params! {
        ":id": first.subject.number(),
        ":worker": worker.map(|id| id.number()),
        ":kind": kind.key(),
        ":state": state.key(),
        ":since": since.to_string(),
        ":happened_on": happened_on.to_string(),
        ":paid": claim.paid().map_or(i64::MAX, Rupiah::to_i64),
    })?;
    Ok(())
}

pub(super) fn forget(db: &Connection, id: SubjectId) -> Result<()> {
    db.prepare_cached("DELETE FROM claim WHERE id = :id")?
        .execute(named_params! { ":id": id.number() })?;
    Ok(())
}
