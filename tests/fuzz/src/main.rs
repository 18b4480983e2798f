//! Searches for bytes that make a reader of foreign bytes panic, hang or fill the memory.
//!
//! `LINDUNG_READER` says which; `./dev fuzz` tries all. What is found is kept as a named test.
#![no_main]

#[path = "../../../src-tauri/crates/log/tests/log/actors.rs"]
#[expect(dead_code, reason = "the tests of the log need more of it")]
mod actors;
#[path = "../../../src-tauri/crates/log/tests/log/craft.rs"]
mod craft;

use actors::Laptop;
use craft::Craft;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use libfuzzer_sys::{Corpus, fuzz_target};
use lindung_domain::fold::{Fact, fold};
use lindung_domain::number::{
    FamilyCardNumber, Kpj, Neighbourhood, Nik, PersonName, Phone, RegionCode, Sex, likeness,
    read_date, read_place_and_date, strip_invisible, tidy_spaces,
};
use lindung_domain::op::Read;
use lindung_log::backup::Backup;
use lindung_log::bundle::{Strangers, inspect, open, verify_ranges};
use lindung_log::card::{self, CardCertificate, KeySet};
use lindung_log::invitation::Invitation;
use lindung_log::slots::{RecoveryCode, Slots};
use lindung_sheets::{read_bytes, recognise};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Write;
use std::sync::LazyLock;

type Reader = fn(&[u8]);

const READERS: [(&str, Reader); 9] = [
    ("bundle", bundle),
    ("body", body),
    ("invitation", invitation),
    ("card", card),
    ("sheet", sheet),
    ("number", number),
    ("op", op),
    ("slots", slots),
    ("backup", backup),
];

static CHOSEN: LazyLock<Reader> = LazyLock::new(|| {
    let name = std::env::var("LINDUNG_READER").expect("LINDUNG_READER says which");
    READERS.iter().find(|(known, _)| *known == name).expect("a reader of that name").1
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    CHOSEN(bytes);
    Corpus::Keep
});

fn bundle(bytes: &[u8]) {
    inspect(bytes).ok();
    open(bytes, &[], |_| None, Strangers::Introduce).ok();
}

/// The two laptops of a bundle that is signed and sealed as it should be.
static LAPTOPS: LazyLock<[Laptop; 2]> = LazyLock::new(|| [craft::two_entries(), Laptop::new(2)]);

/// What somebody with good keys can put into a body.
fn body(plain: &[u8]) {
    let [sender, to] = &*LAPTOPS;
    let bytes = Craft::new(sender, to, plain).bytes();
    let opened = open(&bytes, &[&to.keys.age], |_| None, Strangers::Introduce);
    if let Ok(mut opened) = opened {
        verify_ranges(&mut opened.contents, |_| None, |_| None).ok();
    }
}

fn invitation(bytes: &[u8]) {
    if let Ok(invitation) = Invitation::from_bytes(bytes) {
        assert_eq!(invitation.to_bytes(), bytes, "one invitation, one spelling");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        Invitation::from_text(text).ok();
    }
}

static KEYS: LazyLock<KeySet> = LazyLock::new(|| {
    let keys = include_bytes!("../../../src-tauri/crates/log/tests/vectors/card-keys.cose");
    KeySet::from_bytes(keys).expect("the frozen keys")
});

fn card(bytes: &[u8]) {
    KeySet::from_bytes(bytes).ok();
    CardCertificate::from_bytes(bytes).ok();
    let read = |text: &str| drop(card::verify(text, &KEYS, 1_780_000_000, |_| None));
    if let Ok(text) = std::str::from_utf8(bytes) {
        read(text);
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory");
    read(&base45::encode(packed.finish().expect("memory")));
}

fn sheet(bytes: &[u8]) {
    if let Ok(sheets) = read_bytes(bytes, "x") {
        recognise(&sheets, &BTreeMap::new()).ok();
    }
}

fn number(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    black_box((Nik::parse(text), Kpj::parse(text), FamilyCardNumber::parse(text)));
    black_box((Phone::parse(text), PersonName::read(text), Neighbourhood::parse(text)));
    black_box((RegionCode::parse(text), Sex::parse(text), RecoveryCode::parse(text)));
    black_box((read_date(text), read_place_and_date(text), likeness(text)));
    black_box((strip_invisible(text), tidy_spaces(text)));
}

/// An op, and what the fold makes of it behind another.
fn op(bytes: &[u8]) {
    let (first, rest) = bytes.split_at(bytes.len().min(1));
    let length = usize::from(first.first().copied().unwrap_or(0)).min(rest.len());
    let reads = [&rest[..length], &rest[length..]].map(Read::from_bytes);
    for read in &reads {
        if let Read::Known(op) = read {
            assert!(matches!(Read::from_bytes(&op.to_bytes()), Read::Known(again) if again == *op));
        }
    }
    for by_office in [false, true] {
        for revoked in [false, true] {
            let fact = |place: usize| Fact {
                op: &reads[place],
                base: (0..place).collect(),
                by_office,
                at: ([0; 32], place as u64),
                revoked: revoked && place == 1,
            };
            black_box(fold(&[fact(0), fact(1)]).subject.village_part());
            black_box(fold(&[fact(1), fact(0)]));
        }
    }
}

fn slots(bytes: &[u8]) {
    Slots::from_bytes(bytes).ok();
}

fn backup(bytes: &[u8]) {
    if let Ok(found) = Backup::read(bytes) {
        black_box(found.slots());
    }
}
