//! A newer program that the office offers. It comes in the office's answers, piece by piece and
//! behind everything else, once somebody here asked for it: it may cost what a village pays for its
//! line in a month. It is written out where the officer wants it, and never started by this
//! program.

use crate::contract::Nothing;
use crate::contract::update::{SaveUpdate, UpdateOffer, UpdateState};
use crate::contract::village::FileWritten;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use crate::village::office;
use lindung_domain::fold::Subject;
use lindung_domain::op::blob::BlobName;
use lindung_domain::op::program::{ProgramOffered, ProgramVersion, SYSTEMS};
use lindung_domain::op::{Op, Read};
use lindung_log::{Hash, LogRange};
use lindung_store::SubjectId;
use std::path::PathBuf;

/// Name of the setting: the version that somebody asked for.
const ASKED: &str = "update_asked";
/// What is installed here.
const SYSTEM: &str = if cfg!(windows) { "windows" } else { "linux-deb" };
const RUNNING: &str = env!("CARGO_PKG_VERSION");

/// The newest program for this system that is newer than the running one.
struct Offer {
    offered: ProgramOffered,
    /// As the office calls itself.
    office: String,
    blobs: Vec<BlobName>,
    /// Where its pieces stand.
    pieces: LogRange,
}

pub(crate) fn state(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<UpdateState, ApiError> {
    told(&desk.work()?)
}

pub(crate) fn ask(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<UpdateState, ApiError> {
    let work = desk.work()?;
    let offer = newest(&work)?.ok_or_else(|| ApiError::new("no_update"))?;
    work.open.store.set_meta(ASKED, &offer.offered.version.to_string())?;
    told(&work)
}

pub(crate) fn save(
    desk: &mut Desk,
    request: SaveUpdate,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let work = desk.work()?;
    let Offer { offered, blobs, .. } = newest(&work)?.ok_or_else(|| ApiError::new("no_update"))?;
    let bytes = work.open.store.bytes(&blobs)?;
    let bytes = bytes.ok_or_else(|| ApiError::new("update_not_whole"))?;
    if bytes.len() as u64 != offered.size_bytes || *Hash::of(&bytes).as_bytes() != offered.sha256 {
        return Err(ApiError::new("update_damaged"));
    }
    let mut path = PathBuf::from(request.path);
    if path.is_dir() {
        path.push(name(&offered));
    }
    file::write(&path, &bytes)
}

fn name(offered: &ProgramOffered) -> String {
    let known = SYSTEMS.iter().find(|(system, _)| *system == offered.system);
    format!("lindung-{}.{}", offered.version, known.map_or("bin", |(_, ending)| ending))
}

/// The pieces that the next bundle asks for.
pub(crate) fn wanted(work: &Work<'_>) -> Result<Vec<LogRange>, ApiError> {
    let Some(asked) = work.open.store.meta(ASKED)? else { return Ok(Vec::new()) };
    let offer = newest(work)?.filter(|offer| offer.offered.version.to_string() == asked);
    offer.map_or(Ok(Vec::new()), |offer| lacking(work, offer.pieces))
}

fn lacking(work: &Work<'_>, pieces: LogRange) -> Result<Vec<LogRange>, ApiError> {
    let lacking = work.open.store.lacking(|log| log.name == pieces.device)?.into_iter();
    let lacking = lacking.map(|range| LogRange {
        start: range.start.max(pieces.start),
        end: range.end.min(pieces.end),
        ..range
    });
    Ok(lacking.filter(|range| !range.is_empty()).collect())
}

fn told(work: &Work<'_>) -> Result<UpdateState, ApiError> {
    let offer = newest(work)?.map(|offer| tell(work, &offer)).transpose()?;
    Ok(UpdateState { running: RUNNING.to_owned(), offer })
}

fn tell(work: &Work<'_>, offer: &Offer) -> Result<UpdateOffer, ApiError> {
    let (all, lacking) = (offer.pieces.len(), lacking(work, offer.pieces)?);
    let here = all.saturating_sub(lacking.iter().map(LogRange::len).sum());
    let version = offer.offered.version.to_string();
    Ok(UpdateOffer {
        office: offer.office.clone(),
        size_bytes: offer.offered.size_bytes,
        percent_here: here.saturating_mul(100).checked_div(all).unwrap_or(0),
        asked: work.open.store.meta(ASKED)?.as_deref() == Some(version.as_str()),
        whole: lacking.is_empty(),
        version,
    })
}

fn newest(work: &Work<'_>) -> Result<Option<Offer>, ApiError> {
    let store = &work.open.store;
    let Some(office) = office(work)? else { return Ok(None) };
    let running: Option<ProgramVersion> = RUNNING.parse().ok();
    let mut newest: Option<(SubjectId, ProgramOffered)> = None;
    for id in store.subjects_of_kind("program")? {
        let log = store.at_of(id)?.device;
        let key = store.logs().get(&log).map(|log| log.signing_key);
        let Subject::Program(offered) = store.subject(id)?.0 else { continue };
        let best = newest.as_ref().map(|(_, best)| best.version).max(running);
        // One that its own office offers, whichever it was when this register was sent it.
        let ours = key.is_some_and(|key| office.signing_key == key) && offered.system == SYSTEM;
        if ours && Some(offered.version) > best {
            newest = Some((id, *offered));
        }
    }
    let Some((id, offered)) = newest else { return Ok(None) };
    let first = store.at_of(id)?;
    let start = first.seq.saturating_add(1);
    let (mut blobs, mut end) = (Vec::new(), start);
    for entry in store.subject(id)?.1 {
        if let (Read::Known(Op::ProgramPiece(piece)), None) = (entry.op, entry.aside) {
            blobs.extend(piece.blobs);
            end = store.at_of(entry.id)?.seq.saturating_add(1);
        }
    }
    let pieces = LogRange { device: first.device, start, end };
    Ok(Some(Offer { offered, office: office.name, blobs, pieces }))
}
