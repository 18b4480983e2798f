//! The files of one printing: signed, set and written one behind the other, so that no more than
//! one is ever in memory.

use super::issue::Unsigned;
use crate::error::ApiError;
use crate::file;
use lindung_log::SigningKey;
use lindung_paper::{Card, SheetLayout};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What was written so far. Dropped before [`Files::keep`], it takes its files away again: no card
/// stays anywhere whose number was not given out.
pub(super) struct Files<'k> {
    path: PathBuf,
    layout: SheetLayout,
    key: &'k SigningKey,
    written: Vec<PathBuf>,
    pages: u64,
    kept: bool,
}

impl<'k> Files<'k> {
    pub(super) fn new(path: &Path, layout: SheetLayout, key: &'k SigningKey) -> Self {
        let path = path.to_owned();
        Self { path, layout, key, written: Vec::new(), pages: 0, kept: false }
    }

    /// Signs the cards and writes them as the next file.
    pub(super) fn print(mut self, cards: Vec<Unsigned>) -> Result<Self, ApiError> {
        let cards: Vec<Card> =
            cards.into_par_iter().map(|card| card.signed(self.key)).collect::<Result<_, _>>()?;
        let printed = lindung_paper::cards(&cards, &self.layout)
            .map_err(|error| ApiError::new("not_printed").with("what", error))?;
        drop(cards);
        let name = numbered(&self.path, self.written.len());
        file::write(&name, &printed.pdf)?;
        self.written.push(name);
        self.pages = self.pages.saturating_add(u64::from(printed.pages));
        // Only the first file begins on a sheet that was begun.
        self.layout.start_slot = 1;
        Ok(self)
    }

    /// Says where the files lie, and how many pages they have; from now on they stay.
    pub(super) fn keep(mut self) -> (Vec<String>, u64) {
        self.kept = true;
        let names = self.written.iter().map(|path| path.display().to_string());
        (names.collect(), self.pages)
    }
}

impl Drop for Files<'_> {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        for path in &self.written {
            // One that is gone already need not be taken away.
            std::fs::remove_file(path).ok();
        }
    }
}

/// `kartu.pdf`, `kartu-2.pdf`, …
fn numbered(path: &Path, number: usize) -> PathBuf {
    if number == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or("pdf".into(), |ending| ending.to_string_lossy());
    path.with_file_name(format!("{stem}-{}.{ending}", number.saturating_add(1)))
}
