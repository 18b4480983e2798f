//! The connection itself: statements prepared once, and what went wrong told apart.

use super::address;
use crate::error::{OfficeError, Result};
use futures_util::future::join_all;
use lindung_store::{Cell, Kind, Store, Table};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::pin::pin;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{BorrowToSql, ToSql, Type};
use tokio_postgres::{Client, Config, NoTls, Row, Statement};

/// Steps from an empty database to this program's; applied in order, each once.
const MIGRATIONS: [&str; 2] = [include_str!("schema.sql"), include_str!("page.sql")];
/// Of the lock under which one server brings the tables to its version. Nobody else's number.
const MIGRATING: i64 = 0x006c_696e_6475_6e67;
/// All statements ask for rows by their keys: one plan is good for whatever is asked for.
const PLANS: &str = "SET plan_cache_mode = force_generic_plan";
/// A database that restarts is waited for so long, and asked for so often.
const RESTART: Duration = Duration::from_secs(10);
const KNOCK: Duration = Duration::from_millis(250);
/// For the whole of connecting, with all computers that the address names: who opens and then says
/// nothing is not waited for longer.
const INTRODUCTION: Duration = Duration::from_secs(60);
const LEAVE: Duration = Duration::from_secs(1);
/// So many questions are asked in the order in which they stand.
const A_TRIP: usize = 30;
/// Before another server's transaction is tried against again.
const STEP_ASIDE: Duration = Duration::from_millis(20);

/// What went wrong.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The connection is lost, or the database is stopping.
    Away,
    /// Another transaction came in the way.
    Crossed,
    /// What was streamed is there already.
    Twice,
    /// Something that will be so the next time.
    Failed(OfficeError),
}

impl Trouble {
    fn of(error: &tokio_postgres::Error) -> Self {
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
            Self::Away | Self::Crossed | Self::Twice => OfficeError::new("database_away"),
            Self::Failed(error) => error.clone(),
        }
    }
}

type Asked<T> = std::result::Result<T, Trouble>;

/// A statement and its parameters.
pub(super) type Question<'q> = (&'q str, &'q [&'q (dyn ToSql + Sync)]);

pub(super) struct Link {
    address: String,
    config: Config,
    /// Drives the connection while an answer is waited for.
    runtime: Runtime,
    client: Option<Client>,
    connection: Option<JoinHandle<()>>,
    statements: BTreeMap<String, Statement>,
}

impl Link {
    /// # Errors
    /// `database_address`: it is no address.
    pub(super) fn new(address: &str) -> Result<Self> {
        let config = address::config(address)?;
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|_| OfficeError::new("office_broken"))?;
        let (client, connection, statements) = (None, None, BTreeMap::new());
        Ok(Self { address: address.to_owned(), config, runtime, client, connection, statements })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Connects, and brings the tables to this version; one server after the other.
    pub(super) fn prepare(&mut self) -> Result<()> {
        self.knock(Duration::ZERO)?;
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
            Trouble::Away => self.knock(RESTART),
            Trouble::Crossed => {
                sleep(STEP_ASIDE);
                Ok(())
            }
            Trouble::Twice => Ok(()),
            Trouble::Failed(error) => Err(error),
        }
    }

    /// Connects anew. Asks at least once, and begins no other try after this time.
    fn knock(&mut self, patience: Duration) -> Result<()> {
        let began = Instant::now();
        loop {
            self.close();
            let introduced = async { timeout(INTRODUCTION, connected(&self.config)).await };
            if let Ok(Ok((client, connection))) = self.runtime.block_on(introduced) {
                (self.client, self.connection) = (Some(client), Some(connection));
            }
            if self.batch(PLANS).is_ok() {
                return Ok(());
            }
            if began.elapsed() >= patience {
                return Err(OfficeError::new("database_away"));
            }
            sleep(KNOCK);
        }
    }

    /// Takes leave of the database, which is not waited for long.
    fn close(&mut self) {
        self.client = None;
        self.statements.clear();
        if let Some(mut connection) = self.connection.take() {
            let leave = async { timeout(LEAVE, &mut connection).await };
            if self.runtime.block_on(leave).is_err() {
                connection.abort();
            }
        }
    }

    pub(super) fn batch(&mut self, sql: &str) -> Asked<()> {
        let client = self.client.as_ref().ok_or(Trouble::Away)?;
        let done = self.runtime.block_on(client.batch_execute(sql));
        done.map_err(|error| Trouble::of(&error))
    }

    pub(super) fn query(&mut self, sql: &str, given: &[&(dyn ToSql + Sync)]) -> Asked<Vec<Row>> {
        Ok(self.query_all(&[(sql, given)])?.pop().unwrap_or_default())
    }

    /// Asks several questions on one trip; each is answered after the one before it. Once one
    /// failed within a transaction, so do the others.
    pub(super) fn query_all(&mut self, asked: &[Question<'_>]) -> Asked<Vec<Vec<Row>>> {
        let statements: Vec<Statement> =
            asked.iter().map(|(sql, _)| self.prepared(sql)).collect::<Asked<_>>()?;
        let client = self.client.as_ref().ok_or(Trouble::Away)?;
        let asked: Vec<(&Statement, &[_])> = statements
            .iter()
            .zip(asked)
            .map(|(statement, (_, given))| (statement, *given))
            .collect();
        let mut answered = Vec::with_capacity(asked.len());
        for part in asked.chunks(A_TRIP) {
            let answers = part.iter().map(|(statement, given)| client.query(*statement, given));
            for answer in self.runtime.block_on(join_all(answers)) {
                answered.push(answer.map_err(|error| Trouble::of(&error))?);
            }
        }
        Ok(answered)
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
        let statement = self.prepared(sql)?;
        let client = self.client.as_ref().ok_or(Trouble::Away)?;
        let done = self.runtime.block_on(async {
            let mut writer =
                pin!(BinaryCopyInWriter::new(client.copy_in(&statement).await?, types));
            for row in rows {
                writer.as_mut().write_raw(row).await?;
            }
            writer.finish().await
        });
        done.map(|_| ()).map_err(|error| match error.code() {
            Some(code) if *code == SqlState::UNIQUE_VIOLATION => Trouble::Twice,
            _ => Trouble::of(&error),
        })
    }

    fn prepared(&mut self, sql: &str) -> Asked<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let client = self.client.as_ref().ok_or(Trouble::Away)?;
        let statement = self.runtime.block_on(client.prepare(sql));
        let statement = statement.map_err(|error| Trouble::of(&error))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Rows that look like this table's.
    pub(super) fn rows_of(
        &mut self,
        table: &Table,
        sql: &str,
        given: &[&(dyn ToSql + Sync)],
    ) -> Asked<Vec<Vec<Cell>>> {
        cells(table, &self.query(sql, given)?)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.close();
    }
}

type Connected = (Client, JoinHandle<()>);

async fn connected(config: &Config) -> std::result::Result<Connected, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    // Whatever becomes of it, who asks next is told.
    let connection = tokio::spawn(async { connection.await.unwrap_or_default() });
    Ok((client, connection))
}

/// What selects the rows of a table for which a condition holds.
pub(super) fn selecting(table: &Table, condition: &str) -> String {
    let mut columns = "village".to_owned();
    for (name, _) in table.columns {
        write!(columns, ", {name}").ok();
    }
    format!("SELECT {columns} FROM {} AS t WHERE {condition}", table.name)
}

pub(super) fn cells(table: &Table, rows: &[Row]) -> Asked<Vec<Vec<Cell>>> {
    rows.iter().map(|row| cells_of(table, row)).collect()
}

fn cells_of(table: &Table, row: &Row) -> Asked<Vec<Cell>> {
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
