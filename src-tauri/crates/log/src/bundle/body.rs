//! The body of a bundle before compression: a CBOR sequence.
//!
//! First `[1, proof, devices, lacking, ranges, blobs]`, then each range (its front and eight
//! columns), then each blob. What the reader can derive is not written.

use std::collections::BTreeMap;
use std::collections::btree_map;

use super::{BundleError, Contents, MAX_ENTRIES, Range, SealError, columns};
use crate::cbor::{Malformed, Reader, Writer};
use crate::entry::{At, Entry};
use crate::frontier::LogRange;
use crate::hash::{DeviceId, Hash};
use crate::head::SignedHead;
use crate::keys::Signature;

const BODY_VERSION: u64 = 1;

/// The logs a body speaks of, in order of first use; entries name them by their place here.
pub(super) struct Devices {
    list: Vec<DeviceId>,
    places: BTreeMap<DeviceId, u64>,
}

impl Devices {
    fn of(ranges: &[Range]) -> Self {
        let mut devices = Self { list: Vec::new(), places: BTreeMap::new() };
        for range in ranges {
            devices.add(range.device);
        }
        for entry in ranges.iter().flat_map(|range| &range.entries) {
            for at in entry.references().filter(|at| at.device != entry.at.device) {
                devices.add(at.device);
            }
        }
        devices
    }

    fn add(&mut self, device: DeviceId) {
        if let btree_map::Entry::Vacant(place) = self.places.entry(device) {
            place.insert(u64::try_from(self.list.len()).unwrap_or(u64::MAX));
            self.list.push(device);
        }
    }

    pub(super) fn place(&self, device: &DeviceId) -> u64 {
        self.places.get(device).copied().unwrap_or(u64::MAX)
    }

    pub(super) fn at(&self, place: u64, seq: u64) -> Result<At, Malformed> {
        let device = usize::try_from(place).ok().and_then(|place| self.list.get(place));
        device.map(|device| At::new(*device, seq)).ok_or(Malformed("place of a device"))
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Malformed> {
        let mut devices = Self { list: Vec::new(), places: BTreeMap::new() };
        for place in 0..reader.array("devices")? {
            let device = Hash::read(reader, "device")?;
            let place = u64::try_from(place).map_err(|_| Malformed("devices"))?;
            if devices.places.insert(device, place).is_some() {
                return Err(Malformed("device named twice"));
            }
            devices.list.push(device);
        }
        Ok(devices)
    }
}

/// All but the blobs, which go behind it one by one: they are large.
pub(super) fn write(contents: &Contents) -> Result<Vec<u8>, SealError> {
    for range in &contents.ranges {
        check(range)?;
    }
    let devices = Devices::of(&contents.ranges);
    let mut writer = Writer::new();
    writer.array(6).u64(BODY_VERSION);
    match &contents.proof {
        Some(proof) => writer.bytes(proof),
        None => writer.null(),
    };
    writer.array(devices.list.len());
    for device in &devices.list {
        writer.bytes(device.as_bytes());
    }
    LogRange::write_list(&contents.lacking, &mut writer);
    writer.len(contents.ranges.len()).len(contents.blobs.len());
    for range in &contents.ranges {
        write_front(&mut writer, range, &devices);
        columns::write(&mut writer, &range.entries, &devices);
    }
    Ok(writer.into_vec())
}

/// A blob as it stands in the body.
pub(super) fn write_blob(blob: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.bytes(blob);
    writer.into_vec()
}

/// That the entries are what a reader takes: of this log, dense, each well formed, their
/// Lamport times ascending.
fn check(range: &Range) -> Result<(), SealError> {
    let mut before: Option<&Entry> = None;
    for (seq, entry) in (range.start..).zip(&range.entries) {
        let later = before.is_none_or(|before| before.lamport < entry.lamport);
        let placed = entry.at == At::new(range.device, seq);
        if !later || !placed || !entry.is_well_formed() {
            return Err(SealError::BadEntry { at: entry.at });
        }
        before = Some(entry);
    }
    let end = range.log_range().end;
    if range.head.device == range.device && range.head.end == end {
        return Ok(());
    }
    Err(SealError::BadEntry { at: At::new(range.device, range.head.end) })
}

fn write_front(writer: &mut Writer, range: &Range, devices: &Devices) {
    writer.array(9).u64(devices.place(&range.device)).u64(range.start);
    writer.len(range.entries.len());
    match &range.signing_key {
        Some(key) => writer.bytes(key),
        None => writer.null(),
    };
    writer.bytes(&range.scope);
    match range.start {
        0 => writer.null(),
        _ => writer.bytes(range.before.as_bytes()),
    };
    writer.str(&range.head.village).bytes(range.head.hash.as_bytes());
    writer.bytes(&range.head.signature.0);
}

pub(super) fn read(plain: &[u8]) -> Result<Contents, BundleError> {
    let mut reader = Reader::new(plain);
    reader.tuple(6, "front of the body")?;
    let version = reader.u64("version of the body")?;
    if version != BODY_VERSION {
        return Err(Malformed("version of the body").into());
    }
    let proof = reader.option(|reader| reader.array_of("proof"))?;
    let devices = Devices::read(&mut reader)?;
    let lacking = LogRange::read_list(&mut reader)?;
    let (ranges, blobs) = (reader.usize("count of ranges")?, reader.usize("count of blobs")?);
    let mut contents = Contents { proof, lacking, ..Contents::default() };
    let mut room = MAX_ENTRIES;
    for _ in 0..ranges {
        let range = read_range(&mut reader, &devices, room)?;
        room = room.saturating_sub(range.entries.len());
        if contents.ranges.iter().any(|other| other.device == range.device) {
            return Err(Malformed("two ranges of one log").into());
        }
        contents.ranges.push(range);
    }
    for _ in 0..blobs {
        let blob = reader.bytes("blob")?;
        contents.blobs.push((Hash::of(blob), blob.to_vec()));
    }
    reader.end("nothing after the body")?;
    Ok(contents)
}

fn read_range(
    reader: &mut Reader<'_>,
    devices: &Devices,
    room: usize,
) -> Result<Range, BundleError> {
    reader.tuple(9, "front of a range")?;
    let place = reader.u64("log of a range")?;
    let start = reader.u64("start of a range")?;
    let first = devices.at(place, start)?;
    let count = reader.usize("count of entries")?;
    if count > room {
        return Err(BundleError::TooLarge);
    }
    let signing_key = reader.option(|reader| reader.array_of("signing key of a range"))?;
    let scope = reader.bytes("scope of a range")?.to_vec();
    let before = reader.option(|reader| Hash::read(reader, "hash before a range"))?;
    if before.is_some() != (start > 0) {
        return Err(Malformed("hash before a range").into());
    }
    let village = reader.str("village of a range")?.to_owned();
    let hash = Hash::read(reader, "hash of a head")?;
    let signature = Signature(reader.array_of("signature of a head")?);
    let length = u64::try_from(count).unwrap_or(u64::MAX);
    let end = start.checked_add(length).ok_or(Malformed("end of a range"))?;
    let entries = columns::read(reader, first, count, devices)?;
    Ok(Range {
        device: first.device,
        signing_key,
        scope,
        start,
        before: before.unwrap_or(Hash::ZERO),
        entries,
        head: SignedHead { village, device: first.device, end, hash, signature },
        hashes: Vec::new(),
    })
}
