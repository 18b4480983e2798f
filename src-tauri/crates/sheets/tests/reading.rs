//! Files as they come: broken, hidden, oddly made.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;

use lindung_sheets::{By, CellKind, Column, Reading, Sheet, SheetError, read_bytes, recognise};
use rust_xlsxwriter::Workbook;

fn csv(text: &str) -> Vec<Sheet> {
    read_bytes(text.as_bytes(), "daftar").unwrap()
}

/// Makes an xlsx of text cells: for each sheet its rows.
fn xlsx(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                if !text.is_empty() {
                    sheet.write_string(row, column, *text).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn none() -> BTreeMap<Column, String> {
    BTreeMap::new()
}

fn lines(reading: &Reading<'_>) -> Vec<u32> {
    reading.rows().map(|row| row.line()).collect()
}

const HEADER: [&str; 4] = ["No", "NIK", "Nama", "RT"];
const BUDI: [&str; 4] = ["1", "6474010101909101", "Budi Santosa", "003"];
const SITI: [&str; 4] = ["2", "6474014208859102", "Siti Rahmah", "004"];

#[test]
fn what_is_no_list_is_refused_with_its_code() {
    let whole = xlsx(&[("A", vec![HEADER.to_vec(), BUDI.to_vec()])]);
    let half = &whole[..whole.len() / 2];
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    let locked: Vec<u8> = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let table: [(&[u8], &str); 8] = [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (half, "damaged"),
        (&flipped, "damaged"),
        (&locked, "password_protected"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 a letter", "not_a_sheet"),
        (b"%PDF-1.7", "not_a_sheet"),
        (b"<html><table></table></html>", "web_page"),
    ];
    for (bytes, code) in table {
        assert_eq!(read_bytes(bytes, "x").unwrap_err().code(), code);
    }
    let error = recognise(&csv("Barang;Harga\r\nBeras;12000\r\n"), &none()).unwrap_err();
    assert_eq!(error.code(), "no_list");
}

#[test]
fn a_file_larger_than_any_list_is_refused() {
    let bytes = vec![b'1'; usize::try_from(lindung_sheets::MAX_BYTES).unwrap() + 1];
    assert_eq!(read_bytes(&bytes, "x").unwrap_err().code(), "too_large");
}

#[test]
fn one_cell_in_the_last_corner_costs_no_memory() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(HEADER) {
        sheet.write_string(0, column, header).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "jauh").unwrap();
    let sheets = read_bytes(&book.save_to_buffer().unwrap(), "x").unwrap();
    assert_eq!((sheets[0].height(), sheets[0].width()), (1_048_576, 16_384));
    assert_eq!(recognise(&sheets, &none()).unwrap().rows().len(), 0);
}

#[test]
fn too_many_cells_are_refused() {
    // Each of these lines counts as 16.000 cells, blank ones included.
    let line = format!("{}x\n", ";".repeat(16_000));
    let error = read_bytes(line.repeat(400).as_bytes(), "x").unwrap_err();
    assert_eq!(error.code(), "too_large");
}

#[test]
fn a_list_without_rows_is_a_list() {
    let sheets = csv("NIK;NAMA\r\n");
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!((reading.header_row, reading.rows().len()), (Some(1), 0));
}

#[test]
fn a_header_in_row_25_is_found() {
    let mut rows = vec![vec!["PEMERINTAH KOTA", "", ""], vec!["Daftar nama dan NIK warga"]];
    rows.resize(24, vec![]);
    rows.extend([HEADER.to_vec(), BUDI.to_vec(), vec![], SITI.to_vec()]);
    let bytes = xlsx(&[("Data", rows)]);
    let sheets = read_bytes(&bytes, "x").unwrap();
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!((reading.header_row, lines(&reading)), (Some(25), vec![26, 28]));
}

#[test]
fn the_list_may_stand_on_the_second_sheet() {
    let summary = vec![vec!["Rekapitulasi"], vec!["Nama RT", "Jumlah"], vec!["RT 003", "2"]];
    let list = vec![HEADER.to_vec(), BUDI.to_vec(), SITI.to_vec()];
    let example = vec![HEADER.to_vec(), BUDI.to_vec()];
    let bytes = xlsx(&[("Rekap", summary), ("Contoh", example), ("Data", list)]);
    let sheets = read_bytes(&bytes, "x").unwrap();
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!((reading.sheet, reading.sheet_name), (2, "Data"));
    assert_eq!(reading.other_lists, ["Contoh"]);
}

#[test]
fn a_header_of_two_lines_is_put_together() {
    let bytes = xlsx(&[(
        "Data",
        vec![
            vec!["DAFTAR WARGA"],
            vec!["No", "NIK", "Nama", "Tempat / Tgl Lahir", "", "Alamat", "", ""],
            vec!["", "", "", "Tempat", "Tanggal", "Jalan", "RT", "RW"],
            vec!["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
            vec!["1", "6474010101909101", "Budi", "Bontang", "01-01-1990", "Jl. A", "003", "01"],
        ],
    )]);
    let sheets = read_bytes(&bytes, "x").unwrap();
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!((reading.header_row, lines(&reading)), (Some(3), vec![5]));
    let row = reading.rows().next().unwrap();
    let text = |column| row.get(column).map(|cell| cell.text);
    assert_eq!(text(Column::BirthPlace), Some("Bontang"));
    assert_eq!(text(Column::BornOn), Some("01-01-1990"));
    assert_eq!(text(Column::Address), Some("Jl. A"));
    assert_eq!((text(Column::Rt), text(Column::Rw)), (Some("003"), Some("01")));
}

#[test]
fn a_list_without_a_header_is_known_by_its_content() {
    let sheets = csv("Budi Santosa;6474010101909101;L;01-01-1990;003/01;081234567890\n\
                      Siti Rahmah;6474014208859102;P;02-08-1985;004/01;081234567891\n");
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!((reading.header_row, lines(&reading)), (None, vec![1, 2]));
    let found: Vec<_> = reading.columns.iter().map(|(c, guess)| (c.key(), guess.index)).collect();
    let wanted = [("nik", 1), ("name", 0), ("born_on", 3), ("sex", 2), ("rt_rw", 4), ("phone", 5)];
    assert_eq!(found, wanted);
    assert!(reading.columns.values().all(|guess| guess.by == By::Content));
}

#[test]
fn the_family_card_is_told_from_the_nik() {
    let sheets = csv("6474010101209201;6474010101909101;Budi Santosa\n\
                      6474010101209201;6474014208859102;Siti Rahmah\n");
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!(reading.columns[&Column::Nik].index, 1);
    assert_eq!(reading.columns[&Column::FamilyCard].index, 0);
}

#[test]
fn a_header_that_its_cells_belie_is_corrected() {
    let sheets = csv("NIK;Nama;Tanggal Lahir;RT;Status\n\
                      6474010101909101;Budi;Bontang, 1 Januari 1990;003/01;Kawin\n\
                      6474014208859102;Siti;Paser, 02-08-1985;004/01;Belum Kawin\n");
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!(reading.columns[&Column::BirthPlaceAndDate].index, 2);
    assert_eq!(reading.columns[&Column::RtRw].index, 3);
    assert!(!reading.has(Column::BornOn) && !reading.has(Column::Rt));
    assert!(!reading.has(Column::Status), "a marital status is no state of the worker");
}

#[test]
fn the_officer_may_say_which_column_is_which() {
    let sheets = csv("Kode;Sebutan;RT\n6474010101909101;Budi;003\n");
    for (nik, name) in [("Kode", "B"), ("a", "SEBUTAN")] {
        let wanted = BTreeMap::from([(Column::Nik, nik.into()), (Column::Name, name.into())]);
        let reading = recognise(&sheets, &wanted).unwrap();
        assert_eq!(reading.columns[&Column::Nik].by, By::Asked);
        assert_eq!(reading.columns[&Column::Name].index, 1);
    }
    let wanted = BTreeMap::from([(Column::Phone, "Nomor".to_owned())]);
    let error = recognise(&sheets, &wanted).unwrap_err();
    assert!(matches!(error, SheetError::ColumnNotFound { column: Column::Phone, .. }));
}

#[test]
fn blank_lines_sums_and_signatures_are_no_rows() {
    let sheets = csv("No;NIK;Nama;RT;Pekerjaan\n\
                      1;6474010101909101;Budi;003;Nelayan\n\
                      ;;;;\n\
                      2;;Siti;004;\n\
                      3;0;Andi;004;Petani\n\
                      4;belum punya;Wati;;\n\
                      5;;;;\n\
                      Jumlah;3;;;\n\
                      No;NIK;Nama;RT;Pekerjaan\n\
                      6;6474014208859102;;;Ketua RT\n\
                      ;;Bontang, 12 Oktober 2026;;Ketua RT 003\n\
                      ;;Mengetahui;;\n\
                      ;;Lurah Contoh;;Ketua RT 003\n\
                      ;;(....................);;(...................)\n\
                      ;;SUPARMAN, S.Pd;;NIP. 19700101\n");
    let reading = recognise(&sheets, &none()).unwrap();
    assert_eq!(lines(&reading), [2, 4, 5, 6, 10]);
}

#[test]
fn delimiters_are_detected() {
    let rows = ["NIK;Nama;TTL", "6474010101909101;Budi;\"Bontang, 1 Januari 1990\""];
    for delimiter in [";", ",", "\t", "|"] {
        let text = rows.join("\r\n").replace(';', delimiter);
        let sheets = csv(&text);
        assert_eq!(sheets[0].width(), 3, "{delimiter:?}");
        assert_eq!(sheets[0].cell(1, 2).text, "Bontang, 1 Januari 1990");
    }
    let plain = csv("NIK;Nama;TTL\n1;Budi;Bontang, 1-1-1990\n2;Siti;Paser, 2-2-1992\n");
    assert_eq!(plain[0].width(), 3, "a comma in every line is no delimiter");
    let said = csv("sep=|\r\nNIK|Nama;x\r\n1|Budi;y\r\n");
    assert_eq!(said[0].cell(2, 1).text, "Budi;y", "the file says itself how it is divided");
}

#[test]
fn a_cell_may_hold_quotes_delimiters_and_line_breaks() {
    let sheets = csv("NIK;Nama;Alamat\r\n\r\n1;\"Budi \"\"Bud\"\"\";\"Jl. A;\r\nRT 3\"\r\n2;B;C");
    let sheet = &sheets[0];
    assert_eq!(sheet.height(), 4, "a line as Excel counts it, the blank one included");
    assert_eq!(sheet.cell(2, 1).text, "Budi \"Bud\"");
    assert_eq!(sheet.cell(2, 2).text, "Jl. A;\r\nRT 3");
    assert_eq!(sheet.cell(3, 2).text, "C");
}

#[test]
fn old_excel_and_libreoffice_files_read_like_new_ones() {
    let files: [(&[u8], u32, usize); 2] =
        [(include_bytes!("files/daftar.xls"), 3, 1), (include_bytes!("files/daftar.ods"), 4, 0)];
    for (bytes, header, sheet) in files {
        let sheets = read_bytes(bytes, "x").unwrap();
        let reading = recognise(&sheets, &none()).unwrap();
        assert_eq!((reading.sheet, reading.header_row), (sheet, Some(header)));
        let rows: Vec<_> = reading.rows().collect();
        assert_eq!(lines(&reading), [header + 1, header + 2, header + 3]);
        let nik = |row: usize| rows[row].get(Column::Nik).map(|cell| (cell.text, cell.kind));
        assert_eq!(nik(0), Some(("6474010101909101", CellKind::Text)));
        assert_eq!(nik(2), Some(("6474011203799103", CellKind::Number)));
        let born = rows[1].get(Column::BornOn).unwrap();
        assert_eq!((born.text, born.kind), ("1985-08-02", CellKind::Date));
        assert_eq!(rows[1].get(Column::Name).unwrap().text, "Siti Rahmah", "without the comment");
        assert_eq!(rows[2].get(Column::RtRw).unwrap().text, "012/02");
    }
}

#[test]
fn nothing_of_a_person_shows_in_debug() {
    let sheets = csv("NIK;Nama;RT\n6474010101909101;Budi;003\n");
    let reading = recognise(&sheets, &none()).unwrap();
    let row = reading.rows().next().unwrap();
    let shown = format!("{sheets:?} {reading:?} {row:?} {:?}", row.get(Column::Nik));
    assert!(!shown.contains("6474") && !shown.contains("Budi"), "{shown}");
}
