//! The programme from the desk: published figures, bills, payments, places and rules, from records
//! that were entered through the use cases.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]
#![expect(clippy::print_stdout, reason = "a test tells its table")]

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{
    bill, decree, doubts, funding, give_all, nik, pay, people, rupiah, workers,
};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::path::Path;

const YEAR: (&str, &str) = ("2024-01", "2025-01");

/// What the planner says that people cost.
fn cost(desk: &TestDesk, people: u64, from: &str, until: &str) -> i64 {
    let programmes = ["jkk", "jkm"];
    let groups = [json!({ "people": people })];
    let request = json!({
        "from": from, "until": until, "programmes": programmes, "groups": groups,
    });
    rupiah(&desk.does("plan.budget", request)["unpaid"][0]["cost"])
}

/// A register of so many people, all with a place for which months are billed and paid.
fn paid(folder: &Path, seed: u64, people_count: u32, months: (&str, &str)) -> (TestDesk, Value) {
    let desk = TestDesk::new(&folder.join(format!("desa-{seed}")), PELANGI, seed);
    people(&desk, folder, 0..people_count);
    let source = funding(&desk, "APBD", "apbd");
    let decree = decree(&desk, source, months, people_count);
    give_all(&desk, decree, months.0);
    let made = bill(&desk, decree, months.0, months.1);
    let paid = pay(&desk, &made);
    assert_eq!((paid["missing"].as_str(), paid["twice"].as_str()), (Some("0"), Some("0")));
    (desk, paid)
}

/// The table of cases, each with what was published and what the desk says.
#[derive(Default)]
struct Cases(Vec<(&'static str, i64, i64)>);

impl Cases {
    fn case(&mut self, name: &'static str, expected: i64, got: i64) {
        self.0.push((name, expected, got));
    }

    fn tell(self) {
        println!("{:<44} {:>16} {:>16}", "case", "expected", "got");
        let mut wrong = 0;
        for (name, expected, got) in self.0 {
            println!("{name:<44} {expected:>16} {got:>16}");
            wrong += u32::from(expected != got);
        }
        assert_eq!(wrong, 0, "every published figure comes out");
    }
}

#[test]
fn every_published_figure_comes_out_of_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, kbb) = paid(folder.path(), 1, 594, ("2024-10", "2025-01"));
    let mut cases = Cases::default();
    cases.case("KBB: 594 people billed for 3 months", 29_937_600, rupiah(&kbb["due"]));
    cases.case("KBB: received", 29_937_600, rupiah(&kbb["received"]));

    let planned = [
        ("Paser 2022: 32.268 × 3", 32_268, "2022-10", "2023-01", 1_626_307_200),
        ("Paser 2023: 32.268 × 12", 32_268, "2023-01", "2024-01", 6_505_228_800),
        ("Bontang: 34.782 a month", 34_782, "2024-01", "2024-02", 584_337_600),
        ("Bontang: 34.782 × 3", 34_782, "2024-01", "2024-04", 1_753_012_800),
        ("Bontang: 34.782 × 12", 34_782, "2024-01", "2025-01", 7_012_051_200),
        ("Bontang, Oct 2024: 36.777 × 12", 36_777, "2024-10", "2025-10", 7_414_243_200),
        ("Jambi: 50 × 12", 50, "2024-01", "2025-01", 10_080_000),
        ("Jambi, realised: 76.016 × 12", 76_016, "2024-01", "2025-01", 15_324_825_600),
        ("Manggarai Barat: 2.829 × 12", 2_829, "2024-01", "2025-01", 570_326_400),
        ("PPU, first: 5.000 × 12", 5_000, "2024-01", "2025-01", 1_008_000_000),
        ("PPU, later: 15.000 × 12", 15_000, "2024-01", "2025-01", 3_024_000_000),
    ];
    for (name, people, from, until, expected) in planned {
        cases.case(name, expected, cost(&desk, people, from, until));
    }

    let jambi = json!({
        "from": YEAR.0, "until": YEAR.1, "programmes": ["jkk", "jkm"],
        "purses": [{ "money": "Rp 10.000.000", "kind": "bkbk" }],
    });
    let places = desk.does("plan.budget", jambi.clone());
    cases.case("Jambi: places that 10 % of Rp100m buys", 49, places["places"].as_i64().unwrap());
    cases.case("Jambi: the rest", 121_600, rupiah(&places["rests"][0]));
    let mut fifty = jambi;
    fifty["groups"] = json!([{ "people": 50 }]);
    let fifty = desk.does("plan.budget", fifty);
    cases.case("Jambi: 50 places are over by", 80_000, rupiah(&fifty["over"]));
    assert_eq!(doubts(&fifty), ["over_budget"], "warned, not blocked");

    // One who was paid for three months in a row, and the death of each as a claim.
    let worker = *workers(&desk).values().next().unwrap();
    let cover = desk.does("cover.show", json!({ "worker": worker, "month": "2024-12" }));
    assert_eq!((&cover["standing"], &cover["consecutive"]), (&json!("active"), &json!(3)));
    let jkm = rupiah(&cover["jkm"]);
    cases.case("Bontang: 31 claims paid", 1_302_000_000, 31 * jkm);
    cases.case("Bontang: 76 claims in verification", 3_192_000_000, 76 * jkm);
    for worker in workers(&desk).values().take(31 + 76) {
        desk.does("worker.died", json!({ "worker": worker, "on": "2024-12-20" }));
    }
    let died = desk.does("roster.list", json!({ "filter": { "state": "died" } }));
    cases.case("Bontang: deaths", 107, died["total"].as_i64().unwrap());

    cases.case("Jambi: 1.562 villages × 50 places", 78_100, places_of(&desk, &[1_562 * 50]));
    let rw = [62 * 100, 91 * 100, 95 * 100];
    cases.case("Jakarta Timur: 248 RW × 100 places", 24_800, places_of(&desk, &rw));
    cases.tell();
}

/// The places of new decrees, as the desk shows them.
fn places_of(desk: &TestDesk, decrees: &[u32]) -> i64 {
    let source = funding(desk, "APBD", "apbd");
    let places = |places: &u32| {
        let decree = decree(desk, source, YEAR, *places);
        desk.does("decree.show", json!({ "decree": decree }))["months"][0]["places"].as_i64()
    };
    decrees.iter().map(|count| places(count).unwrap()).sum()
}

#[test]
fn a_bill_stays_as_it_was_made_and_voiding_returns_every_total() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 2);
    people(&desk, folder.path(), 0..5);
    let source = funding(&desk, "APBDes 2026", "apbdes");
    let decree = decree(&desk, source, ("2026-01", "2027-01"), 5);
    let given = give_all(&desk, decree, "2026-01");
    assert_eq!((&given["given"], doubts(&given).len()), (&json!(5), 0));
    assert_eq!(give_all(&desk, decree, "2026-01")["already"], 5);
    let ids: Vec<i64> = workers(&desk).into_values().collect();

    let january = bill(&desk, decree, "2026-01", "2026-02");
    assert_eq!((rupiah(&january["due"]), january["due_on"].as_str()), (84_000, Some("2026-01-15")));
    let nobody = json!({ "decree": decree, "from": "2026-01" });
    assert_eq!(desk.tries("bill.make", nobody).unwrap_err().code, "nobody_to_bill", "not again");

    // What happens to places and people later does not touch it.
    desk.does("worker.died", json!({ "worker": ids[0], "on": "2026-01-20" }));
    let free = json!({ "decree": decree, "worker": ids[0], "from": "2026-02", "reason": "died" });
    desk.does("place.free", free);
    let set = json!({ "worker": ids[1], "set": { "nik": nik(77) } });
    desk.does("worker.correct", set);
    let shown = desk.does("bill.show", json!({ "bill": january["bill"] }));
    assert_eq!((&shown["due"], &shown["people"]), (&january["due"], &json!(5)));

    let before = desk.does("bill.list", json!({}));
    let part = json!({
        "bill": january["bill"], "amount": "67.200", "paid_on": "2026-01-15", "but": [nik(4)],
    });
    let part = desk.does("contribution.receive", part);
    assert_eq!((rupiah(&part["missing"]), doubts(&part).len()), (16_800, 0));
    let differs = || desk.does("bill.list", json!({}))["bills"][0]["differs"].clone();
    assert_eq!(differs(), false);
    let cover =
        |worker: i64| desk.does("cover.show", json!({ "worker": worker, "month": "2026-01" }));
    assert_eq!(cover(ids[1])["standing"], "active", "paid for the number that stood before");
    assert_eq!(cover(ids[4])["standing"], "never_paid");

    let again = pay(&desk, &january);
    assert_eq!((rupiah(&again["missing"]), rupiah(&again["twice"])), (0, 67_200));
    assert_eq!((doubts(&again), differs()), (vec!["paid_twice"], json!(true)));
    for payment in again["payments"].as_array().unwrap() {
        let request = json!({
            "bill": january["bill"], "payment": payment["payment"], "reason": "salah catat",
        });
        desk.does("contribution.void", request);
    }
    assert_eq!(desk.does("bill.list", json!({})), before);
    desk.does("bill.void", json!({ "id": january["bill"], "reason": "salah bulan" }));
    assert_eq!(desk.does("bill.list", json!({})), json!({ "bills": [], "totals": [] }));
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn a_freed_place_is_filled_by_another_person_with_a_clock_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 3);
    people(&desk, folder.path(), 0..4);
    let ids: Vec<i64> = workers(&desk).into_values().collect();
    let source = funding(&desk, "APBDes 2026", "apbdes");
    let decree = decree(&desk, source, ("2026-01", "2027-01"), 1);
    let give = |request: Value| {
        let mut whole = json!({ "decree": decree, "from": "2026-01" });
        whole.as_object_mut().unwrap().extend(request.as_object().unwrap().clone());
        desk.does("place.give", whole)
    };
    give(json!({ "workers": [ids[0]] }));
    for (worker, rank) in [(ids[2], 2), (ids[1], 1), (ids[3], 1)] {
        let request = json!({
            "worker": worker, "decree": decree, "rank": rank, "reason": "kepala keluarga",
        });
        desk.does("waiting.join", request);
    }
    let page = || desk.does("decree.show", json!({ "decree": decree, "month": "2026-04" }));
    let waiting = |page: &Value| -> Vec<i64> {
        let waiting = page["waiting"].as_array().unwrap();
        waiting.iter().map(|line| line["worker"].as_i64().unwrap()).collect()
    };
    assert_eq!(waiting(&page()), [ids[1], ids[3], ids[2]]);

    for month in ["2026-01", "2026-02", "2026-03"] {
        let next = format!("2026-{:02}", month[5..].parse::<u32>().unwrap() + 1);
        pay(&desk, &bill(&desk, decree, month, &next));
    }
    desk.does("worker.died", json!({ "worker": ids[0], "on": "2026-03-28" }));
    let free = json!({ "decree": decree, "worker": ids[0], "from": "2026-04", "reason": "died" });
    desk.does("place.free", free.clone());
    assert_eq!(desk.tries("place.free", free).unwrap_err().code, "no_place");
    let given = give(json!({ "from": "2026-04", "waiting": 1 }));
    assert_eq!((&given["given"], doubts(&given).len()), (&json!(1), 0));
    let now = page();
    assert_eq!(now["people"][0]["worker"], ids[1]);
    assert_eq!((waiting(&now), doubts(&now).len()), (vec![ids[3], ids[2]], 0));

    pay(&desk, &bill(&desk, decree, "2026-04", "2026-05"));
    let cover = |worker: i64, month: &str| {
        let cover = desk.does("cover.show", json!({ "worker": worker, "month": month }));
        (cover["consecutive"].as_u64().unwrap(), cover["jkm"].as_str().map(str::to_owned))
    };
    assert_eq!(cover(ids[0], "2026-03"), (3, Some("42000000".into())));
    assert_eq!(cover(ids[1], "2026-04"), (1, Some("10000000".into())), "a new clock");

    // One too many: recorded all the same, and doubted.
    assert_eq!(doubts(&give(json!({ "from": "2026-05", "waiting": 1 }))), ["places_exceeded"]);
    assert_eq!(doubts(&page()), ["places_exceeded"]);
    let amend = json!({
        "decree": decree, "number": "188.45/9/2026", "dated": "2026-05-02",
        "from": "2026-05", "places": 2,
    });
    desk.does("decree.amend", amend);
    assert_eq!(doubts(&page()).len(), 0);
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn relief_is_taken_only_where_it_may_be_and_somebody_chose_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 4);
    people(&desk, folder.path(), 0..1);
    for (kind, reduced, due) in [
        ("apbd", false, Ok(16_800)),
        ("apbd", true, Err("no_relief_here")),
        ("bkbk", true, Err("no_relief_here")),
        ("apbdes", true, Err("no_relief_here")),
        ("csr", false, Ok(16_800)),
        ("csr", true, Ok(8_400)),
    ] {
        let source = funding(&desk, kind, kind);
        let decree = decree(&desk, source, ("2026-01", "2027-01"), 1);
        give_all(&desk, decree, "2026-01");
        let request = json!({
            "decree": decree, "from": "2026-06", "reduced": reduced, "dry_run": true,
        });
        let got = desk.tries("bill.make", request);
        let got = got.map(|page| (rupiah(&page["due"]), rupiah(&page["normal"])));
        let due = due.map(|due| (due, 16_800)).map_err(str::to_owned);
        assert_eq!(got.map_err(|told| told.code), due, "{kind} {reduced}");
    }
    let public = json!({ "name": "APBD", "kind": "apbd", "relief": "yes" });
    assert_eq!(desk.tries("funding.name", public).unwrap_err().code, "no_relief_here");
}

#[test]
fn a_tariff_dated_2027_changes_2027_and_not_2026() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 5);
    people(&desk, folder.path(), 0..3);
    let source = funding(&desk, "APBD", "apbd");
    let decree = decree(&desk, source, ("2026-01", "2028-01"), 3);
    give_all(&desk, decree, "2026-01");
    let before = bill(&desk, decree, "2026-11", "2026-12");

    let built_in = include_str!("../../assets/tariffs.toml");
    let newer = built_in.replacen("2015-07", "2027-01", 1).replacen("6800", "7800", 1);
    let rows = &newer[newer.find("[[tariff]]").unwrap()..];
    let path = folder.path().join("tarif.toml");
    std::fs::write(&path, format!("{built_in}\n{rows}")).unwrap();
    let request = json!({ "table": "tariffs", "edition": 2027, "path": path });
    desk.does("rules.replace", request);

    let due = |from: &str, until: &str| {
        let request = json!({ "decree": decree, "from": from, "until": until, "dry_run": true });
        rupiah(&desk.does("bill.make", request)["due"])
    };
    assert_eq!(due("2026-12", "2027-01"), 3 * 16_800);
    assert_eq!(due("2027-01", "2027-02"), 3 * 17_800);
    assert_eq!(due("2026-12", "2027-02"), 3 * (16_800 + 17_800), "over the new year");
    assert_eq!(desk.does("bill.show", json!({ "bill": before["bill"] }))["due"], before["due"]);
    assert_eq!(cost(&desk, 10, "2026-12", "2027-02"), 10 * (16_800 + 17_800));

    std::fs::write(&path, "tariff = 3").unwrap();
    let request = json!({ "table": "tariffs", "edition": 2028, "path": path });
    assert_eq!(desk.tries("rules.replace", request).unwrap_err().code, "bad_rules");
}

#[test]
fn one_person_registered_twice_holds_one_place_and_is_billed_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 6);
    people(&desk, folder.path(), 0..3);
    let ids: Vec<i64> = workers(&desk).into_values().collect();
    let source = funding(&desk, "APBDes 2026", "apbdes");
    let decree = decree(&desk, source, ("2026-01", "2027-01"), 3);
    give_all(&desk, decree, "2026-01");
    pay(&desk, &bill(&desk, decree, "2026-01", "2026-02"));

    desk.does("worker.merge", json!({ "keep": ids[0], "drop": ids[2] }));
    let people = |month: &str| {
        let page = desk.does("decree.show", json!({ "decree": decree, "month": month }));
        page["people"].as_array().unwrap().len()
    };
    assert_eq!(people("2026-02"), 2, "one person, one place");
    assert_eq!(bill(&desk, decree, "2026-02", "2026-03")["people"], 2);
    let again = json!({ "decree": decree, "from": "2026-01", "until": "2026-02" });
    assert_eq!(desk.tries("bill.make", again).unwrap_err().code, "nobody_to_bill");
    let cover =
        |worker: i64| desk.does("cover.show", json!({ "worker": worker, "month": "2026-01" }));
    assert_eq!(cover(ids[0])["standing"], "active");
    assert_eq!(desk.does("cover.counts", json!({ "month": "2026-01" }))["active"], 2);

    let free = json!({ "decree": decree, "worker": ids[0], "from": "2026-03", "reason": "moved" });
    desk.does("place.free", free);
    assert_eq!(people("2026-03"), 1, "under both numbers");
    desk.does("worker.separate", json!({ "worker": ids[0], "other": ids[2] }));
    assert_eq!(people("2026-02"), 3, "two people again, as each was");
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}
