//! The roster: filters, order, numbers of everybody, and the same done for many at once.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{decree, funding, nik};
use lindung_tests::tools::{present, words};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

const YEAR: (&str, &str) = ("2026-01", "2027-01");

/// So many people in three RTs; the form of the last gives another sex than the number.
fn village(folder: &Path, seed: u64, count: u32) -> TestDesk {
    let desk = TestDesk::new(&folder.join("desa"), PELANGI, seed);
    let taken = desk.does("import.run", json!({ "pasted": table(0..count) }));
    assert_eq!((&taken["refused"], &taken["doubtful"]), (&json!(0), &json!(1)), "{taken}");
    desk
}

/// As a spreadsheet gives it to be pasted.
fn table(numbers: std::ops::Range<u32>) -> String {
    let mut text = "NIK\tNAMA\tRT\tRW\tPEKERJAAN\tL/P\n".to_owned();
    let last = numbers.end - 1;
    for number in numbers {
        let (rt, job) = (number % 3 + 1, ["Pedagang", "Nelayan"][number as usize % 2]);
        let sex = if number == last { "P" } else { "L" };
        writeln!(text, "{}\tWarga {number:02}\t{rt:03}\t01\t{job}\t{sex}", nik(number)).unwrap();
    }
    text
}

fn names(answer: &Value) -> Vec<&str> {
    answer["workers"].as_array().unwrap().iter().map(|w| w["name"].as_str().unwrap()).collect()
}

fn list(desk: &TestDesk, filter: Value, sort: Value) -> Value {
    desk.does("roster.list", json!({ "filter": filter, "sort": sort, "more": true }))
}

#[test]
fn each_filter_and_all_together_find_the_same_as_the_pages_say() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 1, 12);
    let source = funding(&desk, "APBDes 2026", "apbdes");
    let decree = decree(&desk, source, YEAR, 4);
    let give = json!({ "decree": decree, "from": "2026-01", "filter": { "rt": "1" } });
    desk.does("place.give", give);
    let cards = folder.path().join("kartu.pdf");
    let printed = json!({ "filter": { "rt": "002" }, "path": cards });
    desk.does("card.print", printed);

    let found = |filter: Value| names(&list(&desk, filter, Value::Null)).join(",");
    assert_eq!(found(json!({ "rt": "1" })), "Warga 00,Warga 03,Warga 06,Warga 09");
    assert_eq!(found(json!({ "funding": source })), found(json!({ "rt": "001" })));
    assert_eq!(found(json!({ "state": "enrolled" })), found(json!({ "rt": "001" })));
    assert_eq!(found(json!({ "card": "printed" })), found(json!({ "rt": "2" })));
    let without = list(&desk, json!({ "card": "none" }), Value::Null);
    assert_eq!(without["total"], 8);
    assert_eq!(found(json!({ "doubt": true })), "Warga 11");
    assert_eq!(found(json!({ "doubt": true, "rt": "1" })), "");
    let both = json!({ "search": "warga", "rt": "2", "occupation": "Nelayan" });
    assert_eq!(found(both), "Warga 01,Warga 07");
    let line = &list(&desk, json!({ "search": nik(11) }), Value::Null)["workers"][0];
    assert_eq!((&line["more"]["doubt"], &line["more"]["sex"]), (&json!(true), &json!("P")));
    let page = desk.does("worker.show", json!({ "worker": line["worker"] }));
    assert_eq!(page["doubts"][0]["code"], "sex_mismatch", "the page says why");
    let told = desk.tries("roster.list", json!({ "filter": { "card": "hilang" } })).unwrap_err();
    assert_eq!(told.code, "no_card_state");
}

#[test]
fn any_column_orders_the_list_and_every_page_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 2, 12);
    let sorted = |by: &str, descending: bool| {
        let sort = json!({ "by": by, "descending": descending });
        list(&desk, json!({}), sort)
    };
    let columns = ["name", "nik", "place", "hamlet", "occupation", "sex", "born_on", "state"];
    for by in columns.into_iter().chain(["card", "until", "acknowledged"]) {
        let [up, down] = [false, true].map(|descending| sorted(by, descending));
        assert_eq!((up["total"].clone(), names(&up).len()), (json!(12), 12), "{by}");
        assert_ne!(names(&up), names(&down), "{by}");
    }
    assert_eq!(names(&sorted("place", false))[..2], ["Warga 00", "Warga 03"]);
    assert_eq!(names(&sorted("occupation", false))[..2], ["Warga 01", "Warga 03"], "by its name");
    assert_eq!(names(&sorted("sex", true))[0], "Warga 11");
    let sort = json!({ "by": "place", "descending": true });
    let whole = sorted("place", true);
    let mut pages = Vec::new();
    for offset in [0, 5, 10] {
        let request = json!({ "sort": sort, "limit": 5, "offset": offset });
        let page = desk.does("roster.list", request);
        assert_eq!(page["total"], 12);
        pages.extend(page["workers"].as_array().unwrap().clone());
    }
    let numbers = |lines: &[Value]| lines.iter().map(|w| w["worker"].clone()).collect::<Vec<_>>();
    assert_eq!(numbers(&pages), numbers(whole["workers"].as_array().unwrap()));
    let all = desk.does("roster.numbers", json!({ "sort": sort }));
    assert_eq!(all["workers"], json!(numbers(&pages)));
    let some = desk.does("roster.numbers", json!({ "sort": sort, "limit": 3, "offset": 4 }));
    assert_eq!(some["workers"], json!(numbers(&pages[4..7])));
    // Who is registered meanwhile stands in the list at once.
    desk.does("import.run", json!({ "pasted": table(12..13) }));
    assert_eq!(desk.does("roster.numbers", json!({}))["workers"].as_array().unwrap().len(), 13);
    assert_eq!(
        desk.tries("roster.list", json!({ "sort": { "by": "x" } })).unwrap_err().code,
        "no_column"
    );
}

#[test]
fn many_are_extended_moved_and_ended_as_one_group_that_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 3, 12);
    let source = funding(&desk, "APBDes 2026", "apbdes");
    let decree = decree(&desk, source, YEAR, 8);
    let give = json!({ "decree": decree, "from": "2026-01", "filter": { "rt": "1" } });
    desk.does("place.give", give);
    let hash = || desk.does("village.status", json!({}))["state_hash"].clone();
    let before = hash();
    let bulk = |act: Value| {
        let mut request = json!({ "filter": {}, "dry_run": true });
        request.as_object_mut().unwrap().extend(act.as_object().unwrap().clone());
        let preview = desk.does("roster.bulk", request.clone());
        assert_eq!(preview["group"], Value::Null);
        assert_eq!(hash(), before, "looking changes nothing");
        request["dry_run"] = json!(false);
        let told = desk.stopped_at(13, "roster.bulk", request.clone());
        assert!(told.is_ok() || hash() == before, "all or nothing");
        let done = told.unwrap_or_else(|_| desk.does("roster.bulk", request));
        assert_eq!((&done["people"], &done["skipped"]), (&preview["people"], &preview["skipped"]));
        done
    };
    let back = |done: &Value| {
        let undone = desk.does("import.undo", json!({ "group": done["group"] }));
        assert_eq!((&undone["undone"], &undone["left"]), (&done["people"], &json!([])));
        assert_eq!(hash(), before, "as it was");
    };

    let extended = bulk(json!({ "extend": { "until": "2028-01" } }));
    assert_eq!((&extended["people"], &extended["skipped"][0]["people"]), (&json!(4), &json!(8)));
    let until = list(&desk, json!({ "state": "enrolled" }), Value::Null);
    assert_eq!(until["workers"][0]["more"]["until"], "2028-01");
    back(&extended);

    let moved = bulk(json!({ "place": { "rt": "3" } }));
    assert_eq!((&moved["people"], &moved["skipped"][0]["people"]), (&json!(8), &json!(4)));
    assert_eq!(list(&desk, json!({ "rt": "3" }), Value::Null)["total"], 12);
    back(&moved);

    let ended = bulk(json!({ "end": { "from": "2026-07", "reason": "formal_job" } }));
    assert_eq!((&ended["people"], &ended["freed"]), (&json!(4), &json!(4)));
    assert_eq!(list(&desk, json!({ "state": "ended" }), Value::Null)["total"], 4);
    back(&ended);

    let nothing = json!({ "filter": {}, "place": { "rt": " " } });
    assert_eq!(desk.tries("roster.bulk", nothing).unwrap_err().code, "empty_text");
    assert_eq!(desk.tries("roster.bulk", json!({ "filter": {} })).unwrap_err().code, "bad_request");
}

#[test]
fn the_list_is_written_as_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 4, 12);
    let file = |name: &str| folder.path().join(name);
    let chosen = desk.does("roster.numbers", json!({ "filter": { "rt": "2" } }));
    let request = |name: &str| {
        json!({
            "filter": { "workers": chosen["workers"] }, "path": file(name),
            "sort": { "by": "name", "descending": true }, "columns": ["name", "place", "nik"],
        })
    };
    desk.does("roster.export", request("daftar.csv"));
    let text = std::fs::read_to_string(file("daftar.csv")).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0], "Nama;RT;RW;NIK");
    assert!(lines[1].starts_with("Warga 10;002;01;"), "the order of the screen");
    if !present(&[("pdftotext", "poppler-utils")]) {
        return;
    }
    desk.does("roster.export", request("daftar.pdf"));
    let whole = {
        let mut request = request("lengkap.pdf");
        request["numbers"] = json!(true);
        request
    };
    desk.does("roster.export", whole);
    let on_paper = |name: &str| words(&file(name), 1);
    let paper = on_paper("daftar.pdf");
    assert!(paper.contains("DAFTAR PEKERJA") && paper.contains("Warga 10"), "{paper}");
    assert!(!paper.contains(&nik(10)) && on_paper("lengkap.pdf").contains(&nik(10)));
}
