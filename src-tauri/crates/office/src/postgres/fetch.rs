//! Fetching what the rules will look at: never a row for each row, always all that is alike in one
//! statement.

use super::client::{Question, cells, selecting};
use super::{Much, Postgres, Scope, table};
use crate::error::Result;
use lindung_domain::op::blob;
use lindung_log::At;
use lindung_log::bundle::{Contents, Range};
use lindung_store::{Cell, EntryId, Log, State, Store, TABLES, Table};
use std::collections::BTreeSet;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

type Ids = BTreeSet<i64>;

/// Rows of a table.
type Laid = Vec<Vec<Cell>>;
/// A table, and which of its rows.
pub(super) type Wanted<'w> = (&'w str, &'w str, &'w [&'w (dyn ToSql + Sync)]);

const LOCKING: &str = "SELECT 1 FROM village WHERE village = ANY($1) ORDER BY village FOR UPDATE";
/// Rows are asked for by their keys, also where a table is so small that reading all of it would
/// seem cheaper: plans stay, and tables grow.
const SEEKING: &str = "SET LOCAL enable_seqscan = off";

/// In so few villages each of some entries may be looked for.
const FEW: usize = 16;
/// Large, or no village's.
const NEVER_WHOLE: [&str; 5] = ["blob", "person", "session", "deed", "sheet"];

impl Postgres {
    /// Lays out the rows of a table for which a condition holds.
    pub(super) fn fetch(
        &mut self,
        store: &mut Store,
        name: &str,
        condition: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Result<Laid> {
        Ok(self.fetch_all(store, &[(name, condition, given)])?.pop().unwrap_or_default())
    }

    /// The same of several tables, on one trip.
    pub(super) fn fetch_all(
        &mut self,
        store: &mut Store,
        wanted: &[Wanted<'_>],
    ) -> Result<Vec<Laid>> {
        Ok(self.fetch_after(store, &[], wanted)?.1)
    }

    /// The same after something else was asked, on one trip; gives the answers to that, too.
    fn fetch_after(
        &mut self,
        store: &mut Store,
        before: &[Question<'_>],
        wanted: &[Wanted<'_>],
    ) -> Result<(Vec<Vec<Row>>, Vec<Laid>)> {
        let tables: Vec<&Table> =
            wanted.iter().map(|(name, ..)| table(name)).collect::<Result<_>>()?;
        let select =
            |(table, (_, condition, _)): (&&Table, &Wanted<'_>)| selecting(table, condition);
        let selects: Vec<String> = tables.iter().zip(wanted).map(select).collect();
        let mut asked = before.to_vec();
        asked.extend(selects.iter().zip(wanted).map(|(sql, (.., given))| (sql.as_str(), *given)));
        let answers = self.link.query_all(&asked);
        let mut before = self.told(answers)?;
        let answers = before.split_off(before.len().saturating_sub(wanted.len()));
        let mut fetched = Vec::with_capacity(wanted.len());
        for (table, rows) in tables.iter().zip(answers) {
            let rows = self.told(cells(table, &rows))?;
            store.lay(table, &rows)?;
            fetched.push(rows);
        }
        Ok((before, fetched))
    }

    /// Begins a transaction: locks its villages, in the order of their codes, and lays out their
    /// logs and the common one, and what is noted of the one that is worked on.
    pub(super) fn fetch_logs(&mut self, store: &mut Store) -> Result<()> {
        let Scope { main, also, much } = self.scope.clone();
        let mut locked: Vec<String> = also.into_iter().collect();
        if much != Much::Letters {
            locked.push(main.clone());
        }
        let villages = [&locked[..], &[String::new()]].concat();
        let (locked, villages): ([&(dyn ToSql + Sync); 1], [&(dyn ToSql + Sync); 1]) =
            ([&locked], [&villages]);
        let begin = [("BEGIN", &[][..]), (SEEKING, &[]), (LOCKING, &locked)];
        let of = "village = ANY($1)";
        let logs = ["log", "revoked", "figure", "invitation"];
        let mut wanted = logs.map(|name| (name, of, &villages[..])).to_vec();
        let main: [&(dyn ToSql + Sync); 1] = [&main];
        if much != Much::Letters {
            wanted.push(("meta", "village = $1", &main));
        }
        self.fetch_after(store, &begin, &wanted).map(|_| ())
    }

    /// Makes a village one that can be locked. Whoever does it at the same time waits here, and
    /// finds its log begun.
    pub(crate) fn found(&mut self, village: &str) -> Result<()> {
        let sql = "INSERT INTO village VALUES ($1) ON CONFLICT DO NOTHING";
        let founded = self.link.query(sql, &[&village]);
        self.told(founded).map(|_| ())
    }

    /// Lays out what the office itself began the logs of villages with that have said nothing yet:
    /// as a rule all that is known of them. Of many villages it is fetched when it is asked for.
    pub(super) fn fetch_beginnings(&mut self, store: &mut Store) -> Result<()> {
        let Scope { main, also, .. } = &self.scope;
        let villages = std::iter::once(main).chain(also).filter(|village| !village.is_empty());
        let fresh = villages.filter(|village| is_fresh(store, village));
        let villages: Vec<String> = fresh.cloned().collect();
        let begun: Vec<i64> = villages.iter().flat_map(|village| firsts(store, village)).collect();
        if begun.is_empty() || villages.len() > FEW {
            return Ok(());
        }
        let given: [&(dyn ToSql + Sync); 2] = [&villages, &begun];
        let known = "village = ANY($1) AND id = ANY($2)";
        let of_subject = "village = ANY($1) AND subject = ANY($2) AND subject <> id";
        let wanted = [("entry", known), ("entry", of_subject), ("subject", known)];
        self.fetch_all(store, &wanted.map(|(name, of)| (name, of, &given[..]))).map(|_| ())
    }

    /// Lays out the devices of the village, what was acknowledged to them and what was not.
    pub(super) fn fetch_devices(&mut self, store: &mut Store) -> Result<()> {
        let main = self.scope.main.clone();
        let firsts = firsts(store, &main);
        self.fetch_subjects(store, &main, firsts, Ids::new())?;
        self.fetch_words(store, &main)
    }

    /// Lays out all that there is of the village.
    pub(super) fn fetch_whole(&mut self, store: &mut Store) -> Result<()> {
        let main = self.scope.main.clone();
        let given: [&(dyn ToSql + Sync); 1] = [&main];
        let names = TABLES.iter().map(|table| table.name);
        let names = names.filter(|name| !NEVER_WHOLE.contains(name));
        let wanted: Vec<Wanted<'_>> =
            names.map(|name| (name, "village = $1", &given[..])).collect();
        self.fetch_all(store, &wanted).map(|_| ())
    }

    /// Lays out which blobs of the village are here, without their bytes: those are never written
    /// again.
    pub(super) fn fetch_blob_names(&mut self, store: &mut Store) -> Result<()> {
        let table = table("blob")?;
        let sql = "SELECT village, hash, ''::bytea AS bytes FROM blob WHERE village = $1";
        let rows = self.link.rows_of(table, sql, &[&self.scope.main]);
        let rows = self.told(rows)?;
        Ok(store.lay(table, &rows)?)
    }

    /// Lays out whom and what a bundle names.
    ///
    /// # Errors
    /// The database cannot be read, or more villages must be locked.
    pub(crate) fn bring(
        &mut self,
        store: &mut Store,
        village: &str,
        contents: &Contents,
    ) -> Result<()> {
        let is_known = |range: &Range| {
            let log = store.logs().get(&range.device);
            log.is_some_and(|log| log.next_seq >= range.log_range().end)
        };
        // An office that was put back gets its own words back, and those may concern everybody.
        if contents.ranges.iter().any(|range| !range.scope.is_empty() && !is_known(range)) {
            self.need(BTreeSet::from([String::new()]))?;
            self.fetch(store, "entry", "village = ''", &[])?;
            return self.fetch_whole(store);
        }
        let (mut subjects, mut named) = (firsts(store, village), Ids::new());
        let (mut blobs, mut brought) = (BTreeSet::new(), BTreeSet::new());
        brought.extend(contents.blobs.iter().map(|(hash, _)| *hash.as_bytes()));
        let mut common = Ids::new();
        let id = |at: At| store.id_at(at).map(EntryId::number);
        for range in &contents.ranges {
            let before = range.start.checked_sub(1).map(|seq| At::new(range.device, seq));
            // What a bundle tells the village's other laptops of the common log is known here.
            if store.logs().get(&range.device).is_some_and(|log| log.village.is_empty()) {
                let known = range.entries.iter().map(|entry| entry.at).chain(before);
                common.extend(known.filter_map(id));
                continue;
            }
            named.extend(before.and_then(id));
            for entry in &range.entries {
                subjects.extend(entry.subject.iter().chain(&entry.others).copied().filter_map(id));
                named.extend(entry.base.iter().chain(&entry.clerk).copied().filter_map(id));
                match id(entry.at) {
                    Some(known) => _ = named.insert(known),
                    None => blobs.extend(blob::named(&entry.op)),
                }
            }
        }
        if !common.is_empty() {
            let ids: Vec<i64> = common.into_iter().collect();
            self.fetch(store, "entry", "village = '' AND id = ANY($1)", &[&ids])?;
        }
        if is_fresh(store, village) {
            subjects = store.not_laid("entry", village, subjects)?;
            named = store.not_laid("entry", village, named)?;
            if subjects.is_empty() && named.is_empty() {
                return Ok(());
            }
            let (subjects, _) = self.fetch_entries(store, village, subjects, named)?;
            let known = "village = $1 AND id = ANY($2)";
            return self.fetch(store, "subject", known, &[&village, &subjects]).map(|_| ());
        }
        self.fetch_subjects(store, village, subjects, named)?;
        self.fetch_words(store, village)?;
        if !blobs.is_empty() {
            let names: Vec<&[u8]> = blobs.iter().map(<[u8; 32]>::as_slice).collect();
            self.fetch(store, "blob", "village = $1 AND hash = ANY($2)", &[&village, &names])?;
        }
        brought.append(&mut blobs);
        if !brought.is_empty() {
            let names: Vec<&[u8]> = brought.iter().map(<[u8; 32]>::as_slice).collect();
            self.fetch(store, "naming", "village = $1 AND blob = ANY($2)", &[&village, &names])?;
        }
        Ok(())
    }

    /// Lays out subjects of a village with all their entries, entries that are named besides, and
    /// whoever is read under somebody else.
    pub(super) fn fetch_subjects(
        &mut self,
        store: &mut Store,
        village: &str,
        mut subjects: Ids,
        mut named: Ids,
    ) -> Result<()> {
        // Whether a worker is one of a pair concerns the pair as a whole.
        let of_village: [&(dyn ToSql + Sync); 1] = [&village];
        let pairs = [("pairing", "village = $1"), ("worker", "village = $1 AND root <> id")];
        let pairs = pairs.map(|(name, of)| (name, of, &of_village[..]));
        if let [pairs, merged] = &self.fetch_all(store, &pairs)?[..] {
            for row in pairs {
                named.extend(number(row, 1));
                subjects.extend(number(row, 2).into_iter().chain(number(row, 3)));
            }
            for row in merged {
                subjects.extend(number(row, 1).into_iter().chain(number(row, 6)));
            }
        }
        let (subjects, mut entries) = self.fetch_entries(store, village, subjects, named)?;
        entries.extend(&subjects);
        let known = "village = $1 AND id = ANY($2)";
        let of_worker = "village = $1 AND worker = ANY($2)";
        let aside = "village = $1 AND entry = ANY($2)";
        let [subjects, entries]: [[&(dyn ToSql + Sync); 2]; 2] =
            [[&village, &subjects], [&village, &entries]];
        let mut fetched = self.fetch_all(
            store,
            &[
                ("worker", known, &subjects),
                ("former_nik", of_worker, &subjects),
                ("set_aside", aside, &entries),
                ("subject", known, &subjects),
            ],
        )?;
        let known = fetched.pop().unwrap_or_default();
        let bills = known.iter().filter(|row| row.get(2) == Some(&Cell::Text("bill".to_owned())));
        let bills: Vec<i64> = bills.filter_map(|row| number(row, 1)).collect();
        if !bills.is_empty() {
            self.fetch_bills(store, "village = $1 AND bill = ANY($2)", &[&village, &bills])?;
        }
        Ok(())
    }

    /// Lays out the entries of subjects, and others that are named; gives the ids of the subjects
    /// and of what was said of them after their first entries.
    fn fetch_entries(
        &mut self,
        store: &mut Store,
        village: &str,
        subjects: Ids,
        mut named: Ids,
    ) -> Result<(Vec<i64>, Vec<i64>)> {
        named.extend(&subjects);
        let subjects: Vec<i64> = subjects.into_iter().collect();
        let named: Vec<i64> = named.into_iter().collect();
        let of_subject = "village = $1 AND subject = ANY($2) AND subject <> id";
        let wanted: [Wanted<'_>; 2] = [
            ("entry", "village = $1 AND id = ANY($2)", &[&village, &named]),
            ("entry", of_subject, &[&village, &subjects]),
        ];
        let entries = self.fetch_all(store, &wanted)?.pop().unwrap_or_default();
        let entries = entries.iter().filter_map(|row| number(row, 1)).collect();
        Ok((subjects, entries))
    }

    /// Lays out what an acknowledgement is made of, beside the subjects that are laid out.
    fn fetch_words(&mut self, store: &mut Store, village: &str) -> Result<()> {
        let states = "SELECT id, digest, CASE WHEN root <> id THEN
               (SELECT hash FROM entry AS r WHERE r.village = $1 AND r.id = root) END
             FROM worker WHERE village = $1 AND digest IS NOT NULL
             UNION ALL
             SELECT id, digest, NULL FROM subject WHERE village = $1 AND digest IS NOT NULL";
        let lacking = "village = $1 AND entry BETWEEN
             (SELECT min(entry) FROM naming WHERE village = $1 AND here = 0) AND
             (SELECT max(entry) FROM naming WHERE village = $1 AND here = 0)";
        let given: [&(dyn ToSql + Sync); 1] = [&village];
        let words = ["set_aside", "acknowledgement", "office_lacking"];
        let mut wanted = words.map(|name| (name, "village = $1", &given[..])).to_vec();
        wanted.push(("naming", lacking, &given));
        let (states, _) = self.fetch_after(store, &[(states, &given)], &wanted)?;
        let state =
            |row: &Row| Ok(State::of(EntryId::from_number(row.get(0)), row.get(1), row.get(2))?);
        let states = states.iter().flatten().map(state).collect::<Result<_>>()?;
        store.give_rest(village, states);
        Ok(())
    }
}

/// Whether nobody of this village has said anything yet: what there is was said by the office.
fn is_fresh(store: &Store, village: &str) -> bool {
    !store.logs().iter().any(|log| log.village == village && !log.by_office)
}

/// The first entries of a village's logs: its devices, and what acknowledgements are about.
fn firsts(store: &Store, village: &str) -> Ids {
    let logs = store.logs().iter().filter(|log| log.village == village);
    let first = |log: &Log| store.id_at(At::new(log.name, 0)).map(EntryId::number);
    logs.filter_map(first).collect()
}

pub(super) fn number(row: &[Cell], place: usize) -> Option<i64> {
    if let Some(Cell::Number(number)) = row.get(place) { Some(*number) } else { None }
}
