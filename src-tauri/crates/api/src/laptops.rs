//! The laptops of the village as the officer sees them.

use crate::contract::Nothing;
use crate::contract::laptop::{LaptopLine, Laptops, ReportLost};
use crate::desk::{Desk, date_of};
use crate::error::ApiError;
use crate::identity;
use crate::laptop::devices;
use crate::progress::Progress;
use lindung_domain::card::DeviceTag;
use lindung_domain::op::Op;
use lindung_domain::op::office::DeviceLost;
use lindung_log::{At, DeviceId};
use std::collections::BTreeSet;

pub(crate) fn list(desk: &mut Desk, _: Nothing, _: &mut Progress<'_>) -> Result<Laptops, ApiError> {
    let work = desk.work()?;
    let store = &work.open.store;
    let devices = devices(store)?;
    let ended = devices.iter().filter_map(|(_, device)| device.started.predecessor.as_ref());
    let ended: BTreeSet<DeviceId> =
        ended.map(|before| DeviceId::from_bytes(before.device)).collect();
    let mut laptops = Vec::new();
    for (name, device) in devices.into_iter().filter(|(name, _)| !ended.contains(name)) {
        let entries = store.logs().get(&name).map_or(0, |log| log.next_seq);
        let last = store.id_at(At::new(name, entries.saturating_sub(1)));
        let last = last.map(|last| store.recorded_at(last)).transpose()?.flatten();
        laptops.push(LaptopLine {
            device: name.to_string(),
            tag: DeviceTag::from_device(name.as_bytes()).to_string(),
            this: name == work.open.device,
            entries,
            last_on: last.map(|seconds| date_of(seconds).to_string()).unwrap_or_default(),
            lost: device.lost,
            revoked: device.revoked.is_some(),
        });
    }
    laptops.sort_by_key(|laptop| !laptop.this);
    Ok(Laptops { laptops, set_aside: store.revoked_entries()?.len() as u64 })
}

/// This laptop goes on under new keys, for which the old ones sign: after a repair, or where
/// somebody may have copied its folder. Needs no invitation, and no word of the office.
pub(crate) fn renew(
    desk: &mut Desk,
    _: Nothing,
    progress: &mut Progress<'_>,
) -> Result<Laptops, ApiError> {
    let work = desk.work()?;
    let (clerk, now) = (Some(work.open.clerk), work.machine.clock.now());
    let entropy = &mut work.machine.entropy;
    work.open.store.together(|store| identity::renew(store, clerk, entropy, now))?;
    work.open.identify()?;
    list(desk, Nothing {}, progress)
}

/// Nothing is sealed to it from now on, and the office is asked to revoke it.
pub(crate) fn lost(
    desk: &mut Desk,
    request: ReportLost,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let own = work.open.own();
    let named = |name: &DeviceId| name.to_string() == request.device;
    if named(&own.current) || own.former.iter().any(named) {
        return Err(ApiError::new("own_laptop"));
    }
    let found = devices(&work.open.store)?.into_iter().find(|(name, _)| named(name));
    let (name, device) = found.ok_or_else(|| ApiError::new("no_device"))?;
    let subject = work.open.store.id_at(At::new(name, 0));
    if !device.lost
        && let Some(subject) = subject
    {
        let op = DeviceLost { device: *name.as_bytes() };
        work.record_about(subject, Op::DeviceLost(op))?;
    }
    Ok(Nothing {})
}
