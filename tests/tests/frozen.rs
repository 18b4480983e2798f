//! What a released version wrote opens for ever: a register and an office with their databases
//! and slots, a bundle, an answer, an invitation, a backup. Cards and bundles byte for byte stand
//! in the vectors of `log`.
//!
//! `LINDUNG_FREEZE=1` writes `tests/frozen/1` anew; once released, it stays as it is.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_log::slots::FILES;
use lindung_store::Store;
use lindung_tests::chaos::cheapen;
use lindung_tests::database;
use lindung_tests::executable::{Done, root, text};
use lindung_tests::office::Office;
use lindung_tests::scene::{EARLIER, Scene};
use lindung_tests::village::{MELATI, PELANGI, Village, copy_folder};
use rusqlite::{Connection, Row};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

fn frozen(version: u32) -> PathBuf {
    root().join("tests/frozen").join(version.to_string())
}

/// What must be found again, on whatever computer.
fn truth(scene: &Scene) -> Value {
    let status = scene.proved("desa");
    json!({ "state_hash": status["state_hash"], "workers": status["workers"] })
}

fn freeze(version: u32) {
    let (scene, to) = (Scene::begin(), frozen(version));
    std::fs::remove_dir_all(&to).ok();
    for home in ["desa", "kantor"] {
        std::fs::create_dir_all(to.join(home)).unwrap();
        for file in ["lindung.db", FILES[0], FILES[1]] {
            std::fs::copy(scene.path(home).join(file), to.join(home).join(file)).unwrap();
        }
    }
    for file in ["kiriman", "undangan", "cadangan"] {
        std::fs::copy(scene.path(file), to.join(file).with_extension("lindung")).unwrap();
    }
    std::fs::copy(scene.answer(), to.join("jawaban.lindung")).unwrap();
    let told = serde_json::to_string_pretty(&truth(&scene)).unwrap();
    std::fs::write(to.join("truth.json"), format!("{told}\n")).unwrap();
}

/// The fixtures in a folder where they can be worked on.
fn thawed(version: u32) -> Scene {
    let scene = Scene::empty();
    for home in ["desa", "kantor"] {
        copy_folder(&frozen(version).join(home), &scene.path(home));
    }
    scene
}

#[test]
fn what_version_1_wrote_opens_for_ever() {
    if std::env::var_os("LINDUNG_FREEZE").is_some() {
        freeze(1);
    }
    let scene = thawed(1);
    let file = |name: &str| frozen(1).join(name).with_extension("lindung");
    let known = std::fs::read_to_string(frozen(1).join("truth.json")).unwrap();
    let known: Value = serde_json::from_str(&known).unwrap();
    // On another computer the register goes on as a new device, with the same people.
    assert_eq!(truth(&scene)["workers"], known["workers"]);
    scene.village("desa").call("take", &[text(&file("jawaban"))]).good();
    // Nothing is compared where this program folds otherwise than the one that answered.
    assert_ne!(scene.proved("desa")["agrees"], false);
    let taken = scene.office().receives(&file("kiriman"), &scene.path("balasan"));
    assert_eq!((&taken["state_hash"], &taken["set_aside"]), (&known["state_hash"], &json!(0)));

    let restored = scene.village("pulih").call("restore", &[text(&file("cadangan"))]).good();
    assert_eq!(restored["workers"], known["workers"]);
    scene.village("pulih").call("worker", &[EARLIER]).good();
    let melati = Village::new(scene.path("melati"), MELATI);
    let joined = melati.call("join", &["--invitation", text(&file("undangan"))]).good();
    assert!(joined["office"].is_string(), "{joined}");
}

/// What SQLite says of the tables, but for how their texts are spelled.
fn shape(db: &Connection) -> Vec<String> {
    let rows = |sql: &str| -> Vec<String> {
        let mut statement = db.prepare(sql).unwrap();
        let columns = statement.column_count();
        let line = |row: &Row<'_>| {
            let cell = |at| row.get_ref(at).map(|cell| format!("{cell:?}"));
            (0..columns).map(cell).collect::<Result<Vec<_>, _>>().map(|cells| cells.join(" "))
        };
        statement.query_map([], line).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let mut shape = rows(
        "SELECT name, type, ncol, wr, strict FROM pragma_table_list
         WHERE schema = 'main' ORDER BY name",
    );
    shape.extend(rows(
        "SELECT t.name, c.* FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
         WHERE t.schema = 'main' ORDER BY t.name, c.cid",
    ));
    shape.extend(rows(
        "SELECT t.name, i.name, i.\"unique\", i.origin, i.partial, c.*
         FROM pragma_table_list AS t, pragma_index_list(t.name) AS i,
              pragma_index_xinfo(i.name) AS c
         WHERE t.schema = 'main' ORDER BY t.name, i.name, c.seqno",
    ));
    shape
}

/// `schema.sql` is what the steps lead to, from every version that was released.
#[test]
fn every_released_database_is_brought_to_the_tables_of_today() {
    let scene = Scene::empty();
    let new = scene.village("baru");
    new.call("new", &["--village", PELANGI, "--clerk", "Siti Aminah"]).good();
    let today = shape(&database::open(&new.home));
    assert!(today.len() > 100, "{} lines", today.len());
    for home in ["desa", "kantor"] {
        let scene = thawed(1);
        let home = scene.path(home);
        let key = database::key(&home);
        let mut store = Store::open(&database::path(&home), key.as_bytes()).unwrap();
        assert!(store.verify().unwrap().ok());
        drop(store);
        assert_eq!(shape(&database::open(&home)), today, "{}", home.display());
    }
}

/// Ops that the earlier program does not know: of one the kind, of the other the version.
const UNKNOWN_THEN: [&str; 2] = ["worker.died/1", "worker.corrected/1"];

/// Does with the earlier program what the executable of today would do.
fn earlier(program: &str, village: &Village, word: &str, rest: &[&str]) -> Done {
    let today = village.command(word, rest);
    let mut command = Command::new(program);
    command.args(today.get_args());
    for (name, value) in today.get_envs() {
        command.env(name, value.unwrap());
    }
    Done::of(word, &command.output().unwrap())
}

/// Two laptops of a village and their office; one laptop has the earlier program. It takes what
/// the other wrote, and says something itself.
fn freeze_earlier(program: &str) {
    let scene = Scene::empty();
    let (office, old) = (Office::new(scene.path("kantor")), scene.village("desa"));
    let new = ["--village", PELANGI, "--clerk", "Siti Aminah"];
    earlier(program, &old, "new", &new).good();
    let (invitation, stick) = (scene.path("undangan"), scene.path("stick"));
    office.call("invite", &["--village", PELANGI, "--out", text(&invitation)]).good();
    earlier(program, &old, "join", &["--invitation", text(&invitation)]).good();
    let request = json!({ "details": { "nik": EARLIER, "name": "Dewi Lestari" } }).to_string();
    earlier(program, &old, "record", &["worker.register", &request]).good();
    let laptop = scene.path("undangan-laptop");
    earlier(program, &old, "invite", &["--out", text(&laptop)]).good();
    let today = Village::new(scene.path("kedua"), PELANGI);
    [&office.home, &old.home, &today.home].into_iter().for_each(|home| cheapen(home));
    today.call("join", &["--invitation", text(&laptop)]).good();
    std::fs::create_dir(&stick).unwrap();
    let carry = |name: &str| stick.join(name).to_str().unwrap().to_owned();
    today.call("make", &["--out", &carry("1")]).good();
    earlier(program, &old, "take", &[&carry("1")]).good();
    earlier(program, &old, "make", &["--out", &carry("2")]).good();
    today.call("take", &[&carry("2")]).good();
    let page = today.call("worker", &[EARLIER]).good();
    let set = json!({ "worker": page["worker"], "set": { "name": "Dewi Ayu Lestari" } });
    today.call("record", &["worker.correct", &set.to_string()]).good();
    let died = json!({ "worker": page["worker"], "on": "2026-05-30" });
    today.call("record", &["worker.died", &died.to_string()]).good();
    today.call("make", &["--out", &carry("3")]).good();
    let taken = earlier(program, &old, "take", &[&carry("3")]).good();
    assert_eq!(taken["set_aside"], UNKNOWN_THEN.len(), "{taken}");
    // Recorded on top of what could not be read.
    let page = earlier(program, &old, "worker", &[EARLIER]).good();
    let heirs = json!({ "worker": page["worker"], "heirs":
        [{ "name": "Joko Susilo", "relation": "spouse" }] });
    earlier(program, &old, "record", &["worker.heirs", &heirs.to_string()]).good();
    earlier(program, &old, "make", &["--out", &carry("kiriman.lindung")]).good();
    today.call("take", &[&carry("kiriman.lindung")]).good();

    let to = root().join("tests/frozen/earlier");
    std::fs::remove_dir_all(&to).ok();
    for home in ["desa", "kantor"] {
        std::fs::create_dir_all(to.join(home)).unwrap();
        for file in ["lindung.db", FILES[0], FILES[1]] {
            std::fs::copy(scene.path(home).join(file), to.join(home).join(file)).unwrap();
        }
    }
    std::fs::copy(carry("kiriman.lindung"), to.join("kiriman.lindung")).unwrap();
    let told = json!({ "state_hash": today.state_hash() });
    std::fs::write(to.join("truth.json"), format!("{told:#}\n")).unwrap();
}

/// `LINDUNG_EARLIER` names such a program and freezes anew: this one with the ops of
/// [`UNKNOWN_THEN`] renamed in its table.
#[test]
fn what_an_earlier_program_kept_is_folded_after_the_upgrade() {
    if let Ok(program) = std::env::var("LINDUNG_EARLIER") {
        freeze_earlier(&program);
    }
    let (scene, from) = (Scene::empty(), root().join("tests/frozen/earlier"));
    for home in ["desa", "kantor"] {
        copy_folder(&from.join(home), &scene.path(home));
    }
    let truth = std::fs::read_to_string(from.join("truth.json")).unwrap();
    let truth: Value = serde_json::from_str(&truth).unwrap();
    // As it lies there, before this program opens it.
    let waits = "SELECT count(*) FROM set_aside WHERE reason = 'later'";
    let db = database::open(&scene.path("desa"));
    assert_eq!(db.query_row(waits, [], |row| row.get::<_, i64>(0)), Ok(2));
    drop(db);
    let page = scene.village("desa").call("worker", &[EARLIER]).good();
    assert_eq!((&page["name"], &page["state"]), (&json!("Dewi Ayu Lestari"), &json!("died")));
    let db = database::open(&scene.path("desa"));
    assert_eq!(db.query_row(waits, [], |row| row.get::<_, i64>(0)), Ok(0));
    drop(db);
    scene.village("desa").verify();

    // A newer office folds at once what its village only passed on.
    let file = from.join("kiriman.lindung");
    let taken = scene.office().receives(&file, &scene.path("balasan"));
    assert_eq!((&taken["set_aside"], &taken["state_hash"]), (&json!(0), &truth["state_hash"]));
    let answer = lindung_tests::office::files(&scene.path("balasan")).remove(0);
    scene.village("desa").call("take", &[text(&answer)]).good();
    assert_eq!(scene.village("desa").status()["agrees"], true);
}
