//! A list on paper: letterhead, title, a table over as many pages as it needs, room to sign.

mod columns;

use crate::draw::{Area, Canvas, Ink, Style};
use crate::font::{Face, Faces};
use crate::portable::Book;
use crate::print::points;
use crate::qr::Runs;
use crate::{Paper, PaperError};
use columns::{Cell, Columns, PAD};

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers and amounts.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its heading, repeated on each page.
    pub heading: String,
    /// Where its texts stand.
    pub align: Align,
}

/// A table to be printed. What may be shown of whom (a masked NIK, no birth date) is decided by
/// whoever fills it.
#[derive(Clone, PartialEq, Eq)]
pub struct TablePaper {
    /// A4 or F4; a card is taken for A4.
    pub paper: Paper,
    /// Whether the long edge lies below.
    pub landscape: bool,
    /// Lines over the double rule on the first page, the last one largest: "PEMERINTAH KOTA …".
    pub letterhead: Vec<String>,
    /// What the list is.
    pub title: String,
    /// Lines under the title: filters, date, counts.
    pub subtitle: Vec<String>,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// The rows; a missing cell is empty, one too many is left out.
    pub rows: Vec<Vec<String>>,
    /// Lines at the end on the right, kept together: place, office, empty lines to sign, name.
    pub signature: Vec<String>,
    /// The text of a QR at the end on the left, as large as a telephone likes it.
    pub qr: Option<String>,
    /// At the foot of each page on the left; on the right stands "halaman x dari y".
    pub footer: String,
}

/// Only sizes: the list is about people.
impl std::fmt::Debug for TablePaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TablePaper({} columns, {} rows)", self.columns.len(), self.rows.len())
    }
}

/// 18 mm: printers leave a border, and lists are put on file.
const MARGIN: f32 = 51.0;
const CELL: Style = Style { face: Face::Medium, size: 8.2, ink: Ink::Black };
const HEADING: Style = Style { face: Face::Bold, size: 8.2, ink: Ink::Black };
const SMALL: Style = Style { face: Face::Medium, size: 7.0, ink: Ink::Grey };
const HAIR: f32 = 0.4;

/// Sets the table. The same table gives the same bytes.
pub fn table(table: &TablePaper) -> Result<Vec<u8>, PaperError> {
    let faces = Faces::get()?;
    let paper = if table.paper == Paper::Cr80 { Paper::A4 } else { table.paper };
    let (short, long) = paper.size();
    let (width, height) = if table.landscape { (long, short) } else { (short, long) };
    let size = (points(width), points(height));
    let setter = Setter::new(faces, table, size);
    let pages = setter.pages();
    let book = Book { title: "Daftar", size, forms: Vec::new(), pages, images: Default::default() };
    book.bind(faces)
}

struct Setter<'a> {
    faces: &'a Faces,
    table: &'a TablePaper,
    size: (f32, f32),
    columns: Columns,
}

impl<'a> Setter<'a> {
    fn new(faces: &'a Faces, table: &'a TablePaper, size: (f32, f32)) -> Self {
        let columns = Columns::measure(faces, table, size.0 - MARGIN * 2.0, (CELL, HEADING));
        Self { faces, table, size, columns }
    }

    /// Fills page after page; the footer comes last, when their number is known.
    fn pages(&self) -> Vec<Vec<printpdf::Op>> {
        let mut done = Vec::new();
        let mut canvas = Canvas::default();
        let mut y = self.head(&mut canvas);
        y = self.row(&mut canvas, y, &self.columns.heading, HEADING);
        for row in &self.table.rows {
            for cells in self.columns.cells(self.faces, row, CELL, self.most_lines()) {
                if y - height(&cells, CELL) < MARGIN {
                    done.push(std::mem::take(&mut canvas));
                    y = self.row(&mut canvas, self.size.1 - MARGIN, &self.columns.heading, HEADING);
                }
                y = self.row(&mut canvas, y, &cells, CELL);
            }
        }
        let signature = f32::from(u16::try_from(self.table.signature.len()).unwrap_or(u16::MAX));
        let room = if signature > 0.0 { (signature + 1.5) * 13.0 } else { 0.0 };
        let qr = self.table.qr.as_deref().and_then(Runs::new);
        let room = qr.as_ref().map_or(room, |qr| room.max(qr.side() + 13.0));
        if y - room < MARGIN && room > 0.0 {
            done.push(std::mem::take(&mut canvas));
            y = self.size.1 - MARGIN;
        }
        self.sign(&mut canvas, y);
        if let Some(qr) = qr {
            qr.draw(&mut canvas, MARGIN, y - 13.0);
        }
        done.push(canvas);
        let count = done.len();
        let number = |(page, mut canvas): (usize, Canvas)| {
            self.foot(&mut canvas, page.saturating_add(1), count);
            canvas.into_ops()
        };
        done.into_iter().enumerate().map(number).collect()
    }

    /// Lines of the tallest row that a page holds below its headings.
    fn most_lines(&self) -> usize {
        let room = self.size.1 - MARGIN * 2.0 - height(&self.columns.heading, HEADING) - PAD * 2.0;
        (room / leading(CELL)).max(1.0) as usize
    }

    /// Letterhead, double rule, title; returns where the table begins.
    fn head(&self, canvas: &mut Canvas) -> f32 {
        let mut y = self.size.1 - MARGIN;
        let last = self.table.letterhead.len().saturating_sub(1);
        for (index, line) in self.table.letterhead.iter().enumerate() {
            let size = if index == last { 13.0 } else { 10.0 };
            y -= size * 1.25;
            self.centre(canvas, Style { face: Face::Bold, size, ink: Ink::Black }, y, line);
        }
        if !self.table.letterhead.is_empty() {
            self.rule(canvas, y - 7.0, 1.6);
            self.rule(canvas, y - 9.4, 0.5);
            y -= 12.0;
        }
        let title = Style { face: Face::Bold, size: 12.0, ink: Ink::Black };
        y -= 18.0;
        self.centre(canvas, title, y, &self.table.title);
        for line in &self.table.subtitle {
            y -= 12.0;
            self.centre(canvas, Style { face: Face::Medium, size: 8.6, ..title }, y, line);
        }
        y - 12.0
    }

    /// A line in the middle, smaller if it must be.
    fn centre(&self, canvas: &mut Canvas, style: Style, y: f32, text: &str) {
        let text = self.faces.clean(text);
        let ems = self.faces.ems(style.face, &text).max(0.01);
        let size = style.size.min((self.size.0 - MARGIN * 2.0) / ems);
        canvas.text(Style { size, ..style }, (self.size.0 - ems * size) / 2.0, y, &text);
    }

    fn rule(&self, canvas: &mut Canvas, y: f32, width: f32) {
        canvas.stroke(Ink::Black, width, &[(MARGIN, y), (self.size.0 - MARGIN, y)], false);
    }

    /// One row with its grid, hanging from `top`; returns its lower edge.
    fn row(&self, canvas: &mut Canvas, top: f32, cells: &[Cell], style: Style) -> f32 {
        let height = height(cells, style);
        let mut x = MARGIN;
        for cell in cells {
            let area = Area { x, y: top - height, width: cell.width, height };
            canvas.frame(Ink::Grey, HAIR, area);
            let mut y = top - PAD - style.size * 0.78;
            for line in &cell.lines {
                match cell.align {
                    Align::Left => canvas.text(style, x + PAD, y, line),
                    Align::Right => {
                        canvas.text_to(self.faces, style, x + cell.width - PAD, y, line);
                    }
                }
                y -= leading(style);
            }
            x += cell.width;
        }
        top - height
    }

    fn sign(&self, canvas: &mut Canvas, y: f32) {
        let style = Style { face: Face::Medium, size: 9.4, ink: Ink::Black };
        let texts: Vec<String> =
            self.table.signature.iter().map(|line| self.faces.clean(line)).collect();
        let widths = texts.iter().map(|text| self.faces.ems(style.face, text) * style.size);
        let x = self.size.0 - MARGIN - widths.fold(120.0, f32::max);
        let mut y = y - 13.0 * 1.5;
        for text in &texts {
            canvas.text(style, x.max(MARGIN), y, text);
            y -= 13.0;
        }
    }

    fn foot(&self, canvas: &mut Canvas, page: usize, count: usize) {
        let y = MARGIN - 20.0;
        canvas.text(SMALL, MARGIN, y, &self.faces.clean(&self.table.footer));
        let number = format!("halaman {page} dari {count}");
        canvas.text_to(self.faces, SMALL, self.size.0 - MARGIN, y, &number);
    }
}

fn leading(style: Style) -> f32 {
    style.size * 1.22
}

fn height(cells: &[Cell], style: Style) -> f32 {
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default().max(1);
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * leading(style) + PAD * 2.0
}
