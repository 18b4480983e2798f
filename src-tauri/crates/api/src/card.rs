//! Membership cards: numbered, signed, printed into a file, and checked.

use crate::contract::card::{CardsPrinted, PrintCards};
use crate::contract::village::{FileWritten, WriteKeys};
use crate::desk::{Desk, Open, Work};
use crate::error::ApiError;
use crate::file;
use crate::printer::Ready;
use crate::progress::Progress;
use crate::village;
use lindung_domain::fold::Subject;
use lindung_domain::op::Role;
use lindung_log::VerifyingKey;
use lindung_log::card::{KeySet, OfficeKey, PublishedKey};
use lindung_paper::{Paper, SheetLayout, Side};
use lindung_store::{Store, SubjectId};
use std::path::Path;
use std::thread::{self, ScopedJoinHandle};

mod calibration;
mod came_out;
mod check;
mod files;
mod hand_over;
mod issue;
mod picture;
mod preview;

pub(crate) use calibration::sheet as print_calibration;
pub(crate) use calibration::show as show_calibration;
pub(crate) use calibration::{last as last_print, set as set_calibration};
pub(crate) use came_out::{answer as came_out, questions};
pub use check::verdict;
pub(crate) use check::verify;
use files::{Files, Target, split};
pub(crate) use hand_over::{hand_over, holders};
pub(crate) use issue::in_words;
use issue::{Counts, Issue};
pub use picture::read_qr;
pub(crate) use preview::preview;

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintCards,
    progress: &mut Progress<'_>,
) -> Result<CardsPrinted, ApiError> {
    let work = desk.work()?;
    let choice = Choice::of(&request)?;
    let layout = choice.layout(&work.open.store)?;
    let target = choice.target(&request.path)?;
    calibration::remember(&mut work.open.store, &choice)?;
    let workers = whose(&work, &request)?;
    if workers.is_empty() {
        return Err(ApiError::new("no_cards"));
    }
    let counts = match (layout.side, request.ask) {
        (Side::Back, _) => Counts::Nothing,
        (Side::Front | Side::Both, true) => Counts::Issued,
        (Side::Front | Side::Both, false) => Counts::Printed,
    };
    let mut issue = Issue::new(&work, request.reason.as_deref(), counts)?;
    let asking = came_out::Asking::new(&work, &choice, request.reason.clone())?;
    let author = work.author();
    let Open { store, keys, .. } = work.open;
    let sizes = store.photo_sizes()?;
    let files = Files::new(target, layout, &keys.card);
    let total = workers.len() as u64;
    // Written, recorded, then named or sent: no card is anywhere whose number was not given out,
    // also where the power goes in between. A card that is nowhere then is printed again.
    let files = store.record_with(&author, |recording| {
        let files = thread::scope(|scope| {
            let mut printing = scope.spawn(|| Ok(files));
            let mut done = 0_u64;
            for chunk in split(&workers, &sizes) {
                progress.step(done, total)?;
                // While one file is printed, the cards of the next are recorded.
                let cards = issue.record(recording, chunk, &asking)?;
                let files = joined(printing)?;
                printing = scope.spawn(|| files.print(cards));
                done = done.saturating_add(chunk.len() as u64);
            }
            joined(printing)
        })?;
        if counts == Counts::Issued {
            asking.remember(recording, files.sheets())?;
        }
        Ok::<_, ApiError>(files)
    })?;
    let question = (counts == Counts::Issued).then(|| asking.name().to_owned());
    let came = files.place().inspect_err(|failed| {
        // Where nothing was taken nothing can have come out: there is nothing to ask.
        if let (Some(question), false) = (&question, failed.facts.contains_key("taken")) {
            store.set_draft(question, "").ok();
        }
    })?;
    progress.step(total, total)?;
    let files::Came { files, jobs, pages } = came;
    Ok(CardsPrinted { cards: total, pages, files, jobs, question })
}

fn joined<'k>(
    printing: ScopedJoinHandle<'_, Result<Files<'k>, ApiError>>,
) -> Result<Files<'k>, ApiError> {
    printing.join().unwrap_or_else(|_| Err(ApiError::internal("print")))
}

/// On what, which sides, from where on, and where to.
struct Choice {
    sheet: String,
    side: String,
    start_slot: u32,
    printer: String,
    /// Whether it goes to the printer itself.
    direct: bool,
}

impl Choice {
    fn of(request: &PrintCards) -> Result<Self, ApiError> {
        let given = |text: &Option<String>, usual: &str| text.clone().unwrap_or(usual.to_owned());
        let printer = given(&request.printer, "");
        let direct = request.path.trim().is_empty();
        let (sheet, side) = (given(&request.sheet, "a4"), given(&request.side, "front"));
        let start_slot = request.start_slot.unwrap_or(1);
        let choice = Self { sheet, side, start_slot, printer, direct };
        let paper = paper(&choice.sheet)?;
        self::side(&choice.side)?;
        let fits = (1..=paper.slots()).contains(&start_slot);
        if fits { Ok(choice) } else { Err(ApiError::new("bad_sheet")) }
    }

    fn layout(&self, store: &Store) -> Result<SheetLayout, ApiError> {
        let plain = SheetLayout::new(paper(&self.sheet)?, side(&self.side)?);
        let layout = SheetLayout { start_slot: self.start_slot, ..plain };
        calibration::applied(store, &self.printer, &self.sheet, layout)
    }

    fn target(&self, path: &str) -> Result<Target, ApiError> {
        match (self.direct, self.printer.is_empty()) {
            (false, _) => Ok(Target::File(path.into())),
            (true, false) => {
                let (paper, side) = (paper(&self.sheet)?, side(&self.side)?);
                Ok(Target::Printer(Ready::new(&self.printer, paper, side)?))
            }
            (true, true) => Err(ApiError::new("no_file")),
        }
    }
}

fn paper(name: &str) -> Result<Paper, ApiError> {
    match name {
        "a4" => Ok(Paper::A4),
        "f4" => Ok(Paper::F4),
        "cr80" => Ok(Paper::Cr80),
        _ => Err(ApiError::new("bad_sheet")),
    }
}

fn side(name: &str) -> Result<Side, ApiError> {
    match name {
        "front" => Ok(Side::Front),
        "back" => Ok(Side::Back),
        "both" => Ok(Side::Both),
        _ => Err(ApiError::new("bad_sheet")),
    }
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
