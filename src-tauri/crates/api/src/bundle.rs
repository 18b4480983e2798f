//! Bundles to the office and back.

mod cut;
pub(crate) mod journal;

use crate::contract::Remark;
use crate::contract::bundle::{BundleMade, BundleTaken, MakeBundle, TakeBundle};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::identity;
use crate::laptop::{self, Laptop};
use crate::place::{self, Series};
use crate::progress::Progress;
use crate::update;
use crate::village::{self, ANSWERED_INVITATION, INVITATION, office, pending};
use cut::Cut;
use lindung_domain::op::office::OfficeJoined;
use lindung_domain::op::{Op, Read};
use lindung_log::backup::is_backup;
use lindung_log::bundle::{
    Contents, Envelope, MAX_BLOBS_BYTES, MAX_BODY_BYTES, Range, SealRequest, Strangers, open, seal,
    verify_ranges,
};
use lindung_log::{
    AgeIdentity, AgeRecipient, At, DeviceId, Frontier, Hash, LogRange, Mark, VerifyingKey,
    invitation,
};
use lindung_store::{Admission, Carriage, Carried, EntryId, Log, Store, Taken};
use std::path::Path;

/// Read, sealed or opened, written.
const STEPS: u64 = 3;

pub(crate) fn make(
    desk: &mut Desk,
    request: MakeBundle,
    progress: &mut Progress<'_>,
) -> Result<BundleMade, ApiError> {
    let mut work = desk.work()?;
    progress.step(0, STEPS)?;
    let office = office(&work)?;
    let laptops = laptop::others(&work)?;
    let (contents, photos) = contents(&work, office.as_ref(), &laptops, request.whole)?;
    let entries = contents.ranges.iter().map(|range| range.entries.len() as u64).sum();
    progress.step(1, STEPS)?;
    let bytes = sealed(&work, &contents, office.as_ref(), &laptops)?;
    // From here on it is written to its end: half a file is none.
    progress.step(2, STEPS)?;
    let path = place::named(&mut work, &request.path, Series::Bundle)?;
    let written = file::write(&path, &bytes)?;
    let named_by = photos.named_by.len() as u64;
    journal::note(&mut work, Carriage::Made, Some(&path), (entries, named_by))?;
    Ok(BundleMade {
        file: written.file,
        entries,
        bytes: written.bytes,
        photos: named_by,
        more_photos: photos.more,
    })
}

/// What takes every receiver from what it has to what is here; photos as far as they have room.
fn contents(
    work: &Work<'_>,
    office: Option<&OfficeJoined>,
    laptops: &[Laptop],
    whole: bool,
) -> Result<(Contents, Carried), ApiError> {
    let store = &work.open.store;
    let Mark { frontier, lacking } = if whole { Mark::default() } else { office_has(work)? };
    let again = is_invited(store)?;
    let of_now = |log: &&Log| log.by_office && !is_for_office(store, log, again);
    let of_now: Frontier = store.logs().iter().filter(of_now).collect();
    let to_office = office.map(|_| Mark { frontier: frontier.join(&of_now), lacking });
    let receivers = to_office.into_iter().chain(laptops.iter().map(|laptop| laptop.has.clone()));
    let receivers: Vec<Mark> = receivers.collect();
    let has = receivers.iter().map(|mark| mark.frontier.clone()).reduce(|all, one| all.meet(&one));
    // What the office wrote is for the other laptops; the office itself has it.
    let told = |log: &&Log| !laptops.is_empty() || is_for_office(store, log, again);
    let told = || store.logs().iter().filter(told);
    let ranges = store.ranges(&has.unwrap_or_default(), told(), &work.open.keys.signing)?;
    let here: Frontier = told().collect();
    let wanted: Vec<_> =
        receivers.iter().flat_map(|mark| store.blobs_wanted(mark, &here)).collect();
    let mut photos = store.blobs(&wanted, MAX_BLOBS_BYTES)?;
    let blobs = std::mem::take(&mut photos.blobs);
    let proof = match (laptop::proof(work)?, office) {
        (Some(proof), _) => Some(proof),
        (None, Some(office)) => office_proof(work, office, &ranges)?,
        (None, None) => None,
    };
    Ok((Contents { ranges, blobs, proof, lacking: lacking_here(work)? }, photos))
}

/// The photos that are to come, and the pieces of a program that somebody asked for.
pub(crate) fn lacking_here(work: &Work<'_>) -> Result<Vec<LogRange>, ApiError> {
    let store = &work.open.store;
    let mut lacking = store.lacking(store.logs().iter().filter(|log| !log.by_office))?;
    lacking.extend(update::wanted(work)?);
    Ok(lacking)
}

/// The village's own logs, and those of the office's earlier epochs: one that was put back to a
/// backup has lost some of what it wrote, and entries of the village may stand on it. One that
/// invited again may have lost of any epoch.
fn is_for_office(store: &Store, log: &Log, invited_again: bool) -> bool {
    !log.by_office || invited_again || is_earlier(store, log)
}

/// From an invitation on until the office has answered.
fn is_invited(store: &Store) -> Result<bool, ApiError> {
    Ok(store.secret(INVITATION)?.is_some())
}

fn is_earlier(store: &Store, log: &Log) -> bool {
    let newest = store.logs().iter().map(Log::epoch).max();
    log.by_office && Some(log.epoch()) < newest
}

/// From an invitation to the office's next answer every bundle says that this device was invited;
/// later only one that tells its log from the beginning, to an office that does not know it any
/// more.
fn office_proof(
    work: &Work<'_>,
    office: &OfficeJoined,
    ranges: &[Range],
) -> Result<Option<[u8; 32]>, ApiError> {
    let store = &work.open.store;
    let begins = ranges.iter().any(|range| range.device == work.open.device && range.start == 0);
    let secret = match store.secret(INVITATION)? {
        None if begins => store.secret(ANSWERED_INVITATION)?,
        unanswered => unanswered,
    };
    secret.map(|secret| proof(work, &secret, &office.signing_key)).transpose()
}

/// What the office has. One that invited again, as after a loss, is believed to have nothing.
pub(crate) fn office_has(work: &Work<'_>) -> Result<Mark, ApiError> {
    let store = &work.open.store;
    if is_invited(store)? {
        return Ok(Mark::default());
    }
    Ok(Mark { frontier: store.acknowledged()?, lacking: store.office_lacking()? })
}

/// How many entries name photos that the office lacks and that are here.
pub(crate) fn photos_pending(work: &Work<'_>, has: &Mark) -> Result<u64, ApiError> {
    let store = &work.open.store;
    let told = store.logs().iter().filter(|log| is_for_office(store, log, false));
    let here: Frontier = told.collect();
    Ok(store.count_naming(&store.blobs_wanted(has, &here))?)
}

/// A bundle for the office alone, and what is in it.
pub(crate) struct Sealed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) ranges: Vec<LogRange>,
    /// Entries that the office lacks and that are not in it.
    pub(crate) left: u64,
    /// Entries whose photos are in it.
    pub(crate) photos_of: Vec<At>,
    /// Whether the office lacks photos that are here and not in it.
    pub(crate) more_photos: bool,
}

impl Sealed {
    pub(crate) fn entries(&self) -> u64 {
        self.ranges.iter().map(LogRange::len).sum()
    }
}

/// Seals what the office lacks, from what it has on: all of it, or the beginning of it so that the
/// bundle is of about `at_most` bytes. Photos take the room that entries leave: what is said of
/// people arrives before their pictures.
pub(crate) fn for_office(
    work: &Work<'_>,
    office: &OfficeJoined,
    has: &Mark,
    at_most: u64,
) -> Result<Sealed, ApiError> {
    let open = &work.open;
    let again = is_invited(&open.store)?;
    let told = open.store.logs().iter().filter(|log| is_for_office(&open.store, log, again));
    let ranges = open.store.ranges(&has.frontier, told, &open.keys.signing)?;
    let proof = office_proof(work, office, &ranges)?;
    let lacking = lacking_here(work)?;
    let mut contents = Contents { ranges, blobs: Vec::new(), proof, lacking };
    let all = count(&contents);
    let cut = Cut { own: open.device, key: &open.keys.signing };
    cut.first(&mut contents.ranges, at_most);
    let mut bytes = sealed(work, &contents, Some(office), &[])?;
    while cut.again(&mut contents.ranges, bytes.len() as u64, at_most) {
        bytes = sealed(work, &contents, Some(office), &[])?;
    }
    let ranges: Vec<LogRange> = contents.ranges.iter().map(Range::log_range).collect();
    let mut then_has = has.frontier.clone();
    ranges.iter().for_each(|range| then_has.advance(range.device, range.end));
    let room = at_most.saturating_sub(bytes.len() as u64);
    let mut photos = open.store.blobs(&open.store.blobs_wanted(has, &then_has), room)?;
    contents.blobs = std::mem::take(&mut photos.blobs);
    if !contents.blobs.is_empty() {
        bytes = sealed(work, &contents, Some(office), &[])?;
    }
    let left = all.saturating_sub(count(&contents));
    let (photos_of, more_photos) = (photos.named_by, photos.more);
    Ok(Sealed { bytes, ranges, left, photos_of, more_photos })
}

fn count(contents: &Contents) -> u64 {
    contents.ranges.iter().map(|range| range.log_range().len()).sum()
}

pub(crate) fn sealed(
    work: &Work<'_>,
    contents: &Contents,
    office: Option<&OfficeJoined>,
    laptops: &[Laptop],
) -> Result<Vec<u8>, ApiError> {
    let open = &work.open;
    let office = office.map(|office| AgeRecipient::parse(&office.recipient)).transpose();
    let office = office.map_err(|_| ApiError::new("no_recipient"))?;
    let laptops = laptops.iter().map(|laptop| laptop.recipient.clone());
    let recipients: Vec<AgeRecipient> = office.into_iter().chain(laptops).collect();
    let request = SealRequest {
        signing: &open.keys.signing,
        scope: b"",
        village: open.village.digits(),
        recipients: &recipients,
        frontier: &frontier(work)?,
        sent_at: work.machine.clock.now(),
    };
    seal(contents, &request).map_err(|error| ApiError::new(error.code()))
}

/// What this register says it has. An own log of which the office has more is not to be trusted: it
/// is asked for from its beginning.
fn frontier(work: &Work<'_>) -> Result<Frontier, ApiError> {
    let store = &work.open.store;
    let mut frontier: Frontier = store.logs().iter().collect();
    let own = work.open.own();
    for log in own.former.iter().chain([&own.current]) {
        if identity::is_overtaken(store, log)? {
            frontier.set(*log, 0);
        }
    }
    Ok(frontier)
}

fn proof(work: &Work<'_>, secret: &[u8], office_key: &[u8]) -> Result<[u8; 32], ApiError> {
    let broken = || ApiError::new("bad_invitation");
    let secret = Hash::from_slice(secret).ok_or_else(broken)?;
    let office_key: &[u8; 32] = office_key.try_into().map_err(|_| broken())?;
    let office_key = VerifyingKey::from_bytes(office_key).map_err(|_| broken())?;
    let keys = work.open.keys.public();
    Ok(invitation::proof(&secret, &keys, work.open.village.digits(), &office_key))
}

pub(crate) fn take(
    desk: &mut Desk,
    request: TakeBundle,
    progress: &mut Progress<'_>,
) -> Result<BundleTaken, ApiError> {
    progress.step(0, STEPS)?;
    let bytes = file::read(Path::new(&request.path), MAX_BODY_BYTES)?;
    progress.step(1, STEPS)?;
    let mut work = desk.work()?;
    let Arrived { taken, photos, envelope } = take_bytes(&mut work, &bytes)?;
    if !envelope.scope.is_empty() {
        let path = Path::new(&request.path);
        journal::note(&mut work, Carriage::Answered, Some(path), (taken.taken, photos))?;
    }
    let set_aside = taken.set_aside.iter().map(|(id, code)| aside(&work, *id, code));
    Ok(BundleTaken {
        taken: taken.taken,
        already: taken.already,
        set_aside: set_aside.collect(),
        state_hash: work.open.store.state_hash(work.open.village.digits())?.to_string(),
        pending: pending(&work)?,
        photos,
    })
}

/// What a bundle brought.
pub(crate) struct Arrived {
    pub(crate) taken: Taken,
    /// Pieces of photos that were not here.
    pub(crate) photos: u64,
    pub(crate) envelope: Envelope,
}

/// Opens a bundle, whichever way it came, and takes all of it, or nothing.
pub(crate) fn take_bytes(work: &mut Work<'_>, bytes: &[u8]) -> Result<Arrived, ApiError> {
    if is_backup(bytes) {
        return Err(ApiError::new("is_backup"));
    }
    let ours: Vec<&AgeIdentity> =
        work.open.former.iter().chain([&work.open.keys]).map(|keys| &keys.age).collect();
    let inviter = laptop::inviter(work)?.and_then(|by| laptop::verifying(&by.signing_key));
    let here = &work.open.store;
    let known = |device: &DeviceId| {
        let log = here.logs().get(device).map(|log| VerifyingKey::from_bytes(&log.signing_key));
        let inviter = inviter.filter(|key| key.device_id(b"") == *device);
        log.and_then(Result::ok).or(inviter)
    };
    let opened = open(bytes, &ours, known, Strangers::Introduce);
    let mut opened = opened.map_err(|error| ApiError::from(&error))?;
    let sender = opened.envelope.sender;
    if here.logs().refuses(&sender, &opened.envelope.ranges) {
        return Err(ApiError::new("revoked"));
    }
    let own_office = office(work)?.and_then(|joined| joined.signing_key.try_into().ok());
    let is_office = own_office == Some(opened.envelope.signing_key);
    let is_laptop = known(&sender).is_some();
    verify_ranges(&mut opened.contents, known, |at| here.hash_at(at))
        .map_err(|error| ApiError::from(&error))?;
    let newcomer = laptop::newcomer(work, sender, &opened.contents)?;
    if !is_office && !is_laptop && newcomer.is_none() {
        return Err(ApiError::new("unknown_sender"));
    }
    // A laptop that knows the office brings its keys to one that does not.
    let office_key = own_office.or_else(|| office_key_in(&opened.contents.ranges));
    let admission = Admission { village: work.open.village.digits().to_owned(), office_key };
    let own = work.open.own();
    let (mut author, mut entropy) = (work.author(), &mut *work.machine.entropy);
    let store = &mut work.open.store;
    let outcome = store.together(|store| {
        let ranges = &opened.contents.ranges;
        let (taken, renewed) =
            identity::take(store, ranges, &admission, &own, &mut entropy, author.now)?;
        if renewed {
            author.log = village::keys_in(store)?.device_id(b"");
        }
        if let Some(newcomer) = &newcomer {
            laptop::admit(store, &author, newcomer)?;
        }
        if inviter.is_some_and(|key| key.device_id(b"") == sender) {
            laptop::answered(store)?;
        }
        if let Some(secret) = store.secret(INVITATION)?.filter(|_| is_office) {
            store.set_secret(ANSWERED_INVITATION, &secret)?;
            store.drop_secret(INVITATION)?;
        }
        Ok::<_, ApiError>((taken, store.take_blobs(&opened.contents.blobs)?))
    });
    // One who left a gap is believed in what it has, so that the next bundle begins there.
    if !is_office && outcome.as_ref().map_or_else(|error| error.code == "gap", |_| true) {
        let frontier = opened.envelope.frontier.clone();
        store.set_mark(&sender, &Mark { frontier, lacking: opened.contents.lacking })?;
    }
    work.open.identify()?;
    let (taken, photos) = outcome?;
    Ok(Arrived { taken, photos, envelope: opened.envelope })
}

/// The key of the office whose logs are among these.
pub(crate) fn office_key_in(ranges: &[Range]) -> Option<[u8; 32]> {
    let mut first = ranges.iter().filter_map(|range| range.entries.first());
    first.find_map(|entry| match Read::from_bytes(&entry.op) {
        Read::Known(Op::OfficeStarted(started)) => started.signing_key.try_into().ok(),
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => None,
    })
}

fn aside(work: &Work<'_>, id: EntryId, code: &str) -> Remark {
    let reason = work.words.sentence(&format!("aside_{code}"), &[]);
    let facts = [("seq".to_owned(), id.seq().to_string()), ("reason".to_owned(), reason)];
    let (sentence, hint) = work.words.message("set_aside", &facts.into());
    Remark { code: code.to_owned(), field: None, sentence, hint }
}
