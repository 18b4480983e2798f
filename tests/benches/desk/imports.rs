//! Import of a list against reading the same file and inserting plain rows.

use crate::measure::{line, median, time};
use crate::village::{BONTANG, Village, people, write_list};
use calamine::{Data, Reader, open_workbook_auto};
use serde_json::json;

const ROUNDS: usize = 3;

pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("daftar.xlsx");
    write_list(&list, &people(BONTANG));
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let path = folder.path().join(format!("{round}.db"));
        let mut db = crate::bare::database(&path);
        bare.push(
            time(|| {
                let mut book = open_workbook_auto(&list).unwrap();
                let sheet = book.worksheet_range_at(0).unwrap().unwrap();
                let text = |cell: &Data| match cell {
                    Data::String(text) => text.clone(),
                    other => other.to_string(),
                };
                let rows: Vec<[String; 11]> = sheet
                    .rows()
                    .skip(1)
                    .map(|row| std::array::from_fn(|at| text(&row[at])))
                    .collect();
                crate::bare::insert(&mut db, &rows);
            })
            .0,
        );
        let mut village = Village::new();
        let (took, answer) = time(|| village.call("import.run", json!({ "path": list })));
        assert_eq!(answer["rows"], BONTANG);
        ours.push(took);
    }
    line("import of 34.782 rows", median(&mut ours), median(&mut bare), 200);
}
