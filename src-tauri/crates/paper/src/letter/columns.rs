//! How wide the columns of a table are, and the lines of its cells.

use super::Table;
use super::setter::mm;
use crate::draw::Style;
use crate::fit::wrap;
use crate::font::Faces;

/// Between a text and the line beside it, in points.
pub(super) const PAD: f32 = 3.0;
/// Rows that are measured: enough to know a list, and a long one stays quick. The last is measured
/// too: where rows are numbered, its number is the longest.
const MEASURED: usize = 400;

/// So wide is a box for one character at least.
const BOX: f32 = 9.6;

/// How the texts of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Left,
    Right,
    Boxes(u8),
    Bar,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    heading: String,
    kind: Kind,
    least_mm: u8,
}

impl TableColumn {
    /// A column of texts under this heading, which is repeated on each page.
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), kind: Kind::Left, least_mm: 0 }
    }

    /// Its texts stand on the right: numbers and amounts.
    #[must_use]
    pub fn right(self) -> Self {
        Self { kind: Kind::Right, ..self }
    }

    /// Each cell is a row of so many boxes for one character each.
    #[must_use]
    pub fn boxes(self, boxes: u8) -> Self {
        Self { kind: Kind::Boxes(boxes), ..self }
    }

    /// Each cell is a bar, as long as its text says in thousandths of the column; an empty text
    /// is no bar.
    #[must_use]
    pub fn bar(self) -> Self {
        Self { kind: Kind::Bar, ..self }
    }

    /// At least so wide, in millimetres: a hand writes here, or a bar is seen.
    #[must_use]
    pub fn least(self, millimetres: u8) -> Self {
        Self { least_mm: millimetres, ..self }
    }

    fn least_width(&self) -> f32 {
        let boxes = if let Kind::Boxes(boxes) = self.kind { f32::from(boxes) * BOX } else { 8.0 };
        mm(self.least_mm).max(boxes)
    }
}

/// The lines of one cell.
pub(super) struct Cell {
    pub(super) width: f32,
    pub(super) kind: Kind,
    pub(super) lines: Vec<String>,
}

/// Widths of a table's columns, and the row of headings.
pub(super) struct Columns {
    columns: Vec<(f32, Kind)>,
    pub(super) heading: Vec<Cell>,
}

impl Columns {
    /// Gives each column what its widest text needs; if that is too much, takes from the widest.
    pub(super) fn measure(
        faces: &Faces,
        table: &Table,
        room: f32,
        (cell, heading): (Style, Style),
    ) -> Self {
        let ems = |style: Style, text: &str| faces.ems(style.face, &faces.clean(text)) * style.size;
        let widest = |index: usize, column: &TableColumn, of: &dyn Fn(Style, &str) -> f32| {
            let rows = table.rows.iter().take(MEASURED).chain(table.rows.last());
            let cells = rows.filter_map(|row| row.get(index));
            let widest = cells.map(|text| of(cell, text)).fold(0.0, f32::max);
            widest.max(of(heading, &column.heading)).max(column.least_width()) + PAD * 2.0 + 0.1
        };
        let word = |style: Style, text: &str| {
            text.split(' ').map(|word| ems(style, word)).fold(0.0, f32::max)
        };
        let columns = || table.columns.iter().enumerate();
        let wanted = columns().map(|(index, column)| widest(index, column, &ems)).collect();
        let words = columns().map(|(index, column)| widest(index, column, &word)).collect();
        let widths = share(wanted, words, room);
        let columns: Vec<_> =
            widths.into_iter().zip(&table.columns).map(|(w, column)| (w, column.kind)).collect();
        let headings: Vec<String> = table.columns.iter().map(|c| c.heading.clone()).collect();
        let mut measured = Self { columns, heading: Vec::new() };
        let heading = measured.cells(faces, &headings, heading, usize::MAX).into_iter().flatten();
        // A number's heading stands over it; there is nothing to fill in.
        let heading = heading.map(|cell| match cell.kind {
            Kind::Boxes(_) | Kind::Bar => Cell { kind: Kind::Left, ..cell },
            Kind::Left | Kind::Right => cell,
        });
        measured.heading = heading.collect();
        measured
    }

    /// The cells of a row, as many as there are columns; in several parts, one below the other, if
    /// a cell has more than `most` lines.
    pub(super) fn cells(
        &self,
        faces: &Faces,
        row: &[String],
        style: Style,
        most: usize,
    ) -> Vec<Vec<Cell>> {
        let texts = row.iter().map(String::as_str).chain(std::iter::repeat(""));
        let cell = |(&(width, kind), text): (&(f32, Kind), &str)| {
            let text = faces.clean(text);
            let lines = match kind {
                Kind::Boxes(_) | Kind::Bar => vec![text],
                Kind::Left | Kind::Right => {
                    wrap(faces, style.face, style.size, width - PAD * 2.0, &text)
                }
            };
            Cell { width, kind, lines }
        };
        let mut parts = vec![self.columns.iter().zip(texts).map(cell).collect::<Vec<_>>()];
        while let Some(last) = parts.last_mut()
            && last.iter().any(|cell| cell.lines.len() > most)
        {
            let rest = last.iter_mut().map(|cell| {
                let lines = cell.lines.split_off(cell.lines.len().min(most.max(1)));
                Cell { lines, ..*cell }
            });
            let rest = rest.collect();
            parts.push(rest);
        }
        parts
    }
}

/// Widths that fill the room: what is left goes to all in proportion; what is lacking is taken from
/// the widest columns, from none so much that a word must break as long as there is room for it.
fn share(wanted: Vec<f32>, words: Vec<f32>, room: f32) -> Vec<f32> {
    let total: f32 = wanted.iter().sum();
    if total <= room {
        return wanted.into_iter().map(|width| width * room / total.max(1.0)).collect();
    }
    let least = if words.iter().sum::<f32>() <= room { words } else { vec![0.0; wanted.len()] };
    let under = |cap: f32| {
        let widths = wanted.iter().zip(&least).map(|(width, least)| width.min(cap.max(*least)));
        widths.collect::<Vec<f32>>()
    };
    let (mut low, mut high) = (0.0, room);
    for _ in 0..32 {
        let cap = (low + high) / 2.0;
        if under(cap).iter().sum::<f32>() > room { high = cap } else { low = cap }
    }
    under(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_page_and_only_the_wide_ones_give_way() {
        let near = |widths: Vec<f32>, expected: [f32; 3]| {
            assert!(widths.iter().zip(expected).all(|(w, e)| (w - e).abs() < 0.01), "{widths:?}");
        };
        assert_eq!(share(vec![10.0, 30.0], vec![0.0, 0.0], 80.0), [20.0, 60.0]);
        let wanted = vec![20.0, 300.0, 400.0];
        near(share(wanted.clone(), vec![5.0; 3], 220.0), [20.0, 100.0, 100.0]);
        // The card's number stays whole, the names give way; without room all give way.
        near(share(wanted.clone(), vec![5.0, 130.0, 20.0], 220.0), [20.0, 130.0, 70.0]);
        near(share(wanted, vec![5.0, 230.0, 20.0], 220.0), [20.0, 100.0, 100.0]);
    }
}
