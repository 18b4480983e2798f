//! What the office publishes about card keys.

use crate::actors::{MELATI, PELANGI, Province, Village};
use lindung_domain::fold::Subject;
use lindung_log::VerifyingKey;
use lindung_log::card::{CardCertificate, KeySet};
use lindung_log::invitation::Invitation;

#[test]
fn the_published_keys_are_those_of_the_enrolled_devices_and_certified_for_their_village() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let _not_yet = Village::joined(MELATI, 3, &mut province);
    province.round(&mut pelangi);
    let keys = KeySet::from_bytes(&province.office.keys().unwrap()).unwrap();
    let villages: Vec<&str> = keys.iter().map(|key| key.village.as_str()).collect();
    assert_eq!(villages, [PELANGI]);

    let office = Invitation::from_bytes(&province.invite(PELANGI)).unwrap().key;
    let store = province.office.store();
    let id = store.subjects_of_kind("device").unwrap()[0];
    let Subject::Device(device) = store.subject(id).unwrap().0 else { panic!("no device") };
    let enrolled = device.enrolled.unwrap();
    let card = enrolled.card_key.as_slice().try_into().unwrap();
    let card = VerifyingKey::from_bytes(card).unwrap();
    assert_eq!(keys.get(&card.key_id()).unwrap().key, card);
    let certificate = CardCertificate::from_bytes(&enrolled.certificate).unwrap();
    assert!(certificate.verify(&office, PELANGI, &card).is_ok());
    assert!(certificate.verify(&office, MELATI, &card).is_err());
}
