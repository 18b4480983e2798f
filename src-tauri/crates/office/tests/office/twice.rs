//! The same person in two villages.

use crate::actors::{MELATI, PELANGI, Province, Village, nik};
use serde_json::json;

/// Pelangi and Melati registered the same woman, and the province has both.
fn scene() -> (Province, Village, Village, i64) {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let mut melati = Village::joined(MELATI, 3, &mut province);
    pelangi.register(9001, "Budi Santoso");
    let wati = pelangi.register(9002, "Wati Lestari");
    melati.register(9002, "Wati Lestary");
    melati.register(9003, "Tono");
    let files = [pelangi.make(), melati.make()];
    province.take(&[&files[0], &files[1]]);
    for answer in province.answers() {
        let village = if answer.village == PELANGI { &mut pelangi } else { &mut melati };
        village.take(&answer.file);
    }
    (province, pelangi, melati, wati)
}

#[test]
fn both_villages_see_it_after_the_answer_and_the_office_lists_both() {
    let (province, mut pelangi, mut melati, _) = scene();
    let groups = province.office.duplicates().unwrap();
    let told: Vec<Vec<_>> = groups
        .iter()
        .map(|group| group.iter().map(|d| (d.village.as_str(), d.name.as_str())).collect())
        .collect();
    assert_eq!(told, [[(PELANGI, "Wati Lestari"), (MELATI, "Wati Lestary")]]);
    assert!(groups[0].iter().all(|duplicate| duplicate.nik == nik(9002)));
    assert!(pelangi.elsewhere(9002)[0].contains("Berbas Tengah"), "names the other village");
    assert!(melati.elsewhere(9002)[0].contains("Tanjung Laut"));
    assert!(pelangi.elsewhere(9001).is_empty());
    // All of both is acknowledged all the same, also in one call.
    for village in [&mut pelangi, &mut melati] {
        assert!(village.acknowledged_on().iter().all(Option::is_some));
        assert_eq!(village.status()["agrees"], true);
    }
    let report = province.office.report().unwrap();
    assert_eq!(report.iter().map(|line| line.elsewhere).collect::<Vec<_>>(), [1, 1]);
    let words = |code: &str| code.to_owned();
    assert!(province.office.duplicates_xlsx(&words).unwrap().starts_with(b"PK"));
}

#[test]
fn an_answer_never_holds_a_byte_about_another_villages_people() {
    let (mut province, mut pelangi, _, _) = scene();
    let bundle = pelangi.make();
    province.take_one(&bundle);
    let logs = province.office.store().logs().iter();
    let logs = logs.filter(|log| log.village == "6474021002");
    let names: Vec<String> = logs.map(|log| log.name.to_string()).collect();
    assert_eq!(names.len(), 2, "Melati's laptop and its office log");
    let frontier = pelangi.status()["frontier"].to_string();
    assert!(names.iter().all(|name| !frontier.contains(name)));
    let answer = province.answers().remove(0);
    let bytes = std::fs::read(answer.file).unwrap();
    let envelope = lindung_log::bundle::inspect(&bytes).unwrap();
    let told: Vec<String> = envelope.frontier.iter().map(|(name, _)| name.to_string()).collect();
    assert!(names.iter().all(|name| !told.contains(name)));
}

#[test]
fn who_reported_first_sees_it_with_its_next_answer() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let mut melati = Village::joined(MELATI, 3, &mut province);
    pelangi.register(9002, "Wati");
    province.round(&mut pelangi);
    melati.register(9002, "Wati");
    province.round(&mut melati);
    assert_eq!(melati.elsewhere(9002).len(), 1);
    assert!(pelangi.elsewhere(9002).is_empty(), "nothing has come yet");
    province.round(&mut pelangi);
    assert_eq!(pelangi.elsewhere(9002).len(), 1);
    let before = province.everything();
    province.round(&mut pelangi);
    province.round(&mut melati);
    assert_eq!(province.everything(), before, "said once");
}

#[test]
fn voiding_one_settles_it_in_both_villages() {
    let (mut province, mut pelangi, mut melati, wati) = scene();
    pelangi.void(wati);
    province.round(&mut pelangi);
    assert!(province.office.duplicates().unwrap().is_empty());
    province.round(&mut melati);
    assert!(melati.elsewhere(9002).is_empty());
    // Registered again after all.
    pelangi.register(9002, "Wati Lestari");
    province.round(&mut pelangi);
    province.round(&mut melati);
    assert_eq!(pelangi.elsewhere(9002).len(), 1);
    assert_eq!(melati.elsewhere(9002).len(), 1);
    assert!(province.office.store().verify().unwrap().ok());
}

#[test]
fn correcting_the_nik_or_moving_away_settles_it_too() {
    let (mut province, mut pelangi, mut melati, wati) = scene();
    let set = json!({ "nik": nik(9444) });
    pelangi.call("worker.correct", json!({ "worker": wati, "set": set }));
    province.round(&mut pelangi);
    province.round(&mut melati);
    assert!(pelangi.elsewhere(9444).is_empty());
    assert!(melati.elsewhere(9002).is_empty());
    // And back, to one who then moves.
    let set = json!({ "nik": nik(9002) });
    pelangi.call("worker.correct", json!({ "worker": wati, "set": set }));
    province.round(&mut pelangi);
    province.round(&mut melati);
    assert_eq!(melati.elsewhere(9002).len(), 1);
    pelangi.call("worker.moved_out", json!({ "worker": wati, "on": "2023-11-02" }));
    province.round(&mut pelangi);
    province.round(&mut melati);
    assert!(pelangi.elsewhere(9002).is_empty());
    assert!(melati.elsewhere(9002).is_empty());
    assert!(province.office.duplicates().unwrap().is_empty());
}
