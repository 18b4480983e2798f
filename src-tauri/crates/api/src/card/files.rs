//! The files of one printing: signed, set and written one behind the other, so that no more than
//! one is ever in memory.

use super::issue::Unsigned;
use crate::error::ApiError;
use lindung_log::SigningKey;
use lindung_log::file::Prepared;
use lindung_paper::{Card, MAX_CARDS_PER_FILE, SheetLayout};
use lindung_store::SubjectId;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Bytes of photos in one file. While it is printed the cards of the next are recorded, and
/// printing holds a photo three times.
const PHOTOS_BYTES: u64 = 16 << 20;

/// Whose cards go into which file. A photo counts also where it is not here, so that a preview and
/// the printing after it agree.
pub(super) fn split<'w>(
    workers: &'w [SubjectId],
    photo_sizes: &BTreeMap<SubjectId, u64>,
) -> Vec<&'w [SubjectId]> {
    let mut files = Vec::new();
    let mut rest = workers;
    while !rest.is_empty() {
        let mut room = PHOTOS_BYTES;
        let fitting = rest.iter().take(MAX_CARDS_PER_FILE).take_while(|id| {
            let fits = room > 0;
            room = room.saturating_sub(photo_sizes.get(id).copied().unwrap_or(0));
            fits
        });
        let fitting = fitting.count();
        let (file, after) = rest.split_at_checked(fitting).unwrap_or((rest, &[]));
        files.push(file);
        rest = after;
    }
    files
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_make_files_shorter_and_nobody_is_left_out() {
        let workers: Vec<SubjectId> = (1..=12_000).map(SubjectId::from_number).collect();
        let none = BTreeMap::new();
        let lengths = |sizes| split(&workers, sizes).iter().map(|file| file.len()).collect();
        let without: Vec<usize> = lengths(&none);
        assert_eq!(without, [5_000, 5_000, 2_000]);
        let sizes = workers.iter().take(1_000).map(|id| (*id, 40 << 10)).collect();
        let with: Vec<usize> = lengths(&sizes);
        assert_eq!(with[..2], [410, 410]);
        assert_eq!(with.iter().sum::<usize>(), 12_000);
    }
}
