//! The tables of funding sources, decrees, places, bills and payments.

use super::Before;
use crate::error::Result;
use crate::place::SubjectId;
use lindung_domain::fold::{Folded, Subject};
use lindung_domain::funding::{Bill, Decree, FundingSource};
use lindung_domain::worker::Worker;
use rusqlite::{Connection, named_params};

/// Where a worker's rows of the programme stand.
const OF_WORKER: &[&str] = &["place", "membership", "waiting", "former_nik"];

/// Writes what a subject of the programme is, and gives the word for its kind.
pub(super) fn write(
    db: &Connection,
    id: SubjectId,
    subject: &Subject,
    before: Before<'_>,
) -> Result<&'static str> {
    Ok(if let Subject::Funding(source) = subject {
        write_funding(db, id, source)?;
        "funding"
    } else if let Subject::Decree(decree) = subject {
        write_decree(db, id, decree)?;
        "decree"
    } else if let Subject::Bill(bill) = subject {
        write_bill(db, id, bill, before)?;
        "bill"
    } else {
        "rules"
    })
}

/// Takes out all rows of a subject that is nothing any more.
pub(super) fn forget(db: &Connection, id: SubjectId) -> Result<()> {
    forget_in(db, id, &["funding", "decree"], "id")?;
    forget_in(db, id, OF_WORKER, "worker")?;
    forget_bill(db, id)
}

fn forget_bill(db: &Connection, id: SubjectId) -> Result<()> {
    forget_in(db, id, &["bill"], "id")?;
    forget_in(db, id, &["bill_part", "bill_person"], "bill")?;
    forget_in(db, id, &["contribution", "contribution_but"], "bill")
}

fn forget_in(db: &Connection, id: SubjectId, tables: &[&str], column: &str) -> Result<()> {
    for table in tables {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = :id"))?
            .execute(named_params! { ":id": id.number() })?;
    }
    Ok(())
}

fn write_funding(db: &Connection, id: SubjectId, source: &FundingSource) -> Result<()> {
    forget_in(db, id, &["funding"], "id")?;
    if source.voided.is_some() {
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO funding (id, label, name, kind) VALUES (:id, :label, :name, :kind)",
    )?
    .execute(named_params! {
        ":id": id.number(),
        ":label": source.label.to_string(),
        ":name": source.terms.name,
        ":kind": source.terms.kind.key(),
    })?;
    Ok(())
}

fn write_decree(db: &Connection, id: SubjectId, decree: &Decree) -> Result<()> {
    forget_in(db, id, &["decree"], "id")?;
    if decree.voided.is_some() {
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO decree (id, label, funding, number) VALUES (:id, :label, :funding, :number)",
    )?
    .execute(named_params! {
        ":id": id.number(),
        ":label": decree.issued.label.to_string(),
        ":funding": decree.issued.funding.to_string(),
        ":number": decree.issued.number,
    })?;
    Ok(())
}

/// Places, waiting and former numbers; nothing is touched where they are what they were.
pub(super) fn write_worker(
    db: &Connection,
    id: SubjectId,
    worker: &Worker,
    before: Before<'_>,
) -> Result<()> {
    let none = Worker::default();
    let known = match before {
        Before::Nothing => Some(&none),
        Before::Something => None,
        Before::Known(_) => before.worker(),
    };
    let same = known.is_some_and(|known| {
        known.places == worker.places
            && known.waiting == worker.waiting
            && known.former_niks == worker.former_niks
            && known.memberships == worker.memberships
            && (worker.places.is_empty() || known.income() == worker.income())
    });
    if same {
        return Ok(());
    }
    forget_in(db, id, OF_WORKER, "worker")?;
    let mut place = db.prepare_cached(
        "INSERT INTO place (decree, worker, from_month, until_month, ended, income_rupiah)
         VALUES (:decree, :worker, :from_month, :until_month, :ended, :income)",
    )?;
    for ((decree, _), held) in &worker.places {
        place.execute(named_params! {
            ":decree": decree.to_string(),
            ":worker": id.number(),
            ":from_month": held.from_month.plain(),
            ":until_month": held.freed.map(|(until, _)| until.plain()),
            ":ended": held.freed.map(|(_, end)| end.key()),
            ":income": worker.income().to_i64(),
        })?;
    }
    write_memberships(db, id, worker)?;
    let mut waiting = db.prepare_cached(
        "INSERT INTO waiting (decree, worker, rank, since, reason)
         VALUES (:decree, :worker, :rank, :since, :reason)",
    )?;
    for waits in worker.waiting.values() {
        waiting.execute(named_params! {
            ":decree": waits.decree.to_string(),
            ":worker": id.number(),
            ":rank": waits.rank,
            ":since": waits.on.to_string(),
            ":reason": waits.reason,
        })?;
    }
    let mut former =
        db.prepare_cached("INSERT INTO former_nik (nik, worker) VALUES (:nik, :worker)")?;
    for nik in &worker.former_niks {
        former.execute(named_params! { ":nik": nik, ":worker": id.number() })?;
    }
    Ok(())
}

fn write_memberships(db: &Connection, id: SubjectId, worker: &Worker) -> Result<()> {
    let mut insured = db.prepare_cached(
        "INSERT INTO membership (worker, from_month, until_month)
         VALUES (:worker, :from_month, :until_month)",
    )?;
    for membership in worker.memberships.values() {
        insured.execute(named_params! {
            ":worker": id.number(),
            ":from_month": membership.months.from().plain(),
            ":until_month": membership.until_month().plain(),
        })?;
    }
    Ok(())
}

fn write_bill(db: &Connection, id: SubjectId, bill: &Bill, before: Before<'_>) -> Result<()> {
    let stood = match before {
        Before::Known(Folded { subject: Subject::Bill(known), .. }) => known.voided.is_none(),
        Before::Known(_) | Before::Nothing | Before::Something => false,
    };
    if bill.voided.is_some() || !stood {
        forget_bill(db, id)?;
    }
    if bill.voided.is_some() {
        return Ok(());
    }
    // What was made never changes: only the payments are written anew.
    if !stood {
        write_made(db, id, bill)?;
    }
    write_contributions(db, id, bill)
}

fn write_made(db: &Connection, id: SubjectId, bill: &Bill) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO bill (id, decree, from_month, until_month)
         VALUES (:id, :decree, :from_month, :until_month)",
    )?
    .execute(named_params! {
        ":id": id.number(),
        ":decree": bill.made.decree.to_string(),
        ":from_month": bill.made.from_month.plain(),
        ":until_month": bill.made.until_month.plain(),
    })?;
    let mut costs = db.prepare_cached(
        "INSERT INTO bill_part (bill, part, month, people, normal_rupiah, due_rupiah)
         VALUES (:bill, :part, :month, :people, :normal, :due)",
    )?;
    let mut person =
        db.prepare_cached("INSERT INTO bill_person (nik, bill, part) VALUES (:nik, :bill, :part)")?;
    for (part, alike) in (0_i64..).zip(&bill.made.parts) {
        let amounts = alike.normal.iter().zip(&alike.due);
        for (month, (normal, due)) in bill.made.months().iter().zip(amounts) {
            costs.execute(named_params! {
                ":bill": id.number(),
                ":part": part,
                ":month": month.plain(),
                ":people": i64::try_from(alike.people.len()).unwrap_or(i64::MAX),
                ":normal": normal.to_i64(),
                ":due": due.to_i64(),
            })?;
        }
        for nik in &alike.people {
            let nik = nik.as_str();
            person.execute(named_params! { ":nik": nik, ":bill": id.number(), ":part": part })?;
        }
    }
    Ok(())
}

fn write_contributions(db: &Connection, id: SubjectId, bill: &Bill) -> Result<()> {
    forget_in(db, id, &["contribution", "contribution_but"], "bill")?;
    let mut contribution = db.prepare_cached(
        "INSERT INTO contribution (bill, label, from_month, until_month, amount_rupiah)
         VALUES (:bill, :label, :from_month, :until_month, :amount)",
    )?;
    let mut left_out = db.prepare_cached(
        "INSERT INTO contribution_but (bill, label, nik) VALUES (:bill, :label, :nik)",
    )?;
    for received in bill.counting() {
        let label = received.label.to_string();
        contribution.execute(named_params! {
            ":bill": id.number(),
            ":label": label,
            ":from_month": received.from_month.plain(),
            ":until_month": received.until_month.plain(),
            ":amount": received.amount.to_i64(),
        })?;
        for nik in &received.but {
            let nik = nik.as_str();
            left_out
                .execute(named_params! { ":bill": id.number(), ":label": label, ":nik": nik })?;
        }
    }
    Ok(())
}
