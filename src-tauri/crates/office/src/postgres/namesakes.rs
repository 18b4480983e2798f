//! Whoever else holds the NIKs of those whom a transaction touched, in whatever village.
//!
//! Two villages may register one person at the same time, on two servers that cannot see each
//! other's rows yet. So each NIK is held until the end of the transaction (`holder`): the later
//! one waits, and sees the other. No one waits for a village while holding NIKs: where another
//! village must be told, all is undone and begun again with both locked, in the order of their
//! codes. Of several bundles in one transaction each holds its own NIKs: where two transactions
//! wait for each other's, PostgreSQL undoes one of them, and it is begun again.

use super::Postgres;
use crate::error::Result;
use lindung_store::Store;
use std::collections::{BTreeMap, BTreeSet};

impl Postgres {
    /// Lays out those of a village's workers, or of everybody's, with what was said of them and
    /// with what was billed and paid for them by whichever village.
    ///
    /// # Errors
    /// The database cannot be read, or their villages must be locked first.
    pub(crate) fn bring_namesakes(
        &mut self,
        store: &mut Store,
        mut village: Option<&str>,
    ) -> Result<()> {
        loop {
            let niks = store.hold_niks(village)?;
            if niks.is_empty() {
                return Ok(());
            }
            // Who is brought is of whichever village, and may have had other numbers before.
            village = None;
            if self.hold(&niks)? {
                return Ok(());
            }
            self.bring_holders(store, &niks)?;
            self.fetch_bills_of(store, &niks)?;
        }
    }

    /// Notes for which months everybody is paid whose numbers the transaction holds.
    pub(super) fn settle_paid(&mut self, store: &mut Store) -> Result<()> {
        if !store.holds_niks()? {
            return Ok(());
        }
        // Of a bundle that was refused somebody may lie here whose namesakes do not.
        self.bring_namesakes(store, None)?;
        Ok(store.settle_paid()?)
    }

    /// Holds numbers until the end of the transaction, and says whether nobody ever held one of
    /// them.
    fn hold(&mut self, niks: &[String]) -> Result<bool> {
        let hold = "WITH new AS (
               INSERT INTO holder SELECT nik FROM unnest($1::text[]) AS nik ORDER BY nik
               ON CONFLICT DO NOTHING RETURNING 1)
             SELECT count(*) FROM new";
        let new = self.link.query(hold, &[&niks]);
        let new = self.told(new)?.first().map_or(0, |row| row.get::<_, i64>(0));
        if usize::try_from(new) == Ok(niks.len()) {
            return Ok(true);
        }
        let wait = "SELECT 1 FROM holder WHERE nik = ANY($1) ORDER BY nik FOR UPDATE";
        let held = self.link.query(wait, &[&niks]);
        self.told(held).map(|_| false)
    }

    fn bring_holders(&mut self, store: &mut Store, niks: &[String]) -> Result<()> {
        // Two questions to two indexes; as one condition on the workers it would read all of them.
        let holding = "SELECT village, id FROM worker WHERE nik = ANY($1)
             UNION SELECT village, worker FROM former_nik WHERE nik = ANY($1)";
        let rows = self.link.query(holding, &[&niks]);
        let mut by_village: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for row in self.told(rows)? {
            by_village.entry(row.get(0)).or_default().insert(row.get(1));
        }
        self.need(by_village.keys().cloned().collect())?;
        for (village, workers) in by_village {
            let lacking = store.not_laid("worker", &village, workers)?;
            if !lacking.is_empty() {
                self.fetch_subjects(store, &village, lacking, BTreeSet::new())?;
            }
        }
        Ok(())
    }
}
