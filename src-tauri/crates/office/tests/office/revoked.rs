//! A laptop is stolen: the province revokes it.

use crate::actors::{At, PELANGI, Province, Seeded, Village, nik};
use crate::successor::bundle;
use lindung_log::bundle::Range;
use lindung_log::card::KeySet;
use lindung_log::invitation::Invitation;
use lindung_log::{DeviceId, Entropy, Hash};
use lindung_store::{Admission, Store, StoreError};
use serde_json::{Value, json};

/// Pelangi's two laptops, of which the first wrote two things after it was stolen: entries from
/// `keep` on. Another neighbour's name was corrected on both.
struct Scene {
    province: Province,
    stolen: Village,
    other: Village,
    device: DeviceId,
    keep: u64,
}

impl Scene {
    fn new() -> Self {
        let mut province = Province::new(1);
        let mut stolen = Village::joined(PELANGI, 2, &mut province);
        let mut other = Village::joined(PELANGI, 3, &mut province);
        let dewi = stolen.register(9001, "Dewi Lestari");
        province.round(&mut stolen);
        let device = stolen.device();
        let keep = stolen.status()["frontier"][device.to_string()].as_u64().unwrap();
        rename(&mut stolen, dewi, "Nama Palsu");
        stolen.register(9002, "Rahmat Hidayat");
        province.round(&mut stolen);
        province.round(&mut other);
        let rahmat = worker(&mut other, 9002);
        rename(&mut other, rahmat, "Rahmat Hidayatullah");
        other.register(9003, "Tono");
        province.round(&mut other);
        Self { province, stolen, other, device, keep }
    }

    fn revoke(&mut self) {
        let (village, tag) = (PELANGI.parse().unwrap(), self.device.to_string());
        let now = self.province.now;
        self.province.office.revoke(village, &tag, Some(self.keep), &now).unwrap();
    }
}

#[test]
fn nobody_was_heard_by_being_revoked() {
    let mut scene = Scene::new();
    let heard = |scene: &Scene| scene.province.office.villages().unwrap()[0].last_taken_on.clone();
    let before = heard(&scene);
    assert!(before.is_some());
    scene.province.now = At(scene.province.now.0 + 40 * 24 * 3600);
    scene.revoke();
    assert_eq!(heard(&scene), before, "a village that is silent stays late");
}

fn rename(village: &mut Village, worker: i64, name: &str) {
    village.call("worker.correct", json!({ "worker": worker, "set": { "name": name } }));
}

fn worker(village: &mut Village, serial: u32) -> i64 {
    let page = village.call("worker.show", json!({ "nik": nik(serial) }));
    page["line"]["worker"].as_i64().unwrap()
}

fn names(village: &mut Village) -> Vec<String> {
    let listed = village.call("roster.list", json!({ "limit": 100 }));
    let lines = listed["workers"].as_array().unwrap();
    let mut names: Vec<String> =
        lines.iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn is_sound(village: &mut Village) {
    let status = village.status();
    assert_eq!(status["agrees"], true, "village and province hold the same");
    assert_eq!(village.call("village.verify", json!({}))["ok"], true);
}

fn revoked(village: &mut Village) -> Vec<Value> {
    let listed = village.call("revoked.list", json!({}));
    listed["entries"].as_array().unwrap().clone()
}

#[test]
fn what_a_stolen_laptop_wrote_is_kept_and_does_not_count() {
    let mut scene = Scene::new();
    assert_eq!(names(&mut scene.other), ["Nama Palsu", "Rahmat Hidayatullah", "Tono"]);
    scene.revoke();
    assert!(scene.province.office.store().verify().unwrap().ok());
    scene.province.round(&mut scene.other);
    assert_eq!(names(&mut scene.other), ["Dewi Lestari", "Tono"]);
    is_sound(&mut scene.other);
    let aside = revoked(&mut scene.other);
    // What the other laptop said of a neighbour whom only the stolen one began waits with her.
    assert_eq!(aside.len(), 3, "two entries of the stolen laptop, one after them");
}

#[test]
fn a_revoked_laptop_is_refused_by_name_and_nothing_is_sealed_to_it() {
    let mut scene = Scene::new();
    let late = scene.stolen.make();
    scene.revoke();
    scene.stolen.register(9004, "Rina");
    assert_eq!(scene.province.refuse(&scene.stolen.make()), "revoked");
    assert!(scene.province.answers().is_empty(), "nothing is sealed to it");
    let before = scene.province.everything();
    assert_eq!(scene.province.take_one(&late).taken, 0, "what it had sent before is known");
    assert_eq!(scene.province.everything(), before);
    // Whoever has its keys makes a new identity out of them.
    let to = Invitation::from_bytes(&scene.province.invite(PELANGI)).unwrap().recipient;
    let (_kept, successor) = bundle(&to, PELANGI, scene.device, &scene.stolen.keys().signing);
    assert_eq!(scene.province.refuse(&successor), "not_invited");
}

#[test]
fn what_it_wrote_before_it_was_stolen_is_taken_late() {
    let mut province = Province::new(1);
    let mut stolen = Village::joined(PELANGI, 2, &mut province);
    province.round(&mut stolen);
    stolen.register(9001, "Dewi Lestari");
    let late = stolen.make();
    let device = stolen.device();
    let keep = stolen.status()["frontier"][device.to_string()].as_u64().unwrap();
    let (village, now) = (PELANGI.parse().unwrap(), province.now);
    province.office.revoke(village, &device.to_string(), Some(keep), &now).unwrap();
    assert_eq!(province.take_one(&late).taken, 1);
    assert_eq!(province.office.report().unwrap()[0].workers, 1, "it counts");
    stolen.register(9002, "Rahmat Hidayat");
    assert_eq!(province.refuse(&stolen.make()), "revoked");
}

#[test]
fn another_clerk_records_again_what_is_true() {
    let mut scene = Scene::new();
    scene.revoke();
    scene.province.round(&mut scene.other);
    let aside = revoked(&mut scene.other);
    let again = |entry: &Value| json!({ "entry": entry["entry"] });
    let of_rahmat: Vec<&Value> =
        aside.iter().filter(|entry| entry["name"] == "Rahmat Hidayat").collect();
    let later = scene.other.refusal("revoked.record_again", again(of_rahmat[1]));
    assert_eq!(later, "first_things_first");
    scene.other.call("revoked.record_again", again(of_rahmat[0]));
    assert_eq!(names(&mut scene.other), ["Dewi Lestari", "Rahmat Hidayatullah", "Tono"]);
    assert_eq!(revoked(&mut scene.other).len(), 1, "the false name is left");
    let twice = scene.other.refusal("revoked.record_again", again(of_rahmat[0]));
    assert_eq!(twice, "not_revoked");
    scene.province.round(&mut scene.other);
    is_sound(&mut scene.other);
    assert!(scene.province.office.store().verify().unwrap().ok());
}

#[test]
fn found_again_it_begins_anew_by_an_invitation_though_nobody_told_it() {
    let mut scene = Scene::new();
    scene.revoke();
    scene.stolen.register(9004, "Rina");
    let fresh = scene.province.invite(PELANGI);
    scene.stolen.join(&fresh);
    assert_ne!(scene.stolen.device(), scene.device);
    scene.province.round(&mut scene.stolen);
    is_sound(&mut scene.stolen);
    assert_eq!(names(&mut scene.stolen), ["Dewi Lestari", "Tono"]);
    // Rina, whom it had registered in the meantime, waits with the others.
    assert!(revoked(&mut scene.stolen).iter().any(|entry| entry["name"] == "Rina"));
    assert_eq!(scene.stolen.status()["pending"], 0);
}

#[test]
fn a_revoked_key_stays_good_for_the_cards_it_had_signed() {
    let mut province = Province::new(1);
    let mut stolen = Village::joined(PELANGI, 2, &mut province);
    let worker = stolen.register(9001, "Dewi Lestari");
    let folder = tempfile::tempdir().unwrap();
    let print = |village: &mut Village, name: &str, worker: i64| {
        let path = folder.path().join(name);
        village.call("card.print", json!({ "workers": [worker], "path": path }));
    };
    print(&mut stolen, "1.pdf", worker);
    province.round(&mut stolen);
    let device = stolen.device();
    let keep = stolen.status()["frontier"][device.to_string()].as_u64().unwrap();
    let later = stolen.register(9002, "Rahmat Hidayat");
    print(&mut stolen, "2.pdf", later);
    province.round(&mut stolen);
    let last = |province: &Province| {
        let keys = KeySet::from_bytes(&province.office.keys().unwrap()).unwrap();
        keys.iter().map(|key| key.last_number).collect::<Vec<_>>()
    };
    assert_eq!(last(&province), [None]);
    let (village, now) = (PELANGI.parse().unwrap(), province.now);
    province.office.revoke(village, &device.to_string(), Some(keep), &now).unwrap();
    assert_eq!(last(&province), [Some(1)]);
    assert!(province.office.store().verify().unwrap().ok());
}

#[test]
fn a_device_is_revoked_once_and_named_without_doubt() {
    let mut scene = Scene::new();
    let village = PELANGI.parse().unwrap();
    let now = scene.province.now;
    let lines = scene.province.office.devices(Some(village)).unwrap();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.enrolled && line.revoked_from.is_none()));
    let mut refused = |named: &str| {
        scene.province.office.revoke(village, named, None, &now).map_err(|error| error.code)
    };
    assert_eq!(refused("000"), Err("no_device".to_owned()));
    let tag = lines[0].tag.to_lowercase();
    assert_eq!(refused(&tag).unwrap()[0].revoked_from, Some(lines[0].entries));
    assert_eq!(refused(&tag), Err("already_revoked".to_owned()));
}

/// The stretches of each log, as short as dice want.
fn stretches(ranges: &[Range], dice: &mut impl FnMut(u64) -> u64) -> Vec<Vec<Range>> {
    let cut = |range: &Range, dice: &mut dyn FnMut(u64) -> u64| {
        let (mut parts, mut start) = (Vec::new(), 0);
        while start < range.entries.len() {
            let end = (start + 1 + dice(3) as usize).min(range.entries.len());
            parts.push(Range {
                start: start as u64,
                before: start.checked_sub(1).map_or(Hash::ZERO, |last| range.hashes[last]),
                signing_key: (start == 0).then_some(range.signing_key).flatten(),
                entries: range.entries[start..end].to_vec(),
                hashes: range.hashes[start..end].to_vec(),
                ..range.clone()
            });
            start = end;
        }
        parts.reverse();
        parts
    };
    ranges.iter().map(|range| cut(range, dice)).collect()
}

#[test]
fn whenever_the_revocation_comes_the_end_is_the_same() {
    let mut scene = Scene::new();
    scene.revoke();
    scene.province.round(&mut scene.other);
    let aside = revoked(&mut scene.other).into_iter();
    let first = aside.map(|entry| entry["entry"].clone()).nth(1).unwrap();
    scene.other.call("revoked.record_again", json!({ "entry": first }));
    scene.province.round(&mut scene.other);
    let village = PELANGI.replace('.', "");
    let expected = scene.province.office.store().state_hash(&village).unwrap();
    let ranges = scene.province.all_ranges();
    let office_key = ranges.iter().find(|range| !range.scope.is_empty()).unwrap().signing_key;
    let admission = Admission { village: village.clone(), office_key };
    for seed in 0..40 {
        let mut random = Seeded(seed);
        let mut dice = move |sides: u64| {
            let mut byte = [0; 4];
            random.fill(&mut byte);
            u64::from(u32::from_be_bytes(byte)) % sides
        };
        let folder = tempfile::tempdir().unwrap();
        let mut here = Store::create(&folder.path().join("db"), &[7; 32]).unwrap();
        let mut logs = stretches(&ranges, &mut dice);
        while logs.iter().any(|log| !log.is_empty()) {
            let which = dice(logs.len() as u64) as usize;
            let Some(next) = logs[which].pop() else { continue };
            match here.take(std::slice::from_ref(&next), &admission) {
                Ok(_) => {}
                Err(StoreError::Gap(_)) => logs[which].push(next),
                Err(error) => panic!("seed {seed}: {error}"),
            }
        }
        assert_eq!(here.state_hash(&village).unwrap(), expected, "seed {seed}");
        assert!(here.replay_equals_tables().unwrap(), "seed {seed}");
    }
}
