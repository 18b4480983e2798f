//! A backup on every day on which something changed: written, restored once in a temporary place
//! to see that it can be, and only then are older ones let go.

use super::at;
use crate::backup::{Written, bytes, prove};
use crate::contract::backup::{BackupState, SetBackups};
use crate::contract::{Nothing, Remark};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::place::{self, Series};
use crate::progress::Progress;
use crate::use_cases::Topic;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

const FOLDER: &str = "backup_folder";
const LAST_ON: &str = "backup_last_on";
/// How far the log was in the last one.
const LAST_SEQ: &str = "backup_last_seq";
/// The same of the last one that was made at all, also by hand.
const MADE_ON: &str = "backup_made_on";
/// With the log that it held: one who goes on under another identity begins anew.
const MADE_SEQ: &str = "backup_made_seq";
/// After the first work of the day, so that it does not stand in the way of it.
const EVERY: Duration = Duration::from_secs(5 * 60);
/// A week of work days.
const KEPT: usize = 5;

/// When to look again.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    waited: Duration,
}

/// A backup that is not yet written.
struct Due {
    path: PathBuf,
    written: Written,
    today: String,
    seq: u64,
}

impl Keeper {
    pub(super) fn tick(
        &mut self,
        desk: &Mutex<Desk>,
        passed: Duration,
        changed: &mut dyn FnMut(&[Topic]),
    ) {
        self.waited = self.waited.saturating_add(passed);
        if self.waited < EVERY {
            return;
        }
        self.waited = Duration::ZERO;
        let Some(due) = at(desk, |desk| due(desk).transpose()) else { return };
        let outcome = due.and_then(|due| keep(desk, &due));
        at(desk, |desk| {
            desk.beside.backup_trouble = outcome.err().map(|error| error.told(desk.words()));
        });
        changed(&[Topic::Status]);
    }
}

/// Takes a picture of the register, if it is time to and the place is there. A stick that is not
/// in is no trouble: it comes back.
fn due(desk: &mut Desk) -> Result<Option<Due>, ApiError> {
    let (today, home) = (desk.machine.today().to_string(), desk.home());
    let Ok(mut work) = desk.work() else { return Ok(None) };
    let seq = own_seq(&work);
    let store = &work.open.store;
    let Some(folder) = store.meta(FOLDER)?.filter(|folder| Path::new(folder).is_dir()) else {
        return Ok(None);
    };
    let same_day = store.meta(LAST_ON)?.is_some_and(|day| day == today);
    let nothing_new = store.meta(LAST_SEQ)?.is_some_and(|last| last == seq.to_string());
    if same_day || nothing_new {
        return Ok(None);
    }
    let slots = home.slots()?;
    let written = bytes(&mut work, &slots)?;
    let path = place::named(&mut work, &folder, Series::Backup)?;
    Ok(Some(Due { path, written, today, seq }))
}

pub(crate) fn own_seq(work: &Work<'_>) -> u64 {
    work.open.store.logs().get(&work.open.device).map_or(0, |log| log.next_seq)
}

fn keep(desk: &Mutex<Desk>, due: &Due) -> Result<(), ApiError> {
    file::write(&due.path, &due.written.bytes)?;
    prove(&due.written)?;
    at(desk, |desk| {
        let mut work = desk.work()?;
        work.open.store.set_meta(LAST_ON, &due.today)?;
        work.open.store.set_meta(LAST_SEQ, &due.seq.to_string())?;
        note(&mut work, due.seq)?;
        place::keep_newest(&due.path, &Series::Backup.prefix(&work), KEPT);
        Ok(())
    })
}

/// Remembers that a backup holds this laptop's log so far.
pub(crate) fn note(work: &mut Work<'_>, seq: u64) -> Result<(), ApiError> {
    let today = work.today().to_string();
    work.open.store.set_meta(MADE_ON, &today)?;
    let held = format!("{} {seq}", work.open.device);
    Ok(work.open.store.set_meta(MADE_SEQ, &held)?)
}

/// The day of the last backup, and how many of this laptop's entries stand in none.
pub(crate) fn since(work: &Work<'_>) -> Result<(Option<NaiveDate>, u64), ApiError> {
    let store = &work.open.store;
    let on = store.meta(MADE_ON)?.and_then(|day| day.parse().ok());
    let held = store.meta(MADE_SEQ)?.unwrap_or_default();
    let own = held.strip_prefix(&format!("{} ", work.open.device));
    let seq: u64 = own.and_then(|seq| seq.parse().ok()).unwrap_or(0);
    Ok((on, own_seq(work).saturating_sub(seq)))
}

/// How the daily backup stands.
pub(crate) fn state(work: &Work<'_>) -> Result<BackupState, ApiError> {
    let store = &work.open.store;
    Ok(BackupState {
        folder: store.meta(FOLDER)?.filter(|folder| !folder.is_empty()),
        last_on: store.meta(LAST_ON)?,
        trouble: work.beside.backup_trouble.as_ref().map(Remark::from),
    })
}

pub(crate) fn set(
    desk: &mut Desk,
    request: SetBackups,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let folder = request.folder.trim();
    if !folder.is_empty() && !Path::new(folder).is_dir() {
        return Err(ApiError::new("no_folder"));
    }
    desk.work()?.open.store.set_meta(FOLDER, folder)?;
    desk.beside.backup_trouble = None;
    Ok(Nothing {})
}
