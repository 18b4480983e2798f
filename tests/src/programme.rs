//! People, decrees and months of the programme, entered through the use cases.

use crate::desk::TestDesk;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// The NIK of the made-up person with this number, below 10.000.000: men of the 1980s with serials
/// of 9000 and above.
pub fn nik(number: u32) -> String {
    let (serial, rest) = (9_000 + number % 1_000, number / 1_000);
    let (day, month, year) = (1 + rest % 28, 1 + rest / 28 % 12, 80 + rest / 336);
    format!("647402{day:02}{month:02}{year:02}{serial:04}")
}

/// A list of people with income and occupation, as a village would have it.
pub fn list(path: &Path, people: impl IntoIterator<Item = (u32, &'static str, &'static str)>) {
    let mut text = "NIK;NAMA;PEKERJAAN;PENGHASILAN\n".to_owned();
    for (number, occupation, income) in people {
        let letter = |place: u32| char::from(b'A' + u8::try_from(number / place % 26).unwrap());
        let name: String = [17_576, 676, 26, 1].map(letter).iter().collect();
        writeln!(text, "{};Warga {name};{occupation};{income}", nik(number)).unwrap();
    }
    std::fs::write(path, text).unwrap();
}

/// Takes a list; everybody in it is registered.
pub fn import(desk: &TestDesk, path: &Path) {
    let map = json!({ "income": "PENGHASILAN" });
    let taken = desk.does("import.run", json!({ "path": path, "map": map }));
    assert_eq!(taken["refused"], 0, "{taken}");
}

/// So many people who do nothing special and declare nothing.
pub fn people(desk: &TestDesk, folder: &Path, numbers: std::ops::Range<u32>) {
    let path = folder.join("daftar.csv");
    list(&path, numbers.map(|number| (number, "Pedagang", "")));
    import(desk, &path);
}

/// The worker with each NIK.
pub fn workers(desk: &TestDesk) -> std::collections::BTreeMap<String, i64> {
    let lines = desk.does("roster.list", json!({}))["workers"].clone();
    let line = |line: &Value| Some((line["nik"].as_str()?.to_owned(), line["worker"].as_i64()?));
    lines.as_array().unwrap().iter().filter_map(line).collect()
}

/// Names a funding source.
pub fn funding(desk: &TestDesk, name: &str, kind: &str) -> i64 {
    let saved = desk.does("funding.name", json!({ "name": name, "kind": kind }));
    saved["id"].as_i64().unwrap()
}

/// Issues a decree for JKK and JKM.
pub fn decree(desk: &TestDesk, funding: i64, (from, until): (&str, &str), places: u32) -> i64 {
    let request = json!({
        "number": format!("188.45/{funding}/{from}"), "dated": "2025-12-15", "funding": funding,
        "programmes": ["jkk", "jkm"], "from": from, "until": until, "places": places,
    });
    desk.does("decree.issue", request)["id"].as_i64().unwrap()
}

/// Gives everybody in the register a place.
pub fn give_all(desk: &TestDesk, decree: i64, from: &str) -> Value {
    desk.does("place.give", json!({ "decree": decree, "from": from, "filter": {} }))
}

/// Makes a bill.
pub fn bill(desk: &TestDesk, decree: i64, from: &str, until: &str) -> Value {
    desk.does("bill.make", json!({ "decree": decree, "from": from, "until": until }))
}

/// Pays a bill in whole.
pub fn pay(desk: &TestDesk, bill: &Value) -> Value {
    let request = json!({
        "bill": bill["bill"], "amount": bill["due"], "paid_on": "2026-01-14",
    });
    desk.does("contribution.receive", request)
}

/// An amount in an answer.
#[track_caller]
pub fn rupiah(answer: &Value) -> i64 {
    answer.as_str().unwrap().parse().unwrap()
}

/// The codes of the doubts in an answer.
pub fn doubts(answer: &Value) -> Vec<&str> {
    let doubts = answer["doubts"].as_array().unwrap();
    doubts.iter().map(|doubt| doubt["code"].as_str().unwrap()).collect()
}
