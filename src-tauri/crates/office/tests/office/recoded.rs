//! A village whose code changes when its regency is divided.

use crate::actors::{MELATI, PELANGI, Province, Village, nik};
use chrono::NaiveDate;
use lindung_domain::number::RegionCode;
use lindung_log::Clock;
use serde_json::json;

/// As no table of regions knows it.
const NEW: &str = "64.74.02.2999";

struct Later;

impl Clock for Later {
    fn now(&self) -> i64 {
        1_790_000_000
    }
}

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap()
}

fn recode(province: &mut Province, village: &str, to: &str, name: Option<&str>) -> String {
    let on = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
    let recoded = province.office.recode(code(village), code(to), name, on, &Later);
    recoded.map_or_else(|error| error.code, |recoded| recoded.name)
}

#[test]
fn a_recoded_village_is_called_anew_and_goes_on_as_who_it_was() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    pelangi.register(9001, "Budi Santoso");
    province.round(&mut pelangi);
    let before = pelangi.status();
    assert_eq!(before["code"], PELANGI);

    let called = recode(&mut province, PELANGI, NEW, Some(" Pelangi  Baru "));
    assert_eq!(called, "Desa Pelangi Baru, Bontang Selatan, Kota Bontang");
    province.round(&mut pelangi);
    let status = pelangi.status();
    assert_eq!((&status["village"], &status["code"]), (&json!(PELANGI), &json!(NEW)));
    assert_eq!(status["village_name"], called);
    assert_eq!(pelangi.call("app.state", json!({}))["village_name"], "Desa Pelangi Baru");

    // Identity, state and line are what they were.
    assert_eq!(status["device"], before["device"]);
    assert_eq!(status["state_hash"], before["state_hash"]);
    pelangi.register(9002, "Wati Lestari");
    province.round(&mut pelangi);
    let status = pelangi.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&json!(0), &json!(true)));
    let line = province.office.villages().unwrap().remove(0);
    assert_eq!((line.village.as_str(), line.code.as_str()), (PELANGI, NEW));
    assert_eq!((line.name, line.workers), (called, 2));

    // Said once more, the later word counts; both sides prove their tables.
    let again = recode(&mut province, PELANGI, "64.74.01.1002", None);
    province.round(&mut pelangi);
    assert_eq!(pelangi.status()["village_name"], again);
    assert_eq!(pelangi.call("village.verify", json!({}))["ok"], true);
    assert!(province.office.store().verify().unwrap().ok());
}

#[test]
fn two_villages_are_not_called_alike() {
    let mut province = Province::new(1);
    let _pelangi = Village::joined(PELANGI, 2, &mut province);
    let _melati = Village::joined(MELATI, 3, &mut province);
    assert_eq!(recode(&mut province, PELANGI, MELATI, None), "code_taken");
    assert_eq!(recode(&mut province, PELANGI, "64.74", None), "no_village");
    assert_eq!(recode(&mut province, NEW, PELANGI, None), "not_invited");
    // Once Melati is called otherwise, its first code is free to be another one's name.
    recode(&mut province, MELATI, NEW, Some("Melati"));
    assert!(recode(&mut province, PELANGI, MELATI, None).starts_with("Kelurahan"));
    assert_eq!(recode(&mut province, PELANGI, NEW, None), "code_taken");
}

#[test]
fn a_nik_of_either_province_is_at_home() {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    // Kalimantan Utara was a part of Kalimantan Timur until 2012.
    let northern = nik(9003).replacen("6474", "6571", 1);
    let foreign = |village: &mut Village, nik: &str| {
        let details = json!({ "details": { "nik": nik, "name": "Sari" } });
        let doubts = village.call("worker.preview", details)["doubts"].clone();
        doubts.as_array().unwrap().iter().any(|doubt| doubt["code"] == "foreign_region")
    };
    assert!(foreign(&mut pelangi, &northern));
    recode(&mut province, PELANGI, "65.71.01.1999", Some("Pelangi"));
    pelangi.register(9001, "Budi Santoso");
    province.round(&mut pelangi);
    assert!(!foreign(&mut pelangi, &northern));
    assert!(!foreign(&mut pelangi, &nik(9004)));
}
