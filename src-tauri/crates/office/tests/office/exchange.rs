//! A bundle travels to the province and the answer back.

use crate::actors::{DAY, JUNE, MELATI, PELANGI, Province, Village};
use lindung_office::FileOutcome;
use std::fs;

#[test]
fn everybody_is_acknowledged_with_the_provinces_date_and_both_sides_agree() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    for serial in 9001..9011 {
        pelangi.register(serial, "Budi Santoso");
    }
    assert_eq!(pelangi.acknowledged_on(), vec![None; 10]);
    province.later(2);
    let taken = province.round(&mut pelangi);
    assert_eq!((taken.taken, taken.already), (13, 0), "device, clerk, joined and ten workers");
    assert!(taken.set_aside.is_empty());
    assert_eq!(taken.village, PELANGI);
    assert_eq!(taken.state_hash, pelangi.state_hash());
    assert_eq!(pelangi.acknowledged_on(), vec![Some("2026-06-03".to_owned()); 10]);
    let status = pelangi.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()));
    assert_eq!(status["acknowledged_on"], "2026-06-03");
    assert!(province.office.store().verify().unwrap().ok());
    assert_eq!(pelangi.call("village.verify", serde_json::json!({}))["ok"], true);
}

#[test]
fn the_same_files_taken_again_change_nothing_and_are_answered_again() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    let bundle = pelangi.make();
    let first = province.take_one(&bundle);
    let answer = province.answers().remove(0);
    let before = province.everything();

    province.later(30);
    let again = province.take_one(&bundle);
    assert_eq!((again.taken, again.already), (0, first.taken));
    assert_eq!(again.state_hash, first.state_hash);
    assert!(again.enrolled.is_none(), "a device is enrolled once");
    let answer_again = province.answers().remove(0);
    assert_eq!(province.everything(), before);
    assert_ne!(answer_again.file, answer.file, "an answer never takes another's name");
    assert_eq!(answer_again.entries, answer.entries);

    assert_eq!(pelangi.take(&answer.file)["taken"], answer.entries);
    let hash = pelangi.state_hash();
    let twice = pelangi.take(&answer_again.file);
    assert_eq!((&twice["taken"], &twice["already"]), (&0.into(), &answer.entries.into()));
    assert_eq!(pelangi.state_hash(), hash);
    assert_eq!(pelangi.acknowledged_on(), vec![Some("2026-06-01".to_owned())]);
}

#[test]
fn after_an_answer_only_what_is_new_travels_either_way() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    province.round(&mut pelangi);
    pelangi.register(9002, "Wati");
    let taken = province.take_one(&pelangi.make());
    assert_eq!((taken.taken, taken.already), (1, 0));
    let answer = province.answers().remove(0);
    assert_eq!(answer.entries, 1, "one acknowledgement");
    pelangi.take(&answer.file);
    assert_eq!(taken.state_hash, pelangi.state_hash());
    // A bundle with nothing new in it is answered with nothing new.
    assert_eq!(province.take_one(&pelangi.make()).taken, 0);
    assert_eq!(province.answers().remove(0).entries, 0);
}

#[test]
fn an_answer_that_was_lost_is_made_up_for_by_the_next() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    province.take_one(&pelangi.make());
    province.answers();
    pelangi.register(9002, "Wati");
    province.later(1);
    let taken = province.take_one(&pelangi.make());
    assert_eq!((taken.taken, taken.already), (1, 4));
    pelangi.take(&province.answers()[0].file);
    let days = ["2026-06-01", "2026-06-02"].map(|day| Some(day.to_owned()));
    assert_eq!(pelangi.acknowledged_on(), days, "each by the first word on it");
}

#[test]
fn one_refused_file_does_not_stop_the_others() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let mut melati = Village::joined(MELATI, 3, &mut province);
    pelangi.register(9001, "Budi");
    melati.register(9002, "Wati");
    let (sound, other) = (pelangi.make(), melati.make());
    let cut = other.with_file_name("terpotong.lindung");
    let bytes = fs::read(&other).unwrap();
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let gone = other.with_file_name("tidak-ada.lindung");
    let outcomes = province.take(&[&cut, &sound, &gone, &other]);
    let codes = outcomes.iter().map(|outcome| match outcome {
        FileOutcome::Taken(_) => "taken",
        FileOutcome::Refused(refused) => refused.error.code.as_str(),
    });
    assert_eq!(codes.collect::<Vec<_>>(), ["cut_off", "taken", "no_file", "taken"]);
    assert_eq!(province.answers().len(), 2);
    let villages = province.office.villages().unwrap();
    let told: Vec<_> =
        villages.iter().map(|v| (v.village.as_str(), v.devices, v.workers)).collect();
    assert_eq!(told, [(PELANGI, 1, 1), (MELATI, 1, 1)]);
    assert_eq!(villages[0].name, "Kelurahan Tanjung Laut, Bontang Selatan, Kota Bontang");
    assert_eq!(villages[0].last_taken_on.as_deref(), Some("2026-06-01"));
}

#[test]
fn the_report_counts_people_by_state_and_names_who_has_not_reported() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    province.invite(MELATI);
    pelangi.register(9001, "Budi");
    let died = pelangi.register(9002, "Wati");
    let mistake = pelangi.register(9003, "Tono");
    pelangi.call("worker.died", serde_json::json!({ "worker": died, "on": "2023-11-02" }));
    pelangi.void(mistake);
    province.round(&mut pelangi);
    let report = province.office.report().unwrap();
    let states = ["registered", "died", "voided"].map(|state| report[0].people[state]);
    assert_eq!((states, report[0].workers), ([1, 1, 1], 2));
    assert_eq!((report[1].village.as_str(), report[1].workers), (MELATI, 0));
    assert_eq!(report[1].last_taken_on, None);
    let words = |code: &str| code.to_owned();
    assert!(province.office.report_xlsx(&words).unwrap().starts_with(b"PK"));
    assert!(province.office.villages_xlsx(&words).unwrap().starts_with(b"PK"));
}

#[test]
fn laptops_with_wrong_clocks_do_not_matter() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi");
    // The office's own clock is set back by years, too.
    province.now.0 = JUNE - 2000 * DAY;
    let taken = province.round(&mut pelangi);
    assert_eq!(taken.state_hash, pelangi.state_hash());
    assert_eq!(pelangi.acknowledged_on(), vec![Some("2020-12-09".to_owned())]);
}
