//! Membership cards: numbered, signed, printed into a file, and checked.

use crate::contract::card::{CardClaims, CardVerdict, CardsPrinted, PrintCards, VerifyCard};
use crate::contract::village::{FileWritten, WriteKeys};
use crate::desk::{Desk, Open, Work, date_of};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use crate::village;
use crate::words::Words;
use lindung_domain::fold::Subject;
use lindung_domain::op::Role;
use lindung_log::VerifyingKey;
use lindung_log::card::{self as token, CardFault, KeySet, OfficeKey, PublishedKey};
use lindung_paper::{Paper, SheetLayout, Side};
use lindung_store::SubjectId;
use std::path::Path;
use std::thread::{self, ScopedJoinHandle};

mod files;
mod issue;
mod preview;

use files::{Files, split};
use issue::Issue;
pub(crate) use issue::in_words;
pub(crate) use preview::preview;

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintCards,
    progress: &mut Progress<'_>,
) -> Result<CardsPrinted, ApiError> {
    let layout = layout(&request)?;
    let work = desk.work()?;
    let workers = whose(&work, &request)?;
    if workers.is_empty() {
        return Err(ApiError::new("no_cards"));
    }
    let mut issue = Issue::new(&work, request.reason.as_deref())?;
    let author = work.author();
    let Open { store, keys, .. } = work.open;
    let sizes = store.photo_sizes()?;
    let files = Files::new(Path::new(&request.path), layout, &keys.card);
    let total = workers.len() as u64;
    // Written, recorded, then named: no card is anywhere whose number was not given out, also where
    // the power goes in between. A card that is nowhere then is printed again, as its second copy.
    let files = store.record_with(&author, |recording| {
        thread::scope(|scope| {
            let mut printing = scope.spawn(|| Ok(files));
            let mut done = 0_u64;
            for chunk in split(&workers, &sizes) {
                progress.step(done, total)?;
                // While one file is printed, the cards of the next are recorded.
                let cards = issue.record(recording, chunk)?;
                let files = joined(printing)?;
                printing = scope.spawn(|| files.print(cards));
                done = done.saturating_add(chunk.len() as u64);
            }
            joined(printing)
        })
    })?;
    let (files, pages) = files.place()?;
    progress.step(total, total)?;
    Ok(CardsPrinted { cards: total, pages, files })
}

fn joined<'k>(
    printing: ScopedJoinHandle<'_, Result<Files<'k>, ApiError>>,
) -> Result<Files<'k>, ApiError> {
    printing.join().unwrap_or_else(|_| Err(ApiError::internal("print")))
}

fn layout(request: &PrintCards) -> Result<SheetLayout, ApiError> {
    let bad = || ApiError::new("bad_sheet");
    let paper = match request.sheet.as_deref().unwrap_or("a4") {
        "a4" => Paper::A4,
        "f4" => Paper::F4,
        "cr80" => Paper::Cr80,
        _ => return Err(bad()),
    };
    let side = match request.side.as_deref().unwrap_or("front") {
        "front" => Side::Front,
        "back" => Side::Back,
        "both" => Side::Both,
        _ => return Err(bad()),
    };
    let start_slot = request.start_slot.unwrap_or(1);
    if start_slot == 0 || start_slot > paper.slots() {
        return Err(bad());
    }
    Ok(SheetLayout { start_slot, ..SheetLayout::new(paper, side) })
}

/// Those named, or those who pass the filter; nobody who died, left, was taken back, or is read
/// under another.
fn whose(work: &Work<'_>, request: &PrintCards) -> Result<Vec<SubjectId>, ApiError> {
    use lindung_domain::worker::WorkerState;
    let store = &work.open.store;
    let lines = if !request.workers.is_empty() {
        let ids = request.workers.iter().map(|number| SubjectId::from_number(*number));
        ids.map(|id| store.line(id)).collect::<Result<Vec<_>, _>>()?
    } else if let Some(group) = request.filter.group {
        let mut lines = Vec::new();
        for (id, subject) in store.group(lindung_store::EntryId::from_number(group))? {
            if id == subject {
                lines.push(store.line(subject)?);
            }
        }
        lines
    } else {
        store.roster(&crate::roster::filter(work, &request.filter)?, u64::MAX, 0)?
    };
    let here = lines.into_iter().filter(|line| line.state < WorkerState::Moved);
    Ok(here.map(|line| line.id).collect())
}

/// The card keys of the village's devices.
fn key_set(work: &Work<'_>) -> Result<KeySet, ApiError> {
    let mut keys = KeySet::new();
    for id in work.open.store.subjects_of_kind("device")? {
        let Subject::Device(device) = work.open.store.subject(id)?.0 else { continue };
        let key = <&[u8; 32]>::try_from(device.started.card_key.as_slice());
        if let Some(key) = key.ok().and_then(|key| VerifyingKey::from_bytes(key).ok()) {
            let village = device.started.village.dotted();
            let log = work.open.store.at_of(id)?.device;
            let last = device.revoked.map(|seq| work.open.store.last_card_before(&log, seq));
            keys.insert(PublishedKey { key, village, last_number: last.transpose()? });
        }
    }
    Ok(keys)
}

/// And the office's own, by which its receipts are checked.
fn published(work: &Work<'_>) -> Result<KeySet, ApiError> {
    let mut keys = key_set(work)?;
    if let Some(office) = village::office(work)?
        && let Some(key) = crate::laptop::verifying(&office.signing_key)
    {
        keys.insert_office(OfficeKey { key, name: office.name });
    }
    Ok(keys)
}

pub(crate) fn write_keys(
    desk: &mut Desk,
    request: WriteKeys,
    _: &mut Progress<'_>,
) -> Result<FileWritten, ApiError> {
    let work = desk.work()?;
    let bytes = if request.secret {
        // Whoever has it reads every bundle to this laptop.
        work.open.allows(Role::Head)?;
        let line = work.open.keys.age.to_identity_line();
        let line = line.map_err(|_| ApiError::internal("keys"))?;
        format!("{}\n", line.as_str()).into_bytes()
    } else {
        published(&work)?.to_bytes().map_err(|_| ApiError::internal("keys"))?
    };
    file::write(Path::new(&request.path), &bytes)
}

pub(crate) fn verify(
    desk: &mut Desk,
    request: VerifyCard,
    _: &mut Progress<'_>,
) -> Result<CardVerdict, ApiError> {
    let work = desk.work()?;
    let keys = key_set(&work)?;
    Ok(verdict(&request.text, &keys, work.machine.clock.now(), work.words))
}

/// What a card's QR says, and whether it holds.
pub fn verdict(text: &str, keys: &KeySet, now: i64, words: &Words) -> CardVerdict {
    let running = |number: &str| {
        number.parse::<lindung_domain::card::CardNumber>().ok().map(|n| u64::from(n.running()))
    };
    let (reason, claims) = match token::verify(text.trim(), keys, now, running) {
        Ok(claims) => (None, Some(claims)),
        Err(CardFault::Expired(claims)) => (Some("expired"), Some(*claims)),
        Err(fault) => (Some(fault.code()), None),
    };
    let code = format!("card_{}", reason.unwrap_or("valid"));
    CardVerdict {
        valid: reason.is_none(),
        reason: reason.map(str::to_owned),
        sentence: words.sentence(&code, &[]),
        claims: claims.map(|claims| CardClaims {
            number: claims.card_number,
            name: claims.full_name,
            village: claims.village,
            programmes: claims.programmes.join(","),
            valid_until: claims.valid_until.to_string(),
            issued_on: date_of(claims.issued_at).to_string(),
        }),
    }
}
