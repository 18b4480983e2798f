//! The first sheet as it would be printed now. Nothing is recorded and no file is written: a
//! number that stands on it is given out only by printing.

use super::files::split;
use super::issue::{Counts, Issue};
use super::{Choice, whose};
use crate::contract::card::{CardPreview, PreviewCards, PrintCards};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_paper::{SheetLayout, pages_of};
use lindung_store::SubjectId;

pub(crate) fn preview(
    desk: &mut Desk,
    request: PreviewCards,
    _: &mut Progress<'_>,
) -> Result<CardPreview, ApiError> {
    let PreviewCards { filter, workers, printer, sheet, side, start_slot, reason } = request;
    let path = String::new();
    let request =
        PrintCards { filter, workers, path, printer, sheet, side, start_slot, reason, ask: true };
    let work = desk.work()?;
    let layout = Choice::of(&request)?.layout(&work.open.store)?;
    let workers = whose(&work, &request)?;
    if workers.is_empty() {
        return Err(ApiError::new("no_cards"));
    }
    let places = layout.paper.slots().saturating_sub(layout.start_slot).saturating_add(1);
    let mut issue = Issue::new(&work, request.reason.as_deref(), Counts::Nothing)?;
    let first = workers.iter().take(usize::try_from(places).unwrap_or(usize::MAX));
    let store = &work.open.store;
    let card = |id| {
        let worker = store.worker(id)?;
        let photo =
            worker.photo.as_ref().map(|photo| store.bytes(&photo.blobs)).transpose()?.flatten();
        issue.of(&worker, photo).1.signed(&work.open.keys.card)
    };
    let cards = first.copied().map(card).collect::<Result<Vec<_>, ApiError>>()?;
    let printed = lindung_paper::cards(&cards, &layout)
        .map_err(|error| ApiError::new("not_printed").with("what", error))?;
    Ok(CardPreview {
        cards: workers.len() as u64,
        on_sheet: cards.len() as u64,
        pages: pages(split(&workers, &store.photo_sizes()?).into_iter(), layout),
        pdf: STANDARD.encode(printed.pdf),
    })
}

/// Pages of all files that printing these cards writes: only the first file begins on a sheet that
/// was begun.
fn pages<'w>(files: impl Iterator<Item = &'w [SubjectId]>, first: SheetLayout) -> u64 {
    let mut layout = first;
    let pages = files.map(|cards| {
        let pages = u64::from(pages_of(cards.len(), &layout));
        layout.start_slot = 1;
        pages
    });
    pages.sum()
}
