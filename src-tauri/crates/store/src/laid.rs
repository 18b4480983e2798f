//! A store that is laid out in memory: the rows that one transaction of an office needs, fetched
//! from a database that many servers share. Every rule runs on it as on a village's own file; what
//! it changed is told, to be put back. When the transaction ends it is empty again.
//!
//! Beside each table stands one with the rows as they were fetched, in the same transaction: what
//! a step undoes is undone in both.

use crate::error::Result;
use crate::place::{SubjectId, hash};
use crate::replay::{fold_now, rebuild};
use crate::store::{DERIVED, Store};
use lindung_log::Hash;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params, params_from_iter};
use std::collections::BTreeSet;

mod tables;

pub use tables::{Kind, TABLES, Table};

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// SQL's NULL.
    Nothing,
    /// A number, an id, or a yes as 1.
    Number(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl FromSql for Cell {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Integer(number) => Self::Number(number),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_vec()),
            ValueRef::Null | ValueRef::Real(_) => Self::Nothing,
        })
    }
}

/// The state of a subject that is not laid out.
#[derive(Debug, Clone)]
pub struct State {
    /// Whose.
    pub subject: SubjectId,
    /// Hash of its first entry.
    pub first: Hash,
    /// Hash of its village part.
    pub digest: Hash,
    /// Of the one under whom it is read, the first entry's.
    pub root: Option<Hash>,
}

impl State {
    /// As the rows have it: the subject's digest, and the hash of the first entry of whom it is
    /// read under.
    ///
    /// # Errors
    /// These are no hashes.
    pub fn of(subject: SubjectId, digest: &[u8], root: Option<&[u8]>) -> Result<Self> {
        let (first, digest) = digest.split_at_checked(32).unwrap_or_default();
        let (first, digest) = (hash(first)?, hash(digest)?);
        Ok(Self { subject, first, digest, root: root.map(hash).transpose()? })
    }

    /// The digest of a subject, for its row.
    pub(crate) fn packed(first: Hash, part: Hash) -> Vec<u8> {
        [*first.as_bytes(), *part.as_bytes()].concat()
    }
}

/// What a transaction did to a table: rows that begin with their village.
#[derive(Debug, Default)]
pub struct Changed {
    /// New or other than they were fetched, whole; the new ones first.
    pub put: Vec<Vec<Cell>>,
    /// So many of them are new.
    pub fresh: usize,
    /// Those that are gone, their keys alone.
    pub gone: Vec<Vec<Cell>>,
}

impl Store {
    /// An empty one, in memory.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn laid_out() -> Result<Self> {
        let db = Connection::open_in_memory()?;
        db.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;")?;
        db.set_prepared_statement_cache_capacity(256);
        for sql in [include_str!("schema.sql"), DERIVED, include_str!("laid.sql")] {
            db.execute_batch(sql)?;
        }
        for table in &TABLES {
            let Table { name, keys, columns, .. } = table;
            let (all, key) = (table.list(columns.len(), ""), table.list(*keys, ""));
            db.execute_batch(&format!(
                "CREATE TEMP TABLE was_{name} (village{all}, PRIMARY KEY (village{key}))
                 WITHOUT ROWID"
            ))?;
        }
        Self::around(db)
    }

    /// Lays out rows that were fetched. One that was laid out before stays as it is by now.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn lay(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<()> {
        let mut was =
            self.db.prepare_cached(&table.insert(&format!("was_{}", table.name), true))?;
        let mut now = self.db.prepare_cached(&table.insert(table.name, table.names_village()))?;
        for row in rows {
            if was.execute(params_from_iter(row))? > 0 {
                // The first parameter is the village, whether it is asked for or not.
                let skipped = usize::from(!table.names_village());
                for (place, cell) in row.iter().enumerate().skip(skipped) {
                    now.raw_bind_parameter(place.saturating_add(1), cell)?;
                }
                now.raw_execute()?;
            }
        }
        drop((was, now));
        if table.name == "log" || table.name == "revoked" {
            self.logs.reload(&self.db)?;
        }
        Ok(())
    }

    /// The same in the place of all rows that the table has.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn lay_anew(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<()> {
        let name = table.name;
        self.db.execute_batch(&format!("DELETE FROM {name}; DELETE FROM was_{name};"))?;
        self.lay(table, rows)
    }

    /// Numbers for the logs that may be begun; no other server has them.
    pub fn give_numbers(&mut self, numbers: Vec<i64>) {
        self.logs.numbers = Some(numbers);
    }

    /// What of them was not used.
    pub fn numbers_left(&mut self) -> Vec<i64> {
        self.logs.numbers.take().unwrap_or_default()
    }

    /// The states of a village's subjects as they were last put back. Those that are laid out count
    /// as they are laid out.
    pub fn give_rest(&mut self, village: &str, rest: Vec<State>) {
        self.rest.insert(village.to_owned(), rest);
    }

    /// Those of them that are not laid out.
    pub(crate) fn rest_of(&self, village: &str) -> Result<Vec<&State>> {
        let Some(rest) = self.rest.get(village) else { return Ok(Vec::new()) };
        let sql = "SELECT id FROM was_worker UNION SELECT id FROM was_subject";
        let mut laid = self.db.prepare_cached(sql)?;
        let laid = laid.query_map([], |row| row.get(0))?;
        let laid: BTreeSet<i64> = laid.collect::<rusqlite::Result<_>>()?;
        Ok(rest.iter().filter(|state| !laid.contains(&state.subject.number())).collect())
    }

    /// Those of some ids of a village that are not laid out in a table.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn not_laid(
        &self,
        table: &str,
        village: &str,
        ids: BTreeSet<i64>,
    ) -> Result<BTreeSet<i64>> {
        let sql = format!("SELECT 1 FROM was_{table} WHERE village = ?1 AND id = ?2");
        let mut laid = self.db.prepare_cached(&sql)?;
        let mut lacking = BTreeSet::new();
        for id in ids {
            if !laid.exists(params![village, id])? {
                lacking.insert(id);
            }
        }
        Ok(lacking)
    }

    /// Notes that the transaction holds the NIKs of all workers and bills that are laid out, as
    /// they were fetched and as they are now, and gives those that it did not hold yet. Forgotten
    /// with the step that laid them out. Of the workers only those of one village, if it is named.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn hold_niks(&mut self, village: Option<&str>) -> Result<Vec<String>> {
        let workers = if village.is_some() {
            "SELECT w.nik FROM log CROSS JOIN worker AS w
               ON w.id BETWEEN log.id << 40 AND ((log.id + 1) << 40) - 1
             WHERE log.village = ?1
             UNION ALL SELECT nik FROM was_worker WHERE village = ?1"
        } else {
            "SELECT nik FROM worker UNION ALL SELECT nik FROM was_worker"
        };
        let mut statement = self.db.prepare_cached(&format!(
            "INSERT INTO held SELECT nik FROM (
               {workers}
               UNION ALL SELECT nik FROM former_nik UNION ALL SELECT nik FROM was_former_nik
               UNION ALL SELECT nik FROM bill_person UNION ALL SELECT nik FROM was_bill_person)
             WHERE nik <> '' ON CONFLICT DO NOTHING RETURNING nik"
        ))?;
        let niks = statement.query_map(params_from_iter(village), |row| row.get("nik"))?;
        Ok(niks.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether it holds any.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn holds_niks(&self) -> Result<bool> {
        Ok(self.db.prepare_cached("SELECT 1 FROM held")?.exists([])?)
    }

    /// Folds all that is laid out anew. What comes out otherwise counts as changed.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn fold_anew(&mut self) -> Result<()> {
        rebuild(&self.db, &mut self.logs)
    }

    /// The numbers of those whom BPJSTK was told of and did not reject.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn niks_told(&self) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT nik FROM bpjs_line AS l WHERE NOT EXISTS (
               SELECT 1 FROM bpjs_line AS r WHERE r.nik = l.nik AND r.reason IS NOT NULL)",
        )?;
        let niks = statement.query_map([], |row| row.get("nik"))?;
        Ok(niks.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers of those who were found to earn a wage.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn niks_earning(&self) -> Result<Vec<String>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT DISTINCT nik FROM validated WHERE ended = 'formal_job'")?;
        let niks = statement.query_map([], |row| row.get("nik"))?;
        Ok(niks.collect::<rusqlite::Result<_>>()?)
    }

    /// By what this program makes the tables: its fold, and the ops that it knows.
    pub fn made_by() -> String {
        fold_now()
    }

    /// What the transaction did to a table, where `main` is the village that is worked on.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn changed(&self, table: &Table, main: &str) -> Result<Changed> {
        let (mut put, mut other) = (Vec::new(), Vec::new());
        for mut row in self.cells(&table.put(), main)? {
            // The last column says whether it was fetched.
            let place = if row.pop() == Some(Cell::Number(0)) { &mut put } else { &mut other };
            place.push(row);
        }
        let fresh = put.len();
        put.append(&mut other);
        Ok(Changed { put, fresh, gone: self.cells(&table.gone(), main)? })
    }

    fn cells(&self, sql: &str, main: &str) -> Result<Vec<Vec<Cell>>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let width = statement.column_count();
        if statement.parameter_count() > 0 {
            statement.raw_bind_parameter(1, main)?;
        }
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut cells = Vec::with_capacity(width);
            for place in 0..width {
                cells.push(row.get(place)?);
            }
            found.push(cells);
        }
        Ok(found)
    }
}
