//! The backup of a register, and the register made again from it on another laptop.

use crate::contract::backup::{Restore, Restored, WriteBackup};
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::place::{self, Series};
use crate::progress::Progress;
use crate::village::{FIRST_CLERK, FORMER_KEYS, KEYS, check_passphrase, hold_keys, started};
use lindung_domain::card::DeviceTag;
use lindung_domain::fold::{Device, Subject};
use lindung_domain::number::RegionCode;
use lindung_domain::op::office::OfficeStarted;
use lindung_domain::op::{Op, Predecessor, Read};
use lindung_log::backup::{self, Backup, BackupKey};
use lindung_log::bundle::{
    Contents, MAX_BODY_BYTES, Opened, Range, SealRequest, Strangers, open, seal, verify_ranges,
};
use lindung_log::slots::{DataKey, RecoveryCode, Slots};
use lindung_log::{At, DeviceId, DeviceKeys, Entropy, Frontier, Hash, sign_successor};
use lindung_store::{About, Admission, Author, Draft, Filter, Store};
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
    let contents = Contents {
        ranges: open.store.ranges(&Frontier::default(), |_| true, &open.keys.signing)?,
        blobs: vec![(Hash::of(&kept), kept)],
        proof: None,
    };
    let to = key.identity().map_err(|_| ApiError::internal("keys"))?.recipient();
    let request = SealRequest {
        signing: &open.keys.signing,
        scope: b"",
        village: open.village.digits(),
        recipients: &[to],
        frontier: &open.store.frontier(|_| true),
        sent_at: work.machine.clock.now(),
    };
    let bundle = seal(&contents, &request).map_err(|error| ApiError::new(error.code()))?;
    Ok(backup::write(slots, &key, &bundle)?)
}

pub(crate) fn restore(
    desk: &mut Desk,
    request: Restore,
    _: &mut Progress<'_>,
) -> Result<Restored, ApiError> {
    let bytes = file::read(Path::new(&request.path), MAX_BODY_BYTES.saturating_add(FRAME_BYTES))?;
    let found = Backup::read(&bytes)?;
    let mut entropy = &mut *desk.machine.entropy;
    let (slots, data_key) = unlock(found.slots().clone(), &request, &mut entropy)?;
    let key = data_key.backup();
    let content = Content::of(found.bundle(&key)?, &key)?;
    let keys = content.new_keys(&mut entropy)?;
    let now = desk.machine.clock.now();
    let store = desk.home().restore(&slots, &data_key, |store| content.fill(store, &keys, now))?;
    let workers = store.roster_total(&Filter::default())?;
    desk.hold(store)?;
    let entries = content.ranges.iter().map(|range| range.entries.len() as u64).sum();
    let device = keys.device_id(b"").to_string();
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
    /// The device that wrote the backup.
    predecessor: DeviceId,
    ranges: Vec<Range>,
    /// What the register kept beside its logs.
    kept: Vec<u8>,
}

impl Content {
    fn of(bundle: &[u8], key: &BackupKey) -> Result<Self, ApiError> {
        let damaged = || ApiError::new("backup_damaged");
        let identity = key.identity().map_err(|_| damaged())?;
        let opened = open(bundle, &[&identity], |_| None, Strangers::Introduce);
        let Opened { envelope, mut contents, .. } = opened.map_err(|_| damaged())?;
        verify_ranges(&mut contents, |_| None, |_| None).map_err(|_| damaged())?;
        let [(_, kept)] = <[_; 1]>::try_from(contents.blobs).map_err(|_| damaged())?;
        Ok(Self {
            village: RegionCode::parse(&envelope.village).map_err(|_| damaged())?,
            predecessor: envelope.sender,
            ranges: contents.ranges,
            kept,
        })
    }

    /// Keys for the laptop that goes on. Cards tell devices apart by three characters, so keys
    /// that would give a known device's are thrown away.
    fn new_keys(&self, entropy: &mut impl Entropy) -> Result<DeviceKeys, ApiError> {
        let tag = |device: &DeviceId| DeviceTag::from_device(device.as_bytes());
        loop {
            let keys = DeviceKeys::generate(entropy).map_err(|_| ApiError::internal("keys"))?;
            let own = tag(&keys.device_id(b""));
            if self.ranges.iter().all(|range| tag(&range.device) != own) {
                return Ok(keys);
            }
        }
    }

    /// Fills an empty database: the logs as they were, and a new log that continues them.
    fn fill(&self, store: &mut Store, keys: &DeviceKeys, now: i64) -> Result<(), ApiError> {
        let damaged = || ApiError::new("backup_damaged");
        let village = self.village.digits().to_owned();
        let office_key = self.office_key();
        store.take(&self.ranges, &Admission { village, office_key })?;
        store.put_back(&self.kept)?;

        let former = store.secret(KEYS)?.ok_or_else(damaged)?;
        let signer = DeviceKeys::from_bytes(&former).map_err(|_| damaged())?.signing;
        store.set_secret(&format!("{FORMER_KEYS}{}", self.predecessor), &former)?;
        let subject = store.id_at(At::new(self.predecessor, 0)).ok_or_else(damaged)?;
        let Subject::Device(before) = store.subject(subject)?.0 else { return Err(damaged()) };
        let log = hold_keys(store, keys, self.village)?;
        let predecessor = Predecessor {
            device: *self.predecessor.as_bytes(),
            signature: sign_successor(&signer, &log).0.to_vec(),
        };
        let clerk = store.first_begun(|op| matches!(op, Op::ClerkAppointed(_)))?;
        let drafts = self.first_words(keys, *before, predecessor);
        store.record(&Author { log, clerk, now }, drafts)?;
        Ok(())
    }

    /// The new device and its predecessor, and the office that the register had joined.
    fn first_words(
        &self,
        keys: &DeviceKeys,
        before: Device,
        predecessor: Predecessor,
    ) -> Vec<Draft> {
        let started = started(keys, self.village, before.started.sample, Some(predecessor));
        let joined = before.office.map(Op::OfficeJoined);
        let joined = joined.map(|op| Draft { about: About::Begun(0), op });
        let started = Draft { about: About::New, op: Op::DeviceStarted(started) };
        [Some(started), joined].into_iter().flatten().collect()
    }

    /// The key of the office whose logs are among them.
    fn office_key(&self) -> Option<[u8; 32]> {
        let mut first = self.ranges.iter().filter_map(|range| range.entries.first());
        first.find_map(|entry| match Read::from_bytes(&entry.op) {
            Read::Known(Op::OfficeStarted(OfficeStarted { signing_key, .. })) => {
                signing_key.try_into().ok()
            }
            Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
        })
    }
}
