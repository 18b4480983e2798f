//! Programs of several versions beside each other: what a newer one wrote is kept and passed on,
//! folded after the upgrade, and never refused; its database is left as it is.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_log::At;
use lindung_tests::chaos::cheapen;
use lindung_tests::database;
use lindung_tests::executable::{Done, text};
use lindung_tests::later::{Ahead, NEWER, UNKNOWN, naming, op};
use lindung_tests::office::{Office, files};
use lindung_tests::scene::{EARLIER as DEWI, NEW as RAHMAT, Scene};
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// No step of ours will ever lead there.
const FAR_AHEAD: i64 = 1_000;

struct World {
    folder: TempDir,
    office: Office,
    /// Of this version.
    first: Village,
    /// Two releases ahead.
    second: Village,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        let first = Village::new(folder.path().join("pertama"), PELANGI);
        office.invites(&first);
        first.register(DEWI, "Dewi Lestari");
        let invitation = folder.path().join("undangan-laptop");
        first.call("invite", &["--out", text(&invitation)]).good();
        let second = Village::new(folder.path().join("kedua"), PELANGI);
        second.call("join", &["--invitation", text(&invitation)]).good();
        [&office.home, &first.home, &second.home].into_iter().for_each(|home| cheapen(home));
        let world = Self { folder, office, first, second };
        world.carry(&world.second, &world.first, "salam");
        world.carry(&world.first, &world.second, "semua");
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bundle(&self, from: &Village, name: &str) -> PathBuf {
        let file = self.path(name);
        from.call("make", &["--out", text(&file)]).good();
        file
    }

    fn carry(&self, from: &Village, to: &Village, name: &str) -> Value {
        to.call("take", &[text(&self.bundle(from, name))]).good()
    }

    /// To the office, and the answer back.
    fn report(&self, from: &Village, name: &str) -> Value {
        let answers = self.path(&format!("jawaban-{name}"));
        let taken = self.office.receives(&self.bundle(from, name), &answers);
        for answer in files(&answers) {
            from.call("take", &[text(&answer)]).good();
        }
        taken
    }
}

/// How often something of a worker waits for the upgrade of the program.
fn waiting(village: &Village) -> usize {
    let page = village.call("worker", &[DEWI]).good();
    let lines = page["history"].as_array().unwrap();
    let waits = |line: &&Value| line["aside"] == "Menunggu pembaruan aplikasi";
    lines.iter().filter(waits).count()
}

#[test]
fn what_a_newer_laptop_writes_is_kept_and_travels_on_to_the_office() {
    let world = World::new();
    let mut ahead = Ahead::laptop(&world.second.home);
    let dewi = ahead.worker(DEWI);
    ahead.writes(Some(dewi), op(UNKNOWN));
    ahead.writes(Some(dewi), op(NEWER));
    ahead.writes(None, op("cooperative.founded/1"));
    let last: Vec<At> = ahead.heads(dewi);
    drop(ahead);

    let taken = world.carry(&world.second, &world.first, "dari-kedua");
    assert_eq!((&taken["taken"], &taken["set_aside"]), (&json!(3), &json!(3)));
    assert_eq!(waiting(&world.first), 2, "the page of the worker says so");
    world.first.verify();
    // Whoever writes next has seen it, though it could not be read.
    let page = world.first.call("worker", &[DEWI]).good();
    let set = json!({ "name": "Dewi Ayu Lestari" });
    let request = json!({ "worker": page["worker"], "set": set });
    world.first.call("record", &["worker.correct", &request.to_string()]).good();
    assert!(!Ahead::laptop(&world.first.home).heads(dewi).contains(&last[0]), "it is followed");

    let taken = world.report(&world.first, "ke-kantor");
    assert_eq!(taken["set_aside"], 3, "{taken}");
    let status = world.first.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&json!(0), &Value::Null));
    let page = world.first.call("worker", &[DEWI]).good();
    assert!(page["acknowledged_on"].is_string(), "the office has all of it: {page}");
    assert_eq!(world.report(&world.second, "kedua-ke-kantor")["state_hash"], taken["state_hash"]);
}

#[test]
fn what_a_newer_office_writes_is_kept_and_reaches_the_other_laptops() {
    let world = World::new();
    world.report(&world.first, "pertama-kali");
    let mut ahead = Ahead::office(&world.office.home, PELANGI);
    let (own, dewi) = (ahead.own(), ahead.worker(DEWI));
    ahead.writes(Some(own), op("office.quota_set/1"));
    ahead.writes(Some(own), op("office.acknowledged/2"));
    ahead.writes(Some(dewi), op("office.number_given/1"));
    drop(ahead);
    let mut ahead = Ahead::common(&world.office.home);
    ahead.writes(None, naming("program.offered/9", [7; 32]));
    drop(ahead);
    world.first.register(RAHMAT, "Rahmat Hidayat");
    world.report(&world.first, "kedua-kali");
    assert_eq!(waiting(&world.first), 1);
    let status = world.first.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&json!(0), &json!(true)));
    world.first.verify();
    world.carry(&world.first, &world.second, "lanjut");
    assert_eq!(waiting(&world.second), 1, "the other laptop has it from the first");
    world.second.verify();
}

/// What lies in a folder, byte for byte.
fn contents(home: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let read = |file: PathBuf| (file.clone(), std::fs::read(file).unwrap());
    files(home).into_iter().map(read).collect()
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_as_it_is() {
    let scene = Scene::begin();
    for home in ["desa", "kantor"] {
        let db = database::open(&scene.path(home));
        // As a newer program may keep it: another journal, a table more, another version.
        db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).unwrap();
        db.execute_batch("CREATE TABLE future (id INTEGER PRIMARY KEY)").unwrap();
        db.pragma_update(None, "user_version", FAR_AHEAD).unwrap();
    }
    let (desa, kantor) = (contents(&scene.path("desa")), contents(&scene.path("kantor")));
    let told = |done: Done| {
        let answer = done.refused("newer_database");
        assert_eq!(answer["error"]["facts"]["version"], FAR_AHEAD.to_string(), "{answer}");
        answer["error"]["sentence"].as_str().unwrap().to_owned()
    };
    let village = scene.village("desa");
    assert!(told(village.call("status", &[])).contains("lebih baru"));
    told(village.call("record", &["worker.register", "{}"]));
    told(village.call("make", &["--out", text(&scene.path("stick"))]));
    told(village.call("backup", &["--out", text(&scene.path("stick"))]));
    told(scene.office().call("villages", &[]));
    assert!(told(village.call("status", &["--language", "en"])).contains("newer"));
    // Whoever does not know the passphrase does not even learn that.
    let mut other = village.command("status", &[]);
    other.env("LINDUNG_PASSPHRASE", "bukan sandinya");
    Done::of("status", &other.output().unwrap()).refused("wrong_passphrase");
    for (home, before) in [("desa", desa), ("kantor", kantor)] {
        let after = contents(&scene.path(home));
        assert!(after.keys().eq(before.keys()), "nothing is new: {:?}", after.keys());
        assert!(after == before, "nothing was changed");
    }
    assert_eq!(scene.whole_files(), Vec::<PathBuf>::new(), "and nothing was written");
}
