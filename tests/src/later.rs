//! What a program writes that is two releases ahead of this one: ops of kinds and of versions that
//! nobody knows here, in its own log, chained and signed like any other entry.

use crate::database;
use lindung_domain::number::RegionCode;
use lindung_log::bundle::Range;
use lindung_log::{At, DeviceKeys, Entry, Frontier, SignedHead};
use lindung_store::{Admission, Store};
use minicbor::Encoder;
use std::path::Path;

/// Of an unknown kind.
pub const UNKNOWN: &str = "worker.harvested/1";
/// Of an unknown version of a known kind.
pub const NEWER: &str = "worker.corrected/9";

/// An op of this kind, with a body that means nothing.
pub fn op(kind: &str) -> Vec<u8> {
    let mut bytes = Encoder::new(Vec::new());
    bytes.array(2).unwrap().str(kind).unwrap().map(1).unwrap();
    bytes.u8(7).unwrap().str("panen raya").unwrap();
    bytes.into_writer()
}

/// The same, naming one blob behind its body.
pub fn naming(kind: &str, blob: [u8; 32]) -> Vec<u8> {
    let mut bytes = Encoder::new(Vec::new());
    bytes.array(3).unwrap().str(kind).unwrap().map(0).unwrap();
    bytes.array(1).unwrap().bytes(&blob).unwrap();
    bytes.into_writer()
}

/// The program that is ahead, at a register that is closed.
#[derive(Debug)]
pub struct Ahead {
    store: Store,
    keys: DeviceKeys,
    /// Of the log that it writes: empty for a laptop.
    scope: Vec<u8>,
}

impl Ahead {
    /// At a laptop.
    pub fn laptop(home: &Path) -> Self {
        Self::at(home, "device_keys", String::new())
    }

    /// At an office, in its log of a village.
    pub fn office(home: &Path, village: &str) -> Self {
        let village = RegionCode::parse(village).unwrap();
        Self::at(home, "office_keys", format!("office/1/{}", village.digits()))
    }

    /// At an office, in the log for all villages.
    pub fn common(home: &Path) -> Self {
        Self::at(home, "office_keys", "office/1/common".to_owned())
    }

    fn at(home: &Path, keys: &str, scope: String) -> Self {
        let store = Store::open(&database::path(home), database::key(home).as_bytes()).unwrap();
        let keys = DeviceKeys::from_bytes(&store.secret(keys).unwrap().unwrap()).unwrap();
        Self { store, keys, scope: scope.into_bytes() }
    }

    /// Where somebody's first entry stands.
    pub fn worker(&self, nik: &str) -> At {
        let line = self.store.find_nik(nik).unwrap().expect("registered");
        self.store.at_of(line.id).unwrap()
    }

    /// The first entry of its own log.
    pub fn own(&self) -> At {
        At::new(self.keys.device_id(&self.scope), 0)
    }

    /// The entries about somebody that no other one follows.
    pub fn heads(&self, subject: At) -> Vec<At> {
        let key = &self.keys.signing;
        let ranges =
            self.store.ranges(&Frontier::default(), self.store.logs().iter(), key).unwrap();
        let entries = ranges.iter().flat_map(|range| &range.entries);
        let about = |entry: &&Entry| entry.at == subject || entry.subject == Some(subject);
        let about: Vec<&Entry> = entries.filter(about).collect();
        let followed = |at: &At| about.iter().any(|entry| entry.base.contains(at));
        let mut heads: Vec<At> = about.iter().map(|entry| entry.at).collect();
        heads.retain(|at| !followed(at));
        heads.sort_unstable();
        heads
    }

    /// Writes an op about somebody, or one that begins somebody.
    pub fn writes(&mut self, about: Option<At>, op: Vec<u8>) {
        let log = self.store.logs().get(&self.own().device).unwrap().clone();
        let at = At::new(log.name, log.next_seq);
        let lamport = self.store.logs().iter().map(|log| log.lamport()).max().unwrap() + 1;
        let base = about.map(|subject| self.heads(subject)).unwrap_or_default();
        let (subject, group) = (about, at.seq);
        let others = Vec::new();
        let entry =
            Entry { at, lamport, recorded_at: 0, clerk: None, subject, others, base, group, op };
        let hash = entry.hash(log.head_hash(), |at| self.store.hash_at(at)).unwrap();
        let key = &self.keys.signing;
        let range = Range {
            device: log.name,
            signing_key: None,
            scope: self.scope.clone(),
            start: at.seq,
            before: log.head_hash(),
            entries: vec![entry],
            hashes: vec![hash],
            head: SignedHead::sign(key, &log.village, log.name, at.seq + 1, hash),
        };
        let admission = Admission { village: log.village, office_key: Some(log.signing_key) };
        assert_eq!(self.store.take(&[range], &admission).unwrap().taken, 1);
    }
}
