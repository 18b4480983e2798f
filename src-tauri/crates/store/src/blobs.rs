//! Photos and papers in pieces: which entries name them, which are here, and who lacks what. They
//! stand beside the log: an entry is here without its blobs, too, and no fold reads them.

use crate::entries::Stored;
use crate::error::{Result, StoreError};
use crate::logs::Log;
use crate::place::{EntryId, SubjectId, hash};
use crate::store::Store;
use lindung_domain::op::blob::{self, BlobName, MAX_BLOB_BYTES};
use lindung_log::{At, DeviceId, Frontier, Hash, LogRange, Mark};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::{BTreeMap, BTreeSet};

/// The blobs that go into one bundle.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Each once, with its hash.
    pub blobs: Vec<(Hash, Vec<u8>)>,
    /// The entries all of whose blobs are among them.
    pub named_by: Vec<At>,
    /// Whether more were wanted that are here.
    pub more: bool,
}

/// Notes which blobs an entry names. Costs nothing for one that names none.
pub(crate) fn name(db: &Connection, entry: &Stored) -> Result<()> {
    if !entry.names_blobs() {
        return Ok(());
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO naming (entry, place, blob, here)
         SELECT :entry, :place, :blob, EXISTS (SELECT 1 FROM blob WHERE hash = :blob)",
    )?;
    for (place, name) in blob::named(&entry.op).iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        insert.execute(
            named_params! { ":entry": entry.id.number(), ":place": place, ":blob": name },
        )?;
    }
    Ok(())
}

/// Keeps a blob. Gives its name.
pub(crate) fn keep(db: &Connection, bytes: &[u8]) -> Result<Hash> {
    let hash = Hash::of(bytes);
    let mut insert = db.prepare_cached(
        "INSERT INTO blob (hash, bytes) VALUES (:hash, :bytes) ON CONFLICT DO NOTHING",
    )?;
    if insert.execute(named_params! { ":hash": hash.as_bytes(), ":bytes": bytes })? > 0 {
        db.prepare_cached("UPDATE naming SET here = 1 WHERE blob = :hash")?
            .execute(named_params! { ":hash": hash.as_bytes() })?;
    }
    Ok(hash)
}

/// What the blobs are together; none while one of them is not here.
pub(crate) fn joined(db: &Connection, blobs: &[BlobName]) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    for name in blobs {
        let Some(piece) = bytes_of(db, name)? else { return Ok(None) };
        bytes.extend_from_slice(&piece);
    }
    Ok(Some(bytes))
}

fn bytes_of(db: &Connection, name: &[u8; 32]) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("SELECT bytes FROM blob WHERE hash = :hash")?;
    let bytes = statement.query_row(named_params! { ":hash": name }, |row| row.get("bytes"));
    Ok(bytes.optional()?)
}

impl Store {
    /// Keeps the blobs of a bundle whose entries were taken, and says how many were not here
    /// before.
    ///
    /// # Errors
    /// One that no entry here names, or one that is too long; then nothing was changed.
    pub fn take_blobs(&mut self, blobs: &[(Hash, Vec<u8>)]) -> Result<u64> {
        if blobs.is_empty() {
            return Ok(0);
        }
        self.together(|store| {
            let mut new = 0_u64;
            for (hash, bytes) in blobs {
                if bytes.len() > MAX_BLOB_BYTES {
                    return Err(StoreError::Malformed);
                }
                let here = store.is_here(hash)?.ok_or(StoreError::Unnamed)?;
                keep(&store.db, bytes)?;
                new = new.saturating_add(u64::from(!here));
            }
            Ok(new)
        })
    }

    /// Lets go of the blobs that only these stretches name; they are lacking from then on.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn forget_blobs(&mut self, of: &[LogRange]) -> Result<()> {
        let ids: Vec<_> = of.iter().filter_map(|range| self.ids_of(range)).collect();
        self.together(|store| {
            for sql in [
                "UPDATE naming SET here = 0 WHERE entry BETWEEN :from AND :last",
                "DELETE FROM blob WHERE hash IN
                   (SELECT blob FROM naming WHERE entry BETWEEN :from AND :last)
                 AND NOT EXISTS (SELECT 1 FROM naming WHERE naming.blob = hash AND here)",
                "UPDATE naming SET here = EXISTS (SELECT 1 FROM blob WHERE hash = naming.blob)
                 WHERE entry BETWEEN :from AND :last",
            ] {
                let mut statement = store.db.prepare_cached(sql)?;
                for (from, last) in &ids {
                    let ids = named_params! { ":from": from.number(), ":last": last.number() };
                    statement.execute(ids)?;
                }
            }
            Ok(())
        })
    }

    /// Whether a blob is here; none of one that nothing names.
    fn is_here(&self, hash: &Hash) -> Result<Option<bool>> {
        let mut statement =
            self.db.prepare_cached("SELECT here FROM naming WHERE blob = :hash LIMIT 1")?;
        let here =
            statement.query_row(named_params! { ":hash": hash.as_bytes() }, |row| row.get("here"));
        Ok(here.optional()?)
    }

    /// Where a receiver wants blobs from, as [`Mark::blobs_wanted`] says; but pieces of a program,
    /// which stand in an office's common log, only where it asks for them, and behind all others.
    pub fn blobs_wanted(&self, has: &Mark, of: &Frontier) -> Vec<LogRange> {
        let is_common = |(device, _): &(DeviceId, u64)| {
            self.logs.get(device).is_some_and(|log| log.by_office && log.village.is_empty())
        };
        let common: Frontier = of.iter().filter(is_common).collect();
        let of: Frontier = of.iter().filter(|log| !is_common(log)).collect();
        let asked = Mark { frontier: common.clone(), lacking: has.lacking.clone() };
        let mut wanted = has.blobs_wanted(&of);
        wanted.extend(asked.blobs_wanted(&common));
        wanted
    }

    /// The blobs that the entries of some stretches name, in that order, of about `at_most` bytes:
    /// those of an entry together, and rather more than none. Entries of whose blobs some are not
    /// here are passed over.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn blobs(&self, wanted: &[LogRange], at_most: u64) -> Result<Carried> {
        let mut carried = Carried::default();
        let mut room = at_most;
        // Stretches of several receivers overlap, and one picture may show two people.
        let (mut looked_at, mut once) = (BTreeSet::new(), BTreeSet::new());
        let mut statement = self.db.prepare_cached(
            "SELECT entry, blob FROM naming AS n WHERE entry BETWEEN :from AND :last
             AND NOT EXISTS (SELECT 1 FROM naming AS p WHERE p.entry = n.entry AND NOT p.here)
             ORDER BY entry, place",
        )?;
        for range in wanted {
            let Some((from, last)) = self.ids_of(range) else { continue };
            let mut rows = statement
                .query(named_params! { ":from": from.number(), ":last": last.number() })?;
            let mut carrying = None;
            while let Some(row) = rows.next()? {
                let entry = EntryId::from_number(row.get("entry")?);
                if carrying != Some(entry) {
                    if !looked_at.insert(entry) {
                        continue;
                    }
                    if room == 0 {
                        carried.more = true;
                        return Ok(carried);
                    }
                    carrying = Some(entry);
                    carried.named_by.push(entry.at(&self.logs)?);
                }
                let name = hash(row.get_ref("blob")?.as_blob().map_err(rusqlite::Error::from)?)?;
                if once.insert(name) {
                    let bytes = bytes_of(&self.db, name.as_bytes())?;
                    let bytes = bytes.ok_or(StoreError::Damaged("a blob"))?;
                    room = room.saturating_sub(bytes.len() as u64);
                    carried.blobs.push((name, bytes));
                }
            }
        }
        Ok(carried)
    }

    /// How many entries of some stretches name blobs that are here.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn count_naming(&self, wanted: &[LogRange]) -> Result<u64> {
        let mut statement = self.db.prepare_cached(
            "SELECT count(DISTINCT entry) AS entries FROM naming
             WHERE entry BETWEEN :from AND :last AND here",
        )?;
        let mut all = 0_u64;
        for (from, last) in wanted.iter().filter_map(|range| self.ids_of(range)) {
            let entries: i64 = statement.query_row(
                named_params! { ":from": from.number(), ":last": last.number() },
                |r| r.get("entries"),
            )?;
            all = all.saturating_add(u64::try_from(entries).unwrap_or(0));
        }
        Ok(all)
    }

    /// The local ids of a stretch, first and last; none where its log is not here.
    fn ids_of(&self, range: &LogRange) -> Option<(EntryId, EntryId)> {
        let log = self.logs.get(&range.device).filter(|_| !range.is_empty())?.number;
        Some((EntryId::new(log, range.start), EntryId::new(log, range.end.saturating_sub(1))))
    }

    /// Where blobs of some logs are lacking here: stretches in which every entry that
    /// names blobs names one that is not here.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn lacking<'l>(&self, logs: impl IntoIterator<Item = &'l Log>) -> Result<Vec<LogRange>> {
        // Most logs lack none, and are not looked through.
        let mut statement = self.db.prepare_cached(
            "SELECT entry, min(here) AS here FROM naming WHERE entry BETWEEN
               (SELECT min(entry) FROM naming WHERE NOT here AND entry BETWEEN :from AND :last) AND
               (SELECT max(entry) FROM naming WHERE NOT here AND entry BETWEEN :from AND :last)
             GROUP BY entry ORDER BY entry",
        )?;
        let mut lacking = Vec::new();
        for log in logs {
            let (from, last) = log.ids();
            let mut rows = statement
                .query(named_params! { ":from": from.number(), ":last": last.number() })?;
            let mut run: Option<LogRange> = None;
            while let Some(row) = rows.next()? {
                if row.get("here")? {
                    lacking.extend(run.take());
                    continue;
                }
                let seq = EntryId::from_number(row.get("entry")?).seq();
                let start = run.map_or(seq, |run| run.start);
                run = Some(LogRange { device: log.name, start, end: seq.saturating_add(1) });
            }
            lacking.extend(run);
        }
        Ok(lacking)
    }

    /// Where the office lacks blobs, by its newest word.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn office_lacking(&self) -> Result<Vec<LogRange>> {
        let mut newest = self.db.prepare_cached(
            "SELECT max(entry) AS entry FROM acknowledgement GROUP BY entry >> 40",
        )?;
        let mut rows = newest.query([])?;
        let mut by_epoch = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let entry = EntryId::from_number(row.get("entry")?);
            let epoch = self.logs.by_number(entry.log()).map(Log::epoch);
            by_epoch.insert(epoch, entry);
        }
        let Some((_, entry)) = by_epoch.pop_last() else { return Ok(Vec::new()) };
        let mut statement = self.db.prepare_cached(
            "SELECT log, from_seq, until_seq FROM office_lacking WHERE entry = :entry
             ORDER BY log, from_seq",
        )?;
        let mut rows = statement.query(named_params! { ":entry": entry.number() })?;
        let mut lacking = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(log) = self.logs.by_number(row.get("log")?) else { continue };
            let seq = |column: &str| -> Result<u64> {
                Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
            };
            let (start, end) = (seq("from_seq")?, seq("until_seq")?);
            lacking.push(LogRange { device: log.name, start, end });
        }
        Ok(lacking)
    }

    /// What the blobs are together, as of a photo; none while one of them is not here.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bytes(&self, blobs: &[BlobName]) -> Result<Option<Vec<u8>>> {
        joined(&self.db, blobs)
    }

    /// How long the photo of each worker is who has one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn photo_sizes(&self) -> Result<BTreeMap<SubjectId, u64>> {
        let mut statement = self.db.prepare_cached("SELECT worker, size_bytes FROM photo")?;
        let mut rows = statement.query([])?;
        let mut sizes = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let size = u64::try_from(row.get::<_, i64>("size_bytes")?).unwrap_or(0);
            sizes.insert(EntryId::from_number(row.get("worker")?), size);
        }
        Ok(sizes)
    }

    /// Whether every blob is what its name says.
    pub(crate) fn blobs_are_sound(&self) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT hash, bytes FROM blob")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let blob = |column: &str| row.get_ref(column)?.as_blob().map_err(rusqlite::Error::from);
            if hash(blob("hash")?)? != Hash::of(blob("bytes")?) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
