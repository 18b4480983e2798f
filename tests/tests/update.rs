//! A newer program comes from the office: offered to all, brought to who asks, behind everything
//! else, bit by bit; written out only where it is what the office signed; never started.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::chaos::cheapen;
use lindung_tests::damage::damaged;
use lindung_tests::database;
use lindung_tests::dice::{Dice, seed};
use lindung_tests::executable::{Done, text};
use lindung_tests::office::{Office, files};
use lindung_tests::proxy::Proxy;
use lindung_tests::scene::{EARLIER as DEWI, NEW as RAHMAT};
use lindung_tests::server::Server;
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A line, or a phone, that carries a notice and no program.
const SMALL: u64 = 64 * 1024;
const SYSTEM: &str = if cfg!(windows) { "windows" } else { "linux-deb" };
const OTHER_SYSTEM: &str = if cfg!(windows) { "linux-deb" } else { "windows" };

struct World {
    folder: TempDir,
    office: Office,
    village: Village,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        let village = Village::new(folder.path().join("desa"), PELANGI);
        office.invites(&village);
        cheapen(&office.home);
        cheapen(&village.home);
        village.register(DEWI, "Dewi Lestari");
        Self { folder, office, village }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A program of so many bytes that no packing makes smaller.
    fn program(&self, name: &str, bytes: usize) -> (PathBuf, Vec<u8>) {
        let mut dice = Dice::new(bytes as u64);
        let words = std::iter::repeat_with(|| dice.roll(u64::MAX).to_le_bytes());
        let program: Vec<u8> = words.flatten().take(bytes).collect();
        let file = self.path(name);
        std::fs::write(&file, &program).unwrap();
        (file, program)
    }

    fn offer(&self, system: &str, version: &str, file: &Path) -> Done {
        self.office.call("offer", &["--system", system, "--version", version, text(file)])
    }

    /// To the office and back by stick; gives the answer, not yet taken.
    fn answer(&self, name: &str) -> (PathBuf, u64) {
        let (file, answers) = (self.path(name), self.path(&format!("jawaban-{name}")));
        self.village.call("make", &["--out", text(&file)]).good();
        self.office.receives(&file, &answers);
        let answer = files(&answers).remove(0);
        let bytes = std::fs::metadata(&answer).unwrap().len();
        (answer, bytes)
    }

    fn takes(&self, answer: &Path) {
        self.village.call("take", &[text(answer)]).good();
    }

    fn update(&self, rest: &[&str]) -> Done {
        self.village.call("update", rest)
    }

    fn offered(&self) -> Value {
        self.update(&[]).good()["offer"].clone()
    }
}

#[test]
fn a_program_comes_by_stick_to_who_asks_for_it() {
    let world = World::new();
    let (file, program) = world.program("lindung.deb", 1_300_000);
    let offered = world.offer(SYSTEM, "99.1.2", &file).good();
    assert_eq!((&offered["bytes"], &offered["pieces"]), (&json!(1_300_000), &json!(5)));
    world.offer(SYSTEM, "99.1.2", &file).refused("offered_already");
    world.offer(SYSTEM, "99.1", &file).refused("no_such_version");
    world.offer("amiga", "99.1.3", &file).refused("no_such_system");
    // Older than what runs here, and for another system: nobody is told.
    world.offer(SYSTEM, "0.0.1", &file).good();
    world.offer(OTHER_SYSTEM, "99.9.9", &file).good();
    assert_eq!(world.offered(), Value::Null);
    let out = world.path("unduhan");
    std::fs::create_dir(&out).unwrap();
    world.update(&["--out", text(&out)]).refused("no_update");

    let (answer, bytes) = world.answer("1");
    assert!(bytes < SMALL, "nobody asked: {bytes}");
    world.takes(&answer);
    let offer = world.offered();
    assert_eq!((&offer["version"], &offer["size_bytes"]), (&json!("99.1.2"), &json!(1_300_000)));
    assert_eq!((&offer["asked"], &offer["percent_here"]), (&json!(false), &json!(0)));
    world.update(&["--out", text(&out)]).refused("update_not_whole");
    assert!(world.answer("2").1 < SMALL, "nobody asked yet");

    assert_eq!(world.update(&["--ask"]).good()["offer"]["asked"], true);
    let (answer, bytes) = world.answer("3");
    assert!((1_300_000..1_400_000).contains(&bytes), "the other system's stays away: {bytes}");
    for file in damaged(&answer, &world.path("rusak"), 12, 4, 7) {
        assert_eq!(world.village.call("take", &[text(&file)]).code, Some(1), "{}", file.display());
    }
    assert_eq!(world.offered()["percent_here"], 0);
    world.takes(&answer);
    let offer = world.offered();
    assert_eq!((&offer["whole"], &offer["percent_here"]), (&json!(true), &json!(100)));
    let saved = world.update(&["--out", text(&out)]).good();
    let saved = PathBuf::from(saved["file"].as_str().unwrap());
    assert!(saved.starts_with(&out) && std::fs::read(&saved).unwrap() == program, "byte for byte");

    // What is there is not sent again, and no backup grows by it.
    assert!(world.answer("4").1 < SMALL);
    let backup = world.village.call("backup", &["--out", text(&world.path("cadangan"))]).good();
    assert!(backup["bytes"].as_u64().unwrap() < 4 * SMALL, "{backup}");
    world.village.verify();
    let status = world.village.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&json!(0), &json!(true)));

    // The next one: what came of the last is of no more use.
    let (file, program) = world.program("berikutnya.deb", 700_000);
    world.offer(SYSTEM, "99.2.0", &file).good();
    world.takes(&world.answer("5").0);
    let offer = world.offered();
    assert_eq!((&offer["version"], &offer["asked"]), (&json!("99.2.0"), &json!(false)));
    world.update(&["--ask"]).good();
    let blobs = "SELECT count(*) FROM blob";
    let db = database::open(&world.village.home);
    assert_eq!(db.query_row(blobs, [], |row| row.get::<_, i64>(0)), Ok(0));
    drop(db);
    world.takes(&world.answer("6").0);
    let saved = out.join("lindung-99.2.0.deb");
    world.update(&["--out", text(&saved)]).good();
    assert!(std::fs::read(&saved).unwrap() == program, "byte for byte");
    world.village.verify();

    // A disk that changed a byte: the program is not what the office signed.
    let db = database::open(&world.village.home);
    let sql = "UPDATE blob SET bytes = zeroblob(length(bytes)) WHERE rowid =
               (SELECT max(rowid) FROM blob)";
    assert_eq!(db.execute(sql, []).unwrap(), 1);
    drop(db);
    world.update(&["--out", text(&saved)]).refused("update_damaged");
    assert!(std::fs::read(&saved).unwrap() == program, "the one that was saved stays");
}

#[test]
fn a_program_larger_than_an_answer_comes_in_parts() {
    let world = World::new();
    let (file, program) = world.program("besar.deb", 34 << 20);
    world.offer(SYSTEM, "99.0.0", &file).good();
    world.takes(&world.answer("1").0);
    world.update(&["--ask"]).good();
    world.takes(&world.answer("2").0);
    let here = world.offered()["percent_here"].as_u64().unwrap();
    assert!((80..100).contains(&here), "{here}");
    world.update(&["--out", text(&world.path("terlalu-cepat"))]).refused("update_not_whole");
    let (answer, bytes) = world.answer("3");
    assert!(bytes < 4 << 20, "only the rest: {bytes}");
    world.takes(&answer);
    world.update(&["--out", text(&world.path("hasil.deb"))]).good();
    assert!(std::fs::read(world.path("hasil.deb")).unwrap() == program, "byte for byte");
    let huge = std::fs::File::create(world.path("raksasa.deb")).unwrap();
    huge.set_len(65 << 20).unwrap();
    world.offer(SYSTEM, "99.0.1", &world.path("raksasa.deb")).refused("too_large");
}

#[test]
fn a_program_comes_over_a_bad_line_behind_what_is_said_of_people() {
    let world = World::new();
    let (file, program) = world.program("lindung.deb", 1_000_000);
    world.offer(SYSTEM, "99.1.2", &file).good();
    let server = Server::start(&world.office);
    let proxy = Proxy::before(&server.url().replace("http://", ""), Some(Dice::new(seed())));
    let sync = |url: &str| {
        let line = ["--url", url, "--attempts", "60"];
        world.village.call("sync", &line).good()
    };
    assert_eq!(sync(&server.url())["bundles"], 1, "nobody asked");
    assert_eq!(world.offered()["percent_here"], 0);
    world.update(&["--ask"]).good();
    world.village.register(RAHMAT, "Rahmat Hidayat");
    sync(&proxy.url());
    assert_eq!(world.village.status()["pending"], 0);
    assert_eq!(world.offered()["whole"], true, "{}", proxy.told());
    world.update(&["--out", text(&world.path("hasil.deb"))]).good();
    assert!(std::fs::read(world.path("hasil.deb")).unwrap() == program, "byte for byte");
}
