//! Searching and listing workers.

use crate::error::{Result, StoreError};
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::card::CardStage;
use lindung_domain::number::likeness;
use lindung_domain::worker::WorkerState;
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row, ToSql, named_params};
use std::collections::BTreeSet;

/// Which workers. Empty fields let everybody pass; voided and merged ones are listed only when
/// asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Beginnings of words of name, address or KPJ, or the first digits of a NIK.
    pub search: Option<String>,
    /// Compared without leading zeros.
    pub rt: Option<String>,
    /// Compared without leading zeros.
    pub rw: Option<String>,
    /// Code of the occupation.
    pub occupation: Option<String>,
    /// State in one word.
    pub state: Option<WorkerState>,
    /// How far the card has come.
    pub card: Option<CardStage>,
}

/// One line of the roster.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// The worker.
    pub id: SubjectId,
    /// As registered.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// Zeros kept.
    pub rt: String,
    /// Zeros kept.
    pub rw: String,
    /// Code, or as written.
    pub occupation: String,
    /// In one word.
    pub state: WorkerState,
}

/// People counted by where they live and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Zeros kept.
    pub rw: String,
    /// Zeros kept.
    pub rt: String,
    /// Code, or as written.
    pub occupation: String,
    /// In one word.
    pub state: WorkerState,
    /// How many.
    pub workers: u64,
}

impl Store {
    /// One page of the roster: by name, or in the order of registration where something is
    /// searched for, so that the first hits are there at once.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn roster(&self, filter: &Filter, limit: u64, offset: u64) -> Result<Vec<Line>> {
        let search = Search::of(filter.search.as_deref());
        let order = if search.is_none() { "ORDER BY w.name COLLATE NOCASE, w.id" } else { "" };
        // A bound LIMIT, or OFFSET but for the sum, has SQLite plan anew with every page.
        let sql = format!(
            "SELECT w.id, w.nik, w.name, w.rt, w.rw, w.occupation, w.state
             FROM worker AS w {} {order} LIMIT {} OFFSET :offset + 0",
            condition(filter, search.as_ref()),
            signed(limit),
        );
        let offset = signed(offset);
        let mut given = given(filter, search.as_ref());
        given.push((":offset", &offset));
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(given.as_slice(), read_line)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many workers pass the filter.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn roster_total(&self, filter: &Filter) -> Result<u64> {
        if *filter == Filter::default() {
            let sum = "SELECT coalesce(sum(workers), 0) FROM total WHERE state <> 'voided'";
            return Ok(unsigned(self.db.query_row(sum, [], |row| row.get(0))?));
        }
        let search = Search::of(filter.search.as_deref());
        let only_words = Filter { search: filter.search.clone(), ..Filter::default() };
        let sql = match search {
            Some(Search::Words(_)) if *filter == only_words => {
                "SELECT count(*) FROM worker_text AS t WHERE t.worker_text MATCH :words".to_owned()
            }
            _ => format!("SELECT count(*) FROM worker AS w {}", condition(filter, search.as_ref())),
        };
        let mut statement = self.db.prepare_cached(&sql)?;
        let given = given(filter, search.as_ref());
        Ok(unsigned(statement.query_row(given.as_slice(), |row| row.get(0))?))
    }

    /// Everybody counted by RW, RT, occupation and state.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn counts(&self) -> Result<Vec<Count>> {
        let mut statement = self.db.prepare_cached(
            "SELECT rw, rt, occupation, state, sum(workers) AS workers FROM total
             GROUP BY rw, rt, occupation, state ORDER BY rw, rt, occupation, state",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Count {
                rw: row.get("rw")?,
                rt: row.get("rt")?,
                occupation: row.get("occupation")?,
                state: state(row.get_ref("state")?)?,
                workers: unsigned(row.get("workers")?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The worker of this village who holds a NIK, if one does. One who moved away holds it no
    /// longer against a new registration, but is found where nobody else has it. The NIK of one who
    /// was merged is held by whom he is read under.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn find_nik(&self, nik: &str) -> Result<Option<Line>> {
        let mut statement = self.db.prepare_cached(
            "SELECT w.id, w.nik, w.name, w.rt, w.rw, w.occupation, w.state FROM worker AS w
             WHERE w.nik = :nik AND w.state <> 'voided'
             ORDER BY w.state = 'moved', w.state = 'merged', w.id DESC LIMIT 1",
        )?;
        let mut rows = statement.query_map(named_params! { ":nik": nik }, read_line)?;
        let found = rows.next().transpose()?;
        match found {
            Some(line) if line.state == WorkerState::Merged => {
                Ok(Some(self.line(self.root_of(line.id)?)?))
            }
            found => Ok(found),
        }
    }

    /// Every NIK that is written anywhere, for asking of many people at once whether anybody here
    /// could be meant.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn niks(&self) -> Result<BTreeSet<String>> {
        let mut statement = self.db.prepare_cached("SELECT nik FROM worker ORDER BY nik")?;
        let niks = statement.query_map([], |row| row.get("nik"))?;
        Ok(niks.collect::<rusqlite::Result<_>>()?)
    }

    /// The line of one worker.
    ///
    /// # Errors
    /// There is no such worker.
    pub fn line(&self, id: SubjectId) -> Result<Line> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, nik, name, rt, rw, occupation, state FROM worker WHERE id = :id",
        )?;
        let line = statement.query_row(named_params! { ":id": id.number() }, read_line);
        line.optional()?.ok_or(StoreError::NoSubject)
    }

    /// NIKs that more than one village of this office holds: (NIK, village, worker, name).
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn held_twice(&self) -> Result<Vec<Holder>> {
        let mut statement = self.db.prepare_cached(
            "SELECT w.nik, w.village, w.id, w.name FROM worker AS w
             WHERE w.state NOT IN ('voided', 'moved', 'merged') AND w.nik IN (
               SELECT nik FROM worker WHERE state NOT IN ('voided', 'moved', 'merged') AND nik <> ''
               GROUP BY nik HAVING count(DISTINCT village) > 1)
             ORDER BY w.nik, w.village, w.id",
        )?;
        let rows = statement.query_map([], read_holder)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody who moved away and did not come back.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn moved(&self) -> Result<Vec<Holder>> {
        let mut statement = self.db.prepare_cached(
            "SELECT nik, village, id, name FROM worker WHERE state = 'moved'
             ORDER BY village, name, id",
        )?;
        let rows = statement.query_map([], read_holder)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn read_holder(row: &Row<'_>) -> rusqlite::Result<Holder> {
    Ok(Holder {
        nik: row.get("nik")?,
        village: row.get("village")?,
        worker: SubjectId::from_number(row.get("id")?),
        name: row.get("name")?,
    })
}

/// Who holds a NIK that somebody else holds too, or who held it.
#[derive(Clone, PartialEq, Eq)]
pub struct Holder {
    /// The NIK.
    pub nik: String,
    /// Digits of the village.
    pub village: String,
    /// The worker.
    pub worker: SubjectId,
    /// As registered there.
    pub name: String,
}

impl std::fmt::Debug for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Holder({}, {:?})", self.village, self.worker)
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Line({:?}, {})", self.id, self.state.key())
    }
}

enum Search {
    /// The first digits of a NIK, and the first that no longer are.
    Nik { from: String, until: String },
    /// An FTS5 expression of word beginnings.
    Words(String),
}

impl Search {
    fn of(text: Option<&str>) -> Option<Self> {
        let text = text?.trim();
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '\'')).collect();
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() != 11 {
            return Some(Self::Nik { until: format!("{digits}:"), from: digits });
        }
        let words: Vec<String> = likeness(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\"*"))
            .collect();
        (!words.is_empty()).then(|| Self::Words(words.join(" ")))
    }
}

/// The same filter gives the same text, so that SQLite keeps the plan.
fn condition(filter: &Filter, search: Option<&Search>) -> String {
    let mut sql = match search {
        Some(Search::Words(_)) => {
            "JOIN worker_text AS t ON t.rowid = w.id WHERE t.worker_text MATCH :words".to_owned()
        }
        Some(Search::Nik { .. }) => "WHERE w.nik >= :from AND w.nik < :until".to_owned(),
        None => "WHERE true".to_owned(),
    };
    for (asked, column) in [(filter.rt.is_some(), "rt"), (filter.rw.is_some(), "rw")] {
        if asked {
            sql.push_str(&format!(" AND ltrim(w.{column}, '0') = ltrim(:{column}, '0')"));
        }
    }
    if filter.occupation.is_some() {
        sql.push_str(" AND w.occupation = :occupation");
    }
    if let Some(card) = filter.card {
        sql.push_str(&format!(" AND w.card = '{}'", card.key()));
    }
    // Stage and state are of a fixed set of words, never a text from outside.
    match filter.state {
        Some(state) => sql.push_str(&format!(" AND w.state = '{}'", state.key())),
        None => sql.push_str(" AND w.state NOT IN ('voided', 'merged')"),
    }
    sql
}

fn given<'f>(filter: &'f Filter, search: Option<&'f Search>) -> Vec<(&'static str, &'f dyn ToSql)> {
    let mut given: Vec<(&'static str, &dyn ToSql)> = Vec::new();
    match search {
        Some(Search::Words(words)) => given.push((":words", words)),
        Some(Search::Nik { from, until }) => {
            given.push((":from", from));
            given.push((":until", until));
        }
        None => {}
    }
    for (name, text) in
        [(":rt", &filter.rt), (":rw", &filter.rw), (":occupation", &filter.occupation)]
    {
        if let Some(text) = text {
            given.push((name, text));
        }
    }
    given
}

/// The columns of a [`Line`], by place: looking for their names costs as much as reading them.
fn read_line(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: SubjectId::from_number(row.get(0)?),
        nik: row.get(1)?,
        name: row.get(2)?,
        rt: row.get(3)?,
        rw: row.get(4)?,
        occupation: row.get(5)?,
        state: state(row.get_ref(6)?)?,
    })
}

fn state(column: ValueRef<'_>) -> rusqlite::Result<WorkerState> {
    Ok(WorkerState::from_key(column.as_str()?).unwrap_or(WorkerState::Registered))
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
