//! The files of one printing: signed, set and written one behind the other, so that no more than
//! one is ever in memory. What goes to a printer is held until its numbers are recorded.

use super::issue::Unsigned;
use crate::error::ApiError;
use crate::printer::Ready;
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
/// Bytes that wait for a printer: some thousand cards, which no village prints in one go.
const MOST_HELD: usize = 64 << 20;

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

/// Where the cards go.
pub(super) enum Target {
    /// Into a file, and more beside it.
    File(PathBuf),
    /// Onto paper.
    Printer(Ready),
}

/// What came of it.
#[derive(Default)]
pub(super) struct Came {
    pub(super) files: Vec<String>,
    pub(super) jobs: Vec<String>,
    pub(super) pages: u64,
}

/// What was written so far, under names that do not count yet. Dropped before [`Files::place`], it
/// takes its files away again: no card stays anywhere whose number was not given out.
pub(super) struct Files<'k> {
    target: Target,
    layout: SheetLayout,
    key: &'k SigningKey,
    prepared: Vec<(PathBuf, Prepared)>,
    held: Vec<Vec<u8>>,
    held_bytes: usize,
    pages: u64,
    /// The numbers on each sheet, in the order in which they come out.
    sheets: Vec<Vec<String>>,
}

impl<'k> Files<'k> {
    pub(super) fn new(target: Target, layout: SheetLayout, key: &'k SigningKey) -> Self {
        let (prepared, held, sheets) = (Vec::new(), Vec::new(), Vec::new());
        Self { target, layout, key, prepared, held, held_bytes: 0, pages: 0, sheets }
    }

    /// Signs the cards and writes them as the next file.
    pub(super) fn print(mut self, cards: Vec<Unsigned>) -> Result<Self, ApiError> {
        let cards: Vec<Card> =
            cards.into_par_iter().map(|card| card.signed(self.key)).collect::<Result<_, _>>()?;
        let printed = lindung_paper::cards(&cards, &self.layout)
            .map_err(|error| ApiError::new("not_printed").with("what", error))?;
        let mut page = 0;
        for (card, placed) in cards.iter().zip(&printed.slots) {
            if placed.page != page {
                page = placed.page;
                self.sheets.push(Vec::new());
            }
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.push(card.number.clone());
            }
        }
        drop(cards);
        self.pages = self.pages.saturating_add(u64::from(printed.pages));
        match &self.target {
            Target::File(path) => {
                let name = numbered(path, self.prepared.len());
                let prepared = Prepared::new(&name, &printed.pdf)?;
                self.prepared.push((name, prepared));
            }
            Target::Printer(_) => {
                self.held_bytes = self.held_bytes.saturating_add(printed.pdf.len());
                if self.held_bytes > MOST_HELD {
                    return Err(ApiError::new("too_long_to_print"));
                }
                self.held.push(printed.pdf);
            }
        }
        // Only the first file begins on a sheet that was begun.
        self.layout.start_slot = 1;
        Ok(self)
    }

    /// The numbers on each sheet.
    pub(super) fn sheets(&self) -> &[Vec<String>] {
        &self.sheets
    }

    /// Gives the files their names, or sends them: what stands on them is recorded by now. A
    /// printer that took some of them and then no more is an error with the fact `taken`.
    pub(super) fn place(self) -> Result<Came, ApiError> {
        let mut came = Came { pages: self.pages, ..Came::default() };
        for (name, prepared) in self.prepared {
            prepared.place()?;
            came.files.push(name.display().to_string());
        }
        if let Target::Printer(printer) = self.target {
            for pdf in self.held {
                let taken = came.jobs.len();
                let job = printer.send(&pdf).map_err(|error| match taken {
                    0 => error,
                    _ => error.with("taken", taken),
                })?;
                came.jobs.push(job);
            }
        }
        Ok(came)
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
