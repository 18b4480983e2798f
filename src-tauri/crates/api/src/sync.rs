//! Everything to the office by the line, in small bundles, and its answers back.

use crate::bundle::{Arrived, Sealed, for_office, office_has, photos_pending, take_bytes};
use crate::contract::bundle::{BundlesSynced, SyncBundles};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::line::again::GARBLED;
use crate::line::{Line, Reply};
use crate::progress::Progress;
use crate::village::{office, pending};
use lindung_domain::op::office::OfficeJoined;
use lindung_log::{At, Mark};
use std::path::Path;

/// A broken line loses at most one, and one is soon sent again.
const USUAL_BYTES: u64 = 256 * 1024;
/// Below this the front of a bundle outweighs what is in it.
const LEAST_BYTES: u64 = 2 * 1024;
/// An office that was restored says once where to begin; a register that was copied learns once
/// from where on it is another.
const MOST_DIFFERENCES: u64 = 2;
/// Failures before the first byte of a bundle.
const NOTHING_SENT: [&str; 3] = ["bad_address", "no_line", "no_trust"];

/// What was done so far, also told where it could not go on.
#[derive(Default)]
struct Done {
    sent: u64,
    bundles: u64,
    bytes_sent: u64,
    photos: u64,
    taken: u64,
    /// Whether the last answer brought photos: there may be more where they came from.
    photos_came: bool,
    differed: u64,
}

pub(crate) fn run(
    desk: &mut Desk,
    request: SyncBundles,
    progress: &mut Progress<'_>,
) -> Result<BundlesSynced, ApiError> {
    let mut work = desk.work()?;
    let joined = office(&work)?.ok_or_else(|| ApiError::new("no_recipient"))?;
    let address =
        request.url.or(joined.address.clone()).filter(|address| !address.trim().is_empty());
    let address = address.ok_or_else(|| ApiError::new("no_address"))?;
    let certificate = request.certificate.as_deref().map(Path::new);
    let line = Line::new(&address, certificate, request.allow_http)?;
    let at_most = request.bundle_bytes.unwrap_or(USUAL_BYTES).max(LEAST_BYTES);
    let mut done = Done::default();
    let all = all(&mut work, &line, &joined, at_most, &mut done, progress);
    all.map_err(|error| done.beside(error))?;
    Ok(BundlesSynced {
        sent: done.sent,
        bundles: done.bundles,
        bytes_sent: done.bytes_sent,
        photos: done.photos,
        taken: done.taken,
        pending: pending(&work)?,
        state_hash: work.open.store.state_hash(work.open.village.digits())?.to_string(),
    })
}

/// Bundle after bundle, each from where the office says that it stands, until it has everything.
/// The answer to the last one tells all that the office has to say.
fn all(
    work: &mut Work<'_>,
    line: &Line,
    office: &OfficeJoined,
    at_most: u64,
    done: &mut Done,
    progress: &mut Progress<'_>,
) -> Result<(), ApiError> {
    let mut has = office_has(work)?;
    loop {
        let sealed = for_office(work, office, &has, at_most)?;
        let of = done.all().saturating_add(sealed.entries()).saturating_add(sealed.left);
        let of = of.saturating_add(photos_pending(work, &has)?);
        // What the office has stays acknowledged, so that this is another end than `cancelled`.
        progress.step(done.all(), of).map_err(|_| ApiError::new("sync_cancelled"))?;
        let reply = line.post(&sealed.bytes);
        if reply.as_ref().err().is_none_or(|error| !NOTHING_SENT.contains(&error.code.as_str())) {
            done.bytes_sent = done.bytes_sent.saturating_add(sealed.bytes.len() as u64);
        }
        match reply? {
            Reply::Answered(answer) => {
                has = take(work, &answer, &office.signing_key, done)?;
                check_answers(&sealed, &has)?;
                done.bundles = done.bundles.saturating_add(1);
                done.sent = done.sent.saturating_add(sealed.entries());
                done.photos = done.photos.saturating_add(sealed.photos_of.len() as u64);
                if is_all(work, &sealed, &has, done)? {
                    return Ok(());
                }
            }
            Reply::Differs { code, answer } => {
                has = take(work, &answer, &office.signing_key, done)?;
                done.differed = done.differed.saturating_add(1);
                if done.differed > MOST_DIFFERENCES {
                    return Err(differs(work, &code, &has));
                }
            }
        }
    }
}

/// Whether neither side has anything left that the other lacks.
fn is_all(work: &Work<'_>, sealed: &Sealed, has: &Mark, done: &Done) -> Result<bool, ApiError> {
    let store = &work.open.store;
    // An answer may have led to a new identity, whose log the office lacks.
    let here = store.frontier(|log| !log.by_office);
    let entries = has.frontier.covers_all(&here) || sealed.ranges.is_empty();
    let to_come = done.photos_came && !store.lacking(|log| !log.by_office)?.is_empty();
    Ok(entries && !sealed.more_photos && !to_come)
}

/// Takes the answer; gives what the office has by its own word.
fn take(
    work: &mut Work<'_>,
    answer: &[u8],
    office_key: &[u8],
    done: &mut Done,
) -> Result<Mark, ApiError> {
    let Arrived { taken, photos, envelope } = take_bytes(work, answer).map_err(|error| {
        if GARBLED.contains(&error.code.as_str()) { bad_answer(&error.code) } else { error }
    })?;
    if envelope.signing_key != office_key {
        return Err(bad_answer("unknown_sender"));
    }
    done.taken = done.taken.saturating_add(taken.taken);
    done.photos_came = photos > 0;
    Ok(Mark { frontier: envelope.frontier, lacking: work.open.store.office_lacking()? })
}

/// A line that doubles may bring the answer to an earlier bundle.
fn check_answers(sealed: &Sealed, has: &Mark) -> Result<(), ApiError> {
    let mut ranges = sealed.ranges.iter();
    let arrived = ranges.all(|range| has.frontier.next(&range.device) >= range.end);
    let lacks = |at: &At| has.lacking.iter().any(|range| range.holds(*at));
    if arrived && !sealed.photos_of.iter().any(lacks) {
        Ok(())
    } else {
        Err(bad_answer("old_answer"))
    }
}

fn bad_answer(reason: &str) -> ApiError {
    ApiError::new("bad_answer").with("reason", reason)
}

/// The office still says so, after what it told was taken.
fn differs(work: &Work<'_>, code: &str, has: &Mark) -> ApiError {
    let lacking = has.frontier.next(&work.open.device).to_string();
    let sentence = match code {
        "fork" => work.words.sentence("fork", &[("seq", &lacking)]),
        _ => work.words.sentence("gap", &[("seq", &lacking)]),
    };
    ApiError::new("office_refused").with("office_code", code).with("sentence", sentence)
}

impl Done {
    /// Entries and photos that went.
    fn all(&self) -> u64 {
        self.sent.saturating_add(self.photos)
    }

    /// The failure, and what was done before it.
    fn beside(&self, error: ApiError) -> ApiError {
        let error = error.with("sent", self.sent).with("bundles", self.bundles);
        error.with("bytes_sent", self.bytes_sent).with("taken", self.taken)
    }
}
