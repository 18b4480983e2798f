//! A stolen laptop on the line, a courier, and two sides that do not hold the same.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::database;
use lindung_tests::executable::{Done, command, lindung, sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::server::Server;
use lindung_tests::tools;
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Made up.
const DEWI: &str = "6474025103909872";

struct World {
    folder: TempDir,
    office: Office,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        Self { folder, office }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn village(&self, name: &str, code: &str) -> Village {
        let village = Village::new(self.path(name), code);
        self.office.invites(&village);
        village
    }
}

fn sync(village: &Village, server: &Server) -> Done {
    village.call("sync", &["--url", &server.url(), "--attempts", "1"])
}

/// Any use case by its name.
fn record(village: &Village, use_case: &str, request: &Value) -> Done {
    village.call("record", &[use_case, &request.to_string()])
}

#[test]
fn a_stolen_laptop_is_told_by_the_line_and_begins_anew_when_it_is_found() {
    let world = World::new();
    let village = world.village("pelangi", PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    let server = Server::start(&world.office);
    sync(&village, &server).good();
    let devices = world.office.call("devices", &["--village", PELANGI]).good();
    let line = &devices["devices"][0];
    assert_eq!((&line["lost"], &line["revoked_from"]), (&false.into(), &Value::Null));
    village.register(DEWI, "Dewi Lestari");
    let people = village.people().len();
    let named = line["tag"].as_str().unwrap();
    let revoke = ["--village", PELANGI, "--device", named];
    let revoked = world.office.call("revoke", &revoke).good();
    assert_eq!(revoked["revoked"][0]["revoked_from"], line["entries"]);
    world.office.call("revoke", &revoke).refused("already_revoked");

    let told = sync(&village, &server).refused("office_refused");
    assert_eq!(told["error"]["facts"]["office_code"], "revoked", "{told}");
    assert_eq!(village.status()["revoked"], true);
    // All can be read and exported, nothing is recorded.
    assert_eq!(village.people().len(), people);
    let out = world.path("daftar.xlsx");
    village.call("workers", &["--out", text(&out)]).good();
    village.call("import", &[text(&sample("kader-posyandu.csv"))]).refused("laptop_revoked");
    village.call("make", &["--out", text(&world.path("x"))]).refused("laptop_revoked");

    // Found again: a new invitation, and what it had written since waits for a clerk.
    world.office.invites(&village);
    assert_eq!(village.status()["revoked"], false);
    sync(&village, &server).good();
    let aside = record(&village, "revoked.list", &json!({})).good();
    assert_eq!(aside["total"], 2, "who was registered, and the export: {aside}");
    assert_eq!(village.people().len(), people - 1);
    let again = json!({ "entry": aside["entries"][0]["entry"] });
    record(&village, "revoked.record_again", &again).good();
    sync(&village, &server).good();
    let status = village.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()), "{status}");
    assert_eq!(village.people().len(), people);
    village.verify();
    server.stops();
}

#[test]
fn a_laptop_that_its_village_misses_gets_nothing_more_and_the_office_sees_it() {
    let world = World::new();
    let first = world.village("pertama", PELANGI);
    let second = Village::new(world.path("kedua"), PELANGI);
    let invitation = world.path("undangan-laptop");
    first.call("invite", &["--out", text(&invitation)]).good();
    second.call("join", &["--invitation", text(&invitation)]).good();
    let carry = |from: &Village, to: &Village, name: &str| {
        let file = world.path(name);
        from.call("make", &["--out", text(&file)]).good();
        to.call("take", &[text(&file)])
    };
    carry(&second, &first, "salam").good();
    carry(&first, &second, "semua").good();
    let laptops = record(&first, "laptop.list", &json!({})).good();
    assert_eq!(laptops["laptops"].as_array().unwrap().len(), 2);
    assert_eq!(laptops["laptops"][0]["this"], true);
    let own = json!({ "device": laptops["laptops"][0]["device"] });
    record(&first, "laptop.lost", &own).refused("own_laptop");
    let other = json!({ "device": laptops["laptops"][1]["device"] });
    record(&first, "laptop.lost", &other).good();
    carry(&first, &second, "lagi").refused("not_for_us");
    let (file, answers) = (world.path("kirim"), world.path("jawaban"));
    first.call("make", &["--out", text(&file)]).good();
    world.office.receives(&file, &answers);
    let devices = world.office.call("devices", &[]).good();
    let lost = devices["devices"].as_array().unwrap().iter().filter(|line| line["lost"] == true);
    let lost: Vec<&Value> = lost.collect();
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0]["device"], other["device"]);
}

/// A folder with bundles of two villages, some of each on top of the other, and one of nobody.
fn load(world: &World) -> (PathBuf, Vec<Village>) {
    let folder = world.path("kiriman");
    std::fs::create_dir(&folder).unwrap();
    let villages = vec![world.village("pelangi", PELANGI), world.village("melati", MELATI)];
    for (which, village) in villages.iter().enumerate() {
        for number in 0..4 {
            let serial = 9100 + which * 10 + number;
            village.register(&format!("647402120885{serial:04}"), "Dewi Lestari");
            village.call("make", &["--out", text(&folder.join(format!("{which}{number}")))]).good();
        }
    }
    (folder, villages)
}

fn courier(folder: &Path, answers: &Path, server: &Server) -> Vec<String> {
    let parts = ["courier", "--folder", text(folder), "--answers", text(answers)];
    let more = ["--url".to_owned(), server.url(), "--attempts".to_owned(), "1".to_owned()];
    parts.into_iter().map(str::to_owned).chain(more).collect()
}

fn carried(arguments: &[String]) -> Done {
    lindung(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_courier_carries_what_he_cannot_read_and_goes_on_where_he_was() {
    let world = World::new();
    let (folder, villages) = load(&world);
    let answers = world.path("jawaban");
    let server = Server::start(&world.office);
    // The server dies when it has answered something.
    let arguments = courier(&folder, &answers, &server);
    let mut child = command(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while answered(&answers) == 0 && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(1));
    }
    server.dies();
    child.wait().unwrap();
    let before = answered(&answers);
    assert!((1..=8).contains(&before), "{before} answers");

    let server = Server::start(&world.office);
    std::fs::write(folder.join("rusak.lindung"), b"NIK;NAMA").unwrap();
    let arguments = courier(&folder, &answers, &server);
    let second = carried(&arguments);
    assert_eq!(second.code, Some(1), "one file is no bundle");
    let done = second.answer["carried"].as_u64().unwrap() as usize;
    assert_eq!(done + second.answer["before"].as_u64().unwrap() as usize, 8);
    let refused = second.answer["files"].as_array().unwrap().iter();
    let refused: Vec<&Value> = refused.filter(|file| !file["error"].is_null()).collect();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0]["error"]["code"], "not_a_bundle");
    std::fs::remove_file(folder.join("rusak.lindung")).unwrap();
    let third = carried(&arguments).good();
    assert_eq!((&third["carried"], &third["before"]), (&0.into(), &8.into()));

    for village in &villages {
        let device = village.status()["device"].as_str().unwrap().to_owned();
        for answer in files(&answers) {
            let inspected = lindung(&["bundle", "inspect", text(&answer)]).good();
            assert_eq!(inspected["by"], "office");
            let own = village.code.replace('.', "");
            if inspected["village"] == own.as_str() {
                let name = answer.file_name().unwrap().to_str().unwrap().to_owned();
                assert!(name.starts_with(&own), "{name}");
                village.call("take", &[text(&answer)]).good();
            }
        }
        let status = village.status();
        assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()));
        assert_eq!(status["device"], device.as_str());
    }
    server.stops();
}

fn answered(folder: &Path) -> usize {
    if folder.is_dir() {
        files(folder).iter().filter(|file| file.extension().is_some_and(|e| e == "lindung")).count()
    } else {
        0
    }
}

#[test]
fn two_sides_that_differ_are_told_exactly_in_whom() {
    let world = World::new();
    let village = world.village("pelangi", PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    village.register(DEWI, "Dewi Lestari");
    let (file, answers) = (world.path("kirim"), world.path("jawaban"));
    village.call("make", &["--out", text(&file)]).good();
    world.office.receives(&file, &answers);
    village.call("take", &[text(&files(&answers)[0])]).good();
    let (theirs, ours) = (world.path("kantor.lindung"), world.path("desa.lindung"));
    let write = || {
        world.office.call("differences", &["--village", PELANGI, "--out", text(&theirs)]).good();
        village.call("differences", &["--out", text(&ours)]).good();
    };
    let compare = || {
        let here = village.call("differences", &["--with", text(&theirs)]).good();
        let there = world.office.call("differences", &["--with", text(&ours)]).good();
        (here["differences"].clone(), there["differences"].clone())
    };
    write();
    assert_eq!(compare(), (json!([]), json!([])), "both hold the same");

    // A table of the office is damaged: the fold is sound, and what was made of it is not.
    let db = database::open(&world.office.home);
    let sql = "UPDATE worker SET digest = unhex(substr(hex(digest), 1, 64) || hex(zeroblob(32)))
         WHERE nik = ?1";
    assert_eq!(db.execute(sql, [DEWI]).unwrap(), 1);
    drop(db);
    for path in [&theirs, &ours] {
        std::fs::remove_file(path).unwrap();
    }
    write();
    let (here, there) = compare();
    assert_eq!(here.as_array().unwrap().len(), 1, "{here}");
    assert_eq!((&here[0]["here"], &here[0]["there"]), (&true.into(), &true.into()));
    assert_eq!(there[0]["nik"], DEWI);
    // What was not received cannot be compared.
    village.register("6474021503829871", "Rahmat Hidayat");
    std::fs::remove_file(&ours).unwrap();
    village.call("differences", &["--out", text(&ours)]).good();
    world.office.call("differences", &["--with", text(&ours)]).refused("behind");
    village.call("differences", &["--with", text(&file)]).refused("not_for_us");
}

#[test]
fn a_receipt_is_checked_without_the_office() {
    let world = World::new();
    let village = world.village("pelangi", PELANGI);
    village.import(&sample("kader-posyandu.csv"));
    let (receipt, keys) = (world.path("bukti.pdf"), world.path("kunci.cbor"));
    village.call("receipt", &["--out", text(&receipt)]).refused("no_receipt");
    let (file, answers) = (world.path("kirim"), world.path("jawaban"));
    village.call("make", &["--out", text(&file)]).good();
    let taken = world.office.receives(&file, &answers);
    village.call("take", &[text(&files(&answers)[0])]).good();
    village.call("receipt", &["--out", text(&receipt)]).good();
    world.office.call("keys", &["--out", text(&keys)]).good();

    if !tools::present(&[("pdftoppm", "poppler-utils"), ("zbarimg", "zbar-tools")]) {
        return;
    }
    let picture = tools::picture(&receipt, 1, &world.path("bukti"));
    let verify =
        |keys: &Path, what: &str| lindung(&["receipt", "verify", "--key", text(keys), what]);
    let verdict = verify(&keys, text(&picture)).good();
    assert_eq!((&verdict["valid"], &verdict["village"]), (&true.into(), &PELANGI.into()));
    assert_eq!(verdict["state_hash"], taken["state_hash"]);
    let status = village.status();
    for log in verdict["received"].as_array().unwrap() {
        assert_eq!(log["entries"], status["frontier"][log["device"].as_str().unwrap()]);
    }
    let text_of = tools::read_codes(&picture).remove(0);
    assert_eq!(verify(&keys, &text_of).good(), verdict, "other readers read the same");
    let place = text_of.len() - 9;
    let turned = |c: char| if c == '0' { '1' } else { '0' };
    let letters = text_of.chars().enumerate();
    let altered: String = letters.map(|(at, c)| if at == place { turned(c) } else { c }).collect();
    assert_eq!(verify(&keys, &altered).denied()["reason"], "altered");
    // By the village's own copy of the office's key; and not by another office's.
    let own = world.path("kunci-desa.cbor");
    village.call("keys", &["--out", text(&own)]).good();
    verify(&own, text(&picture)).good();
    let other = Office::new(world.path("kantor-lain"));
    let others = world.path("kunci-lain.cbor");
    other.call("keys", &["--out", text(&others)]).good();
    assert_eq!(verify(&others, text(&picture)).denied()["reason"], "unknown_key");
    assert_eq!(verify(&keys, "BUKAN BUKTI").denied()["reason"], "not_a_receipt");
}
