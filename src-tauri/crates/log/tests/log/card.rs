//! Cards: what they say, who believes them, what they cost.

use std::time::Instant;

use chrono::NaiveDate;
use lindung_log::card::{
    CardCertificate, CardClaims, CardFault, KeySet, PublishedKey, sign, verify,
};
use lindung_log::{BadSignature, SigningKey};

use crate::actors::VILLAGE;

pub(crate) fn key() -> SigningKey {
    SigningKey::from_bytes(&[11; 32])
}

pub(crate) fn claims() -> CardClaims {
    CardClaims {
        village: VILLAGE.into(),
        card_number: "64.74.02.1001-K7P-000123-9".into(),
        full_name: "SITI AMINAH BINTI CONTOH".into(),
        programmes: vec!["JKK".into(), "JKM".into()],
        valid_until: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        issued_at: 1_780_000_000,
    }
}

pub(crate) fn keys() -> KeySet {
    let mut keys = KeySet::new();
    let key = key().verifying();
    keys.insert(PublishedKey { key, village: VILLAGE.into(), last_number: None });
    keys
}

/// 2026-12-31, 23:59:59 in UTC+7.
const LAST_SECOND: i64 = 1_798_736_399;

fn running_number(number: &str) -> Option<u64> {
    number.split('-').nth(2)?.parse().ok()
}

fn check(text: &str, keys: &KeySet, now: i64) -> Result<CardClaims, CardFault> {
    verify(text, keys, now, running_number)
}

#[test]
fn a_card_says_what_was_signed_and_no_more() {
    let text = sign(&claims(), &key()).unwrap();
    println!("{} characters", text.len());
    assert!(text.len() <= 300, "{}", text.len());
    assert_eq!(check(&text, &keys(), LAST_SECOND), Ok(claims()));
    assert_eq!(sign(&claims(), &key()).unwrap(), text, "same data, same bytes");
}

#[test]
fn a_card_without_programmes_is_a_card() {
    let claims = CardClaims { programmes: Vec::new(), ..claims() };
    let text = sign(&claims, &key()).unwrap();
    assert_eq!(check(&text, &keys(), 0), Ok(claims));
}

#[test]
fn a_card_ends_with_its_last_day_in_western_indonesia() {
    let text = sign(&claims(), &key()).unwrap();
    let expired = check(&text, &keys(), LAST_SECOND + 1);
    assert_eq!(expired, Err(CardFault::Expired(Box::new(claims()))));
}

#[test]
fn a_key_nobody_published_is_unknown() {
    let text = sign(&claims(), &SigningKey::from_bytes(&[12; 32])).unwrap();
    assert_eq!(check(&text, &keys(), 0), Err(CardFault::UnknownKey));
}

#[test]
fn a_key_signs_for_its_village_alone() {
    let elsewhere = CardClaims { village: "64.74.02.1002".into(), ..claims() };
    let text = sign(&elsewhere, &key()).unwrap();
    assert_eq!(check(&text, &keys(), 0), Err(CardFault::WrongVillage));
}

#[test]
fn a_revoked_key_stays_good_up_to_a_number() {
    let text = sign(&claims(), &key()).unwrap();
    for (last_number, good) in [(122, false), (123, true)] {
        let mut keys = KeySet::new();
        let (key, village) = (key().verifying(), VILLAGE.to_owned());
        keys.insert(PublishedKey { key, village, last_number: Some(last_number) });
        assert_eq!(check(&text, &keys, 0).is_ok(), good, "{last_number}");
        assert_eq!(KeySet::from_bytes(&keys.to_bytes().unwrap()), Ok(keys));
    }
}

#[test]
fn every_changed_character_is_refused() {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:a";
    let (text, keys) = (sign(&claims(), &key()).unwrap(), keys());
    for place in 0..text.len() {
        for character in ALPHABET {
            let mut changed = text.clone().into_bytes();
            if changed[place] == *character {
                continue;
            }
            changed[place] = *character;
            let changed = String::from_utf8(changed).unwrap();
            assert!(check(&changed, &keys, 0).is_err(), "{place} to {character}");
        }
    }
}

#[test]
fn a_card_that_another_packed_with_deflate_is_read() {
    use std::io::{Read, Write};
    let packed = base45::decode(sign(&claims(), &key()).unwrap()).unwrap();
    let mut plain = Vec::new();
    flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut plain).unwrap();
    for level in [1, 6, 9] {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(level));
        zlib.write_all(&plain).unwrap();
        let text = base45::encode(zlib.finish().unwrap());
        assert_eq!(check(&text, &keys(), 0), Ok(claims()), "level {level}");
    }
}

#[test]
fn a_cut_or_longer_card_is_refused() {
    let (text, keys) = (sign(&claims(), &key()).unwrap(), keys());
    for end in 0..text.len() {
        assert!(check(text.split_at(end).0, &keys, 0).is_err(), "{end}");
    }
    for more in ["0", "00", "000", "0000", " "] {
        assert!(check(&format!("{text}{more}"), &keys, 0).is_err(), "{more:?}");
    }
    assert!(check(&format!("{text}\r\n"), &keys, 0).is_ok(), "what a scanner adds");
}

#[test]
fn something_else_is_not_a_card() {
    for text in ["", "https://example.org", "HC1:NCFOXN", "6474021208859001", "ABC"] {
        assert_eq!(check(text, &keys(), 0), Err(CardFault::NotACard), "{text}");
    }
}

#[test]
fn a_bomb_is_not_inflated() {
    use std::io::Write;
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zlib.write_all(&vec![0; 1 << 20]).unwrap();
    let text = base45::encode(zlib.finish().unwrap());
    assert_eq!(check(&text, &keys(), 0), Err(CardFault::Altered));
}

#[test]
fn key_sets_read_what_they_write() {
    let bytes = keys().to_bytes().unwrap();
    assert_eq!(KeySet::from_bytes(&bytes), Ok(keys()));
    assert!(KeySet::from_bytes(&bytes[1..]).is_err());
    assert!(KeySet::from_bytes(b"").is_err());
}

#[test]
fn a_certificate_is_for_one_key_and_one_village() {
    let (office, card) = (SigningKey::from_bytes(&[21; 32]), key().verifying());
    let certificate = CardCertificate::sign(&office, VILLAGE, &card);
    let again = CardCertificate::from_bytes(&certificate.to_bytes()).unwrap();
    let office = office.verifying();
    assert_eq!(again.verify(&office, VILLAGE, &card), Ok(()));
    assert_eq!(again.verify(&office, "64.74.02.1002", &card), Err(BadSignature));
    assert_eq!(again.verify(&office, VILLAGE, &office), Err(BadSignature));
}

#[test]
fn debug_names_nobody() {
    let shown = format!("{:?} {:?}", claims(), CardFault::Expired(Box::new(claims())));
    assert!(!shown.contains("SITI") && !shown.contains("000123"));
}

#[test]
fn signing_a_card_is_quick() {
    let (claims, key) = (claims(), key());
    let started = Instant::now();
    for _ in 0..1000 {
        sign(&claims, &key).unwrap();
    }
    println!("{:?} a thousand cards", started.elapsed());
}
