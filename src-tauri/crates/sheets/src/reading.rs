//! What was recognised in a spreadsheet: where the list is, and its rows of people.

use std::collections::BTreeMap;
use std::fmt;

use crate::{Cell, Column, Sheet};

/// How a column came to its meaning; the import's preview shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By its header.
    Alias,
    /// By what its cells look like.
    Content,
    /// The officer said so.
    Asked,
}

/// A column of the sheet that has a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnGuess {
    /// The column in the sheet, from 0.
    pub index: usize,
    /// Its header as it stands in the file; empty where there is none.
    pub header: String,
    /// How it was recognised.
    pub by: By,
}

/// The list found in a spreadsheet. It borrows the sheet's text: nothing is copied.
pub struct Reading<'a> {
    /// The sheet that holds the list, as an index into the sheets given.
    pub sheet: usize,
    /// The name on that sheet's tab.
    pub sheet_name: &'a str,
    /// The line of the header (of a header of two lines the lower one), from 1; none where the
    /// list begins at once.
    pub header_row: Option<u32>,
    /// The columns with a meaning.
    pub columns: BTreeMap<Column, ColumnGuess>,
    /// The columns without one that have a header: index from 0, and header.
    pub unmapped: Vec<(usize, String)>,
    /// Other sheets that hold a list of people too and were not read.
    pub other_lists: Vec<String>,
    pub(crate) source: &'a Sheet,
    pub(crate) places: Places,
    /// The rows of people as row numbers of the sheet, from 0.
    pub(crate) people: Vec<u32>,
}

impl<'a> Reading<'a> {
    /// Whether the list has such a column: a cell that is missing differs from an empty one.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    /// The rows of people, from the top. A row is a line below the header with something in
    /// the NIK column, or with a name and another known field; blank lines, repeated headers,
    /// sums and signatures are none.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + '_ {
        self.people.iter().map(|row| Row { row: *row, source: self.source, places: &self.places })
    }
}

/// Shows where things are, and no text of a cell.
impl fmt::Debug for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading")
            .field("sheet", &self.sheet)
            .field("header_row", &self.header_row)
            .field("columns", &self.columns)
            .field("rows", &self.people.len())
            .finish_non_exhaustive()
    }
}

/// One person's line.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    row: u32,
    source: &'r Sheet,
    places: &'r Places,
}

impl<'r> Row<'r> {
    /// The line in the file, from 1, as a spreadsheet program numbers it.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.row.saturating_add(1)
    }

    /// The cell of that column; none where the list has no such column or the cell is blank.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<Cell<'r>> {
        let cell = self.source.cell(self.row as usize, self.places.of(column)?);
        (!cell.is_blank()).then_some(cell)
    }

    /// What stands in that column without the spaces around it; empty for none.
    #[must_use]
    pub fn text(&self, column: Column) -> &'r str {
        self.get(column).map_or("", Cell::trimmed)
    }

    /// Every cell of the line, known columns and others, up to the last filled one.
    pub fn raw(&self) -> impl ExactSizeIterator<Item = Cell<'r>> + 'r {
        self.source.row(self.row as usize)
    }
}

/// Shows the line only.
impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row(line {})", self.line())
    }
}

/// Where each column stands, by its number: asked for every cell of every row.
#[derive(Debug, Clone)]
pub(crate) struct Places([Option<u16>; Column::ALL.len()]);

impl Places {
    pub(crate) fn new(columns: &BTreeMap<Column, ColumnGuess>) -> Self {
        let mut places = [None; Column::ALL.len()];
        for (column, guess) in columns {
            if let Some(place) = places.get_mut(*column as usize) {
                *place = u16::try_from(guess.index).ok();
            }
        }
        Self(places)
    }

    pub(crate) fn of(&self, column: Column) -> Option<usize> {
        self.0.get(column as usize).copied().flatten().map(usize::from)
    }
}
