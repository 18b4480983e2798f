//! The database file: opening it, and what every part of the store shares.

use crate::error::{Result, StoreError};
use crate::laid::State;
use crate::logs::{End, Logs, NewLog};
use crate::migrations::{self, MIGRATIONS};
use crate::replay;
use crate::roster::Ordered;
use lindung_log::{DeviceId, Frontier, SignedHead, SigningKey};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Params, named_params};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

/// Of two connections for each other: one takes bundles, the other serves who looks on. Either may
/// write for long.
const PATIENCE: Duration = Duration::from_secs(60);
pub(crate) const DERIVED: &str = include_str!("derived.sql");

/// One open database. Its tables change only through `record`, `take` and `replay`.
#[derive(Debug)]
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) logs: Logs,
    /// SQLite's count of what other programs wrote; the logs in memory are of this state.
    seen: i64,
    /// By which another connection is opened; none in memory.
    key: Option<Zeroizing<[u8; 32]>>,
    /// The list that was looked at last.
    pub(crate) ordered: RefCell<Option<Ordered>>,
    /// Where it is laid out in memory: of each village the states of what is not laid out of it.
    pub(crate) rest: BTreeMap<String, Vec<State>>,
}

impl Store {
    /// Makes a new database, encrypted under the data key.
    ///
    /// # Errors
    /// The file is there already, or cannot be written.
    pub fn create(path: &Path, key: &[u8; 32]) -> Result<Self> {
        if path.exists() {
            return Err(StoreError::Damaged("a database is there already"));
        }
        let db = connect(path, key, OpenFlags::SQLITE_OPEN_CREATE)?;
        prepare(&db)?;
        let tx = db.unchecked_transaction()?;
        tx.execute_batch(include_str!("schema.sql"))?;
        tx.execute_batch(DERIVED)?;
        tx.pragma_update(None, "user_version", migrations::newest(MIGRATIONS))?;
        replay::note_fold(&tx)?;
        tx.commit()?;
        Ok(Self::around(db)?.with(key))
    }

    /// With no logs yet.
    pub(crate) fn around(db: Connection) -> Result<Self> {
        let seen = data_version(&db)?;
        let (logs, ordered) = (Logs::default(), RefCell::default());
        Ok(Self { db, logs, seen, key: None, ordered, rest: BTreeMap::new() })
    }

    fn with(self, key: &[u8; 32]) -> Self {
        Self { key: Some(Zeroizing::new(*key)), ..self }
    }

    /// Another connection to the same file: it reads while this one writes. Where both write, each
    /// waits for the other, however large a bundle or a list is.
    ///
    /// # Errors
    /// The file cannot be opened, or there is none.
    pub fn second(&self) -> Result<Self> {
        let (path, key) =
            self.db.path().zip(self.key.as_ref()).ok_or(StoreError::Damaged("no file"))?;
        let second = Self::open(Path::new(path), key)?;
        second.db.busy_timeout(PATIENCE)?;
        self.db.busy_timeout(PATIENCE)?;
        Ok(second)
    }

    /// Writes something that may as well be written the next time: it waits for nobody.
    ///
    /// # Errors
    /// The database cannot be written, for another reason than that somebody else is writing.
    pub(crate) fn if_free(&self, sql: &str, values: impl Params) -> Result<()> {
        let patience: u32 = self.db.pragma_query_value(None, "busy_timeout", |row| row.get(0))?;
        self.db.busy_timeout(Duration::ZERO)?;
        let done = self.db.prepare_cached(sql).and_then(|mut sql| sql.execute(values));
        self.db.busy_timeout(Duration::from_millis(patience.into()))?;
        match done {
            Err(error) if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) => {
                Err(error.into())
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Opens a database. One of an earlier version is brought to this one; where the program folds
    /// otherwise than the one that wrote it, all is folded anew.
    ///
    /// # Errors
    /// The key is not the one, or a newer program wrote the file: then it is left as it is.
    pub fn open(path: &Path, key: &[u8; 32]) -> Result<Self> {
        Self::open_by(path, key, MIGRATIONS)
    }

    /// The same by other steps than this program's, for a proof of how steps are done.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_by(path: &Path, key: &[u8; 32], steps: &[&str]) -> Result<Self> {
        let db = connect(path, key, OpenFlags::empty())?;
        // Before anything is written: a newer program may keep its file in another way.
        let behind = !migrations::lacking(&db, steps)?.is_empty();
        prepare(&db)?;
        let mut store = Self::around(db)?.with(key);
        if behind || !replay::folds_alike(&store)? {
            store.replay_after(steps)?;
        }
        store.logs = Logs::load(&store.db)?;
        Ok(store)
    }

    /// Closes the file; all of it stands in the database itself then.
    ///
    /// # Errors
    /// The last pages cannot be written.
    pub fn close(self) -> Result<()> {
        Ok(self.db.close().map_err(|(_, error)| error)?)
    }

    /// The logs that are here.
    pub fn logs(&self) -> &Logs {
        &self.logs
    }

    /// Begins a log that this database writes itself.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn begin_log(
        &mut self,
        name: DeviceId,
        signing_key: [u8; 32],
        scope: &[u8],
        village: &str,
    ) -> Result<()> {
        let new = NewLog {
            name,
            signing_key,
            scope: scope.to_vec(),
            village: village.to_owned(),
            by_office: !scope.is_empty(),
        };
        self.logs.begin(&self.db, new).map(|_| ())
    }

    /// Ends a log that this database wrote itself: its last head is signed while the key is here.
    ///
    /// # Errors
    /// There is no such log, or the database cannot be written.
    pub fn end_log(&mut self, name: &DeviceId, key: &SigningKey) -> Result<()> {
        let log = self.logs.get(name).ok_or(StoreError::Damaged("an unknown log"))?.clone();
        let head = SignedHead::sign(key, &log.village, log.name, log.next_seq, log.hash);
        let (next_seq, lamport, hash) = (log.next_seq, log.lamport, log.hash);
        let end = End { next_seq, lamport, hash, head: Some(head) };
        self.logs.advance(&self.db, log.number, &end)
    }

    /// The first entries that are not here, for each log of a village's own devices.
    pub fn village_frontier(&self, village: &str) -> Frontier {
        self.logs.of(village).filter(|log| !log.by_office).collect()
    }

    /// A setting of this machine.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn meta(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT text FROM meta WHERE name = :name")?;
        let text = statement.query_row(named_params! { ":name": name }, |row| row.get("text"));
        Ok(text.optional()?)
    }

    /// Remembers a setting of this machine.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_meta(&mut self, name: &str, text: &str) -> Result<()> {
        write_meta(&self.db, name, text)
    }

    /// A secret of this machine; the file it stands in is encrypted.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn secret(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let mut statement =
            self.db.prepare_cached("SELECT bytes FROM secret WHERE name = :name")?;
        let bytes = statement.query_row(named_params! { ":name": name }, |row| row.get("bytes"));
        Ok(bytes.optional()?)
    }

    /// The secrets whose names begin so.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn secrets(&self, beginning: &str) -> Result<Vec<Vec<u8>>> {
        let mut statement = self.db.prepare_cached(
            "SELECT bytes FROM secret WHERE substr(name, 1, length(:beginning)) = :beginning
             ORDER BY name",
        )?;
        let found = statement
            .query_map(named_params! { ":beginning": beginning }, |row| row.get("bytes"))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps a secret of this machine.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_secret(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO secret (name, bytes) VALUES (:name, :bytes)
                 ON CONFLICT DO UPDATE SET bytes = excluded.bytes",
            )?
            .execute(named_params! { ":name": name, ":bytes": bytes })?;
        Ok(())
    }

    /// Forgets a secret of this machine.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn drop_secret(&mut self, name: &str) -> Result<()> {
        self.db
            .prepare_cached("DELETE FROM secret WHERE name = :name")?
            .execute(named_params! { ":name": name })?;
        Ok(())
    }

    /// Runs several writes as one: all of them, or none.
    ///
    /// # Errors
    /// Whatever `work` answers, with everything it did undone.
    pub fn together<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let (begin, end, undo) = if self.db.is_autocommit() {
            ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        } else {
            ("SAVEPOINT step", "RELEASE step", "ROLLBACK TO step; RELEASE step")
        };
        self.db.execute_batch(begin).map_err(StoreError::from)?;
        let outcome = self.catch_up().map_err(E::from).and_then(|_| work(self)).and_then(|done| {
            self.db.execute_batch(end).map_err(StoreError::from)?;
            Ok(done)
        });
        if outcome.is_err() {
            // SQLite rolls back by itself where it cannot go on; then there is nothing to undo.
            self.db.execute_batch(undo).ok();
            self.logs.reload(&self.db)?;
        }
        outcome
    }

    /// Begins a transaction in which every [`Self::together`] until [`Self::commit`] is a step of
    /// its own: what one of them undoes leaves the others standing.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn begin(&mut self) -> Result<()> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        self.catch_up().map(|_| ())
    }

    /// Ends it; what its steps did stands on the disk when this returns.
    ///
    /// # Errors
    /// Nothing of it stands: the database cannot be written, or SQLite had given up before.
    pub fn commit(&mut self) -> Result<()> {
        let done = self.db.execute_batch("COMMIT");
        if done.is_err() {
            self.abandon()?;
        }
        Ok(done?)
    }

    /// Ends it as if nothing had been done.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn abandon(&mut self) -> Result<()> {
        if self.is_within() {
            self.db.execute_batch("ROLLBACK")?;
        }
        self.rest.clear();
        self.logs.reload(&self.db)?;
        Ok(())
    }

    /// Whether a transaction is open, so that nothing of what is said now is certain yet.
    pub fn is_within(&self) -> bool {
        !self.db.is_autocommit()
    }

    /// Reads several things of one state of the file, which is locked once for all of them.
    ///
    /// # Errors
    /// Whatever `work` answers, or the database cannot be read.
    pub fn reading<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        if !self.db.is_autocommit() {
            return work(self);
        }
        let run = |sql| -> Result<()> {
            self.db.prepare_cached(sql)?.execute([])?;
            Ok(())
        };
        run("BEGIN")?;
        let done = work(self);
        run("COMMIT")?;
        done
    }

    /// Sees what another connection wrote, such as the command line while the window was open; says
    /// whether there was anything.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn catch_up(&mut self) -> Result<bool> {
        let now = data_version(&self.db)?;
        if now == self.seen {
            return Ok(false);
        }
        self.logs.reload(&self.db)?;
        self.seen = now;
        Ok(true)
    }
}

pub(crate) fn data_version(db: &Connection) -> Result<i64> {
    Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

pub(crate) fn write_meta(db: &Connection, name: &str, text: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO meta (name, text) VALUES (:name, :text)
         ON CONFLICT DO UPDATE SET text = excluded.text",
    )?
    .execute(named_params! { ":name": name, ":text": text })?;
    Ok(())
}

fn connect(path: &Path, key: &[u8; 32], more: OpenFlags) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let db = Connection::open_with_flags(path, flags)?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    // SQLCipher would print every wrong key to the terminal.
    db.pragma_update_and_check(None, "cipher_log_level", "NONE", |_| Ok(())).ok();
    db.pragma_update(None, "key", format!("x'{hex}'"))?;
    db.pragma_update(None, "cipher_memory_security", "OFF")?;
    // The first read tells whether the key is the one.
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(|_| StoreError::Locked)?;
    Ok(db)
}

fn prepare(db: &Connection) -> Result<()> {
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    db.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
         PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536;",
    )?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}
