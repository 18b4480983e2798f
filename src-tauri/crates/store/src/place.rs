//! Local names of entries and subjects.

use lindung_log::At;
use lindung_log::Hash;

use crate::error::{Result, StoreError};
use crate::logs::Logs;

const SEQ_BITS: u32 = 40;

/// An entry in this database: the log's local number and the place in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(i64);

/// A subject in this database: the id of its first entry.
pub type SubjectId = EntryId;

impl EntryId {
    /// The entry at this place of the log with this local number.
    pub(crate) fn new(log: i64, seq: u64) -> Self {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX) & ((1 << SEQ_BITS) - 1);
        Self((log << SEQ_BITS) | seq)
    }

    /// As SQL has it, and as the contract with the screen names it.
    pub fn number(self) -> i64 {
        self.0
    }

    /// From SQL, or from the screen.
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }

    /// Local number of the log.
    pub(crate) fn log(self) -> i64 {
        self.0 >> SEQ_BITS
    }

    /// Place in the log.
    pub fn seq(self) -> u64 {
        u64::try_from(self.0 & ((1 << SEQ_BITS) - 1)).unwrap_or(0)
    }

    /// The name on the wire.
    pub(crate) fn at(self, logs: &Logs) -> Result<At> {
        let log = logs.by_number(self.log()).ok_or(StoreError::Damaged("an unknown log"))?;
        Ok(At::new(log.name, self.seq()))
    }
}

/// Ids in a column: eight bytes each.
pub(crate) fn pack(ids: &[EntryId]) -> Vec<u8> {
    ids.iter().flat_map(|id| id.0.to_be_bytes()).collect()
}

/// What [`pack`] wrote.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<EntryId>> {
    let (ids, rest) = bytes.as_chunks::<8>();
    if !rest.is_empty() {
        return Err(StoreError::Damaged("half an id"));
    }
    Ok(ids.iter().map(|id| EntryId(i64::from_be_bytes(*id))).collect())
}

/// A hash from its column.
pub(crate) fn hash(bytes: &[u8]) -> Result<Hash> {
    Hash::from_slice(bytes).ok_or(StoreError::Damaged("not a hash"))
}
