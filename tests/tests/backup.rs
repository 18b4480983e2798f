//! The laptop of Pelangi is lost: what its backup brings back, and what no backup gives away.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_tests::damage::damaged;
use lindung_tests::dice::seed;
use lindung_tests::executable::{Done, command, sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::village::{PELANGI, Village};
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// Made up; registered after the office last heard of the village.
const LATE: &str = "6474025103909872";

/// An office, a village that exchanged bundles with it, and a backup of the village.
struct World {
    folder: TempDir,
    office: Office,
    lost: Village,
    backup: PathBuf,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let office = Office::new(path("kantor"));
        let lost = Village::new(path("hilang"), PELANGI);
        office.invites(&lost);
        lost.import(&sample("kader-posyandu.csv"));
        let backup = path("cadangan");
        let world = Self { folder, office, lost, backup };
        world.exchange(&world.lost, "dulu");
        world.lost.register(LATE, "Dewi Lestari");
        world.lost.call("backup", &["--out", text(&world.backup)]).good();
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A bundle to the office and its answer back; gives what the office said of the bundle.
    fn exchange(&self, village: &Village, name: &str) -> Value {
        let (bundle, answers) = (self.path(&format!("{name}.lindung")), self.path(name));
        village.call("make", &["--out", text(&bundle)]).good();
        let taken = self.office.receives(&bundle, &answers);
        for answer in files(&answers) {
            village.call("take", &[text(&answer)]).good();
        }
        taken
    }

    fn restored(&self, name: &str) -> (Village, Value) {
        let village = Village::at(self.path(name), PELANGI);
        let told = village.call("restore", &[text(&self.backup)]).good();
        (village, told)
    }
}

/// Runs a command with another passphrase than the usual one.
fn with_passphrase(passphrase: &str, arguments: &[&str]) -> Done {
    let output = command(arguments).env("LINDUNG_PASSPHRASE", passphrase).output().unwrap();
    Done::of(&arguments.join(" "), &output)
}

#[test]
fn a_lost_laptop_is_made_again_and_goes_on_without_a_new_invitation() {
    let world = World::new();
    let before = world.lost.status();
    let (village, told) = world.restored("baru");
    assert_eq!(village.workers(), world.lost.workers(), "everybody, with what the office has");
    assert_eq!(told["workers"], village.workers()["total"]);
    assert_eq!(village.status()["waiting"], before["waiting"], "rows that wait are not lost");
    assert_ne!(village.status()["device"], before["device"], "an identity of its own");
    village.verify();

    let taken = world.exchange(&village, "sesudah");
    assert!(taken["enrolled"].is_string(), "the office meets a new device: {taken}");
    assert_eq!(taken["set_aside"], 0);
    let after = village.status();
    assert_eq!((&after["pending"], &after["agrees"]), (&0.into(), &true.into()));
    assert_eq!(after["state_hash"], taken["state_hash"], "village and office hold the same");
    let late = village.call("worker", &[LATE]).good();
    assert!(late["acknowledged_on"].is_string(), "what was not yet sent arrived too: {late}");
    village.verify();
}

#[test]
fn an_answer_to_the_lost_laptop_and_its_cards_are_good_for_the_new_one() {
    let world = World::new();
    let (bundle, answers) = (world.path("sebelum.lindung"), world.path("jawaban"));
    world.lost.call("make", &["--out", text(&bundle)]).good();
    world.office.receives(&bundle, &answers);
    let card = |village: &Village| {
        let pdf = world.path("kartu.pdf");
        let filter = ["--search", LATE, "--out", text(&pdf)];
        village.call("cards", &filter).good();
        village.call("worker", &[LATE]).good()["cards"][0]["number"].clone()
    };
    let number = card(&world.lost);
    world.lost.call("backup", &["--out", text(&world.backup)]).good();

    let (village, _) = world.restored("baru");
    let pending = |village: &Village| village.status()["pending"].as_u64().unwrap();
    let before = pending(&village);
    village.call("take", &[text(&files(&answers)[0])]).good();
    assert!(pending(&village) < before, "what was sealed to the lost laptop can be opened");
    assert_eq!(card(&village), number, "the neighbour keeps the card");
    let keys = world.path("kunci.cbor");
    village.call("keys", &["--out", text(&keys)]).good();
    let first = std::fs::read(&keys).unwrap()[0];
    assert_eq!(first, 0x83, "a CBOR array of three: cards of both hold, and the office's own key");
}

#[test]
fn a_backup_of_a_restored_register_is_as_good_as_the_first() {
    let world = World::new();
    let (second, _) = world.restored("kedua");
    world.exchange(&second, "kedua-kirim");
    second.register("6474021503829871", "Rahmat Hidayat");
    second.call("backup", &["--out", text(&world.backup)]).good();
    let (third, _) = world.restored("ketiga");
    assert_eq!(third.workers(), second.workers());
    let taken = world.exchange(&third, "ketiga-kirim");
    assert_eq!(taken["state_hash"], third.state_hash());
    third.verify();
}

#[test]
fn a_village_without_an_office_is_restored_by_its_recovery_code() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("hilang");
    let new = ["village", "new", "--home", text(&home), "--village", PELANGI, "--clerk", "Siti"];
    let made = command(&new).output().unwrap();
    let made = Done::of("new", &made).good();
    let code = made["recovery_code"].as_str().unwrap();
    let lost = Village::at(home, PELANGI);
    lost.register(LATE, "Dewi Lestari");
    let backup = lost.call("backup", &["--out", text(folder.path())]).good();
    let backup = backup["file"].as_str().unwrap();
    assert!(backup.contains("-cadangan-1.lindung"), "in a folder it gets its name: {backup}");

    let new = folder.path().join("baru");
    let restore = ["village", "restore", "--home", text(&new), backup];
    with_passphrase("bukan sandi desa", &restore).refused("wrong_passphrase");
    let wrong = [&restore[..], &["--code", "00000-00000-00000-00000-00000-00000"]].concat();
    assert_eq!(with_passphrase("sandi yang baru", &wrong).code, Some(1));
    assert!(!new.join("lindung.db").exists(), "nothing half is left");
    let right = [&restore[..], &["--code", code]].concat();
    with_passphrase("pendek", &right).refused("short_passphrase");
    with_passphrase("sandi yang baru", &right).good();
    let status = ["village", "status", "--home", text(&new)];
    assert_eq!(with_passphrase("sandi yang baru", &status).good()["workers"], 1);
    with_passphrase("sandi yang baru", &right).refused("not_new");
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let (world, seed) = (World::new(), seed());
    println!("seed {seed}");
    let home = world.path("baru");
    for file in damaged(&world.backup, &world.path("rusak"), 20, 8, seed) {
        let done = Village::at(home.clone(), PELANGI).call("restore", &[text(&file)]);
        let code = done.answer["error"]["code"].as_str().unwrap_or_default().to_owned();
        let known = ["backup_damaged", "not_a_backup", "newer_version"];
        assert!(known.contains(&code.as_str()), "{}: {code}", file.display());
        done.refused(&code);
        assert!(!home.join("lindung.db").exists(), "{} left something", file.display());
    }
    world.restored("baru").0.verify();
}

#[test]
fn backups_and_bundles_are_told_apart() {
    let world = World::new();
    let bundle = world.path("kiriman.lindung");
    world.lost.call("make", &["--out", text(&bundle)]).good();
    world.lost.call("take", &[text(&world.backup)]).refused("is_backup");
    assert_eq!(world.office.refuses(&world.backup), "is_backup");
    let elsewhere = Village::at(world.path("baru"), PELANGI);
    elsewhere.call("restore", &[text(&bundle)]).refused("not_a_backup");
    elsewhere.call("restore", &[text(&world.path("tidak-ada"))]).refused("no_file");
    let before = world.lost.status();
    world.lost.call("restore", &[text(&world.backup)]).refused("not_new");
    assert_eq!(world.lost.status(), before);
}

#[test]
fn a_backup_shows_nothing_of_what_is_in_it() {
    let world = World::new();
    let bytes = std::fs::read(&world.backup).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!holds(LATE) && !holds("Dewi") && !holds("Siti Aminah"));
}
