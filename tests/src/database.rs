//! A register's database, opened past the program.

use crate::executable::PASSPHRASE;
use lindung_log::slots::{DataKey, Slots};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Where it lies in a home.
pub fn path(home: &Path) -> PathBuf {
    home.join("lindung.db")
}

/// What it is encrypted with.
pub fn key(home: &Path) -> DataKey {
    Slots::load(home).unwrap().open_with_passphrase(PASSPHRASE).unwrap().0
}

/// The database itself.
pub fn open(home: &Path) -> Connection {
    let hex: String = key(home).as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let db = Connection::open(path(home)).unwrap();
    db.pragma_update(None, "key", format!("x'{hex}'")).unwrap();
    db
}
