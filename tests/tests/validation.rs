//! The month's validation: what came back for an RT is entered in one go, and taken back as one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{decree, funding, give_all, nik, workers};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// Six insured people in RT 001 and RT 2 of RW 01; one more who holds no place.
fn village(folder: &Path) -> TestDesk {
    let desk = TestDesk::new(&folder.join("desa"), PELANGI, 9);
    let mut text = "NIK;NAMA;RT;RW\n".to_owned();
    for (number, letter) in (0..).zip('A'..='F') {
        let rt = if number < 4 { "001" } else { "2" };
        writeln!(text, "{};Warga {letter};{rt};01", nik(number)).unwrap();
    }
    let path = folder.join("daftar.csv");
    std::fs::write(&path, &text).unwrap();
    desk.does("import.run", json!({ "path": path }));
    let decree = decree(&desk, funding(&desk, "APBDes", "apbdes"), ("2026-01", "2027-01"), 6);
    assert_eq!(give_all(&desk, decree, "2026-01")["given"], 6);
    std::fs::write(&path, format!("NIK;NAMA;RT;RW\n{};Warga Baru;001;01\n", nik(9))).unwrap();
    desk.does("import.run", json!({ "path": path }));
    desk
}

fn rts(desk: &TestDesk, month: &str) -> Vec<[i64; 3]> {
    let state = desk.does("validation.state", json!({ "month": month }));
    let line = |line: &Value| ["people", "done", "ended"].map(|name| line[name].as_i64().unwrap());
    state["rts"].as_array().unwrap().iter().map(line).collect()
}

fn outcome(worker: i64, outcome: &str, on: &str) -> Value {
    json!({ "worker": worker, "outcome": outcome, "on": on })
}

#[test]
fn an_rt_is_entered_in_one_go_and_taken_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path());
    let ids = workers(&desk);
    let seen = || {
        let hash = desk.does("village.status", json!({}))["state_hash"].clone();
        (hash, desk.does("roster.counts", json!({})), rts(&desk, "2026-06"))
    };
    let before = seen();
    assert_eq!(before.2, [[4, 0, 0], [2, 0, 0]], "who holds no place is not asked about");

    let rt = json!({ "rt": "1", "rw": "01" });
    let outcomes = json!([
        outcome(ids[&nik(0)], "died", "12-6-2026"),
        outcome(ids[&nik(1)], "moved", "2026-05-20"),
        outcome(ids[&nik(2)], "formal_job", ""),
    ]);
    let request = json!({ "month": "2026-06", "part": rt, "outcomes": outcomes });
    let entered = desk.does("validation.enter", request.clone());
    let told = ["people", "unchanged", "ended", "freed"].map(|name| entered[name].as_i64());
    assert_eq!(told, [Some(4), Some(1), Some(3), Some(3)]);
    assert_eq!(rts(&desk, "2026-06"), [[4, 4, 3], [2, 0, 0]]);
    assert_eq!(rts(&desk, "2026-07"), [[1, 0, 0], [2, 0, 0]], "each month anew");
    let list = desk.does("validation.show", json!({ "month": "2026-06", "part": rt }));
    let found = list["people"].as_array().unwrap().iter().map(|person| person["outcome"].clone());
    assert_eq!(found.collect::<Vec<_>>(), ["died", "moved", "formal_job", "unchanged"]);
    let decree = &desk.does("decree.list", json!({}))["decrees"][0]["decree"];
    let shown = |month: &str| {
        let page = desk.does("decree.show", json!({ "decree": decree, "month": month }));
        page["people"].as_array().unwrap().len()
    };
    // Moved in May: free from June. Died in June, another job found in June: free from July.
    assert_eq!((shown("2026-05"), shown("2026-06"), shown("2026-07")), (6, 5, 3));

    let again = desk.tries("validation.enter", json!({ "month": "2026-06", "filter": rt }));
    assert_eq!(again.unwrap_err().code, "nobody_to_validate");
    let undone = desk.does("import.undo", json!({ "group": entered["group"] }));
    assert_eq!((&undone["undone"], &undone["left"]), (&json!(3), &json!([])));
    assert_eq!(seen(), before);
    assert_eq!(shown("2026-07"), 6);
    desk.does("validation.enter", request);
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn what_was_touched_since_is_left_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path());
    let ids = workers(&desk);
    let outcomes =
        json!([outcome(ids[&nik(4)], "died", "1-6-2026"), outcome(ids[&nik(5)], "over_age", "")]);
    let request = json!({ "month": "2026-06", "filter": { "rt": "2" }, "outcomes": outcomes });
    let entered = desk.does("validation.enter", request);
    assert_eq!(entered["people"], 2);
    desk.does("worker.correct", json!({ "worker": ids[&nik(4)], "set": { "address": "Jl. 1" } }));
    let undone = desk.does("import.undo", json!({ "group": entered["group"] }));
    assert_eq!((&undone["undone"], &undone["left"][0]["nik"]), (&json!(1), &json!(nik(4))));
    // The month counts as not looked at again, for whoever is still there.
    assert_eq!(rts(&desk, "2026-06"), [[4, 0, 0], [1, 0, 0]]);
    let shown = desk.does("worker.show", json!({ "nik": nik(4) }));
    assert_eq!(shown["line"]["state"], "died");
}

#[test]
fn a_death_needs_its_day_and_nobody_is_named_twice() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path());
    let id = workers(&desk)[&nik(0)];
    let frontier = || desk.does("village.status", json!({}))["frontier"].clone();
    let before = frontier();
    let refused = |outcomes: Value| {
        let request = json!({ "month": "2026-06", "outcomes": outcomes });
        desk.tries("validation.enter", request).unwrap_err().code
    };
    assert_eq!(refused(json!([outcome(id, "died", "")])), "no_day_of_leaving");
    assert_eq!(refused(json!([outcome(id, "gone", "")])), "no_place_end");
    let twice = json!([outcome(id, "unchanged", ""), outcome(id, "over_age", "")]);
    assert_eq!(refused(twice), "named_twice");
    assert_eq!(frontier(), before);
}
