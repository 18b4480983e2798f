//! The backup of a register, and the register made again from it on another laptop.

use crate::background::backup as daily;
use crate::bundle::office_key_in;
use crate::contract::backup::{Restore, Restored, WriteBackup};
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Machine, Work};
use crate::error::ApiError;
use crate::file;
use crate::identity;
use crate::place::{self, Series};
use crate::progress::Progress;
use crate::sign_in::{self, check_passphrase};
use lindung_domain::number::RegionCode;
use lindung_log::backup::{self, Backup, BackupKey};
use lindung_log::bundle::{
    Contents, MAX_BODY_BYTES, Opened, Range, SealRequest, Strangers, open, seal, verify_ranges,
};
use lindung_log::slots::{DataKey, RecoveryCode, Slots};
use lindung_log::{Frontier, Hash, Mark};
use lindung_store::{Admission, Filter, Home, Store};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What the slots and the frame may add to a bundle.
const FRAME_BYTES: u64 = 1 << 20;
/// Where a backup is restored to see that it can be, in the folder of the register.
const TRIAL: &str = "uji-cadangan.db";
/// One at a time: there is one such place.
static TRYING: Mutex<()> = Mutex::new(());

pub(crate) fn write(
    desk: &mut Desk,
    request: WriteBackup,
    progress: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let slots = desk.home().slots()?;
    let mut work = desk.work()?;
    // Gathered, written, and restored on trial. What was begun to be written is finished.
    progress.step(0, 3)?;
    let written = bytes(&mut work, &slots)?;
    progress.step(1, 3)?;
    let path = place::named(&mut work, &request.path, Series::Backup)?;
    let seq = daily::own_seq(&work);
    let file = file::write(&path, &written.bytes)?;
    progress.step(2, 3).ok();
    prove(&written)?;
    daily::note(&mut work, seq)?;
    Ok(file)
}

/// A backup, and what is needed to see whether it holds what it should.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    key: BackupKey,
    state_hash: Hash,
    /// Where it is tried; its database is encrypted with a key that nobody keeps.
    place: PathBuf,
    trial_key: [u8; 32],
}

/// Everything in this register, sealed to itself.
pub(crate) fn bytes(work: &mut Work<'_>, slots: &Slots) -> Result<Written, ApiError> {
    let mut trial_key = [0; 32];
    work.machine.entropy.fill(&mut trial_key);
    let key = work.open.store.backup_key()?;
    let bytes = everything(work, slots, &key)?;
    let state_hash = work.open.store.state_hash(work.open.village.digits())?;
    let place = work.home.join(TRIAL);
    Ok(Written { bytes, key, state_hash, place, trial_key })
}

/// Restores a backup in a temporary place: one that was never tried is none.
///
/// # Errors
/// `backup_damaged`, or the place cannot be written.
pub(crate) fn prove(written: &Written) -> Result<(), ApiError> {
    let forget = || {
        for companion in ["", "-wal", "-shm"] {
            let mut file = written.place.clone().into_os_string();
            file.push(companion);
            // What is not there need not go.
            std::fs::remove_file(file).ok();
        }
    };
    // The daily one may be tried at this moment.
    let _alone = TRYING.lock().unwrap_or_else(PoisonError::into_inner);
    forget();
    let restored = (|| {
        let found = Backup::read(&written.bytes)?;
        let content = Content::of(found.bundle(&written.key)?, &written.key)?;
        let mut store = Store::create(&written.place, &written.trial_key)?;
        store.together(|store| content.take(store))?;
        Ok::<_, ApiError>(store.state_hash(content.village.digits())?)
    })();
    forget();
    let same = restored? == written.state_hash;
    if same { Ok(()) } else { Err(ApiError::new("backup_damaged")) }
}

fn everything(work: &Work<'_>, slots: &Slots, key: &BackupKey) -> Result<Vec<u8>, ApiError> {
    let open = &work.open;
    let kept = open.store.kept()?;
    let frontier: Frontier = open.store.logs().iter().collect();
    // But for programs: an office offers them again.
    let everything = open.store.blobs_wanted(&Mark::default(), &frontier);
    let photos = open.store.blobs(&everything, MAX_BODY_BYTES)?;
    if photos.more {
        return Err(ApiError::new("backup_too_large"));
    }
    let mut blobs = vec![(Hash::of(&kept), kept)];
    blobs.extend(photos.blobs);
    let ranges =
        open.store.ranges(&Frontier::default(), open.store.logs().iter(), &open.keys.signing)?;
    let contents = Contents { ranges, blobs, ..Contents::default() };
    let to = key.identity().map_err(|_| ApiError::internal("keys"))?.recipient();
    let request = SealRequest {
        signing: &open.keys.signing,
        scope: b"",
        village: open.village.digits(),
        recipients: &[to],
        frontier: &frontier,
        sent_at: work.machine.clock.now(),
    };
    let bundle = seal(&contents, &request).map_err(|error| match error.code() {
        "too_large" => ApiError::new("backup_too_large"),
        code => ApiError::new(code),
    })?;
    Ok(backup::write(slots, key, &bundle)?)
}

pub(crate) fn restore(
    desk: &mut Desk,
    request: Restore,
    progress: &mut Progress<'_>,
) -> Result<Restored, ApiError> {
    // Read, filled, opened. Once it is being filled it is finished.
    progress.step(0, 3)?;
    let bytes = file::read(Path::new(&request.path), MAX_BODY_BYTES.saturating_add(FRAME_BYTES))?;
    let found = Backup::read(&bytes)?;
    let machine = &mut desk.machine;
    let (slots, data_key) = unlock(found.slots().clone(), &request)?;
    let key = data_key.backup();
    let content = Content::of(found.bundle(&key)?, &key)?;
    progress.step(1, 3)?;
    let fill = |store: &mut Store| content.fill(store, machine);
    drop(Home::new(&desk.home).restore(&slots, &data_key, fill)?);
    progress.step(2, 3).ok();
    sign_in::open(desk, request.code.as_deref(), &request.passphrase)?;
    let workers = desk.work()?.open.store.roster_total(&Filter::default())?;
    let entries = content.ranges.iter().map(|range| range.entries.len() as u64).sum();
    let device = desk.work()?.open.device.to_string();
    Ok(Restored { village: content.village.dotted(), device, entries, workers })
}

/// The data key by a clerk's passphrase or by the recovery code.
fn unlock(slots: Slots, request: &Restore) -> Result<(Slots, DataKey), ApiError> {
    let told = lindung_store::HomeError::from;
    let key = if let Some(code) = &request.code {
        check_passphrase(&request.passphrase)?;
        slots.open_with_code(&RecoveryCode::parse(code)?).map_err(told)?
    } else {
        slots.open_with_passphrase(&request.passphrase).map_err(told)?.0
    };
    Ok((slots, key))
}

/// What stood in a backup. Its tag was checked, so that it is what a desk with this key wrote.
struct Content {
    village: RegionCode,
    ranges: Vec<Range>,
    /// What the register kept beside its logs.
    kept: Vec<u8>,
    photos: Vec<(Hash, Vec<u8>)>,
}

impl Content {
    fn of(bundle: &[u8], key: &BackupKey) -> Result<Self, ApiError> {
        let damaged = || ApiError::new("backup_damaged");
        let identity = key.identity().map_err(|_| damaged())?;
        let opened = open(bundle, &[&identity], |_| None, Strangers::Introduce);
        let Opened { envelope, mut contents, .. } = opened.map_err(|_| damaged())?;
        verify_ranges(&mut contents, |_| None, |_| None).map_err(|_| damaged())?;
        let mut blobs = contents.blobs.into_iter();
        let (_, kept) = blobs.next().ok_or_else(damaged)?;
        Ok(Self {
            village: RegionCode::parse(&envelope.village).map_err(|_| damaged())?,
            ranges: contents.ranges,
            kept,
            photos: blobs.collect(),
        })
    }

    /// Fills an empty database with all that was there.
    fn take(&self, store: &mut Store) -> Result<(), ApiError> {
        let village = self.village.digits().to_owned();
        let office_key = office_key_in(&self.ranges);
        store.take(&self.ranges, &Admission { village, office_key })?;
        store.take_blobs(&self.photos)?;
        Ok(store.put_back(&self.kept)?)
    }

    /// The same, and begins a new log that continues those that were there.
    fn fill(&self, store: &mut Store, machine: &mut Machine) -> Result<(), ApiError> {
        self.take(store)?;
        identity::settle(store, machine.name.as_deref())?;
        let now = machine.clock.now();
        identity::renew(store, None, &mut machine.entropy, now)?;
        Ok(())
    }
}
