//! Everything to the office by the line, in small bundles, and its answers back.

use crate::bundle::{
    Arrived, Sealed, for_office, journal, lacking_here, office_has, photos_pending, take_bytes,
};
use crate::contract::bundle::{BundlesSynced, SyncBundles};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::line::again::GARBLED;
use crate::line::{CERTIFICATE_BYTES, Line, Reply};
use crate::progress::Progress;
use crate::revoked;
use crate::village::{office, pending};
use lindung_domain::op::office::OfficeJoined;
use lindung_log::{At, Frontier, Mark};
use lindung_store::Carriage;
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
    /// Whether the last answer brought blobs: there may be more where they came from.
    blobs_came: bool,
    differed: u64,
}

pub(crate) fn run(
    desk: &mut Desk,
    request: SyncBundles,
    progress: &mut Progress<'_>,
) -> Result<BundlesSynced, ApiError> {
    let mut work = desk.work()?;
    let mut sending = Sending::begin(&work, request)?;
    let all = sending.all(&mut work, progress);
    all.map_err(|error| sending.beside(error))?;
    let done = sending.done;
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
/// The answer to the last one tells all that the office has to say. A bundle is sealed and its
/// answer taken at the desk; on the line in between the desk is not needed.
pub(crate) struct Sending {
    line: Line,
    office: OfficeJoined,
    at_most: u64,
    /// What the office has by its own word.
    has: Mark,
    done: Done,
}

impl Sending {
    pub(crate) fn begin(work: &Work<'_>, request: SyncBundles) -> Result<Self, ApiError> {
        let office = office(work)?.ok_or_else(|| ApiError::new("no_recipient"))?;
        let address = request.url.or(office.address.clone());
        let address = address.filter(|address| !address.trim().is_empty());
        let address = address.ok_or_else(|| ApiError::new("no_address"))?;
        let path = request.certificate.as_deref().map(Path::new);
        let read = path.map(|path| file::read(path, CERTIFICATE_BYTES)).transpose()?;
        let certificate = read.or(request.pem.map(String::into_bytes));
        let line = Line::new(&address, certificate.as_deref(), request.allow_http)?;
        let at_most = request.bundle_bytes.unwrap_or(USUAL_BYTES).max(LEAST_BYTES);
        Ok(Self { line, office, at_most, has: office_has(work)?, done: Done::default() })
    }

    fn all(&mut self, work: &mut Work<'_>, progress: &mut Progress<'_>) -> Result<(), ApiError> {
        loop {
            let sealed = self.seal(work)?;
            let sent = self.done.all();
            let of = sent.saturating_add(sealed.entries()).saturating_add(sealed.left);
            let of = of.saturating_add(photos_pending(work, &self.has)?);
            // What the office has stays acknowledged, so that this is another end than `cancelled`.
            progress.step(sent, of).map_err(|_| ApiError::new("sync_cancelled"))?;
            let reply = self.post(&sealed);
            if self.take(work, &sealed, reply)? {
                return Ok(());
            }
        }
    }

    /// The next bundle.
    pub(crate) fn seal(&self, work: &Work<'_>) -> Result<Sealed, ApiError> {
        for_office(work, &self.office, &self.has, self.at_most)
    }

    /// Sends it and waits for the answer.
    pub(crate) fn post(&mut self, sealed: &Sealed) -> Result<Reply, ApiError> {
        let reply = self.line.post(&sealed.bytes);
        if reply.as_ref().err().is_none_or(|error| !NOTHING_SENT.contains(&error.code.as_str())) {
            self.done.bytes_sent = self.done.bytes_sent.saturating_add(sealed.bytes.len() as u64);
        }
        reply
    }

    /// Takes the answer; says whether the office has everything now.
    pub(crate) fn take(
        &mut self,
        work: &mut Work<'_>,
        sealed: &Sealed,
        reply: Result<Reply, ApiError>,
    ) -> Result<bool, ApiError> {
        let taken = self.take_reply(work, sealed, reply);
        let code = taken.as_ref().err().and_then(|error| error.facts.get("office_code"));
        let revoked = code.is_some_and(|code| code == "revoked");
        if revoked || matches!(taken, Ok(true)) {
            revoked::tell(work.open, revoked)?;
        }
        taken
    }

    fn take_reply(
        &mut self,
        work: &mut Work<'_>,
        sealed: &Sealed,
        reply: Result<Reply, ApiError>,
    ) -> Result<bool, ApiError> {
        if self.done.differed == 0 && reply.as_ref().is_err_and(is_unknown) {
            self.done.differed = 1;
            self.has = Mark::default();
            return Ok(false);
        }
        match reply? {
            Reply::Answered(answer) => {
                self.take_answer(work, &answer)?;
                check_answers(sealed, &self.has)?;
                if sealed.entries() > 0 || !sealed.photos_of.is_empty() {
                    let photos = sealed.photos_of.len() as u64;
                    journal::note(work, Carriage::Sent, None, (sealed.entries(), photos))?;
                }
                let done = &mut self.done;
                done.bundles = done.bundles.saturating_add(1);
                done.sent = done.sent.saturating_add(sealed.entries());
                done.photos = done.photos.saturating_add(sealed.photos_of.len() as u64);
                is_all(work, sealed, &self.has, &self.done)
            }
            Reply::Differs { code, answer } => {
                self.take_answer(work, &answer)?;
                self.done.differed = self.done.differed.saturating_add(1);
                if self.done.differed > MOST_DIFFERENCES {
                    return Err(differs(work, &code, &self.has));
                }
                Ok(false)
            }
        }
    }

    fn take_answer(&mut self, work: &mut Work<'_>, answer: &[u8]) -> Result<(), ApiError> {
        let Arrived { taken, photos, envelope } = take_bytes(work, answer).map_err(|error| {
            if GARBLED.contains(&error.code.as_str()) { bad_answer(&error.code) } else { error }
        })?;
        if self.office.signing_key != envelope.signing_key {
            return Err(bad_answer("unknown_sender"));
        }
        self.done.taken = self.done.taken.saturating_add(taken.taken);
        self.done.blobs_came = photos > 0;
        let lacking = work.open.store.office_lacking()?;
        self.has = Mark { frontier: envelope.frontier, lacking };
        Ok(())
    }

    /// Whether any bundle went across.
    pub(crate) fn got_across(&self) -> bool {
        self.done.bundles > 0
    }

    /// The failure, and what was done before it.
    fn beside(&self, error: ApiError) -> ApiError {
        let done = &self.done;
        let error = error.with("sent", done.sent).with("bundles", done.bundles);
        error.with("bytes_sent", done.bytes_sent).with("taken", done.taken)
    }
}

/// Whether the office does not know this laptop any more, as after it was put back to a backup. It
/// is told from the beginning then.
fn is_unknown(error: &ApiError) -> bool {
    error.facts.get("office_code").is_some_and(|code| code == "unknown_device")
}

/// Whether neither side has anything left that the other lacks.
fn is_all(work: &Work<'_>, sealed: &Sealed, has: &Mark, done: &Done) -> Result<bool, ApiError> {
    let store = &work.open.store;
    // An answer may have led to a new identity, whose log the office lacks.
    let here: Frontier = store.logs().iter().filter(|log| !log.by_office).collect();
    let entries = has.frontier.covers_all(&here) || sealed.ranges.is_empty();
    let to_come = done.blobs_came && !lacking_here(work)?.is_empty();
    Ok(entries && !sealed.more_photos && !to_come)
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
}
