//! The key file: who opens it, what is mended, what is refused.

use std::fs;

use lindung_log::Hash;
use lindung_log::slots::{Cost, DataKey, FILES, RecoveryCode, Slots, SlotsError};

use crate::actors::Seeded;

fn slots() -> (Slots, DataKey, RecoveryCode) {
    Slots::create_with(Cost::TEST, "clerk-1", "sandi pertama", &mut Seeded(1)).unwrap()
}

#[test]
fn the_passphrase_and_the_code_open_the_same_key() {
    let (slots, key, code) = slots();
    let (opened, label) = slots.open_with_passphrase("sandi pertama").unwrap();
    assert_eq!((opened.as_bytes(), label.as_str()), (key.as_bytes(), "clerk-1"));
    let typed = RecoveryCode::parse(&code.to_string()).unwrap();
    assert_eq!(slots.open_with_code(&typed).unwrap().as_bytes(), key.as_bytes());
}

#[test]
fn the_standard_cost_opens_on_this_machine() {
    let (slots, key, _) = Slots::create("clerk-1", "sandi pertama", &mut Seeded(1)).unwrap();
    let (opened, _) = slots.open_with_passphrase("sandi pertama").unwrap();
    assert_eq!(opened.as_bytes(), key.as_bytes());
}

#[test]
fn another_passphrase_and_another_code_open_nothing() {
    let (slots, _, _) = slots();
    assert_eq!(slots.open_with_passphrase("sandi").unwrap_err(), SlotsError::WrongPassphrase);
    let other = Slots::create_with(Cost::TEST, "clerk-1", "sandi", &mut Seeded(2)).unwrap();
    assert_eq!(slots.open_with_code(&other.2).unwrap_err(), SlotsError::WrongCode);
}

#[test]
fn a_changed_passphrase_and_a_fresh_code_replace_the_old() {
    let (mut slots, key, old) = slots();
    slots.set_passphrase(&key, "clerk-2", "sandi kedua", &mut Seeded(5)).unwrap();
    slots.set_passphrase(&key, "clerk-1", "sandi baru", &mut Seeded(6)).unwrap();
    let new = slots.renew_code(&key, &mut Seeded(7)).unwrap();
    assert_eq!(slots.labels().collect::<Vec<_>>(), ["clerk-2", "clerk-1"]);
    assert!(slots.open_with_passphrase("sandi pertama").is_err());
    assert_eq!(slots.open_with_passphrase("sandi baru").unwrap().1, "clerk-1");
    assert_eq!(slots.open_with_passphrase("sandi kedua").unwrap().1, "clerk-2");
    assert!(slots.open_with_code(&old).is_err());
    assert!(slots.open_with_code(&new).is_ok());
    slots.remove("clerk-2");
    assert!(slots.open_with_passphrase("sandi kedua").is_err());
}

#[test]
fn the_key_of_another_database_is_never_wrapped() {
    let (mut slots, _, _) = slots();
    let (_, other, _) = Slots::create_with(Cost::TEST, "x", "y", &mut Seeded(9)).unwrap();
    let refused = slots.set_passphrase(&other, "clerk-2", "sandi", &mut Seeded(5));
    assert_eq!(refused, Err(SlotsError::WrongKey));
}

#[test]
fn either_copy_opens_and_the_other_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let (slots, _, _) = slots();
    assert_eq!(Slots::load(folder.path()), Err(SlotsError::Missing));
    slots.save(folder.path()).unwrap();
    for name in FILES {
        let path = folder.path().join(name);
        for bad in [None, Some(&b"half"[..]), Some(&[])] {
            match bad {
                None => fs::remove_file(&path).unwrap(),
                Some(bytes) => fs::write(&path, bytes).unwrap(),
            }
            assert_eq!(Slots::load(folder.path()), Ok(slots.clone()));
            assert_eq!(fs::read(&path).unwrap(), slots.to_bytes(), "{name} is mended");
        }
    }
    for name in FILES {
        fs::write(folder.path().join(name), b"half").unwrap();
    }
    assert_eq!(Slots::load(folder.path()), Err(SlotsError::Damaged));
}

#[test]
fn a_key_file_of_a_later_program_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    slots().0.save(folder.path()).unwrap();
    // CBOR ["lindung/slots/2", 0], then its SHA-256.
    let mut later = [&[0x82, 0x6f][..], b"lindung/slots/2", &[0]].concat();
    let sum = Hash::of(&later);
    later.extend_from_slice(sum.as_bytes());
    fs::write(folder.path().join(FILES[1]), &later).unwrap();
    assert_eq!(Slots::load(folder.path()), Err(SlotsError::Newer(2)));
    assert_eq!(SlotsError::Newer(2).code(), "newer_database");
    assert_eq!(fs::read(folder.path().join(FILES[1])).unwrap(), later);
}

#[test]
fn every_flipped_bit_of_the_key_file_is_refused() {
    let bytes = slots().0.to_bytes();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert_eq!(Slots::from_bytes(&changed), Err(SlotsError::Damaged), "{place}/{bit}");
        }
    }
}

#[test]
fn debug_shows_no_key() {
    let (_, key, _) = slots();
    assert_eq!(format!("{key:?}"), "DataKey(…)");
}
