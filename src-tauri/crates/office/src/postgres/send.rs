//! What goes into an answer: the entries that the receiver lacks, and the blobs it asks for.

use super::client::selecting;
use super::fetch::number;
use super::{Postgres, table};
use crate::error::Result;
use lindung_log::{At, Frontier, LogRange, Mark};
use lindung_store::{Cell, EntryId, Log, Store};

/// So few entries are looked for one by one among those that are laid out already.
const FEW: u64 = 64;

impl Postgres {
    /// Lays out what an answer to one who has this will hold.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(crate) fn bring_answer(
        &mut self,
        store: &mut Store,
        village: &str,
        has: &Mark,
        blobs_bytes: u64,
    ) -> Result<()> {
        let logs: Vec<Log> = store.logs().concerning(village).cloned().collect();
        let frontier: Frontier = logs.iter().collect();
        for log in &logs {
            let next = has.frontier.next(&log.name);
            let stretch =
                LogRange { device: log.name, start: next.saturating_sub(1), end: log.next_seq };
            if next < log.next_seq && !is_laid(store, &stretch) {
                let (from, last) = ids(store, &stretch);
                let between = "village = $1 AND id BETWEEN $2 AND $3";
                self.fetch(store, "entry", between, &[&log.village, &from, &last])?;
            }
        }
        let mut room = blobs_bytes;
        for stretch in store.blobs_wanted(has, &frontier) {
            let log = logs.iter().find(|log| log.name == stretch.device);
            // Of a village the office names no blobs.
            let Some(log) = log.filter(|log| !log.by_office || log.village.is_empty()) else {
                continue;
            };
            if room > 0 {
                room = self.bring_blobs(store, &log.village, &stretch, room)?;
            }
        }
        Ok(())
    }

    /// Lays out the blobs that the entries of a stretch name, as long as there is room.
    fn bring_blobs(
        &mut self,
        store: &mut Store,
        village: &str,
        stretch: &LogRange,
        mut room: u64,
    ) -> Result<u64> {
        let (from, last) = ids(store, stretch);
        let between = "village = $1 AND entry BETWEEN $2 AND $3 AND NOT EXISTS (
               SELECT 1 FROM naming AS p
               WHERE p.village = $1 AND p.entry = t.entry AND p.here = 0)
             ORDER BY entry, place";
        let naming = table("naming")?;
        let sql = selecting(naming, between);
        let rows = self.link.rows_of(naming, &sql, &[&village, &from, &last]);
        let rows = self.told(rows)?;
        let entries = rows.chunk_by(|one, next| number(one, 1) == number(next, 1));
        for of_entry in entries {
            if room == 0 {
                break;
            }
            let blob = |row: &Vec<Cell>| {
                if let Some(Cell::Bytes(name)) = row.get(3) { Some(name.clone()) } else { None }
            };
            let names: Vec<Vec<u8>> = of_entry.iter().filter_map(blob).collect();
            let of = "village = $1 AND hash = ANY($2)";
            for row in self.fetch(store, "blob", of, &[&village, &names])? {
                if let Some(Cell::Bytes(bytes)) = row.get(2) {
                    room = room.saturating_sub(bytes.len() as u64);
                }
            }
            store.lay(naming, of_entry)?;
        }
        Ok(room)
    }
}

fn is_laid(store: &Store, stretch: &LogRange) -> bool {
    let at = |seq| At::new(stretch.device, seq);
    stretch.len() <= FEW && (stretch.start..stretch.end).all(|seq| store.hash_at(at(seq)).is_some())
}

fn ids(store: &Store, stretch: &LogRange) -> (i64, i64) {
    let id = |seq| store.id_at(At::new(stretch.device, seq)).map_or(0, EntryId::number);
    (id(stretch.start), id(stretch.end.saturating_sub(1)))
}
