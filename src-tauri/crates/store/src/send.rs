//! What goes into a bundle: everything that the receiver has not acknowledged.

use crate::entries;
use crate::error::{Result, StoreError};
use crate::logs::Log;
use crate::place::EntryId;
use crate::store::Store;
use lindung_log::bundle::Range;
use lindung_log::{At, Frontier, Hash, SignedHead, SigningKey};
use rusqlite::named_params;
use std::collections::BTreeMap;

impl Store {
    /// The ranges that take a receiver from what it has to what is here of some logs.
    /// Own logs are signed on the spot; a log of others ends where its newest signed head does.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn ranges<'l>(
        &self,
        receiver_has: &Frontier,
        logs: impl IntoIterator<Item = &'l Log>,
        own_key: &SigningKey,
    ) -> Result<Vec<Range>> {
        let own = *own_key.verifying().as_bytes();
        let mut ranges = Vec::new();
        for log in logs {
            let start = receiver_has.next(&log.name);
            if start < log.next_seq {
                ranges.push(self.range(log, start, (log.signing_key == own).then_some(own_key))?);
            }
        }
        Ok(ranges)
    }

    fn range(&self, log: &Log, start: u64, own_key: Option<&SigningKey>) -> Result<Range> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {} FROM entry WHERE id BETWEEN :from AND :last ORDER BY id",
            entries::COLUMNS
        ))?;
        let mut rows = statement.query(named_params! {
            ":from": EntryId::new(log.number, start).number(),
            ":last": EntryId::new(log.number, log.next_seq.saturating_sub(1)).number(),
        })?;
        let (mut sent, mut hashes) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let stored = entries::read(row)?;
            sent.push(stored.to_entry(&self.logs)?);
            hashes.push(stored.hash);
        }
        let before = match start.checked_sub(1) {
            Some(seq) => entries::hash_of(&self.db, EntryId::new(log.number, seq))?
                .ok_or(StoreError::Damaged("a gap in a log"))?,
            None => Hash::ZERO,
        };
        let head = match own_key {
            Some(key) => SignedHead::sign(key, &log.village, log.name, log.next_seq, log.hash),
            None => log.head.clone().ok_or(StoreError::Damaged("a log without a signed head"))?,
        };
        Ok(Range {
            device: log.name,
            signing_key: (start == 0).then_some(log.signing_key),
            scope: log.scope.clone(),
            start,
            before,
            entries: sent,
            hashes,
            head,
        })
    }

    /// The hash of an entry that is here, for resolving what a bundle names.
    pub fn hash_at(&self, at: At) -> Option<Hash> {
        let id = self.logs.id_of(at)?;
        entries::hash_of(&self.db, id).ok().flatten()
    }

    /// What the office has said it has of this village's logs, by its newest word on each. An
    /// office that was put back to a backup begins a new epoch, and has less than it said before.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn acknowledged(&self) -> Result<Frontier> {
        let mut statement = self.db.prepare_cached(
            "SELECT entry >> 40 AS office, log, max(next_seq) AS next_seq FROM acknowledgement
             GROUP BY office, log",
        )?;
        let mut rows = statement.query([])?;
        let mut by_epoch: BTreeMap<u32, Frontier> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let office = self.logs.by_number(row.get("office")?);
            let log = self.logs.by_number(row.get("log")?);
            if let (Some(office), Some(log)) = (office, log) {
                let next = u64::try_from(row.get::<_, i64>("next_seq")?).unwrap_or(0);
                by_epoch.entry(office.epoch()).or_default().set(log.name, next);
            }
        }
        Ok(by_epoch.pop_last().map(|(_, newest)| newest).unwrap_or_default())
    }
}
