//! The months that are paid for each worker, beside the worker's row: what a bill names by its
//! number, or by one that the worker had before. An office alone keeps them, for its figures.

use crate::error::Result;
use crate::figures::Counted;
use crate::logs::Logs;
use crate::place::SubjectId;
use crate::programme::paid_months;
use crate::store::Store;
use crate::totals::Totals;
use lindung_domain::money::{Month, MonthRange};
use lindung_domain::worker::WorkerState;
use rusqlite::{Connection, named_params};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The months of a text such as `2026-01:2026-04 2026-07:2027-01`.
pub(crate) fn months(text: &str) -> impl Iterator<Item = Month> {
    let range = |part: &str| {
        let (from, until) = part.split_once(':')?;
        Some(MonthRange::new(Month::parse(from).ok()?, Month::parse(until).ok()?))
    };
    text.split_whitespace().filter_map(range).flat_map(|range| range.iter())
}

fn spelled(months: &BTreeSet<Month>) -> String {
    let mut text = String::new();
    let mut open: Option<(Month, Month)> = None;
    let mut close = |open: Option<(Month, Month)>| {
        if let Some((from, until)) = open {
            let before = if text.is_empty() { "" } else { " " };
            // Writing to a text cannot fail.
            write!(text, "{before}{}:{}", from.plain(), until.plain()).ok();
        }
    };
    for month in months {
        open = match open {
            Some((from, until)) if until == *month => Some((from, month.next())),
            before => {
                close(before);
                Some((*month, month.next()))
            }
        };
    }
    close(open);
    text
}

/// Whom this changed: workers who were written, numbers that bills name.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) workers: BTreeSet<i64>,
    pub(crate) niks: BTreeSet<String>,
}

/// Writes anew for which months they are paid.
pub(crate) fn settle(db: &Connection, totals: &mut Totals, touched: Touched) -> Result<()> {
    if touched.workers.is_empty() && touched.niks.is_empty() {
        return Ok(());
    }
    // An office that nobody pays by looks no further.
    let nobody = !db.prepare_cached("SELECT 1 FROM bill_person LIMIT 1")?.exists([])?;
    if nobody && touched.niks.is_empty() {
        return Ok(());
    }
    let mut all = BTreeSet::new();
    let mut root = db.prepare_cached("SELECT root FROM worker WHERE id = :id")?;
    for id in touched.workers {
        let mut rows = root.query(named_params! { ":id": id })?;
        while let Some(row) = rows.next()? {
            all.extend([id, row.get("root")?]);
        }
    }
    let mut holders = db.prepare_cached(
        "SELECT root FROM worker WHERE nik = :nik
         UNION SELECT w.root FROM former_nik AS f JOIN worker AS w ON w.id = f.worker
               WHERE f.nik = :nik",
    )?;
    for nik in touched.niks {
        let mut rows = holders.query(named_params! { ":nik": nik })?;
        while let Some(row) = rows.next()? {
            all.insert(row.get("root")?);
        }
    }
    all.into_iter().try_for_each(|id| settle_one(db, totals, id))
}

fn settle_one(db: &Connection, totals: &mut Totals, id: i64) -> Result<()> {
    let Some(before) = Counted::of(db, id)? else { return Ok(()) };
    // Who is read under another is paid for there.
    let merged = before.state == WorkerState::Merged.key();
    let paid = if merged { String::new() } else { spelled(&paid_months(db, id)?) };
    if paid == before.paid {
        return Ok(());
    }
    db.prepare_cached("UPDATE worker SET paid = :paid WHERE id = :id")?
        .execute(named_params! { ":paid": paid, ":id": id })?;
    totals.figures.count(&before, -1);
    totals.figures.count(&Counted { paid, ..before }, 1);
    Ok(())
}

impl Store {
    /// The same of everybody who is laid out, when their bills are laid out too.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn settle_paid(&mut self) -> Result<()> {
        self.together(|store| {
            let mut all = store.db.prepare_cached("SELECT id FROM worker")?;
            let workers = all.query_map([], |row| row.get(0))?;
            let workers = workers.collect::<rusqlite::Result<_>>()?;
            let mut billed = store.db.prepare_cached(
                "SELECT nik FROM bill_person UNION SELECT nik FROM was_bill_person",
            )?;
            let niks = billed.query_map([], |row| row.get(0))?;
            let touched = Touched { workers, niks: niks.collect::<rusqlite::Result<_>>()? };
            drop((all, billed));
            let mut totals = Totals::of(&store.logs);
            settle(&store.db, &mut totals, touched)?;
            totals.figures.write(&store.db)
        })
    }

    /// The months that were paid for a worker's number, or for one that the worker had before.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn paid_months(&self, worker: SubjectId) -> Result<BTreeSet<Month>> {
        paid_months(&self.db, worker.number())
    }
}

/// Whether the store knows all bills when it folds: not where only some rows are laid out.
pub(crate) fn is_known(logs: &Logs) -> bool {
    logs.numbers.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_spelled_as_stretches() {
        let read =
            |text: &str| text.parse::<String>().map(|_| Month::parse(text).unwrap()).unwrap();
        let all: BTreeSet<Month> =
            ["2025-12", "2026-01", "2026-02", "2026-07"].into_iter().map(read).collect();
        assert_eq!(spelled(&all), "2025-12:2026-03 2026-07:2026-08");
        assert_eq!(months(&spelled(&all)).collect::<BTreeSet<_>>(), all);
        assert_eq!(spelled(&BTreeSet::new()), "");
        assert_eq!(months("").count(), 0);
    }
}
