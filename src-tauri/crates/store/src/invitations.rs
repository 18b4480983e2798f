//! Invitations that are out. Only the hash of each one-time secret is kept.

use crate::error::Result;
use crate::place::hash;
use crate::store::Store;
use lindung_log::invitation::is_proof;
use lindung_log::{DeviceId, DevicePublic, Hash, VerifyingKey};
use rusqlite::named_params;

/// One invitation, as the inviter keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Its number in this database, or in its village where many servers share one.
    pub id: i64,
    /// Under which the invited device makes its proof.
    pub secret_hash: Hash,
    /// Seconds since 1970 by the inviter's clock.
    pub expires_at: i64,
    /// The device that used it.
    pub device: Option<DeviceId>,
}

impl Store {
    /// Keeps an invitation that goes out.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn add_invitation(
        &mut self,
        village: &str,
        secret_hash: &Hash,
        expires_at: i64,
    ) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO invitation (id, village, secret_hash, expires_at)
                 SELECT coalesce(max(id), 0) + 1, :village, :secret_hash, :expires_at
                 FROM invitation",
            )?
            .execute(named_params! {
                ":village": village,
                ":secret_hash": secret_hash.as_bytes(),
                ":expires_at": expires_at,
            })?;
        Ok(())
    }

    /// All invitations of a village, used and unused, in the order in which they went out.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn invitations(&self, village: &str) -> Result<Vec<Invited>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, secret_hash, expires_at, device FROM invitation
             WHERE village = :village ORDER BY id",
        )?;
        let mut rows = statement.query(named_params! { ":village": village })?;
        let mut invitations = Vec::new();
        while let Some(row) = rows.next()? {
            let device: Option<Vec<u8>> = row.get("device")?;
            invitations.push(Invited {
                id: row.get("id")?,
                secret_hash: hash(&row.get::<_, Vec<u8>>("secret_hash")?)?,
                expires_at: row.get("expires_at")?,
                device: device.as_deref().map(hash).transpose()?,
            });
        }
        Ok(invitations)
    }

    /// The unused invitation of a village of which `proof` proves that the device holds it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn invited(
        &self,
        village: &str,
        proof: &[u8; 32],
        device: &DevicePublic,
        inviter: &VerifyingKey,
    ) -> Result<Option<Invited>> {
        let invitations = self.invitations(village)?.into_iter();
        let mut unused = invitations.filter(|invited| invited.device.is_none());
        Ok(unused.find(|invited| is_proof(proof, &invited.secret_hash, device, village, inviter)))
    }

    /// Says which device used an invitation; no other can use it after that.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn use_invitation(&mut self, village: &str, id: i64, device: &DeviceId) -> Result<()> {
        self.db
            .prepare_cached(
                "UPDATE invitation SET device = :device
                 WHERE village = :village AND id = :id AND device IS NULL",
            )?
            .execute(named_params! {
                ":village": village,
                ":id": id,
                ":device": device.as_bytes(),
            })?;
        Ok(())
    }
}
