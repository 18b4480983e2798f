//! What belongs to this machine and never travels: drafts, and the worklist of refused rows.

use crate::error::Result;
use crate::place::EntryId;
use crate::store::Store;
use rusqlite::{Connection, OptionalExtension, named_params};

/// A row that an import refused.
#[derive(Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number on this machine.
    pub id: i64,
    /// Line in the file, from 1.
    pub line: u32,
    /// Code of the refusal.
    pub reason: String,
    /// JSON of what could be read.
    pub details: String,
}

impl Store {
    /// Keeps a form half filled in; an empty text drops it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_draft(&mut self, name: &str, json: &str) -> Result<()> {
        set_draft(&self.db, name, json)
    }

    /// The form half filled in.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn draft(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT json FROM draft WHERE name = :name")?;
        let json = statement.query_row(named_params! { ":name": name }, |row| row.get("json"));
        Ok(json.optional()?)
    }

    /// The forms whose names begin so, in the order of their names.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn drafts(&self, beginning: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, json FROM draft WHERE substr(name, 1, length(:beginning)) = :beginning
             ORDER BY name",
        )?;
        let rows = statement.query_map(named_params! { ":beginning": beginning }, |row| {
            Ok((row.get("name")?, row.get("json")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds refused rows; one that waits already stays with the import that brought it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn add_waiting(&mut self, group: EntryId, rows: &[(u32, &str, String)]) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO worklist (first, line, reason, details)
             SELECT :first, :line, :reason, :details WHERE NOT EXISTS (
                 SELECT 1 FROM worklist
                 WHERE line = :line AND reason = :reason AND details = :details)",
        )?;
        for (line, reason, details) in rows {
            insert.execute(named_params! {
                ":first": group.number(), ":line": line, ":reason": reason, ":details": details,
            })?;
        }
        Ok(())
    }

    /// Forgets the refused rows of an import that was undone.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn drop_waiting_of(&mut self, group: EntryId) -> Result<()> {
        self.db
            .prepare_cached("DELETE FROM worklist WHERE first = :first")?
            .execute(named_params! { ":first": group.number() })?;
        Ok(())
    }

    /// Forgets one refused row, mended or given up.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn drop_waiting(&mut self, id: i64) -> Result<()> {
        self.db
            .prepare_cached("DELETE FROM worklist WHERE id = :id")?
            .execute(named_params! { ":id": id })?;
        Ok(())
    }

    /// Keeps what was typed into a refused row, and why it is still refused.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn change_waiting(&mut self, id: i64, reason: &str, details: &str) -> Result<()> {
        self.db
            .prepare_cached(
                "UPDATE worklist SET reason = :reason, details = :details WHERE id = :id",
            )?
            .execute(named_params! { ":id": id, ":reason": reason, ":details": details })?;
        Ok(())
    }

    /// The rows that wait to be mended.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, line, reason, details FROM worklist ORDER BY first, line, id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Waiting {
                id: row.get("id")?,
                line: row.get("line")?,
                reason: row.get("reason")?,
                details: row.get("details")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Keeps a form, or drops it where the text is empty.
pub(crate) fn set_draft(db: &Connection, name: &str, json: &str) -> Result<()> {
    if json.is_empty() {
        db.prepare_cached("DELETE FROM draft WHERE name = :name")?
            .execute(named_params! { ":name": name })?;
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO draft (name, json) VALUES (:name, :json)
         ON CONFLICT DO UPDATE SET json = excluded.json",
    )?
    .execute(named_params! { ":name": name, ":json": json })?;
    Ok(())
}
