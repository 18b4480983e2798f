//! Verifying ranges: chains, references, heads.

use std::collections::BTreeMap;

use super::{BundleError, Contents, Range};
use crate::entry::{At, EntryHasher, Unresolved};
use crate::hash::{DeviceId, Hash};
use crate::keys::VerifyingKey;

/// Hashes every entry, checks that each range continues what is known here and ends in the
/// head its device signed, and fills [`Range::hashes`].
///
/// `known` tells the signing key of a device known here; of another, the range must carry it.
/// `hash_at` tells the hash of an entry that is here already. Where a range overlaps with what
/// is here, the caller compares the hashes: others at a known place are a fork.
///
/// # Errors
/// `Gap` names the first entry that is lacking; `Fork` a known entry before a range that differs
/// from the range's past; `UnknownSender` a log whose key is neither known nor carried; `Altered`
/// a chain or signature that does not match.
pub fn verify_ranges(
    contents: &mut Contents,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
    hash_at: impl Fn(At) -> Option<Hash>,
) -> Result<(), BundleError> {
    for range in &contents.ranges {
        let before = before(range, &hash_at)?;
        check_head(range, &known)?;
        if let Some((at, _)) = before.filter(|(_, hash)| *hash != range.before) {
            return Err(BundleError::Fork { at });
        }
    }
    let hashes = Chains::new(&contents.ranges, &hash_at).hash_all()?;
    for (range, hashes) in contents.ranges.iter_mut().zip(hashes) {
        if hashes.last().copied().unwrap_or(range.before) != range.head.hash {
            return Err(BundleError::Altered("chain of a log"));
        }
        range.hashes = hashes;
    }
    Ok(())
}

fn check_head(
    range: &Range,
    known: impl Fn(&DeviceId) -> Option<VerifyingKey>,
) -> Result<(), BundleError> {
    let carried = match &range.signing_key {
        None => None,
        Some(bytes) => {
            let key = VerifyingKey::from_bytes(bytes).ok();
            let named = key.filter(|key| key.device_id(&range.scope) == range.device);
            Some(named.ok_or(BundleError::Altered("key of a log"))?)
        }
    };
    let key = known(&range.device)
        .or(carried)
        .ok_or(BundleError::UnknownSender { sender: range.device })?;
    if range.head.device != range.device || range.head.end != range.log_range().end {
        return Err(BundleError::Altered("head of a log"));
    }
    range.head.verify(&key).map_err(|_| BundleError::Altered("signature of a log"))
}

/// The entry before the range as it is known here.
fn before(
    range: &Range,
    hash_at: impl Fn(At) -> Option<Hash>,
) -> Result<Option<(At, Hash)>, BundleError> {
    let Some(seq) = range.start.checked_sub(1) else {
        return Ok(None);
    };
    let at = At::new(range.device, seq);
    let hash = hash_at(at).ok_or(BundleError::Gap { lacking: at })?;
    Ok(Some((at, hash)))
}

/// Several logs hashed side by side: an entry waits until what it names is hashed.
struct Chains<'a, F> {
    ranges: &'a [Range],
    places: BTreeMap<DeviceId, usize>,
    hashes: Vec<Vec<Hash>>,
    hash_at: F,
}

impl<'a, F: Fn(At) -> Option<Hash>> Chains<'a, F> {
    fn new(ranges: &'a [Range], hash_at: F) -> Self {
        let places = ranges.iter().enumerate().map(|(i, range)| (range.device, i)).collect();
        let hashes = ranges.iter().map(|range| Vec::with_capacity(range.entries.len())).collect();
        Self { ranges, places, hashes, hash_at }
    }

    fn hash_all(mut self) -> Result<Vec<Vec<Hash>>, BundleError> {
        let mut hasher = EntryHasher::new();
        loop {
            let mut waiting = None;
            let mut moved = false;
            for (place, range) in self.ranges.iter().enumerate() {
                let before = self.hashes.get(place).map(Vec::len);
                if let Err(Unresolved { at }) = self.advance(place, range, &mut hasher) {
                    waiting = waiting.or(Some(at));
                }
                moved |= before != self.hashes.get(place).map(Vec::len);
            }
            match waiting {
                None => return Ok(self.hashes),
                Some(lacking) if !moved => return Err(BundleError::Gap { lacking }),
                Some(_) => {}
            }
        }
    }

    /// Hashes on in one log until an entry names one that is not hashed yet.
    fn advance(
        &mut self,
        place: usize,
        range: &Range,
        hasher: &mut EntryHasher,
    ) -> Result<(), Unresolved> {
        let done = self.hashes.get(place).map_or(0, Vec::len);
        for entry in range.entries.iter().skip(done) {
            let own = self.hashes.get(place).and_then(|hashes| hashes.last());
            let prev = own.copied().unwrap_or(range.before);
            let hash = hasher.hash(entry, prev, |at| self.look_up(at))?;
            if let Some(own) = self.hashes.get_mut(place) {
                own.push(hash);
            }
        }
        Ok(())
    }

    fn look_up(&self, at: At) -> Option<Hash> {
        let Some((place, range)) = self
            .places
            .get(&at.device)
            .and_then(|place| Some((*place, self.ranges.get(*place)?)))
            .filter(|(_, range)| (range.start..range.log_range().end).contains(&at.seq))
        else {
            return (self.hash_at)(at);
        };
        let index = usize::try_from(at.seq.saturating_sub(range.start)).ok()?;
        self.hashes.get(place)?.get(index).copied()
    }
}
