//! The folder of a register: the key file in two copies, and the database that it opens.

use crate::error::StoreError;
use crate::store::Store;
use lindung_log::Entropy;
use lindung_log::backup::BackupKey;
use lindung_log::file;
use lindung_log::slots::{DataKey, RecoveryCode, Slots, SlotsError};
use std::fs;
use std::path::{Path, PathBuf};

const DATABASE: &str = "lindung.db";
/// Filled under this name and renamed when it is whole: a half-made register never stands.
const UNFINISHED: &str = "lindung.db.new";
/// Where the key of its backups lies in the database.
const BACKUP_KEY: &str = "backup_key";
/// Behind a database file while it is open.
const COMPANIONS: [&str; 3] = ["", "-wal", "-shm"];

/// Where a register lies, or will lie.
#[derive(Debug, Clone)]
pub struct Home {
    folder: PathBuf,
}

/// Why a register could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// A register is there already.
    #[error("there is a register in this folder")]
    NotNew,
    /// None is there.
    #[error("there is no register in this folder")]
    Nothing,
    /// The key file.
    #[error(transparent)]
    Slots(#[from] SlotsError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder.
    #[error("the folder cannot be written")]
    Folder(#[from] std::io::Error),
}

impl Home {
    /// The register in this folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Whether a register was made here.
    pub fn exists(&self) -> bool {
        self.folder.join(DATABASE).exists()
    }

    /// Makes a register: the key file first, then the database with what `begin` records in it.
    /// Whatever happens in between, the folder holds a whole register or none.
    ///
    /// # Errors
    /// A register is there already, or the folder cannot be written.
    pub fn create<E: From<HomeError> + From<StoreError>>(
        &self,
        label: &str,
        passphrase: &str,
        entropy: &mut impl Entropy,
        begin: impl FnOnce(&mut Store) -> Result<(), E>,
    ) -> Result<(Store, RecoveryCode), E> {
        if self.exists() {
            return Err(HomeError::NotNew.into());
        }
        let (slots, key, code) =
            Slots::create(label, passphrase, entropy).map_err(HomeError::from)?;
        Ok((self.fill(&slots, &key, begin)?, code))
    }

    /// Makes a register again, from a backup: under the slots that opened it.
    ///
    /// # Errors
    /// A register is there already, or the folder cannot be written.
    pub fn restore<E: From<HomeError> + From<StoreError>>(
        &self,
        slots: &Slots,
        key: &DataKey,
        begin: impl FnOnce(&mut Store) -> Result<(), E>,
    ) -> Result<Store, E> {
        if self.exists() {
            return Err(HomeError::NotNew.into());
        }
        self.fill(slots, key, begin)
    }

    /// The slots that open this register, for a backup of it.
    ///
    /// # Errors
    /// Neither copy is whole.
    pub fn slots(&self) -> Result<Slots, HomeError> {
        if !self.exists() {
            return Err(HomeError::Nothing);
        }
        Ok(Slots::load(&self.folder)?)
    }

    fn fill<E: From<HomeError> + From<StoreError>>(
        &self,
        slots: &Slots,
        key: &DataKey,
        begin: impl FnOnce(&mut Store) -> Result<(), E>,
    ) -> Result<Store, E> {
        file::make_folder(&self.folder).map_err(HomeError::from)?;
        self.forget_unfinished();
        slots.save(&self.folder).map_err(HomeError::from)?;
        let unfinished = self.folder.join(UNFINISHED);
        let mut store = Store::create(&unfinished, key.as_bytes())?;
        store.together(|store| {
            store.set_secret(BACKUP_KEY, key.backup().as_bytes())?;
            begin(store)
        })?;
        // Closing brings all of it into the one file.
        store.close()?;
        fs::rename(&unfinished, self.folder.join(DATABASE)).map_err(HomeError::from)?;
        file::sync_folder(&self.folder).map_err(HomeError::from)?;
        Ok(self.open_with(key)?)
    }

    /// Opens the register by a passphrase, and says whose it is.
    ///
    /// # Errors
    /// Nobody's passphrase, no register, or a damaged one.
    pub fn open(&self, passphrase: &str) -> Result<(Store, String), HomeError> {
        let (key, label) = self.slots()?.open_with_passphrase(passphrase)?;
        Ok((self.open_with(&key)?, label))
    }

    /// Opens the register by the recovery code and sets a passphrase: of the label that `whose`
    /// names.
    ///
    /// # Errors
    /// Another register's code, another's passphrase, or the key file cannot be written.
    pub fn recover<E: From<HomeError>>(
        &self,
        code: &RecoveryCode,
        passphrase: &str,
        entropy: &mut impl Entropy,
        whose: impl FnOnce(&Store, &Slots) -> Result<String, E>,
    ) -> Result<(Store, String), E> {
        let mut slots = self.slots()?;
        let key = slots.open_with_code(code).map_err(HomeError::from)?;
        let store = self.open_with(&key)?;
        let label = whose(&store, &slots)?;
        slots.set_passphrase(&key, &label, passphrase, entropy).map_err(HomeError::from)?;
        slots.save(&self.folder).map_err(HomeError::from)?;
        Ok((store, label))
    }

    /// Changes the slots, as whoever has this passphrase; both copies are written before this
    /// comes back.
    ///
    /// # Errors
    /// Nobody's passphrase, what `change` says, or the key file cannot be written.
    pub fn change_slots<T>(
        &self,
        passphrase: &str,
        change: impl FnOnce(&mut Slots, &DataKey, &str) -> Result<T, SlotsError>,
    ) -> Result<T, HomeError> {
        let mut slots = self.slots()?;
        let (key, label) = slots.open_with_passphrase(passphrase)?;
        let changed = change(&mut slots, &key, &label)?;
        slots.save(&self.folder)?;
        Ok(changed)
    }

    /// Takes a slot away.
    ///
    /// # Errors
    /// The key file cannot be written.
    pub fn remove_slot(&self, label: &str) -> Result<(), HomeError> {
        let mut slots = self.slots()?;
        slots.remove(label);
        Ok(slots.save(&self.folder)?)
    }

    fn open_with(&self, key: &DataKey) -> Result<Store, HomeError> {
        Ok(Store::open(&self.folder.join(DATABASE), key.as_bytes())?)
    }

    fn forget_unfinished(&self) {
        for companion in COMPANIONS {
            // What is not there need not go.
            fs::remove_file(self.folder.join(format!("{UNFINISHED}{companion}"))).ok();
        }
    }
}

impl Store {
    /// What backups of this register are sealed with.
    ///
    /// # Errors
    /// The database cannot be read, or the key is not in it.
    pub fn backup_key(&self) -> Result<BackupKey, StoreError> {
        let bytes = self.secret(BACKUP_KEY)?.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let bytes = bytes.ok_or(StoreError::Damaged("no key for backups"))?;
        Ok(BackupKey::from_bytes(&bytes))
    }
}
