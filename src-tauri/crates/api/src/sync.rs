//! Everything to the office by the line, in small bundles, and its answers back.

use crate::bundle::{Sealed, for_office, office_has, take_bytes};
use crate::contract::bundle::{BundlesSynced, SyncBundles};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::line::again::GARBLED;
use crate::line::{Line, Reply};
use crate::progress::Progress;
use crate::revoked;
use crate::village::{office, pending};
use lindung_domain::op::office::OfficeJoined;
use lindung_log::Frontier;
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
    taken: u64,
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
    let code = all.as_ref().err().and_then(|error| error.facts.get("office_code"));
    let revoked = code.is_some_and(|code| code == "revoked");
    if revoked || all.is_ok() {
        revoked::tell(work.open, revoked)?;
    }
    all.map_err(|error| done.beside(error))?;
    Ok(BundlesSynced {
        sent: done.sent,
        bundles: done.bundles,
        bytes_sent: done.bytes_sent,
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
        let of = done.sent.saturating_add(sealed.entries()).saturating_add(sealed.left);
        // What the office has stays acknowledged, so that this is another end than `cancelled`.
        progress.step(done.sent, of).map_err(|_| ApiError::new("sync_cancelled"))?;
        let reply = line.post(&sealed.bytes);
        if reply.as_ref().err().is_none_or(|error| !NOTHING_SENT.contains(&error.code.as_str())) {
            done.bytes_sent = done.bytes_sent.saturating_add(sealed.bytes.len() as u64);
        }
        if done.differed == 0 && reply.as_ref().is_err_and(is_unknown) {
            done.differed = 1;
            has = Frontier::default();
            continue;
        }
        match reply? {
            Reply::Answered(answer) => {
                has = take(work, &answer, &office.signing_key, done)?;
                check_answers(&sealed, &has)?;
                done.bundles = done.bundles.saturating_add(1);
                done.sent = done.sent.saturating_add(sealed.entries());
                // An answer may have led to a new identity, whose log the office lacks.
                let here = work.open.store.frontier(|log| !log.by_office);
                if has.covers_all(&here) || sealed.ranges.is_empty() {
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

/// Whether the office does not know this laptop any more, as after it was put back to a backup. It
/// is told from the beginning then.
fn is_unknown(error: &ApiError) -> bool {
    error.facts.get("office_code").is_some_and(|code| code == "unknown_device")
}

/// Takes the answer; gives what the office has by its own word.
fn take(
    work: &mut Work<'_>,
    answer: &[u8],
    office_key: &[u8],
    done: &mut Done,
) -> Result<Frontier, ApiError> {
    let (taken, envelope) = take_bytes(work, answer).map_err(|error| {
        if GARBLED.contains(&error.code.as_str()) { bad_answer(&error.code) } else { error }
    })?;
    if envelope.signing_key != office_key {
        return Err(bad_answer("unknown_sender"));
    }
    done.taken = done.taken.saturating_add(taken.taken);
    Ok(envelope.frontier)
}

/// A line that doubles may bring the answer to an earlier bundle.
fn check_answers(sealed: &Sealed, has: &Frontier) -> Result<(), ApiError> {
    let arrived = sealed.ranges.iter().all(|range| has.next(&range.device) >= range.end);
    if arrived { Ok(()) } else { Err(bad_answer("old_answer")) }
}

fn bad_answer(reason: &str) -> ApiError {
    ApiError::new("bad_answer").with("reason", reason)
}

/// The office still says so, after what it told was taken.
fn differs(work: &Work<'_>, code: &str, has: &Frontier) -> ApiError {
    let lacking = has.next(&work.open.device).to_string();
    let sentence = match code {
        "fork" => work.words.sentence("fork", &[("seq", &lacking)]),
        _ => work.words.sentence("gap", &[("seq", &lacking)]),
    };
    ApiError::new("office_refused").with("office_code", code).with("sentence", sentence)
}

impl Done {
    /// The failure, and what was done before it.
    fn beside(&self, error: ApiError) -> ApiError {
        let error = error.with("sent", self.sent).with("bundles", self.bundles);
        error.with("bytes_sent", self.bytes_sent).with("taken", self.taken)
    }
}
