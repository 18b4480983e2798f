//! What an office made for BPJSTK, kept as it was handed out: a download that broke off is asked
//! for again. None of it is a fact of a log; the facts say whom a sheet names.

use crate::error::Result;
use crate::store::Store;
use rusqlite::{OptionalExtension, named_params};

/// A sheet that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Of the facts that say whom it names.
    pub label: String,
    /// Its place among those that were made together, from 1.
    pub number: i64,
    /// Seconds since 1970.
    pub made_at: i64,
    /// Of the file: codes and days.
    pub name: String,
    /// How many people stand in it.
    pub people: u64,
}

impl Store {
    /// Keeps a sheet.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn keep_sheet(&mut self, sheet: &Sheet, bytes: &[u8]) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO sheet (label, number, made_at, name, people, bytes)
                 VALUES (:label, :number, :made_at, :name, :people, :bytes)",
            )?
            .execute(named_params! {
                ":label": sheet.label,
                ":number": sheet.number,
                ":made_at": sheet.made_at,
                ":name": sheet.name,
                ":people": i64::try_from(sheet.people).unwrap_or(i64::MAX),
                ":bytes": bytes,
            })?;
        Ok(())
    }

    /// All that were made, the newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sheets(&self) -> Result<Vec<Sheet>> {
        let mut statement = self.db.prepare_cached(
            "SELECT label, number, made_at, name, people FROM sheet
             ORDER BY made_at DESC, label, number",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Sheet {
                label: row.get("label")?,
                number: row.get("number")?,
                made_at: row.get("made_at")?,
                name: row.get("name")?,
                people: u64::try_from(row.get::<_, i64>("people")?).unwrap_or(0),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Name and bytes of one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sheet(&self, label: &str, number: i64) -> Result<Option<(String, Vec<u8>)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, bytes FROM sheet WHERE label = :label AND number = :number",
        )?;
        let found = statement
            .query_row(named_params! { ":label": label, ":number": number }, |row| {
                Ok((row.get("name")?, row.get("bytes")?))
            });
        Ok(found.optional()?)
    }
}
