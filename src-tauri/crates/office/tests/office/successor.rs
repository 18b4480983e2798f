//! A device that says that it continues another: believed only with that one's signature.

use crate::actors::{JUNE, MELATI, PASSPHRASE, PELANGI, Province, Seeded, Village};
use lindung_domain::number::RegionCode;
use lindung_domain::op::{DeviceStarted, Op, Predecessor};
use lindung_log::bundle::{Contents, SealRequest, seal};
use lindung_log::invitation::Invitation;
use lindung_log::{AgeRecipient, DeviceId, DeviceKeys, Frontier, Hash, SigningKey, sign_successor};
use lindung_store::{About, Author, Draft, Home, Store, StoreError};
use std::path::PathBuf;
use tempfile::TempDir;

/// Makes a device by hand that names a predecessor, and writes its first bundle.
pub(crate) fn bundle(
    to: &AgeRecipient,
    village: &str,
    of: DeviceId,
    signer: &SigningKey,
) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let keys = DeviceKeys::generate(&mut Seeded(77)).unwrap();
    let (village, device): (RegionCode, _) = (village.parse().unwrap(), keys.device_id(b""));
    let started = Op::DeviceStarted(DeviceStarted {
        village,
        signing_key: keys.signing.verifying().as_bytes().to_vec(),
        recipient: keys.age.recipient().as_str().to_owned(),
        card_key: keys.card.verifying().as_bytes().to_vec(),
        sample: false,
        predecessor: Some(Predecessor {
            device: *of.as_bytes(),
            signature: sign_successor(signer, &device).0.to_vec(),
        }),
    });
    let begin = |store: &mut Store| {
        store.begin_log(device, *keys.signing.verifying().as_bytes(), b"", village.digits())?;
        let author = Author { log: device, clerk: None, now: JUNE };
        store.record(&author, vec![Draft { about: About::New, op: started }])?;
        Ok::<_, Made>(())
    };
    let home = Home::new(folder.path());
    let (store, _) = home.create("1", PASSPHRASE, &mut Seeded(78), begin).unwrap();
    let ranges = store.ranges(&Frontier::default(), store.logs().iter(), &keys.signing).unwrap();
    let request = SealRequest {
        signing: &keys.signing,
        scope: b"",
        village: village.digits(),
        recipients: std::slice::from_ref(to),
        frontier: &store.logs().iter().collect(),
        sent_at: JUNE,
    };
    let bytes = seal(&Contents { ranges, ..Contents::default() }, &request).unwrap();
    let path = folder.path().join("kiriman.lindung");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Whatever goes wrong while a database is made stops the test.
#[derive(Debug)]
struct Made;

impl From<StoreError> for Made {
    fn from(error: StoreError) -> Self {
        panic!("{error}")
    }
}

impl From<lindung_store::HomeError> for Made {
    fn from(error: lindung_store::HomeError) -> Self {
        panic!("{error}")
    }
}

#[test]
fn only_the_predecessors_own_signature_makes_a_successor() {
    let mut province = Province::new(1);
    let mut village = Village::joined(PELANGI, 2, &mut province);
    let real = village.device();
    province.round(&mut village);
    let to = Invitation::from_bytes(&province.invite(MELATI)).unwrap().recipient;
    let before = province.everything();
    let stranger = SigningKey::from_bytes(&[9; 32]);
    // Another's signature; nobody's predecessor; a device that is itself not enrolled.
    let (_kept, forged) = bundle(&to, PELANGI, real, &stranger);
    assert_eq!(province.refuse(&forged), "not_invited");
    let (_kept, of_nobody) = bundle(&to, PELANGI, Hash::of(b"nobody"), &stranger);
    assert_eq!(province.refuse(&of_nobody), "not_invited");
    let (_kept, elsewhere) = bundle(&to, MELATI, real, &stranger);
    assert_eq!(province.refuse(&elsewhere), "not_invited");
    let (_kept, moved) = bundle(&to, MELATI, real, &village.keys().signing);
    assert_eq!(province.refuse(&moved), "not_invited", "no successor in another village");
    assert_eq!(province.everything(), before, "nothing was believed");

    // The signature of the device itself, as a restored backup has it.
    let (_kept, honest) = bundle(&to, PELANGI, real, &village.keys().signing);
    assert!(province.take_one(&honest).enrolled.is_some());
}
