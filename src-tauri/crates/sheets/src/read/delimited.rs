//! csv: delimiter detected, quotes honoured, blank lines counted.
//!
//! The csv crate skips blank lines and numbers records by the line breaks within cells, so
//! its line numbers are not those that Excel shows. An officer looks for "baris 214" in Excel:
//! hence a reader of our own, tested against what the csv crate writes.

use crate::sheet::{Budget, SheetBuilder};
use crate::{CellKind, Sheet, SheetError};

/// How many lines decide which delimiter a file has.
const LOOK: usize = 50;

const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// Reads delimited text as one sheet.
pub(super) fn read(text: &str, name: &str, budget: &mut Budget) -> Result<Sheet, SheetError> {
    let (delimiter, said) = match declared(text) {
        Some(delimiter) => (delimiter, true),
        None => (detect(text), false),
    };
    let mut builder = SheetBuilder::new(name, budget);
    let mut cells = Cells { rest: text, delimiter };
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut unquoted = String::new();
    while let Some((content, end)) = cells.next(&mut unquoted) {
        let spoken = said && row == 0;
        if !content.is_empty() && !spoken {
            builder.put(row, column, |out| {
                out.push_str(content);
                CellKind::Text
            })?;
        }
        match end {
            End::Cell => column = column.saturating_add(1),
            End::Line => (row, column) = (row.saturating_add(1), 0),
        }
    }
    builder.finish()
}

enum End {
    Cell,
    Line,
}

struct Cells<'a> {
    rest: &'a str,
    delimiter: char,
}

impl<'a> Cells<'a> {
    /// The next cell and what ended it. A quoted cell is unquoted into `buffer`.
    fn next<'b>(&mut self, buffer: &'b mut String) -> Option<(&'b str, End)>
    where
        'a: 'b,
    {
        if self.rest.is_empty() {
            return None;
        }
        if !self.rest.starts_with('"') {
            let (content, end) = self.until_end();
            return Some((content, end));
        }
        buffer.clear();
        self.rest = self.rest.strip_prefix('"').unwrap_or_default();
        loop {
            let Some((inside, after)) = self.rest.split_once('"') else {
                // A quote that never closes: the rest of the file is this cell.
                buffer.push_str(std::mem::take(&mut self.rest));
                return Some((buffer, End::Line));
            };
            buffer.push_str(inside);
            if let Some(after) = after.strip_prefix('"') {
                buffer.push('"');
                self.rest = after;
            } else {
                self.rest = after;
                // What stands between the closing quote and the delimiter is kept.
                let (tail, end) = self.until_end();
                buffer.push_str(tail);
                return Some((buffer, end));
            }
        }
    }

    fn until_end(&mut self) -> (&'a str, End) {
        let stops = [self.delimiter, '\n', '\r'];
        let Some((content, after)) = self.rest.split_once(stops) else {
            return (std::mem::take(&mut self.rest), End::Line);
        };
        let stop = self.rest.get(content.len()..).and_then(|rest| rest.chars().next());
        let end = if stop == Some(self.delimiter) { End::Cell } else { End::Line };
        let pair = stop == Some('\r') && after.starts_with('\n');
        self.rest = if pair { after.strip_prefix('\n').unwrap_or_default() } else { after };
        (content, end)
    }
}

/// Excel's own first line, `sep=;`.
fn declared(text: &str) -> Option<char> {
    let mut rest = text.strip_prefix("sep=")?.chars();
    let delimiter = rest.next()?;
    matches!(rest.next(), Some('\r' | '\n')).then_some(delimiter)
}

/// The delimiter that stands equally often on the most lines; of two such, the more frequent:
/// "Bontang, 12 Agustus 1985" gives every line a comma too.
fn detect(text: &str) -> char {
    let mut best = (0_usize, 0_usize, ';');
    for delimiter in DELIMITERS {
        let counts = counts(text, delimiter);
        let filled: Vec<usize> = counts.into_iter().filter(|count| *count > 0).collect();
        for count in &filled {
            let alike = filled.iter().filter(|other| *other == count).count();
            if (alike, *count) > (best.0, best.1) {
                best = (alike, *count, delimiter);
            }
        }
    }
    best.2
}

fn counts(text: &str, delimiter: char) -> Vec<usize> {
    let mut counts = vec![];
    let (mut count, mut quoted) = (0_usize, false);
    for c in text.chars() {
        if c == '"' {
            quoted = !quoted;
        } else if c == '\n' && !quoted {
            counts.push(count);
            count = 0;
            if counts.len() >= LOOK {
                break;
            }
        } else if c == delimiter && !quoted {
            count = count.saturating_add(1);
        }
    }
    counts.push(count);
    counts
}
