//! Made-up devices and people: no NIK here has a serial below 9000.

use lindung_log::bundle::{Contents, Range, SealRequest, seal};
use lindung_log::{
    At, DeviceKeys, Entropy, Entry, EntryHasher, Frontier, Hash, LogRange, SignedHead,
};
use minicbor::Encoder;

pub(crate) const VILLAGE: &str = "64.74.02.1001";

/// Numbers that look random and are the same in every run (SplitMix64).
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub(crate) fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.next().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// A device with its own log.
pub(crate) struct Laptop {
    pub(crate) keys: DeviceKeys,
    pub(crate) entries: Vec<Entry>,
    pub(crate) hashes: Vec<Hash>,
}

impl Laptop {
    pub(crate) fn new(seed: u64) -> Self {
        let keys = DeviceKeys::generate(&mut Seeded(seed)).unwrap();
        Self { keys, entries: Vec::new(), hashes: Vec::new() }
    }

    pub(crate) fn id(&self) -> Hash {
        self.keys.device_id(b"")
    }

    pub(crate) fn hash_at(&self, at: At) -> Option<Hash> {
        let seq = usize::try_from(at.seq).ok()?;
        (at.device == self.id()).then(|| self.hashes.get(seq).copied()).flatten()
    }

    /// Appends an entry; `change` makes it what the test needs.
    pub(crate) fn record(&mut self, op: Vec<u8>, change: impl FnOnce(&mut Entry)) -> At {
        self.record_knowing(op, |_| None, change)
    }

    pub(crate) fn record_knowing(
        &mut self,
        op: Vec<u8>,
        others: impl Fn(At) -> Option<Hash>,
        change: impl FnOnce(&mut Entry),
    ) -> At {
        let seq = self.entries.len() as u64;
        let at = At::new(self.id(), seq);
        let mut entry = Entry {
            at,
            lamport: self.entries.last().map_or(1, |last| last.lamport + 1),
            recorded_at: 1_780_000_000 + i64::try_from(seq).unwrap(),
            clerk: (seq > 0).then_some(At::new(self.id(), 0)),
            subject: None,
            others: Vec::new(),
            base: Vec::new(),
            group: seq,
            op,
        };
        change(&mut entry);
        let prev = self.hashes.last().copied().unwrap_or(Hash::ZERO);
        let known = |at| self.hash_at(at).or_else(|| others(at));
        self.hashes.push(EntryHasher::new().hash(&entry, prev, known).unwrap());
        self.entries.push(entry);
        at
    }

    pub(crate) fn range(&self, start: u64) -> Range {
        let from = usize::try_from(start).unwrap();
        let entries = self.entries[from..].to_vec();
        let end = self.entries.len() as u64;
        let hash = self.hashes.last().copied().unwrap_or(Hash::ZERO);
        Range {
            device: self.id(),
            signing_key: (start == 0).then(|| *self.keys.signing.verifying().as_bytes()),
            scope: Vec::new(),
            start,
            before: if start == 0 { Hash::ZERO } else { self.hashes[from - 1] },
            entries,
            head: SignedHead::sign(&self.keys.signing, VILLAGE, self.id(), end, hash),
            hashes: Vec::new(),
        }
    }

    pub(crate) fn contents(&self, start: u64) -> Contents {
        Contents { ranges: vec![self.range(start)], ..Contents::default() }
    }

    pub(crate) fn frontier(&self) -> Frontier {
        [(self.id(), self.entries.len() as u64)].into_iter().collect()
    }

    pub(crate) fn seal_to(&self, contents: &Contents, recipients: &[&Self]) -> Vec<u8> {
        let recipients: Vec<_> = recipients.iter().map(|to| to.keys.age.recipient()).collect();
        let request = SealRequest {
            signing: &self.keys.signing,
            scope: b"",
            village: VILLAGE,
            recipients: &recipients,
            frontier: &self.frontier(),
            sent_at: 1_780_000_000,
        };
        seal(contents, &request).unwrap()
    }

    pub(crate) fn whole(&self) -> LogRange {
        LogRange { device: self.id(), start: 0, end: self.entries.len() as u64 }
    }
}

const FIRST: [&str; 40] = [
    "SITI",
    "AHMAD",
    "MUHAMMAD",
    "NUR",
    "SRI",
    "DEWI",
    "ABDUL",
    "AGUS",
    "BUDI",
    "EKO",
    "RINA",
    "YULI",
    "WAHYU",
    "HENDRA",
    "IWAN",
    "JOKO",
    "KARTINI",
    "LILIS",
    "MARIA",
    "NINING",
    "OKI",
    "PUTRI",
    "RATNA",
    "SUGENG",
    "TITIN",
    "UMAR",
    "VERA",
    "WATI",
    "YANTI",
    "ZAINAL",
    "ANDI",
    "BAHARUDDIN",
    "CHANDRA",
    "DARMAWAN",
    "ENDANG",
    "FITRI",
    "GUNAWAN",
    "HASAN",
    "INDAH",
    "JUMIATI",
];

const LAST: [&str; 40] = [
    "AMINAH",
    "SUSANTI",
    "RAHMAN",
    "HIDAYAT",
    "SAPUTRA",
    "LESTARI",
    "WIBOWO",
    "SETIAWAN",
    "UTAMI",
    "KURNIAWAN",
    "SARI",
    "PRATAMA",
    "NUGROHO",
    "HALIMAH",
    "SYAHPUTRA",
    "MULYADI",
    "SANTOSO",
    "HANDAYANI",
    "FIRMANSYAH",
    "WULANDARI",
    "RAHAYU",
    "SIREGAR",
    "TAMBUNAN",
    "LUBIS",
    "NASUTION",
    "SIMANJUNTAK",
    "PERMATASARI",
    "MAULANA",
    "RAMADHANI",
    "KUSUMA",
    "ANGGRAINI",
    "SUHARTINI",
    "SULAIMAN",
    "YUSUF",
    "IBRAHIM",
    "SUPRIADI",
    "HARTATI",
    "ROHANI",
    "ISMAIL",
    "NURHAYATI",
];

const WORK: [&str; 12] = [
    "ketua_rt",
    "kader_posyandu",
    "pengemudi_ojek",
    "pedagang",
    "petani",
    "nelayan",
    "buruh_tani",
    "marbot",
    "guru_ngaji",
    "penjahit",
    "asisten_rumah_tangga",
    "tukang_bangunan",
];

/// A registration as the domain might write it, some 120 bytes.
pub(crate) fn registration(person: &mut Seeded) -> Vec<u8> {
    let (day, month, year) = (1 + person.below(28), 1 + person.below(12), 1955 + person.below(50));
    let nik =
        format!("647402{:02}{:02}{:02}{:04}", day, month, year % 100, 9000 + person.below(999));
    let family = format!(
        "647402{:02}{:02}{:02}{:04}",
        1 + person.below(28),
        1 + person.below(12),
        8 + person.below(16),
        person.below(9999),
    );
    let mut op = Encoder::new(Vec::new());
    op.array(2).unwrap().str("worker.registered/1").unwrap().map(8).unwrap();
    op.u8(0).unwrap().str(&nik).unwrap();
    let name = format!("{} {} {}", person.pick(&FIRST), person.pick(&FIRST), person.pick(&LAST));
    op.u8(1).unwrap().str(&name).unwrap();
    op.u8(2).unwrap().str(&format!("{year}-{month:02}-{day:02}")).unwrap();
    op.u8(3).unwrap().str(&family).unwrap();
    op.u8(4).unwrap().str(&format!("{:03}", 1 + person.below(40))).unwrap();
    op.u8(5).unwrap().str(&format!("{:02}", 1 + person.below(9))).unwrap();
    op.u8(6).unwrap().str(&format!("08{:010}", person.below(10_000_000_000))).unwrap();
    op.u8(7).unwrap().str(person.pick(&WORK)).unwrap();
    op.into_writer()
}

/// A laptop on which one clerk imported `people` as one group.
pub(crate) fn imported(people: u64) -> Laptop {
    let mut laptop = Laptop::new(1);
    let mut person = Seeded(2);
    laptop.record(b"clerk".to_vec(), |_| {});
    for _ in 0..people {
        let op = registration(&mut person);
        laptop.record(op, |entry| {
            entry.group = 1;
            entry.recorded_at = 1_780_000_000;
        });
    }
    laptop
}
