//! Lists that are corrected before they are taken, and refused rows that are mended afterwards.

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::nik;
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};

/// As the numbers of the first people say.
const BORN: &str = "01-01-1980";

/// One row is whole, one lacks its NIK, one has a wrong one, one has a date that is none.
fn list() -> String {
    let row = |nik: &str, name: &str, born: &str| format!("{nik};{name};{born}\n");
    let rows = [
        row(&nik(1), "Warga Satu", BORN),
        row("", "Warga Dua", BORN),
        row("1234", "Warga Tiga", BORN),
        row(&nik(4), "Warga Empat", "entah kapan"),
    ];
    format!("NIK;NAMA;TGL LAHIR\n{}", rows.concat())
}

fn desk(folder: &std::path::Path) -> TestDesk {
    TestDesk::new(&folder.join("desa"), PELANGI, 12)
}

fn looked(desk: &TestDesk, corrections: &Value, dry: bool) -> Value {
    let request = json!({
        "pasted": list(), "dry_run": dry, "corrections": corrections, "show": 100,
    });
    desk.does("import.run", request)
}

#[test]
fn what_is_typed_over_a_row_is_judged_at_once_and_saved_with_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let first = looked(&desk, &json!({}), true);
    assert_eq!((&first["registered"], &first["refused"]), (&json!(1), &json!(2)), "{first}");
    assert_eq!(first["doubtful"], 1);
    let reasons = first["reasons"].as_array().unwrap();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(reasons.iter().all(|reason| reason["rows"] == 1));
    assert_eq!((&reasons[0]["fate"], &reasons[2]["fate"]), (&json!("refused"), &json!("doubtful")));
    assert_eq!(first["list"][0]["column"], "nik");
    assert_eq!(first["list"][1]["cells"][1], "Warga Dua");

    // Line 3 gets a number, line 5 the date of its own number; line 4 one that stood higher.
    let born = json!({ "born_on": BORN });
    let corrections = json!({ "3": { "nik": nik(2) }, "4": { "nik": nik(1) }, "5": born });
    let again = looked(&desk, &corrections, true);
    assert_eq!((&again["registered"], &again["doubtful"]), (&json!(3), &json!(0)), "{again}");
    assert_eq!(again["kinds"], json!({ "duplicate": 1 }));
    assert_eq!(desk.does("roster.list", json!({}))["total"], 0, "a trial changes nothing");
    assert_eq!(desk.does("import.worklist", json!({}))["rows"], json!([]));

    let saved = looked(&desk, &corrections, false);
    assert_eq!((&saved["registered"], &saved["refused"]), (&json!(3), &json!(1)));
    let undone = desk.does("import.undo", json!({ "group": saved["group"] }));
    assert_eq!(undone["undone"], 3);
    assert_eq!(desk.does("import.worklist", json!({}))["rows"], json!([]));
}

#[test]
fn a_column_can_be_taken_for_none() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let request = json!({ "pasted": list(), "dry_run": true, "map": { "born_on": "" } });
    let told = desk.does("import.run", request);
    assert_eq!(told["list"][2]["column"], Value::Null);
    assert_eq!((&told["registered"], &told["doubtful"]), (&json!(2), &json!(0)), "{told}");
}

#[test]
fn a_row_that_waits_is_mended_in_its_place_or_keeps_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    looked(&desk, &json!({}), false);
    let rows = || desk.does("import.worklist", json!({}))["rows"].as_array().unwrap().clone();
    let [lacking, short] = [rows()[0].clone(), rows()[1].clone()];
    let mend = |row: &Value, nik: &str| {
        let mut details = row["details"].clone();
        details["nik"] = json!(nik);
        desk.does("import.mend", json!({ "id": row["id"], "details": details }))
    };
    let still = mend(&lacking, "99");
    assert_eq!((&still["saved"], &still["fate"]), (&json!(false), &json!("refused")));
    assert_eq!(rows()[0]["details"]["nik"], "99", "what was typed is kept");
    assert_eq!(mend(&lacking, &nik(2))["fate"], "registered");
    // Somebody who is there already: nothing is registered twice, and the row waits no longer.
    assert_eq!(mend(&short, &nik(2))["saved"], true);
    assert_eq!(rows(), Vec::<Value>::new());
    assert_eq!(desk.does("roster.list", json!({}))["total"], 3);
    let gone = desk.tries("import.mend", json!({ "id": short["id"], "details": {} }));
    assert_eq!(gone.unwrap_err().code, "no_row");
}

#[test]
fn the_report_is_a_spreadsheet_or_a_page_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    for (name, begins) in [("laporan.pdf", &b"%PDF-"[..]), ("laporan.xlsx", b"PK")] {
        let path = folder.path().join(name);
        let request = json!({ "pasted": list(), "dry_run": true, "report": path });
        assert_eq!(desk.does("import.run", request)["report"], json!(path));
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{name}");
    }
    assert_eq!(desk.does("roster.list", json!({}))["total"], 0);
}

#[test]
fn an_import_that_is_stopped_while_it_is_saved_leaves_nothing() {
    const PEOPLE: u32 = 1_200;
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let rows = (0..PEOPLE).map(|n| format!("{};Warga {n}\n", nik(n))).collect::<String>();
    let request = json!({ "pasted": format!("NIK;NAMA\n{rows}") });
    let before = desk.does("village.status", json!({}))["frontier"].clone();
    // Reading tells 0, 500, 1.000 and 1.200 of all; only saving comes to a second 500.
    let mut seen = 0;
    let stopped = desk.stopped_when("import.run", request.clone(), |step| {
        seen += u32::from(step.done == 500);
        seen == 2
    });
    assert_eq!(stopped.unwrap_err().code, "cancelled");
    assert_eq!(desk.does("village.status", json!({}))["frontier"], before);
    assert_eq!(desk.does("roster.list", json!({}))["total"], 0);
    assert_eq!(desk.does("import.run", request)["registered"], PEOPLE);
}
