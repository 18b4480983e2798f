//! What a register keeps beside its logs, for a backup: secrets, settings, drafts, refused rows.

use crate::error::{Result, StoreError};
use crate::place::EntryId;
use crate::replay::FOLD;
use crate::store::Store;
use lindung_log::{At, Hash};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Decoder, Encode};
use rusqlite::{Row, named_params};
use std::collections::BTreeMap;

/// Rises with every change of what is kept.
const VERSION: u8 = 1;
/// Settings that every database has of its own.
const OF_THE_FILE: &[&str] = &[FOLD];

/// The tables that are neither log nor derived from it, whole.
#[derive(Encode, Decode)]
struct Kept {
    /// Stands first, so that it is read before the rest.
    #[n(0)]
    version: u8,
    #[n(1)]
    secrets: BTreeMap<String, ByteVec>,
    #[n(2)]
    settings: BTreeMap<String, String>,
    #[n(3)]
    drafts: BTreeMap<String, String>,
    #[n(4)]
    waiting: Vec<KeptRow>,
}

/// A refused row, its import named as on the wire; an import that only refused has no entry.
#[derive(Encode, Decode)]
struct KeptRow {
    #[n(0)]
    device: Option<ByteArray<32>>,
    #[n(1)]
    seq: u64,
    #[n(2)]
    line: u32,
    #[n(3)]
    reason: String,
    #[n(4)]
    details: String,
}

impl Store {
    /// What stands in this database beside the logs and what is made from them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn kept(&self) -> Result<Vec<u8>> {
        let mut settings: BTreeMap<String, String> = self.pairs("SELECT name, text FROM meta")?;
        settings.retain(|name, _| !OF_THE_FILE.contains(&name.as_str()));
        let secrets: BTreeMap<String, Vec<u8>> = self.pairs("SELECT name, bytes FROM secret")?;
        let kept = Kept {
            version: VERSION,
            secrets: secrets.into_iter().map(|(name, bytes)| (name, bytes.into())).collect(),
            settings,
            drafts: self.pairs("SELECT name, json FROM draft")?,
            waiting: self.kept_rows()?,
        };
        // Writing to memory cannot fail.
        minicbor::to_vec(kept).map_err(|_| StoreError::Malformed)
    }

    /// Puts back what [`Self::kept`] gave, after the logs.
    ///
    /// # Errors
    /// Other bytes, or the database cannot be written.
    pub fn put_back(&mut self, bytes: &[u8]) -> Result<()> {
        let mut version = Decoder::new(bytes);
        let version = version.array().and_then(|_| version.u8());
        match version.map_err(|_| StoreError::Malformed)? {
            VERSION => {}
            newer => return Err(StoreError::Newer(newer.into())),
        }
        let kept: Kept = minicbor::decode(bytes).map_err(|_| StoreError::Malformed)?;
        for (name, bytes) in &kept.secrets {
            self.set_secret(name, bytes)?;
        }
        for (name, text) in &kept.settings {
            self.set_meta(name, text)?;
        }
        for (name, json) in &kept.drafts {
            self.set_draft(name, json)?;
        }
        for row in kept.waiting {
            let group = row
                .device
                .and_then(|device| self.id_at(At::new(Hash::from_bytes(device.into()), row.seq)));
            let group = group.unwrap_or(EntryId::from_number(0));
            self.add_waiting(group, &[(row.line, row.reason.as_str(), row.details)])?;
        }
        Ok(())
    }

    fn pairs<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<BTreeMap<String, T>> {
        let mut statement = self.db.prepare(sql)?;
        let pair = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(statement.query_map([], pair)?.collect::<rusqlite::Result<_>>()?)
    }

    fn kept_rows(&self) -> Result<Vec<KeptRow>> {
        let mut statement =
            self.db.prepare("SELECT first, line, reason, details FROM worklist ORDER BY id")?;
        let mut rows = statement.query(named_params! {})?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let group = EntryId::from_number(row.get("first")?);
            let device = group.at(&self.logs).ok().map(|at| (*at.device.as_bytes()).into());
            kept.push(KeptRow {
                device,
                seq: group.seq(),
                line: row.get("line")?,
                reason: row.get("reason")?,
                details: row.get("details")?,
            });
        }
        Ok(kept)
    }
}
