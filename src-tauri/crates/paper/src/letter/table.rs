//! A table over as many pages as it needs.

use super::Table;
use super::columns::{Cell, Columns, Kind, PAD};
use super::setter::{HAIR, MARGIN, Setter, mm};
use crate::draw::{Area, Ink, Style};
use crate::font::Face;

const CELL: Style = Style { face: Face::Medium, size: 8.2, ink: Ink::Black };
const HEADING: Style = Style { face: Face::Bold, ..CELL };
/// So many rows of a list go with what must not stand alone.
const LAST_ROWS: usize = 2;
/// A box for one character in a cell.
const BOX: f32 = 12.0;
/// How high a bar is.
const BAR: f32 = 7.0;

fn leading(style: Style) -> f32 {
    style.size * 1.22
}

impl Setter<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let columns = Columns::measure(self.faces, table, self.width(), (CELL, HEADING));
        let least = mm(table.row_mm);
        let heading = height(&columns.heading, 0.0);
        let last = table.rows.len().saturating_sub(1);
        let most = ((self.height() - heading - PAD * 2.0) / leading(CELL)).max(1.0) as usize;
        for (place, row) in table.rows.iter().enumerate() {
            let style = if table.sum && place == last { HEADING } else { CELL };
            for cells in columns.cells(self.faces, row, style, most) {
                let own = height(&cells, least);
                // The last rows go together, with what follows them.
                let begun = place > 0
                    && match last.saturating_sub(place) {
                        rest @ 0..LAST_ROWS => {
                            self.fits_to_end(own * super::block::count(rest.saturating_add(1)))
                        }
                        _ => self.fits(own),
                    };
                if !begun {
                    if place > 0 {
                        self.turn()
                    } else {
                        self.room(heading + own)
                    }
                    self.row(&columns.heading, HEADING, 0.0);
                }
                self.row(&cells, style, least);
            }
        }
        if table.rows.is_empty() {
            self.room(heading);
            self.row(&columns.heading, HEADING, 0.0);
        }
    }

    /// One row with its grid.
    fn row(&mut self, cells: &[Cell], style: Style, least: f32) {
        let (height, top) = (height(cells, least), self.y);
        let mut x = MARGIN;
        for cell in cells {
            let area = Area { x, y: top - height, width: cell.width, height };
            self.canvas.frame(Ink::Grey, HAIR, area);
            // In the middle where a hand writes beside it.
            let own = super::block::count(cell.lines.len()) * leading(style) + PAD * 2.0;
            let drop = if least > 0.0 { (height - own).max(0.0) / 2.0 } else { 0.0 };
            let mut y = top - drop - PAD - style.size * 0.78;
            for line in &cell.lines {
                match cell.kind {
                    Kind::Left => self.canvas.text(style, x + PAD, y, line),
                    Kind::Right => {
                        self.canvas.text_to(self.faces, style, x + cell.width - PAD, y, line);
                    }
                    Kind::Boxes(boxes) => {
                        let width = (cell.width - PAD * 2.0) / f32::from(boxes.max(1));
                        let y = top - (height + BOX) / 2.0;
                        let first = Area { x: x + PAD, y, width, height: BOX };
                        self.boxes(first, boxes, line);
                    }
                    Kind::Bar => {
                        let (y, width) = (top - (height + BAR) / 2.0, cell.width - PAD * 2.0);
                        self.bar(Area { x: x + PAD, y, width, height: BAR }, line);
                    }
                }
                y -= leading(style);
            }
            x += cell.width;
        }
        self.y -= height;
    }

    /// A bar in its frame, filled as far as the text says in thousandths: legible in black and
    /// white too.
    fn bar(&mut self, area: Area, text: &str) {
        let Ok(part) = text.trim().parse::<u16>() else { return };
        let filled = area.width * f32::from(part.min(1_000)) / 1_000.0;
        let (right, over) = (area.x + filled, area.y + area.height);
        let corners = [(area.x, area.y), (right, area.y), (right, over), (area.x, over)];
        if filled > 0.0 {
            self.canvas.shape(Ink::Clay, &corners);
        }
        self.canvas.frame(Ink::Grey, HAIR, area);
    }
}

fn height(cells: &[Cell], least: f32) -> f32 {
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default().max(1);
    (super::block::count(lines) * leading(CELL) + PAD * 2.0).max(least)
}
