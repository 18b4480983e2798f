//! The tables of which rows are laid out, and their statements.

use std::fmt::Write as _;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Cell::Number`]
    Number,
    /// [`Cell::Text`]
    Text,
    /// [`Cell::Bytes`]
    Bytes,
}

/// A table of which rows are fetched and put back. A row begins with its village's code.
#[derive(Debug)]
pub struct Table {
    /// Its name on both sides.
    pub name: &'static str,
    /// So many of the columns name a row within its village.
    pub keys: usize,
    /// After the village.
    pub columns: &'static [(&'static str, Kind)],
    /// Whether a row stays as it was written.
    pub written_once: bool,
    /// SQL of the village that a row belongs to; `:main` is the one that is worked on.
    village: &'static str,
}

const OF_ENTRY: &str = "(SELECT village FROM log WHERE log.id = t.entry >> 40)";
const OF_ID: &str = "(SELECT village FROM log WHERE log.id = t.id >> 40)";
const OF_LOG: &str = "(SELECT village FROM log WHERE log.id = t.log)";
const OF_BILL: &str = "(SELECT village FROM log WHERE log.id = t.bill >> 40)";
const OF_WORKER: &str = "(SELECT village FROM log WHERE log.id = t.worker >> 40)";
const ITS_OWN: &str = "t.village";
const MAIN: &str = ":main";

/// The tables that servers of an office share, in the order in which they are put back.
pub const TABLES: [Table; 23] = [
    table("log", 1, LOG, ITS_OWN),
    once("entry", 1, ENTRY, OF_ID),
    once("blob", 1, &[("hash", Bytes), ("bytes", Bytes)], MAIN),
    table("naming", 2, NAMING, OF_ENTRY),
    table("subject", 1, &[("id", Number), ("kind", Text), ("digest", Bytes)], OF_ID),
    table("worker", 1, WORKER, ITS_OWN),
    table("pairing", 1, PAIRING, ITS_OWN),
    table("set_aside", 1, &[("entry", Number), ("reason", Text)], OF_ENTRY),
    table("revoked", 1, &[("log", Number), ("from_seq", Number)], OF_LOG),
    table("acknowledgement", 3, ACKNOWLEDGEMENT, OF_ENTRY),
    table("office_lacking", 3, LACKING, OF_ENTRY),
    table("invitation", 1, INVITATION, ITS_OWN),
    table("meta", 1, &[("name", Text), ("text", Text)], MAIN),
    table("figure", 0, &[("told", Text)], ITS_OWN),
    table("former_nik", 2, &[("nik", Text), ("worker", Number)], OF_WORKER),
    table("bill_person", 2, &[("nik", Text), ("bill", Number), ("part", Number)], OF_BILL),
    table("bill_part", 3, BILL_PART, OF_BILL),
    table("contribution", 2, CONTRIBUTION, OF_BILL),
    table("contribution_but", 3, LEFT_OUT, OF_BILL),
    table("person", 1, PERSON, MAIN),
    table("session", 1, SESSION, MAIN),
    once("deed", 1, DEED, MAIN),
    once("sheet", 2, SHEET, MAIN),
];

use Kind::{Bytes, Number, Text};
type Columns = &'static [(&'static str, Kind)];

const LOG: Columns = &[
    ("id", Number),
    ("name", Bytes),
    ("signing_key", Bytes),
    ("scope", Bytes),
    ("by_office", Number),
    ("next_seq", Number),
    ("lamport", Number),
    ("hash", Bytes),
    ("head", Bytes),
];
const ENTRY: Columns = &[
    ("id", Number),
    ("lamport", Number),
    ("recorded_at", Number),
    ("clerk", Number),
    ("subject", Number),
    ("first", Number),
    ("base", Bytes),
    ("others", Bytes),
    ("op", Bytes),
    ("hash", Bytes),
];
const NAMING: Columns = &[("entry", Number), ("place", Number), ("blob", Bytes), ("here", Number)];
const WORKER: Columns = &[
    ("id", Number),
    ("nik", Text),
    ("name", Text),
    ("occupation", Text),
    ("state", Text),
    ("root", Number),
    ("digest", Bytes),
    ("rw", Text),
    ("born_on", Text),
    ("doubt", Number),
    ("again", Number),
    ("paid", Text),
    ("places", Text),
];
const PAIRING: Columns =
    &[("entry", Number), ("keep", Number), ("dropped", Number), ("same", Number)];
const ACKNOWLEDGEMENT: Columns =
    &[("log", Number), ("next_seq", Number), ("entry", Number), ("recorded_at", Number)];
const LACKING: Columns =
    &[("entry", Number), ("log", Number), ("from_seq", Number), ("until_seq", Number)];
const INVITATION: Columns =
    &[("id", Number), ("secret_hash", Bytes), ("expires_at", Number), ("device", Bytes)];
const BILL_PART: Columns = &[
    ("bill", Number),
    ("part", Number),
    ("month", Text),
    ("people", Number),
    ("normal_rupiah", Number),
    ("due_rupiah", Number),
];
const CONTRIBUTION: Columns = &[
    ("bill", Number),
    ("label", Text),
    ("from_month", Text),
    ("until_month", Text),
    ("amount_rupiah", Number),
];
const LEFT_OUT: Columns = &[("bill", Number), ("label", Text), ("nik", Text)];
const PERSON: Columns = &[
    ("id", Number),
    ("login", Text),
    ("name", Text),
    ("role", Text),
    ("phrase", Text),
    ("fresh", Number),
];
const SESSION: Columns =
    &[("hash", Bytes), ("person", Number), ("began_at", Number), ("seen_at", Number)];
const DEED: Columns =
    &[("id", Number), ("at", Number), ("login", Text), ("what", Text), ("about", Text)];
const SHEET: Columns = &[
    ("label", Text),
    ("number", Number),
    ("made_at", Number),
    ("name", Text),
    ("people", Number),
    ("bytes", Bytes),
];

const fn table(name: &'static str, keys: usize, columns: Columns, village: &'static str) -> Table {
    Table { name, keys, columns, written_once: false, village }
}

const fn once(name: &'static str, keys: usize, columns: Columns, village: &'static str) -> Table {
    Table { written_once: true, ..table(name, keys, columns, village) }
}

impl Table {
    /// Whether the rows name their village themselves, also in a village's own file.
    pub(super) fn names_village(&self) -> bool {
        self.village == ITS_OWN
    }

    /// Whether a row says of which village it is; of any other, it is the one that is worked on.
    pub fn says_village(&self) -> bool {
        self.village != MAIN
    }

    /// The first so many columns, after what stands before each.
    pub(super) fn list(&self, columns: usize, before: &str) -> String {
        let mut list = String::new();
        for (name, _) in self.columns.iter().take(columns) {
            write!(list, ", {before}{name}").ok();
        }
        list
    }

    /// SQL of the rows that are new or other than they were fetched, and of each whether it was.
    pub(super) fn put(&self) -> String {
        let Self { name, keys, .. } = self;
        let names = |from: usize, to: usize| {
            self.columns.iter().take(to).skip(from).map(|(name, _)| *name).collect::<Vec<_>>()
        };
        // The columns of what was fetched have no types: without its own a key is looked up there.
        let same: String = names(0, *keys).iter().fold(String::new(), |mut same, key| {
            write!(same, " AND w.{key} = +n.{key}").ok();
            same
        });
        let but = if self.written_once { Vec::new() } else { names(*keys, self.columns.len()) };
        let other = if but.is_empty() {
            String::new()
        } else {
            format!(" OR (n.{}) IS NOT (w.{})", but.join(", n."), but.join(", w."))
        };
        format!(
            "SELECT n.*, w.village IS NOT NULL FROM ({}) AS n
             LEFT JOIN was_{name} AS w ON w.village = n.village{same}
             WHERE w.village IS NULL{other}",
            self.now(self.columns.len())
        )
    }

    /// SQL of the keys of those that were fetched and are no more.
    pub(super) fn gone(&self) -> String {
        let was = self.list(self.keys, "");
        format!("SELECT village{was} FROM was_{} EXCEPT {}", self.name, self.now(self.keys))
    }

    /// SQL of the rows as they are now, with their villages.
    fn now(&self, columns: usize) -> String {
        let Self { name, village, .. } = self;
        format!("SELECT {village} AS village{} FROM {name} AS t", self.list(columns, "t."))
    }

    pub(super) fn insert(&self, into: &str, villages: bool) -> String {
        let village = if villages { ", village" } else { "" };
        let columns = self.list(self.columns.len(), "");
        let values: String =
            (2..self.columns.len().saturating_add(2)).fold(String::new(), |mut values, place| {
                write!(values, ", ?{place}").ok();
                values
            });
        let value = if villages { ", ?1" } else { "" };
        // The list begins with a comma, and so do the values.
        let (columns, values) = (format!("{columns}{village}"), format!("{values}{value}"));
        let bare = |list: &str| list.trim_start_matches(", ").to_owned();
        format!(
            "INSERT INTO {into} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
            bare(&columns),
            bare(&values)
        )
    }
}
