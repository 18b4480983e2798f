//! What the screens of the programme ask for: reconciliation by month, refilling in one step,
//! amendments that memberships follow, whose cover lapses next, newer tables of law.

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{
    bill, decree, doubts, funding, give_all, nik, pay, people, rupiah, workers,
};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::path::Path;

const HALF: (&str, &str) = ("2026-01", "2026-07");

/// A register of so many people with a place each; the workers by their NIK.
fn village(folder: &Path, seed: u64, count: u32) -> (TestDesk, i64, Vec<i64>) {
    let desk = TestDesk::new(&folder.join("desa"), PELANGI, seed);
    people(&desk, folder, 0..count);
    let source = funding(&desk, "APBDes 2026", "apbdes");
    let decree = decree(&desk, source, HALF, count);
    give_all(&desk, decree, "2026-01");
    let ids = workers(&desk).into_values().collect();
    (desk, decree, ids)
}

#[test]
fn a_bill_tells_month_by_month_what_lacks_and_what_was_paid_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, decree, _) = village(folder.path(), 1, 3);
    let made = bill(&desk, decree, "2026-01", "2026-04");
    let receive = |day: &str, amount: &str, (from, until): (&str, &str), but: &[String]| {
        let request = json!({
            "bill": made["bill"], "amount": amount, "paid_on": day, "from": from, "until": until,
            "but": but,
        });
        desk.does("contribution.receive", request)
    };
    receive("2026-03-10", "33.600", ("2026-02", "2026-03"), &[nik(2)]);
    receive("2026-01-12", "50.400", ("2026-01", "2026-02"), &[]);
    let page = receive("2026-02-01", "50.400", ("2026-01", "2026-02"), &[]);

    let days = page["payments"].as_array().unwrap();
    let days: Vec<_> = days.iter().map(|one| one["paid_on"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-01-12", "2026-02-01", "2026-03-10"], "by the day of the payment");
    let months = page["months"].as_array().unwrap();
    let month = |one: &Value| {
        (rupiah(&one["missing"]), rupiah(&one["twice"]), one["unpaid"].as_u64().unwrap())
    };
    let told: Vec<_> = months.iter().map(month).collect();
    assert_eq!(told, [(0, 50_400, 0), (16_800, 0, 1), (50_400, 0, 3)]);

    let people = desk.does("bill.people", json!({ "bill": made["bill"] }));
    let unpaid = people["people"].as_array().unwrap();
    let unpaid: Vec<_> = unpaid.iter().map(|one| one["unpaid"].as_u64().unwrap()).collect();
    assert_eq!(unpaid, [1, 1, 2]);

    let line = &desk.does("bill.list", json!({}))["bills"][0];
    assert_eq!((&line["people"], &line["funding"]), (&json!(3), &json!("APBDes 2026")));
    assert_eq!((rupiah(&line["due"]), rupiah(&line["missing"])), (151_200, 67_200));
    assert_eq!((&line["due_on"], &page["missing"]), (&json!("2026-01-15"), &line["missing"]));
}

#[test]
fn a_place_is_freed_and_filled_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, decree, ids) = village(folder.path(), 2, 3);
    people(&desk, folder.path(), 3..4);
    let waiting = workers(&desk)[&nik(3)];
    let join = json!({ "worker": waiting, "decree": decree, "rank": 1, "reason": "janda" });
    desk.does("waiting.join", join);

    let free = |from: &str| {
        json!({
            "decree": decree, "worker": ids[0], "from": "2026-04", "reason": "formal_job",
            "next": { "worker": waiting, "from": from },
        })
    };
    let before = desk.does("village.status", json!({}));
    let told = desk.tries("place.free", free("2026-08")).unwrap_err();
    assert_eq!(told.code, "not_in_decree");
    assert_eq!(desk.does("village.status", json!({}))["frontier"], before["frontier"]);
    assert_eq!(desk.does("place.free", free("2026-05"))["given"], 1);

    let held = |month: &str| {
        let page = desk.does("decree.show", json!({ "decree": decree, "month": month }));
        let people = page["people"].as_array().unwrap().clone();
        let of = |worker: i64| people.iter().find(|one| one["worker"] == worker).cloned();
        (of(ids[0]).is_some(), of(waiting).map(|one| one["from"].clone()), page["waiting"].clone())
    };
    assert_eq!((held("2026-03").0, held("2026-04").0), (true, false));
    assert_eq!(held("2026-04").1, None);
    let (_, from, still) = held("2026-05");
    assert_eq!((from, still), (Some(json!("2026-05")), json!([])), "a place of their own");
}

#[test]
fn memberships_follow_an_amended_decree() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, decree, ids) = village(folder.path(), 3, 3);
    let free = json!({ "decree": decree, "worker": ids[0], "from": "2026-04", "reason": "moved" });
    desk.does("place.free", free);
    let amend = |number: &str, until: &str| {
        let request = json!({
            "decree": decree, "number": number, "dated": "2026-05-02", "from": "2026-05",
            "until": until,
        });
        desk.does("decree.amend", request)
    };
    let last = |worker: i64| {
        let page = desk.does("worker.show", json!({ "worker": worker }));
        let all = page["memberships"].as_array().unwrap().clone();
        all.iter().map(|one| one["until"].as_str().unwrap().to_owned()).max().unwrap()
    };
    assert_eq!(amend("2/2026", "2027-01"), json!({ "lengthened": 2, "shortened": 0 }));
    assert_eq!((last(ids[0]), last(ids[1])), ("2026-04".into(), "2027-01".into()));
    assert_eq!(amend("3/2026", "2027-01"), json!({ "lengthened": 0, "shortened": 0 }));
    assert_eq!(amend("4/2026", "2026-10"), json!({ "lengthened": 0, "shortened": 2 }));
    assert_eq!(last(ids[1]), "2026-10");
    // Back to where it was, and further again: nothing stands in the way.
    assert_eq!(amend("5/2026", "2026-07"), json!({ "lengthened": 0, "shortened": 2 }));
    assert_eq!(amend("6/2026", "2027-01"), json!({ "lengthened": 2, "shortened": 0 }));
    assert_eq!(last(ids[1]), "2027-01");
    let page = desk.does("decree.show", json!({ "decree": decree }));
    assert_eq!(page["amendments"].as_array().unwrap().len(), 5);
    assert_eq!(page["line"]["month"], "2026-06", "of today");
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn whose_rights_end_first_stands_in_front() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, decree, ids) = village(folder.path(), 4, 3);
    pay(&desk, &bill(&desk, decree, "2026-01", "2026-04"));
    let june = bill(&desk, decree, "2026-04", "2026-07");
    let but = json!({
        "bill": june["bill"], "amount": "100.800", "paid_on": "2026-04-14", "but": [nik(1)],
    });
    desk.does("contribution.receive", but);
    let list = |standing: Option<&str>, limit: u64| {
        let request = json!({ "month": "2026-06", "standing": standing, "limit": limit });
        desk.does("cover.list", request)
    };
    let all = list(None, 1);
    assert_eq!((&all["total"], &all["people"][0]["line"]["worker"]), (&json!(3), &json!(ids[1])));
    assert_eq!(all["people"][0]["lapses_on"], "2026-07-01");
    assert_eq!(list(Some("behind"), 9)["total"], 1);
    assert_eq!(list(Some("active"), 9)["people"][1]["consecutive"], 6);
    assert_eq!(
        desk.tries("cover.list", json!({ "standing": "x" })).unwrap_err().code,
        "no_standing"
    );

    // The decree ends with June and nobody has another.
    let warned = desk.does("decree.list", json!({}));
    assert_eq!(doubts(&warned), ["places_end"]);
    let source = funding(&desk, "APBD", "apbd");
    let next = lindung_tests::programme::decree(&desk, source, ("2026-07", "2027-01"), 3);
    give_all(&desk, next, "2026-07");
    assert_eq!(doubts(&desk.does("decree.list", json!({}))).len(), 0);
}

#[test]
fn a_newer_table_of_benefits_is_taken_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, decree, ids) = village(folder.path(), 5, 1);
    pay(&desk, &bill(&desk, decree, "2026-01", "2026-05"));
    let show = json!({ "worker": ids[0], "month": "2026-04" });
    assert_eq!(rupiah(&desk.does("cover.show", show.clone())["jkm"]), 42_000_000);

    let table = |name: &str| {
        let list = desk.does("rules.list", json!({}));
        let tables = list["tables"].as_array().unwrap();
        tables.iter().find(|one| one["table"] == name).unwrap().clone()
    };
    assert_eq!(table("benefits")["edition"], Value::Null);
    assert!(
        table("holidays")["clauses"].as_array().unwrap().iter().any(|one| one["from"] == "2026")
    );
    let path = folder.path().join("manfaat.toml");
    let newer = include_str!("../../assets/benefits.toml").replace("\"20000000\"", "\"30000000\"");
    std::fs::write(&path, newer).unwrap();
    desk.does("rules.replace", json!({ "table": "benefits", "edition": 2, "path": path }));
    assert_eq!(rupiah(&desk.does("cover.show", show)["jkm"]), 52_000_000);
    assert_eq!(table("benefits")["edition"], 2);
    let other = json!({ "table": "tariffs", "edition": 3, "path": path });
    assert_eq!(desk.tries("rules.replace", other).unwrap_err().code, "bad_rules");
}

#[test]
fn a_neighbour_pays_alone_with_no_decree_between() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 6);
    people(&desk, folder.path(), 0..2);
    let ids: Vec<i64> = workers(&desk).into_values().collect();
    let asked = |more: Value| {
        let mut request = json!({
            "worker": ids[0], "from": "2026-01", "months": 3, "paid_on": "2026-01-12",
        });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let pay = |more: Value| desk.does("contribution.receive_own", asked(more));
    let refused =
        |more: Value| desk.tries("contribution.receive_own", asked(more)).unwrap_err().code;
    // What is only shown changes nothing.
    let shown = pay(json!({ "dry_run": true }));
    assert_eq!((rupiah(&shown["due"]), shown["bill"].is_null()), (3 * 16_800, true));
    assert_eq!(desk.does("funding.list", json!({}))["funding"], json!([]));
    let three = pay(json!({ "dry_run": true, "programmes": ["jkk", "jkm", "jht"] }));
    assert_eq!(rupiah(&three["due"]), 3 * 36_800);

    let paid = pay(json!({ "receipt": "K-1" }));
    let page = desk.does("bill.show", json!({ "bill": paid["bill"] }));
    assert_eq!((&page["decree"], &page["missing"]), (&json!(""), &json!("0")));
    assert_eq!(rupiah(&page["received"]), 50_400);
    let source = desk.does("funding.list", json!({}))["funding"].clone();
    assert_eq!((source.as_array().unwrap().len(), &source[0]["kind"]), (1, &json!("own")));
    assert_eq!(page["funding"], source[0]["name"]);
    let month = json!({ "worker": ids[0], "month": "2026-02" });
    assert_eq!(desk.does("cover.show", month)["standing"], "active");
    let state = desk.does("worker.show", json!({ "worker": ids[0] }))["line"]["state"].clone();
    assert_eq!(state, "enrolled");

    // Relief only where it holds and is chosen: from April, half.
    assert_eq!(refused(json!({ "from": "2026-03" })), "own_paid_before");
    let half = pay(json!({ "from": "2026-04", "reduced": true }));
    assert_eq!((rupiah(&half["due"]), rupiah(&half["normal"])), (3 * 8_400, 3 * 16_800));
    assert_eq!(refused(json!({ "months": 13, "from": "2027-01" })), "bad_enrolment");
    // The other one has a place that the village pays for: recorded, and looked at again.
    let village = funding(&desk, "APBDes", "apbdes");
    let decree = decree(&desk, village, HALF, 2);
    desk.does("place.give", json!({ "decree": decree, "from": "2026-01", "workers": [ids[1]] }));
    let both = pay(json!({ "worker": ids[1] }));
    assert_eq!(doubts(&both), ["own_and_place"]);
    let listed = desk.does("bill.list", json!({}));
    let own = listed["totals"].as_array().unwrap().iter().filter(|one| one["month"] == "2026-02");
    let own: Vec<i64> = own.map(|one| rupiah(&one["paid"])).collect();
    assert_eq!(own, [2 * 16_800], "one source, two people");
    let void = json!({ "id": source[0]["funding"], "reason": "keliru" });
    assert_eq!(desk.tries("funding.void", void).unwrap_err().code, "funding_billed");
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}
