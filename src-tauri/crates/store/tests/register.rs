//! The village of Pelangi keeps its register, and its office keeps up.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use lindung_domain::details::{Details, Field};
use lindung_domain::op::blob::Photo;
use lindung_domain::op::text::{Day, Reason};
use lindung_domain::op::{ClerkAppointed, Correction, DeviceStarted, Op, Role};
use lindung_domain::worker::WorkerState;
use lindung_log::{At, DeviceId, DeviceKeys, Entropy, Frontier, Hash, LogRange, Mark};
use lindung_store::{
    About, Admission, Author, Carried, Draft, Filter, Store, StoreError, SubjectId,
};
use tempfile::TempDir;

const VILLAGE: &str = "6474021001";

struct Counting(u8);

impl Entropy for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(7);
            *byte = self.0;
        }
    }
}

struct Laptop {
    store: Store,
    keys: DeviceKeys,
    device: DeviceId,
    clerk: SubjectId,
    _folder: TempDir,
}

impl Laptop {
    fn new(seed: u8) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("t.db"), &[seed; 32]).unwrap();
        let keys = DeviceKeys::generate(&mut Counting(seed)).unwrap();
        let device = keys.device_id(b"");
        let signing_key = *keys.signing.verifying().as_bytes();
        store.begin_log(device, signing_key, b"", VILLAGE).unwrap();
        let author = Author { log: device, clerk: None, now: 0 };
        let started = Op::DeviceStarted(DeviceStarted {
            village: VILLAGE.parse().unwrap(),
            signing_key: signing_key.to_vec(),
            recipient: keys.age.recipient().as_str().to_owned(),
            card_key: keys.card.verifying().as_bytes().to_vec(),
            sample: true,
            predecessor: None,
        });
        let clerk = Op::ClerkAppointed(ClerkAppointed {
            name: "Siti".into(),
            role: Role::Head,
            slot: [1; 8],
        });
        let drafts = [started, clerk].map(|op| Draft { about: About::New, op });
        let clerk = store.record(&author, drafts.into()).unwrap().subjects[1];
        Self { store, keys, device, clerk, _folder: folder }
    }

    fn author(&self) -> Author {
        Author { log: self.device, clerk: Some(self.clerk), now: 1_780_000_000 }
    }

    fn try_register(&mut self, serial: u32, name: &str) -> Result<SubjectId, StoreError> {
        let op = Op::WorkerRegistered(neighbour(serial, name));
        let changes = self.store.record(&self.author(), vec![Draft { about: About::New, op }])?;
        Ok(changes.subjects[0])
    }

    fn register(&mut self, serial: u32, name: &str) -> SubjectId {
        self.try_register(serial, name).unwrap()
    }

    fn say(&mut self, about: SubjectId, op: Op) {
        let draft = Draft { about: About::Known(about), op };
        self.store.record(&self.author(), vec![draft]).unwrap();
    }

    fn correct(&mut self, about: SubjectId, field: Field, text: &str) {
        let set = Details::new().with(field, text);
        self.say(about, Op::WorkerCorrected(Correction { set, cleared: vec![] }));
    }

    /// What is here and the other lacks, taken by the other.
    fn give(&self, other: &mut Self, has: &Frontier) -> Result<lindung_store::Taken, StoreError> {
        let mut ranges =
            self.store.ranges(has, self.store.logs().iter(), &self.keys.signing).unwrap();
        ranges.retain(|range| range.device != other.device);
        let admission = Admission { village: VILLAGE.to_owned(), office_key: None };
        other.store.take(&ranges, &admission)
    }

    fn frontier(&self) -> Frontier {
        self.store.logs().iter().collect()
    }
}

fn neighbour(serial: u32, name: &str) -> Details {
    Details::new()
        .with(Field::Nik, format!("647402120885{serial:04}"))
        .with(Field::Name, name)
        .with(Field::BornOn, "1985-08-12")
        .with(Field::Rt, "003")
        .with(Field::Rw, "01")
        .with(Field::Address, "Jalan Kenanga")
        .with(Field::Occupation, "pedagang")
}

fn found(laptop: &Laptop, search: &str) -> usize {
    let filter = Filter { search: Some(search.to_owned()), ..Filter::default() };
    let total = laptop.store.roster_total(&filter).unwrap();
    let lines = laptop.store.roster(&filter, 100, 0).unwrap();
    assert_eq!(total, lines.len() as u64);
    lines.len()
}

#[test]
fn a_neighbour_is_found_by_nik_name_address_and_other_spellings() {
    let mut laptop = Laptop::new(1);
    laptop.register(9001, "Muhammad Djoko Soesilo");
    laptop.register(9002, "Siti Aminah");
    for (search, count) in [
        ("joko", 1),
        ("Moh. Joko Susilo", 1),
        ("6474021208859002", 1),
        ("64740212", 2),
        ("kenanga", 2),
        ("si ami", 1),
        ("tidak ada", 0),
    ] {
        assert_eq!(found(&laptop, search), count, "{search}");
    }
}

#[test]
fn a_nik_is_registered_once_until_it_was_voided() {
    let mut laptop = Laptop::new(1);
    let first = laptop.register(9001, "Budi");
    let again = laptop.try_register(9001, "Budi");
    assert!(matches!(again, Err(StoreError::Refused(_))));
    laptop.say(first, Op::WorkerVoided(Reason { reason: "salah orang".into() }));
    laptop.register(9001, "Budi");
    assert_eq!(laptop.store.roster_total(&Filter::default()).unwrap(), 1);
}

#[test]
fn a_refused_op_takes_the_whole_group_with_it() {
    let mut laptop = Laptop::new(1);
    let before = laptop.store.state_hash(VILLAGE).unwrap();
    let ops = [9001, 9002, 9001].map(|serial| Op::WorkerRegistered(neighbour(serial, "Budi")));
    let drafts = ops.map(|op| Draft { about: About::New, op });
    assert!(laptop.store.record(&laptop.author(), drafts.into()).is_err());
    assert_eq!(laptop.store.state_hash(VILLAGE).unwrap(), before);
    assert_eq!(laptop.frontier().next(&laptop.device), 2);
    laptop.register(9001, "Budi");
    assert!(laptop.store.verify().unwrap().ok());
}

#[test]
fn replay_makes_the_same_tables_and_verify_finds_nothing() {
    let mut laptop = Laptop::new(1);
    for serial in 9001..9040 {
        let id = laptop.register(serial, "Wati Lestari");
        match serial % 4 {
            0 => laptop.correct(id, Field::Rt, "004"),
            1 => laptop.say(id, Op::WorkerDied(Day { on: "2026-03-01".parse().unwrap() })),
            2 => laptop.say(id, Op::WorkerVoided(Reason { reason: "ganda".into() })),
            _ => {}
        }
    }
    let before = laptop.store.state_hash(VILLAGE).unwrap();
    let verified = laptop.store.verify().unwrap();
    assert!(verified.ok(), "{:?}", verified.faults);
    laptop.store.replay().unwrap();
    assert!(laptop.store.replay_equals_tables().unwrap());
    assert_eq!(laptop.store.state_hash(VILLAGE).unwrap(), before);
    let counted: u64 = laptop.store.counts().unwrap().iter().map(|count| count.workers).sum();
    assert_eq!(counted, 39);
}

#[test]
fn two_laptops_that_exchange_everything_have_equal_state() {
    let (mut a, mut b) = (Laptop::new(1), Laptop::new(2));
    let id = a.register(9001, "Budi Santoso");
    a.give(&mut b, &Frontier::default()).unwrap();
    let there = b.store.find_nik("6474021208859001").unwrap().unwrap().id;
    // Both correct, without knowing of each other.
    a.correct(id, Field::Name, "Budi Santosa");
    a.correct(id, Field::Rt, "005");
    b.correct(there, Field::Name, "Boedi Santoso");
    b.give(&mut a, &Frontier::default()).unwrap();
    let has = b.frontier();
    a.give(&mut b, &has).unwrap();
    assert_eq!(a.store.state_hash(VILLAGE).unwrap(), b.store.state_hash(VILLAGE).unwrap());
    let (here, there) = (a.store.worker(id).unwrap(), b.store.worker(there).unwrap());
    assert_eq!(here, there);
    assert_eq!(here.details.get(Field::Rt), Some("005"), "edits of other fields both stand");
    assert_eq!(here.questioned[&Field::Name].len(), 1, "the other name is a doubt, not lost");
    // One who saw both settles it, for everybody.
    a.correct(id, Field::Name, "Budi Santoso");
    let has = b.frontier();
    a.give(&mut b, &has).unwrap();
    let settled = b.store.find_nik("6474021208859001").unwrap().unwrap().id;
    assert!(b.store.worker(settled).unwrap().questioned.is_empty());
    assert!(b.store.verify().unwrap().ok());
}

#[test]
fn the_same_bundle_twice_changes_nothing_and_a_gap_is_refused() {
    let (mut a, mut b) = (Laptop::new(1), Laptop::new(2));
    a.register(9001, "Budi");
    let first = a.give(&mut b, &Frontier::default()).unwrap();
    assert_eq!((first.taken, first.already), (3, 0));
    let again = a.give(&mut b, &Frontier::default()).unwrap();
    assert_eq!((again.taken, again.already), (0, 3));
    let mut ahead = a.frontier();
    a.register(9002, "Wati");
    ahead.advance(a.device, 4);
    a.register(9003, "Tono");
    assert!(matches!(a.give(&mut b, &ahead), Err(StoreError::Gap(_))));
    assert_eq!(b.store.roster_total(&Filter::default()).unwrap(), 1);
}

#[test]
fn a_log_continued_twice_is_refused_by_name() {
    let (mut a, mut twin, mut b) = (Laptop::new(1), Laptop::new(1), Laptop::new(2));
    a.register(9001, "Budi");
    twin.register(9002, "Wati");
    a.give(&mut b, &Frontier::default()).unwrap();
    let Err(StoreError::Fork(at)) = twin.give(&mut b, &Frontier::default()) else {
        panic!("the fork was not seen");
    };
    assert_eq!((at.device, at.seq), (a.device, 2));
    assert!(b.store.verify().unwrap().ok());
}

#[test]
fn a_copy_opens_only_with_its_key_and_a_state_can_be_told_of_the_past() {
    let mut laptop = Laptop::new(1);
    laptop.register(9001, "Budi");
    let (then, hash) = (laptop.frontier(), laptop.store.state_hash(VILLAGE).unwrap());
    let second = laptop.register(9002, "Wati");
    laptop.say(second, Op::WorkerDied(Day { on: "2026-03-01".parse().unwrap() }));
    assert_ne!(laptop.store.state_hash(VILLAGE).unwrap(), hash);
    assert_eq!(laptop.store.state_hash_at(VILLAGE, &then).unwrap(), hash);
    assert_eq!(laptop.store.worker(second).unwrap().state(), WorkerState::Died);
    let path = laptop._folder.path().join("t.db");
    assert!(matches!(Store::open(&path, &[9; 32]), Err(StoreError::Locked)));
    let found = std::fs::read(&path).unwrap();
    assert!(!found.windows(5).any(|bytes| bytes == b"Aminah" || bytes == b"64740"));
}

/// A photo of so many bytes, like no other.
fn picture(length: usize, seed: u8) -> Vec<u8> {
    (0..length).map(|place| seed.wrapping_add((place % 251) as u8)).collect()
}

impl Laptop {
    fn photograph(&mut self, worker: SubjectId, bytes: &[u8]) {
        let author = self.author();
        let done = self.store.record_with(&author, |recording| {
            let blobs = recording.keep(bytes)?;
            let photo = Photo { size_bytes: bytes.len() as u64, blobs };
            let op = Op::WorkerPhotographed(photo);
            recording.add(Draft { about: About::Known(worker), op })
        });
        done.unwrap();
    }

    /// The blobs of what another has, of about so many bytes.
    fn blobs(&self, mark: &Mark, at_most: u64) -> Carried {
        self.store.blobs(&mark.blobs_wanted(&self.frontier()), at_most).unwrap()
    }

    /// What this one says that it has.
    fn mark(&self) -> Mark {
        let (frontier, lacking) =
            (self.frontier(), self.store.lacking(self.store.logs().iter()).unwrap());
        Mark { frontier, lacking }
    }

    fn photo(&self, worker: SubjectId) -> Option<Vec<u8>> {
        self.store.bytes(&self.store.worker(worker).unwrap().photo.unwrap().blobs).unwrap()
    }
}

#[test]
fn a_photo_comes_after_its_entry_piece_by_piece() {
    let (mut laptop, mut other) = (Laptop::new(1), Laptop::new(2));
    let people: Vec<SubjectId> = (0..4).map(|n| laptop.register(9300 + n, "Siti")).collect();
    for (seed, worker) in (1..).zip(&people[..3]) {
        laptop.photograph(*worker, &picture(300_000, seed));
    }
    let size = laptop.store.photo_sizes().unwrap();
    assert_eq!(size.values().collect::<Vec<_>>(), [&300_000; 3]);
    laptop.give(&mut other, &Frontier::new()).unwrap();
    let at = |seq| At::new(laptop.device, seq);
    // Two first words, four people, and then the photos.
    let lacking = LogRange { device: laptop.device, start: 6, end: 9 };
    assert_eq!(other.mark().lacking, [lacking]);

    let mut rounds = 0;
    while !other.mark().lacking.is_empty() {
        let carried = laptop.blobs(&other.mark(), 1_000);
        assert_eq!(carried.named_by, [at(6 + rounds)], "one entry, and all of its pieces");
        assert_eq!((carried.blobs.len(), carried.more), (3, rounds < 2));
        assert_eq!(other.store.take_blobs(&carried.blobs).unwrap(), 3);
        assert_eq!(other.store.take_blobs(&carried.blobs).unwrap(), 0, "twice is once");
        rounds += 1;
        assert!(other.store.verify().unwrap().ok());
    }
    assert_eq!(rounds, 3);
    let theirs = other.store.id_at(laptop.store.at_of(people[1]).unwrap()).unwrap();
    assert_eq!(other.photo(theirs), Some(picture(300_000, 2)));
    assert_eq!(laptop.store.state_hash(VILLAGE).unwrap(), {
        // What the other says of itself is not in it.
        other.store.state_hash_at(VILLAGE, &laptop.frontier()).unwrap()
    });
    other.store.replay().unwrap();
    assert_eq!(other.photo(theirs), Some(picture(300_000, 2)), "a replay leaves the blobs");
    assert!(other.store.verify().unwrap().ok());
}

#[test]
fn what_is_lacking_here_and_there_is_said_in_stretches() {
    let (mut laptop, mut other) = (Laptop::new(1), Laptop::new(2));
    for n in 0..5 {
        let worker = laptop.register(9300 + n, "Siti");
        laptop.photograph(worker, &picture(1_000, n as u8));
    }
    laptop.give(&mut other, &Frontier::new()).unwrap();
    let range = |start, end| LogRange { device: laptop.device, start, end };
    assert_eq!(other.mark().lacking, [range(3, 12)], "who is only registered parts no stretch");
    let middle = laptop.store.blobs(&[range(7, 8)], 10_000).unwrap();
    other.store.take_blobs(&middle.blobs).unwrap();
    assert_eq!(other.mark().lacking, [range(3, 6), range(9, 12)]);
    assert_eq!(other.store.count_naming(&[range(0, 12)]).unwrap(), 1, "one can be passed on");
    assert_eq!(other.blobs(&Mark::default(), 10_000).blobs, middle.blobs);
}

#[test]
fn bytes_that_nothing_names_are_refused_and_so_are_long_ones() {
    let (mut laptop, mut other) = (Laptop::new(1), Laptop::new(2));
    let worker = laptop.register(9301, "Siti Aminah");
    laptop.photograph(worker, b"her photo");
    let blob = |bytes: &[u8]| (Hash::of(bytes), bytes.to_vec());
    let take =
        |other: &mut Laptop, blobs: &[_]| other.store.take_blobs(blobs).map_err(|e| e.code());
    assert_eq!(take(&mut other, &[blob(b"her photo")]), Err("unnamed_blob"), "its entry first");
    laptop.give(&mut other, &Frontier::new()).unwrap();
    let with_another = [blob(b"her photo"), blob(b"another's")];
    assert_eq!(take(&mut other, &with_another), Err("unnamed_blob"));
    assert!(!other.mark().lacking.is_empty(), "all or nothing");
    assert_eq!(take(&mut other, &[blob(&[0; 131_073])]), Err("malformed"));
    assert_eq!(take(&mut other, &[blob(b"her photo")]), Ok(1));
    assert!(other.mark().lacking.is_empty());
}

#[test]
fn what_a_newer_program_kept_in_a_backup_is_named_as_newer() {
    let mut laptop = Laptop::new(1);
    let kept = laptop.store.kept().unwrap();
    let mut newer = kept.clone();
    // Its version stands behind the head of an array; what follows may be anything.
    newer[1] = 2;
    newer.truncate(3);
    assert!(matches!(laptop.store.put_back(&newer), Err(StoreError::Newer(2))));
    assert!(matches!(laptop.store.put_back(&kept[..1]), Err(StoreError::Malformed)));
    laptop.store.put_back(&kept).unwrap();
}
