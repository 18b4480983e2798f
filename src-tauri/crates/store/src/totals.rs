//! The counts of people, which every transaction changes once.

use crate::error::Result;
use crate::figures::{Counted, Figures};
use crate::logs::Logs;
use crate::paid::Touched;
use rusqlite::{Connection, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// What a transaction writes once, at its end: how the counts change, and in which villages it may
/// be another who is merged into whom.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    changes: BTreeMap<Cell, i64>,
    /// Whether nobody asks for these counts.
    of_many: bool,
    pairs: BTreeSet<String>,
    /// Whether this is an office's: a village alone looks at its figures as they come.
    of_office: bool,
    pub(crate) figures: Figures,
    pub(crate) touched: Touched,
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
    pub(crate) fn of(logs: &Logs) -> Self {
        // An office has own logs that an office writes: no head of another signs them.
        let of_office = logs.iter().any(|log| log.by_office && log.head.is_none());
        Self { of_office, of_many: logs.of_many, ..Self::default() }
    }

    /// Where the figures of an office change, if this is one.
    pub(crate) fn figures(&mut self) -> Option<&mut Figures> {
        self.of_office.then_some(&mut self.figures)
    }

    /// A worker is counted so from now on, or no longer.
    pub(crate) fn count_worker(&mut self, id: i64, worker: &Counted, change: i64) {
        if self.of_office {
            self.figures.count(worker, change);
            self.touch([id]);
        }
    }

    /// These workers may be paid for otherwise than before.
    pub(crate) fn touch(&mut self, workers: impl IntoIterator<Item = i64>) {
        if self.of_office {
            self.touched.workers.extend(workers);
        }
    }

    /// Somebody under these numbers may be paid for, or no longer.
    pub(crate) fn bills<'n>(&mut self, niks: impl Iterator<Item = &'n str>) {
        if self.of_office {
            self.touched.niks.extend(niks.map(str::to_owned));
        }
    }

    pub(crate) fn count(&mut self, cell: Cell, change: i64) {
        if !self.of_many {
            let sum = self.changes.entry(cell).or_default();
            *sum = sum.saturating_add(change);
        }
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
        self.figures.write(db)
    }
}
