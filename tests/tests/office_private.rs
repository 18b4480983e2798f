//! What a village gets from the office holds nothing of another village's people: looked for in
//! the bytes of every answer, opened with the laptop's own keys. Told of both stores.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_log::bundle::{Strangers, open};
use lindung_log::{DeviceId, DeviceKeys, VerifyingKey};
use lindung_store::Home;
use lindung_tests::both::Scene;
use lindung_tests::executable::{PASSPHRASE, text};
use lindung_tests::office::files;
use lindung_tests::page::{Browser, let_in};
use lindung_tests::server::Server;
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Made up. In both villages, and whoever is in one of them, each with a name of its own.
const TWICE: (&str, &str, &str) = ("6474021503829871", "Rahmat Pelangi", "Rahmat Melati");
const OF_PELANGI: (&str, &str) = ("6474025103909872", "Dewi Pelangi");
const OF_MELATI: (&str, &str) = ("6474025103909873", "Wati Melati");
/// Moves from Pelangi to Melati, where she is called otherwise.
const MOVES: (&str, &str, &str) = ("6474025103909874", "Sri Pelangi", "Sri Melati");

#[test]
fn an_office_in_a_file_tells_nobody_of_others() {
    tell(&Scene::in_a_file());
}

#[test]
fn an_office_on_postgresql_tells_nobody_of_others() {
    if let Some(scene) = Scene::on_postgresql() {
        tell(&scene);
    }
}

fn tell(scene: &Scene) {
    let pelangi = scene.village("pelangi", PELANGI);
    let melati = scene.village("melati", MELATI);
    let mut to_pelangi: Vec<PathBuf> = Vec::new();
    let mut to_melati: Vec<PathBuf> = Vec::new();
    let mut number = 0;
    let mut each_sends = |scene: &Scene| {
        for (village, answers) in [(&pelangi, &mut to_pelangi), (&melati, &mut to_melati)] {
            number += 1;
            answers.push(scene.round(village, &format!("jawaban-{number}")).1);
        }
    };
    pelangi.register(OF_PELANGI.0, OF_PELANGI.1);
    pelangi.register(MOVES.0, MOVES.1);
    pelangi.register(TWICE.0, TWICE.1);
    melati.register(OF_MELATI.0, OF_MELATI.1);
    melati.register(TWICE.0, TWICE.2);
    each_sends(scene);
    each_sends(scene);
    the_office_decides_and_hears_of_bpjstk(scene);
    each_sends(scene);
    let moved = json!({ "worker": pelangi.worker(MOVES.0), "on": "2026-06-01", "to": MELATI });
    pelangi.does("worker.moved_out", &moved);
    melati.register(MOVES.0, MOVES.2);
    each_sends(scene);
    each_sends(scene);
    let void = json!({ "worker": melati.worker(TWICE.0), "reason": "salah orang" });
    melati.does("worker.void", &void);
    each_sends(scene);
    each_sends(scene);

    assert_eq!(to_pelangi.len(), 7);
    let of_melati = [OF_MELATI.0, OF_MELATI.1, TWICE.2, MOVES.2];
    let of_pelangi = [OF_PELANGI.0, OF_PELANGI.1, TWICE.1, MOVES.1];
    holds_nothing(&pelangi, &to_pelangi, &of_melati);
    holds_nothing(&melati, &to_melati, &of_pelangi);

    // A new laptop gets all that its village has, and that is found by the same look.
    for (village, code, own, others) in
        [(&pelangi, PELANGI, of_pelangi, of_melati), (&melati, MELATI, of_melati, of_pelangi)]
    {
        let anew = scene.village(&format!("baru-{code}"), code);
        let (file, answers) =
            (scene.path(&format!("baru-{code}-kirim")), scene.path(&format!("baru-{code}-jawab")));
        anew.call("make", &["--out", text(&file)]).good();
        scene.office.receives(&file, &answers);
        let answer = files(&answers).remove(0);
        let told = opened(&anew, &answer);
        for word in own {
            assert!(holds(&told, word), "its own people are in it");
        }
        holds_nothing(&anew, &[answer], &others);
        assert_eq!(village.status()["agrees"], true);
    }
}

/// By the page: two people after all, and a list with people of both villages.
fn the_office_decides_and_hears_of_bpjstk(scene: &Scene) {
    let handed_out = let_in(&scene.office, "sari", "verifikator");
    let server = Server::start(&scene.office);
    let sari = Browser::of(&server, "sari", &handed_out);
    let pair = sari.get(&server, "/api/duplicates").json()["pairs"][0].clone();
    let decision = json!({
        "one": pair["one"]["worker"], "other": pair["other"]["worker"], "same": true,
    });
    assert_eq!(sari.post(&server, "/api/duplicates", &decision).status, 200);
    sari.download(&server, "POST", "/api/bpjs/files", &json!({ "months": 3 }));
    let list = format!("NIK;KPJ\n{};21009000123\n{};21009000124\n", OF_PELANGI.0, OF_MELATI.0);
    let more = format!("Content-Type: application/octet-stream\r\nLindung-Csrf: {}\r\n", sari.csrf);
    let path = "/api/bpjs/reply?evidence=Surat";
    let taken = sari.send(&server, "POST", path, &more, &list).json();
    assert_eq!(taken["villages"], 2, "{taken}");
    assert_eq!(server.stops()["stopped"], true);
}

fn holds_nothing(village: &Village, answers: &[PathBuf], words: &[&str]) {
    let mut facts = 0;
    for (place, answer) in answers.iter().enumerate() {
        let told = opened(village, answer);
        facts += told.len();
        let found = words.iter().position(|word| holds(&told, word));
        assert_eq!(found, None, "answer {place} to {}", village.code);
    }
    assert!(facts > answers.len(), "they do say something: {facts}");
}

fn holds(told: &[Vec<u8>], word: &str) -> bool {
    told.iter().any(|bytes| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
}

/// Every fact and every blob of an answer, opened as the laptop opens it.
fn opened(village: &Village, answer: &Path) -> Vec<Vec<u8>> {
    let (store, _) = Home::new(&village.home).open(PASSPHRASE).unwrap();
    let keys = DeviceKeys::from_bytes(&store.secret("device_keys").unwrap().unwrap()).unwrap();
    let known =
        |device: &DeviceId| VerifyingKey::from_bytes(&store.logs().get(device)?.signing_key).ok();
    let bytes = std::fs::read(answer).unwrap();
    let opened = open(&bytes, &[&keys.age], known, Strangers::Introduce).unwrap();
    let entries = opened.contents.ranges.into_iter().flat_map(|range| range.entries);
    let mut told: Vec<Vec<u8>> = entries.map(|entry| entry.op.to_vec()).collect();
    told.extend(opened.contents.blobs.into_iter().map(|(_, blob)| blob));
    told
}
