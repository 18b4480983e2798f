//! What the other laptops of the village have, by their own word.

use crate::error::{Result, StoreError};
use crate::store::Store;
use lindung_log::{DeviceId, Frontier};
use rusqlite::{OptionalExtension, named_params};

impl Store {
    /// What this device had when it last wrote; nothing before it ever did.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn mark(&self, device: &DeviceId) -> Result<Frontier> {
        let mut statement =
            self.db.prepare_cached("SELECT frontier FROM mark WHERE device = :device")?;
        let bytes: Option<Vec<u8>> = statement
            .query_row(named_params! { ":device": device.as_bytes() }, |row| row.get("frontier"))
            .optional()?;
        let Some(bytes) = bytes else { return Ok(Frontier::default()) };
        Frontier::from_bytes(&bytes).map_err(|_| StoreError::Damaged("a mark"))
    }

    /// Remembers what a device says it has: its newest word, also when that is less than before.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn set_mark(&mut self, device: &DeviceId, frontier: &Frontier) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO mark (device, frontier) VALUES (:device, :frontier)
                 ON CONFLICT DO UPDATE SET frontier = excluded.frontier",
            )?
            .execute(named_params! {
                ":device": device.as_bytes(),
                ":frontier": frontier.to_bytes(),
            })?;
        Ok(())
    }
}
