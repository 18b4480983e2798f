//! What a device says it has.

use crate::cbor::{Malformed, Reader, Writer};
use crate::frontier::{Frontier, LogRange};

/// Everything before a frontier, but for the blobs of some stretches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// The entries.
    pub frontier: Frontier,
    /// Where every op that names blobs names one that the device has not.
    pub lacking: Vec<LogRange>,
}

impl Mark {
    /// What both have.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        let mut lacking = self.lacking.clone();
        let more = other.lacking.iter().filter(|range| !self.lacking.contains(range));
        lacking.extend(more);
        Self { frontier: self.frontier.meet(&other.frontier), lacking }
    }

    /// Where one with so many entries has blobs to give: first what the device said it lacks, then
    /// what it does not know of yet. Of other logs it gets none, whatever it says.
    #[must_use]
    pub fn blobs_wanted(&self, of: &Frontier) -> Vec<LogRange> {
        let lacking = self.lacking.iter();
        let lacking =
            lacking.map(|range| LogRange { end: range.end.min(of.next(&range.device)), ..*range });
        let new = of.minus(&self.frontier);
        lacking.chain(new).filter(|range| !range.is_empty()).collect()
    }

    /// Canonical CBOR: `[frontier, [[device, start, end], …]]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.array(2);
        self.frontier.write(&mut writer);
        LogRange::write_list(&self.lacking, &mut writer);
        writer.into_vec()
    }

    /// Reads what [`Self::to_bytes`] writes, and nothing else.
    ///
    /// # Errors
    /// [`Malformed`] for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        reader.tuple(2, "mark")?;
        let frontier = Frontier::read(&mut reader)?;
        let lacking = LogRange::read_list(&mut reader)?;
        reader.end("nothing after the mark")?;
        Ok(Self { frontier, lacking })
    }
}

impl From<Frontier> for Mark {
    /// Of one that lacks no blob.
    fn from(frontier: Frontier) -> Self {
        Self { frontier, lacking: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::Hash;

    #[test]
    fn what_is_lacking_goes_before_what_is_new() {
        let device = Hash::of(b"a");
        let range = |start, end| LogRange { device, start, end };
        let mark =
            Mark { frontier: [(device, 5)].into_iter().collect(), lacking: vec![range(3, 4)] };
        let here: Frontier = [(device, 9)].into_iter().collect();
        assert_eq!(mark.blobs_wanted(&here), [range(3, 4), range(5, 9)]);
        let others: Frontier = [(Hash::of(b"b"), 9)].into_iter().collect();
        assert_eq!(mark.blobs_wanted(&others), others.minus(&Frontier::new()), "nothing of theirs");
        assert_eq!(Mark::from_bytes(&mark.to_bytes()), Ok(mark.clone()));
        let both = mark.meet(&Mark::from(here));
        assert_eq!(both, mark);
    }
}
