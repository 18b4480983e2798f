//! The local journal of bundles: what this machine made, took and sent. It never travels, is no
//! fact about anybody, and stands in no backup: it tells of the sticks of this machine.

use crate::error::Result;
use crate::place::{EntryId, SubjectId};
use crate::programme::unsigned;
use crate::store::Store;
use lindung_log::DeviceId;
use rusqlite::{OptionalExtension, named_params};

/// What was done with a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carriage {
    /// Written into a file.
    Made,
    /// Sent by the line, and answered.
    Sent,
    /// Taken from the office.
    Answered,
}

impl Carriage {
    /// The stable word, as in SQL and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Sent => "sent",
            Self::Answered => "answered",
        }
    }
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// Seconds since 1970 by this machine's clock.
    pub at: i64,
    /// `made`, `sent`, `answered`.
    pub what: String,
    /// As a person calls the stick or folder; empty for the line.
    pub place: String,
    /// Its name there.
    pub file: String,
    /// This machine's own log at that time.
    pub log: DeviceId,
    /// How far the bundle brings that log; of an answer, how far the office has it.
    pub until_seq: u64,
    /// Entries in it.
    pub entries: u64,
    /// Entries whose photos are in it.
    pub photos: u64,
}

/// One of whom the office does not know everything.
#[derive(Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Under whom he is read.
    pub worker: SubjectId,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// How many entries.
    pub entries: u64,
}

impl std::fmt::Debug for Unsent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Unsent({:?}, {})", self.worker, self.entries)
    }
}

impl Store {
    /// Writes a line.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn note_journey(&mut self, what: Carriage, journey: &Journey) -> Result<()> {
        let signed = |number| i64::try_from(number).unwrap_or(i64::MAX);
        self.db
            .prepare_cached(
                "INSERT INTO journal (at, what, place, file, log, until_seq, entries, photos)
                 VALUES (:at, :what, :place, :file, :log, :until_seq, :entries, :photos)",
            )?
            .execute(named_params! {
                ":at": journey.at,
                ":what": what.key(),
                ":place": journey.place,
                ":file": journey.file,
                ":log": journey.log.as_bytes(),
                ":until_seq": signed(journey.until_seq),
                ":entries": signed(journey.entries),
                ":photos": signed(journey.photos),
            })?;
        Ok(())
    }

    /// The newest lines, the newest in front.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn journeys(&self, at_most: u32) -> Result<Vec<Journey>> {
        let mut statement = self.db.prepare_cached(
            "SELECT at, what, place, file, log, until_seq, entries, photos FROM journal
             ORDER BY id DESC LIMIT :at_most",
        )?;
        let rows = statement.query_map(named_params! { ":at_most": at_most }, |row| {
            Ok(Journey {
                at: row.get("at")?,
                what: row.get("what")?,
                place: row.get("place")?,
                file: row.get("file")?,
                log: DeviceId::from_bytes(row.get("log")?),
                until_seq: unsigned(row.get("until_seq")?),
                entries: unsigned(row.get("entries")?),
                photos: unsigned(row.get("photos")?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When the office had a log up to here, by its clock; none while it has not.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn received_at(&self, log: &DeviceId, until_seq: u64) -> Result<Option<i64>> {
        let Some(log) = self.logs.get(log) else { return Ok(None) };
        let mut statement = self.db.prepare_cached(
            "SELECT min(recorded_at) AS at FROM acknowledgement
             WHERE log = :log AND next_seq >= :until_seq",
        )?;
        let until = i64::try_from(until_seq).unwrap_or(i64::MAX);
        let given = named_params! { ":log": log.number, ":until_seq": until };
        let at: Option<Option<i64>> = statement.query_row(given, |row| row.get("at")).optional()?;
        Ok(at.flatten())
    }

    /// Of whom a log speaks from a place on, those of whom it spoke last in front.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn unsent(&self, log: &DeviceId, from_seq: u64) -> Result<Vec<Unsent>> {
        let Some(log) = self.logs.get(log) else { return Ok(Vec::new()) };
        let mut statement = self.db.prepare_cached(
            "SELECT w.id, w.name, w.rt, w.rw, count(*) AS entries
             FROM entry AS e JOIN worker AS h ON h.id = e.subject JOIN worker AS w ON w.id = h.root
             WHERE e.id BETWEEN :from AND :last GROUP BY w.id ORDER BY max(e.id) DESC",
        )?;
        let last = log.next_seq.saturating_sub(1);
        let given = named_params! {
            ":from": EntryId::new(log.number, from_seq).number(),
            ":last": EntryId::new(log.number, last).number(),
        };
        let rows = statement.query_map(given, |row| {
            Ok(Unsent {
                worker: SubjectId::from_number(row.get("id")?),
                name: row.get("name")?,
                rt: row.get("rt")?,
                rw: row.get("rw")?,
                entries: unsigned(row.get("entries")?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
