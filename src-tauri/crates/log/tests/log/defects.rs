//! Every bit and every length of a small bundle, and bytes that nobody ever wrote.

use lindung_log::bundle::{BundleError, Strangers, inspect, open};
use lindung_log::card::{KeySet, verify};
use lindung_log::invitation::Invitation;
use lindung_log::slots::{RecoveryCode, Slots};
use lindung_log::{DeviceKeys, DevicePublic, Frontier, Hash, SignedHead};
use proptest::prelude::*;

use crate::actors::Laptop;
use crate::bundle::{busy, key_of};
use crate::card;
use crate::craft::{Craft, plain, range, two_entries};

fn take(bytes: &[u8]) -> Result<(), BundleError> {
    let (laptop, office) = (Laptop::new(1), Laptop::new(2));
    open(bytes, &[&office.keys.age], key_of(&[&laptop]), Strangers::Refuse).map(drop)
}

#[test]
fn every_flipped_bit_of_a_bundle_is_refused() {
    let (laptop, office) = (busy(), Laptop::new(2));
    let bytes = laptop.seal_to(&laptop.contents(0), &[&office]);
    let known = [&laptop];
    for place in 0..bytes.len() {
        for bit in [0, 3, 7] {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            let opened = open(&changed, &[&office.keys.age], key_of(&known), Strangers::Introduce);
            assert!(opened.is_err(), "byte {place}, bit {bit}");
            assert!(inspect(&changed).is_err(), "byte {place}, bit {bit}");
        }
    }
}

#[test]
fn every_cut_bundle_is_refused_as_cut_off() {
    let bytes = busy().seal_to(&busy().contents(0), &[&Laptop::new(2)]);
    for end in 1..bytes.len() {
        assert_eq!(take(&bytes[..end]).unwrap_err().code(), "cut_off", "at {end}");
    }
}

/// Opens a bundle whose seals are all good and whose body is these bytes.
fn take_body(plain: &[u8]) {
    let craft = Craft::new(&Laptop::new(1), &Laptop::new(2), plain);
    drop(take(&craft.bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(inspect(&bytes));
        drop(inspect(&[b"LINDUNG\x01\0\0".as_slice(), &bytes].concat()));
        drop(Frontier::from_bytes(&bytes));
        drop(SignedHead::from_bytes(&bytes));
        drop(DeviceKeys::from_bytes(&bytes));
        drop(DevicePublic::from_bytes(&bytes));
        drop(KeySet::from_bytes(&bytes));
        let summed = [bytes.as_slice(), Hash::of(&bytes).as_bytes()].concat();
        drop(Invitation::from_bytes(&summed));
        drop(Slots::from_bytes(&summed));
    }

    #[test]
    fn foreign_text_never_panics(text in ".{0,80}") {
        drop(RecoveryCode::parse(&text));
        let _hash = text.parse::<Hash>();
        drop(Invitation::from_text(&text));
        drop(verify(&text, &card::keys(), 0, |_| None));
    }

    #[test]
    fn a_foreign_body_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        take_body(&bytes);
    }

    #[test]
    fn a_changed_body_never_panics(place in 0..260_usize, byte in any::<u8>()) {
        let laptop = two_entries();
        let mut plain = plain(&[laptop.id()], &[range(&laptop)]);
        let place = place % plain.len();
        plain[place] = byte;
        take_body(&plain);
    }

    #[test]
    fn a_card_in_new_wrapping_never_panics(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        use std::io::Write;
        let level = flate2::Compression::fast();
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), level);
        zlib.write_all(&bytes).unwrap();
        let text = base45::encode(zlib.finish().unwrap());
        drop(verify(&text, &card::keys(), 0, |_| None));
    }
}
