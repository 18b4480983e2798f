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
use lindung_domain::op::program::{ProgramOffered, ProgramVersion, SYSTEMS};
use lindung_log::{Hash, LogRange};
use lindung_store::Program;
use std::path::PathBuf;

/// Name of the setting: the version that somebody asked for.
const ASKED: &str = "update_asked";
/// What is installed here.
const SYSTEM: &str = if cfg!(windows) { "windows" } else { "linux-deb" };
const RUNNING: &str = env!("CARGO_PKG_VERSION");

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
    let (program, _) = newest(&work)?.ok_or_else(|| ApiError::new("no_update"))?;
    let store = &mut work.open.store;
    // What came of others before is of no more use.
    let others = store.programs()?.into_iter().filter(|other| *other != program);
    let others: Vec<LogRange> = others.map(|other| other.pieces).collect();
    store.forget_blobs(&others)?;
    store.set_meta(ASKED, &program.offered.version.to_string())?;
    told(&work)
}

pub(crate) fn save(
    desk: &mut Desk,
    request: SaveUpdate,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let work = desk.work()?;
    let (program, _) = newest(&work)?.ok_or_else(|| ApiError::new("no_update"))?;
    let offered = program.offered;
    let bytes = work.open.store.bytes(&program.blobs)?;
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
    let newest = newest(work)?.filter(|(program, _)| program.offered.version.to_string() == asked);
    newest.map_or(Ok(Vec::new()), |(program, _)| lacking(work, program.pieces))
}

fn lacking(work: &Work<'_>, pieces: LogRange) -> Result<Vec<LogRange>, ApiError> {
    let store = &work.open.store;
    let lacking = store.lacking(store.logs().get(&pieces.device))?.into_iter();
    let lacking = lacking.map(|range| LogRange {
        start: range.start.max(pieces.start),
        end: range.end.min(pieces.end),
        ..range
    });
    Ok(lacking.filter(|range| !range.is_empty()).collect())
}

fn told(work: &Work<'_>) -> Result<UpdateState, ApiError> {
    let offer = newest(work)?.map(|(program, office)| tell(work, &program, office)).transpose()?;
    Ok(UpdateState { running: RUNNING.to_owned(), offer })
}

fn tell(work: &Work<'_>, program: &Program, office: String) -> Result<UpdateOffer, ApiError> {
    let (all, lacking) = (program.pieces.len(), lacking(work, program.pieces)?);
    let here = all.saturating_sub(lacking.iter().map(LogRange::len).sum());
    let version = program.offered.version.to_string();
    Ok(UpdateOffer {
        office,
        size_bytes: program.offered.size_bytes,
        percent_here: here.saturating_mul(100).checked_div(all).unwrap_or(0),
        asked: work.open.store.meta(ASKED)?.as_deref() == Some(version.as_str()),
        whole: lacking.is_empty(),
        version,
    })
}

/// The newest program for this system that is newer than the running one, and the office that
/// offers it.
fn newest(work: &Work<'_>) -> Result<Option<(Program, String)>, ApiError> {
    let store = &work.open.store;
    let Some(office) = office(work)? else { return Ok(None) };
    let running: Option<ProgramVersion> = RUNNING.parse().ok();
    let ours = |program: &Program| {
        // Not one of an office that this village had before.
        let log = store.logs().get(&program.pieces.device);
        let by_office = log.is_some_and(|log| office.signing_key == log.signing_key);
        let offered = &program.offered;
        by_office && offered.system == SYSTEM && Some(offered.version) > running
    };
    let programs = store.programs()?.into_iter().filter(ours);
    let newest = programs.max_by_key(|program| program.offered.version);
    Ok(newest.map(|program| (program, office.name)))
}
