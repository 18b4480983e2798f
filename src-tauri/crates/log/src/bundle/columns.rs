//! The entries of a range, column by column: like stands beside like, so that it packs well.
//!
//! Every column is one CBOR array with an item for each entry. Where an item could be written
//! in two ways, the reader refuses the longer one.

use std::collections::BTreeMap;

use super::body::Devices;
use crate::cbor::{Malformed, Reader, Writer};
use crate::entry::{At, Entry};

pub(super) fn write(writer: &mut Writer, entries: &[Entry], devices: &Devices) {
    write_times(writer, entries);
    write_clerks(writer, entries, devices);
    writer.array(entries.len());
    for entry in entries {
        match entry.subject {
            Some(subject) => write_reference(writer, entry.at, subject, devices),
            None => {
                writer.null();
            }
        }
    }
    writer.array(entries.len());
    for entry in entries {
        write_list(writer, entry.at, &entry.others, devices);
    }
    let mut heads = Heads::default();
    writer.array(entries.len());
    for entry in entries {
        if heads.usual(entry) == entry.base {
            writer.u64(0);
        } else {
            write_list(writer, entry.at, &entry.base, devices);
        }
        heads.note(entry);
    }
    let mut before = None;
    writer.array(entries.len());
    for entry in entries {
        writer.u64(group_item(entry, before));
        before = Some(entry.group);
    }
    writer.array(entries.len());
    for entry in entries {
        writer.bytes(&entry.op);
    }
}

/// Lamport time: less one than the step from the entry before (at first the time itself).
/// Recorded at: the difference to the entry before (at first the time itself).
fn write_times(writer: &mut Writer, entries: &[Entry]) {
    writer.array(entries.len());
    let mut least = 0_u64;
    for entry in entries {
        writer.u64(entry.lamport.saturating_sub(least));
        least = entry.lamport.saturating_add(1);
    }
    writer.array(entries.len());
    let mut before = 0;
    for entry in entries {
        writer.i64(entry.recorded_at.wrapping_sub(before));
        before = entry.recorded_at;
    }
}

/// 0: as the entry before (at first none); null: none; `[device, seq]`: another.
fn write_clerks(writer: &mut Writer, entries: &[Entry], devices: &Devices) {
    writer.array(entries.len());
    let mut before = None;
    for entry in entries {
        match entry.clerk {
            clerk if clerk == before => writer.u64(0),
            None => writer.null(),
            Some(clerk) => writer.array(2).u64(devices.place(&clerk.device)).u64(clerk.seq),
        };
        before = entry.clerk;
    }
}

/// Within the same log how far back, else `[device, seq]`.
fn write_reference(writer: &mut Writer, from: At, to: At, devices: &Devices) {
    if to.device == from.device {
        writer.u64(from.seq.saturating_sub(to.seq));
    } else {
        writer.array(2).u64(devices.place(&to.device)).u64(to.seq);
    }
}

fn write_list(writer: &mut Writer, from: At, list: &[At], devices: &Devices) {
    writer.array(list.len());
    for to in list {
        write_reference(writer, from, *to, devices);
    }
}

/// 0: began with this entry; 1: as the entry before; else one more than how far back it began.
fn group_item(entry: &Entry, before: Option<u64>) -> u64 {
    match entry.at.seq.saturating_sub(entry.group) {
        0 => 0,
        _ if before == Some(entry.group) => 1,
        back => back.saturating_add(1),
    }
}

/// What `base` usually is: the entry last recorded about the subject in this range, or, if
/// there is none, the subject's first; nothing for an entry that begins a subject.
#[derive(Default)]
struct Heads(BTreeMap<At, At>);

impl Heads {
    fn usual(&self, entry: &Entry) -> Vec<At> {
        let head = |subject| self.0.get(&subject).copied().unwrap_or(subject);
        entry.subject.map(head).into_iter().collect()
    }

    fn note(&mut self, entry: &Entry) {
        self.0.insert(entry.subject.unwrap_or(entry.at), entry.at);
    }
}

/// Reads `count` entries from `first` on. The caller has bounded `count`.
pub(super) fn read(
    reader: &mut Reader<'_>,
    first: At,
    count: usize,
    devices: &Devices,
) -> Result<Vec<Entry>, Malformed> {
    let mut entries = read_lamports(reader, first, count)?;
    let entries_mut = entries.as_mut_slice();
    read_recorded_at(reader, entries_mut)?;
    read_clerks(reader, entries_mut, devices)?;
    reader.tuple(count, "column of subjects")?;
    for entry in entries_mut.iter_mut() {
        entry.subject = reader.option(|r| read_reference(r, entry.at, devices))?;
    }
    reader.tuple(count, "column of other subjects")?;
    for entry in entries_mut.iter_mut() {
        entry.others = read_list(reader, entry.at, devices)?;
    }
    read_bases(reader, entries_mut, devices)?;
    read_groups(reader, entries_mut)?;
    reader.tuple(count, "column of ops")?;
    for entry in entries_mut.iter_mut() {
        entry.op = reader.bytes("op")?.to_vec();
    }
    if entries.iter().all(Entry::is_well_formed) {
        return Ok(entries);
    }
    Err(Malformed("entry against the rules of the log"))
}

fn read_lamports(
    reader: &mut Reader<'_>,
    first: At,
    count: usize,
) -> Result<Vec<Entry>, Malformed> {
    reader.tuple(count, "column of Lamport times")?;
    // An entry takes at least a byte in each of eight columns.
    let mut entries = Vec::with_capacity(count.min(reader.remaining()));
    let mut least = Some(0_u64);
    for seq in (first.seq..).take(count) {
        let step = reader.u64("Lamport time")?;
        let lamport = least.and_then(|least| least.checked_add(step));
        let lamport = lamport.ok_or(Malformed("Lamport time"))?;
        least = lamport.checked_add(1);
        let at = At::new(first.device, seq);
        entries.push(blank(at, lamport));
    }
    Ok(entries)
}

/// An entry whose other columns are still to come.
fn blank(at: At, lamport: u64) -> Entry {
    Entry {
        at,
        lamport,
        recorded_at: 0,
        clerk: None,
        subject: None,
        others: Vec::new(),
        base: Vec::new(),
        group: 0,
        op: Vec::new(),
    }
}

fn read_recorded_at(reader: &mut Reader<'_>, entries: &mut [Entry]) -> Result<(), Malformed> {
    reader.tuple(entries.len(), "column of times")?;
    let mut before = 0_i64;
    for entry in entries {
        before = before.wrapping_add(reader.i64("time of recording")?);
        entry.recorded_at = before;
    }
    Ok(())
}

fn read_clerks(
    reader: &mut Reader<'_>,
    entries: &mut [Entry],
    devices: &Devices,
) -> Result<(), Malformed> {
    reader.tuple(entries.len(), "column of clerks")?;
    let mut before = None;
    for entry in entries {
        if reader.is_number() {
            if reader.u64("clerk")? != 0 {
                return Err(Malformed("clerk"));
            }
            entry.clerk = before;
            continue;
        }
        entry.clerk = reader.option(|reader| {
            reader.tuple(2, "clerk")?;
            devices.at(reader.u64("clerk's log")?, reader.u64("clerk's place")?)
        })?;
        if entry.clerk == before {
            return Err(Malformed("clerk written again"));
        }
        before = entry.clerk;
    }
    Ok(())
}

fn read_reference(reader: &mut Reader<'_>, from: At, devices: &Devices) -> Result<At, Malformed> {
    if reader.is_number() {
        let back = reader.u64("reference")?;
        let seq = from.seq.checked_sub(back).filter(|_| back > 0);
        return seq.map(|seq| At::new(from.device, seq)).ok_or(Malformed("reference"));
    }
    reader.tuple(2, "reference")?;
    let at = devices.at(reader.u64("log of a reference")?, reader.u64("reference")?)?;
    if at.device == from.device { Err(Malformed("reference to its own log")) } else { Ok(at) }
}

fn read_list(reader: &mut Reader<'_>, from: At, devices: &Devices) -> Result<Vec<At>, Malformed> {
    let count = reader.array("references")?;
    (0..count).map(|_| read_reference(reader, from, devices)).collect()
}

fn read_bases(
    reader: &mut Reader<'_>,
    entries: &mut [Entry],
    devices: &Devices,
) -> Result<(), Malformed> {
    reader.tuple(entries.len(), "column of bases")?;
    let mut heads = Heads::default();
    for entry in entries {
        let usual = heads.usual(entry);
        if reader.is_number() {
            if reader.u64("base")? != 0 {
                return Err(Malformed("base"));
            }
            entry.base = usual;
        } else {
            entry.base = read_list(reader, entry.at, devices)?;
            if entry.base == usual {
                return Err(Malformed("base written although it is the usual one"));
            }
        }
        heads.note(entry);
    }
    Ok(())
}

fn read_groups(reader: &mut Reader<'_>, entries: &mut [Entry]) -> Result<(), Malformed> {
    reader.tuple(entries.len(), "column of groups")?;
    let mut before = None;
    for entry in entries {
        let item = reader.u64("group")?;
        entry.group = match (item, before) {
            (0, _) => entry.at.seq,
            (1, Some(before)) => before,
            (1, None) => return Err(Malformed("group of the entry before the first")),
            (back, _) => back
                .checked_sub(1)
                .and_then(|back| entry.at.seq.checked_sub(back))
                .ok_or(Malformed("group"))?,
        };
        if group_item(entry, before) != item {
            return Err(Malformed("group written in two ways"));
        }
        before = Some(entry.group);
    }
    Ok(())
}
