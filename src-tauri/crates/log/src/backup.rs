//! A backup: the logs of a register, sealed to the register itself, with the slots that open it.
//!
//! What holds the passphrase or the recovery code of the register can open it; nobody else can
//! open it or make one. `FORMAT.md` has the bytes.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::hash::Hash;
use crate::keys::{AgeIdentity, BadKey};
use crate::slots::{Slots, SlotsError};

/// The first bytes of every backup; the one after is the version.
const MAGIC: &[u8; 8] = b"CADANGAN";
const VERSION: u8 = 1;
const TAG_BYTES: usize = 32;

/// What seals the backups of one register. Derived from its data key, kept in its database, so
/// that a backup can be made without asking for the passphrase; wiped when dropped, never shown.
#[derive(Clone)]
pub struct BackupKey(Zeroizing<[u8; 32]>);

/// Why a backup cannot be read or made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Something else.
    #[error("not a backup")]
    NotABackup,
    /// Written by a newer program.
    #[error("a backup of format {version}, newer than this program")]
    NewerVersion {
        /// The format's version.
        version: u8,
    },
    /// Cut off or altered.
    #[error("the backup is damaged")]
    Damaged,
    /// The slots are those of another register.
    #[error("the key file is another register's")]
    OtherSlots,
}

impl BackupError {
    /// The stable name of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABackup => "not_a_backup",
            Self::NewerVersion { .. } => "newer_version",
            Self::Damaged => "backup_damaged",
            Self::OtherSlots => "keys_damaged",
        }
    }
}

impl BackupKey {
    pub(crate) fn of_data_key(key: &[u8; 32]) -> Self {
        Self::from_bytes(Hash::of_parts(&[b"lindung/backup/1", key]).as_bytes())
    }

    /// The key of these 32 secret bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    /// The secret bytes, for the encrypted database.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What the bundle inside is sealed to.
    ///
    /// # Errors
    /// [`BadKey`] never: age takes any 32 bytes.
    pub fn identity(&self) -> Result<AgeIdentity, BadKey> {
        AgeIdentity::from_bytes(&self.0)
    }

    /// Tells whose key it is, without telling it.
    pub(crate) fn mark(&self) -> Hash {
        Hash::of_parts(&[b"lindung/data-key/1", self.0.as_ref()])
    }

    fn mac(&self, content: &[u8]) -> Result<Hmac<Sha256>, BackupError> {
        let mac = Hmac::<Sha256>::new_from_slice(self.0.as_ref());
        let mut mac = mac.map_err(|_| BackupError::Damaged)?;
        mac.update(content);
        Ok(mac)
    }
}

impl fmt::Debug for BackupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BackupKey(…)")
    }
}

/// A backup that was read; nothing in it is believed before [`Self::bundle`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup<'b> {
    slots: Slots,
    bundle: &'b [u8],
    content: &'b [u8],
    tag: &'b [u8; TAG_BYTES],
}

/// Whether these bytes begin as a backup does.
#[must_use]
pub fn is_backup(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The bytes of a backup: `bundle` is sealed to [`BackupKey::identity`] already.
///
/// # Errors
/// [`BackupError::OtherSlots`] where the slots would not open it.
pub fn write(slots: &Slots, key: &BackupKey, bundle: &[u8]) -> Result<Vec<u8>, BackupError> {
    if !slots.open_to(key) {
        return Err(BackupError::OtherSlots);
    }
    let slots = slots.to_bytes();
    let length = u32::try_from(slots.len()).map_err(|_| BackupError::OtherSlots)?;
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(&slots);
    bytes.extend_from_slice(bundle);
    let tag = key.mac(&bytes)?.finalize().into_bytes();
    bytes.extend_from_slice(&tag);
    Ok(bytes)
}

impl<'b> Backup<'b> {
    /// Reads the frame.
    ///
    /// # Errors
    /// Not a backup, a newer one, or one that is cut off.
    pub fn read(bytes: &'b [u8]) -> Result<Self, BackupError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(BackupError::NotABackup)?;
        let (version, rest) = rest.split_first().ok_or(BackupError::Damaged)?;
        if *version != VERSION {
            return Err(BackupError::NewerVersion { version: *version });
        }
        let (length, rest) = rest.split_first_chunk::<4>().ok_or(BackupError::Damaged)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let (slots, rest) = rest.split_at_checked(length).ok_or(BackupError::Damaged)?;
        let (bundle, _) = rest.split_last_chunk::<TAG_BYTES>().ok_or(BackupError::Damaged)?;
        let (content, tag) = bytes.split_last_chunk().ok_or(BackupError::Damaged)?;
        Ok(Self {
            slots: Slots::from_bytes(slots).map_err(|_: SlotsError| BackupError::Damaged)?,
            bundle,
            content,
            tag,
        })
    }

    /// Who can open it.
    #[must_use]
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// The bundle inside, as it was written.
    ///
    /// # Errors
    /// [`BackupError::Damaged`] where one byte differs, or another key made it.
    pub fn bundle(&self, key: &BackupKey) -> Result<&'b [u8], BackupError> {
        let mac = key.mac(self.content)?;
        mac.verify_slice(self.tag).map_err(|_| BackupError::Damaged)?;
        Ok(self.bundle)
    }
}
