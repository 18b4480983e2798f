//! The frame of a backup: what opens it, and that nothing in it can be changed.

use lindung_log::backup::{Backup, BackupError, is_backup, write};
use lindung_log::slots::{Cost, DataKey, Slots};

use crate::actors::Seeded;

fn register(seed: u64) -> (Slots, DataKey) {
    let (slots, key, _) =
        Slots::create_with(Cost::TEST, "clerk-1", "sandi pertama", &mut Seeded(seed)).unwrap();
    (slots, key)
}

#[test]
fn the_slots_in_a_backup_open_it() {
    let (slots, key) = register(1);
    let bytes = write(&slots, &key.backup(), b"a bundle").unwrap();
    assert!(is_backup(&bytes) && !is_backup(b"LINDUNG\x01"));
    let read = Backup::read(&bytes).unwrap();
    let (opened, _) = read.slots().open_with_passphrase("sandi pertama").unwrap();
    assert_eq!(read.bundle(&opened.backup()), Ok(&b"a bundle"[..]));
    assert_eq!(read.bundle(&register(2).1.backup()), Err(BackupError::Damaged));
}

#[test]
fn slots_that_would_not_open_it_are_never_written_with_it() {
    let ((slots, _), (_, other)) = (register(1), register(2));
    assert_eq!(write(&slots, &other.backup(), b"a bundle"), Err(BackupError::OtherSlots));
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let (slots, key) = register(1);
    let bytes = write(&slots, &key.backup(), b"a bundle").unwrap();
    let refused = |bytes: &[u8]| match Backup::read(bytes) {
        Ok(backup) => backup.bundle(&key.backup()).is_err(),
        Err(_) => true,
    };
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert!(refused(&changed), "{place}/{bit}");
        }
        assert!(refused(&bytes[..place]), "cut at {place}");
    }
    assert!(refused(&[&bytes[..], b"\n"].concat()));
}

#[test]
fn debug_shows_no_key() {
    assert_eq!(format!("{:?}", register(1).1.backup()), "BackupKey(…)");
}
