//! The table of entries: written once, never changed.

use crate::blobs;
use crate::error::Result;
use crate::logs::Logs;
use crate::place::{EntryId, SubjectId, hash, pack, unpack};
use lindung_domain::fold::Fact;
use lindung_domain::op::{Read, blob};
use lindung_log::{Entry, Hash};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::cell::OnceCell;

/// An entry as it stands in the table.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: EntryId,
    pub(crate) lamport: u64,
    pub(crate) recorded_at: i64,
    pub(crate) clerk: Option<EntryId>,
    pub(crate) subject: SubjectId,
    pub(crate) first: u64,
    pub(crate) base: Vec<EntryId>,
    pub(crate) others: Vec<EntryId>,
    pub(crate) op: Vec<u8>,
    pub(crate) hash: Hash,
    /// The op, read once.
    pub(crate) read: OnceCell<Read>,
}

impl Stored {
    /// The op, as far as this version can read it.
    pub(crate) fn read(&self) -> &Read {
        self.read.get_or_init(|| Read::from_bytes(&self.op))
    }

    /// Whether the entry begins its subject.
    pub(crate) fn begins(&self) -> bool {
        self.id == self.subject
    }

    /// Whether its op names blobs.
    pub(crate) fn names_blobs(&self) -> bool {
        blob::names_any(&self.op)
    }

    /// The entry as it is hashed and sent.
    pub(crate) fn to_entry(&self, logs: &Logs) -> Result<Entry> {
        let at = |ids: &[EntryId]| ids.iter().map(|id| id.at(logs)).collect::<Result<Vec<_>>>();
        let mut base = at(&self.base)?;
        base.sort_unstable();
        Ok(Entry {
            at: self.id.at(logs)?,
            lamport: self.lamport,
            recorded_at: self.recorded_at,
            clerk: self.clerk.map(|id| id.at(logs)).transpose()?,
            subject: (!self.begins()).then(|| self.subject.at(logs)).transpose()?,
            others: at(&self.others)?,
            base,
            group: self.first,
            op: self.op.clone(),
        })
    }
}

pub(crate) fn insert(db: &Connection, entry: &Stored) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO entry (id, lamport, recorded_at, clerk, subject, first, base, others, op, hash)
         VALUES (:id, :lamport, :recorded_at, :clerk, :subject, :first, :base, :others, :op,
                 :hash)",
    )?
    .execute(named_params! {
        ":id": entry.id.number(),
        ":lamport": i64::try_from(entry.lamport).unwrap_or(i64::MAX),
        ":recorded_at": entry.recorded_at,
        ":clerk": entry.clerk.map(EntryId::number),
        ":subject": entry.subject.number(),
        ":first": i64::try_from(entry.first).unwrap_or(i64::MAX),
        ":base": pack(&entry.base),
        ":others": pack(&entry.others),
        ":op": entry.op,
        ":hash": entry.hash.as_bytes(),
    })?;
    blobs::name(db, entry)
}

pub(crate) const COLUMNS: &str =
    "id, lamport, recorded_at, clerk, subject, first, base, others, op, hash";

pub(crate) fn read(row: &Row<'_>) -> Result<Stored> {
    let blob = |name: &str| -> Result<&[u8]> {
        Ok(row.get_ref(name)?.as_blob().map_err(rusqlite::Error::from)?)
    };
    let unsigned =
        |name: &str| -> Result<u64> { Ok(u64::try_from(row.get::<_, i64>(name)?).unwrap_or(0)) };
    Ok(Stored {
        id: EntryId::from_number(row.get("id")?),
        lamport: unsigned("lamport")?,
        recorded_at: row.get("recorded_at")?,
        clerk: row.get::<_, Option<i64>>("clerk")?.map(EntryId::from_number),
        subject: EntryId::from_number(row.get("subject")?),
        first: unsigned("first")?,
        base: unpack(blob("base")?)?,
        others: unpack(blob("others")?)?,
        op: blob("op")?.to_vec(),
        hash: hash(blob("hash")?)?,
        read: OnceCell::new(),
    })
}

/// The hash of an entry, if it is here.
pub(crate) fn hash_of(db: &Connection, id: EntryId) -> Result<Option<Hash>> {
    let mut statement = db.prepare_cached("SELECT hash FROM entry WHERE id = :id")?;
    let bytes: Option<Vec<u8>> = statement
        .query_row(named_params! { ":id": id.number() }, |row| row.get("hash"))
        .optional()?;
    bytes.as_deref().map(hash).transpose()
}

/// The entries of a subject in the order of the log.
pub(crate) fn of_subject(db: &Connection, logs: &Logs, subject: SubjectId) -> Result<Vec<Stored>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE id = :subject
         UNION ALL
         SELECT {COLUMNS} FROM entry WHERE subject = :subject AND subject <> id"
    ))?;
    let mut rows = statement.query(named_params! { ":subject": subject.number() })?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(read(row)?);
    }
    sort(&mut entries, logs);
    Ok(entries)
}

/// The order of the log: (lamport, device, seq).
pub(crate) fn sort(entries: &mut [Stored], logs: &Logs) {
    entries.sort_by_cached_key(|entry| {
        (entry.lamport, logs.by_number(entry.id.log()).map(|log| log.name), entry.id.seq())
    });
}

/// What the fold sees of them. They must be in the order of the log.
pub(crate) fn facts<'e>(entries: &'e [Stored], logs: &Logs) -> Vec<Fact<'e>> {
    let position = |id: &EntryId| entries.iter().position(|entry| entry.id == *id);
    entries
        .iter()
        .map(|entry| Fact {
            op: entry.read(),
            base: entry.base.iter().filter_map(position).collect(),
            by_office: logs.by_number(entry.id.log()).is_some_and(|log| log.by_office),
            at: logs
                .by_number(entry.id.log())
                .map_or(([0; 32], 0), |log| (*log.name.as_bytes(), entry.id.seq())),
            revoked: logs.is_revoked(entry.id),
        })
        .collect()
}

/// Those that no other one names in its base: what a new entry about the subject follows.
pub(crate) fn heads(entries: &[Stored]) -> Vec<EntryId> {
    let named: std::collections::BTreeSet<EntryId> =
        entries.iter().flat_map(|entry| entry.base.iter().copied()).collect();
    entries.iter().map(|entry| entry.id).filter(|id| !named.contains(id)).collect()
}
