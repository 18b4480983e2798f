//! The office is put back to yesterday's backup: with its next answers each village sends what is
//! missing, and no more. Told of both stores.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::both::Scene;
use lindung_tests::executable::text;
use lindung_tests::office::{Office, files};
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};

/// Made up. The first is registered in two villages before the backup, the second after it.
const BEFORE: &str = "6474021503829871";
const AFTER: &str = "6474025103909872";
const CODES: [&str; 3] = [PELANGI, MELATI, "64.74.02.1003"];

#[test]
fn an_office_in_a_file_gets_back_what_it_lost() {
    tell(&Scene::in_a_file());
}

#[test]
fn an_office_on_postgresql_gets_back_what_it_lost() {
    if let Some(scene) = Scene::on_postgresql() {
        tell(&scene);
    }
}

fn tell(scene: &Scene) {
    let villages = CODES.map(|code| scene.village(code, code));
    let [pelangi, melati, third] = &villages;
    pelangi.register(BEFORE, "Rahmat Hidayat");
    melati.register(BEFORE, "Rahmat Hidayat");
    for (serial, village) in villages.iter().enumerate() {
        village.register(&format!("647402510390988{serial}"), "Dewi Lestari");
        scene.round(village, &format!("kemarin-{serial}"));
    }
    scene.round(pelangi, "kemarin-lagi");
    let restored = scene.back_up("kantor-kemarin");
    let known: Vec<u64> = villages.iter().map(written).collect();

    // The day that is lost: newcomers, one of them in two villages, and a laptop that is new.
    third.register(AFTER, "Wati Contoh");
    melati.register(AFTER, "Wati Contoh");
    pelangi.does(
        "worker.correct",
        &json!({
            "worker": pelangi.worker(BEFORE), "set": { "rt": "004" },
        }),
    );
    for (serial, village) in villages.iter().enumerate() {
        scene.round(village, &format!("hilang-{serial}"));
    }
    scene.round(third, "hilang-lagi");

    for (place, village) in villages.iter().enumerate() {
        sends_what_is_missing(scene, &restored, village, known[place], place);
    }
    // What one village brought concerns another, which hears of it.
    for (place, village) in villages.iter().enumerate() {
        let taken = round(scene, &restored, village, &format!("{place}-tenang"));
        assert_eq!((&taken["taken"], &taken["error"]), (&json!(0), &Value::Null), "{taken}");
        let status = village.status();
        assert_eq!((&status["pending"], &status["agrees"]), (&json!(0), &json!(true)), "{status}");
        let device = status["device"].as_str().unwrap();
        assert_eq!(status["acknowledged"][device], status["frontier"][device]);
        assert_eq!(taken["state_hash"], village.state_hash());
    }
    let list = |office: &Office, word: &str, of: &str| office.call(word, &[]).good()[of].clone();
    let report = list(&restored, "report", "villages");
    for (line, village) in report.as_array().unwrap().iter().zip(&villages) {
        assert_eq!(line["workers"], village.workers()["total"], "{line}");
    }
    let listed = list(&restored, "duplicates", "groups");
    let lost = list(&scene.office, "duplicates", "groups");
    assert_eq!(listed, lost, "as the office that was lost had it");
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

/// How much the village's own laptop wrote.
fn written(village: &Village) -> u64 {
    let status = village.status();
    status["frontier"][status["device"].as_str().unwrap()].as_u64().unwrap()
}

/// What the restored office says of a bundle; the village takes its answer.
fn round(scene: &Scene, office: &Office, village: &Village, name: &str) -> Value {
    let (file, answers) = (scene.path(&format!("k-{name}")), scene.path(&format!("j-{name}")));
    village.call("make", &["--out", text(&file)]).good();
    let outcome = office.takes(&[&file], &answers).remove(0);
    village.call("take", &[text(&files(&answers)[0])]).good();
    outcome
}

fn sends_what_is_missing(
    scene: &Scene,
    office: &Office,
    village: &Village,
    known: u64,
    place: usize,
) {
    village.does(
        "worker.register",
        &json!({
            "details": { "nik": format!("647402510390989{place}"), "name": "Sri Contoh" },
        }),
    );
    // It believes that the office has all of the lost day: that leaves a gap, and is answered.
    let first = round(scene, office, village, &format!("{place}-celah"));
    assert_eq!(first["error"]["code"], "gap", "{first}");
    let second = round(scene, office, village, &format!("{place}-susulan"));
    assert_eq!(second["error"], Value::Null, "{second}");
    assert_eq!(second["already"], 0, "nothing that the office had: {second}");
    let own = written(village) - known;
    let taken = second["taken"].as_u64().unwrap();
    assert!(taken >= own, "all of the {own} that it lost, and its own words: {second}");
    assert_eq!(second["state_hash"], village.state_hash());
}
