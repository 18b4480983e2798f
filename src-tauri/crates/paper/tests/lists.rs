//! Lists as they leave the printer.
#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use lindung_paper::{Align, Paper, TableColumn, TablePaper, table};

fn list(rows: usize) -> TablePaper {
    let column = |heading: &str| TableColumn { heading: heading.into(), align: Align::Left };
    let row = |number: usize| vec![number.to_string(), format!("Sumiati Contoh {number}")];
    TablePaper {
        paper: Paper::F4,
        landscape: false,
        letterhead: vec!["PEMERINTAH KOTA MELATI".into(), "KELURAHAN PELANGI".into()],
        title: "Daftar peserta".into(),
        subtitle: Vec::new(),
        columns: vec![column("No."), column("Nama")],
        rows: (0..rows).map(row).collect(),
        qr: None,
        signature: vec!["Lurah".into(), String::new(), "Nama".into()],
        footer: "Lindung".into(),
    }
}

fn pages(table_paper: &TablePaper) -> usize {
    lopdf::Document::load_mem(&table(table_paper).unwrap()).unwrap().get_pages().len()
}

#[test]
fn a_long_list_takes_more_pages_and_fewer_lying_upright() {
    assert_eq!(pages(&list(0)), 1, "an empty list is a page that says so");
    assert_eq!(pages(&list(30)), 1);
    let upright = pages(&list(500));
    assert!(upright > 5 && pages(&TablePaper { landscape: true, ..list(500) }) > upright);
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(table(&list(80)).unwrap(), table(&list(80)).unwrap());
    assert_ne!(table(&list(80)).unwrap(), table(&list(81)).unwrap());
}

#[test]
fn ragged_rows_and_endless_words_are_set_without_harm() {
    let rows = vec![vec![], vec!["x".repeat(9000)], vec!["a".into(), "b".into(), "c".into()]];
    assert_eq!(pages(&TablePaper { rows, ..list(0) }), 3, "a row taller than a page goes on");
}

#[test]
fn nothing_of_a_person_shows_in_debug_output() {
    assert_eq!(format!("{:?}", list(3)), "TablePaper(2 columns, 3 rows)");
}
