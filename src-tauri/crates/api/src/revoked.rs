//! Revoked laptops. On one nothing more is recorded and nothing is sent, but all can be read and
//! exported. On the others the clerk looks at what does not count any more, and records again what
//! is true.

use crate::contract::Nothing;
use crate::contract::laptop::{RecordAgain, RevokedEntries, RevokedLine};
use crate::desk::{Desk, Open, Work};
use crate::error::ApiError;
use crate::history::Teller;
use crate::identity;
use crate::progress::Progress;
use crate::use_cases::{Topic, UseCase};
use crate::village::ANSWERED_INVITATION;
use lindung_domain::card::DeviceTag;
use lindung_domain::details::Field;
use lindung_domain::fold::Aside;
use lindung_domain::op::office::RecordedAgain;
use lindung_domain::op::{Op, Read};
use lindung_log::invitation::Inviter;
use lindung_store::{EntryId, Told};

/// Where it is noted that the office said so on the line: it seals nothing to a revoked laptop.
const TOLD: &str = "told_revoked";
/// More are not looked at at once.
const AT_MOST: usize = 500;
/// Use cases that change something and are still done on a revoked laptop.
const STILL: [&str; 4] = ["village.join", "village.replay", "bundle.take", "roster.export"];

/// Whether this laptop was revoked, as far as it knows.
pub(crate) fn is_revoked(open: &Open) -> Result<bool, ApiError> {
    Ok(open.store.logs().revoked_from(&open.device).is_some() || was_told(open)?)
}

fn was_told(open: &Open) -> Result<bool, ApiError> {
    Ok(open.store.meta(TOLD)?.is_some_and(|told| !told.is_empty()))
}

/// Remembers what the office says of this laptop on the line.
pub(crate) fn tell(open: &mut Open, revoked: bool) -> Result<(), ApiError> {
    if was_told(open)? != revoked {
        open.store.set_meta(TOLD, if revoked { "1" } else { "" })?;
    }
    Ok(())
}

/// # Errors
/// `laptop_revoked` for a use case that records or sends something.
pub(crate) fn check(open: &Open, case: &UseCase) -> Result<(), ApiError> {
    let records = case.changes.contains(&Topic::Status) || case.name == "village.invite";
    // The office is asked again, where only it said so.
    let asks = case.name == "bundle.sync" && open.store.logs().revoked_from(&open.device).is_none();
    if !records || asks || STILL.contains(&case.name) || !is_revoked(open)? {
        return Ok(());
    }
    Err(ApiError::new("laptop_revoked"))
}

/// Before a revoked laptop takes a new invitation: its old identity is believed by nobody. Without
/// a line it has not heard of it, so whoever is invited again by an office that had answered begins
/// anew in any case.
pub(crate) fn begin_anew(work: &mut Work<'_>, by: Inviter) -> Result<(), ApiError> {
    let again = by == Inviter::Office && work.open.store.secret(ANSWERED_INVITATION)?.is_some();
    if again || is_revoked(work.open)? {
        let now = work.machine.clock.now();
        let clerk = Some(work.open.clerk);
        let entropy = &mut work.machine.entropy;
        work.open.store.together(|store| identity::renew(store, clerk, entropy, now))?;
        work.open.identify()?;
        tell(work.open, false)?;
    }
    Ok(())
}

pub(crate) fn list(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<RevokedEntries, ApiError> {
    let work = desk.work()?;
    let found = work.open.store.revoked_entries()?;
    let entries = found.iter().take(AT_MOST).map(|entry| line(&work, entry.id, entry.subject));
    Ok(RevokedEntries { total: found.len() as u64, entries: entries.collect::<Result<_, _>>()? })
}

fn line(work: &Work<'_>, id: EntryId, subject: EntryId) -> Result<RevokedLine, ApiError> {
    let (_, told) = work.open.store.subject(subject)?;
    let mut teller = Teller::default();
    let mut upto = told.iter().take_while(|entry| entry.id != id);
    upto.try_for_each(|entry| teller.tell(work, entry).map(|_| ()))?;
    let entry = told.iter().find(|entry| entry.id == id).ok_or_else(missing)?;
    let history = teller.tell(work, entry)?;
    let tag = DeviceTag::from_device(work.open.store.at_of(id)?.device.as_bytes());
    Ok(RevokedLine {
        entry: id.number(),
        tag: tag.to_string(),
        recorded_at: history.recorded_at,
        clerk: history.clerk,
        name: registered(&told, Field::Name),
        sentence: history.sentence,
    })
}

/// What the form said when a worker was registered; empty for others.
fn registered(told: &[Told], field: Field) -> String {
    let first = told.first().map(|entry| &entry.op);
    let Some(Read::Known(Op::WorkerRegistered(details))) = first else { return String::new() };
    details.get(field).unwrap_or_default().to_owned()
}

pub(crate) fn record_again(
    desk: &mut Desk,
    request: RecordAgain,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = EntryId::from_number(request.entry);
    let found = work.open.store.revoked_entries()?.into_iter().find(|entry| entry.id == id);
    let subject = found.ok_or_else(missing)?.subject;
    let (_, told) = work.open.store.subject(subject)?;
    if id == subject {
        // In the meantime somebody may have registered the same neighbour anew.
        let nik = registered(&told, Field::Nik);
        if !nik.is_empty() && work.open.store.find_nik(&nik)?.is_some() {
            return Err(ApiError::new("already_registered"));
        }
    } else if told.first().is_some_and(|first| first.aside == Some(Aside::Revoked)) {
        return Err(ApiError::new("first_things_first"));
    }
    let at = work.open.store.at_of(id)?;
    let op = RecordedAgain { device: *at.device.as_bytes(), seq: at.seq };
    work.record_about(subject, Op::RecordedAgain(op))?;
    Ok(Nothing {})
}

fn missing() -> ApiError {
    ApiError::new("not_revoked")
}
