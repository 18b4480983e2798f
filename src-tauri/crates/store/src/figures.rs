//! A village in figures, for an office that has many: one row each, changed by whatever changes
//! what it counts, so that nobody has to be counted again for a look at the province.
//!
//! The row is a text, a line for each figure: what is counted, how many, and of which.

use crate::error::Result;
use crate::paid;
use crate::store::Store;
use chrono::NaiveDate;
use lindung_domain::money::Month;
use lindung_domain::number::bare_rt;
use lindung_domain::worker::WorkerState;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A village in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// Whether the office invited it.
    pub invited: bool,
    /// When a bundle last brought something, seconds since 1970.
    pub heard_at: Option<i64>,
    /// People by state.
    pub people: BTreeMap<WorkerState, u64>,
    /// RWs in which somebody lives.
    pub rws: u64,
    /// Registrations of people who are counted in a village of a lower code.
    pub again: u64,
    /// People of whom something is to be looked at again.
    pub doubts: u64,
    /// Claims that are neither paid nor over.
    pub claims: u64,
    /// Since when the one that waits longest is in its state.
    pub claims_since: Option<NaiveDate>,
    /// The latest count of the village's workers: how many, on which day, by whom.
    pub counted: Option<(u64, String, String)>,
    /// People for whom each month is paid, who are counted nowhere else.
    pub paid: BTreeMap<Month, u64>,
    /// Of them, those for whom that month was the first.
    pub first: BTreeMap<Month, u64>,
    /// People by the place that they hold: a decree's label, the first month, the first that is
    /// free again.
    pub places: Vec<(String, u64)>,
}

impl Figure {
    /// Reads the row of a village. What another program wrote that this one does not know is
    /// passed over: the tables are made anew by then.
    pub fn read(told: &str) -> Self {
        let mut figure = Self::default();
        for line in told.lines() {
            let Some((what, rest)) = line.split_once(' ') else { continue };
            let Some((number, of)) = rest.split_once(' ') else { continue };
            let Ok(number) = number.parse::<i64>() else { continue };
            figure.learn(what, of, number);
        }
        figure
    }

    fn learn(&mut self, what: &str, of: &str, number: i64) {
        let many = u64::try_from(number).unwrap_or(0);
        let add = |sum: &mut u64| *sum = sum.saturating_add(many);
        match what {
            "again" => self.again = many,
            "claim" => {
                self.claims = self.claims.saturating_add(1);
                let since = NaiveDate::parse_from_str(&number.to_string(), "%Y%m%d").ok();
                let earlier = self.claims_since.into_iter().chain(since).min();
                self.claims_since = earlier;
            }
            "counted" => {
                // The lines come in their order: the last is the latest.
                let mut said = of.splitn(3, ' ').skip(1).map(str::to_owned);
                self.counted = said.next().zip(said.next()).map(|(on, by)| (many, on, by));
            }
            "doubt" => self.doubts = many,
            "heard" => self.heard_at = Some(number),
            "invited" => self.invited = true,
            "place" => self.places.push((of.to_owned(), many)),
            "rw" => self.rws = self.rws.saturating_add(1),
            "state" => {
                if let Some(state) = WorkerState::from_key(of) {
                    add(self.people.entry(state).or_default());
                }
            }
            "first" | "paid" => {
                let months = if what == "first" { &mut self.first } else { &mut self.paid };
                if let Ok(month) = Month::parse(of) {
                    add(months.entry(month).or_default());
                }
            }
            _ => {}
        }
    }
}

/// What of a worker's row is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) village: String,
    pub(crate) rw: String,
    pub(crate) state: String,
    pub(crate) doubt: bool,
    /// Whether this person is counted in another village.
    pub(crate) again: bool,
    /// Months, as [`paid`] spells them.
    pub(crate) paid: String,
    /// Places, as a decree's label and its months each.
    pub(crate) places: String,
}

impl Counted {
    pub(crate) const COLUMNS: &str = "village, rw, state, doubt, again, paid, places";

    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            village: row.get("village")?,
            rw: row.get("rw")?,
            state: row.get("state")?,
            doubt: row.get("doubt")?,
            again: row.get("again")?,
            paid: row.get("paid")?,
            places: row.get("places")?,
        })
    }

    pub(crate) fn of(db: &Connection, worker: i64) -> Result<Option<Self>> {
        let sql = format!("SELECT {} FROM worker WHERE id = :id", Self::COLUMNS);
        let mut statement = db.prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! { ":id": worker }, Self::read).optional()?)
    }

    /// Where this worker is counted. Who is read under another is counted there.
    fn each(&self, mut with: impl FnMut(&'static str, &str)) {
        let state = WorkerState::from_key(&self.state);
        let is = |one: WorkerState| state == Some(one);
        if is(WorkerState::Merged) {
            return;
        }
        with("state", &self.state);
        if is(WorkerState::Voided) {
            return;
        }
        self.places.split_whitespace().for_each(|place| with("place", place));
        if is(WorkerState::Moved) {
            return;
        }
        let rw = bare_rt(&self.rw);
        if !rw.is_empty() {
            with("rw", &rw);
        }
        if self.again {
            with("again", "");
        }
        if is(WorkerState::Died) {
            return;
        }
        if self.doubt {
            with("doubt", "");
        }
        if !self.again {
            for (place, month) in paid::months(&self.paid).enumerate() {
                let month = month.plain();
                with("paid", &month);
                if place == 0 {
                    with("first", &month);
                }
            }
        }
    }
}

/// How a line changes.
#[derive(Debug, Clone, Copy)]
enum Change {
    By(i64),
    To(i64),
    AtLeast(i64),
}

type Lines<C> = BTreeMap<(String, String), C>;

/// What a transaction changes in the figures of villages.
#[derive(Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, Lines<Change>>);

impl Figures {
    /// A worker is counted so from now on, or no longer.
    pub(crate) fn count(&mut self, worker: &Counted, change: i64) {
        let lines = self.0.entry(worker.village.clone()).or_default();
        worker.each(|what, of| {
            let line = lines.entry((what.to_owned(), plain(of))).or_insert(Change::By(0));
            if let Change::By(sum) = line {
                *sum = sum.saturating_add(change);
            }
        });
    }

    /// A line is this number now; nothing of it stands where that is 0.
    pub(crate) fn set(&mut self, village: &str, what: &str, of: &str, number: i64) {
        self.note(village, what, of, Change::To(number));
    }

    /// A line is at least this number.
    pub(crate) fn at_least(&mut self, village: &str, what: &str, number: i64) {
        self.note(village, what, "", Change::AtLeast(number));
    }

    fn note(&mut self, village: &str, what: &str, of: &str, change: Change) {
        if !village.is_empty() {
            let lines = self.0.entry(village.to_owned()).or_default();
            let line = lines.entry((what.to_owned(), plain(of))).or_insert(change);
            // Of what comes in one transaction the latest word, or the greatest number, holds.
            *line = match (*line, change) {
                (Change::AtLeast(one), Change::AtLeast(other)) => Change::AtLeast(one.max(other)),
                (_, change) => change,
            };
        }
    }

    pub(crate) fn write(self, db: &Connection) -> Result<()> {
        let mut read = db.prepare_cached("SELECT told FROM figure WHERE village = :village")?;
        let mut write = db.prepare_cached(
            "INSERT INTO figure (village, told) VALUES (:village, :told)
             ON CONFLICT DO UPDATE SET told = excluded.told",
        )?;
        for (village, changes) in self.0 {
            let told: Option<String> = read
                .query_row(named_params! { ":village": village }, |row| row.get("told"))
                .optional()?;
            let told = changed(&told.unwrap_or_default(), changes);
            write.execute(named_params! { ":village": village, ":told": told })?;
        }
        Ok(())
    }
}

/// One line, whatever somebody typed.
fn plain(of: &str) -> String {
    of.replace(['\n', '\r'], " ")
}

fn changed(told: &str, changes: Lines<Change>) -> String {
    let mut lines: Lines<i64> = BTreeMap::new();
    for line in told.lines() {
        let mut parts = line.splitn(3, ' ');
        let (what, number, of) = (parts.next(), parts.next(), parts.next());
        let number = number.and_then(|number| number.parse().ok());
        if let (Some(what), Some(number), Some(of)) = (what, number, of) {
            lines.insert((what.to_owned(), of.to_owned()), number);
        }
    }
    for (key, change) in changes {
        let line = lines.entry(key).or_default();
        *line = match change {
            Change::By(sum) => line.saturating_add(sum),
            Change::To(number) => number,
            Change::AtLeast(number) => number.max(*line),
        };
    }
    let mut told = String::new();
    for ((what, of), number) in lines.into_iter().filter(|(_, number)| *number != 0) {
        // Writing to a text cannot fail.
        writeln!(told, "{what} {number} {of}").ok();
    }
    told
}

impl Store {
    /// Every village in figures, by its digits.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn figures(&self) -> Result<Vec<(String, Figure)>> {
        let mut statement =
            self.db.prepare_cached("SELECT village, told FROM figure ORDER BY village")?;
        let rows = statement.query_map([], |row| {
            let told = row.get_ref("told")?.as_str().map(Figure::read);
            Ok((row.get("village")?, told.map_err(rusqlite::Error::from)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(state: &str) -> Counted {
        Counted {
            village: "6474021001".to_owned(),
            rw: "003".to_owned(),
            state: state.to_owned(),
            doubt: true,
            again: false,
            paid: "2026-01:2026-03".to_owned(),
            places: "00ff:2026-01:2027-01".to_owned(),
        }
    }

    #[test]
    fn what_comes_and_goes_leaves_nothing() {
        let mut figures = Figures::default();
        figures.count(&worker("registered"), 1);
        figures.count(&worker("died"), 1);
        figures.set("6474021001", "claim", "7", 20_260_501);
        figures.set("6474021001", "counted", "01.x 2026-05-01 Pendataan RT", 400);
        figures.at_least("6474021001", "heard", 5);
        figures.at_least("6474021001", "heard", 4); // By a clock that was put back.
        let told = changed("", figures.0.remove("6474021001").unwrap());
        let figure = Figure::read(&told);
        assert_eq!((figure.doubts, figure.rws, figure.claims), (1, 1, 1));
        assert_eq!((figure.paid.len(), figure.first.len(), figure.heard_at), (2, 1, Some(5)));
        assert_eq!(figure.places, [("00ff:2026-01:2027-01".to_owned(), 2)]);
        assert_eq!(figure.claims_since, NaiveDate::from_ymd_opt(2026, 5, 1));
        let counted = Some((400, "2026-05-01".to_owned(), "Pendataan RT".to_owned()));
        assert_eq!(figure.counted, counted);

        let mut figures = Figures::default();
        figures.count(&worker("registered"), -1);
        figures.count(&worker("died"), -1);
        figures.set("6474021001", "claim", "7", 0);
        figures.set("6474021001", "counted", "01.x 2026-05-01 Pendataan RT", 0);
        figures.at_least("6474021001", "heard", 3);
        let told = changed(&told, figures.0.remove("6474021001").unwrap());
        assert_eq!(told, "heard 5 \n");
    }

    #[test]
    fn nobody_is_counted_twice() {
        let count = |worker: Counted| {
            let mut figures = Figures::default();
            figures.count(&worker, 1);
            Figure::read(&changed("", figures.0.remove("6474021001").unwrap()))
        };
        assert_eq!(count(worker("merged")), Figure::default());
        let voided = count(worker("voided"));
        assert_eq!((voided.places.len(), voided.doubts, voided.people.len()), (0, 0, 1));
        let again = count(Counted { again: true, ..worker("registered") });
        assert_eq!((again.again, again.paid.len(), again.places.len()), (1, 0, 1));
    }
}
