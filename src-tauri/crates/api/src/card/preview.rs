//! The first sheet as it would be printed now. Nothing is recorded and no file is written: a
//! number that stands on it is given out only by printing.

use super::issue::Issue;
use super::{layout, whose};
use crate::contract::card::{CardPreview, PreviewCards, PrintCards};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_paper::{MAX_CARDS_PER_FILE, SheetLayout, pages_of};

pub(crate) fn preview(
    desk: &mut Desk,
    request: PreviewCards,
    _: &mut Progress<'_>,
) -> Result<CardPreview, ApiError> {
    let PreviewCards { filter, workers, sheet, side, start_slot } = request;
    let path = String::new();
    let request = PrintCards { filter, workers, path, sheet, side, start_slot, reason: None };
    let layout = layout(&request)?;
    let work = desk.work()?;
    let workers = whose(&work, &request)?;
    if workers.is_empty() {
        return Err(ApiError::new("no_cards"));
    }
    let places = layout.paper.slots().saturating_sub(layout.start_slot).saturating_add(1);
    let mut issue = Issue::new(&work, None)?;
    let first = workers.iter().take(usize::try_from(places).unwrap_or(usize::MAX));
    let store = &work.open.store;
    let card = |id| issue.of(&store.worker(id)?).1.signed(&work.open.keys.card);
    let cards = first.copied().map(card).collect::<Result<Vec<_>, ApiError>>()?;
    let printed = lindung_paper::cards(&cards, &layout)
        .map_err(|error| ApiError::new("not_printed").with("what", error))?;
    Ok(CardPreview {
        cards: workers.len() as u64,
        on_sheet: cards.len() as u64,
        pages: pages(workers.len(), layout),
        pdf: STANDARD.encode(printed.pdf),
    })
}

/// Pages of all files that printing so many cards writes: only the first file begins on a sheet
/// that was begun.
fn pages(cards: usize, first: SheetLayout) -> u64 {
    let later = SheetLayout { start_slot: 1, ..first };
    let mut left = cards;
    let mut pages = 0_u64;
    let mut layout = first;
    while left > 0 {
        let file = left.min(MAX_CARDS_PER_FILE);
        pages = pages.saturating_add(u64::from(pages_of(file, &layout)));
        left = left.saturating_sub(file);
        layout = later;
    }
    pages
}
