//! Putting back what a transaction changed: for each table a statement for the rows that are gone
//! and one for those that are new or other.

use super::Postgres;
use crate::error::Result;
use lindung_store::{Cell, Changed, Kind, Table};
use postgres::types::ToSql;
use std::fmt::Write as _;

/// The values of one column.
type Column = Box<dyn ToSql + Sync>;

impl Postgres {
    pub(super) fn put(&mut self, table: &Table, changed: &Changed) -> Result<()> {
        if !changed.gone.is_empty() {
            self.run(&removing(table), table, &changed.gone, table.keys)?;
        }
        if !changed.put.is_empty() {
            self.run(&putting(table), table, &changed.put, table.columns.len())?;
        }
        Ok(())
    }

    fn run(&mut self, sql: &str, table: &Table, rows: &[Vec<Cell>], columns: usize) -> Result<()> {
        let kinds = table.columns.iter().map(|(_, kind)| *kind).take(columns);
        let kinds = std::iter::once(Kind::Text).chain(kinds);
        let columns: Vec<Column> =
            kinds.enumerate().map(|(place, kind)| column(rows, place, kind)).collect();
        let given: Vec<&(dyn ToSql + Sync)> = columns.iter().map(AsRef::as_ref).collect();
        let done = self.link.query(sql, &given);
        self.told(done).map(|_| ())
    }
}

fn column(rows: &[Vec<Cell>], place: usize, kind: Kind) -> Column {
    let cells = rows.iter().map(|row| row.get(place).cloned().unwrap_or(Cell::Nothing));
    match kind {
        Kind::Number => {
            let number = |cell| if let Cell::Number(number) = cell { Some(number) } else { None };
            Box::new(cells.map(number).collect::<Vec<Option<i64>>>())
        }
        Kind::Text => {
            let text = |cell| if let Cell::Text(text) = cell { Some(text) } else { None };
            Box::new(cells.map(text).collect::<Vec<Option<String>>>())
        }
        Kind::Bytes => {
            let bytes = |cell| if let Cell::Bytes(bytes) = cell { Some(bytes) } else { None };
            Box::new(cells.map(bytes).collect::<Vec<Option<Vec<u8>>>>())
        }
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
