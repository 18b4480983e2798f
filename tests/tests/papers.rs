//! Letters and lists as a village prints them: made through the use cases, read as a reader of PDF
//! reads them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{bill, decree, funding, give_all, nik, pay};
use lindung_tests::tools;
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const NEEDED: [(&str, &str); 1] = [("pdftotext", "poppler-utils")];
/// In three RT of unequal size.
const PEOPLE: u32 = 1_000;
const HEAD: &str = "Sri Rahayu Contoh";
/// A hundred characters.
const LONG: &str = "Raden Ajeng Siti Nurhaliza Kusumawardhani Binti Haji Muhammad \
                    Abdurrahman Syamsuddin Wiratmadja SPd";

/// A village with everybody in a decree, billed and paid, and its letterhead.
struct Scene {
    folder: TempDir,
    desk: TestDesk,
    decree: i64,
}

impl Scene {
    fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 7);
        let list = folder.path().join("daftar.csv");
        let mut text = "NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN\n".to_owned();
        for number in 0..PEOPLE {
            let name = match number % 50 {
                0 => LONG.to_owned(),
                _ => format!("Warga {}", char::from(b'A' + u8::try_from(number % 26).unwrap())),
            };
            let rt = match number {
                0..700 => "001",
                700..970 => "2",
                _ => "010",
            };
            writeln!(text, "{};{name};12-08-1985;{rt};01;Pedagang", nik(number)).unwrap();
        }
        std::fs::write(&list, text).unwrap();
        let taken = desk.does("import.run", json!({ "path": list }));
        assert_eq!(taken["refused"], 0, "{taken}");
        let source = funding(&desk, "APBDes 2026", "apbdes");
        let months = ("2026-01", "2027-01");
        let decree = decree(&desk, source, months, PEOPLE);
        give_all(&desk, decree, months.0);
        pay(&desk, &bill(&desk, decree, months.0, "2026-04"));
        let said = json!({
            "address": "Jalan Pelangi 1", "phone": "(0548) 20000", "head_name": HEAD,
            "head_number": "19800101 200501 2 001",
        });
        desk.does("letterhead.set", said);
        Self { folder, desk, decree }
    }

    fn path(&self, kind: &str) -> PathBuf {
        self.folder.path().join(format!("{kind}.pdf"))
    }

    fn print(&self, order: Value) -> (Value, Vec<String>) {
        let path = self.path(order["kind"].as_str().unwrap());
        let printed = self.desk.does("paper.print", json!({ "order": order, "path": path }));
        let pages = tools::pages(&path);
        assert_eq!(printed["pages"], pages.len(), "{printed}");
        (printed, pages)
    }

    fn exported(&self) -> u64 {
        let frontier = self.desk.does("village.status", json!({}))["frontier"].clone();
        frontier.as_object().unwrap().values().map(|next| next.as_u64().unwrap()).sum()
    }
}

/// Runs of digits, spaces left out of nowhere.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// Wherever the office of one who signs stands, the name under it stands on the same page.
fn assert_signatures_whole(pages: &[String], least: usize) {
    let signed = pages.iter().filter(|page| page.contains("Lurah")).count();
    assert!(signed >= least, "somebody signs");
    for page in pages {
        assert_eq!(page.contains("Lurah "), page.contains(HEAD), "a signature is torn: {page}");
        assert_eq!(page.contains(HEAD), page.contains("NIP "), "a signature is torn: {page}");
    }
}

fn assert_public(scene: &Scene) {
    let (printed, pages) = scene.print(json!({ "kind": "public_list", "filter": {} }));
    assert_eq!(printed["people"], PEOPLE);
    assert!(pages.len() > 15, "a thousand people are many pages");
    let text = pages.concat();
    assert!(!text.contains("1985") && !text.contains("Agustus"), "no birth date");
    let shown = nik(3);
    assert!(text.contains(&format!("{}••••••••••{}", &shown[..4], &shown[14..])));
    let longest = numbers(&text).map(str::len).max().unwrap();
    assert!(longest < 12, "no number as long as a NIK: {longest}");
    for (page, text) in (1..).zip(&pages) {
        assert!(text.contains(&format!("halaman {page} dari {}", pages.len())));
        assert!(text.contains("catatan "), "each page names the log's head");
    }
    assert_signatures_whole(&pages, 1);
}

fn assert_validation(scene: &Scene) {
    let before = scene.exported();
    let order = json!({ "kind": "validation", "filter": {}, "month": "2026-06" });
    let (printed, pages) = scene.print(order);
    assert_eq!(printed["people"], PEOPLE);
    assert_eq!(scene.exported(), before + 1, "a list of people is recorded");
    for rt in ["RT 001 / RW 01", "RT 002 / RW 01", "RT 010 / RW 01"] {
        let of: Vec<&String> = pages.iter().filter(|page| page.contains(rt)).collect();
        let last = format!("halaman {0} dari {0}", of.len());
        assert!(of.last().unwrap().contains(&last), "{rt} is numbered by itself");
        assert!(of.last().unwrap().contains("Ketua RT"));
    }
    assert_signatures_whole(&pages, 3);
    let narrow = json!({ "kind": "validation", "filter": { "rt": "10" } });
    assert_eq!(scene.print(narrow).0["people"], 30);
}

fn assert_decree(scene: &Scene) {
    let order = json!({ "kind": "decree_list", "decree": scene.decree, "month": "2026-06" });
    let (printed, pages) = scene.print(order);
    assert_eq!(printed["people"], PEOPLE);
    assert!(pages.concat().contains(&nik(3)), "whom a decree names it names in full");
    assert_signatures_whole(&pages, 1);

    let before = scene.exported();
    let order = json!({ "kind": "enrolment", "decree": scene.decree, "month": "2026-06" });
    let (printed, pages) = scene.print(order);
    assert_eq!((printed["people"].as_u64(), pages.len()), (Some(0), 1));
    // 1.000 people for seven months.
    for fact in ["1.000 orang", "(7 bulan)", "Rp117.600.000", "Kelurahan", "BPJS"] {
        assert!(pages[0].contains(fact), "{fact}: {}", pages[0]);
    }
    assert_eq!(scene.exported(), before, "a letter that names nobody is not recorded");
    assert_signatures_whole(&pages, 1);
}

fn assert_recap(scene: &Scene) {
    let (_, pages) = scene.print(json!({ "kind": "recap", "month": "2026-03" }));
    let text = pages.concat();
    for fact in ["MARET 2026", "Pedagang", "APBDes 2026", "Rp16.800.000"] {
        assert!(text.contains(fact), "{fact}: {text}");
    }
    assert_signatures_whole(&pages, 1);
}

fn assert_cards(scene: &Scene) {
    let order = json!({ "kind": "card_receipt", "filter": { "rt": "010" } });
    let path = scene.path("tanda-terima");
    let none = scene.desk.tries("paper.print", json!({ "order": order, "path": path }));
    assert_eq!(none.unwrap_err().code, "nobody_on_paper");
    assert!(!path.exists(), "no file of nobody");
    let cards = json!({ "filter": { "rt": "010" }, "path": scene.path("kartu") });
    assert_eq!(scene.desk.does("card.print", cards)["cards"], 30);
    let (printed, pages) = scene.print(order);
    assert_eq!(printed["people"], 30);
    assert!(pages[0].contains("Tanda tangan"));
    assert_signatures_whole(&pages, 1);
}

fn assert_forms(scene: &Scene) {
    let order = json!({ "kind": "form_list", "filter": { "rt": "3", "rw": "1" }, "rows": 40 });
    let (_, pages) = scene.print(order.clone());
    assert!(pages.len() > 2 && pages[0].contains("RT 003 / RW 01"));
    let first = std::fs::read(scene.path("form_list")).unwrap();
    scene.print(order);
    assert!(first == std::fs::read(scene.path("form_list")).unwrap(), "the same bytes");
    let (_, pages) = scene.print(json!({ "kind": "form_person", "filter": {}, "paper": "a4" }));
    assert_eq!(pages.len(), 3, "one for each RT, whole on its page");
}

fn assert_preview(scene: &Scene) {
    let order = json!({ "kind": "public_list", "filter": {} });
    let before = scene.exported();
    let shown = scene.desk.does("paper.preview", order.clone());
    assert!(shown == scene.desk.does("paper.preview", order), "the same bytes");
    assert_eq!(scene.exported(), before, "looking records nothing");
    assert!(shown["pages"].as_u64().unwrap() > 15);
}

#[test]
fn a_village_prints_its_papers() {
    if !tools::present(&NEEDED) {
        return println!("skipped: apt-get install poppler-utils");
    }
    let scene = Scene::begin();
    assert_public(&scene);
    assert_validation(&scene);
    assert_decree(&scene);
    assert_recap(&scene);
    assert_cards(&scene);
    assert_forms(&scene);
    assert_preview(&scene);
    let bad = json!({ "order": { "kind": "puisi" }, "path": scene.path("puisi") });
    assert_eq!(scene.desk.tries("paper.print", bad).unwrap_err().code, "no_paper_kind");
    keep(scene.folder.path());
}

/// To be looked at: `LINDUNG_KEEP` names a folder.
fn keep(folder: &Path) {
    let Some(to) = std::env::var_os("LINDUNG_KEEP") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "pdf") {
            std::fs::copy(&path, Path::new(&to).join(path.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn the_last_letterhead_counts_and_made_up_people_are_marked() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::on("komputer", &folder.path().join("desa"), 8);
    let mut village = TestDesk::village("64.01.03.2003");
    village["sample"] = true.into();
    desk.does("village.new", village);
    let shown = desk.does("letterhead.show", json!({}));
    assert!(shown["usual_title"].as_str().unwrap().starts_with("Kepala Desa "), "{shown}");
    desk.does("letterhead.set", json!({ "head_name": "Yang Lama" }));
    let set = desk.does("letterhead.set", json!({ "head_name": HEAD, "head_title": "Pj. Kades" }));
    assert_eq!(set["said"]["head_name"], HEAD);
    assert_eq!(desk.does("letterhead.show", json!({})), set);
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
    if tools::present(&NEEDED) {
        let path = folder.path().join("rekap.pdf");
        desk.does("paper.print", json!({ "order": { "kind": "recap" }, "path": path }));
        for page in tools::pages(&path) {
            assert!(page.contains("CONTOH"), "{page}");
        }
        assert!(tools::pages(&path).concat().contains("Pj. Kades"));
    }
}
