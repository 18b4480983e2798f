//! Shortening what goes into one bundle, so that a broken line loses little.

use lindung_log::bundle::Range;
use lindung_log::{At, DeviceId, SignedHead, SigningKey};

/// What zstd makes of a roster, at best. A first guess on the safe side: it is cut again by what
/// it really came to.
const SQUEEZED_BY: u64 = 8;
/// What an entry takes beside its op.
const FRAME_BYTES: u64 = 64;

/// Cuts this device's own log, whose end it can sign anywhere. The logs of others end where their
/// own devices signed, and go as a whole.
pub(super) struct Cut<'k> {
    pub(super) own: DeviceId,
    pub(super) key: &'k SigningKey,
}

impl Cut<'_> {
    /// Leaves about as much as will seal to `at_most` bytes, rather more than less.
    pub(super) fn first(&self, ranges: &mut [Range], at_most: u64) {
        let mut room = at_most.saturating_mul(SQUEEZED_BY);
        let Some(own) = ranges.iter().find(|range| range.device == self.own) else { return };
        let fitting = own.entries.iter().take_while(|entry| {
            let fits = room > 0;
            room = room.saturating_sub(entry.op.len() as u64).saturating_sub(FRAME_BYTES);
            fits
        });
        let fitting = fitting.count();
        self.leave(ranges, fitting);
    }

    /// Leaves less where it came to clearly more than wanted; says whether it did.
    pub(super) fn again(&self, ranges: &mut [Range], came_to: u64, wanted: u64) -> bool {
        if came_to <= wanted.saturating_add(wanted / 4) {
            return false;
        }
        let Some(own) = ranges.iter().find(|range| range.device == self.own) else { return false };
        let now = own.entries.len() as u64;
        let fewer = now.saturating_mul(wanted).checked_div(came_to).unwrap_or(0);
        self.leave(ranges, usize::try_from(fewer).unwrap_or(usize::MAX))
    }

    /// Leaves the first entries of the own log, but at least one, and those that the others name.
    /// Says whether any went.
    fn leave(&self, ranges: &mut [Range], entries: usize) -> bool {
        let named = self.named_by_others(ranges);
        let Some(own) = ranges.iter_mut().find(|range| range.device == self.own) else {
            return false;
        };
        let needed = named.map_or(0, |seq| seq.saturating_add(1).saturating_sub(own.start));
        let needed = usize::try_from(needed).unwrap_or(usize::MAX).max(1);
        let entries = entries.max(needed);
        let hash = entries.checked_sub(1).and_then(|last| own.hashes.get(last)).copied();
        let Some(hash) = hash.filter(|_| entries < own.entries.len()) else { return false };
        own.entries.truncate(entries);
        own.hashes.truncate(entries);
        let end = own.log_range().end;
        own.head = SignedHead::sign(self.key, &own.head.village, self.own, end, hash);
        true
    }

    /// The last entry of the own log that another log in the bundle names.
    fn named_by_others(&self, ranges: &[Range]) -> Option<u64> {
        let others = ranges.iter().filter(|range| range.device != self.own);
        let entries = others.flat_map(|range| &range.entries);
        let named = entries.flat_map(|entry| {
            let one = entry.clerk.iter().chain(&entry.subject);
            one.chain(&entry.others).chain(&entry.base)
        });
        named.filter(|at: &&At| at.device == self.own).map(|at| at.seq).max()
    }
}
