//! The logs that this database holds: its own, those of the village's other laptops, the office's.

use crate::error::{Result, StoreError};
use crate::place::{EntryId, hash};
use lindung_log::{At, DeviceId, Frontier, Hash, SignedHead};
use rusqlite::{Connection, Row, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// One log, as far as it is here.
#[derive(Debug, Clone)]
pub struct Log {
    pub(crate) number: i64,
    /// Its name everywhere.
    pub name: DeviceId,
    /// Ed25519 key that signs its heads.
    pub signing_key: [u8; 32],
    /// Empty for a village's device.
    pub scope: Vec<u8>,
    /// Digits; empty for an office's common log.
    pub village: String,
    /// Whether an office writes it.
    pub by_office: bool,
    /// The first entry that is not here.
    pub next_seq: u64,
    pub(crate) lamport: u64,
    pub(crate) hash: Hash,
    /// The newest signed head, of a log of others.
    pub(crate) head: Option<SignedHead>,
}

impl Log {
    /// Hash of its last entry.
    pub fn head_hash(&self) -> Hash {
        self.hash
    }

    /// Greater than that of every entry that its last one knew.
    pub fn lamport(&self) -> u64 {
        self.lamport
    }

    /// Which epoch of its office's logs it is of: an office that was put back to a backup begins
    /// the next. Nothing for a village's device.
    pub fn epoch(&self) -> u32 {
        epoch_of(&self.scope)
    }

    /// The ids that its entries may have, first and last.
    pub(crate) fn ids(&self) -> (EntryId, EntryId) {
        (EntryId::new(self.number, 0), EntryId::new(self.number, u64::MAX))
    }
}

/// The epoch that the scope of an office's log names: `office/<epoch>/<village>`.
pub fn epoch_of(scope: &[u8]) -> u32 {
    let scope = std::str::from_utf8(scope).unwrap_or_default();
    scope.split('/').nth(1).and_then(|epoch| epoch.parse().ok()).unwrap_or(0)
}

/// How far some logs are here.
impl<'l> FromIterator<&'l Log> for Frontier {
    fn from_iter<I: IntoIterator<Item = &'l Log>>(logs: I) -> Self {
        logs.into_iter().map(|log| (log.name, log.next_seq)).collect()
    }
}

/// Whether there is an index of words to find people by.
pub(crate) fn keeps_words(db: &Connection) -> Result<bool> {
    let mut index = db.prepare_cached(
        "SELECT 1 FROM sqlite_schema WHERE name = 'worker_text' AND sql LIKE 'CREATE VIRTUAL %'",
    )?;
    Ok(index.exists([])?)
}

/// All of them, in memory, changed only together with the database.
#[derive(Debug, Clone, Default)]
pub struct Logs {
    by_name: BTreeMap<DeviceId, i64>,
    by_number: BTreeMap<i64, Log>,
    /// Numbers of each village's logs: an office has those of many.
    by_village: BTreeMap<String, BTreeSet<i64>>,
    /// The greatest lamport of all.
    newest: u64,
    /// From which place on those of revoked devices do not count.
    revoked: BTreeMap<i64, u64>,
    /// Where many servers number logs: those that this one may give.
    pub(crate) numbers: Option<Vec<i64>>,
    /// Whether these are the rows of many villages, an office's: nobody searches them by words, or
    /// counts them by RT and occupation.
    pub(crate) of_many: bool,
}

impl Logs {
    pub(crate) fn load(db: &Connection) -> Result<Self> {
        let mut logs = Self::load_bare(db)?;
        let mut statement = db.prepare_cached("SELECT log, from_seq FROM revoked")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let from = u64::try_from(row.get::<_, i64>("from_seq")?).unwrap_or(0);
            logs.revoked.insert(row.get("log")?, from);
        }
        Ok(logs)
    }

    /// The same again, after something else was written or undone.
    pub(crate) fn reload(&mut self, db: &Connection) -> Result<()> {
        let numbers = self.numbers.take();
        *self = Self { numbers, ..Self::load(db)? };
        Ok(())
    }

    fn next_number(&mut self) -> Result<i64> {
        let last = self.by_number.last_key_value().map_or(0, |(number, _)| *number);
        match &mut self.numbers {
            None => Ok(last.saturating_add(1)),
            Some(numbers) => numbers.pop().ok_or(StoreError::Damaged("no number for a log")),
        }
    }

    /// Without what is made from the log: the tables of an older program are not looked at.
    pub(crate) fn load_bare(db: &Connection) -> Result<Self> {
        let mut statement = db.prepare_cached(
            "SELECT id, name, signing_key, scope, village, by_office, next_seq, lamport, hash, head
             FROM log ORDER BY id",
        )?;
        let mut logs = Self { of_many: !keeps_words(db)?, ..Self::default() };
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            logs.hold(read(row)?);
        }
        Ok(logs)
    }

    fn hold(&mut self, log: Log) {
        self.by_name.insert(log.name, log.number);
        self.by_village.entry(log.village.clone()).or_default().insert(log.number);
        self.newest = self.newest.max(log.lamport);
        self.by_number.insert(log.number, log);
    }

    pub(crate) fn by_number(&self, number: i64) -> Option<&Log> {
        self.by_number.get(&number)
    }

    pub(crate) fn revoked_at(&self, number: i64) -> Option<u64> {
        self.revoked.get(&number).copied()
    }

    pub(crate) fn set_revoked(&mut self, number: i64, from: Option<u64>) {
        match from {
            Some(from) => self.revoked.insert(number, from),
            None => self.revoked.remove(&number),
        };
    }

    pub(crate) fn forget_revoked(&mut self) {
        self.revoked.clear();
    }

    /// Whether an entry stands where its log does not count any more.
    pub(crate) fn is_revoked(&self, id: EntryId) -> bool {
        self.revoked_at(id.log()).is_some_and(|from| id.seq() >= from)
    }

    /// The log of this name, if it is here.
    pub fn get(&self, name: &DeviceId) -> Option<&Log> {
        self.by_number.get(self.by_name.get(name)?)
    }

    /// Every log, in the order in which this database met them.
    pub fn iter(&self) -> impl Iterator<Item = &Log> {
        self.by_number.values()
    }

    /// The local id of an entry, if it is here.
    pub(crate) fn id_of(&self, at: At) -> Option<EntryId> {
        let log = self.get(&at.device)?;
        (at.seq < log.next_seq).then(|| EntryId::new(log.number, at.seq))
    }

    /// The logs of a village, its own and the office's about it; of the office's common log, that
    /// of no village.
    pub fn of(&self, village: &str) -> impl Iterator<Item = &Log> {
        let numbers = self.by_village.get(village).into_iter().flatten();
        numbers.filter_map(|number| self.by_number.get(number))
    }

    /// Those that concern a village: its own and the office's common ones.
    pub fn concerning(&self, village: &str) -> impl Iterator<Item = &Log> {
        self.of(village).chain(self.of("").filter(|log| log.by_office))
    }

    /// Whether these are of more villages than one; the office's common log is of none.
    pub(crate) fn has_several_villages(&self) -> bool {
        self.by_village.keys().filter(|village| !village.is_empty()).nth(1).is_some()
    }

    /// Greater than every entry here.
    pub(crate) fn next_lamport(&self) -> u64 {
        if self.by_number.is_empty() { 0 } else { self.newest.saturating_add(1) }
    }

    /// Holds a log that is not here yet, empty.
    pub(crate) fn begin(&mut self, db: &Connection, new: NewLog) -> Result<i64> {
        let number = self.next_number()?;
        let log = Log {
            number,
            name: new.name,
            signing_key: new.signing_key,
            scope: new.scope,
            village: new.village,
            by_office: new.by_office,
            next_seq: 0,
            lamport: 0,
            hash: Hash::ZERO,
            head: None,
        };
        db.prepare_cached(
            "INSERT INTO log (id, name, signing_key, scope, village, by_office, next_seq, lamport,
                              hash, head)
             VALUES (:id, :name, :signing_key, :scope, :village, :by_office, 0, 0, :hash, x'')",
        )?
        .execute(named_params! {
            ":id": log.number,
            ":name": log.name.as_bytes(),
            ":signing_key": log.signing_key,
            ":scope": log.scope,
            ":village": log.village,
            ":by_office": log.by_office,
            ":hash": log.hash.as_bytes(),
        })?;
        self.hold(log);
        Ok(number)
    }

    /// Moves the end of a log.
    pub(crate) fn advance(&mut self, db: &Connection, number: i64, end: &End) -> Result<()> {
        let log = self.by_number.get_mut(&number).ok_or(StoreError::Damaged("an unknown log"))?;
        log.next_seq = end.next_seq;
        log.lamport = end.lamport;
        self.newest = self.newest.max(end.lamport);
        log.hash = end.hash;
        log.head.clone_from(&end.head);
        db.prepare_cached(
            "UPDATE log SET next_seq = :next_seq, lamport = :lamport, hash = :hash, head = :head
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": number,
            ":next_seq": i64::try_from(end.next_seq).unwrap_or(i64::MAX),
            ":lamport": i64::try_from(end.lamport).unwrap_or(i64::MAX),
            ":hash": end.hash.as_bytes(),
            ":head": end.head.as_ref().map(SignedHead::to_bytes).unwrap_or_default(),
        })?;
        Ok(())
    }
}

/// What is known of a log before its first entry is here.
pub(crate) struct NewLog {
    pub(crate) name: DeviceId,
    pub(crate) signing_key: [u8; 32],
    pub(crate) scope: Vec<u8>,
    pub(crate) village: String,
    pub(crate) by_office: bool,
}

/// Where a log ends.
pub(crate) struct End {
    pub(crate) next_seq: u64,
    pub(crate) lamport: u64,
    pub(crate) hash: Hash,
    pub(crate) head: Option<SignedHead>,
}

fn read(row: &Row<'_>) -> Result<Log> {
    let head: Vec<u8> = row.get("head")?;
    let head = (!head.is_empty()).then(|| SignedHead::from_bytes(&head)).transpose();
    Ok(Log {
        number: row.get("id")?,
        name: hash(row.get_ref("name")?.as_blob().map_err(rusqlite::Error::from)?)?,
        signing_key: row.get("signing_key")?,
        scope: row.get("scope")?,
        village: row.get("village")?,
        by_office: row.get("by_office")?,
        next_seq: u64::try_from(row.get::<_, i64>("next_seq")?).unwrap_or(0),
        lamport: u64::try_from(row.get::<_, i64>("lamport")?).unwrap_or(0),
        hash: hash(row.get_ref("hash")?.as_blob().map_err(rusqlite::Error::from)?)?,
        head: head.map_err(|_| StoreError::Damaged("a signed head"))?,
    })
}
