//! An office's database on PostgreSQL, which several servers share.
//!
//! No rule stands here. A transaction locks the village that it is about, fetches the rows that the
//! rules will look at into a store in memory ([`Store::laid_out`]), lets the office work on that,
//! and puts back what has changed, a statement for each table. Nothing is remembered from one
//! transaction to the next, so that no other server can make it stale.

mod address;
mod bills;
mod client;
mod door;
mod fetch;
mod lists;
mod namesakes;
mod put;
mod send;
mod sight;

pub(crate) use sight::Sight;

use crate::error::{OfficeError, Result};
use client::{Link, Trouble};
use lindung_store::{Store, TABLES, Table};
use std::collections::BTreeSet;
use std::fmt;

/// So often a transaction is tried that another server or a restart came in the way of.
const TRIES: u32 = 20;
/// A bundle brings hardly more logs than that which were not known.
const FEW_NUMBERS: usize = 32;

/// What a transaction is about.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    /// Digits of the village; empty for the common log.
    pub(crate) main: String,
    /// Villages that are locked and whose logs are known besides.
    pub(crate) also: BTreeSet<String>,
    /// How much of it is fetched in advance.
    pub(crate) much: Much,
}

/// How much is fetched when a transaction begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Much {
    /// Its logs. The bundle says what else is needed.
    Logs,
    /// The logs of several villages, of which each is worked on for itself. What does not say of
    /// which village it is, is not for such work.
    Letters,
    /// Its devices and what was acknowledged too.
    Answer,
    /// All of it, such as for revoking a device.
    Whole,
    /// The same and which blobs are here, for folding it anew.
    Anew,
    /// The bills of it, for looking again for whom they are paid.
    Bills,
    /// Who may look at the office's page, and who is looking.
    Door,
    /// How villages are called.
    Names,
}

impl Scope {
    pub(crate) fn of(main: &str, much: Much) -> Self {
        Self { main: main.to_owned(), also: BTreeSet::new(), much }
    }

    /// What bundles of these villages are about.
    pub(crate) fn of_letters(mut villages: BTreeSet<String>) -> Self {
        match villages.len() {
            0 | 1 => Self::of(&villages.pop_first().unwrap_or_default(), Much::Logs),
            _ => Self { also: villages, ..Self::of("", Much::Letters) },
        }
    }
}

/// A connection, and the transaction on it.
pub(crate) struct Postgres {
    link: Link,
    scope: Scope,
    /// Villages that the work turned out to need, too: it is undone and begun again with them.
    wanted: BTreeSet<String>,
    /// What went wrong with the connection during the work.
    trouble: Option<Trouble>,
    /// Numbers for logs that were not used yet.
    numbers: Vec<i64>,
    /// Whether many new rows are streamed.
    streams: bool,
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postgres").field("scope", &self.scope).finish_non_exhaustive()
    }
}

/// How a transaction ended.
pub(crate) enum End {
    /// It stands.
    Done,
    /// It was undone, and is to be worked on again.
    Again,
}

impl Postgres {
    /// Connects to a database, and brings its tables to this version.
    ///
    /// # Errors
    /// `database_away`, `newer_database`.
    pub(crate) fn connect(address: &str) -> Result<Self> {
        let mut link = Link::new(address)?;
        link.prepare()?;
        let scope = Scope::of("", Much::Logs);
        let (wanted, numbers) = (BTreeSet::new(), Vec::new());
        Ok(Self { link, scope, wanted, trouble: None, numbers, streams: true })
    }

    /// Another connection to the same database.
    pub(crate) fn another(&self) -> Result<Self> {
        Self::connect(self.link.address())
    }

    /// Begins a transaction about a village.
    pub(crate) fn begin(&mut self, store: &mut Store, scope: &Scope) -> Result<()> {
        self.wanted.clear();
        self.trouble = None;
        self.scope = scope.clone();
        store.abandon()?;
        store.begin()?;
        self.fetch_logs(store)?;
        self.take_numbers(store)?;
        match scope.much {
            Much::Logs | Much::Letters => self.fetch_beginnings(store),
            Much::Answer => self.fetch_devices(store),
            Much::Whole => self.fetch_whole(store),
            Much::Anew => {
                self.fetch_whole(store)?;
                self.fetch_blob_names(store)
            }
            Much::Bills => self.fetch_bills_of_village(store),
            Much::Door => self.fetch_door(store),
            Much::Names => self.fetch_names(store),
        }
    }

    /// Asks for villages that are not locked yet. The work cannot go on then.
    ///
    /// # Errors
    /// One of them is not; whatever it says, the work is done again.
    pub(crate) fn need(&mut self, villages: BTreeSet<String>) -> Result<()> {
        let Scope { main, also, much } = &self.scope;
        let held =
            |village: &String| also.contains(village) || village == main && *much != Much::Letters;
        self.wanted.extend(villages.into_iter().filter(|village| !held(village)));
        if self.wanted.is_empty() { Ok(()) } else { Err(OfficeError::new("database_away")) }
    }

    /// The same for every village there is, and the common log.
    pub(crate) fn need_everybody(&mut self) -> Result<()> {
        let villages = self.villages()?;
        self.need(villages)
    }

    /// Every village there is, and the common log.
    pub(crate) fn villages(&mut self) -> Result<BTreeSet<String>> {
        let villages = self.link.query("SELECT village FROM village", &[]);
        Ok(self.told(villages)?.iter().map(|row| row.get(0)).collect())
    }

    /// Whether the tables were made by another program than this.
    pub(crate) fn is_made_otherwise(&mut self) -> Result<bool> {
        let sql = "SELECT 1 FROM lindung WHERE made_by <> $1
             AND version = (SELECT max(version) FROM lindung)";
        let rows = self.link.query(sql, &[&Store::made_by()]);
        Ok(!self.told(rows)?.is_empty())
    }

    /// Notes that they were made by this one.
    pub(crate) fn note_made(&mut self) -> Result<()> {
        let noted = self.link.query("UPDATE lindung SET made_by = $1", &[&Store::made_by()]);
        self.told(noted).map(|_| ())
    }

    fn take_numbers(&mut self, store: &mut Store) -> Result<()> {
        let most = FEW_NUMBERS.saturating_add(self.scope.also.len());
        if self.numbers.len() < most {
            let count = i64::try_from(most.saturating_mul(2)).unwrap_or(i64::MAX);
            let sql = "SELECT nextval('log_number') FROM generate_series(1, $1::bigint)";
            let rows = self.link.query(sql, &[&count]);
            let rows = self.told(rows)?;
            self.numbers.extend(rows.iter().map(|row| row.get::<_, i64>(0)));
            // They are given out from the end, the least first.
            self.numbers.sort_unstable_by(|one, other| other.cmp(one));
        }
        store.give_numbers(std::mem::take(&mut self.numbers));
        Ok(())
    }

    /// Puts back what the work has changed, and brings it to the disk; or undoes all of it, also
    /// where the work could not begin.
    ///
    /// # Errors
    /// It cannot be done, and would not go otherwise the next time.
    pub(crate) fn finish(
        &mut self,
        store: &mut Store,
        scope: &mut Scope,
        worked: bool,
    ) -> Result<End> {
        let done = if worked && !self.is_hindered() { self.put_back(store) } else { Ok(()) };
        self.numbers = store.numbers_left();
        store.abandon()?;
        if worked && !self.is_hindered() && done.is_ok() && self.batch("COMMIT").is_ok() {
            self.streams = true;
            return Ok(End::Done);
        }
        let hindered = self.is_hindered();
        if self.trouble.as_ref().is_none_or(Trouble::leaves_connection) {
            self.link.batch("ROLLBACK").ok();
        }
        match self.trouble.take() {
            Some(trouble) => self.link.recover(trouble)?,
            // Whatever it was, it is not this connection's fault.
            None if !hindered => return done.map(|()| End::Done),
            None => {}
        }
        scope.also.append(&mut self.wanted);
        Ok(End::Again)
    }

    /// Whether the work is to be done again.
    fn is_hindered(&self) -> bool {
        !self.wanted.is_empty() || self.trouble.is_some()
    }

    fn put_back(&mut self, store: &mut Store) -> Result<()> {
        self.settle_paid(store)?;
        let main = self.scope.main.clone();
        let mut all = Vec::with_capacity(TABLES.len());
        for table in &TABLES {
            let changed = store.changed(table, &main)?;
            if self.scope.much != Much::Letters || table.says_village() {
                all.push((table, changed));
            } else if !changed.put.is_empty() {
                return Err(OfficeError::damaged("a row of no village"));
            }
        }
        self.put_all(&all)
    }

    fn batch(&mut self, sql: &str) -> Result<()> {
        let done = self.link.batch(sql);
        self.told(done)
    }

    /// Remembers what went wrong, for [`Self::finish`].
    fn told<T>(&mut self, outcome: std::result::Result<T, Trouble>) -> Result<T> {
        outcome.map_err(|trouble| {
            let error = trouble.error();
            self.trouble = Some(trouble);
            error
        })
    }

    /// How often a transaction is tried.
    pub(crate) const fn tries() -> u32 {
        TRIES
    }
}

/// A table by its name.
fn table(name: &str) -> Result<&'static Table> {
    let found = TABLES.iter().find(|table| table.name == name);
    found.ok_or_else(|| OfficeError::damaged("table"))
}
