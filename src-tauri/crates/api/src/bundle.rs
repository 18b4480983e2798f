//! Bundles to the office and back.

mod cut;

use crate::contract::Remark;
use crate::contract::bundle::{BundleMade, BundleTaken, MakeBundle, TakeBundle};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::place::{self, Series};
use crate::progress::Progress;
use crate::village::{INVITATION, office, pending};
use cut::Cut;
use lindung_log::backup::is_backup;
use lindung_log::bundle::{
    Contents, Envelope, MAX_BODY_BYTES, Range, SealRequest, Strangers, open, seal, verify_ranges,
};
use lindung_log::{AgeIdentity, AgeRecipient, Frontier, Hash, LogRange, VerifyingKey, invitation};
use lindung_store::{Admission, EntryId, Taken};
use std::path::Path;

pub(crate) fn make(
    desk: &mut Desk,
    request: MakeBundle,
    _: &mut Progress<'_>,
) -> Result<BundleMade, ApiError> {
    let mut work = desk.work()?;
    let has = work.open.store.acknowledged()?;
    let sealed = bundle_bytes(&work, &has, u64::MAX)?;
    let path = place::named(&mut work, &request.path, Series::Bundle)?;
    let written = file::write(&path, &sealed.bytes)?;
    Ok(BundleMade { file: written.file, entries: sealed.entries(), bytes: written.bytes })
}

/// A bundle for the office, and what is in it.
pub(crate) struct Sealed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) ranges: Vec<LogRange>,
    /// Entries that the office lacks and that are not in it.
    pub(crate) left: u64,
}

impl Sealed {
    pub(crate) fn entries(&self) -> u64 {
        self.ranges.iter().map(LogRange::len).sum()
    }
}

/// Seals what the office lacks, from what it has on: all of it, or the beginning of it so that the
/// bundle is of about `at_most` bytes.
pub(crate) fn bundle_bytes(
    work: &Work<'_>,
    has: &Frontier,
    at_most: u64,
) -> Result<Sealed, ApiError> {
    let joined = office(work)?.ok_or_else(|| ApiError::new("no_recipient"))?;
    let recipient = AgeRecipient::parse(&joined.recipient);
    let recipient = recipient.map_err(|_| ApiError::new("no_recipient"))?;
    let open = &work.open;
    let ranges = open.store.ranges(has, |log| !log.by_office, &open.keys.signing)?;
    let proof = match open.store.secret(INVITATION)? {
        // Until the first acknowledgement every bundle says that this device was invited.
        Some(secret) if has.is_empty() => Some(proof(work, &secret, &joined.signing_key)?),
        _ => None,
    };
    let mut contents = Contents { ranges, blobs: Vec::new(), proof };
    let seal_now = |contents: &Contents| {
        let request = SealRequest {
            signing: &open.keys.signing,
            scope: b"",
            village: open.village.digits(),
            recipients: std::slice::from_ref(&recipient),
            frontier: &open.store.frontier(|_| true),
            sent_at: work.machine.clock.now(),
        };
        seal(contents, &request).map_err(|error| ApiError::new(error.code()))
    };
    let all = count(&contents);
    let cut = Cut { own: open.device, key: &open.keys.signing };
    cut.first(&mut contents.ranges, at_most);
    let mut bytes = seal_now(&contents)?;
    while cut.again(&mut contents.ranges, bytes.len() as u64, at_most) {
        bytes = seal_now(&contents)?;
    }
    let left = all.saturating_sub(count(&contents));
    Ok(Sealed { bytes, ranges: contents.ranges.iter().map(Range::log_range).collect(), left })
}

fn count(contents: &Contents) -> u64 {
    contents.ranges.iter().map(|range| range.log_range().len()).sum()
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
    _: &mut Progress<'_>,
) -> Result<BundleTaken, ApiError> {
    let bytes = file::read(Path::new(&request.path), MAX_BODY_BYTES)?;
    let mut work = desk.work()?;
    let (taken, _) = take_bytes(&mut work, &bytes)?;
    let set_aside = taken.set_aside.iter().map(|(id, code)| aside(&work, *id, code));
    Ok(BundleTaken {
        taken: taken.taken,
        already: taken.already,
        set_aside: set_aside.collect(),
        state_hash: work.open.store.state_hash(work.open.village.digits())?.to_string(),
        pending: pending(&work)?,
    })
}

/// Takes a bundle, whichever way it came.
pub(crate) fn take_bytes(work: &mut Work<'_>, bytes: &[u8]) -> Result<(Taken, Envelope), ApiError> {
    if is_backup(bytes) {
        return Err(ApiError::new("is_backup"));
    }
    let joined = office(work)?;
    let office_key = joined.and_then(|joined| <[u8; 32]>::try_from(joined.signing_key).ok());
    let here = &work.open.store;
    let known = |device: &lindung_log::DeviceId| {
        here.logs().get(device).and_then(|log| VerifyingKey::from_bytes(&log.signing_key).ok())
    };
    let ours: Vec<&AgeIdentity> =
        work.open.former.iter().chain([&work.open.keys]).map(|keys| &keys.age).collect();
    let mut opened =
        open(bytes, &ours, known, Strangers::Introduce).map_err(|error| ApiError::from(&error))?;
    let is_office = office_key == Some(opened.envelope.signing_key);
    let is_laptop = known(&opened.envelope.sender).is_some();
    if !is_office && !is_laptop {
        return Err(ApiError::new("unknown_sender"));
    }
    verify_ranges(&mut opened.contents, known, |at| here.hash_at(at))
        .map_err(|error| ApiError::from(&error))?;
    let admission = Admission { village: work.open.village.digits().to_owned(), office_key };
    let taken = work.open.store.take(&opened.contents.ranges, &admission)?;
    Ok((taken, opened.envelope))
}

fn aside(work: &Work<'_>, id: EntryId, code: &str) -> Remark {
    let reason = work.words.sentence(&format!("aside_{code}"), &[]);
    let facts = [("seq".to_owned(), id.seq().to_string()), ("reason".to_owned(), reason)];
    let (sentence, hint) = work.words.message("set_aside", &facts.into());
    Remark { code: code.to_owned(), field: None, sentence, hint }
}
