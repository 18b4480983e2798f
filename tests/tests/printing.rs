//! Cards on paper: where they lie, which of them came out, and into whose hands they go.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]
#![expect(clippy::print_stdout, reason = "a test tells what it measured")]

use image::GrayImage;
use lindung_tests::cups::Cups;
use lindung_tests::desk::TestDesk;
use lindung_tests::executable::{Done, sample};
use lindung_tests::tools;
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

/// Micrometres of so many dots of 300 to the inch, in which cards are laid out.
const fn um(dots: i64) -> i64 {
    dots * 254 / 3
}

/// Micrometres that a mark may lie beside its place.
const NEAR: i64 = 100;
/// From the outer cards to the middle of a cutting tick: 9 points.
const TICK: i64 = 3_175;
const DPI: u64 = 600;
const SKIPPED: &str = "skipped: apt-get install cups printer-driver-cups-pdf, and be root";

/// A paper, and where the cards stand on it, in dots from the lower left.
struct Sheet {
    name: &'static str,
    height: i64,
    columns: [i64; 3],
    rows: [i64; 6],
}

const fn rows(bottom: i64) -> [i64; 6] {
    let card = 638;
    [
        bottom,
        bottom + card,
        bottom + 2 * card,
        bottom + 3 * card,
        bottom + 4 * card,
        bottom + 5 * card,
    ]
}

const A4: Sheet = Sheet { name: "a4", height: 3508, columns: [229, 1240, 2251], rows: rows(159) };
const F4: Sheet = Sheet { name: "f4", height: 3898, columns: [259, 1270, 2281], rows: rows(354) };
/// What a ruler said of a test sheet, in micrometres: left, top, width, height.
type Measured = [i64; 4];

impl Sheet {
    /// Where cards must be drawn so that this printer puts `(x, y)` there: `(p − t) / s`.
    fn drawn(&self, measured: Measured, (x, y): (i64, i64)) -> (i64, i64) {
        let [left, top, width, height] = measured;
        let (mark_x, mark_y) = (um(self.columns[0]), um(self.rows[5]));
        let (wide, high) = (um(self.columns[2] - self.columns[0]), um(self.rows[5] - self.rows[0]));
        let axis = |p: i64, mark: i64, seen: i64, long: i64, seen_long: i64| {
            let moved = seen - mark * seen_long / long;
            (p - moved) * long / seen_long
        };
        let from_below = um(self.height) - top;
        (axis(x, mark_x, left, wide, width), axis(y, mark_y, from_below, high, height))
    }

    /// Looks at every cutting mark of a page.
    fn assert_lies(&self, page: &Page, measured: Measured) {
        let mut worst = 0;
        let mut look = |vertical: bool, place: (i64, i64)| {
            let wanted = self.drawn(measured, place);
            let off = page.line(wanted, vertical) - if vertical { wanted.0 } else { wanted.1 };
            assert!(off.abs() <= NEAR, "{}: {place:?} is {off} µm beside", self.name);
            worst = worst.max(off.abs());
        };
        let (left, right) = (um(self.columns[0]) - TICK, um(self.columns[2]) + TICK);
        let (below, above) = (um(self.rows[0]) - TICK, um(self.rows[5]) + TICK);
        for column in self.columns {
            look(true, (um(column), below));
            look(true, (um(column), above));
        }
        for row in self.rows {
            look(false, (left, um(row)));
            look(false, (right, um(row)));
        }
        println!("{}: 18 marks within {worst} µm of their place", self.name);
    }
}

/// A page that came out, as a scanner of 600 dpi sees it.
struct Page(GrayImage);

impl Page {
    fn of(pdf: &Path, folder: &Path) -> Self {
        let picture = tools::fine(pdf, 1, DPI, &folder.join("halaman"));
        Self(image::open(picture).unwrap().to_luma8())
    }

    /// Where the line near a place stands, across itself.
    fn line(&self, (x, y): (i64, i64), vertical: bool) -> i64 {
        let dots = |um: i64| um * 600 / 25_400;
        let (height, reach) = (i64::from(self.0.height()), dots(900));
        let (x, y) = (dots(x), height - dots(y));
        let (mut ink, mut moment) = (0, 0);
        for across in -reach..=reach {
            for along in -reach..=reach {
                let (dx, dy) = if vertical { (across, along) } else { (along, across) };
                let at = |n: i64| u32::try_from(n).unwrap();
                let dark = 255 - i64::from(self.0.get_pixel(at(x + dx), at(y + dy)).0[0]);
                ink += dark;
                // The middle of a dot lies half a dot behind its edge.
                let place = if vertical { 2 * (x + dx) + 1 } else { 2 * (height - y - dy) - 1 };
                moment += dark * place * 25_400 / 1_200;
            }
        }
        assert!(ink > 0, "no line near {x}, {y}");
        moment / ink
    }
}

fn mm(um: i64) -> String {
    format!("{},{}", um / 1000, um % 1000 / 100)
}

fn record(cups: &Cups, village: &Village, use_case: &str, request: &Value) -> Done {
    let request = request.to_string();
    let output = cups.sends(&mut village.command("record", &[use_case, &request]));
    Done::of(use_case, &output)
}

#[test]
fn a_real_queue_puts_cards_where_the_calibration_says() {
    let Some(cups) = Cups::start() else { return println!("{SKIPPED}") };
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    let listed = record(&cups, &village, "printer.list", &json!({})).good();
    assert_eq!(listed["printers"], json!([{ "name": "Kantor", "two_sided": false }]));
    // A printer 1,3 mm off to the right, 0,8 mm too high, too wide and too low; its backs
    // otherwise.
    // They come first: measured after the fronts, they would have been drawn with the fronts' help.
    let printers = [
        (A4, "back", [19_900, 13_900, 170_700, 271_000]),
        (A4, "front", [20_700, 12_600, 171_500, 269_500]),
        (F4, "back", [22_400, 30_600, 170_700, 271_000]),
        (F4, "front", [23_200, 29_300, 171_500, 269_500]),
    ];
    for (sheet, side, measured) in printers {
        let texts = measured.map(mm);
        let request = json!({ "printer": "Kantor", "sheet": sheet.name, "back": side == "back",
            "measured": texts });
        record(&cups, &village, "calibration.set", &request).good();
        let out = ["--printer", "Kantor", "--sheet", sheet.name, "--side", side, "--ask"];
        let output = cups.sends(&mut village.command("cards", &out));
        let printed = Done::of("cards", &output).good();
        let paper = cups.paper(printed["jobs"][0].as_str().unwrap());
        sheet.assert_lies(&Page::of(&paper, folder.path()), measured);
        if side == "front" {
            let answer = json!({ "question": printed["question"], "sheets": "semua" });
            record(&cups, &village, "card.came_out", &answer).good();
        } else {
            assert!(printed["question"].is_null(), "backs name nobody");
        }
    }
    // Nothing with people in it lies about: the PDF went to the queue through a pipe.
    let here: Vec<_> = std::fs::read_dir(&village.home).unwrap().collect();
    assert!(
        here.iter().all(|file| file.as_ref().unwrap().path().extension() != Some("pdf".as_ref()))
    );
}

#[test]
fn what_a_printer_cannot_do_is_said_before_anything_is_recorded() {
    let Some(cups) = Cups::start() else { return println!("{SKIPPED}") };
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    let before = village.status()["pending"].clone();
    let cases = [
        (["--printer", "Kantor", "--side", "both"], "printer_one_sided"),
        (["--printer", "Tidak-Ada", "--side", "front"], "printer_gone"),
    ];
    for (out, code) in cases {
        let output = cups.sends(&mut village.command("cards", &out));
        Done::of("cards", &output).refused(code);
    }
    let mut nowhere = village.command("cards", &["--printer", "Kantor"]);
    let output = nowhere.env("CUPS_SERVER", "/nowhere").output().unwrap();
    Done::of("cards", &output).refused("no_print_system");
    assert_eq!(village.status()["pending"], before);
    let wrong =
        json!({ "printer": "Kantor", "sheet": "a4", "measured": ["19,4", "13,5", "17", "27"] });
    record(&cups, &village, "calibration.set", &wrong).refused("bad_measure");
}

/// A printing service that takes every call and never says a word.
#[test]
fn a_printing_service_that_is_silent_is_given_up() {
    if std::process::Command::new("lpstat").arg("-r").output().is_err() {
        return println!("{SKIPPED}");
    }
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path().join("desa"), PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    let asks = |words: &str, arguments: &[&str]| {
        let begun = std::time::Instant::now();
        let mut command = village.command(words, arguments);
        let output = command.env("CUPS_SERVER", &address).output().unwrap();
        assert!(begun.elapsed().as_secs() < 60, "nobody waits for ever");
        Done::of(words, &output)
    };
    let listed = asks("record", &["printer.list", "{}"]).good();
    assert_eq!(listed["printers"], json!([]));
    let said = listed["lacking"]["sentence"].as_str().unwrap();
    assert!(said.contains("tidak menjawab"), "{said}");
    let before = village.status()["pending"].clone();
    asks("cards", &["--printer", "Kantor"]).refused("print_system_silent");
    assert_eq!(village.status()["pending"], before, "no card is numbered for a silent printer");
}

fn desk() -> (TempDir, TestDesk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 7);
    desk.does("import.run", json!({ "path": sample("kader-posyandu.csv") }));
    (folder, desk)
}

fn of_stage(desk: &TestDesk, card: &str) -> u64 {
    let request = json!({ "filter": { "card": card }, "limit": 1 });
    desk.does("card.holders", request)["total"].as_u64().unwrap()
}

#[test]
fn only_cards_on_sheets_that_came_out_are_printed() {
    let (folder, desk) = desk();
    let people = of_stage(&desk, "none");
    assert!(people > 30, "more than three sheets");
    let on_sheets: Vec<u64> =
        (0..people.div_ceil(10)).map(|sheet| (people - sheet * 10).min(10)).collect();
    let file = folder.path().join("kartu.pdf");
    let request = json!({ "path": file, "sheet": "f4", "side": "both", "ask": true });
    let printed = desk.does("card.print", request.clone());
    assert_eq!(printed["cards"], people);
    assert_eq!(of_stage(&desk, "printed"), 0, "nobody said that any came out");

    // The power goes; the question is there on the next opening.
    drop(desk);
    let desk = TestDesk::open(&folder.path().join("desa"));
    let asked = desk.does("card.questions", json!({}));
    let asked = &asked["questions"][0];
    assert_eq!((&asked["question"], &asked["on"]), (&printed["question"], &json!("2026-06-03")));
    let sheets: Vec<u64> =
        asked["sheets"].as_array().unwrap().iter().map(|s| s["cards"].as_u64().unwrap()).collect();
    assert_eq!(sheets, on_sheets);
    let again = desk.tries("card.print", request.clone()).unwrap_err();
    assert_eq!(again.code, "cards_open", "a second copy of what may be there");

    let answer = |sheets: &str| json!({ "question": printed["question"], "sheets": sheets });
    assert_eq!(desk.tries("card.came_out", answer("99")).unwrap_err().code, "bad_pages");
    let counted = desk.does("card.came_out", answer("1, 3"));
    assert_eq!(counted["cards"], 20);
    assert_eq!(counted["lacking"].as_array().unwrap().len() as u64, people - 20);
    assert_eq!(of_stage(&desk, "printed"), 20);
    assert_eq!(desk.tries("card.came_out", answer("2")).unwrap_err().code, "no_question");

    // What did not come out is printed again and is the first copy all the same.
    let request =
        json!({ "path": file, "workers": counted["lacking"], "ask": true, "sheet": "f4" });
    let printed = desk.does("card.print", request);
    let answer = json!({ "question": printed["question"], "sheets": "semua" });
    assert_eq!(desk.does("card.came_out", answer)["cards"], people - 20);
    let holders = desk.does("card.holders", json!({ "filter": { "card": "printed" } }));
    let holders = holders["holders"].as_array().unwrap();
    assert!(holders.iter().all(|holder| holder["prints"] == 1), "each is the first copy");
    let numbers: BTreeSet<&str> = holders.iter().map(|h| h["number"].as_str().unwrap()).collect();
    assert_eq!(numbers.len() as u64, people);
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn a_card_is_handed_over_lost_and_replaced() {
    let (folder, desk) = desk();
    let file = folder.path().join("kartu.pdf");
    let listed = desk.does("card.holders", json!({ "limit": 3 }));
    let workers: Vec<Value> =
        listed["holders"].as_array().unwrap().iter().map(|h| h["worker"].clone()).collect();
    let print = |workers: &[Value], reason: &str| {
        let request =
            json!({ "path": file, "workers": workers, "sheet": "cr80", "reason": reason });
        desk.does("card.print", request)
    };
    print(&workers, "pertama");
    assert!(desk.does("card.questions", json!({}))["questions"].as_array().unwrap().is_empty());
    let over = |on: &str| desk.tries("card.hand_over", json!({ "workers": workers, "on": on }));
    assert_eq!(over("4-6-2026").unwrap_err().code, "future_day");
    assert_eq!(over("besok").unwrap_err().code, "bad_day_text");
    assert_eq!(over("2-6-2026").unwrap(), json!({ "cards": 3, "without": 0 }));
    assert_eq!(over("3-6-2026").unwrap(), json!({ "cards": 0, "without": 3 }), "once is enough");
    assert_eq!((of_stage(&desk, "handed_over"), of_stage(&desk, "printed")), (3, 0));
    let page = desk.does("worker.show", json!({ "worker": workers[0] }));
    let said = page["history"][0]["sentence"].as_str().unwrap();
    assert!(said.contains("2 Juni 2026"), "{said}");

    // Damaged: the same number, the second copy, to be handed over again.
    let old = picture(&file, &folder);
    print(&workers[..1], "rusak");
    let cards =
        |worker: &Value| desk.does("worker.show", json!({ "worker": worker }))["cards"].clone();
    let card = &cards(&workers[0])[0];
    assert_eq!((&card["prints"], &card["handed_over"]), (&json!(2), &json!(false)));
    // Lost: the old one is withdrawn, and the desk says so to whoever shows it.
    print(&workers[..1], "hilang");
    let two = cards(&workers[0]);
    assert_eq!((&two[0]["withdrawn"], &two[1]["prints"]), (&json!("hilang"), &json!(1)));
    let Some(old) = old else { return };
    let told = desk.does("card.verify", json!({ "path": old }));
    assert_eq!((&told["valid"], &told["reason"]), (&json!(false), &json!("withdrawn")));
    let new = picture(&file, &folder).unwrap();
    assert_eq!(desk.does("card.verify", json!({ "path": new }))["valid"], true);
}

/// A photo of the first card.
fn picture(file: &Path, folder: &TempDir) -> Option<std::path::PathBuf> {
    if !tools::present(&[("pdftoppm", "poppler-utils")]) {
        println!("skipped: apt-get install poppler-utils");
        return None;
    }
    static TURN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let turn = TURN.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    Some(tools::picture(file, 1, &folder.path().join(format!("kartu-{turn}"))))
}
