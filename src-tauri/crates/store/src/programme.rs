//! Reading the programme: who holds a place, what was billed and paid, and for which months.

use crate::error::Result;
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::money::{Month, Rupiah};
use lindung_domain::op::label::Label;
use lindung_domain::worker::WorkerState;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::BTreeSet;

/// One who holds a place in a month.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    /// The worker.
    pub worker: SubjectId,
    /// As registered.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Code, or as written.
    pub occupation: String,
    /// In one word: who died or moved away may still hold a place that nobody freed.
    pub state: WorkerState,
    /// Since when.
    pub from_month: Month,
    /// The first month that is free again.
    pub until_month: Option<Month>,
    /// Declared monthly income.
    pub income: Rupiah,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Held({:?}, {})", self.worker, self.from_month)
    }
}

/// One who waits for a place.
#[derive(Clone, PartialEq, Eq)]
pub struct Waiter {
    /// The worker.
    pub worker: SubjectId,
    /// As registered.
    pub name: String,
    /// The lower comes first.
    pub rank: u32,
    /// Since when, ISO 8601.
    pub since: String,
    /// Why in this place.
    pub reason: String,
}

/// A bill by its place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillLine {
    /// The bill.
    pub bill: SubjectId,
    /// Label of its decree, or of the funding source of somebody who pays alone.
    pub decree: String,
    /// People billed.
    pub people: u64,
    /// Billed.
    pub due: Rupiah,
    /// Paid for, by the bill; each person once.
    pub paid: Rupiah,
    /// What was received, as the receipts say.
    pub received: Rupiah,
    /// First month.
    pub from_month: Month,
    /// The first month no longer in it.
    pub until_month: Month,
}

/// One who stands in a bill, and who that is in the register.
#[derive(Clone, PartialEq, Eq)]
pub struct BillPerson {
    /// As billed.
    pub nik: String,
    /// Who has that number now, or had it.
    pub worker: Option<SubjectId>,
    /// As registered; empty of nobody.
    pub name: String,
    /// For all months of the bill.
    pub due: Rupiah,
}

/// What was billed and paid for a month by one funding source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthTotal {
    /// The month.
    pub month: Month,
    /// Label of the funding source; empty where neither its decree nor itself is here.
    pub funding: String,
    /// People billed.
    pub people: u64,
    /// Billed.
    pub due: Rupiah,
    /// Without relief.
    pub normal: Rupiah,
    /// People paid for.
    pub paid_people: u64,
    /// Paid for, by the bill; each person once.
    pub paid: Rupiah,
}

/// A person of a bill and a month for which a payment counts.
pub(crate) const PAID: &str = "FROM bill_person AS p
     JOIN bill_part AS m ON m.bill = p.bill AND m.part = p.part
     JOIN contribution AS c ON c.bill = p.bill
       AND c.from_month <= m.month AND m.month < c.until_month
     WHERE NOT EXISTS (SELECT 1 FROM contribution_but AS b
                       WHERE b.bill = c.bill AND b.label = c.label AND b.nik = p.nik)";

/// A worker and whoever is read under the same root: one person, whatever number was billed.
const SELVES: &str = "SELECT root FROM worker WHERE id = :worker
     UNION SELECT o.id FROM worker AS w JOIN worker AS o ON o.root = w.root AND o.root <> o.id
           WHERE w.id = :worker";

impl Store {
    /// The subject of a funding source or a decree that is not voided.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn labelled(&self, label: Label) -> Result<Option<SubjectId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM decree WHERE label = :label
             UNION ALL SELECT id FROM funding WHERE label = :label ORDER BY id LIMIT 1",
        )?;
        let id = statement
            .query_row(named_params! { ":label": label.to_string() }, |row| row.get("id"))
            .optional()?;
        Ok(id.map(SubjectId::from_number))
    }

    /// Who holds a place of a decree in a month, by name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn held(&self, decree: Label, month: Month) -> Result<Vec<Held>> {
        let mut statement = self.db.prepare_cached(
            "SELECT w.id, w.nik, w.name, w.occupation, w.state,
                    min(p.from_month) AS from_month, p.until_month, p.income_rupiah
             FROM place AS p JOIN worker AS h ON h.id = p.worker JOIN worker AS w ON w.id = h.root
             WHERE p.decree = :decree AND h.state <> 'voided' AND p.from_month <= :month
               AND (p.until_month IS NULL OR :month < p.until_month)
             GROUP BY w.id ORDER BY w.name COLLATE NOCASE, w.nik, w.id",
        )?;
        let given = named_params! { ":decree": decree.to_string(), ":month": month.plain() };
        let rows = statement.query_map(given, |row| {
            let state: String = row.get("state")?;
            Ok(Held {
                worker: SubjectId::from_number(row.get("id")?),
                nik: row.get("nik")?,
                name: row.get("name")?,
                occupation: row.get("occupation")?,
                state: WorkerState::from_key(&state).unwrap_or(WorkerState::Registered),
                from_month: month_of(row, "from_month")?,
                until_month: optional_month_of(row, "until_month")?,
                income: rupiah_of(row, "income_rupiah")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many hold a place of a decree in a month.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn held_count(&self, decree: Label, month: Month) -> Result<u64> {
        let mut statement = self.db.prepare_cached(
            "SELECT count(DISTINCT w.root) AS held
             FROM place AS p JOIN worker AS w ON w.id = p.worker
             WHERE p.decree = :decree AND w.state <> 'voided' AND p.from_month <= :month
               AND (p.until_month IS NULL OR :month < p.until_month)",
        )?;
        let given = named_params! { ":decree": decree.to_string(), ":month": month.plain() };
        Ok(unsigned(statement.query_row(given, |row| row.get("held"))?))
    }

    /// Who waits for a place of a decree, in their order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn waiting_for(&self, decree: Label) -> Result<Vec<Waiter>> {
        let mut statement = self.db.prepare_cached(
            "SELECT w.id, w.name, min(q.rank) AS rank, q.since, q.reason
             FROM waiting AS q JOIN worker AS h ON h.id = q.worker JOIN worker AS w ON w.id = h.root
             WHERE q.decree = :decree AND h.state <> 'voided'
               AND w.state NOT IN ('voided', 'died', 'moved')
             GROUP BY w.id ORDER BY rank, q.since, w.nik, w.id",
        )?;
        let given = named_params! { ":decree": decree.to_string() };
        let rows = statement.query_map(given, |row| {
            Ok(Waiter {
                worker: SubjectId::from_number(row.get("id")?),
                name: row.get("name")?,
                rank: row.get("rank")?,
                since: row.get("since")?,
                reason: row.get("reason")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The bills of a decree, or of all; voided ones are not among them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bills(&self, decree: Option<Label>) -> Result<Vec<BillLine>> {
        let mut statement = self.db.prepare_cached(&format!(
            "WITH paid (bill, rupiah) AS (
               SELECT bill, sum(due_rupiah) FROM (
                 SELECT DISTINCT p.bill, p.nik, m.month, m.due_rupiah {PAID})
               GROUP BY bill)
             SELECT b.id, b.decree, b.from_month, b.until_month, coalesce(paid.rupiah, 0) AS paid,
                    (SELECT coalesce(sum(c.amount_rupiah), 0) FROM contribution AS c
                     WHERE c.bill = b.id) AS received,
                    sum(m.people * m.due_rupiah) AS due,
                    sum(iif(m.month = b.from_month, m.people, 0)) AS people
             FROM bill AS b JOIN bill_part AS m ON m.bill = b.id
             LEFT JOIN paid ON paid.bill = b.id
             WHERE :decree IS NULL OR b.decree = :decree
             GROUP BY b.id ORDER BY b.from_month, b.id"
        ))?;
        let given = named_params! { ":decree": decree.map(|label| label.to_string()) };
        let rows = statement.query_map(given, |row| {
            Ok(BillLine {
                bill: SubjectId::from_number(row.get("id")?),
                decree: row.get("decree")?,
                people: unsigned(row.get("people")?),
                due: rupiah_of(row, "due")?,
                paid: rupiah_of(row, "paid")?,
                received: rupiah_of(row, "received")?,
                from_month: month_of(row, "from_month")?,
                until_month: month_of(row, "until_month")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers that the bills of a decree name in a month, and those under which the same
    /// people stand in the register now: billed once, not again.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn billed(&self, decree: Label, month: Month) -> Result<BTreeSet<String>> {
        let mut statement = self.db.prepare_cached(
            "WITH named (nik) AS (
               SELECT p.nik FROM bill AS b JOIN bill_person AS p ON p.bill = b.id
               WHERE b.decree = :decree AND b.from_month <= :month AND :month < b.until_month)
             SELECT nik FROM named
             UNION SELECT w.nik FROM named AS n JOIN worker AS h ON h.nik = n.nik
                   JOIN worker AS w ON w.id = h.root WHERE h.root <> h.id
             UNION SELECT w.nik FROM named AS n JOIN former_nik AS f ON f.nik = n.nik
                   JOIN worker AS h ON h.id = f.worker JOIN worker AS w ON w.id = h.root",
        )?;
        let given = named_params! { ":decree": decree.to_string(), ":month": month.plain() };
        let niks = statement.query_map(given, |row| row.get("nik"))?;
        Ok(niks.collect::<rusqlite::Result<_>>()?)
    }

    /// The people of a bill, by name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bill_people(&self, bill: SubjectId) -> Result<Vec<BillPerson>> {
        let mut statement = self.db.prepare_cached(
            "SELECT p.nik, w.id, coalesce(w.name, '') AS name, sum(m.due_rupiah) AS due
             FROM bill_person AS p
             JOIN bill_part AS m ON m.bill = p.bill AND m.part = p.part
             LEFT JOIN worker AS w ON w.id = (
               SELECT x.root FROM worker AS x WHERE x.state <> 'voided' AND (x.nik = p.nik
                 OR x.id IN (SELECT f.worker FROM former_nik AS f WHERE f.nik = p.nik))
               ORDER BY x.nik = p.nik DESC, x.id LIMIT 1)
             WHERE p.bill = :bill GROUP BY p.nik ORDER BY name COLLATE NOCASE, p.nik",
        )?;
        let rows = statement.query_map(named_params! { ":bill": bill.number() }, |row| {
            let worker: Option<i64> = row.get("id")?;
            Ok(BillPerson {
                nik: row.get("nik")?,
                worker: worker.map(SubjectId::from_number),
                name: row.get("name")?,
                due: rupiah_of(row, "due")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The paid months of everybody in the register who is neither voided, dead nor gone, one
    /// after the other; who was never paid for has none.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn each_paid(&self, mut with: impl FnMut(SubjectId, &BTreeSet<Month>)) -> Result<()> {
        let mut statement = self.db.prepare_cached(&format!(
            "WITH number (worker, nik) AS (
               SELECT root, nik FROM worker WHERE state <> 'voided'
               UNION ALL SELECT h.root, f.nik
               FROM former_nik AS f JOIN worker AS h ON h.id = f.worker WHERE h.state <> 'voided'),
             paid (nik, month) AS (SELECT DISTINCT p.nik, m.month {PAID})
             SELECT w.id, paid.month FROM worker AS w
             LEFT JOIN number AS n ON n.worker = w.id LEFT JOIN paid ON paid.nik = n.nik
             WHERE w.state NOT IN ('voided', 'died', 'moved', 'merged') ORDER BY w.id"
        ))?;
        let mut rows = statement.query([])?;
        let (mut of, mut months) = (None, BTreeSet::new());
        while let Some(row) = rows.next()? {
            let worker = SubjectId::from_number(row.get("id")?);
            if let Some(before) = of.replace(worker).filter(|before| *before != worker) {
                with(before, &std::mem::take(&mut months));
            }
            months.extend(optional_month_of(row, "month")?);
        }
        if let Some(last) = of {
            with(last, &months);
        }
        Ok(())
    }

    /// What was billed and paid, by month and funding source.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn month_totals(&self) -> Result<Vec<MonthTotal>> {
        let mut statement = self.db.prepare_cached(&format!(
            "WITH paid (bill, part, month, people) AS (
               SELECT bill, part, month, count(*) FROM (
                 SELECT DISTINCT p.bill, p.part, m.month, p.nik {PAID})
               GROUP BY bill, part, month)
             SELECT m.month, coalesce(d.funding, f.label, '') AS funding,
                    sum(m.people) AS people,
                    sum(m.people * m.due_rupiah) AS due, sum(m.people * m.normal_rupiah) AS normal,
                    sum(coalesce(paid.people, 0)) AS paid_people,
                    sum(coalesce(paid.people, 0) * m.due_rupiah) AS paid
             FROM bill_part AS m JOIN bill AS b ON b.id = m.bill
             LEFT JOIN decree AS d ON d.label = b.decree
             LEFT JOIN funding AS f ON f.label = b.decree
             LEFT JOIN paid ON paid.bill = m.bill AND paid.part = m.part AND paid.month = m.month
             GROUP BY m.month, funding ORDER BY m.month, funding"
        ))?;
        let rows = statement.query_map([], |row| {
            Ok(MonthTotal {
                month: month_of(row, "month")?,
                funding: row.get("funding")?,
                people: unsigned(row.get("people")?),
                due: rupiah_of(row, "due")?,
                normal: rupiah_of(row, "normal")?,
                paid_people: unsigned(row.get("paid_people")?),
                paid: rupiah_of(row, "paid")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The months that were paid for a worker's number, or for one that the worker had before.
pub(crate) fn paid_months(db: &Connection, worker: i64) -> Result<BTreeSet<Month>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT DISTINCT m.month {PAID} AND p.nik IN (
           SELECT h.nik FROM worker AS h WHERE h.id IN ({SELVES})
           UNION ALL SELECT f.nik FROM former_nik AS f WHERE f.worker IN ({SELVES}))"
    ))?;
    let rows =
        statement.query_map(named_params! { ":worker": worker }, |row| month_of(row, "month"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn month_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Month> {
    optional_month_of(row, column)?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

fn optional_month_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Month>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| Month::parse(&text).ok()))
}

fn rupiah_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Rupiah> {
    Ok(Rupiah::from_i64(row.get(column)?))
}

pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
