//! A whole province: the figures that were published of Jambi, out of a real database.

use crate::actors::{At, JUNE, PASSPHRASE, Seeded};
use lindung_domain::details::{Details, Field};
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::op::Op;
use lindung_domain::op::roster::SegmentCounted;
use lindung_domain::table::Regions;
use lindung_log::{DeviceKeys, Entropy};
use lindung_office::Office;
use lindung_store::{About, Author, Draft, Store, StoreError};

const VILLAGES: usize = 1_562;
const EACH: u32 = 50;

/// The villages of Jambi, as far as they go.
fn villages() -> Vec<RegionCode> {
    let mut open = vec!["15".parse::<RegionCode>().unwrap()];
    let mut villages = Vec::new();
    while let Some(region) = open.pop() {
        if region.level() == RegionLevel::Village {
            villages.push(region);
        }
        let below = Regions::built_in().children(region);
        open.extend(below.iter().rev().map(|region| region.code));
    }
    villages.truncate(VILLAGES);
    villages
}

/// What a laptop of the village wrote: fifty neighbours in two RWs, and how many workers there are.
fn write(store: &mut Store, village: RegionCode, at: u32, entropy: &mut impl Entropy) {
    let keys = DeviceKeys::generate(entropy).unwrap();
    let log = keys.device_id(b"");
    let key = *keys.signing.verifying().as_bytes();
    store.begin_log(log, key, b"", village.digits()).unwrap();
    let worker = |number: u32| {
        let serial = at * EACH + number;
        let (day, born) = (1 + serial % 28, 10 + serial / 28 % 80);
        // Serials from 9000 on are nobody's.
        let district = village.digits().get(..6).unwrap();
        let nik = format!("{district}{day:02}01{born:02}9{:03}", serial % 1000);
        let details = Details::new()
            .with(Field::Nik, &nik)
            .with(Field::Name, format!("Contoh {serial}"))
            .with(Field::Rw, if number.is_multiple_of(2) { "001" } else { "002" });
        Draft { about: About::New, op: Op::WorkerRegistered(details) }
    };
    let counted = SegmentCounted {
        segment: "all".to_owned(),
        workers: 400,
        source: "Pendataan RT".to_owned(),
        dated: "2026-05-01".parse().unwrap(),
    };
    let mut drafts: Vec<Draft> = (0..EACH).map(worker).collect();
    drafts.push(Draft { about: About::New, op: Op::SegmentCounted(counted) });
    let author = Author { log, clerk: None, now: JUNE };
    store.record(&author, drafts).unwrap();
}

fn province() -> (tempfile::TempDir, Office) {
    let folder = tempfile::tempdir().unwrap();
    let (now, mut entropy) = (At(JUNE), Seeded(7));
    let home = folder.path().join("kantor");
    let region = "15".parse().unwrap();
    let made = Office::create(&home, region, "Jambi (contoh)", PASSPHRASE, &now, &mut entropy);
    let mut office = made.unwrap().0;
    for village in villages() {
        office.invite(village, None, &now, &mut entropy).unwrap();
    }
    let whole = |store: &mut Store| {
        for (at, village) in (0_u32..).zip(villages()) {
            write(store, village, at, &mut entropy);
        }
        Ok::<_, StoreError>(())
    };
    office.store().together(whole).unwrap();
    (folder, office)
}

#[test]
fn the_figures_of_jambi_stand_on_the_page() {
    assert_eq!(villages().len(), VILLAGES);
    let (_folder, mut office) = province();
    let seen = office.seen(JUNE).unwrap();
    let total = seen.total();
    assert_eq!((total.villages, total.workers, total.late), (1_562, 78_100, 1_562));
    let counted = total.counted.clone().unwrap();
    assert_eq!((counted.workers, counted.villages), (1_562 * 400, 1_562));
    assert_eq!((counted.source.as_str(), counted.dated.as_str()), ("Pendataan RT", "2026-05-01"));

    let aimed = office.aimed(&seen, JUNE).unwrap();
    assert_eq!((aimed.target, aimed.people), (Some(78_100), 78_100 - total.again));
    assert_eq!(aimed.target_year_rupiah.as_deref(), Some("15744960000"));
    assert_eq!(aimed.village_year_rupiah.as_deref(), Some("10080000"));
    assert_eq!(aimed.village_over_rupiah.as_deref(), Some("80000"), "over the tenth");
    assert_eq!((aimed.share_buys, aimed.rws), (49, 2 * 1_562));
}
