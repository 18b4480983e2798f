//! What the office has, and since when.

use crate::error::Result;
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use rusqlite::named_params;
use std::collections::BTreeMap;

/// The office's words on each log: how far it had it, and since when.
#[derive(Debug, Default)]
pub struct Acknowledgements(BTreeMap<i64, Vec<(u64, i64)>>);

impl Acknowledgements {
    /// When the office first had an entry, seconds since 1970 by its clock.
    pub fn first_of(&self, entry: EntryId) -> Option<i64> {
        let words = self.0.get(&entry.log())?;
        let covering = words.iter().filter(|(next_seq, _)| *next_seq > entry.seq());
        covering.map(|(_, recorded_at)| *recorded_at).min()
    }
}

impl Store {
    /// Everything the office has said of what it has.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn acknowledgements(&self) -> Result<Acknowledgements> {
        let mut statement =
            self.db.prepare_cached("SELECT log, next_seq, recorded_at FROM acknowledgement")?;
        let mut rows = statement.query([])?;
        let mut words = Acknowledgements::default();
        while let Some(row) = rows.next()? {
            let next_seq = u64::try_from(row.get::<_, i64>("next_seq")?).unwrap_or(0);
            let of_log = words.0.entry(row.get("log")?).or_default();
            of_log.push((next_seq, row.get("recorded_at")?));
        }
        Ok(words)
    }

    /// When the office had all that the village says of a subject: the latest of the first
    /// acknowledgements of its entries; none while one entry is not acknowledged.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn acknowledged_at(
        &self,
        acknowledged: &Acknowledgements,
        subject: SubjectId,
    ) -> Result<Option<i64>> {
        let Some(mut latest) = acknowledged.first_of(subject) else { return Ok(None) };
        let mut statement = self
            .db
            .prepare_cached("SELECT id FROM entry WHERE subject = :subject AND subject <> id")?;
        let mut rows = statement.query(named_params! { ":subject": subject.number() })?;
        while let Some(row) = rows.next()? {
            let entry = EntryId::from_number(row.get("id")?);
            if self.logs.by_number(entry.log()).is_some_and(|log| log.by_office) {
                continue;
            }
            let Some(at) = acknowledged.first_of(entry) else { return Ok(None) };
            latest = latest.max(at);
        }
        Ok(Some(latest))
    }
}
