//! What waits for the office, which bundles are on their way, and which lie on the sticks that are
//! plugged in.

use super::{office_has, photos_pending};
use crate::contract::Nothing;
use crate::contract::bundle::{
    BundleJournal, BundleStep, BundlesOffered, OfferedBundle, UnsentWorker, WaitingForOffice,
};
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::file;
use crate::folder;
use crate::progress::Progress;
use crate::village::pending;
use lindung_log::bundle::{Envelope, inspect};
use lindung_log::{DeviceId, Frontier};
use lindung_store::{Carriage, Journey, Unsent};
use std::path::{Path, PathBuf};

/// More people than anybody reads.
const SHOWN: usize = 200;
/// As many bundles as one remembers.
const REMEMBERED: u32 = 60;
/// A larger file is taken by its name; it is not read just to be offered.
const LOOKED_BYTES: u64 = 16 << 20;
/// So many files of a folder are looked at.
const LOOKED_FILES: usize = 50;

/// Writes a bundle into the journal.
pub(crate) fn note(
    work: &mut Work<'_>,
    what: Carriage,
    path: Option<&Path>,
    (entries, photos): (u64, u64),
) -> Result<(), ApiError> {
    let own = work.open.device;
    let until_seq = match what {
        Carriage::Made => work.open.store.logs().get(&own).map_or(0, |log| log.next_seq),
        Carriage::Sent | Carriage::Answered => work.open.store.acknowledged()?.next(&own),
    };
    let place = path.map(|path| folder::called(work.words, path)).unwrap_or_default();
    let file = path.and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let at = work.machine.clock.now();
    let journey = Journey {
        at,
        what: what.key().to_owned(),
        place,
        file,
        log: own,
        until_seq,
        entries,
        photos,
    };
    Ok(work.open.store.note_journey(what, &journey)?)
}

pub(crate) fn waiting(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<WaitingForOffice, ApiError> {
    let work = desk.work()?;
    let (store, has) = (&work.open.store, office_has(&work)?);
    let mut people: Vec<Unsent> = Vec::new();
    for log in own_logs(&work) {
        people.extend(store.unsent(&log, has.frontier.next(&log))?);
    }
    let entries = pending(&work)?;
    let about: u64 = people.iter().map(|one| one.entries).sum();
    let line = |one: Unsent| UnsentWorker {
        worker: one.worker.number(),
        name: one.name,
        rt: one.rt,
        rw: one.rw,
        entries: one.entries,
    };
    Ok(WaitingForOffice {
        entries,
        people: people.len() as u64,
        others: entries.saturating_sub(about),
        photos: photos_pending(&work, &has)?,
        lines: people.into_iter().take(SHOWN).map(line).collect(),
    })
}

fn own_logs(work: &Work<'_>) -> Vec<DeviceId> {
    let former = work.open.former.iter().map(|keys| keys.device_id(b""));
    [work.open.device].into_iter().chain(former).collect()
}

pub(crate) fn journal(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<BundleJournal, ApiError> {
    let work = desk.work()?;
    let journeys = work.open.store.journeys(REMEMBERED)?;
    let step = |journey: &Journey| {
        let answer = journeys.iter().rev().find(|other| answers(other, journey));
        let made = journey.what == Carriage::Made.key();
        let received = match made {
            true => work.open.store.received_at(&journey.log, journey.until_seq)?,
            false => None,
        };
        Ok(BundleStep {
            what: journey.what.clone(),
            at: work.moment(journey.at).unwrap_or_default(),
            place: journey.place.clone(),
            file: journey.file.clone(),
            entries: journey.entries,
            photos: journey.photos,
            received_on: received.map(|at| date_of(at).to_string()),
            answered_at: answer.filter(|_| made).and_then(|answer| work.moment(answer.at)),
        })
    };
    Ok(BundleJournal { steps: journeys.iter().map(step).collect::<Result<_, ApiError>>()? })
}

/// Whether it was by this answer that one heard that the office has a bundle.
fn answers(answer: &Journey, bundle: &Journey) -> bool {
    answer.what != Carriage::Made.key()
        && answer.log == bundle.log
        && answer.until_seq >= bundle.until_seq
}

pub(crate) fn offered(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<BundlesOffered, ApiError> {
    let folders = folder::arrivals();
    let work = desk.work()?;
    let mut offered = Vec::new();
    for path in folders.iter().flat_map(|folder| bundles_in(folder)) {
        let bytes = file::read(&path, LOOKED_BYTES).ok();
        let Some(envelope) = bytes.and_then(|bytes| inspect(&bytes).ok()) else { continue };
        if is_news(&work, &envelope) {
            offered.push(OfferedBundle {
                path: path.display().to_string(),
                file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                place: folder::called(work.words, &path),
                by_office: !envelope.scope.is_empty(),
                sent_at: work.moment(envelope.sent_at).unwrap_or_default(),
            });
        }
    }
    offered.sort_by(|one, other| other.sent_at.cmp(&one.sent_at));
    Ok(BundlesOffered { bundles: offered })
}

/// Whether a bundle is for this laptop and brings what is not here.
fn is_news(work: &Work<'_>, envelope: &Envelope) -> bool {
    let ours = work.open.former.iter().chain([&work.open.keys]);
    let mut ours = ours.map(|keys| keys.age.recipient().key_id());
    let store = &work.open.store;
    let here: Frontier = store.logs().iter().collect();
    envelope.village == work.open.village.digits()
        && envelope.sender != work.open.device
        && ours.any(|key| envelope.recipients.contains(&key))
        && envelope.ranges.iter().any(|range| here.next(&range.device) < range.end)
}

/// Files that may be bundles, whatever a messenger called them, the newest in front.
fn bundles_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let about = entry.metadata().ok().filter(|about| about.is_file())?;
            let name = entry.file_name().to_string_lossy().to_lowercase();
            name.contains("lindung").then(|| (about.modified().ok(), entry.path()))
        })
        .collect();
    files.sort();
    files.into_iter().rev().take(LOOKED_FILES).map(|(_, path)| path).collect()
}
