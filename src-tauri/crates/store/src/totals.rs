//! How many workers stand where: kept with every change, so that no count reads the roster.

use crate::error::Result;
use rusqlite::{Connection, named_params};
use std::collections::BTreeMap;

/// How the counts of a transaction change, written once at its end.
#[derive(Debug, Default)]
pub(crate) struct Totals(BTreeMap<Cell, i64>);

/// Where a worker is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    pub(crate) village: String,
    pub(crate) rw: String,
    pub(crate) rt: String,
    pub(crate) occupation: String,
    pub(crate) state: String,
}

impl Totals {
    pub(crate) fn count(&mut self, cell: Cell, change: i64) {
        let sum = self.0.entry(cell).or_default();
        *sum = sum.saturating_add(change);
    }

    pub(crate) fn write(self, db: &Connection) -> Result<()> {
        let mut add = db.prepare_cached(
            "INSERT INTO total (village, rw, rt, occupation, state, workers)
             VALUES (:village, :rw, :rt, :occupation, :state, :change)
             ON CONFLICT DO UPDATE SET workers = workers + excluded.workers",
        )?;
        for (cell, change) in self.0.into_iter().filter(|(_, change)| *change != 0) {
            add.execute(named_params! {
                ":village": cell.village,
                ":rw": cell.rw,
                ":rt": cell.rt,
                ":occupation": cell.occupation,
                ":state": cell.state,
                ":change": change,
            })?;
        }
        db.prepare_cached("DELETE FROM total WHERE workers = 0")?.execute([])?;
        Ok(())
    }
}
