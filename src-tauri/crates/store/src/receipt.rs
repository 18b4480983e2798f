//! The office's newest word on this village, for whoever must be shown it.

use crate::entries;
use crate::error::{Result, StoreError};
use crate::logs::Log;
use crate::place::EntryId;
use crate::store::Store;
use lindung_domain::op::office::Acknowledged;
use lindung_domain::op::{Op, Read};
use lindung_log::{Hash, VerifyingKey, receipt};

/// An acknowledgement that its office signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedWord {
    /// What the office says that it has.
    pub said: Acknowledged,
    /// Seconds since 1970 by its clock.
    pub recorded_at: i64,
    /// The text of the receipt; none of more than a QR holds.
    pub text: Option<String>,
}

impl Store {
    /// The acknowledgement with which the newest log of the office about this village ends, if it
    /// was sent here.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn signed_word(&self, village: &str, office: &VerifyingKey) -> Result<Option<SignedWord>> {
        let logs = self.logs.iter().filter(|log| {
            log.by_office && log.village == village && log.signing_key == *office.as_bytes()
        });
        let Some(log) = logs.max_by_key(|log| log.epoch()) else { return Ok(None) };
        let (Some(head), Some(seq)) = (&log.head, log.next_seq.checked_sub(1)) else {
            return Ok(None);
        };
        let id = EntryId::new(log.number, seq);
        let last = self.between(id, id)?.pop().ok_or(StoreError::Damaged("a gap in a log"))?;
        let Read::Known(Op::Acknowledged(said)) = last.read() else { return Ok(None) };
        let entry = last.to_entry(&self.logs)?;
        let known = |at| self.hash_at(at);
        let text = receipt::write(&entry, self.hash_before(log, seq)?, head, office, known);
        let text = text.map_err(|_| StoreError::Damaged("an entry names one that is not here"))?;
        Ok(Some(SignedWord { said: said.clone(), recorded_at: last.recorded_at, text }))
    }

    fn hash_before(&self, log: &Log, seq: u64) -> Result<Hash> {
        let Some(before) = seq.checked_sub(1) else { return Ok(Hash::ZERO) };
        let hash = entries::hash_of(&self.db, EntryId::new(log.number, before))?;
        hash.ok_or(StoreError::Damaged("a gap in a log"))
    }
}
