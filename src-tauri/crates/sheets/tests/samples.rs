//! The sample lists of the repository, read as an officer would hand them over.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use lindung_sheets::{By, CellKind, Column, Reading, Sheet, read, recognise};

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/samples")
}

fn sheets(name: &str) -> Vec<Sheet> {
    read(&samples().join(name)).unwrap()
}

fn found(reading: &Reading<'_>) -> Vec<(&'static str, usize)> {
    reading.columns.iter().map(|(column, guess)| (column.key(), guess.index)).collect()
}

#[test]
fn every_sample_has_the_rows_that_its_truth_states() {
    let truth = std::fs::read_to_string(samples().join("truth.json")).unwrap();
    let truth: BTreeMap<String, serde_json::Value> = serde_json::from_str(&truth).unwrap();
    assert_eq!(truth.len(), 4, "a sample without a test");
    for (name, truth) in truth {
        let sheets = sheets(&name);
        let reading = recognise(&sheets, &BTreeMap::new()).unwrap();
        assert_eq!(Some(reading.rows().len() as u64), truth["rows"].as_u64(), "{name}");
    }
}

#[test]
fn a_list_typed_in_the_neighbourhood_is_understood() {
    let sheets = sheets("bontang-baru-rt.xlsx");
    let reading = recognise(&sheets, &BTreeMap::new()).unwrap();
    assert_eq!(reading.header_row, Some(5));
    let columns = [
        ("no", 0),
        ("nik", 1),
        ("name", 2),
        ("birth_place_and_date", 4),
        ("sex", 3),
        ("address", 5),
        ("rt", 6),
        ("rw", 7),
        ("phone", 9),
        ("occupation", 8),
    ];
    assert_eq!(found(&reading), columns);
    assert!(reading.columns.values().all(|guess| guess.by == By::Alias));
    let first = reading.rows().next().unwrap();
    assert_eq!(first.line(), 6);
    assert_eq!(first.get(Column::Rt).unwrap().text, "004", "zeros are kept");
    let numeric =
        reading.rows().filter(|row| row.get(Column::Nik).unwrap().kind == CellKind::Number).count();
    assert_eq!(numeric, 3, "NIKs that Excel kept as numbers are told apart");
    assert_eq!(reading.rows().last().unwrap().line(), 325, "the signature below is no person");
}

#[test]
fn an_opensid_export_keeps_its_codes() {
    let sheets = sheets("opensid-penduduk.xlsx");
    let reading = recognise(&sheets, &BTreeMap::new()).unwrap();
    let columns = [
        ("nik", 6),
        ("name", 4),
        ("family_card", 5),
        ("birth_place", 8),
        ("born_on", 9),
        ("sex", 7),
        ("address", 0),
        ("hamlet", 1),
        ("rt", 3),
        ("rw", 2),
        ("occupation_code", 13),
    ];
    assert_eq!(found(&reading), columns);
    let first = reading.rows().next().unwrap();
    assert_eq!(first.get(Column::Sex).unwrap().text, "1");
    assert_eq!(first.get(Column::OccupationCode).unwrap().text, "88");
    assert!(reading.unmapped.iter().any(|(_, header)| header == "kk_level"));
}

#[test]
fn a_list_with_only_nik_and_name_is_understood() {
    let sheets = sheets("dtsen-nik-nama.csv");
    let reading = recognise(&sheets, &BTreeMap::new()).unwrap();
    assert_eq!(found(&reading), [("nik", 0), ("name", 1)]);
    assert_eq!(reading.rows().next().unwrap().line(), 2);
}

#[test]
fn a_windows_csv_of_cadres_is_understood() {
    let sheets = sheets("kader-posyandu.csv");
    let reading = recognise(&sheets, &BTreeMap::new()).unwrap();
    let columns = [
        ("no", 0),
        ("nik", 2),
        ("name", 1),
        ("born_on", 3),
        ("sex", 4),
        ("rt_rw", 6),
        ("phone", 7),
    ];
    assert_eq!(found(&reading), columns);
    assert_eq!(reading.unmapped, [(5, "Posyandu".to_owned())]);
    let first = reading.rows().next().unwrap();
    assert_eq!(first.raw().nth(5).unwrap().text, "Posyandu Mélati");
}
