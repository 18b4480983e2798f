//! Proves a database: the chain, the signatures, the tables, the file.

use crate::entries;
use crate::error::{Result, StoreError};
use crate::logs::Log;
use crate::place::EntryId;
use crate::store::Store;
use lindung_log::{At, EntryHasher, Hash, VerifyingKey};
use rusqlite::named_params;

/// Chains and signatures, blobs, tables, file.
const PARTS: u64 = 4;

/// What was proved, and what was found wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Entries whose hash was computed anew.
    pub entries: u64,
    /// Subjects they are about.
    pub subjects: u64,
    /// Codes of what is wrong, each with a sentence in `assets/messages`.
    pub faults: Vec<&'static str>,
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn ok(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Store {
    /// Chain, signatures, replay equals tables, and SQLite's own view of its file.
    ///
    /// # Errors
    /// The database cannot be read at all.
    pub fn verify(&mut self) -> Result<Verified> {
        self.verify_in_steps(|_, _| Ok(()))
    }

    /// The same, saying before each part how many of them are done, of how many.
    ///
    /// # Errors
    /// The database cannot be read at all, or `step` wants no more of it.
    pub fn verify_in_steps<E: From<StoreError>>(
        &mut self,
        mut step: impl FnMut(u64, u64) -> std::result::Result<(), E>,
    ) -> std::result::Result<Verified, E> {
        let mut verified = Verified::default();
        let mut fault = |is: bool, code: &'static str| {
            if is && !verified.faults.contains(&code) {
                verified.faults.push(code);
            }
        };
        step(0, PARTS)?;
        for log in self.logs.iter() {
            let (counted, sound) = self.verify_chain(log)?;
            verified.entries = verified.entries.saturating_add(counted);
            fault(!sound, "chain_broken");
            fault(!signed(log), "bad_signature");
        }
        step(1, PARTS)?;
        fault(!self.blobs_are_sound()?, "blob_damaged");
        step(2, PARTS)?;
        fault(!self.replay_equals_tables()?, "tables_differ");
        step(3, PARTS)?;
        fault(!self.file_is_sound()?, "file_damaged");
        verified.subjects = self.count_subjects()?;
        Ok(verified)
    }

    fn count_subjects(&self) -> Result<u64> {
        let count = "SELECT count(*) FROM entry WHERE subject = id";
        let subjects: i64 = self.db.query_row(count, [], |row| row.get(0))?;
        Ok(u64::try_from(subjects).unwrap_or(0))
    }

    fn verify_chain(&self, log: &Log) -> Result<(u64, bool)> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {} FROM entry WHERE id BETWEEN :from AND :last ORDER BY id",
            entries::COLUMNS
        ))?;
        let (from, last) = (EntryId::new(log.number, 0), EntryId::new(log.number, u64::MAX));
        let mut rows =
            statement.query(named_params! { ":from": from.number(), ":last": last.number() })?;
        let (mut prev, mut seq, mut sound) = (Hash::ZERO, 0_u64, true);
        let mut hasher = EntryHasher::new();
        while let Some(row) = rows.next()? {
            let stored = entries::read(row)?;
            let entry = stored.to_entry(&self.logs)?;
            let hash = hasher.hash(&entry, prev, |at: At| self.hash_at(at));
            sound &= stored.id.seq() == seq && hash == Ok(stored.hash);
            prev = stored.hash;
            seq = seq.saturating_add(1);
        }
        Ok((seq, sound && seq == log.next_seq && prev == log.hash))
    }

    fn file_is_sound(&self) -> Result<bool> {
        // The cipher's check looks at the file alone. Where the power went while pages were brought
        // into it from the WAL, those in the WAL count, and are brought into it now.
        self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        let mut cipher = self.db.prepare("PRAGMA cipher_integrity_check")?;
        let mut broken = cipher.query([])?;
        if broken.next()?.is_some() {
            return Ok(false);
        }
        let told: String = self.db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(told == "ok")
    }
}

/// Whether the newest head of a log of others is signed by its device and names the end that is
/// here. Own logs are signed when they are sent.
fn signed(log: &Log) -> bool {
    let Some(head) = &log.head else { return true };
    let key = VerifyingKey::from_bytes(&log.signing_key);
    let names_end = head.end == log.next_seq && head.hash == log.hash;
    names_end && key.is_ok_and(|key| head.verify(&key).is_ok())
}
