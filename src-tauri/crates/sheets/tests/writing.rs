//! Exports and reports, opened again with the reader.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;

use lindung_sheets::{
    CellKind, Column, Mark, Remark, export_csv, export_xlsx, read_bytes, recognise, report,
};
use rust_xlsxwriter::Workbook;

fn rows() -> Vec<Vec<String>> {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    vec![
        row(["6474010101909101", "Budi; \"Bud\"", "+628123456789"]),
        row(["6474014208859102", "=HYPERLINK(\"x\")", "-"]),
    ]
}

#[test]
fn an_xlsx_export_holds_texts_only() {
    let bytes = export_xlsx("Pekerja [RT/3]", &["NIK", "Nama", "HP"], &rows(), &[20]).unwrap();
    let sheets = read_bytes(&bytes, "x").unwrap();
    assert_eq!(sheets[0].name(), "Pekerja RT3");
    for (row, cells) in (1..).zip(rows()) {
        for (column, text) in cells.iter().enumerate() {
            let cell = sheets[0].cell(row, column);
            assert_eq!((cell.text, cell.kind), (text.as_str(), CellKind::Text));
        }
    }
}

#[test]
fn a_csv_export_is_what_excel_in_indonesia_opens() {
    let bytes = export_csv(&["NIK", "Nama", "HP"], &rows()).unwrap();
    let wanted = "\u{feff}NIK;Nama;HP\r\n\
                  6474010101909101;\"Budi; \"\"Bud\"\"\";'+628123456789\r\n\
                  6474014208859102;\"'=HYPERLINK(\"\"x\"\")\";'-\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), wanted);
}

#[test]
fn formulas_are_neutralised_however_they_begin() {
    for begin in ["=", "+", "-", "@", "\t", "\r"] {
        let bytes = export_csv(&["A", "B"], &[vec![format!("{begin}1"), "x".to_owned()]]).unwrap();
        let sheets = read_bytes(&bytes, "x").unwrap();
        assert_eq!(sheets[0].cell(1, 0).text, format!("'{begin}1"));
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let make = || export_xlsx("Pekerja", &["NIK", "Nama", "HP"], &rows(), &[]).unwrap();
    assert_eq!(make(), make());
}

/// A title, a header in row 3, a NIK as text and one as number, and a second sheet.
fn list() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    sheet.write_string(0, 0, "DAFTAR PEKERJA RENTAN").unwrap();
    for (column, header) in (0..).zip(["NIK", "Nama", "RT"]) {
        sheet.write_string(2, column, header).unwrap();
    }
    sheet.write_string(3, 0, "6474010101909101").unwrap();
    sheet.write_string(3, 1, "=Budi").unwrap();
    sheet.write_string(3, 2, "003").unwrap();
    sheet.write_number(4, 0, 6.474_014_208_859_1e15).unwrap();
    sheet.write_string(4, 1, "Siti").unwrap();
    book.add_worksheet().set_name("Lain").unwrap().write_string(0, 0, "catatan").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_report_is_the_same_spreadsheet_with_a_remark_beside_each_row() {
    let sheets = read_bytes(&list(), "x").unwrap();
    let reading = recognise(&sheets, &BTreeMap::new()).unwrap();
    let refused =
        Remark { text: "Ditolak: NIK tersimpan sebagai angka".into(), mark: Mark::Refused };
    let remarks = BTreeMap::from([(5, refused.clone())]);
    let bytes = report(&sheets, &reading, &remarks).unwrap();
    assert_eq!(bytes, report(&sheets, &reading, &remarks).unwrap(), "the same bytes");

    let again = read_bytes(&bytes, "x").unwrap();
    assert_eq!(again.iter().map(|sheet| sheet.name()).collect::<Vec<_>>(), ["Data", "Lain"]);
    assert_eq!(again[0].cell(0, 0).text, "DAFTAR PEKERJA RENTAN");
    assert_eq!(again[0].cell(2, 3).text, "Keterangan");
    assert_eq!(again[0].cell(4, 3).text, refused.text);
    assert_eq!(again[0].cell(3, 1).text, "=Budi");
    assert_eq!(again[0].cell(3, 0).kind, CellKind::Text);
    assert_eq!(
        again[0].cell(4, 0).kind,
        CellKind::Number,
        "a NIK that lost its last digit must not pass for a good one when it comes back"
    );
    let reading = recognise(&again, &BTreeMap::new()).unwrap();
    assert_eq!((reading.header_row, reading.rows().len()), (Some(3), 2));
    assert!(reading.has(Column::Remark));
}
