//! What an officer sees of the cards before they are printed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_tests::desk::TestDesk;
use lindung_tests::executable::sample;
use lindung_tests::tools;
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

fn desk() -> (TempDir, TestDesk, u64) {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 7);
    let list = sample("kader-posyandu.csv");
    desk.does("import.run", json!({ "path": list }));
    let people = desk.does("village.status", json!({}))["workers"].as_u64().unwrap();
    (folder, desk, people)
}

fn pdf(preview: &Value) -> Vec<u8> {
    STANDARD.decode(preview["pdf"].as_str().unwrap()).unwrap()
}

/// The same request with the place where the file goes.
fn printed(desk: &TestDesk, mut request: Value, file: &Path) -> Value {
    request["path"] = json!(file);
    desk.does("card.print", request)
}

#[test]
fn a_preview_records_nothing_and_says_what_printing_will_do() {
    let (folder, desk, people) = desk();
    assert!(people > 20, "more than two sheets");
    let tools = tools::present(&[("pdftoppm", "poppler-utils"), ("zbarimg", "zbar-tools")]);
    let choices = [("a4", "front", 1, 10), ("f4", "both", 4, 7), ("cr80", "back", 1, 1)];
    for (sheet, side, start_slot, on_sheet) in choices {
        let request = json!({ "sheet": sheet, "side": side, "start_slot": start_slot });
        let before = desk.does("village.status", json!({}));
        let preview = desk.does("card.preview", request.clone());
        assert_eq!(preview, desk.does("card.preview", request.clone()), "no number is used up");
        assert_eq!(before, desk.does("village.status", json!({})), "log and state are as before");
        assert_eq!(preview["on_sheet"], on_sheet);

        let file = folder.path().join(format!("{sheet}.pdf"));
        let told = printed(&desk, request, &file);
        assert_eq!((&preview["cards"], &preview["pages"]), (&told["cards"], &told["pages"]));
        if tools {
            assert_same_first_sheet(&folder, &pdf(&preview), &file, side);
        } else {
            println!("skipped: apt-get install poppler-utils zbar-tools");
        }
    }
}

/// The pages of the preview say what was printed, and so do their QR codes. Dots differ: a longer
/// file holds more letters of the typeface.
fn assert_same_first_sheet(folder: &TempDir, preview: &[u8], file: &Path, side: &str) {
    let shown = folder.path().join("pratinjau.pdf");
    std::fs::write(&shown, preview).unwrap();
    let said = |pdf: &Path, page: u64| {
        let front = page == 1 && side != "back";
        let picture = tools::raster(pdf, page, &folder.path().join("halaman"));
        (tools::words(pdf, page), if front { tools::read_codes(&picture) } else { Vec::new() })
    };
    for page in 1..=if side == "both" { 2 } else { 1 } {
        let (seen, came) = (said(&shown, page), said(file, page));
        assert!(!seen.0.is_empty());
        assert!(seen == came, "page {page} of {}", file.display());
    }
}

#[test]
fn a_preview_of_one_sheet_is_the_file_that_is_printed_next() {
    let (folder, desk, _) = desk();
    let listed = desk.does("roster.list", json!({ "offset": 0, "limit": 3, "filter": {} }));
    let workers: Vec<Value> =
        listed["workers"].as_array().unwrap().iter().map(|line| line["worker"].clone()).collect();
    let request = json!({ "workers": workers, "sheet": "f4", "side": "both", "start_slot": 5 });
    let file = folder.path().join("kartu.pdf");
    for print in ["the first", "the second, which says that it is"] {
        let preview = desk.does("card.preview", request.clone());
        printed(&desk, request.clone(), &file);
        let same = pdf(&preview) == std::fs::read(&file).unwrap();
        assert!(same, "{print} print is what was seen, byte by byte");
    }
}
