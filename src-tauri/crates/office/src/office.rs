//! An office: made once, opened with a passphrase.

use crate::computer::Computer;
use crate::error::{OfficeError, Result};
use crate::logs::Own;
use lindung_domain::fold::Subject;
use lindung_domain::number::{RegionCode, RegionLevel, tidy_spaces};
use lindung_domain::op::office::OfficeStarted;
use lindung_domain::table::Regions;
use lindung_log::invitation::{Fingerprint, office_fingerprint};
use lindung_log::slots::{RecoveryCode, Slots};
use lindung_log::{Clock, DeviceId, DeviceKeys, Entropy, Mark};
use lindung_store::{Home, Log, Store};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Where the secret keys of the office lie in its database.
const KEYS: &str = "office_keys";
/// The slot of the first passphrase.
const FIRST_SLOT: &str = "1";
/// As at a village's desk.
const SHORTEST_PASSPHRASE: usize = 8;
/// An office restored from a backup begins the next.
const FIRST_EPOCH: u32 = 1;

/// An office that is open.
pub struct Office {
    pub(crate) store: Store,
    pub(crate) own: Own,
    /// Devices that wait for an answer, with what they have.
    pub(crate) waiting: BTreeMap<DeviceId, Mark>,
    /// Where it runs, as far as anybody said.
    pub(crate) computer: Computer,
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("own", &self.own).finish_non_exhaustive()
    }
}

impl Office {
    /// Makes an office for a province or a regency, and gives its recovery code, shown once.
    ///
    /// # Errors
    /// `no_region`, `no_office_name`, `short_passphrase`, `not_new`, or the folder cannot be
    /// written; then nothing was made.
    pub fn create(
        home: &Path,
        region: RegionCode,
        name: &str,
        passphrase: &str,
        clock: &impl Clock,
        entropy: &mut impl Entropy,
    ) -> Result<(Self, String)> {
        if region.level() > RegionLevel::Regency || !Regions::built_in().known(region) {
            return Err(OfficeError::new("no_region"));
        }
        let name = tidy_spaces(name);
        if name.is_empty() {
            return Err(OfficeError::new("no_office_name"));
        }
        check_passphrase(passphrase)?;
        let keys = DeviceKeys::generate(entropy).map_err(|_| OfficeError::new("bad_key"))?;
        let own = Own { keys, name, region, epoch: FIRST_EPOCH };
        let begin = |store: &mut Store| {
            store.set_secret(KEYS, &own.keys.to_bytes())?;
            own.begin(store, None, clock.now())
        };
        let (store, code) = Home::new(home).create(FIRST_SLOT, passphrase, entropy, begin)?;
        Ok((
            Self { store, own, waiting: BTreeMap::new(), computer: Computer::default() },
            code.to_string(),
        ))
    }

    /// Opens an office.
    ///
    /// # Errors
    /// `no_home`, `wrong_passphrase`, `not_an_office`, or a damaged one.
    pub fn open(home: &Path, passphrase: &str) -> Result<Self> {
        Self::of(Home::new(home).open(passphrase)?.0)
    }

    /// Opens an office by its recovery code, and sets a new passphrase.
    ///
    /// # Errors
    /// A code that is not one, or another office's.
    pub fn recover(
        home: &Path,
        code: &str,
        passphrase: &str,
        entropy: &mut impl Entropy,
    ) -> Result<Self> {
        check_passphrase(passphrase)?;
        let code = RecoveryCode::parse(code)?;
        let whose = |_: &Store, _: &Slots| Ok::<_, OfficeError>(FIRST_SLOT.to_owned());
        Self::of(Home::new(home).recover(&code, passphrase, entropy, whose)?.0)
    }

    fn of(store: Store) -> Result<Self> {
        let keys = store.secret(KEYS)?.ok_or_else(|| OfficeError::new("not_an_office"))?;
        let keys = DeviceKeys::from_bytes(&keys).map_err(|_| OfficeError::damaged("keys"))?;
        let common = newest_common(&store, &keys)?;
        let own = Own { keys, name: common.name, region: common.region, epoch: common.epoch };
        Ok(Self { store, own, waiting: BTreeMap::new(), computer: Computer::default() })
    }

    /// As the office calls itself.
    pub fn name(&self) -> &str {
        &self.own.name
    }

    /// The province or regency it is for.
    pub fn region(&self) -> RegionCode {
        self.own.region
    }

    /// Six words that a village's clerk compares before trusting an invitation.
    pub fn fingerprint(&self) -> Fingerprint {
        let keys = &self.own.keys;
        office_fingerprint(&keys.signing.verifying(), &keys.age.recipient())
    }

    /// The same office on another connection: it answers while this one takes bundles.
    pub(crate) fn second(&self) -> Result<Self> {
        let (own, computer) = (self.own.clone(), self.computer.clone());
        Ok(Self { store: self.store.second()?, own, waiting: BTreeMap::new(), computer })
    }

    /// Sees what the other connection wrote, and says whether there was anything. An office that
    /// was put back to a backup may have begun another epoch.
    pub(crate) fn catch_up(&mut self) -> Result<bool> {
        let changed = self.store.catch_up()?;
        if changed {
            let own = *self.own.keys.signing.verifying().as_bytes();
            let ours = self.store.logs().iter().filter(|log| log.signing_key == own);
            let epoch = ours.filter(|log| log.village.is_empty()).map(Log::epoch).max();
            self.own.epoch = epoch.unwrap_or(self.own.epoch);
        }
        Ok(changed)
    }

    /// The database, for proving it ([`Store::verify`]) and for looking things up.
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }
}

/// The first entry of the common log of the newest epoch.
fn newest_common(store: &Store, keys: &DeviceKeys) -> Result<OfficeStarted> {
    let mut newest: Option<OfficeStarted> = None;
    let own = keys.signing.verifying();
    for id in store.subjects_of_kind("office")? {
        let Subject::Office(started) = store.subject(id)?.0 else { continue };
        let common = started.village.is_none() && started.signing_key == own.as_bytes();
        if common && newest.as_ref().is_none_or(|newest| newest.epoch < started.epoch) {
            newest = Some(*started);
        }
    }
    newest.ok_or_else(|| OfficeError::damaged("common log"))
}

pub(crate) fn check_passphrase(passphrase: &str) -> Result<()> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(OfficeError::new("short_passphrase"));
    }
    Ok(())
}
