//! Searching and listing workers.

use crate::error::{Result, StoreError};
use crate::place::SubjectId;
use crate::store::Store;
use lindung_domain::worker::WorkerState;
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row, named_params};
use std::collections::BTreeSet;

mod filter;
mod page;

pub use filter::{Doubtful, Filter};
pub(crate) use page::Ordered;
pub use page::{More, Page, Sort, SortBy};

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
    /// Workers who pass the filter: by name, or in the order of registration where something is
    /// searched for, so that the first hits are there at once.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn roster(&self, filter: &Filter, limit: u64, offset: u64) -> Result<Vec<Line>> {
        self.lines(filter, None, limit, offset)
    }

    /// The same in this order.
    pub(crate) fn lines(
        &self,
        filter: &Filter,
        sort: Option<Sort>,
        limit: u64,
        offset: u64,
    ) -> Result<Vec<Line>> {
        let asked = self.asked(filter)?;
        // A bound LIMIT, or OFFSET but for the sum, has SQLite plan anew with every page.
        let sql = format!(
            "SELECT w.id, w.nik, w.name, w.rt, w.rw, w.occupation, w.state
             {} {} LIMIT {} OFFSET :offset + 0",
            asked.sql,
            asked.order(sort),
            signed(limit),
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let offset = signed(offset);
        let rows =
            statement.query_map(asked.given_and(&[(":offset", &offset)]).as_slice(), read_line)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many workers pass the filter.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn roster_total(&self, filter: &Filter) -> Result<u64> {
        if filter.is_counted() {
            return self.counted(filter);
        }
        let asked = self.asked(filter)?;
        let sql = match filter.words_alone() {
            true => {
                "SELECT count(*) FROM worker_text AS t WHERE t.worker_text MATCH :words".to_owned()
            }
            false => format!("SELECT count(*) {}", asked.sql),
        };
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(unsigned(statement.query_row(asked.given_and(&[]).as_slice(), |row| row.get(0))?))
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
