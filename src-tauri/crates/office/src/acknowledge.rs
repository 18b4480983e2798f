//! The office's word on what it has of a village.

use crate::error::Result;
use crate::logs::{VillageLog, record};
use lindung_domain::fold::{Aside, FOLD_VERSION};
use lindung_domain::op::Op;
use lindung_domain::op::office::{Acknowledged, BlobsLacking, Received, SetAside};
use lindung_log::{Frontier, Hash};
use lindung_store::{About, Draft, Log, Store};

/// Sees to it that the last entry of the village's office log acknowledges what is here, and gives
/// the state hash that it states. Where it does already, nothing is recorded.
pub(crate) fn acknowledge(store: &mut Store, log: &VillageLog, now: i64) -> Result<Hash> {
    say(store, log, now, false)
}

/// The same after a revocation, by which the state is another one at the same frontier.
pub(crate) fn acknowledge_anew(store: &mut Store, log: &VillageLog, now: i64) -> Result<()> {
    say(store, log, now, true).map(|_| ())
}

fn say(store: &mut Store, log: &VillageLog, now: i64, anew: bool) -> Result<Hash> {
    let village = log.village.digits();
    // Of an earlier epoch an office that was put back may have lost something of its own, too.
    let epoch = store.logs().get(&log.name).map_or(0, Log::epoch);
    let told = |log: &&Log| !log.by_office || log.epoch() < epoch;
    let frontier: Frontier = store.logs().concerning(village).filter(told).collect();
    let frontier =
        frontier.iter().map(|(device, next_seq)| Received { device: *device.as_bytes(), next_seq });
    let frontier: Vec<Received> = frontier.collect();
    // Those of revoked devices follow from the revocation, and may be many.
    let set_aside = store.set_aside_of(village)?.into_iter();
    let set_aside = set_aside.filter(|(_, reason)| reason != Aside::Revoked.code());
    let set_aside = set_aside.map(|(at, reason)| SetAside {
        device: *at.device.as_bytes(),
        seq: at.seq,
        reason,
    });
    let set_aside: Vec<SetAside> = set_aside.collect();
    let of_village = store.logs().of(village).filter(|log| !log.by_office);
    let blobs_lacking = store.lacking(of_village)?.into_iter().map(|range| BlobsLacking {
        device: *range.device.as_bytes(),
        from_seq: range.start,
        until_seq: range.end,
    });
    let blobs_lacking: Vec<BlobsLacking> = blobs_lacking.collect();
    let end = store.logs().get(&log.name).map_or(0, |log| log.next_seq);
    let last = store.last_acknowledged(log.subject)?.filter(|(_, _, said)| {
        // The state hash follows from these, and from who is revoked.
        said.frontier == frontier && said.fold_version == FOLD_VERSION && !anew
    });
    let state_hash = match &last {
        Some((id, _, said))
            if said.set_aside == set_aside
                && said.blobs_lacking == blobs_lacking
                && id.seq().saturating_add(1) == end =>
        {
            return Ok(Hash::from_bytes(said.state_hash));
        }
        Some((_, _, said)) => Hash::from_bytes(said.state_hash),
        None => store.state_hash(village)?,
    };
    let op = Op::Acknowledged(Acknowledged {
        frontier,
        set_aside,
        fold_version: FOLD_VERSION,
        state_hash: *state_hash.as_bytes(),
        blobs_lacking,
    });
    record(store, log.name, now, vec![Draft { about: About::Known(log.subject), op }])?;
    Ok(state_hash)
}
