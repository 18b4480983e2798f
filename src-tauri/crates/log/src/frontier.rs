//! What somebody has: for each log the next place to be filled, everything before it present.

use std::collections::BTreeMap;

use crate::cbor::{Malformed, Reader, Writer};
use crate::entry::At;
use crate::hash::{DeviceId, Hash};

/// Device → next `seq`. Contiguous by construction: there is no way to say "with a hole".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier(BTreeMap<DeviceId, u64>);

/// A stretch of one log, `start` included, `end` not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogRange {
    /// The log.
    pub device: DeviceId,
    /// First place in it.
    pub start: u64,
    /// Place after the last.
    pub end: u64,
}

impl LogRange {
    /// How many entries.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whether the entry is in it.
    #[must_use]
    pub fn holds(&self, at: At) -> bool {
        at.device == self.device && (self.start..self.end).contains(&at.seq)
    }

    pub(crate) fn write_list(list: &[Self], writer: &mut Writer) {
        writer.array(list.len());
        for range in list {
            writer.array(3).bytes(range.device.as_bytes()).u64(range.start).u64(range.end);
        }
    }

    pub(crate) fn read_list(reader: &mut Reader<'_>) -> Result<Vec<Self>, Malformed> {
        let count = reader.array("ranges")?;
        (0..count).map(|_| Self::read(reader)).collect()
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        reader.tuple(3, "range")?;
        let device = Hash::read(reader, "device of a range")?;
        let (start, end) = (reader.u64("start of a range")?, reader.u64("end of a range")?);
        if start > end {
            return Err(Malformed("range that ends before it starts"));
        }
        Ok(Self { device, start, end })
    }
}

impl Frontier {
    /// Of somebody who has nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The first place of this log that is not there yet.
    #[must_use]
    pub fn next(&self, device: &DeviceId) -> u64 {
        self.0.get(device).copied().unwrap_or(0)
    }

    /// Whether the entry is there.
    #[must_use]
    pub fn covers(&self, at: At) -> bool {
        at.seq < self.next(&at.device)
    }

    /// Whether everything of `other` is there.
    #[must_use]
    pub fn covers_all(&self, other: &Self) -> bool {
        other.0.iter().all(|(device, next)| self.next(device) >= *next)
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// States the next place of a log, forward or back.
    pub fn set(&mut self, device: DeviceId, next: u64) {
        if next == 0 {
            self.0.remove(&device);
        } else {
            self.0.insert(device, next);
        }
    }

    /// As [`Self::set`], but never back.
    pub fn advance(&mut self, device: DeviceId, next: u64) {
        self.set(device, self.next(&device).max(next));
    }

    /// What both have.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        self.0.iter().map(|(device, next)| (*device, other.next(device).min(*next))).collect()
    }

    /// What one or the other has.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for (device, next) in &other.0 {
            joined.advance(*device, *next);
        }
        joined
    }

    /// What this one has and `other` lacks, in order of device.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Vec<LogRange> {
        let ranges = self.0.iter().map(|(device, next)| LogRange {
            device: *device,
            start: other.next(device),
            end: *next,
        });
        ranges.filter(|range| !range.is_empty()).collect()
    }

    /// Each log with its next place, in order of device.
    pub fn iter(&self) -> impl Iterator<Item = (DeviceId, u64)> {
        self.0.iter().map(|(device, next)| (*device, *next))
    }

    /// Canonical CBOR: a map of device (32 bytes) to next place (never 0), in order of device.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write(&mut writer);
        writer.into_vec()
    }

    /// Reads what [`Self::to_bytes`] writes, and nothing else.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let frontier = Self::read(&mut reader)?;
        reader.end("nothing after the frontier")?;
        Ok(frontier)
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.map(self.0.len());
        for (device, next) in &self.0 {
            writer.bytes(device.as_bytes()).u64(*next);
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut frontier = Self::new();
        for _ in 0..reader.map("frontier")? {
            let device = Hash::read(reader, "device of a frontier")?;
            let next = reader.u64("place of a frontier")?;
            let ascends = frontier.0.last_key_value().is_none_or(|(last, _)| *last < device);
            if next == 0 || !ascends {
                return Err(Malformed("order of a frontier"));
            }
            frontier.0.insert(device, next);
        }
        Ok(frontier)
    }
}

impl FromIterator<(DeviceId, u64)> for Frontier {
    fn from_iter<I: IntoIterator<Item = (DeviceId, u64)>>(pairs: I) -> Self {
        Self(pairs.into_iter().filter(|(_, next)| *next > 0).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frontier(pairs: &[(&str, u64)]) -> Frontier {
        pairs.iter().map(|(name, next)| (Hash::of(name.as_bytes()), *next)).collect()
    }

    #[test]
    fn what_one_has_and_the_other_lacks() {
        let village = frontier(&[("a", 5), ("b", 2)]);
        let office = frontier(&[("a", 3), ("b", 2), ("c", 9)]);
        let lacking = LogRange { device: Hash::of(b"a"), start: 3, end: 5 };
        assert_eq!(village.minus(&office), vec![lacking]);
        assert_eq!(village.meet(&office), frontier(&[("a", 3), ("b", 2)]));
        assert_eq!(village.join(&office), frontier(&[("a", 5), ("b", 2), ("c", 9)]));
        assert!(village.covers_all(&village.meet(&office)));
        assert!(!office.covers_all(&village));
        assert!(village.covers(At::new(Hash::of(b"a"), 4)));
        assert!(!village.covers(At::new(Hash::of(b"a"), 5)));
    }

    #[test]
    fn a_frontier_reads_what_it_writes() {
        let whole = frontier(&[("a", 1), ("b", 70_000)]);
        assert_eq!(Frontier::from_bytes(&whole.to_bytes()), Ok(whole));
        assert_eq!(frontier(&[("a", 0)]), Frontier::new());
    }

    #[test]
    fn a_frontier_out_of_order_or_with_a_zero_is_refused() {
        let (a, b) = (Hash::of(b"a"), Hash::of(b"b"));
        let (low, high) = (a.min(b), a.max(b));
        for pairs in [[(high, 1), (low, 1)], [(low, 1), (low, 1)], [(low, 0), (high, 1)]] {
            let mut writer = Writer::new();
            writer.map(2);
            for (device, next) in pairs {
                writer.bytes(device.as_bytes()).u64(next);
            }
            assert!(Frontier::from_bytes(writer.as_slice()).is_err());
        }
    }
}
