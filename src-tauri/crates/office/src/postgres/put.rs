//! Putting back what a transaction changed: for each table a statement for the rows that are gone
//! and one for those that are new or other. Many new ones are streamed, which costs the database
//! little more than half.

use super::Postgres;
use super::client::{Question, Trouble};
use crate::error::Result;
use bytes::BytesMut;
use lindung_store::{Cell, Changed, Kind, Table};
use std::error::Error;
use std::fmt::Write as _;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// What has a row for each person. With the village locked, nobody else writes them, and all that
/// a transaction touches of them was fetched: what is new to it is new. Should one be there all the
/// same, the work is done again, and the row written over.
const STREAMED: [&str; 2] = ["entry", "worker"];
/// So many rows are worth that the database is asked twice.
const MANY: usize = 16;

/// Rows for a statement, and how many of their columns it takes.
type Rows<'r> = (String, &'r [Vec<Cell>], usize);

impl Postgres {
    /// Puts back what changed: what is not streamed goes on one trip.
    pub(super) fn put_all(&mut self, all: &[(&Table, Changed)]) -> Result<()> {
        let mut rows: Vec<Rows<'_>> = Vec::new();
        for (table, changed) in all {
            if !changed.gone.is_empty() {
                rows.push((removing(table), &changed.gone, table.keys));
            }
            let mut put = changed.put.as_slice();
            if changed.fresh >= MANY && self.streams && STREAMED.contains(&table.name) {
                let (fresh, other) = put.split_at(changed.fresh);
                self.stream(table, fresh)?;
                put = other;
            }
            if !put.is_empty() {
                rows.push((putting(table), put, table.columns.len()));
            }
        }
        let columns: Vec<Vec<Vec<Value<'_>>>> =
            rows.iter().map(|(_, rows, columns)| by_column(rows, *columns)).collect();
        let given: Vec<Vec<&(dyn ToSql + Sync)>> =
            columns.iter().map(|of| of.iter().map(|column| column as _).collect()).collect();
        let asked = rows.iter().zip(&given).map(|((sql, ..), given)| (sql.as_str(), &given[..]));
        let asked: Vec<Question<'_>> = asked.collect();
        let done = self.link.query_all(&asked);
        self.told(done).map(|_| ())
    }

    fn stream(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<()> {
        let (names, _) = unnested(table, table.columns.len());
        let sql = format!("COPY {} ({names}) FROM STDIN (FORMAT binary)", table.name);
        let kinds = std::iter::once(Kind::Text).chain(table.columns.iter().map(|(_, kind)| *kind));
        let types: Vec<Type> = kinds.map(of_kind).collect();
        let rows = rows.iter().map(|row| row.iter().map(|cell| Value(Some(cell))));
        let done = self.link.stream(&sql, &types, rows);
        self.streams = !matches!(done, Err(Trouble::Twice));
        self.told(done)
    }
}

/// The village and so many columns after it.
fn by_column(rows: &[Vec<Cell>], columns: usize) -> Vec<Vec<Value<'_>>> {
    let column = |place| rows.iter().map(|row| Value(row.get(place))).collect();
    (0..=columns).map(column).collect()
}

/// A value on its way; nothing where a row is short of it.
#[derive(Debug)]
struct Value<'r>(Option<&'r Cell>);

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        of: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self.0 {
            Some(Cell::Number(number)) => number.to_sql(of, out),
            Some(Cell::Text(text)) => text.to_sql(of, out),
            Some(Cell::Bytes(bytes)) => bytes.to_sql(of, out),
            Some(Cell::Nothing) | None => Ok(IsNull::Yes),
        }
    }

    fn accepts(of: &Type) -> bool {
        [Kind::Number, Kind::Text, Kind::Bytes].into_iter().any(|kind| of_kind(kind) == *of)
    }

    to_sql_checked!();
}

const fn of_kind(kind: Kind) -> Type {
    match kind {
        Kind::Number => Type::INT8,
        Kind::Text => Type::TEXT,
        Kind::Bytes => Type::BYTEA,
    }
}

/// The first columns, and `unnest` of as many arrays.
fn unnested(table: &Table, columns: usize) -> (String, String) {
    let (mut names, mut arrays) = ("village".to_owned(), "$1::text[]".to_owned());
    for (place, (name, kind)) in (2_u32..).zip(table.columns.iter().take(columns)) {
        let of = match kind {
            Kind::Number => "bigint",
            Kind::Text => "text",
            Kind::Bytes => "bytea",
        };
        write!(names, ", {name}").ok();
        write!(arrays, ", ${place}::{of}[]").ok();
    }
    (names, format!("unnest({arrays})"))
}

fn putting(table: &Table) -> String {
    let (names, values) = unnested(table, table.columns.len());
    let (keys, _) = unnested(table, table.keys);
    let others = table.columns.iter().skip(table.keys);
    let set: Vec<String> = others.map(|(name, _)| format!("{name} = excluded.{name}")).collect();
    let then = if table.written_once || set.is_empty() {
        "NOTHING".to_owned()
    } else {
        format!("UPDATE SET {}", set.join(", "))
    };
    let name = table.name;
    format!("INSERT INTO {name} ({names}) SELECT * FROM {values} ON CONFLICT ({keys}) DO {then}")
}

fn removing(table: &Table) -> String {
    let (keys, values) = unnested(table, table.keys);
    let name = table.name;
    format!("DELETE FROM {name} WHERE ({keys}) IN (SELECT * FROM {values})")
}
