//! The laptops of a village as the office knows them, and revoking one that was lost or stolen.

use crate::acknowledge::acknowledge_anew;
use crate::elsewhere;
use crate::enrol;
use crate::error::{OfficeError, Result};
use crate::logs::record;
use crate::office::Office;
use crate::postgres::{Much, Scope};
use crate::report::day;
use lindung_domain::card::DeviceTag;
use lindung_domain::fold::{Device, Subject};
use lindung_domain::number::RegionCode;
use lindung_domain::op::Op;
use lindung_domain::op::office::DeviceRevoked;
use lindung_domain::village::Called;
use lindung_log::{At, Clock, DeviceId};
use lindung_store::{About, Draft, Store, SubjectId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Shortest beginning of a name by which a device may be chosen; its tag is shorter.
const SHORTEST_NAME: usize = 8;

/// A laptop of a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceLine {
    /// Dotted code.
    pub village: String,
    /// "Kelurahan Bontang Baru, Bontang Utara, Kota Bontang".
    pub village_name: String,
    /// Name of its log.
    pub device: String,
    /// Three characters, as on its cards and in its file names.
    pub tag: String,
    /// Entries of its log that are here: what it may keep if it is revoked now.
    pub entries: u64,
    /// Day on which the last of them came, by the office's clock.
    pub heard_on: Option<String>,
    /// Whether the office takes its bundles; not of one that a village only speaks of.
    pub enrolled: bool,
    /// Tags of those that continue it, such as after a restore.
    pub continued_by: Vec<String>,
    /// Whether its village says that it is gone.
    pub lost: bool,
    /// The first entry that does not count, if it was revoked.
    pub revoked_from: Option<u64>,
}

impl Office {
    /// The laptops of one village, or of all, in the order in which the office met them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn devices(&self, village: Option<RegionCode>) -> Result<Vec<DeviceLine>> {
        self.look()?.devices_here(village)
    }

    fn devices_here(&self, village: Option<RegionCode>) -> Result<Vec<DeviceLine>> {
        let known = self.known(village)?;
        let mut continued: BTreeMap<[u8; 32], Vec<String>> = BTreeMap::new();
        for (name, device) in &known {
            if let Some(before) = &device.started.predecessor {
                continued.entry(before.device).or_default().push(tag(name));
            }
        }
        let (words, recoded) = (self.store.acknowledgements()?, self.store.recoded()?);
        let lines = known.iter().map(|(name, device)| {
            let entries = self.store.logs().get(name).map_or(0, |log| log.next_seq);
            let last = self.store.id_at(At::new(*name, entries.saturating_sub(1)));
            let heard = last.map(|last| words.first_of(&self.store, last)).transpose()?.flatten();
            let village = device.started.village;
            let called = recoded.get(&village).map_or_else(|| village.into(), Called::from);
            Ok(DeviceLine {
                village: village.dotted(),
                village_name: called.in_full(),
                device: name.to_string(),
                tag: tag(name),
                entries,
                heard_on: heard.and_then(day),
                enrolled: device.enrolled.is_some(),
                continued_by: continued.get(name.as_bytes()).cloned().unwrap_or_default(),
                lost: device.lost,
                revoked_from: device.revoked,
            })
        });
        lines.collect()
    }

    /// Revokes a laptop, named by its tag or the beginning of its name: its entries from
    /// `keep_until` on do not count, or those that are still to come. Whom it continues is revoked
    /// too, as its register holds their keys. Gives the lines of all that were.
    ///
    /// # Errors
    /// `no_device` where none or more than one is so named; `already_revoked`.
    pub fn revoke(
        &mut self,
        village: RegionCode,
        named: &str,
        keep_until: Option<u64>,
        clock: &impl Clock,
    ) -> Result<Vec<DeviceLine>> {
        let (scope, now) = (Scope::of(village.digits(), Much::Whole), clock.now());
        let revoke = |office: &mut Self| office.revoke_here(village, named, keep_until, now);
        let lines = self.within(&scope, revoke)??;
        self.note();
        Ok(lines)
    }

    fn revoke_here(
        &mut self,
        village: RegionCode,
        named: &str,
        keep_until: Option<u64>,
        now: i64,
    ) -> Result<Vec<DeviceLine>> {
        let known: BTreeMap<DeviceId, Device> = self.known(Some(village))?.into_iter().collect();
        let chosen = choose(&known, named)?;
        let mut from = BTreeMap::new();
        let mut next = Some(chosen);
        while let Some((name, device)) = next.and_then(|name| Some((name, known.get(&name)?))) {
            let here = self.store.logs().get(&name).map_or(0, |log| log.next_seq);
            let keep = if name == chosen { keep_until.unwrap_or(here) } else { here };
            if device.revoked.is_none() || (name == chosen && keep_until.is_some()) {
                from.insert(name, keep);
            }
            let before = device.started.predecessor.as_ref();
            let before = before.map(|before| DeviceId::from_bytes(before.device));
            // Nobody continues himself; a circle ends where it began.
            next = before.filter(|before| *before != chosen && !from.contains_key(before));
        }
        if !from.contains_key(&chosen) {
            return Err(OfficeError::new("already_revoked"));
        }
        self.write_revocations(village, &from, now)?;
        let lines = self.devices_here(Some(village))?.into_iter();
        let revoked = |line: &DeviceLine| from.keys().any(|name| name.to_string() == line.device);
        Ok(lines.filter(revoked).collect())
    }

    fn write_revocations(
        &mut self,
        village: RegionCode,
        from: &BTreeMap<DeviceId, u64>,
        now: i64,
    ) -> Result<()> {
        let (own, shelf) = (&self.own, &mut self.shelf);
        let log = own.village_log(&self.store, village)?;
        self.store.together(|store: &mut Store| {
            let mut drafts = Vec::new();
            let mut touched: BTreeSet<SubjectId> = BTreeSet::new();
            for (name, keep_until_seq) in from {
                let subject = store.id_at(At::new(*name, 0));
                let subject = subject.ok_or_else(|| OfficeError::new("no_device"))?;
                let before = store.logs().revoked_from(name).unwrap_or(u64::MAX);
                touched.extend(store.subjects_from(name, before.min(*keep_until_seq))?);
                let (device, keep_until_seq) = (*name.as_bytes(), *keep_until_seq);
                let op = Op::DeviceRevoked(DeviceRevoked { device, keep_until_seq });
                drafts.push(Draft { about: About::Known(subject), op });
            }
            let mut before = BTreeMap::new();
            for id in &touched {
                before.extend(store.nik_of(*id)?.map(|nik| (*id, nik)));
            }
            record(store, log.name, now, drafts)?;
            if let Some(shelf) = shelf {
                shelf.bring_namesakes(store, None)?;
            }
            // Another village may now hold somebody alone.
            let niks = elsewhere::touched(store, before, &touched)?;
            elsewhere::settle(store, own, &niks, now)?;
            acknowledge_anew(store, &log, now)
        })
    }

    fn known(&self, village: Option<RegionCode>) -> Result<Vec<(DeviceId, Device)>> {
        let mut known = Vec::new();
        for id in self.store.subjects_of_kind("device")? {
            let Subject::Device(device) = self.store.subject(id)?.0 else { continue };
            if village.is_none_or(|village| device.started.village == village) {
                known.push((enrol::public(&device.started)?.signing.device_id(b""), *device));
            }
        }
        Ok(known)
    }
}

fn tag(name: &DeviceId) -> String {
    DeviceTag::from_device(name.as_bytes()).to_string()
}

fn choose(known: &BTreeMap<DeviceId, Device>, named: &str) -> Result<DeviceId> {
    let long = named.len() >= SHORTEST_NAME;
    let fits = |name: &&DeviceId| {
        tag(name).eq_ignore_ascii_case(named)
            || (long && name.to_string().starts_with(&named.to_ascii_lowercase()))
    };
    let mut fitting = known.keys().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(name), None) => Ok(*name),
        _ => Err(OfficeError::new("no_device")),
    }
}
