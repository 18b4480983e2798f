//! The kept tables from one version to the next. The derived ones need no steps: they are made
//! anew from the log after any.
//!
//! A release that changes a kept table does it twice: in `schema.sql`, of which new databases are
//! made, and in a step here, for those of the version before. `tests/tests/frozen.rs` holds the
//! two equal, beginning with every database that was ever released. A step that was released stays
//! as it is.

use crate::error::{Result, StoreError};
use rusqlite::Connection;

/// The tables before the first step.
const FIRST: i64 = 1;

/// SQL of each step: the first leads from version 1 to 2, the next from 2 to 3.
pub const MIGRATIONS: &[&str] = &[
    "CREATE TABLE journal (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  what      TEXT    NOT NULL,
  place     TEXT    NOT NULL,
  file      TEXT    NOT NULL,
  log       BLOB    NOT NULL,
  until_seq INTEGER NOT NULL,
  entries   INTEGER NOT NULL,
  photos    INTEGER NOT NULL
) STRICT;",
    "CREATE TABLE person (
  id     INTEGER PRIMARY KEY,
  login  TEXT    NOT NULL UNIQUE,
  name   TEXT    NOT NULL,
  role   TEXT    NOT NULL,
  phrase TEXT    NOT NULL,
  fresh  INTEGER NOT NULL
) STRICT;
CREATE TABLE session (
  hash     BLOB PRIMARY KEY,
  person   INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  seen_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE deed (
  id    INTEGER PRIMARY KEY,
  at    INTEGER NOT NULL,
  login TEXT    NOT NULL,
  what  TEXT    NOT NULL,
  about TEXT    NOT NULL
) STRICT;",
    "CREATE TABLE sheet (
  label   TEXT    NOT NULL,
  number  INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  name    TEXT    NOT NULL,
  people  INTEGER NOT NULL,
  bytes   BLOB    NOT NULL,
  PRIMARY KEY (label, number)
) STRICT;",
    "CREATE INDEX invitation_of_village ON invitation (village);",
];

/// `PRAGMA user_version` of a database that lacks none of these steps.
pub(crate) fn newest(steps: &[&str]) -> i64 {
    i64::try_from(steps.len()).map_or(i64::MAX, |steps| FIRST.saturating_add(steps))
}

/// The steps that a database lacks.
///
/// # Errors
/// A program wrote it that knows more of them, or there are no tables.
pub(crate) fn lacking<'s>(db: &Connection, steps: &'s [&'s str]) -> Result<&'s [&'s str]> {
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = version.checked_sub(FIRST).and_then(|done| usize::try_from(done).ok());
    let done = done.ok_or(StoreError::Damaged("no tables"))?;
    steps.get(done..).ok_or(StoreError::Newer(version))
}

/// Brings the kept tables to the newest version. For whoever holds the transaction.
pub(crate) fn run(db: &Connection, steps: &[&str]) -> Result<()> {
    for step in lacking(db, steps)? {
        db.execute_batch(step)?;
    }
    Ok(db.pragma_update(None, "user_version", newest(steps))?)
}
