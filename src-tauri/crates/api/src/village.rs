//! The register as a whole: set up, opened, joined to an office, proved.

use crate::bundle::{office_has, photos_pending};
use crate::contract::Nothing;
use crate::contract::village::{
    Join, Joined, NewVillage, Replayed, Status, Verification, VillageMade,
};
use crate::desk::{Desk, Open, Work, date_of};
use crate::error::ApiError;
use crate::identity::{self, Own};
use crate::progress::Progress;
use crate::sign_in::{CODE_CHECKED_ON, check_passphrase};
use crate::{background, clerk, file, laptop, remark, revoked};
use lindung_domain::clerk::label;
use lindung_domain::fold::{Aside, FOLD_VERSION, Subject};
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::op::office::{Acknowledged, OfficeJoined};
use lindung_domain::op::{ClerkAppointed, DeviceStarted, Op, Predecessor, Read, Role};
use lindung_domain::table::Regions;
use lindung_domain::village::Called;
use lindung_log::invitation::{Invitation, Inviter, device_fingerprint};
use lindung_log::{At, DeviceId, DeviceKeys, Frontier};
use lindung_store::{About, Author, Draft, Filter, Home, Store, SubjectId};
use std::path::Path;

/// Where the secret keys of this device lie in its database.
pub(crate) const KEYS: &str = "device_keys";
/// Beginning of the names of those that this register had on lost laptops: what was sealed to them
/// can still be opened.
pub(crate) const FORMER_KEYS: &str = "former_keys/";
/// Where the hash of the invitation's secret lies, until the office has acknowledged something.
pub(crate) const INVITATION: &str = "invitation_secret";
/// And after that: an office that lost this device to a backup may ask for the proof again.
pub(crate) const ANSWERED_INVITATION: &str = "answered_invitation_secret";
/// No invitation is larger.
const INVITATION_BYTES: u64 = 64 * 1024;

impl Desk {
    pub(crate) fn home(&self) -> Home {
        Home::new(&self.home)
    }

    /// Keeps at hand a register that was opened by a slot.
    pub(crate) fn hold(&mut self, mut store: Store, label: String) -> Result<(), ApiError> {
        let clerk = store.clerk_of(&label)?;
        identity::check(&mut store, clerk, &mut self.machine)?;
        if let Some(language) = store.meta("language")? {
            self.language = crate::words::Words::of(&language).language.to_owned();
        }
        self.open = Some(open(store, label)?);
        Ok(())
    }
}

/// Finds in a register what every use case needs: in the log alone, so that a register whose tables
/// are damaged can still be proved and built anew.
fn open(store: Store, label: String) -> Result<Open, ApiError> {
    let broken = || ApiError::new("damaged").with("what", "keys");
    let (keys, former) = (keys_in(&store)?, former_keys_in(&store)?);
    let device = keys.device_id(b"");
    let device_subject = store.id_at(At::new(device, 0)).ok_or_else(broken)?;
    let Subject::Device(found) = store.subject(device_subject)?.0 else { return Err(broken()) };
    let (village, sample) = (found.started.village, found.started.sample);
    let (clerk, role) = clerk_in(&store, &label)?;
    Ok(Open { store, keys, former, device, device_subject, village, clerk, role, label, sample })
}

/// Whose slot it is, and what that clerk may do now.
fn clerk_in(store: &Store, label: &str) -> Result<(SubjectId, Option<Role>), ApiError> {
    // A slot that was made before the power went, and its clerk not.
    let id = store.clerk_of(label)?.ok_or_else(|| ApiError::new("wrong_passphrase"))?;
    let (subject, _) = store.subject(id)?;
    Ok((id, if let Subject::Clerk(clerk) = subject { clerk.working() } else { None }))
}

/// The keys with which this register writes now.
pub(crate) fn keys_in(store: &Store) -> Result<DeviceKeys, ApiError> {
    let broken = || ApiError::new("damaged").with("what", "keys");
    DeviceKeys::from_bytes(&store.secret(KEYS)?.ok_or_else(broken)?).map_err(|_| broken())
}

fn former_keys_in(store: &Store) -> Result<Vec<DeviceKeys>, ApiError> {
    let broken = |_| ApiError::new("damaged").with("what", "keys");
    let former = store.secrets(FORMER_KEYS)?;
    former.iter().map(|bytes| DeviceKeys::from_bytes(bytes).map_err(broken)).collect()
}

impl Open {
    /// The logs that this register writes and wrote.
    pub(crate) fn own(&self) -> Own {
        let former = self.former.iter().map(|keys| keys.device_id(b"")).collect();
        Own { current: self.device, former, label: self.label.clone() }
    }

    /// Looks again whose log it is and who writes it: a bundle may have ended an identity, or
    /// closed a clerk.
    pub(crate) fn identify(&mut self) -> Result<(), ApiError> {
        let broken = || ApiError::new("damaged").with("what", "keys");
        (self.keys, self.former) = (keys_in(&self.store)?, former_keys_in(&self.store)?);
        self.device = self.keys.device_id(b"");
        let subject = self.store.id_at(At::new(self.device, 0));
        self.device_subject = subject.ok_or_else(broken)?;
        (self.clerk, self.role) = clerk_in(&self.store, &self.label)?;
        Ok(())
    }
}

pub(crate) fn new(
    desk: &mut Desk,
    request: NewVillage,
    _: &mut Progress<'_>,
) -> Result<VillageMade, ApiError> {
    let village = RegionCode::parse(&request.village).ok();
    let village = village.filter(|code| {
        code.level() == RegionLevel::Village && Regions::built_in().name(*code).is_some()
    });
    let village = village.ok_or_else(|| ApiError::new("no_village"))?;
    check_passphrase(&request.passphrase)?;
    let name = clerk::name_of(&request.clerk)?;
    let now = desk.machine.clock.now();
    let mut entropy = &mut *desk.machine.entropy;
    let keys = DeviceKeys::generate(&mut entropy).map_err(|_| ApiError::internal("keys"))?;
    let mut slot = [0; 8];
    entropy.fill(&mut slot);
    let clerk = ClerkAppointed { name, role: Role::Head, slot };
    let computer = desk.machine.name.as_deref();
    let begin = |store: &mut Store| {
        identity::settle(store, computer)?;
        begin_log(store, &keys, village, clerk, request.sample, now)
    };
    let home = Home::new(&desk.home);
    let label = label(slot);
    let (store, code) = home.create(&label, &request.passphrase, &mut entropy, begin)?;
    desk.hold(store, label)?;
    let today = desk.machine.today().to_string();
    desk.work()?.open.store.set_meta(CODE_CHECKED_ON, &today)?;
    Ok(VillageMade { device: keys.device_id(b"").to_string(), recovery_code: code.to_string() })
}

/// The first two entries: the device and its village, and the clerk who answers for it.
fn begin_log(
    store: &mut Store,
    keys: &DeviceKeys,
    village: RegionCode,
    clerk: ClerkAppointed,
    sample: bool,
    now: i64,
) -> Result<(), ApiError> {
    let device = hold_keys(store, keys, village)?;
    let started = Op::DeviceStarted(started(keys, village, sample, None));
    let drafts = [started, Op::ClerkAppointed(clerk)].map(|op| Draft { about: About::New, op });
    store.record(&Author { log: device, clerk: None, now }, drafts.into())?;
    Ok(())
}

/// Keeps the keys of this device and begins the log that they sign.
pub(crate) fn hold_keys(
    store: &mut Store,
    keys: &DeviceKeys,
    village: RegionCode,
) -> Result<DeviceId, ApiError> {
    let device = keys.device_id(b"");
    store.set_secret(KEYS, &keys.to_bytes())?;
    store.begin_log(device, *keys.signing.verifying().as_bytes(), b"", village.digits())?;
    Ok(device)
}

/// What the first entry of a device says.
pub(crate) fn started(
    keys: &DeviceKeys,
    village: RegionCode,
    sample: bool,
    predecessor: Option<Predecessor>,
) -> DeviceStarted {
    DeviceStarted {
        village,
        signing_key: keys.signing.verifying().as_bytes().to_vec(),
        recipient: keys.age.recipient().as_str().to_owned(),
        card_key: keys.card.verifying().as_bytes().to_vec(),
        sample,
        predecessor,
    }
}

pub(crate) fn join(
    desk: &mut Desk,
    request: Join,
    _: &mut Progress<'_>,
) -> Result<Joined, ApiError> {
    let bytes = file::read(Path::new(&request.path), INVITATION_BYTES)?;
    let invitation = Invitation::from_bytes(&bytes).map_err(|_| ApiError::new("bad_invitation"))?;
    let mut work = desk.work()?;
    if invitation.village != work.open.village.digits() {
        let village = RegionCode::parse(&invitation.village);
        let village = village.map_or(invitation.village, |code| Called::from(code).in_full());
        return Err(ApiError::new("wrong_village").with("village", village));
    }
    revoked::begin_anew(&mut work, invitation.by)?;
    match invitation.by {
        Inviter::Office => join_office(&mut work, invitation),
        Inviter::Laptop => laptop::join(&mut work, invitation),
    }
}

fn join_office(work: &mut Work<'_>, invitation: Invitation) -> Result<Joined, ApiError> {
    let key = invitation.key.as_bytes().to_vec();
    if office(work)?.is_some_and(|joined| joined.signing_key != key) {
        return Err(ApiError::new("other_office"));
    }
    let joined = OfficeJoined {
        name: invitation.name.clone(),
        signing_key: key,
        recipient: invitation.recipient.as_str().to_owned(),
        address: invitation.address.clone(),
    };
    let (author, subject) = (work.author(), work.open.device_subject);
    work.open.store.together(|store| {
        let op = Op::OfficeJoined(joined);
        store.record(&author, vec![Draft { about: About::Known(subject), op }])?;
        store.set_secret(INVITATION, invitation.secret.hash().as_bytes())?;
        Ok::<_, ApiError>(())
    })?;
    let fingerprint = invitation.fingerprint().to_string();
    Ok(Joined { office: Some(invitation.name), fingerprint })
}

/// The office that this device joined; else the one that another laptop of the village joined.
pub(crate) fn office(work: &Work<'_>) -> Result<Option<OfficeJoined>, ApiError> {
    let mut devices = laptop::devices(&work.open.store)?;
    devices.sort_by_key(|(name, _)| *name != work.open.device);
    Ok(devices.into_iter().find_map(|(_, device)| device.office))
}

/// The newest word of the office on what it has, and when it said so.
fn last_word(work: &Work<'_>) -> Result<Option<(Acknowledged, i64)>, ApiError> {
    let mut last = None;
    for id in work.open.store.subjects_of_kind("office")? {
        for entry in work.open.store.subject(id)?.1 {
            if let Read::Known(Op::Acknowledged(said)) = entry.op {
                last = Some((said, entry.recorded_at));
            }
        }
    }
    Ok(last)
}

/// Own entries that the office has not acknowledged, also those of lost laptops.
pub(crate) fn pending(work: &Work<'_>) -> Result<u64, ApiError> {
    let has = work.open.store.acknowledged()?;
    let open = &work.open;
    let devices = open.former.iter().map(|keys| keys.device_id(b"")).chain([open.device]);
    let lacking = devices.map(|device| {
        let next = open.store.logs().get(&device).map_or(0, |log| log.next_seq);
        next.saturating_sub(has.next(&device))
    });
    Ok(lacking.sum())
}

pub(crate) fn status(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<Status, ApiError> {
    let work = desk.work()?;
    let store = &work.open.store;
    let digits = work.open.village.digits();
    let named = |frontier: &Frontier| {
        frontier.iter().map(|(device, next)| (device.to_string(), next)).collect()
    };
    let (last, called) = (last_word(&work)?, work.open.called()?);
    let log = store.logs().get(&work.open.device);
    Ok(Status {
        village: work.open.village.dotted(),
        code: called.code.dotted(),
        village_name: called.in_full(),
        device: work.open.device.to_string(),
        fingerprint: device_fingerprint(&work.open.keys.public()).to_string(),
        code_checked_on: store.meta(CODE_CHECKED_ON)?,
        office: office(&work)?.map(|office| office.name),
        frontier: named(&store.village_frontier(digits)),
        acknowledged: named(&store.acknowledged()?),
        acknowledged_on: last.as_ref().map(|(_, at)| date_of(*at).to_string()),
        pending: pending(&work)?,
        photos_pending: photos_pending(&work, &office_has(&work)?)?,
        log_head: log.map(|log| log.head_hash().to_string()).unwrap_or_default(),
        state_hash: store.state_hash(digits)?.to_string(),
        agrees: last.map(|(said, _)| agrees(&work, &said)).transpose()?.flatten(),
        revoked: revoked::is_revoked(work.open)?,
        line: background::line::state(&work)?,
        backups: background::backup::state(&work)?,
        workers: store.roster_total(&Filter::default())?,
        waiting: store.waiting()?.len() as u64,
    })
}

/// Whether the office computed the same hash at the frontier that it acknowledged. Nobody can tell
/// where the two fold otherwise, or where one does not know yet what the other folds.
fn agrees(work: &Work<'_>, said: &Acknowledged) -> Result<Option<bool>, ApiError> {
    let later = Aside::Later.code();
    let here = work.open.store.set_aside_of(work.open.village.digits())?;
    let waits = here.iter().any(|(_, reason)| reason == later)
        || said.set_aside.iter().any(|aside| aside.reason == later);
    if waits || said.fold_version != FOLD_VERSION {
        return Ok(None);
    }
    let mut frontier = Frontier::default();
    for received in &said.frontier {
        let log = lindung_log::Hash::from_bytes(received.device);
        if work.open.store.logs().get(&log).is_none_or(|log| !log.by_office) {
            frontier.set(log, received.next_seq);
        }
    }
    let here = work.open.store.state_hash_at(work.open.village.digits(), &frontier)?;
    Ok(Some(*here.as_bytes() == said.state_hash))
}

pub(crate) fn verify(
    desk: &mut Desk,
    _: Nothing,
    progress: &mut Progress<'_>,
) -> Result<Verification, ApiError> {
    let work = desk.work()?;
    let verified = work.open.store.verify_in_steps(|done, of| progress.step(done, of))?;
    let faults = verified.faults.iter().map(|code| remark::of_code(work.words, code, None));
    Ok(Verification {
        ok: verified.ok(),
        entries: verified.entries,
        subjects: verified.subjects,
        faults: faults.collect(),
    })
}

pub(crate) fn replay(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<Replayed, ApiError> {
    let work = desk.work()?;
    work.open.store.replay()?;
    let hash = work.open.store.state_hash(work.open.village.digits())?;
    Ok(Replayed { state_hash: hash.to_string() })
}
