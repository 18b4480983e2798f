//! Cards as they come out of a printer, checked by anybody.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_api::{Words, verdict};
use lindung_log::card::KeySet;
use lindung_tests::executable::{Done, lindung, sample, text};
use lindung_tests::tools;
use lindung_tests::village::Village;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const CODE: &str = "64.01.03.2003";
const CARDS: u64 = 1188;
const ON_A_SHEET: u64 = 10;
/// One more than a file holds.
const MANY: &str = "5001";
const NEEDED: [(&str, &str); 2] = [("pdftoppm", "poppler-utils"), ("zbarimg", "zbar-tools")];
/// 3 June 2026, and a day long after every card has ended.
const TODAY: i64 = 1_780_455_600;
const MUCH_LATER: i64 = 4_102_444_800;

fn verify(keys: &Path, card: &str) -> Done {
    lindung(&["card", "verify", "--key", text(keys), "--", card])
}

/// A village with everybody of the OpenSID sample, and its published keys.
fn village(folder: &Path) -> (Village, PathBuf) {
    let village = Village::new(folder.join("desa"), CODE);
    assert_eq!(village.import(&sample("opensid-penduduk.xlsx"))["registered"], CARDS);
    let keys = folder.join("kunci.cbor");
    village.call("keys", &["--out", text(&keys)]).good();
    (village, keys)
}

/// The text with another character at a place, of the same alphabet.
fn altered(code: &str, place: usize) -> String {
    let other = if &code[place..=place] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &code[..place], &code[place + 1..])
}

fn assert_card(keys: &Path, code: &str, names: &BTreeSet<&str>, numbers: &mut BTreeSet<String>) {
    let told = verify(keys, code).good();
    assert_eq!(told["valid"], true);
    assert!(told["reason"].is_null());
    let claims = &told["claims"];
    assert!(names.contains(claims["name"].as_str().unwrap()), "a name of the register");
    assert_eq!(claims["village"], CODE);
    assert_eq!(claims["programmes"], "", "nobody is enrolled yet");
    assert!(claims["valid_until"].as_str().unwrap().ends_with("-12-31"), "{claims}");
    assert!(numbers.insert(claims["number"].to_string()), "a card number appears twice");
    assert!(!told.to_string().contains("nik"), "no NIK on a card");
    let place = numbers.len() * 13 % code.len();
    let told = verify(keys, &altered(code, place)).denied();
    assert_eq!(told["valid"], false);
    assert!(!told["sentence"].as_str().unwrap().is_empty());
}

#[test]
fn every_qr_of_a_printed_page_is_read_and_holds() {
    if !tools::present(&NEEDED) {
        return println!("skipped: apt-get install poppler-utils zbar-tools");
    }
    let folder = tempfile::tempdir().unwrap();
    let (village, keys) = village(folder.path());
    let pdf = folder.path().join("kartu.pdf");
    let printed = village.call("cards", &["--out", text(&pdf)]).good();
    assert_eq!(printed["cards"], CARDS);
    let pages = printed["pages"].as_u64().unwrap();
    assert_eq!(pages, CARDS.div_ceil(ON_A_SHEET));

    let workers = village.workers();
    let workers = workers["workers"].as_array().unwrap();
    let names: BTreeSet<&str> = workers.iter().map(|w| w["name"].as_str().unwrap()).collect();
    let mut numbers = BTreeSet::new();
    for (page, cards) in [(1, ON_A_SHEET), (pages, CARDS % ON_A_SHEET)] {
        let picture = tools::raster(&pdf, page, &folder.path().join(format!("hal-{page}")));
        let codes = tools::read_codes(&picture);
        assert_eq!(codes.len() as u64, cards, "every QR of page {page} is read");
        codes.iter().for_each(|code| assert_card(&keys, code, &names, &mut numbers));
        assert_faults(&keys, &codes[0]);
    }
    assert_strangers(folder.path(), &keys);
}

/// Whatever character is changed, and whenever it is shown too late.
fn assert_faults(keys: &Path, code: &str) {
    let keys = KeySet::from_bytes(&std::fs::read(keys).unwrap()).unwrap();
    let words = Words::of("id");
    let mut reasons = BTreeSet::new();
    for place in 0..code.len() {
        let told = verdict(&altered(code, place), &keys, TODAY, words);
        assert!(!told.valid, "character {place} changed and still valid");
        reasons.extend(told.reason);
    }
    let allowed = ["altered", "not_a_card", "unknown_key"].map(str::to_owned);
    assert!(reasons.is_subset(&allowed.into()), "{reasons:?}");
    for length in (0..code.len()).step_by(7) {
        assert!(!verdict(&code[..length], &keys, TODAY, words).valid, "cut after {length}");
    }
    let told = verdict(code, &keys, MUCH_LATER, words);
    assert_eq!((told.valid, told.reason.as_deref()), (false, Some("expired")));
}

/// Cards of others, and what is no card at all.
fn assert_strangers(folder: &Path, keys: &Path) {
    let other = Village::new(folder.join("lain"), "64.74.02.1001");
    let others = folder.join("kunci-lain.cbor");
    other.call("keys", &["--out", text(&others)]).good();
    let picture = tools::raster(&folder.join("kartu.pdf"), 2, &folder.join("hal-lain"));
    let code = tools::read_codes(&picture).remove(0);
    assert_eq!(verify(&others, &code).denied()["reason"], "unknown_key");
    assert_eq!(verify(keys, "KARTU PALSU").denied()["reason"], "not_a_card");
    let told: Value = verify(&folder.join("kartu.pdf"), &code).refused("no_keys");
    assert!(told["valid"].is_null(), "no verdict without keys");
}

#[test]
fn a_picture_of_a_card_is_as_good_as_its_text() {
    if !tools::present(&NEEDED) {
        return println!("skipped: apt-get install poppler-utils zbar-tools");
    }
    let folder = tempfile::tempdir().unwrap();
    let (village, keys) = village(folder.path());
    let workers = village.call("workers", &["--limit", "3"]).good();
    let worker = &workers["workers"][2];
    let pdf = folder.path().join("kartu.pdf");
    let nik = worker["nik"].as_str().unwrap();
    let options = ["--out", text(&pdf), "--sheet", "cr80", "--side", "both", "--search", nik];
    let printed = village.call("cards", &options).good();
    assert_eq!((&printed["cards"], &printed["pages"]), (&1.into(), &2.into()));
    let front = tools::picture(&pdf, 1, &folder.path().join("depan"));
    let told = verify(&keys, text(&front)).good();
    assert_eq!(told["claims"]["name"], worker["name"]);
    // A photo from a phone: grey, and not as sharp.
    let photo = folder.path().join("foto.png");
    let picture = image::open(&front).unwrap().to_luma8();
    for quarters in [2, 3] {
        let (width, height) = (picture.width() * quarters / 4, picture.height() * quarters / 4);
        let filter = image::imageops::FilterType::Triangle;
        let small = image::imageops::resize(&picture, width, height, filter);
        small.save(&photo).unwrap();
        assert_eq!(verify(&keys, text(&photo)).good()["claims"], told["claims"]);
    }
    // The back has no QR to check.
    let back = tools::picture(&pdf, 2, &folder.path().join("belakang"));
    verify(&keys, text(&back)).refused("no_qr");
}

#[test]
fn a_printing_whose_second_file_fails_gives_out_no_number_and_leaves_no_card() {
    let folder = tempfile::tempdir().unwrap();
    let out = text(folder.path());
    lindung(&["sample", "--village", CODE, "--workers", MANY, "--seed", "7", "--out", out]).good();
    let village = Village::new(folder.path().join("desa"), CODE);
    village.import(&folder.path().join(format!("{}.xlsx", CODE.replace('.', ""))));
    let before = (village.state_hash(), village.status()["pending"].clone());
    let (first, second) = (folder.path().join("kartu.pdf"), folder.path().join("kartu-2.pdf"));
    std::fs::create_dir_all(second.join("penuh")).unwrap();
    village.call("cards", &["--out", text(&first)]).refused("other");
    assert!(!first.exists(), "a card whose number was never given out");
    assert_eq!((village.state_hash(), village.status()["pending"].clone()), before);
    std::fs::remove_dir_all(&second).unwrap();
    let printed = village.call("cards", &["--out", text(&first)]).good();
    assert_eq!(printed["cards"].to_string(), MANY);
    assert!(first.exists() && second.exists());
    village.verify();
}
