//! The counts of people, which every transaction changes once.

use crate::error::Result;
use rusqlite::{Connection, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// What a transaction writes once, at its end: how the counts change, and in which villages it may
/// be another who is merged into whom.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    changes: BTreeMap<Cell, i64>,
    pairs: BTreeSet<String>,
}

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
        let sum = self.changes.entry(cell).or_default();
        *sum = sum.saturating_add(change);
    }

    /// Somebody of this village is one of a pair.
    pub(crate) fn pairs_of(&mut self, village: String) {
        self.pairs.insert(village);
    }

    pub(crate) fn take_pairs(&mut self) -> BTreeSet<String> {
        std::mem::take(&mut self.pairs)
    }

    pub(crate) fn write(self, db: &Connection) -> Result<()> {
        let mut add = db.prepare_cached(
            "INSERT INTO total (village, rw, rt, occupation, state, workers)
             VALUES (:village, :rw, :rt, :occupation, :state, :change)
             ON CONFLICT DO UPDATE SET workers = workers + excluded.workers",
        )?;
        // Where an office counts many villages, nobody looks through all of them for what is empty.
        let mut drop_empty = db.prepare_cached(
            "DELETE FROM total WHERE village = :village AND rw = :rw AND rt = :rt
             AND occupation = :occupation AND state = :state AND workers = 0",
        )?;
        for (cell, change) in self.changes.into_iter().filter(|(_, change)| *change != 0) {
            let Cell { village, rw, rt, occupation, state } = &cell;
            add.execute(named_params! {
                ":village": village,
                ":rw": rw,
                ":rt": rt,
                ":occupation": occupation,
                ":state": state,
                ":change": change,
            })?;
            if change < 0 {
                drop_empty.execute(named_params! {
                    ":village": village,
                    ":rw": rw,
                    ":rt": rt,
                    ":occupation": occupation,
                    ":state": state,
                })?;
            }
        }
        Ok(())
    }
}
