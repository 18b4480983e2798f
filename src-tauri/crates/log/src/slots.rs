//! The data key of a database, wrapped once for each clerk and once by the recovery code.
//!
//! The file stands in two copies; either opens, and the other is mended.

mod code;
mod slot;

pub use code::{BadCode, RecoveryCode};
pub use slot::Cost;

use std::fmt;
use std::fs;
use std::path::Path;

use zeroize::Zeroizing;

use crate::backup::BackupKey;
use crate::cbor::{Malformed, Reader, Writer};
use crate::clock::Entropy;
use crate::file::{self, WriteError};
use crate::hash::Hash;
use slot::{Kind, Slot};

/// The names of the two copies in the folder of the database.
pub const FILES: [&str; 2] = ["keys.lindung", "keys.lindung.2"];

const MAGIC: &str = "lindung/slots/1";
/// What a file of any version begins with, inside its first array.
const ANY_MAGIC: &str = "lindung/slots/";

/// The random 256-bit key of a database; wiped when dropped, never shown.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    /// A new key.
    fn generate(entropy: &mut impl Entropy) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        entropy.fill(key.as_mut());
        Self(key)
    }

    /// The 32 bytes, for SQLCipher.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What seals the backups of this database.
    #[must_use]
    pub fn backup(&self) -> BackupKey {
        BackupKey::of_data_key(&self.0)
    }

    /// Says whether a key is the one the slots wrap, without telling it.
    fn mark(&self) -> Hash {
        self.backup().mark()
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Why the data key could not be had or kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlotsError {
    /// No clerk has this passphrase.
    #[error("no slot opens with this passphrase")]
    WrongPassphrase,
    /// Well formed, but not the code of this database.
    #[error("the recovery code is another one's")]
    WrongCode,
    /// Another clerk has this passphrase: it would not tell the two apart.
    #[error("the passphrase opens another slot")]
    Taken,
    /// Neither copy is whole.
    #[error("the key file is damaged")]
    Damaged,
    /// A later program wrote it, in this version.
    #[error("the key file is of version {0}")]
    Newer(u64),
    /// Neither copy is there.
    #[error("there is no key file")]
    Missing,
    /// The data key is not the one these slots wrap.
    #[error("the data key is another database's")]
    WrongKey,
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl SlotsError {
    /// The stable name of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong_passphrase",
            Self::WrongCode => "wrong_code",
            Self::Taken => "passphrase_taken",
            Self::Damaged => "damaged",
            Self::Newer(_) => "newer_database",
            Self::Missing => "missing",
            Self::WrongKey => "wrong_key",
            Self::Write(error) => error.code(),
        }
    }
}

/// All slots of one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots {
    mark: Hash,
    cost: Cost,
    slots: Vec<Slot>,
}

impl Slots {
    /// A new data key with a slot for the first clerk and one for a new recovery code.
    ///
    /// # Errors
    /// [`SlotsError::Damaged`] if the machine cannot give the memory that deriving takes.
    pub fn create(
        clerk_label: &str,
        passphrase: &str,
        entropy: &mut impl Entropy,
    ) -> Result<(Self, DataKey, RecoveryCode), SlotsError> {
        Self::create_with(Cost::STANDARD, clerk_label, passphrase, entropy)
    }

    /// As [`Self::create`] at another cost: tests cannot wait for the standard one.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_with(
        cost: Cost,
        clerk_label: &str,
        passphrase: &str,
        entropy: &mut impl Entropy,
    ) -> Result<(Self, DataKey, RecoveryCode), SlotsError> {
        let key = DataKey::generate(entropy);
        let mut slots = Self { mark: key.mark(), cost, slots: Vec::new() };
        slots.set_passphrase(&key, clerk_label, passphrase, entropy)?;
        let code = slots.renew_code(&key, entropy)?;
        Ok((slots, key, code))
    }

    /// What new slots cost from now on: it can rise with what guessing costs less.
    pub fn set_cost(&mut self, cost: Cost) {
        self.cost = cost;
    }

    /// The labels of the clerks who have a slot.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let clerks = self.slots.iter().filter(|slot| slot.kind == Kind::Passphrase);
        clerks.map(|slot| slot.label.as_str())
    }

    /// The data key, and the label of the clerk whose passphrase it is.
    ///
    /// # Errors
    /// [`SlotsError::WrongPassphrase`] if it is nobody's.
    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<(DataKey, String), SlotsError> {
        let clerks = self.slots.iter().filter(|slot| slot.kind == Kind::Passphrase);
        clerks
            .filter_map(|slot| Some((self.open(slot, passphrase.as_bytes())?, slot.label.clone())))
            .next()
            .ok_or(SlotsError::WrongPassphrase)
    }

    /// The data key by the recovery code.
    ///
    /// # Errors
    /// [`SlotsError::WrongCode`] if it is another database's or was replaced.
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<DataKey, SlotsError> {
        let mut codes = self.slots.iter().filter(|slot| slot.kind == Kind::Code);
        codes.find_map(|slot| self.open(slot, code.secret())).ok_or(SlotsError::WrongCode)
    }

    fn open(&self, slot: &Slot, secret: &[u8]) -> Option<DataKey> {
        slot.unwrap(secret).map(DataKey).filter(|key| key.mark() == self.mark)
    }

    /// Gives a clerk a passphrase, the first or another. The new slot is opened once before the
    /// clerk's old one goes. Nothing is on disk before [`Self::save`].
    ///
    /// # Errors
    /// [`SlotsError::WrongKey`] if `key` is not what these slots wrap, [`SlotsError::Taken`] if
    /// another clerk has this passphrase.
    pub fn set_passphrase(
        &mut self,
        key: &DataKey,
        label: &str,
        passphrase: &str,
        entropy: &mut impl Entropy,
    ) -> Result<(), SlotsError> {
        if self.open_with_passphrase(passphrase).is_ok_and(|(_, whose)| whose != label) {
            return Err(SlotsError::Taken);
        }
        self.put(key, Kind::Passphrase, label, passphrase.as_bytes(), entropy)
    }

    /// A fresh recovery code in place of the old, as at a hand-over.
    ///
    /// # Errors
    /// As [`Self::set_passphrase`].
    pub fn renew_code(
        &mut self,
        key: &DataKey,
        entropy: &mut impl Entropy,
    ) -> Result<RecoveryCode, SlotsError> {
        let code = RecoveryCode::generate(entropy);
        self.put(key, Kind::Code, "", code.secret(), entropy)?;
        Ok(code)
    }

    /// Whether what is sealed to this key can be opened by these slots.
    #[must_use]
    pub fn open_to(&self, key: &BackupKey) -> bool {
        key.mark() == self.mark
    }

    /// Takes a clerk's slot away. The recovery code always stays.
    pub fn remove(&mut self, label: &str) {
        self.slots.retain(|slot| slot.kind == Kind::Code || slot.label != label);
    }

    fn put(
        &mut self,
        key: &DataKey,
        kind: Kind,
        label: &str,
        secret: &[u8],
        entropy: &mut impl Entropy,
    ) -> Result<(), SlotsError> {
        if key.mark() != self.mark {
            return Err(SlotsError::WrongKey);
        }
        let slot = Slot::wrap(kind, label, self.cost, secret, &key.0, entropy);
        let slot = slot.ok_or(SlotsError::Damaged)?;
        if self.open(&slot, secret).is_none() {
            return Err(SlotsError::Damaged);
        }
        self.slots.retain(|old| old.kind != kind || old.label != label);
        self.slots.push(slot);
        Ok(())
    }

    /// The file: CBOR `[magic, mark, cost, slots]`, then its SHA-256.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.array(4).str(MAGIC).bytes(self.mark.as_bytes());
        self.cost.write(&mut writer);
        writer.array(self.slots.len());
        for slot in &self.slots {
            slot.write(&mut writer);
        }
        let mut bytes = writer.into_vec();
        let sum = Hash::of(&bytes);
        bytes.extend_from_slice(sum.as_bytes());
        bytes
    }

    /// Reads what [`Self::to_bytes`] writes.
    ///
    /// # Errors
    /// [`SlotsError::Newer`] for what a later program wrote, [`SlotsError::Damaged`] for any other
    /// bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SlotsError> {
        let (content, sum) = bytes.split_last_chunk::<32>().ok_or(SlotsError::Damaged)?;
        if Hash::of(content).as_bytes() != sum {
            return Err(SlotsError::Damaged);
        }
        Self::read(content).map_err(|_| newer(content).unwrap_or(SlotsError::Damaged))
    }

    fn read(content: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(content);
        reader.tuple(4, "slots")?;
        if reader.str("magic of slots")? != MAGIC {
            return Err(Malformed("magic of slots"));
        }
        let mark = Hash::read(&mut reader, "mark of the data key")?;
        let cost = Cost::read(&mut reader)?;
        let count = reader.array("slots")?;
        let slots = (0..count).map(|_| Slot::read(&mut reader)).collect::<Result<_, _>>()?;
        reader.end("nothing after slots")?;
        Ok(Self { mark, cost, slots })
    }

    /// Reads the first copy that is whole and mends the other.
    ///
    /// # Errors
    /// [`SlotsError::Missing`], [`SlotsError::Damaged`], or [`SlotsError::Newer`] of either copy,
    /// which is then left as it is.
    pub fn load(folder: &Path) -> Result<Self, SlotsError> {
        let copies = FILES.map(|name| fs::read(folder.join(name)).ok());
        let mut found = Err(SlotsError::Missing);
        for bytes in copies.iter().flatten() {
            match Self::from_bytes(bytes) {
                Err(SlotsError::Newer(version)) => return Err(SlotsError::Newer(version)),
                read => found = found.or(read),
            }
        }
        let slots = found?;
        let bytes = slots.to_bytes();
        for (name, copy) in FILES.iter().zip(&copies) {
            if copy.as_ref() != Some(&bytes) {
                // On a medium that cannot be written to, one good copy must be enough.
                drop(file::overwrite(&folder.join(name), &bytes));
            }
        }
        Ok(slots)
    }

    /// Writes both copies durably, one after the other: at no moment is neither whole.
    ///
    /// # Errors
    /// [`SlotsError::Write`]; the copy that is not yet written is the old one.
    pub fn save(&self, folder: &Path) -> Result<(), SlotsError> {
        let bytes = self.to_bytes();
        for name in FILES {
            file::overwrite(&folder.join(name), &bytes)?;
        }
        Ok(())
    }
}

/// The version of a later program's file.
fn newer(content: &[u8]) -> Option<SlotsError> {
    let mut reader = Reader::new(content);
    reader.array("slots").ok()?;
    let version = reader.str("magic of slots").ok()?.strip_prefix(ANY_MAGIC)?.parse().ok()?;
    (version > 1).then_some(SlotsError::Newer(version))
}
