//! A sheet held in memory: one arena of text, not a million little strings.

use std::fmt;

use crate::SheetError;

/// What a cell was in the file. A NIK kept as a [`CellKind::Number`] has lost its 16th digit,
/// which is why the difference is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellKind {
    /// Nothing in it.
    Empty,
    /// Text, and all that csv holds; truth values and errors (`#REF!`) too.
    Text,
    /// A number, written out in full digits without exponent.
    Number,
    /// A date as `1985-08-12`, with `T10:30:00` after it where the cell had a time of day.
    Date,
}

/// One cell, borrowed from its [`Sheet`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The content as it stands in the file, spaces included.
    pub text: &'a str,
    /// What it was in the file.
    pub kind: CellKind,
}

impl<'a> Cell<'a> {
    pub(crate) const EMPTY: Cell<'static> = Cell { text: "", kind: CellKind::Empty };

    /// The text without the spaces and invisible characters around it.
    #[must_use]
    pub fn trimmed(self) -> &'a str {
        self.text.trim_matches(is_invisible)
    }

    /// Whether there is nothing to be seen in the cell.
    #[must_use]
    pub fn is_blank(self) -> bool {
        self.trimmed().is_empty()
    }
}

/// Never shows the text: it may be a name or a NIK.
impl fmt::Debug for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell({:?}, {} bytes)", self.kind, self.text.len())
    }
}

/// Spaces, and what messengers and web pages leave behind unseen.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{feff}' | '\u{ad}')
}

#[derive(Clone, Copy)]
struct Span {
    start: u32,
    len: u32,
    kind: CellKind,
}

/// One sheet of a workbook, or a whole csv file.
///
/// Rows are numbered from 0 here; row 0 is line 1 of the file, blank lines included.
pub struct Sheet {
    name: String,
    text: String,
    cells: Vec<Span>,
    /// For each row the end of its cells in `cells`.
    ends: Vec<u32>,
    width: usize,
}

impl Sheet {
    /// The name on the sheet's tab; for csv the file's name without its extension.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of lines, blank ones included.
    #[must_use]
    pub fn height(&self) -> usize {
        self.ends.len()
    }

    /// The number of columns of the widest line.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The cell at a row and a column, both from 0; outside the sheet an empty one.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.spans(row).get(column).map_or(Cell::EMPTY, |span| self.cell_at(*span))
    }

    /// The cells of a row, up to its last filled one.
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = Cell<'_>> + '_ {
        self.spans(row).iter().map(|span| self.cell_at(*span))
    }

    fn spans(&self, row: usize) -> &[Span] {
        let Some(&end) = self.ends.get(row) else { return &[] };
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.cells.get(start.unwrap_or(0) as usize..end as usize).unwrap_or(&[])
    }

    fn cell_at(&self, span: Span) -> Cell<'_> {
        let start = span.start as usize;
        let end = start.saturating_add(span.len as usize);
        Cell { text: self.text.get(start..end).unwrap_or(""), kind: span.kind }
    }
}

/// Never shows the cells, only how many there are.
impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({} rows, {} columns)", self.height(), self.width)
    }
}

/// How much may still be read, over all sheets of a file: foreign files are not trusted to be
/// as small as they seem.
pub(crate) struct Budget {
    pub(crate) cells: usize,
    pub(crate) text: usize,
}

/// Rows of a sheet cannot be more than Excel's, whatever a file claims.
const MAX_ROWS: usize = 1_048_576;

/// Builds a sheet from cells that come row by row, each row from left to right.
pub(crate) struct SheetBuilder<'b> {
    sheet: Sheet,
    budget: &'b mut Budget,
    row_start: usize,
}

impl<'b> SheetBuilder<'b> {
    pub(crate) fn new(name: &str, budget: &'b mut Budget) -> Self {
        let sheet = Sheet {
            name: name.to_owned(),
            text: String::new(),
            cells: Vec::new(),
            ends: Vec::new(),
            width: 0,
        };
        Self { sheet, budget, row_start: 0 }
    }

    /// Adds a cell whose text `write` appends to the string it is given.
    pub(crate) fn put(
        &mut self,
        row: usize,
        column: usize,
        write: impl FnOnce(&mut String) -> CellKind,
    ) -> Result<(), SheetError> {
        self.move_to(row)?;
        let filled = self.sheet.cells.len().saturating_sub(self.row_start);
        // Cells that go backwards are a broken file: no program writes them.
        let gap = column.checked_sub(filled).ok_or(SheetError::Damaged)?;
        let cost = gap.saturating_add(1);
        self.budget.cells = self.budget.cells.checked_sub(cost).ok_or(SheetError::TooLarge)?;
        let start = self.sheet.text.len();
        let here = u32::try_from(start).map_err(|_| SheetError::TooLarge)?;
        let empty = Span { start: here, len: 0, kind: CellKind::Empty };
        self.sheet.cells.extend(std::iter::repeat_n(empty, gap));
        let kind = write(&mut self.sheet.text);
        let len = self.sheet.text.len().saturating_sub(start);
        self.budget.text = self.budget.text.checked_sub(len).ok_or(SheetError::TooLarge)?;
        let kind = if len == 0 { CellKind::Empty } else { kind };
        let len = u32::try_from(len).map_err(|_| SheetError::TooLarge)?;
        self.sheet.cells.push(Span { start: here, len, kind });
        self.sheet.width = self.sheet.width.max(column.saturating_add(1));
        Ok(())
    }

    fn move_to(&mut self, row: usize) -> Result<(), SheetError> {
        if row >= MAX_ROWS {
            return Err(SheetError::TooLarge);
        }
        if row < self.sheet.ends.len() {
            return Err(SheetError::Damaged);
        }
        if row > self.sheet.ends.len() {
            let end = u32::try_from(self.sheet.cells.len()).map_err(|_| SheetError::TooLarge)?;
            self.sheet.ends.resize(row, end);
            self.row_start = self.sheet.cells.len();
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<Sheet, SheetError> {
        if self.sheet.cells.len() > self.row_start {
            let end = u32::try_from(self.sheet.cells.len()).map_err(|_| SheetError::TooLarge)?;
            self.sheet.ends.push(end);
        }
        Ok(self.sheet)
    }
}
