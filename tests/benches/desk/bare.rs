//! The same bare work: plain rows with a full-text index in SQLCipher.

use rusqlite::{Connection, Transaction, params};
use std::path::Path;

pub(crate) fn database(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.pragma_update(None, "key", format!("x'{}'", "07".repeat(32))).unwrap();
    db.pragma_update(None, "cipher_memory_security", "OFF").unwrap();
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    db.pragma_update(None, "cache_size", "-65536").unwrap();
    db.execute_batch(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, nik TEXT, name TEXT, born_at TEXT,
           born_on TEXT, sex TEXT, family TEXT, address TEXT, rt TEXT, rw TEXT, phone TEXT,
           occupation TEXT) STRICT;
         CREATE INDEX person_nik ON person (nik);
         CREATE VIRTUAL TABLE person_text USING fts5 (name, nik, address, content = '',
           contentless_delete = 1, prefix = '2 4');",
    )
    .unwrap();
    db
}

pub(crate) fn insert(db: &mut Connection, rows: &[[String; 11]]) {
    let tx = db.transaction().unwrap();
    put(&tx, 1, rows);
    tx.commit().unwrap();
}

/// The same within a transaction, numbered from here on.
pub(crate) fn put(tx: &Transaction<'_>, first: i64, rows: &[[String; 11]]) {
    let mut person = tx
        .prepare_cached("INSERT INTO person VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)")
        .unwrap();
    let mut text = tx
        .prepare_cached("INSERT INTO person_text (rowid, name, nik, address) VALUES (?1,?2,?3,?4)")
        .unwrap();
    for (id, r) in (first..).zip(rows) {
        person
            .execute(params![id, r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10]])
            .unwrap();
        text.execute(params![id, r[1], r[0], r[6]]).unwrap();
    }
}
