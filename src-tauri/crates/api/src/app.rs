//! The program itself, before and beside any register.

use crate::clerk;
use crate::contract::Nothing;
use crate::contract::app::{AppState, Draft, DraftName, SetLanguage, SetLock, Stage};
use crate::desk::{Desk, Open};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_store::Store;

/// Name of the setting: minutes without a touch until the register closes.
const LOCK_AFTER: &str = "lock_after_minutes";
const USUAL_LOCK_MINUTES: u32 = 10;

/// Whether a register of a village, or the data of an office, was made in this folder.
pub fn is_made(folder: &std::path::Path) -> bool {
    lindung_store::Home::new(folder).exists()
}

pub(crate) fn state(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<AppState, ApiError> {
    Ok(told(desk))
}

/// Where the desk stands.
pub(crate) fn told(desk: &Desk) -> AppState {
    let open = desk.open.as_ref();
    let stage = match open {
        Some(_) => Stage::Open,
        None if desk.home().exists() => Stage::Locked,
        None => Stage::New,
    };
    AppState {
        stage,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: desk.language.clone(),
        sample: open.is_some_and(|open| open.sample),
        village: open.map(|open| open.village.dotted()),
        village_name: open.map(called),
        clerk: open.and_then(|open| clerk::name(&open.store, open.clerk)),
        role: open.and_then(|open| open.role.map(Into::into)),
        lock_after_minutes: open.map_or(0, |open| lock_after(&open.store)),
        today: desk.machine.today().to_string(),
    }
}

/// "Kelurahan Bontang Baru", also of a register that is damaged: it is to be mended here.
fn called(open: &Open) -> String {
    open.called().unwrap_or_else(|_| open.village.into()).name()
}

pub(crate) fn set_language(
    desk: &mut Desk,
    request: SetLanguage,
    _: &mut Progress<'_>,
) -> Result<AppState, ApiError> {
    desk.language = crate::words::Words::of(&request.language).language.to_owned();
    if let Some(open) = &mut desk.open {
        open.store.set_meta("language", &desk.language)?;
    }
    Ok(told(desk))
}

pub(crate) fn set_lock(
    desk: &mut Desk,
    request: SetLock,
    _: &mut Progress<'_>,
) -> Result<AppState, ApiError> {
    desk.work()?.open.store.set_meta(LOCK_AFTER, &request.minutes.to_string())?;
    Ok(told(desk))
}

fn lock_after(store: &Store) -> u32 {
    let set = store.meta(LOCK_AFTER).ok().flatten();
    set.and_then(|minutes| minutes.parse().ok()).unwrap_or(USUAL_LOCK_MINUTES)
}

pub(crate) fn save_draft(
    desk: &mut Desk,
    request: Draft,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    desk.work()?.open.store.set_draft(&request.name, &request.json)?;
    Ok(Nothing {})
}

pub(crate) fn load_draft(
    desk: &mut Desk,
    request: DraftName,
    _: &mut Progress<'_>,
) -> Result<Draft, ApiError> {
    let json = desk.work()?.open.store.draft(&request.name)?.unwrap_or_default();
    Ok(Draft { name: request.name, json })
}
