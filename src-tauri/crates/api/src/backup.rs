//! The backup of a register, and the register made again from it on another laptop.

use crate::bundle::office_key_in;
use crate::contract::backup::{Restore, Restored, WriteBackup};
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Machine, Work};
use crate::error::ApiError;
use crate::file;
use crate::identity;
use crate::place::{self, Series};
use crate::progress::Progress;
use crate::village::{FIRST_CLERK, check_passphrase};
use lindung_domain::number::RegionCode;
use lindung_log::backup::{self, Backup, BackupKey};
use lindung_log::bundle::{
    Contents, MAX_BODY_BYTES, Opened, Range, SealRequest, Strangers, open, seal, verify_ranges,
};
use lindung_log::slots::{DataKey, RecoveryCode, Slots};
use lindung_log::{Entropy, Frontier, Hash, Mark};
use lindung_store::{Admission, Filter, Home, Store};
use std::path::Path;

/// What the slots and the frame may add to a bundle.
const FRAME_BYTES: u64 = 1 << 20;

pub(crate) fn write(
    desk: &mut Desk,
    request: WriteBackup,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let slots = desk.home().slots()?;
    let mut work = desk.work()?;
    let bytes = bytes(&work, &slots)?;
    file::write(&place::named(&mut work, &request.path, Series::Backup)?, &bytes)
}

/// Everything in this register, sealed to itself.
fn bytes(work: &Work<'_>, slots: &Slots) -> Result<Vec<u8>, ApiError> {
    let open = &work.open;
    let key = open.store.backup_key()?;
    let kept = open.store.kept()?;
    let frontier = open.store.frontier(|_| true);
    let everything = Mark::default().blobs_wanted(&frontier);
    let photos = open.store.blobs(&everything, MAX_BODY_BYTES)?;
    if photos.more {
        return Err(ApiError::new("backup_too_large"));
    }
    let mut blobs = vec![(Hash::of(&kept), kept)];
    blobs.extend(photos.blobs);
    let ranges = open.store.ranges(&Frontier::default(), |_| true, &open.keys.signing)?;
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
    Ok(backup::write(slots, &key, &bundle)?)
}

pub(crate) fn restore(
    desk: &mut Desk,
    request: Restore,
    _: &mut Progress<'_>,
) -> Result<Restored, ApiError> {
    let bytes = file::read(Path::new(&request.path), MAX_BODY_BYTES.saturating_add(FRAME_BYTES))?;
    let found = Backup::read(&bytes)?;
    let machine = &mut desk.machine;
    let (slots, data_key) = unlock(found.slots().clone(), &request, &mut machine.entropy)?;
    let key = data_key.backup();
    let content = Content::of(found.bundle(&key)?, &key)?;
    let fill = |store: &mut Store| content.fill(store, machine);
    let store = Home::new(&desk.home).restore(&slots, &data_key, fill)?;
    let workers = store.roster_total(&Filter::default())?;
    desk.hold(store)?;
    let entries = content.ranges.iter().map(|range| range.entries.len() as u64).sum();
    let device = desk.work()?.open.device.to_string();
    Ok(Restored { village: content.village.dotted(), device, entries, workers })
}

/// The data key by the passphrase; or by the recovery code, and then the passphrase is a new one.
fn unlock(
    mut slots: Slots,
    request: &Restore,
    entropy: &mut impl Entropy,
) -> Result<(Slots, DataKey), ApiError> {
    let told = lindung_store::HomeError::from;
    let Some(code) = &request.code else {
        let (key, _) = slots.open_with_passphrase(&request.passphrase).map_err(told)?;
        return Ok((slots, key));
    };
    check_passphrase(&request.passphrase)?;
    let key = slots.open_with_code(&RecoveryCode::parse(code)?).map_err(told)?;
    slots.set_passphrase(&key, FIRST_CLERK, &request.passphrase, entropy).map_err(told)?;
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

    /// Fills an empty database: the logs as they were, and a new one that continues them.
    fn fill(&self, store: &mut Store, machine: &mut Machine) -> Result<(), ApiError> {
        let village = self.village.digits().to_owned();
        let office_key = office_key_in(&self.ranges);
        store.take(&self.ranges, &Admission { village, office_key })?;
        store.take_blobs(&self.photos)?;
        store.put_back(&self.kept)?;
        identity::settle(store, machine.name.as_deref())?;
        let now = machine.clock.now();
        identity::renew(store, &mut machine.entropy, now)?;
        Ok(())
    }
}
