//! A village of 5.000 with a history: the tables are what the log makes of them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::desk::TestDesk;
use lindung_tests::dice::{Dice, seed};
use lindung_tests::executable::{lindung, text};
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};
use std::path::Path;

const PEOPLE: u64 = 5000;
/// Another list, whose import is taken back; some of it is touched before.
const GUESTS: u64 = 300;
const EACH: u64 = 60;

fn import(desk: &TestDesk, folder: &Path, code: &str, rows: u64, enrolment: Value) -> i64 {
    let (rows_text, out) = (rows.to_string(), text(folder));
    let what = ["sample", "--village", code, "--workers", &rows_text, "--seed", "5", "--out", out];
    lindung(&what).good();
    let list = folder.join(format!("{}.xlsx", code.replace('.', "")));
    let request = json!({ "path": list, "enrolment": enrolment });
    let imported = desk.does("import.run", request);
    assert_eq!(imported["registered"], rows, "{imported}");
    imported["group"].as_i64().unwrap()
}

/// Ids of some workers, none of them twice.
fn some(desk: &TestDesk, dice: &mut Dice, count: u64) -> Vec<i64> {
    let all = desk.does("roster.list", json!({ "limit": 1_000_000 }));
    let all = all["workers"].as_array().unwrap();
    let mut ids: Vec<i64> = all.iter().map(|worker| worker["worker"].as_i64().unwrap()).collect();
    for place in 0..usize::try_from(count).unwrap() {
        let other = place + dice.place(ids.len() - place);
        ids.swap(place, other);
    }
    ids.truncate(usize::try_from(count).unwrap());
    ids
}

/// What happens to people over the years.
fn history(desk: &TestDesk, dice: &mut Dice) {
    let ids = some(desk, dice, EACH * 7);
    let mut groups = ids.chunks(usize::try_from(EACH).unwrap());
    let mut each = |desk: &TestDesk, case: &str, fact: &dyn Fn(usize) -> Value| {
        for (number, worker) in groups.next().unwrap().iter().enumerate() {
            let mut request = fact(number);
            request["worker"] = json!(worker);
            desk.does(case, request);
        }
    };
    each(desk, "worker.correct", &|n| json!({ "set": { "name": format!("Ny. Sri {n:03}") } }));
    each(desk, "worker.correct", &|_| json!({ "set": {}, "cleared": ["phone", "address"] }));
    each(desk, "worker.died", &|n| json!({ "on": format!("2026-05-{:02}", n % 28 + 1) }));
    each(desk, "worker.moved_out", &|_| json!({ "on": "2026-04-01", "to": MELATI }));
    each(desk, "worker.void", &|_| json!({ "reason": "salah orang" }));
    each(desk, "membership.end", &|_| json!({ "from": "2026-06", "reason": "pindah kerja" }));
    each(
        desk,
        "worker.heirs",
        &|n| json!({ "heirs": [{ "name": format!("Anak {n}"), "relation": "child" }] }),
    );
}

#[test]
fn five_thousand_people_with_a_history_are_replayed_to_the_same_tables() {
    let (folder, seed) = (tempfile::tempdir().unwrap(), seed());
    println!("seed {seed}");
    let (home, mut dice) = (folder.path().join("desa"), Dice::new(seed));
    let desk = TestDesk::new(&home, PELANGI, seed);
    let enrolment = json!({ "programmes": ["jkk", "jkm"], "from": "2026-01", "until": "2027-01" });
    import(&desk, folder.path(), PELANGI, PEOPLE, enrolment);
    history(&desk, &mut dice);

    let people = desk.does("village.status", json!({}))["state_hash"].clone();
    let guests = import(&desk, folder.path(), MELATI, GUESTS, Value::Null);
    let undone = desk.does("import.undo", json!({ "group": guests }));
    assert_eq!((&undone["undone"], &undone["left"]), (&GUESTS.into(), &json!([])));
    assert_eq!(desk.does("village.status", json!({}))["state_hash"], people, "as if never there");

    let guests = import(&desk, folder.path(), MELATI, GUESTS, Value::Null);
    let touched = desk.does("roster.list", json!({ "filter": { "group": guests }, "limit": 9 }));
    for worker in touched["workers"].as_array().unwrap() {
        let set = json!({ "worker": worker["worker"], "set": { "address": "Jl. Melati 4" } });
        desk.does("worker.correct", set);
    }
    let undone = desk.does("import.undo", json!({ "group": guests }));
    assert_eq!(undone["undone"], GUESTS - 9);
    assert_eq!(undone["left"].as_array().unwrap().len(), 9, "who was touched since is left");
    let counts = desk.does("roster.counts", json!({}));
    let pages = pages(&desk, &mut dice);
    drop(desk);

    assert_replayed(&Village::at(home.clone(), PELANGI));
    let desk = TestDesk::open(&home);
    assert!(desk.does("roster.counts", json!({})) == counts, "counts are as before");
    for (worker, page) in pages {
        let now = desk.does("worker.show", json!({ "worker": worker }));
        assert!(now == page, "worker {worker} is as before");
    }
}

/// Pages of some workers: state, doubts, cover, history.
fn pages(desk: &TestDesk, dice: &mut Dice) -> Vec<(i64, Value)> {
    let ids = some(desk, dice, 200);
    let show = |worker| (worker, desk.does("worker.show", json!({ "worker": worker })));
    ids.into_iter().map(show).collect()
}

/// By the executable: proved, rebuilt, proved again.
fn assert_replayed(village: &Village) {
    let entries = village.verify();
    assert!(entries > PEOPLE * 2 + EACH * 7 + GUESTS * 4, "{entries} entries");
    let (status, workers) = (village.status(), village.workers());
    assert_eq!(workers["total"], PEOPLE - EACH + 9, "without the voided, with those left");
    let replayed = village.call("replay", &[]).good();
    assert_eq!(replayed["state_hash"], status["state_hash"], "the same state from the log");
    assert_eq!(village.status(), status);
    assert!(village.workers() == workers, "the same roster from the log");
    assert_eq!(village.verify(), entries);
}
