//! Somebody who has the key changes the database behind the program's back: `verify` tells.
//!
//! A check that cannot fail proves nothing; this file shows that `village verify` can.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::database::open;
use lindung_tests::executable::sample;
use lindung_tests::village::{PELANGI, Village};
use serde_json::Value;

fn faults(village: &Village) -> Vec<String> {
    let told = village.call("verify", &[]).denied();
    assert_eq!(told["ok"], false);
    let code = |fault: &Value| fault["code"].as_str().unwrap().to_owned();
    told["faults"].as_array().unwrap().iter().map(code).collect()
}

/// What is done to the file, and what must be told of it.
const CHANGES: [(&str, &str); 10] = [
    ("UPDATE worker SET rt = '099' WHERE id = (SELECT max(id) FROM worker)", "tables_differ"),
    ("DELETE FROM worker WHERE id = (SELECT min(id) FROM worker)", "tables_differ"),
    ("UPDATE total SET workers = workers + 1 WHERE workers > 0", "tables_differ"),
    ("INSERT INTO worker_text (rowid, words) VALUES (7, 'siluman')", "tables_differ"),
    ("INSERT INTO subject (id, kind) VALUES (9007199254740991, 'clerk')", "tables_differ"),
    ("DELETE FROM subject", "tables_differ"),
    ("UPDATE entry SET recorded_at = recorded_at + 1 WHERE id % 7 = 3", "chain_broken"),
    ("UPDATE entry SET op = x'00' WHERE id = (SELECT max(id) FROM entry)", "chain_broken"),
    ("UPDATE entry SET hash = zeroblob(32) WHERE id = (SELECT max(id) FROM entry)", "chain_broken"),
    ("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)", "chain_broken"),
];

#[test]
fn whatever_is_changed_behind_the_program_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    village.verify();
    for (number, (sql, fault)) in CHANGES.into_iter().enumerate() {
        let copy = village.copy(folder.path().join(format!("desa-{number}")));
        assert!(open(&copy.home).execute(sql, []).unwrap() > 0, "nothing changed: {sql}");
        let told = faults(&copy);
        assert!(told.iter().any(|code| code == fault), "{sql}: {told:?}");
        if fault == "tables_differ" {
            copy.call("replay", &[]).good();
            copy.verify();
        }
    }
}

#[test]
fn a_page_that_the_disk_lost_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    let file = village.home.join("lindung.db");
    let bytes = std::fs::read(&file).unwrap();
    for part in 1..8 {
        let mut bytes = bytes.clone();
        let place = bytes.len() / 8 * part;
        bytes[place] ^= 4;
        std::fs::write(&file, &bytes).unwrap();
        let done = village.call("verify", &[]);
        assert_eq!(done.code, Some(1), "a bit at {place} is not told: {done:?}");
    }
    std::fs::write(&file, &bytes).unwrap();
    village.verify();
}
