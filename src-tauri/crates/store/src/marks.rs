//! What the other laptops of the village have, by their own word.

use crate::error::{Result, StoreError};
use crate::store::Store;
use lindung_log::{DeviceId, Mark};
use rusqlite::{OptionalExtension, named_params};

impl Store {
    /// What this device had when it last wrote; nothing before it ever did.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn mark(&self, device: &DeviceId) -> Result<Mark> {
        let mut statement =
            self.db.prepare_cached("SELECT has FROM mark WHERE device = :device")?;
        let bytes: Option<Vec<u8>> = statement
            .query_row(named_params! { ":device": device.as_bytes() }, |row| row.get("has"))
            .optional()?;
        let Some(bytes) = bytes else { return Ok(Mark::default()) };
        Mark::from_bytes(&bytes).map_err(|_| StoreError::Damaged("a mark"))
    }

    /// Remembers what a device says it has: its newest word, also when that is less than before.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_mark(&mut self, device: &DeviceId, has: &Mark) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO mark (device, has) VALUES (:device, :has)
                 ON CONFLICT DO UPDATE SET has = excluded.has",
            )?
            .execute(named_params! { ":device": device.as_bytes(), ":has": has.to_bytes() })?;
        Ok(())
    }
}
