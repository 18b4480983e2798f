//! A second writer of the format, after FORMAT.md and apart from the crate: it makes the good
//! and the bad bundles of `tests/vectors`.

use age::Encryptor;
use age::x25519::Recipient;
use lindung_log::{Context, Hash, SigningKey};
use minicbor::Encoder;
use std::io::Write;

use crate::actors::{Laptop, VILLAGE};

pub(crate) type Cbor = Encoder<Vec<u8>>;

/// One item of CBOR.
pub(crate) fn cbor(write: impl FnOnce(&mut Cbor)) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    write(&mut encoder);
    encoder.into_writer()
}

/// A range of a log with two entries: a subject and its correction. Every part can be replaced.
pub(crate) struct CraftedRange {
    pub(crate) front: Vec<u8>,
    pub(crate) columns: [Vec<u8>; 8],
}

pub(crate) fn range(laptop: &Laptop) -> CraftedRange {
    let (key, head) = (*laptop.keys.signing.verifying().as_bytes(), laptop.range(0).head);
    let front = cbor(|e| {
        e.array(9).unwrap().u64(0).unwrap().u64(0).unwrap().u64(2).unwrap();
        e.bytes(&key).unwrap().bytes(b"").unwrap().null().unwrap().str(VILLAGE).unwrap();
        e.bytes(head.hash.as_bytes()).unwrap().bytes(&head.signature.0).unwrap();
    });
    let numbers = |values: [i64; 2]| {
        cbor(|e| {
            e.array(2).unwrap().i64(values[0]).unwrap().i64(values[1]).unwrap();
        })
    };
    let columns = [
        numbers([1, 0]),
        numbers([1_780_000_000, 1]),
        vec![0x82, 0x00, 0x82, 0x00, 0x00],
        vec![0x82, 0xf6, 0x01],
        vec![0x82, 0x80, 0x80],
        numbers([0, 0]),
        numbers([0, 0]),
        cbor(|e| {
            e.array(2).unwrap().bytes(b"siti").unwrap().bytes(b"corrected").unwrap();
        }),
    ];
    CraftedRange { front, columns }
}

/// The log that [`range`] writes.
pub(crate) fn two_entries() -> Laptop {
    let mut laptop = Laptop::new(1);
    let siti = laptop.record(b"siti".to_vec(), |_| {});
    laptop.record(b"corrected".to_vec(), |entry| {
        (entry.subject, entry.base) = (Some(siti), vec![siti]);
    });
    laptop
}

pub(crate) fn plain(devices: &[Hash], ranges: &[CraftedRange]) -> Vec<u8> {
    let mut bytes = cbor(|e| {
        e.array(6).unwrap().u8(1).unwrap().null().unwrap().array(devices.len() as u64).unwrap();
        for device in devices {
            e.bytes(device.as_bytes()).unwrap();
        }
        e.array(0).unwrap().u64(ranges.len() as u64).unwrap().u8(0).unwrap();
    });
    for range in ranges {
        bytes.extend_from_slice(&range.front);
        range.columns.iter().for_each(|column| bytes.extend_from_slice(column));
    }
    bytes
}

/// A bundle whose every part can be replaced; what depends on it follows.
pub(crate) struct Craft {
    pub(crate) key: SigningKey,
    pub(crate) sender: Hash,
    pub(crate) recipient: String,
    pub(crate) ranges: Vec<(Hash, u64, u64)>,
    pub(crate) plain_bytes: u64,
    pub(crate) packed: Vec<u8>,
    pub(crate) sealed: Option<Vec<u8>>,
    pub(crate) body_bytes: Option<u64>,
    pub(crate) envelope: Option<Vec<u8>>,
}

impl Craft {
    pub(crate) fn new(sender: &Laptop, to: &Laptop, plain: &[u8]) -> Self {
        Self {
            key: sender.keys.signing.clone(),
            sender: sender.id(),
            recipient: to.keys.age.recipient().to_string(),
            ranges: vec![(sender.id(), 0, 2)],
            plain_bytes: plain.len() as u64,
            packed: zstd::encode_all(plain, 9).unwrap(),
            sealed: None,
            body_bytes: None,
            envelope: None,
        }
    }

    pub(crate) fn seal(&self) -> Vec<u8> {
        let recipient: Recipient = self.recipient.parse().unwrap();
        let to = std::iter::once(&recipient as &dyn age::Recipient);
        let mut writer = Encryptor::with_recipients(to).unwrap().wrap_output(Vec::new()).unwrap();
        writer.write_all(&self.packed).unwrap();
        writer.finish().unwrap()
    }

    pub(crate) fn envelope(&self, sealed: &[u8]) -> Vec<u8> {
        let body_bytes = self.body_bytes.unwrap_or(sealed.len() as u64);
        cbor(|e| {
            e.array(11).unwrap().bytes(self.sender.as_bytes()).unwrap();
            e.bytes(self.key.verifying().as_bytes()).unwrap().bytes(b"").unwrap();
            e.str(VILLAGE).unwrap().array(1).unwrap();
            e.bytes(&Hash::of(self.recipient.as_bytes()).as_bytes()[..8]).unwrap();
            e.map(1).unwrap().bytes(self.sender.as_bytes()).unwrap().u8(2).unwrap();
            e.array(self.ranges.len() as u64).unwrap();
            for (device, start, end) in &self.ranges {
                e.array(3).unwrap().bytes(device.as_bytes()).unwrap();
                e.u64(*start).unwrap().u64(*end).unwrap();
            }
            e.u64(body_bytes).unwrap().u64(self.plain_bytes).unwrap();
            e.bytes(Hash::of(sealed).as_bytes()).unwrap().i64(1_780_000_000).unwrap();
        })
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let sealed = self.sealed.clone().unwrap_or_else(|| self.seal());
        let envelope = self.envelope.clone().unwrap_or_else(|| self.envelope(&sealed));
        let length = u32::try_from(envelope.len()).unwrap().to_be_bytes();
        let front = [b"LINDUNG\x01".as_slice(), &length, &envelope].concat();
        let signature = self.key.sign(Context::Envelope, &front);
        [front.as_slice(), &signature.0, &sealed].concat()
    }
}
