//! The connection itself: statements prepared once, and what went wrong told apart.

use crate::error::{OfficeError, Result};
use lindung_store::{Cell, Kind, Store, Table};
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::error::SqlState;
use postgres::types::{BorrowToSql, ToSql, Type};
use postgres::{Client, Config, NoTls, Row, Statement};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::thread::sleep;
use std::time::Duration;

/// Steps from an empty database to this program's; applied in order, each once.
const MIGRATIONS: [&str; 2] = [include_str!("schema.sql"), include_str!("page.sql")];
/// Of the lock under which one server brings the tables to its version. Nobody else's number.
const MIGRATING: i64 = 0x006c_696e_6475_6e67;
/// All statements ask for rows by their keys: one plan is good for whatever is asked for.
const PLANS: &str = "SET plan_cache_mode = force_generic_plan";
/// A database that restarts is waited for so often, so long: some ten seconds.
const KNOCKS: u32 = 40;
const KNOCK: Duration = Duration::from_millis(250);
/// Before another server's transaction is tried against again.
const STEP_ASIDE: Duration = Duration::from_millis(20);

/// What went wrong.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The connection is lost, or the database is stopping.
    Away,
    /// Another transaction came in the way.
    Crossed,
    /// Something that will be so the next time.
    Failed(OfficeError),
}

impl Trouble {
    fn of(error: &postgres::Error) -> Self {
        let Some(code) = error.code() else { return Self::Away };
        let ends =
            [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW];
        let crosses = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
        if ends.contains(code) || error.is_closed() {
            Self::Away
        } else if crosses.contains(code) {
            Self::Crossed
        } else if *code == SqlState::DISK_FULL {
            Self::Failed(OfficeError::new("disk_full"))
        } else {
            // PostgreSQL's own words may hold a row.
            Self::Failed(OfficeError::new("database"))
        }
    }

    pub(super) fn leaves_connection(&self) -> bool {
        !matches!(self, Self::Away)
    }

    pub(super) fn error(&self) -> OfficeError {
        match self {
            Self::Away | Self::Crossed => OfficeError::new("database_away"),
            Self::Failed(error) => error.clone(),
        }
    }
}

type Asked<T> = std::result::Result<T, Trouble>;

pub(super) struct Link {
    address: String,
    config: Config,
    client: Option<Client>,
    statements: BTreeMap<String, Statement>,
}

impl Link {
    /// # Errors
    /// `database_address`: it is no address.
    pub(super) fn new(address: &str) -> Result<Self> {
        let config: Config = address.parse().map_err(|_| OfficeError::new("database_address"))?;
        let (client, statements) = (None, BTreeMap::new());
        Ok(Self { address: address.to_owned(), config, client, statements })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Connects, and brings the tables to this version; one server after the other.
    pub(super) fn prepare(&mut self) -> Result<()> {
        self.knock(1)?;
        let told = |trouble: Trouble| trouble.error();
        let begin = format!(
            "BEGIN; SET LOCAL client_min_messages = warning;
             SELECT pg_advisory_xact_lock({MIGRATING});
             CREATE TABLE IF NOT EXISTS lindung (version bigint NOT NULL, made_by text NOT NULL);"
        );
        self.batch(&begin).map_err(told)?;
        let rows =
            self.query("SELECT coalesce(max(version), 0) FROM lindung", &[]).map_err(told)?;
        let version: i64 = rows.first().map_or(0, |row| row.get(0));
        let here = usize::try_from(version).unwrap_or(usize::MAX);
        if here > MIGRATIONS.len() {
            self.batch("ROLLBACK").ok();
            return Err(OfficeError::new("newer_database").with("version", version));
        }
        for step in MIGRATIONS.iter().skip(here) {
            self.batch(step).map_err(told)?;
        }
        if here < MIGRATIONS.len() {
            let newest = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
            // Before the first step there is nothing that was made otherwise.
            let made_by = if here == 0 { Store::made_by() } else { String::new() };
            let note = "INSERT INTO lindung VALUES ($1, $2)";
            self.query(note, &[&newest, &made_by]).map_err(told)?;
        }
        self.batch("COMMIT").map_err(told)
    }

    /// After something went wrong: ready for another try.
    ///
    /// # Errors
    /// It would go wrong again, or the database does not come back.
    pub(super) fn recover(&mut self, trouble: Trouble) -> Result<()> {
        match trouble {
            Trouble::Away => {
                self.client = None;
                self.knock(KNOCKS)
            }
            Trouble::Crossed => {
                sleep(STEP_ASIDE);
                Ok(())
            }
            Trouble::Failed(error) => Err(error),
        }
    }

    fn knock(&mut self, times: u32) -> Result<()> {
        for _ in 0..times {
            self.statements.clear();
            self.client = self.config.connect(NoTls).ok();
            if self.batch(PLANS).is_ok() {
                return Ok(());
            }
            if times > 1 {
                sleep(KNOCK);
            }
        }
        Err(OfficeError::new("database_away"))
    }

    pub(super) fn batch(&mut self, sql: &str) -> Asked<()> {
        let client = self.client.as_mut().ok_or(Trouble::Away)?;
        client.batch_execute(sql).map_err(|error| Trouble::of(&error))
    }

    pub(super) fn query(&mut self, sql: &str, given: &[&(dyn ToSql + Sync)]) -> Asked<Vec<Row>> {
        let (client, statement) = self.prepared(sql)?;
        client.query(&statement, given).map_err(|error| Trouble::of(&error))
    }

    /// Gives rows to a `COPY … FROM STDIN (FORMAT binary)`.
    pub(super) fn stream<R>(
        &mut self,
        sql: &str,
        types: &[Type],
        rows: impl Iterator<Item = R>,
    ) -> Asked<()>
    where
        R: ExactSizeIterator<Item: BorrowToSql>,
    {
        let (client, statement) = self.prepared(sql)?;
        let stream = || {
            let mut writer = BinaryCopyInWriter::new(client.copy_in(&statement)?, types);
            for row in rows {
                writer.write_raw(row)?;
            }
            writer.finish()
        };
        stream().map(|_| ()).map_err(|error| Trouble::of(&error))
    }

    fn prepared(&mut self, sql: &str) -> Asked<(&mut Client, Statement)> {
        let client = self.client.as_mut().ok_or(Trouble::Away)?;
        let statement = match self.statements.get(sql) {
            Some(statement) => statement.clone(),
            None => {
                let statement = client.prepare(sql).map_err(|error| Trouble::of(&error))?;
                self.statements.insert(sql.to_owned(), statement.clone());
                statement
            }
        };
        Ok((client, statement))
    }

    /// The rows of a table for which the condition holds.
    pub(super) fn rows(
        &mut self,
        table: &Table,
        condition: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Asked<Vec<Vec<Cell>>> {
        let mut columns = "village".to_owned();
        for (name, _) in table.columns {
            write!(columns, ", {name}").ok();
        }
        let sql = format!("SELECT {columns} FROM {} AS t WHERE {condition}", table.name);
        let rows = self.query(&sql, given)?;
        rows.iter().map(|row| cells(table, row)).collect()
    }

    /// Rows that are no table's there, but look like this one's.
    pub(super) fn rows_of(
        &mut self,
        table: &Table,
        sql: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Asked<Vec<Vec<Cell>>> {
        let rows = self.query(sql, given)?;
        rows.iter().map(|row| cells(table, row)).collect()
    }
}

fn cells(table: &Table, row: &Row) -> Asked<Vec<Cell>> {
    let kinds = std::iter::once(Kind::Text).chain(table.columns.iter().map(|(_, kind)| *kind));
    let cell = |(place, kind)| {
        let cell = match kind {
            Kind::Number => row.try_get::<_, Option<i64>>(place).map(|n| n.map(Cell::Number)),
            Kind::Text => row.try_get::<_, Option<String>>(place).map(|t| t.map(Cell::Text)),
            Kind::Bytes => row.try_get::<_, Option<Vec<u8>>>(place).map(|b| b.map(Cell::Bytes)),
        };
        let cell = cell.map_err(|_| Trouble::Failed(OfficeError::damaged("a column")))?;
        Ok(cell.unwrap_or(Cell::Nothing))
    };
    kinds.enumerate().map(cell).collect()
}
