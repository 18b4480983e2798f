//! A bundle for everybody, made and taken, against the bare work.

use crate::measure::{figure, line, median, time};
use crate::village::{BONTANG, Repeatable, VILLAGE, Village, people, row};
use lindung_log::AgeIdentity;
use lindung_log::bundle::{Strangers, open, verify_ranges};
use lindung_store::{Admission, Store};
use serde_json::json;
use std::io::{Read, Write};

const ROUNDS: usize = 3;

pub(crate) fn run() {
    let mut village = Village::with(BONTANG);
    let office = AgeIdentity::generate(&mut Repeatable(11)).unwrap();
    join(&mut village, &office);
    let path = village.path("kiriman.lindung");
    let (mut made, mut bare_made) = (Vec::new(), Vec::new());
    let rows: Vec<[String; 11]> = people(BONTANG).iter().map(row).collect();
    let mut sealed = Vec::new();
    for _ in 0..ROUNDS {
        made.push(time(|| village.call("bundle.make", json!({ "path": path }))).0);
        let (took, bytes) = time(|| seal_bare(&rows, &office));
        bare_made.push(took);
        sealed = bytes;
    }
    line("bundle of 34.782 people made", median(&mut made), median(&mut bare_made), 200);
    let bytes = std::fs::read(&path).unwrap();
    figure("its size", bytes.len() as u64 / 1024, 1536, "KB");
    let (mut taken, mut bare_taken) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let mut store = Store::create(&village.path(&format!("{round}.db")), &[9; 32]).unwrap();
        taken.push(time(|| take(&mut store, &bytes, &office)).0);
        let mut db = crate::bare::database(&village.path(&format!("bare{round}.db")));
        bare_taken.push(
            time(|| {
                let rows = open_bare(&sealed, &office);
                crate::bare::insert(&mut db, &rows);
            })
            .0,
        );
    }
    line("bundle of 34.782 people taken", median(&mut taken), median(&mut bare_taken), 250);
}

/// The village joins an office of which only the age key matters here.
fn join(village: &mut Village, office: &AgeIdentity) {
    use lindung_log::invitation::{Invitation, Secret};
    let invitation = Invitation {
        by: lindung_log::invitation::Inviter::Office,
        name: "Provinsi".to_owned(),
        key: lindung_log::SigningKey::generate(&mut Repeatable(13)).verifying(),
        recipient: office.recipient(),
        address: None,
        village: VILLAGE.replace('.', ""),
        secret: Secret::generate(&mut Repeatable(17)),
        expires_at: i64::MAX,
    };
    let path = village.path("undangan.lindung");
    std::fs::write(&path, invitation.to_bytes()).unwrap();
    village.call("village.join", json!({ "path": path }));
}

fn take(store: &mut Store, bytes: &[u8], office: &AgeIdentity) {
    let mut opened = open(bytes, &[office], |_| None, Strangers::Introduce).unwrap();
    verify_ranges(&mut opened.contents, |_| None, |_| None).unwrap();
    let admission = Admission { village: VILLAGE.replace('.', ""), office_key: None };
    let taken = store.take(&opened.contents.ranges, &admission).unwrap();
    assert!(taken.taken > BONTANG);
}

/// CBOR, zstd 9, age, and nothing else.
fn seal_bare(rows: &[[String; 11]], office: &AgeIdentity) -> Vec<u8> {
    let plain = minicbor::to_vec(rows).unwrap();
    let packed = zstd::encode_all(plain.as_slice(), 9).unwrap();
    let recipient: age::x25519::Recipient = office.recipient().as_str().parse().unwrap();
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(&packed).unwrap();
    writer.finish().unwrap();
    sealed
}

fn open_bare(sealed: &[u8], office: &AgeIdentity) -> Vec<[String; 11]> {
    let line = office.to_identity_line().unwrap();
    let identity: age::x25519::Identity = line.parse().unwrap();
    let decryptor = age::Decryptor::new(sealed).unwrap();
    let mut reader = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap();
    let mut packed = Vec::new();
    reader.read_to_end(&mut packed).unwrap();
    let plain = zstd::decode_all(packed.as_slice()).unwrap();
    minicbor::decode(&plain).unwrap()
}
