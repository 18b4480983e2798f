//! An office: made once, opened with a passphrase.

use crate::computer::Computer;
use crate::error::{OfficeError, Result};
use crate::logs::Own;
use crate::place::Place;
use crate::postgres::{Much, Postgres, Scope};
use lindung_domain::fold::Subject;
use lindung_domain::number::{RegionCode, RegionLevel, tidy_spaces};
use lindung_domain::op::office::OfficeStarted;
use lindung_domain::table::{Regions, TimeZone};
use lindung_log::invitation::{Fingerprint, office_fingerprint};
use lindung_log::slots::{RecoveryCode, Slots};
use lindung_log::{Clock, DeviceId, DeviceKeys, Entropy, Mark};
use lindung_store::{Home, Log, Store};
use std::collections::BTreeMap;
use std::fmt;

/// Where the secret keys of the office lie in its database.
const KEYS: &str = "office_keys";
/// Where it says that its logs stand in a database of many servers.
const SHARED: &str = "shared";
/// The slot of the first passphrase.
const FIRST_SLOT: &str = "1";
/// As at a village's desk.
const SHORTEST_PASSPHRASE: usize = 8;
/// An office restored from a backup begins the next.
const FIRST_EPOCH: u32 = 1;

/// An office that is open.
pub struct Office {
    pub(crate) store: Store,
    /// Where the rows are fetched from and put back to, if not in a file of its own.
    pub(crate) shelf: Option<Postgres>,
    pub(crate) own: Own,
    /// Devices that wait for an answer, with their villages and what they have.
    pub(crate) waiting: BTreeMap<DeviceId, (RegionCode, Mark)>,
    /// Where it runs, as far as anybody said.
    pub(crate) computer: Computer,
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("own", &self.own).finish_non_exhaustive()
    }
}

impl Office {
    /// Makes an office for a province or a regency, and gives its recovery code, shown once. Where
    /// the place names a database, the folder holds the keys alone.
    ///
    /// # Errors
    /// `no_region`, `no_office_name`, `short_passphrase`, `not_new`, `database_in_use`, or the
    /// folder or the database cannot be written; then nothing was made.
    pub fn create<'p>(
        place: impl Into<Place<'p>>,
        region: RegionCode,
        name: &str,
        passphrase: &str,
        clock: &impl Clock,
        entropy: &mut impl Entropy,
    ) -> Result<(Self, String)> {
        let Place { home, database } = place.into();
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
        let mut shared = None;
        let begin = |store: &mut Store| {
            store.set_secret(KEYS, &own.keys.to_bytes())?;
            let Some(address) = database else {
                store.hold_many()?;
                return own.begin(store, None, clock.now());
            };
            store.set_meta(SHARED, "")?;
            shared = Some(Self::begin_on(address, own.clone(), clock.now())?);
            Ok(())
        };
        let made = Home::new(home).create(FIRST_SLOT, passphrase, entropy, begin)?;
        let (store, code) = made;
        Ok((shared.unwrap_or_else(|| Self::in_file(store, own)), code.to_string()))
    }

    /// Opens an office, whose logs stand in the folder or in the database of this address.
    ///
    /// # Errors
    /// `no_home`, `wrong_passphrase`, `not_an_office`, `database_needed`, `database_away`, or a
    /// damaged one.
    pub fn open<'p>(place: impl Into<Place<'p>>, passphrase: &str) -> Result<Self> {
        let Place { home, database } = place.into();
        Self::of(Home::new(home).open(passphrase)?.0, database)
    }

    /// Opens an office by its recovery code, and sets a new passphrase.
    ///
    /// # Errors
    /// A code that is not one, or another office's.
    pub fn recover<'p>(
        place: impl Into<Place<'p>>,
        code: &str,
        passphrase: &str,
        entropy: &mut impl Entropy,
    ) -> Result<Self> {
        let Place { home, database } = place.into();
        check_passphrase(passphrase)?;
        let code = RecoveryCode::parse(code)?;
        let whose = |_: &Store, _: &Slots| Ok::<_, OfficeError>(FIRST_SLOT.to_owned());
        Self::of(Home::new(home).recover(&code, passphrase, entropy, whose)?.0, database)
    }

    fn of(mut store: Store, database: Option<&str>) -> Result<Self> {
        let keys = store.secret(KEYS)?.ok_or_else(|| OfficeError::new("not_an_office"))?;
        let keys = DeviceKeys::from_bytes(&keys).map_err(|_| OfficeError::damaged("keys"))?;
        match (store.meta(SHARED)?, database) {
            (None, None) => {
                store.hold_many()?;
                let own = Own::of(newest_common(&store, &keys)?, keys);
                Ok(Self::in_file(store, own))
            }
            (Some(_), Some(address)) => Self::on_database(Postgres::connect(address)?, keys),
            (Some(_), None) => Err(OfficeError::new("database_needed")),
            (None, Some(_)) => Err(OfficeError::new("database_not_its")),
        }
    }

    pub(crate) fn in_file(store: Store, own: Own) -> Self {
        let (waiting, computer) = (BTreeMap::new(), Computer::default());
        Self { store, shelf: None, own, waiting, computer }
    }

    fn on_database(mut shelf: Postgres, keys: DeviceKeys) -> Result<Self> {
        let mut store = Store::laid_out()?;
        shelf.look_common(&mut store)?;
        let own = Own::of(newest_common(&store, &keys)?, keys);
        let mut office = Self { shelf: Some(shelf), ..Self::in_file(Store::laid_out()?, own) };
        office.keep_up()?;
        Ok(office)
    }

    /// Begins an office's common log in a database that holds no office yet.
    fn begin_on(address: &str, own: Own, now: i64) -> Result<Self> {
        let shelf = Some(Postgres::connect(address)?);
        let mut office = Self { shelf, ..Self::in_file(Store::laid_out()?, own) };
        office.within(&Scope::of("", Much::Logs), |office| {
            if office.store.logs().iter().next().is_some() {
                return Err(OfficeError::new("database_in_use"));
            }
            office.own.begin(&mut office.store, None, now)
        })??;
        Ok(office)
    }

    /// The same office once more, with a connection of its own; none where all stands in a file.
    pub(crate) fn another(&self) -> Result<Option<Self>> {
        let Some(shelf) = &self.shelf else { return Ok(None) };
        let (shelf, computer) = (Some(shelf.another()?), self.computer.clone());
        let another = Self::in_file(Store::laid_out()?, self.own.clone());
        Ok(Some(Self { shelf, computer, ..another }))
    }

    /// As the office calls itself.
    pub fn name(&self) -> &str {
        &self.own.name
    }

    /// The province or regency it is for.
    pub fn region(&self) -> RegionCode {
        self.own.region
    }

    /// A moment as the clocks at the office show it: "2026-11-21 08:30 WITA".
    pub(crate) fn moment(&self, seconds: i64) -> String {
        TimeZone::of(self.own.region).moment(seconds).unwrap_or_default()
    }

    /// Six words that a village's clerk compares before trusting an invitation.
    pub fn fingerprint(&self) -> Fingerprint {
        let keys = &self.own.keys;
        office_fingerprint(&keys.signing.verifying(), &keys.age.recipient())
    }

    /// The same office on another connection: it answers while this one takes bundles.
    pub(crate) fn second(&self) -> Result<Self> {
        if let Some(another) = self.another()? {
            return Ok(another);
        }
        let second = Self::in_file(self.store.second()?, self.own.clone());
        Ok(Self { computer: self.computer.clone(), ..second })
    }

    /// Sees what the other connection wrote. An office that was put back to a backup may have begun
    /// another epoch.
    pub(crate) fn catch_up(&mut self) -> Result<()> {
        if self.store.catch_up()? {
            let own = *self.own.keys.signing.verifying().as_bytes();
            let ours = self.store.logs().iter().filter(|log| log.signing_key == own);
            let epoch = ours.filter(|log| log.village.is_empty()).map(Log::epoch).max();
            self.own.epoch = epoch.unwrap_or(self.own.epoch);
        }
        Ok(())
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
