//! Foreign bytes never panic, hang or fill the memory.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use csv::WriterBuilder;
use lindung_sheets::{read_bytes, recognise};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads and recognises; only that it comes back counts.
fn survive(bytes: &[u8]) {
    if let Ok(sheets) = read_bytes(bytes, "x")
        && let Ok(reading) = recognise(&sheets, &BTreeMap::new())
    {
        for row in reading.rows() {
            assert!(row.line() > 0);
        }
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn ods(content: &str) -> Vec<u8> {
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", mime), ("content.xml", content.as_bytes())])
}

/// The least that makes an xlsx, with that inside its one sheet.
fn xlsx(sheet: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/\
             officeDocument/2006/relationships/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let workbook = "<workbook><sheets><sheet name='A' r:id='r1'/></sheets></workbook>";
    zipped(&[
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/a.xml").as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/worksheets/a.xml", format!("<worksheet>{sheet}</worksheet>").as_bytes()),
    ])
}

/// Damages a good file: some bytes differ, and the end may be missing.
fn damaged(good: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8);
    (changes, any::<prop::sample::Index>()).prop_map(move |(changes, end)| {
        let mut bytes = good.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes.splice(at..=at, [byte]);
        }
        let lost = end.index(bytes.len()).min(16);
        bytes.truncate(bytes.len().saturating_sub(lost));
        bytes
    })
}

#[test]
fn a_table_that_is_never_closed_ends_as_damaged() {
    let open = "<table:table table:name='A'><table:table-row><table:table-cell>";
    assert_eq!(read_bytes(&ods(open), "x").unwrap_err().code(), "damaged");
}

#[test]
fn an_xlsx_that_states_a_wrong_size_is_read_as_it_is() {
    let cell = |at, text| format!("<c r='{at}' t='str'><v>{text}</v></c>");
    let bytes = xlsx(&format!(
        "<dimension ref='A1:XFD1048576'/><sheetData><row>{}{}</row></sheetData>",
        cell("A1", "NIK"),
        cell("C1", "Nama")
    ));
    let sheets = read_bytes(&bytes, "x").unwrap();
    assert_eq!((sheets[0].height(), sheets[0].width()), (1, 3));
    let backwards = xlsx(&format!("<sheetData>{}{}</sheetData>", cell("C1", "a"), cell("A1", "b")));
    assert_eq!(read_bytes(&backwards, "x").unwrap_err().code(), "damaged");
}

#[test]
fn a_cell_that_claims_a_million_columns_is_refused() {
    let row = |attribute: &str, cell: &str| {
        format!(
            "<table:table table:name='A'><table:table-row {attribute}>\
             <table:table-cell office:value-type='string' {cell}><text:p>x<text:s \
             text:c='4000000000'/></text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    let wide = ods(&row("", "table:number-columns-repeated='1000000'"));
    assert_eq!(read_bytes(&wide, "x").unwrap_err().code(), "too_large");
    let high = ods(&row("table:number-rows-repeated='1000000'", ""));
    assert_eq!(read_bytes(&high, "x").unwrap_err().code(), "too_large");
    let spaced = read_bytes(&ods(&row("", "")), "x").unwrap();
    assert!(spaced[0].cell(0, 0).text.len() < 2000);
}

#[test]
fn an_xls_that_claims_to_be_huge_fills_no_memory() {
    let good = include_bytes!("files/daftar.xls");
    // The content of the last record of that kind and length.
    let overwrite = |header: [u8; 4], content: &[u8]| {
        let at = good.windows(4).rposition(|window| window == header).unwrap();
        let mut bytes = good.to_vec();
        let content = content.iter().copied();
        let from = at.saturating_add(4);
        bytes.splice(from..from.saturating_add(content.len()), content);
        bytes
    };
    let size = overwrite([0x00, 0x02, 0x0E, 0x00], &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F]);
    assert_eq!(read_bytes(&size, "x").unwrap().len(), 2, "the stated size does not matter");
    let cell = overwrite([0xFD, 0x00, 0x0A, 0x00], &[0xFF; 4]);
    assert_eq!(read_bytes(&cell, "x").unwrap_err().code(), "too_large");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let part = vec![b' '; 300 << 20];
    let parts: Vec<(String, &[u8])> = (0..4).map(|n| (format!("p{n}"), &part[..])).collect();
    let mut parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, p)| (n.as_str(), *p)).collect();
    parts.push(("xl/workbook.xml", b"<workbook/>"));
    assert_eq!(read_bytes(&zipped(&parts), "x").unwrap_err().code(), "too_large");
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        survive(&bytes);
    }

    #[test]
    fn arbitrary_text_never_panics(text in "[\\PC;,\t\n\"']{0,400}") {
        survive(text.as_bytes());
    }

    #[test]
    fn a_damaged_xls_never_panics(bytes in damaged(include_bytes!("files/daftar.xls"))) {
        survive(&bytes);
    }

    #[test]
    fn a_damaged_ods_never_panics(bytes in damaged(include_bytes!("files/daftar.ods"))) {
        survive(&bytes);
    }

    #[test]
    fn arbitrary_tags_in_an_ods_never_panic(tags in prop::collection::vec(
        prop::sample::select(vec![
            "<table:table table:name='A'>", "</table:table>", "<table:table-row>",
            "</table:table-row>", "<table:table-cell>", "</table:table-cell>", "<text:p>",
            "</text:p>", "<text:s text:c='9'/>", "<office:annotation>", "</office:annotation>",
            "6474010101909101", "&amp;", "&#x41;", "NIK",
        ]), 0..40,
    )) {
        survive(&ods(&tags.concat()));
    }

    #[test]
    fn arbitrary_tags_in_an_xlsx_never_panic(tags in prop::collection::vec(
        prop::sample::select(vec![
            "<dimension ref='A1:XFD1048576'/>", "<sheetData>", "</sheetData>", "<row r='9'>",
            "<row>", "</row>", "<c r='A1' t='s'>", "<c r='XFD1048576'>", "<c t='str'>",
            "<c s='7'>", "</c>", "<v>", "</v>", "<is>", "</is>", "<t>", "</t>", "NIK",
            "6474010101909101", "1e300", "-1", "&#x41;", "&", "<f>", "</f>",
        ]), 0..40,
    )) {
        survive(&xlsx(&tags.concat()));
        survive(&xlsx(&format!("<sheetData>{}</sheetData>", tags.concat())));
    }

    #[test]
    fn what_the_csv_crate_writes_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[a-z;,\"\n\r 0-9]{0,8}", 3), 1..8)
    ) {
        let mut writer = WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        writer.write_record(["Nik", "Nama", "RT"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let text = format!("sep=;\n{}", String::from_utf8(bytes).unwrap());
        let sheets = read_bytes(text.as_bytes(), "x").unwrap();
        for (line, row) in (2..).zip(&rows) {
            for (column, text) in row.iter().enumerate() {
                prop_assert_eq!(sheets[0].cell(line, column).text, text);
            }
        }
    }
}
