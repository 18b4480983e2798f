//! Lists as officers hold them: what becomes of each row is what `samples/truth.json` says.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use calamine::{Data, Reader, open_workbook_auto};
use lindung_tests::executable::{sample, text};
use lindung_tests::village::Village;
use serde_json::{Map, Value};
use std::path::Path;

fn truth(list: &str) -> Value {
    let all = std::fs::read_to_string(sample("truth.json")).unwrap();
    let all: Value = serde_json::from_str(&all).unwrap();
    all[list].clone()
}

fn sum(kinds: &Value) -> u64 {
    kinds.as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum()
}

/// Counts of a first import, and of a dry run before it.
fn assert_counts(imported: &Value, truth: &Value) {
    assert_eq!(imported["rows"], truth["rows"], "rows");
    assert_eq!(imported["registered"], truth["clean"], "clean rows are registered");
    assert_eq!(imported["refused"], sum(&truth["refused"]), "refused");
    assert_eq!(imported["doubtful"], sum(&truth["doubted"]), "each doubtful row has one doubt");
    assert_eq!(imported["unchanged"], 0, "nobody was there before");
    let mut kinds: Map<String, Value> = truth["refused"].as_object().unwrap().clone();
    kinds.extend(truth["doubted"].as_object().unwrap().clone());
    assert_eq!(imported["kinds"], Value::Object(kinds), "how often each kind occurs");
}

/// The same list once more: the saved ones are known, the refused ones refused again.
fn assert_second(second: &Value, first: &Value) {
    let saved = first["registered"].as_u64().unwrap() + first["doubtful"].as_u64().unwrap();
    assert_eq!(second["unchanged"], saved, "everybody saved is known, doubts or not");
    assert_eq!(second["refused"], first["refused"]);
    assert_eq!(second["registered"], 0);
    assert_eq!(second["doubtful"], 0);
    assert!(second["group"].is_null(), "nothing was recorded: {}", second["group"]);
}

/// The texts under the header "Keterangan" of the first sheet that has it.
fn remarks(report: &Path) -> Vec<String> {
    let mut book = open_workbook_auto(report).unwrap();
    let sheets = book.worksheets();
    for (_, range) in &sheets {
        let rows: Vec<&[Data]> = range.rows().collect();
        let header = rows.iter().enumerate().find_map(|(line, row)| {
            let is = |cell: &Data| *cell == "Keterangan";
            row.iter().position(is).map(|column| (line, column))
        });
        if let Some((line, column)) = header {
            let below = rows[line + 1..].iter().map(|row| row[column].to_string());
            return below.filter(|text| !text.is_empty()).collect();
        }
    }
    panic!("no column Keterangan in {}", report.display())
}

fn story(list: &str, code: &str) {
    let (truth, path) = (truth(list), sample(list));
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), code);
    let empty = village.state_hash();

    let dry = village.call("import", &[text(&path), "--dry-run"]).good();
    assert_counts(&dry, &truth);
    assert!(dry["group"].is_null(), "a dry run records nothing");
    assert_eq!(village.state_hash(), empty, "a dry run leaves the state as it was");

    let report = folder.path().join("keterangan.xlsx");
    let first = village.call("import", &[text(&path), "--report", text(&report)]).good();
    assert_counts(&first, &truth);
    let full = village.state_hash();
    assert_ne!(full, empty, "people were registered");
    let remarks = remarks(&report);
    assert_eq!(remarks.len() as u64, truth["rows"].as_u64().unwrap(), "a remark for each row");
    let refused = remarks.iter().filter(|text| text.starts_with("Ditolak: ")).count();
    assert_eq!(refused as u64, sum(&truth["refused"]), "refused rows say why");
    let doubtful = remarks.iter().filter(|text| text.starts_with("Tersimpan, perlu diperiksa: "));
    assert_eq!(doubtful.count() as u64, sum(&truth["doubted"]), "doubtful rows say why");

    assert_second(&village.import(&path), &first);
    assert_eq!(village.state_hash(), full, "the same list again changes nothing");
    assert_eq!(village.status()["waiting"], sum(&truth["refused"]), "a refused row waits once");

    let group = first["group"].as_i64().unwrap().to_string();
    let undone = village.call("undo", &[&group]).good();
    let saved = truth["clean"].as_u64().unwrap() + sum(&truth["doubted"]);
    assert_eq!(undone["undone"], saved, "an import is undone as one");
    assert_eq!(undone["left"].as_array().unwrap().len(), 0, "nobody was touched since");
    assert_eq!(village.state_hash(), empty, "undo brings the state back");
    assert_eq!(village.status()["waiting"], 0, "refused rows of the import no longer wait");
    village.verify();
}

#[test]
fn a_list_typed_in_the_neighbourhood() {
    story("bontang-baru-rt.xlsx", "64.74.01.1002");
}

#[test]
fn an_export_of_opensid() {
    story("opensid-penduduk.xlsx", "64.01.03.2003");
}

#[test]
fn a_list_of_only_nik_and_name() {
    story("dtsen-nik-nama.csv", "15.01.01.2001");
}

#[test]
fn a_list_of_cadres_with_joined_cells() {
    story("kader-posyandu.csv", "64.74.02.1001");
}

/// NIK, name and place of everybody.
fn people(village: &Village) -> Vec<[String; 4]> {
    let workers = village.workers();
    let line = |worker: &Value| ["nik", "name", "rt", "rw"].map(|key| worker[key].to_string());
    workers["workers"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn after_an_undo_the_same_list_registers_everybody_again() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), "64.74.02.1001");
    let path = sample("kader-posyandu.csv");
    let first = village.import(&path);
    let full = people(&village);
    village.call("undo", &[&first["group"].to_string()]).good();
    assert_eq!(village.workers()["total"], 0);
    let second = village.import(&path);
    assert_eq!(second["registered"], first["registered"], "a voided NIK is free again");
    assert!(people(&village) == full, "the same people as before");
    village.call("undo", &["4611686018427387904"]).refused("no_group");
}
