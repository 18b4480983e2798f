//! What waits to be done: one answer, and the lists behind it show exactly as many.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::claims::report;
use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{bill, decree, funding, give_all, nik, people, rupiah, workers};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::path::Path;

const PEOPLE: u32 = 9;

/// The task of a kind, if there is one.
fn task(desk: &TestDesk, kind: &str) -> Option<Value> {
    let tasks = desk.does("task.list", json!({}))["tasks"].clone();
    tasks.as_array().unwrap().iter().find(|task| task["kind"] == kind).cloned()
}

/// How many of a kind; 0 where none is told.
fn count(desk: &TestDesk, kind: &str) -> u64 {
    task(desk, kind).map_or(0, |task| task["count"].as_u64().unwrap())
}

/// Nine people with a place until the end of June, and nothing else done.
fn village(folder: &Path) -> (TestDesk, i64) {
    let desk = TestDesk::new(&folder.join("desa"), PELANGI, 5);
    people(&desk, folder, 0..PEOPLE);
    let source = funding(&desk, "APBDes", "apbdes");
    let decree = decree(&desk, source, ("2026-01", "2026-07"), PEOPLE);
    give_all(&desk, decree, "2026-01");
    (desk, decree)
}

#[test]
fn each_line_counts_what_its_list_shows() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, decree) = village(folder.path());
    let total = |request: Value| desk.does("cover.list", request)["total"].clone();

    let ending = task(&desk, "places_end").unwrap();
    assert_eq!((&ending["count"], &ending["month"]), (&json!(PEOPLE), &json!("2026-07")));
    assert_eq!(total(json!({ "ending": "2026-07" })), PEOPLE);
    assert_eq!(task(&desk, "bill_not_made").unwrap()["of"], json!([decree]));

    let made = bill(&desk, decree, "2026-01", "2026-07");
    assert_eq!(count(&desk, "bill_not_made"), 0);
    let overdue = task(&desk, "bill_overdue").unwrap();
    assert_eq!(overdue["of"], json!([made["bill"]]));
    assert!(overdue["days"].as_u64().unwrap() > 100, "{overdue}");

    // Paid until April, but for two of them, of whom one was never paid for.
    let one_month = rupiah(&made["due"]) / 6 / i64::from(PEOPLE);
    let pay = |amount: i64, from: &str, until: &str, but: Vec<String>| {
        let request = json!({
            "bill": made["bill"], "amount": amount.to_string(), "paid_on": "2026-05-01",
            "from": from, "until": until, "but": but,
        });
        desk.does("contribution.receive", request);
    };
    let rest = i64::from(PEOPLE) - 2;
    pay(one_month * 4 * rest, "2026-01", "2026-05", vec![nik(0), nik(1)]);
    let others: Vec<String> = (0..PEOPLE).filter(|number| *number != 1).map(nik).collect();
    pay(one_month, "2026-01", "2026-02", others);
    let counts = desk.does("cover.counts", json!({}));
    for standing in ["active", "behind", "inactive", "never_paid"] {
        let listed = total(json!({ "standing": standing }));
        assert_eq!(counts[standing], listed, "{standing}: {counts}");
    }
    assert_eq!(counts["never_paid"], 1);
    assert_eq!((count(&desk, "behind"), &counts["workers"]), (rest as u64, &json!(PEOPLE)));
    assert_eq!(count(&desk, "bill_overdue"), 1, "some of it is still to be paid");

    // What is left: two months of seven, and all but one month of two.
    let two: Vec<String> = vec![nik(0), nik(1)];
    pay(one_month * 2 * rest, "2026-05", "2026-07", two);
    let but_two: Vec<String> = (2..PEOPLE).map(nik).collect();
    pay(one_month * 5 * 2, "2026-02", "2026-07", but_two);
    let but_first: Vec<String> = (1..PEOPLE).map(nik).collect();
    pay(one_month, "2026-01", "2026-02", but_first);
    assert_eq!((count(&desk, "bill_overdue"), count(&desk, "behind")), (0, 0));
    let missing = desk.does("bill.list", json!({}))["bills"][0]["missing"].clone();
    assert_eq!(missing, "0", "the list says so too");
}

#[test]
fn a_claim_a_refused_row_and_what_is_in_no_backup_wait() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _) = village(folder.path());
    let worker = *workers(&desk).values().next().unwrap();
    let claim = desk.does("claim.report", report(worker, "death", "2026-05-20"));
    let waiting = task(&desk, "claim_papers").unwrap();
    assert_eq!((&waiting["of"], &waiting["days"]), (&json!([claim["line"]["claim"]]), &json!(14)));
    // Who died needs no place next month.
    assert_eq!(count(&desk, "places_end"), u64::from(PEOPLE) - 1);

    let list = folder.path().join("kurang.csv");
    std::fs::write(&list, "NIK;NAMA;RT\n;Tanpa Nomor;001\n12;Terlalu Pendek;001\n").unwrap();
    desk.does("import.run", json!({ "path": list }));
    assert_eq!(count(&desk, "worklist"), 2);

    let unkept = count(&desk, "backup");
    assert!(unkept > u64::from(PEOPLE), "{unkept} entries in no backup");
    desk.does("village.backup", json!({ "path": folder.path() }));
    assert_eq!(count(&desk, "backup"), 0);
    // The code was just written down, and there is no office to send to.
    assert_eq!((count(&desk, "drill"), count(&desk, "pending")), (0, 0));
}

#[test]
fn a_new_register_has_nothing_to_do_but_to_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 6);
    let tasks = desk.does("task.list", json!({}))["tasks"].clone();
    let kinds: Vec<&str> =
        tasks.as_array().unwrap().iter().map(|task| task["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["backup"]);
}
