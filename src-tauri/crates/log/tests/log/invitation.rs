//! Invitations: what the device believes of the office, what the office of the device.

use lindung_log::invitation::{
    Invitation, Inviter, Secret, device_fingerprint, is_proof, office_fingerprint,
};
use lindung_log::{AgeRecipient, DeviceKeys};

use crate::actors::{Seeded, VILLAGE};

fn keys(seed: u64) -> DeviceKeys {
    DeviceKeys::generate(&mut Seeded(seed)).unwrap()
}

fn invitation() -> Invitation {
    let office = keys(1).public();
    Invitation {
        by: Inviter::Office,
        name: "Disnaker Provinsi Contoh".into(),
        key: office.signing,
        recipient: office.recipient,
        address: Some("https://lindung.example".into()),
        village: VILLAGE.into(),
        secret: Secret::generate(&mut Seeded(2)),
        expires_at: 1_790_000_000,
    }
}

#[test]
fn an_invitation_reads_what_it_writes_as_a_file_and_as_a_qr() {
    for address in [None, Some("https://lindung.example".to_owned())] {
        let invitation = Invitation { address, ..invitation() };
        assert_eq!(Invitation::from_bytes(&invitation.to_bytes()), Ok(invitation.clone()));
        assert_eq!(Invitation::from_text(&invitation.to_text()), Ok(invitation));
    }
}

#[test]
fn every_flipped_bit_of_an_invitation_is_refused() {
    let bytes = invitation().to_bytes();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert!(Invitation::from_bytes(&changed).is_err(), "{place}/{bit}");
        }
        assert!(Invitation::from_bytes(&bytes[..place]).is_err(), "cut at {place}");
    }
}

#[test]
fn the_office_believes_only_the_invited_device() {
    let invitation = invitation();
    let (device, other) = (keys(3).public(), keys(4).public());
    let office = keys(1).public().signing;
    let proof = invitation.proof(&device);
    let kept = invitation.secret.hash();
    assert!(is_proof(&proof, &kept, &device, VILLAGE, &office));
    assert!(!is_proof(&proof, &kept, &other, VILLAGE, &office));
    assert!(!is_proof(&proof, &kept, &device, "64.74.02.1002", &office));
    assert!(!is_proof(&proof, &kept, &device, VILLAGE, &other.signing));
    let another = Secret::generate(&mut Seeded(9)).hash();
    assert!(!is_proof(&proof, &another, &device, VILLAGE, &office));
}

#[test]
fn the_words_change_with_either_key_of_the_office() {
    let (invitation, other) = (invitation(), keys(8).public());
    let office = keys(1).public();
    let words = invitation.fingerprint();
    assert_eq!(words, office_fingerprint(&office.signing, &office.recipient));
    assert_eq!(words.to_string().split(' ').count(), 6);
    let recipient: AgeRecipient = other.recipient.clone();
    assert_ne!(words, Invitation { recipient, ..invitation.clone() }.fingerprint());
    assert_ne!(words, Invitation { key: other.signing, ..invitation }.fingerprint());
    assert_ne!(device_fingerprint(&office), device_fingerprint(&other));
}

#[test]
fn debug_shows_no_secret() {
    assert!(format!("{:?}", invitation()).contains("Secret(…)"));
}
