//! The next release that changes the kept tables: its steps stand here; they are
//! done by this very executable, which calls itself, so that the power can go in the middle.

use lindung_store::{MIGRATIONS, Store};
use lindung_tests::database;
use lindung_tests::executable::Done;
use lindung_tests::scene::Scene;
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// Where the program of the next release finds the register.
const HOME: &str = "LINDUNG_NEXT_RELEASE";
/// What stood in a form when the program was changed.
const DRAFT: &str = "{\"alamat\":\"Gang Melur\"}";
/// A table with another column, and one that is new and filled from the log.
const NEXT: [&str; 2] = [
    "CREATE TABLE form (name TEXT PRIMARY KEY, json TEXT NOT NULL, screen TEXT NOT NULL)
       STRICT, WITHOUT ROWID;
     INSERT INTO form SELECT name, json, 'register' FROM draft;
     DROP TABLE draft;
     ALTER TABLE form RENAME TO draft;",
    "ALTER TABLE log ADD COLUMN nickname TEXT NOT NULL DEFAULT '';
     CREATE TABLE longest (log INTEGER PRIMARY KEY, op INTEGER NOT NULL) STRICT;
     INSERT INTO longest SELECT id >> 40, max(length(op)) FROM entry GROUP BY id >> 40;
     UPDATE log SET nickname = 'laptop ' || id WHERE NOT by_office;",
];

fn next() -> Vec<&'static str> {
    [MIGRATIONS, &NEXT].concat()
}

/// A register with a form half filled in.
pub(super) fn before(scene: &Scene) {
    let village = scene.village("desa").copy(scene.path("rilis"));
    let draft = json!({ "name": "pendaftaran", "json": DRAFT });
    village.call("record", &["draft.save", &draft.to_string()]).good();
}

pub(super) fn begin(scene: &Scene) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "steps::the_next_release_opens_a_register"]);
    command.env(HOME, scene.path("rilis"));
    command
}

fn open(home: &Path) -> Store {
    Store::open_by(&database::path(home), database::key(home).as_bytes(), &next()).unwrap()
}

/// Does nothing but where [`begin`] calls it.
#[test]
fn the_next_release_opens_a_register() {
    if let Some(home) = std::env::var_os(HOME) {
        drop(open(Path::new(&home)));
    }
}

pub(super) fn after(scene: &Scene, done: Option<&Done>) {
    let village = scene.village("rilis");
    let version = |home: &Path| -> i64 {
        let db = database::open(home);
        db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    let number = |steps: usize| i64::try_from(1 + steps).unwrap();
    let (old, new) = (number(MIGRATIONS.len()), number(next().len()));
    if version(&village.home) == old {
        // All of the old, and its program goes on with it.
        assert!(done.is_none(), "a confirmed step is lost");
        village.verify();
    }
    let mut store = open(&village.home);
    assert_eq!(store.draft("pendaftaran").unwrap().as_deref(), Some(DRAFT));
    assert_eq!(store.verify().unwrap().faults, Vec::<&str>::new());
    assert!(store.replay_equals_tables().unwrap());
    let code = village.code.replace('.', "");
    let hash = store.state_hash(&code).unwrap().to_string();
    assert_eq!(hash, scene.village("desa").state_hash());
    drop(store);
    assert_eq!(version(&village.home), new);
    village.call("status", &[]).refused("newer_database");
}
