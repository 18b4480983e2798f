//! One entry of one device's log, and the hash that chains it to the one before.

use std::fmt;

use crate::cbor::Writer;
use crate::hash::{DeviceId, Hash};

/// How an entry is named on the wire and in the store: a place in a device's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The log.
    pub device: DeviceId,
    /// The place in it, dense from 0.
    pub seq: u64,
}

impl At {
    /// The place `seq` in the log of `device`.
    #[must_use]
    pub const fn new(device: DeviceId, seq: u64) -> Self {
        Self { device, seq }
    }
}

/// One recorded fact with what places it among the others.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its own place.
    pub at: At,
    /// Greater than that of every entry this device knew when it recorded this one.
    pub lamport: u64,
    /// Seconds since 1970 by the device's clock, right or wrong: shown, never compared.
    pub recorded_at: i64,
    /// First entry of the clerk who recorded it; none where nobody was signed in.
    pub clerk: Option<At>,
    /// First entry of the subject it is about; none in that first entry itself.
    pub subject: Option<At>,
    /// First entries of other subjects it folds into, in the op's order.
    pub others: Vec<At>,
    /// Heads of the subject this device knew, strictly ascending.
    pub base: Vec<At>,
    /// `seq` of the first entry of the group recorded together; its own when alone.
    pub group: u64,
    /// The fact itself, opaque here.
    pub op: Vec<u8>,
}

/// An entry names another that neither the bundle nor the receiver has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {} of log {:?} is not known", at.seq, at.device)]
pub struct Unresolved {
    /// The one that is lacking.
    pub at: At,
}

impl Entry {
    /// The hash of this entry, which the next one of its log names as its predecessor.
    ///
    /// `prev` is that of the entry before, [`Hash::ZERO`] for the first. References are hashed
    /// as the hashes of what they name, so that a chain fixes its whole past.
    ///
    /// # Errors
    /// [`Unresolved`] if `hash_at` does not know a reference.
    pub fn hash(
        &self,
        prev: Hash,
        hash_at: impl Fn(At) -> Option<Hash>,
    ) -> Result<Hash, Unresolved> {
        EntryHasher::new().hash(self, prev, hash_at)
    }

    /// Whether the entry keeps the rules that need no other entry: references are to earlier
    /// places of its own log, `base` ascends, the group began here or earlier.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        let ascends = self.base.iter().zip(self.base.iter().skip(1)).all(|(a, b)| a < b);
        ascends
            && self.group <= self.at.seq
            && (self.subject.is_some() || self.base.is_empty())
            && self.references().all(|at| at.device != self.at.device || at.seq < self.at.seq)
    }

    /// Every entry this one names.
    pub fn references(&self) -> impl Iterator<Item = At> {
        let single = self.clerk.into_iter().chain(self.subject);
        single.chain(self.others.iter().copied()).chain(self.base.iter().copied())
    }
}

/// The op may be about a person: only its length is shown.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("at", &self.at)
            .field("lamport", &self.lamport)
            .field("recorded_at", &self.recorded_at)
            .field("clerk", &self.clerk)
            .field("subject", &self.subject)
            .field("others", &self.others)
            .field("base", &self.base)
            .field("group", &self.group)
            .field("op", &format_args!("{} bytes", self.op.len()))
            .finish()
    }
}

/// Hashes many entries in one piece of memory.
pub struct EntryHasher(Writer);

impl EntryHasher {
    /// A hasher with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self(Writer::new())
    }

    /// As [`Entry::hash`].
    ///
    /// # Errors
    /// [`Unresolved`] if `hash_at` does not know a reference.
    pub fn hash(
        &mut self,
        entry: &Entry,
        prev: Hash,
        hash_at: impl Fn(At) -> Option<Hash>,
    ) -> Result<Hash, Unresolved> {
        let known = |at: At| hash_at(at).ok_or(Unresolved { at });
        let writer = &mut self.0;
        writer.clear();
        writer.array(11).bytes(entry.at.device.as_bytes()).u64(entry.at.seq);
        writer.u64(entry.lamport).i64(entry.recorded_at);
        for reference in [entry.clerk, entry.subject] {
            let hash = reference.map(known).transpose()?;
            match hash {
                Some(hash) => writer.bytes(hash.as_bytes()),
                None => writer.null(),
            };
        }
        for list in [&entry.others, &entry.base] {
            writer.array(list.len());
            for at in list {
                writer.bytes(known(*at)?.as_bytes());
            }
        }
        writer.u64(entry.group).bytes(Hash::of(&entry.op).as_bytes()).bytes(prev.as_bytes());
        Ok(Hash::of(writer.as_slice()))
    }

    /// What the last hash was over: canonical CBOR of eleven items.
    #[must_use]
    pub fn hashed(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl Default for EntryHasher {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let device = Hash::of(b"laptop");
        Entry {
            at: At::new(device, 7),
            lamport: 9,
            recorded_at: 1_780_000_000,
            clerk: Some(At::new(device, 1)),
            subject: Some(At::new(device, 3)),
            others: vec![At::new(device, 4)],
            base: vec![At::new(device, 5)],
            group: 7,
            op: b"opaque".to_vec(),
        }
    }

    fn by_seq(at: At) -> Option<Hash> {
        Some(Hash::of(&at.seq.to_be_bytes()))
    }

    #[test]
    fn the_hash_of_an_entry_is_frozen() {
        let hash = entry().hash(Hash::ZERO, by_seq).unwrap();
        assert_eq!(
            hash.to_string(),
            "74b1233a435cae316839264015199220efb296377dacd84bd49ae5479e1e72d6",
        );
    }

    #[test]
    fn every_field_changes_the_hash() {
        let whole = entry().hash(Hash::ZERO, by_seq).unwrap();
        let changes: [fn(&mut Entry); 10] = [
            |e| e.at.device = Hash::of(b"other"),
            |e| e.at.seq = 8,
            |e| e.lamport = 10,
            |e| e.recorded_at = -1,
            |e| e.clerk = None,
            |e| e.subject = None,
            |e| e.others.clear(),
            |e| e.base.push(At::new(Hash::ZERO, 6)),
            |e| e.group = 6,
            |e| e.op.push(0),
        ];
        for change in changes {
            let mut other = entry();
            change(&mut other);
            assert_ne!(other.hash(Hash::ZERO, by_seq).unwrap(), whole);
        }
        assert_ne!(entry().hash(Hash::of(b"before"), by_seq).unwrap(), whole);
    }

    #[test]
    fn a_reference_nobody_knows_is_named() {
        let lacking = entry().hash(Hash::ZERO, |at| by_seq(at).filter(|_| at.seq != 5));
        assert_eq!(lacking, Err(Unresolved { at: entry().base[0] }));
    }

    #[test]
    fn debug_shows_no_payload() {
        assert!(!format!("{:?}", entry()).contains("opaque"));
    }
}
