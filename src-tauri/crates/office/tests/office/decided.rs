//! The office decides whether two registrations of one NIK are one person, and both villages hear.

use crate::actors::{DAY, MELATI, PELANGI, Province, Village, nik};
use lindung_office::{Aims, By};

/// Both registered her, and the province has both.
fn scene() -> (Province, Village, Village) {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let mut melati = Village::joined(MELATI, 3, &mut province);
    pelangi.register(9001, "Budi Santoso");
    pelangi.register(9002, "Wati Lestari");
    melati.register(9002, "Wati Lestary");
    province.round(&mut pelangi);
    province.round(&mut melati);
    province.round(&mut pelangi);
    (province, pelangi, melati)
}

fn decide(province: &mut Province, same: bool) {
    let pair = province.office.twice().unwrap().remove(0);
    let now = province.now;
    province.office.decide(pair.one.worker, pair.other.worker, same, &now).unwrap();
}

/// Codes and sentences of the doubts about her that the office's word raises.
fn doubts(village: &mut Village) -> Vec<(String, String)> {
    let page = village.call("worker.show", serde_json::json!({ "nik": nik(9002) }));
    let doubts = page["doubts"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let told = doubts.map(|doubt| (text(&doubt["code"]), text(&doubt["sentence"])));
    told.filter(|(code, _)| code.starts_with("also_") || code.starts_with("elsewhere_")).collect()
}

#[test]
fn the_decision_reaches_both_villages_and_may_be_another_one_later() {
    let (mut province, mut pelangi, mut melati) = scene();
    let pair = province.office.twice().unwrap().remove(0);
    assert_eq!((pair.one.village.as_str(), pair.other.village.as_str()), (PELANGI, MELATI));
    assert_eq!((pair.nik.clone(), pair.same), (nik(9002), None));
    assert_eq!(doubts(&mut pelangi)[0].0, "also_registered");

    decide(&mut province, true);
    assert_eq!(province.office.twice().unwrap()[0].same, Some(true));
    province.round(&mut pelangi);
    province.round(&mut melati);
    let (told, other) = (doubts(&mut pelangi), doubts(&mut melati));
    assert_eq!((told.len(), told[0].0.as_str()), (1, "elsewhere_same"));
    assert!(told[0].1.contains("sama") && told[0].1.contains("Berbas Tengah"), "{}", told[0].1);
    assert!(other[0].1.contains("Tanjung Laut"), "{}", other[0].1);
    // An office's word is no part of what the village says.
    for village in [&mut pelangi, &mut melati] {
        assert_eq!(village.status()["agrees"], true);
    }

    decide(&mut province, false);
    province.round(&mut pelangi);
    assert_eq!(doubts(&mut pelangi)[0].0, "elsewhere_other");
}

#[test]
fn people_are_counted_once_unless_they_are_two() {
    let (mut province, _, _) = scene();
    let total = |province: &mut Province| province.office.seen(province.now.0).unwrap().total();
    let told = total(&mut province);
    assert_eq!((told.workers, told.again), (3, 1), "three registrations of two people");
    decide(&mut province, false);
    assert_eq!((total(&mut province).workers, total(&mut province).again), (3, 0));
    decide(&mut province, true);
    assert_eq!(total(&mut province).again, 1);
}

#[test]
fn only_two_holders_of_one_nik_in_two_villages_are_decided_on() {
    let (mut province, _, _) = scene();
    let pair = province.office.twice().unwrap().remove(0);
    let now = province.now;
    let (one, other) = (pair.one.worker, pair.other.worker);
    for (one, other) in [(one, one), (one, 1), (-1, other), (one, one + 1)] {
        let refused = province.office.decide(one, other, true, &now).unwrap_err();
        assert_eq!(refused.code, "no_pair", "{one} {other}");
    }
    assert_eq!(province.office.twice().unwrap()[0].same, None, "nothing was recorded");
}

#[test]
fn a_village_is_late_after_so_many_days() {
    let (mut province, _, _) = scene();
    let late = |province: &mut Province, days: i64| {
        let seen = province.office.seen(province.now.0 + days * DAY).unwrap();
        seen.total().late
    };
    assert_eq!((late(&mut province, 30), late(&mut province, 31)), (0, 2));
    let aims = Aims { late_days: 7, ..province.office.aims().unwrap() };
    province.office.set_aims(&aims).unwrap();
    assert_eq!((late(&mut province, 7), late(&mut province, 8)), (0, 2));
    let bad = Aims { share_percent: 101, by: By::Rw, ..aims };
    assert_eq!(province.office.set_aims(&bad).unwrap_err().code, "bad_aims");
    assert_eq!(province.office.aims().unwrap(), aims, "what was set before stays");
}

#[test]
fn regions_lie_within_each_other_and_nobody_looks_outside() {
    let (mut province, _, _) = scene();
    let seen = province.office.seen(province.now.0).unwrap();
    let lines = |within: Option<&str>| {
        let told = seen.within(within.map(|code| code.parse().unwrap())).unwrap();
        told.lines.iter().map(|line| (line.code.clone(), line.figures.workers)).collect::<Vec<_>>()
    };
    assert_eq!(lines(None), [("64.74".to_owned(), 3)]);
    assert_eq!(lines(Some("64.74")), [("64.74.02".to_owned(), 3)]);
    let villages = [(PELANGI.to_owned(), 2), (MELATI.to_owned(), 1)];
    assert_eq!(lines(Some("64.74.02")), villages);
    for outside in ["65", "63.01", PELANGI] {
        let refused = seen.within(Some(outside.parse().unwrap())).unwrap_err();
        assert_eq!(refused.code, "outside_region", "{outside}");
    }
}
