//! What the office has, and since when.

use crate::entries::Stored;
use crate::error::Result;
use crate::logs::Logs;
use crate::place::{EntryId, SubjectId};
use crate::store::Store;
use lindung_domain::op::office::BlobsLacking;
use lindung_domain::op::{Op, Read};
use lindung_log::DeviceId;
use rusqlite::{Connection, Row, named_params};
use std::collections::BTreeMap;
use std::ops::Range;

/// The office's words on each log: how far it had it and since when, and whose blobs it lacked.
#[derive(Debug, Default)]
pub struct Acknowledgements {
    words: BTreeMap<i64, Vec<Word>>,
    /// By the office's entry and the log, stretches of places.
    lacking: BTreeMap<(i64, i64), Vec<Range<u64>>>,
}

#[derive(Debug)]
struct Word {
    /// The office's entry.
    entry: i64,
    next_seq: u64,
    recorded_at: i64,
}

impl Acknowledgements {
    /// When the office first had an entry and its blobs, seconds since 1970 by its clock.
    pub fn first_of(&self, store: &Store, entry: EntryId) -> Result<Option<i64>> {
        let Some(words) = self.words.get(&entry.log()) else { return Ok(None) };
        let covering = words.iter().filter(|word| word.next_seq > entry.seq());
        if self.lacking.is_empty() {
            return Ok(covering.map(|word| word.recorded_at).min());
        }
        let (lacked, whole): (Vec<&Word>, Vec<&Word>) =
            covering.partition(|word| self.lacked(word, entry));
        // Such a stretch speaks only of entries that name blobs, and there are others in it.
        let words = if lacked.is_empty() || store.names_blobs(entry)? {
            whole
        } else {
            lacked.into_iter().chain(whole).collect()
        };
        Ok(words.iter().map(|word| word.recorded_at).min())
    }

    fn lacked(&self, word: &Word, entry: EntryId) -> bool {
        let stretches = self.lacking.get(&(word.entry, entry.log()));
        stretches.is_some_and(|all| all.iter().any(|places| places.contains(&entry.seq())))
    }
}

impl Store {
    /// Everything the office has said of what it has.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn acknowledgements(&self) -> Result<Acknowledgements> {
        let seq = |row: &Row<'_>, column: &str| -> Result<u64> {
            Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
        };
        let mut said = Acknowledgements::default();
        if !self.logs.iter().any(|log| log.by_office) {
            // Before the first answer there is nothing to ask for with every page.
            return Ok(said);
        }
        let mut statement = self
            .db
            .prepare_cached("SELECT entry, log, next_seq, recorded_at FROM acknowledgement")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let next_seq = seq(row, "next_seq")?;
            let (entry, recorded_at) = (row.get("entry")?, row.get("recorded_at")?);
            let of_log = said.words.entry(row.get("log")?).or_default();
            of_log.push(Word { entry, next_seq, recorded_at });
        }
        let mut statement =
            self.db.prepare_cached("SELECT entry, log, from_seq, until_seq FROM office_lacking")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let of_log = said.lacking.entry((row.get("entry")?, row.get("log")?)).or_default();
            of_log.push(seq(row, "from_seq")?..seq(row, "until_seq")?);
        }
        Ok(said)
    }

    fn names_blobs(&self, entry: EntryId) -> Result<bool> {
        let mut statement =
            self.db.prepare_cached("SELECT 1 FROM naming WHERE entry = :entry LIMIT 1")?;
        Ok(statement.exists(named_params! { ":entry": entry.number() })?)
    }

    /// When the office had all that the village says of a subject: the latest of the first
    /// acknowledgements of its entries and their blobs; none while one is not acknowledged.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn acknowledged_at(
        &self,
        acknowledged: &Acknowledgements,
        subject: SubjectId,
    ) -> Result<Option<i64>> {
        let Some(mut latest) = acknowledged.first_of(self, subject)? else { return Ok(None) };
        let mut statement = self
            .db
            .prepare_cached("SELECT id FROM entry WHERE subject = :subject AND subject <> id")?;
        let mut rows = statement.query(named_params! { ":subject": subject.number() })?;
        while let Some(row) = rows.next()? {
            let entry = EntryId::from_number(row.get("id")?);
            if self.logs.by_number(entry.log()).is_some_and(|log| log.by_office) {
                continue;
            }
            let Some(at) = acknowledged.first_of(self, entry)? else { return Ok(None) };
            latest = latest.max(at);
        }
        Ok(Some(latest))
    }
}

/// Writes what the entries of an office's log say of what it has.
pub(crate) fn write(db: &Connection, logs: &Logs, stored: &[Stored]) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO acknowledgement (entry, log, next_seq, recorded_at)
         VALUES (:entry, :log, :next_seq, :recorded_at) ON CONFLICT DO NOTHING",
    )?;
    for entry in stored {
        let Read::Known(Op::Acknowledged(said)) = Read::from_bytes(&entry.op) else { continue };
        for received in &said.frontier {
            let Some(log) = logs.get(&DeviceId::from_bytes(received.device)) else { continue };
            insert.execute(named_params! {
                ":entry": entry.id.number(),
                ":log": log.number,
                ":next_seq": i64::try_from(received.next_seq).unwrap_or(i64::MAX),
                ":recorded_at": entry.recorded_at,
            })?;
        }
        for stretch in &said.blobs_lacking {
            write_lacking(db, logs, entry, stretch)?;
        }
    }
    Ok(())
}

fn write_lacking(
    db: &Connection,
    logs: &Logs,
    entry: &Stored,
    stretch: &BlobsLacking,
) -> Result<()> {
    let Some(log) = logs.get(&DeviceId::from_bytes(stretch.device)) else { return Ok(()) };
    let seq = |seq| i64::try_from(seq).unwrap_or(i64::MAX);
    db.prepare_cached(
        "INSERT INTO office_lacking (entry, log, from_seq, until_seq)
         VALUES (:entry, :log, :from_seq, :until_seq) ON CONFLICT DO NOTHING",
    )?
    .execute(named_params! {
        ":entry": entry.id.number(),
        ":log": log.number,
        ":from_seq": seq(stretch.from_seq),
        ":until_seq": seq(stretch.until_seq),
    })?;
    Ok(())
}
