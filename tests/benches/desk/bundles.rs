//! A bundle for everybody, made and taken, against the bare work.

use crate::bare::row;
use crate::measure::{figure, line, median, time};
use crate::village::{BONTANG, Repeatable, VILLAGE, Village, people};
use lindung_log::AgeIdentity;
use lindung_log::bundle::{Strangers, open, verify_ranges};
use lindung_store::{Admission, Store};
use serde_json::json;

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
        let (took, bytes) = time(|| crate::bare::seal(&rows, &office));
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
                let rows = crate::bare::open(&sealed, &crate::bare::identity(&office));
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
