//! Whoever stands before the page's door: people, their sessions, and how villages are called.

use super::Postgres;
use crate::error::{OfficeError, Result};
use lindung_store::Store;
use std::collections::BTreeSet;

impl Postgres {
    /// Lays out who may look and who is looking, and the last deed, for the number of the next.
    pub(super) fn fetch_door(&mut self, store: &mut Store) -> Result<()> {
        for name in ["person", "session"] {
            self.fetch(store, name, "village = ''", &[])?;
        }
        let last = "village = '' ORDER BY id DESC LIMIT 1";
        self.fetch(store, "deed", last, &[]).map(|_| ())
    }

    /// Lays out by which names villages are called since they were divided.
    pub(super) fn fetch_names(&mut self, store: &mut Store) -> Result<()> {
        let recoded = "SELECT village, id FROM subject WHERE kind = 'recoded'";
        if self.fetch(store, "subject", "kind = 'recoded'", &[])?.is_empty() {
            return Ok(());
        }
        for condition in [
            format!("(village, id) IN ({recoded})"),
            format!("subject <> id AND (village, subject) IN ({recoded})"),
        ] {
            self.fetch(store, "entry", &condition, &[])?;
        }
        let villages = "village IN (SELECT village FROM subject WHERE kind = 'recoded')";
        self.fetch(store, "log", villages, &[]).map(|_| ())
    }

    /// Locks the villages of some workers, and lays those out.
    ///
    /// # Errors
    /// The database cannot be read, or their villages must be locked first.
    pub(crate) fn bring_workers(&mut self, store: &mut Store, workers: &[i64]) -> Result<()> {
        let logs: Vec<i64> = workers.iter().map(|id| id >> 40).collect();
        let sql = "SELECT w.village, w.id FROM worker AS w JOIN log AS l
               ON l.village = w.village AND l.id = w.id >> 40
             WHERE l.id = ANY($1) AND w.id = ANY($2)";
        let rows = self.link.query(sql, &[&logs, &workers]);
        let found: BTreeSet<(String, i64)> =
            self.told(rows)?.iter().map(|row| (row.get(0), row.get(1))).collect();
        if found.is_empty() {
            return Err(OfficeError::new("no_pair"));
        }
        self.need(found.iter().map(|(village, _)| village.clone()).collect())?;
        self.bring_subjects(store, found)
    }

    /// Lays out subjects of villages that are locked.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn bring_subjects(
        &mut self,
        store: &mut Store,
        subjects: impl IntoIterator<Item = (String, i64)>,
    ) -> Result<()> {
        for (village, subject) in subjects {
            self.fetch_subjects(store, &village, BTreeSet::from([subject]), BTreeSet::new())?;
        }
        Ok(())
    }
}
