//! Files for BPJSTK and its replies: sheets of a whole town, rejections that find their people,
//! participant numbers, statuses.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_sheets::{CellKind, export_xlsx};
use lindung_tests::desk::TestDesk;
use lindung_tests::dice::number;
use lindung_tests::programme::{decree, doubts, funding, import, list, nik, people, workers};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

const HEADERS: [&str; 11] = [
    "NOMOR_IDENTITAS",
    "NAMA_LENGKAP",
    "TGL_LAHIR",
    "HANDPHONE",
    "EMAIL",
    "JENIS_PEKERJAAN_1",
    "JENIS_PEKERJAAN_2",
    "LOKASI_PEKERJAAN",
    "UPAH",
    "KODE_PAKET",
    "BULAN_IURAN",
];

/// The rows of a written sheet below its header; every cell that says something is a text.
fn rows(file: &Path) -> Vec<Vec<String>> {
    let sheets = lindung_sheets::read(file).unwrap();
    assert_eq!((sheets.len(), sheets[0].name()), (1, "Data TK Baru"));
    let sheet = &sheets[0];
    let texts = |row: usize| -> Vec<String> {
        let cells = (0..HEADERS.len()).map(|column| sheet.cell(row, column));
        let texts = cells.inspect(|cell| {
            let text = matches!(cell.kind, CellKind::Text | CellKind::Empty);
            assert!(text, "{:?}", cell.kind);
        });
        texts.map(|cell| cell.text.to_owned()).collect()
    };
    assert_eq!(texts(0), HEADERS);
    (1..sheet.height()).map(texts).collect()
}

fn export(desk: &TestDesk, folder: &Path, more: Value) -> Value {
    let mut request = json!({ "folder": folder, "months": 3 });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.does("bpjs.export", request)
}

fn files(exported: &Value) -> Vec<PathBuf> {
    let files = exported["files"].as_array().unwrap();
    files.iter().map(|file| PathBuf::from(file.as_str().unwrap())).collect()
}

/// A reply as BPJSTK would write it: a title, a header, rows.
fn reply(path: &Path, headers: &[&str], rows: &[Vec<String>]) {
    let mut lines = vec![headers.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()];
    lines.extend(rows.iter().cloned());
    let bytes = export_xlsx("Hasil", &["HASIL UPLOAD DATA TK BARU"], &lines, &[]).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn rejections(path: &Path, rejected: &[(String, &str)]) {
    let row = |(nik, reason): &(String, &str)| vec![nik.clone(), (*reason).to_owned()];
    let rows: Vec<_> = rejected.iter().map(row).collect();
    reply(path, &["NOMOR_IDENTITAS", "ALASAN PENOLAKAN"], &rows);
}

fn village(folder: &Path, seed: u64, count: u32) -> TestDesk {
    let desk = TestDesk::new(&folder.join(format!("desa-{seed}")), PELANGI, seed);
    people(&desk, folder, 0..count);
    desk
}

#[test]
fn a_town_goes_into_four_files_and_500_reasons_find_their_people() {
    let begun = Instant::now();
    let count = u32::try_from(number("LINDUNG_BONTANG", 34_782)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("kota"), PELANGI, 1);
    let path = folder.path().join("daftar.csv");
    let better = |number: u32| if number.is_multiple_of(10) { "1.500.000" } else { "" };
    list(&path, (0..count).map(|number| (number, "Ojek", better(number))));
    import(&desk, &path);
    println!("registered after {:?}", begun.elapsed());

    for (name, code) in [("location", "3515"), ("occupation:ojek", "52")] {
        desk.does("bpjs.set_code", json!({ "name": name, "code": code }));
    }
    let written = export(&desk, folder.path(), json!({}));
    println!("written after {:?}", begun.elapsed());
    assert_eq!((&written["people"], &written["again"]), (&json!(count), &json!(0)));
    // The lists of the test bear no birth dates; nothing else is missing.
    assert_eq!(doubts(&written), ["bpjs_no_birth"]);
    let files = files(&written);
    let lengths: Vec<usize> = files.iter().map(|file| rows(file).len()).collect();
    let whole = usize::try_from(count).unwrap();
    let expected: Vec<usize> =
        (0..whole.div_ceil(10_000)).map(|file| (whole - file * 10_000).min(10_000)).collect();
    assert_eq!(lengths, expected);
    let mut niks = BTreeSet::new();
    for (place, file) in (1..).zip(&files) {
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("data-tk-baru-6474021001-2026-06-03-"), "{name}");
        assert!(name.ends_with(&format!("-{place}.xlsx")), "{name}");
        for row in rows(file) {
            let base = if row[8] == "1600000" { "1600000" } else { "1000000" };
            assert_eq!(row[4..], ["", "52", "", "3515", base, "T", "3"]);
            assert!(niks.insert(row[0].clone()), "nobody is sent twice");
        }
    }
    assert_eq!(niks, (0..count).map(nik).collect());
    println!("read after {:?}", begun.elapsed());

    // Every seventieth comes back, with one of two reasons.
    let reasons = ["NIK tidak ditemukan di Adminduk", "Usia melebihi batas"];
    let rejected: Vec<(String, &str)> = (0..500.min(count))
        .map(|number| (nik(number * (count / 500.min(count))), reasons[number as usize % 2]))
        .collect();
    let path = folder.path().join("penolakan.xlsx");
    rejections(&path, &rejected);
    let taken = desk.does("bpjs.import", json!({ "path": path, "evidence": "Surat 12/2026" }));
    assert_eq!((&taken["rejected"], &taken["unknown"]), (&json!(500), &json!(0)), "{taken}");
    let worklist = desk.does("bpjs.worklist", json!({}));
    let told: BTreeMap<String, &str> = worklist["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            assert_eq!(row["corrected"], false);
            (row["nik"].as_str().unwrap().to_owned(), row["reason"].as_str().unwrap())
        })
        .collect();
    assert_eq!(told, rejected.iter().cloned().collect());
    let state = desk.does("bpjs.state", json!({}));
    assert_eq!((&state["rejected"], &state["sent"]), (&json!(500), &json!(count - 500)));
    let shown = desk.does("worker.show", json!({ "nik": rejected[7].0 }));
    assert!(doubts(&shown).contains(&"bpjstk_rejected"), "{:?}", doubts(&shown));
    println!("attached after {:?}", begun.elapsed());
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
    println!("proved after {:?}", begun.elapsed());
}

#[test]
fn who_was_rejected_is_sent_again_once_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 2, 6);
    let decree = decree(&desk, funding(&desk, "APBDes", "apbdes"), ("2026-06", "2027-01"), 5);
    let ids = workers(&desk);
    let holders: Vec<i64> = (0..5).map(|number| ids[&nik(number)]).collect();
    let request = json!({ "decree": decree, "from": "2026-06", "workers": holders });
    desk.does("place.give", request);
    let asked = json!({ "decree": decree });
    let first = export(&desk, folder.path(), asked.clone());
    assert_eq!(first["people"], 5, "who has no place is not sent");
    let nobody = desk.tries(
        "bpjs.export",
        json!({
            "folder": folder.path(), "months": 3, "decree": decree,
        }),
    );
    assert_eq!(nobody.unwrap_err().code, "nobody_to_send");

    let path = folder.path().join("tolak.xlsx");
    rejections(&path, &[(nik(1), "Nama tidak sesuai KTP"), (nik(2), "Usia melebihi batas")]);
    desk.does("bpjs.import", json!({ "path": path }));
    let left = export(&desk, folder.path(), json!({ "decree": decree, "dry_run": true }));
    assert_eq!((&left["people"], &left["uncorrected"]), (&json!(0), &json!(2)));
    let correct = json!({ "worker": ids[&nik(1)], "set": { "name": "Wati Lestari" } });
    let saved = desk.does("worker.correct", correct);
    assert_eq!(doubts(&saved), ["bpjstk_corrected"]);
    let again = export(&desk, folder.path(), asked);
    assert_eq!((&again["people"], &again["again"]), (&json!(1), &json!(1)));
    assert_eq!(rows(&files(&again)[0])[0][1], "Wati Lestari");
    let shown = desk.does("bpjs.show", json!({ "worker": ids[&nik(1)] }));
    assert_eq!((&shown["stage"], &shown["rejection"]), (&json!("sent"), &json!(null)));
    // A number settles what nobody corrected.
    reply(&path, &["NIK", "NO KPJ"], &[vec![nik(2), "21009000123".to_owned()]]);
    desk.does("bpjs.import", json!({ "path": path }));
    assert_eq!(desk.does("bpjs.worklist", json!({}))["rows"], json!([]));
    // Whoever is sent although nothing was corrected is asked for by name of the option.
    rejections(&path, &[(nik(3), "Gangguan sistem")]);
    desk.does("bpjs.import", json!({ "path": path }));
    let more = json!({ "decree": decree, "uncorrected": true });
    assert_eq!(export(&desk, folder.path(), more)["again"], 1);
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn a_sheet_or_a_reply_taken_back_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 3, 4);
    let hash = |desk: &TestDesk| desk.does("village.status", json!({}))["state_hash"].clone();
    let seen = |desk: &TestDesk| {
        let state = desk.does("bpjs.state", json!({}));
        (state, desk.does("bpjs.worklist", json!({})), hash(desk))
    };
    let before = seen(&desk);
    let sheet = export(&desk, folder.path(), json!({}));
    let sent = seen(&desk);
    let path = folder.path().join("balasan.xlsx");
    let row = |number, text: &str| vec![nik(number), text.to_owned()];
    reply(&path, &["NIK", "STATUS"], &[row(0, "AKTIF"), row(1, "NON AKTIF")]);
    let taken = desk.does("bpjs.import", json!({ "path": path }));
    assert_ne!(seen(&desk), sent);
    let void = |id: &Value| desk.does("bpjs.void", json!({ "id": id, "reason": "salah berkas" }));
    void(&taken["id"]);
    assert_eq!(seen(&desk), sent);
    void(&sheet["id"]);
    assert_eq!(seen(&desk), before);
    let twice = json!({ "id": sheet["id"], "reason": "lagi" });
    assert_eq!(desk.tries("bpjs.void", twice).unwrap_err().code, "no_statement");
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn numbers_are_masked_and_statuses_go_by_their_day() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 4, 3);
    let ids = workers(&desk);
    let path = folder.path().join("kpj.xlsx");
    let row = |number, kpj: &str, status: &str, on: &str| {
        vec![nik(number), kpj.to_owned(), status.to_owned(), on.to_owned()]
    };
    let headers = ["NIK", "KPJ", "STATUS KEPESERTAAN", "TGL AKTIF"];
    let newer = [row(0, "21009000123", "NON AKTIF", "01-05-2026"), row(1, "2100", "AKTIF", "")];
    reply(&path, &headers, &newer);
    let taken = desk.does("bpjs.import", json!({ "path": path, "evidence": "Surat 15/2026" }));
    assert_eq!(doubts(&taken), ["bpjs_odd_numbers"], "doubted, never refused");
    assert_eq!((&taken["numbers"], &taken["statuses"]), (&json!(2), &json!(2)));
    // A list of an earlier day that comes later says nothing of today.
    reply(&path, &headers, &[row(0, "", "AKTIF", "01-02-2026")]);
    desk.does("bpjs.import", json!({ "path": path, "evidence": "Surat 3/2026" }));
    let shown = desk.does("bpjs.show", json!({ "worker": ids[&nik(0)] }));
    let expected = json!({ "text": "NON AKTIF", "on": "2026-05-01", "evidence": "Surat 15/2026" });
    assert_eq!((&shown["status"], &shown["kpj"]), (&expected, &json!("••••••••123")));
    let shown = desk.does("bpjs.show", json!({ "worker": ids[&nik(1)] }));
    assert_eq!((&shown["kpj"], &shown["stage"]), (&json!("••••"), &json!("accepted")));
    let number = desk.does("bpjs.reveal", json!({ "worker": ids[&nik(0)] }));
    assert_eq!(number["text"], "21009000123");
    let history = desk.does("worker.show", json!({ "nik": nik(0) }))["history"].clone();
    assert!(history[0]["sentence"].as_str().unwrap().contains("KPJ"), "{history}");
    let state = desk.does("bpjs.state", json!({}));
    assert_eq!((&state["active"], &state["accepted"]), (&json!(1), &json!(2)));
    assert_eq!(state["replies"][0]["evidence"], "Surat 3/2026");
}

#[test]
fn whom_bpjstk_rejects_or_calls_inactive_the_roster_shows_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 6, 5);
    let decree = decree(&desk, funding(&desk, "APBDes", "apbdes"), ("2026-06", "2027-01"), 3);
    let ids = workers(&desk);
    let holders: Vec<i64> = (0..3).map(|number| ids[&nik(number)]).collect();
    desk.does("place.give", json!({ "decree": decree, "from": "2026-06", "workers": holders }));
    let in_doubt = || -> Vec<String> {
        let asked = json!({ "filter": { "doubt": true }, "more": true });
        let lines = desk.does("roster.list", asked)["workers"].as_array().unwrap().clone();
        assert!(lines.iter().all(|line| line["more"]["doubt"] == true), "each row is marked");
        let mut niks: Vec<_> =
            lines.iter().map(|line| line["nik"].as_str().unwrap().to_owned()).collect();
        niks.sort();
        niks
    };
    assert_eq!(in_doubt(), Vec::<String>::new());
    let path = folder.path().join("balasan.xlsx");
    let row = |number, status: &str, reason: &str| {
        vec![nik(number), status.to_owned(), reason.to_owned()]
    };
    // The last of them is no member here: that BPJSTK says the same is no doubt.
    let rows = [
        row(0, "AKTIF", ""),
        row(1, "NON AKTIF", ""),
        row(2, "", "Nama tidak sesuai KTP"),
        row(3, "NON AKTIF", ""),
    ];
    reply(&path, &["NIK", "STATUS", "ALASAN PENOLAKAN"], &rows);
    desk.does("bpjs.import", json!({ "path": path }));
    let mut expected = vec![nik(1), nik(2)];
    expected.sort();
    assert_eq!(in_doubt(), expected);
    let shown = desk.does("worker.show", json!({ "nik": nik(1) }));
    assert_eq!(doubts(&shown), ["bpjstk_inactive"]);
    let tasks = desk.does("task.list", json!({}))["tasks"].clone();
    let of = tasks.as_array().unwrap().iter().find(|task| task["kind"] == "doubts").unwrap();
    assert_eq!(of["count"], 2, "the home page counts the same");
    // A newer word settles both.
    reply(&path, &["NIK", "STATUS"], &[1, 2].map(|number| vec![nik(number), "AKTIF".to_owned()]));
    desk.does("bpjs.import", json!({ "path": path }));
    assert_eq!(in_doubt(), Vec::<String>::new());
}

#[test]
fn a_reply_finds_people_whatever_came_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tolak.xlsx");
    rejections(&path, &[(nik(0), "NIK tidak dikenal")]);
    let early = TestDesk::new(&folder.path().join("dini"), PELANGI, 5);
    let taken = early.does("bpjs.import", json!({ "path": path }));
    assert_eq!((&taken["unknown"], doubts(&taken)), (&json!(1), vec!["bpjs_unknown"]));
    people(&early, folder.path(), 0..1);
    let late = village(folder.path(), 6, 1);
    late.does("bpjs.import", json!({ "path": path }));
    for desk in [&early, &late] {
        let rows = desk.does("bpjs.worklist", json!({}))["rows"].clone();
        assert_eq!((rows[0]["nik"].as_str(), rows.as_array().unwrap().len()), (Some(&*nik(0)), 1));
    }
    // The NIK was wrong: the person keeps the rejection, and is sent under the new number.
    let ids = workers(&late);
    let set = json!({ "nik": nik(77) });
    late.does("worker.correct", json!({ "worker": ids[&nik(0)], "set": set }));
    let again = export(&late, folder.path(), json!({}));
    assert_eq!(again["again"], 1);
    assert_eq!(rows(&files(&again)[0])[0][0], nik(77));
    assert_eq!(late.does("bpjs.worklist", json!({}))["rows"], json!([]));
    assert_eq!(late.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn strange_files_are_refused_with_a_sentence_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), 7, 2);
    let before = desk.does("village.status", json!({}))["frontier"].clone();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let own = format!("NIK;NAMA\n{};Warga Satu\n", nik(0));
    let refused = [
        (folder.path().join("tidak-ada.xlsx"), "no_file"),
        (file("foto.xlsx", b"\x89PNG\r\n\x1a\n0000"), ""),
        (file("surat.xlsx", b"%PDF-1.7 bukan lembar kerja"), ""),
        (file("kosong.csv", b""), ""),
        (file("tanpa-nik.csv", b"NAMA;ALASAN;RT\nWarga Satu;Usia;003\n"), "no_nik_column"),
        (file("sendiri.csv", own.as_bytes()), "nothing_from_bpjstk"),
    ];
    for (path, code) in refused {
        let told = desk.tries("bpjs.import", json!({ "path": path })).unwrap_err();
        assert!(told.sentence.len() > 15 && told.sentence != told.code, "{}", told.code);
        assert!(code.is_empty() || told.code == code, "{} for {code}", told.code);
    }
    // Rows that say nothing of anybody are told by their line; the others count.
    let some = format!("NIK;KPJ\n{};21009000123\n12345;21009000124\n{};\n", nik(0), nik(1));
    let path = file("sebagian.csv", some.as_bytes());
    let seen = desk.does("bpjs.import", json!({ "path": path, "dry_run": true }));
    let lines = seen["refused"].as_array().unwrap().iter().map(|row| row["line"].clone());
    assert_eq!(lines.collect::<Vec<_>>(), [3, 4]);
    assert_eq!((&seen["people"], &seen["id"]), (&json!(1), &json!(null)));
    assert_eq!(desk.does("village.status", json!({}))["frontier"], before);
    let months = json!({ "folder": folder.path(), "months": 13 });
    assert_eq!(desk.tries("bpjs.export", months).unwrap_err().code, "bad_months");
    let nowhere = json!({ "folder": folder.path().join("usb"), "months": 1 });
    assert_eq!(desk.tries("bpjs.export", nowhere).unwrap_err().code, "no_folder");
    // Nobody counts as sent of whom no file was written.
    assert_eq!(desk.does("bpjs.state", json!({}))["unsent"], 2);
}
