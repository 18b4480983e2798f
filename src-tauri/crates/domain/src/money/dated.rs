//! Rows that hold from one month to another, with their source.

use serde::de::DeserializeOwned;

use super::Month;

/// Why a table of rules cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TableFault {
    /// Not the shape that the table must have.
    #[error("tabel aturan tidak terbaca: {0}")]
    Shape(#[from] Box<toml::de::Error>),
    /// The rows contradict each other or miss something.
    #[error("tabel aturan keliru: {0}")]
    Sense(&'static str),
}

/// A row of a table of rules.
pub(crate) trait Dated {
    /// The first month in which it holds.
    fn valid_from(&self) -> Month;
    /// The last month in which it holds; `None` until another row takes over.
    fn valid_until(&self) -> Option<Month>;
    /// Where it is written. Never empty.
    fn source(&self) -> &str;
}

/// The row that holds in a month: of those that began, the latest, unless it has ended.
pub(crate) fn in_force<'a, T: Dated>(
    rows: impl IntoIterator<Item = &'a T>,
    month: Month,
) -> Option<&'a T> {
    rows.into_iter()
        .filter(|row| row.valid_from() <= month)
        .max_by_key(|row| row.valid_from())
        .filter(|row| row.valid_until().is_none_or(|until| month <= until))
}

/// Reads a table of rules.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, TableFault> {
    toml::from_str(text).map_err(|fault| Box::new(fault).into())
}

/// A row of any table of rules, as an officer may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Which part of the table: `tariff`, `jkm`.
    pub part: String,
    /// The first month in which it holds, `2026-01`, or the year.
    pub from: String,
    /// The last month in which it holds.
    pub until: Option<String>,
    /// Where it is written.
    pub source: String,
}

/// The rows of any table that say where they are written, in the order of the file.
///
/// # Errors
/// [`TableFault`] if the text is no table at all.
pub fn clauses(text: &str) -> Result<Vec<Clause>, TableFault> {
    let table: toml::Table = read(text)?;
    let parts = table.iter().filter_map(|(part, rows)| Some((part, rows.as_array()?)));
    let rows = parts.flat_map(|(part, rows)| rows.iter().map(move |row| (part, row)));
    let clause = |(part, row): (&String, &toml::Value)| {
        let text = |name| row.get(name).and_then(toml::Value::as_str).map(str::to_owned);
        let year = || row.get("year").map(toml::Value::to_string);
        let (from, source) = (text("valid_from").or_else(year)?, text("source")?);
        Some(Clause { part: part.clone(), from, until: text("valid_until"), source })
    };
    Ok(rows.filter_map(clause).collect())
}

/// Every row names its source and ends no earlier than it begins.
pub(crate) fn check<'a, T: Dated + 'a>(
    rows: impl IntoIterator<Item = &'a T>,
) -> Result<(), TableFault> {
    for row in rows {
        if row.source().trim().is_empty() {
            return Err(TableFault::Sense("baris tanpa sumber"));
        }
        if row.valid_until().is_some_and(|until| until < row.valid_from()) {
            return Err(TableFault::Sense("baris berakhir sebelum mulai"));
        }
    }
    Ok(())
}

/// Gives a struct with the fields `valid_from`, `valid_until` and `source` the trait [`Dated`].
macro_rules! dated {
    ($($row:ty),+) => {$(
        impl $crate::money::dated::Dated for $row {
            fn valid_from(&self) -> $crate::money::Month {
                self.valid_from
            }
            fn valid_until(&self) -> Option<$crate::money::Month> {
                self.valid_until
            }
            fn source(&self) -> &str {
                &self.source
            }
        }
    )+};
}

pub(crate) use dated;
