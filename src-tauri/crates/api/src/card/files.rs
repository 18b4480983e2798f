//! The files of one printing: signed, set and written one behind the other, so that no more than
//! one is ever in memory.

use super::issue::Unsigned;
use crate::error::ApiError;
use lindung_log::SigningKey;
use lindung_log::file::Prepared;
use lindung_paper::{Card, SheetLayout};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What was written so far, under names that do not count yet. Dropped before [`Files::place`], it
/// takes its files away again: no card stays anywhere whose number was not given out.
pub(super) struct Files<'k> {
    path: PathBuf,
    layout: SheetLayout,
    key: &'k SigningKey,
    prepared: Vec<(PathBuf, Prepared)>,
    pages: u64,
}

impl<'k> Files<'k> {
    pub(super) fn new(path: &Path, layout: SheetLayout, key: &'k SigningKey) -> Self {
        let path = path.to_owned();
        Self { path, layout, key, prepared: Vec::new(), pages: 0 }
    }

    /// Signs the cards and writes them as the next file.
    pub(super) fn print(mut self, cards: Vec<Unsigned>) -> Result<Self, ApiError> {
        let cards: Vec<Card> =
            cards.into_par_iter().map(|card| card.signed(self.key)).collect::<Result<_, _>>()?;
        let printed = lindung_paper::cards(&cards, &self.layout)
            .map_err(|error| ApiError::new("not_printed").with("what", error))?;
        drop(cards);
        let name = numbered(&self.path, self.prepared.len());
        let prepared = Prepared::new(&name, &printed.pdf)?;
        self.prepared.push((name, prepared));
        self.pages = self.pages.saturating_add(u64::from(printed.pages));
        // Only the first file begins on a sheet that was begun.
        self.layout.start_slot = 1;
        Ok(self)
    }

    /// Gives the files their names: what stands on them is recorded by now. Says where they lie,
    /// and how many pages they have.
    pub(super) fn place(self) -> Result<(Vec<String>, u64), ApiError> {
        let mut names = Vec::with_capacity(self.prepared.len());
        for (name, prepared) in self.prepared {
            prepared.place()?;
            names.push(name.display().to_string());
        }
        Ok((names, self.pages))
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
