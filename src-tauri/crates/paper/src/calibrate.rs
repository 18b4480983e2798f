//! The test sheet by which a printer is measured once, and what follows from the measures.
//!
//! A printer moves and stretches what it is given: a point `p` comes out at `s·p + t`. Measured at
//! marks whose places are known, `s` and `t` are known, and cards are drawn at `(p − t) / s`.
//! Only the scale cures a drift of millimetres down a sheet.

use crate::draw::{Canvas, Ink, Style};
use crate::font::{Face, Faces};
use crate::portable::{Book, Form};
use crate::print::{matrix, points};
use crate::sheet::{CARD, Calibration, DOT, Paper, SheetLayout, Side};
use crate::words::{CalibrationWords, CardWords};
use crate::{PaperError, fit};

/// From the edges of a plastic card to its marks, in dots: 5 mm.
const INSET: u16 = 60;
const MM: f32 = 72.0 / 25.4;
/// A printer that is off by more than this was given another paper, or was measured wrongly.
const MOST_SHIFT_UM: i32 = 15_000;
const MOST_SCALE_PPM: i32 = 30_000;

/// What the officer reads off the ruler, in micrometres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// From the left edge of the paper to mark A.
    pub left_um: i32,
    /// From its upper edge to mark A.
    pub top_um: i32,
    /// From mark A to mark B, on its right.
    pub width_um: i32,
    /// From mark A to mark C, below it.
    pub height_um: i32,
}

impl Measured {
    /// What a printer without fault gives.
    pub fn expected(paper: Paper) -> Self {
        let marks = Marks::of(paper);
        let um = |dots: u16| (f32::from(dots) * DOT / MM * 1000.0).round() as i32;
        Self {
            left_um: um(marks.left),
            top_um: um(paper.size().1.saturating_sub(marks.top)),
            width_um: um(marks.right.saturating_sub(marks.left)),
            height_um: um(marks.top.saturating_sub(marks.bottom)),
        }
    }
}

impl Calibration {
    /// What the printer needs after a test sheet that was drawn with this one measured so; none
    /// where no printer is so far off.
    pub fn corrected(self, paper: Paper, measured: Measured) -> Option<Self> {
        let marks = Marks::of(paper);
        let um = |dots: u16| f64::from(dots) * f64::from(DOT / MM) * 1000.0;
        let sheet = um(paper.size().1);
        // Along one axis: where the mark stands, how long the line was, what was measured.
        let axis = |at: f64, long: f64, was: (i32, i32), seen: f64, seen_long: i32| {
            let scale = 1.0 + f64::from(was.1) / 1e6;
            let drawn = scale * at + f64::from(was.0);
            let stretch = f64::from(seen_long) / (long * scale);
            let moved = seen - stretch * drawn;
            let shift = (-moved / stretch).round() as i32;
            let ppm = ((1.0 / stretch - 1.0) * 1e6).round() as i32;
            let likely = (-MOST_SHIFT_UM..=MOST_SHIFT_UM).contains(&shift)
                && (-MOST_SCALE_PPM..=MOST_SCALE_PPM).contains(&ppm);
            likely.then_some((shift, ppm))
        };
        let left = f64::from(measured.left_um);
        let from_below = sheet - f64::from(measured.top_um);
        let (width, height) = (um(marks.right) - um(marks.left), um(marks.top) - um(marks.bottom));
        let across = (self.right_um, self.wider_ppm);
        let up = (self.up_um, self.taller_ppm);
        let (right_um, wider_ppm) = axis(um(marks.left), width, across, left, measured.width_um)?;
        let (up_um, taller_ppm) = axis(um(marks.top), height, up, from_below, measured.height_um)?;
        Some(Self { right_um, up_um, wider_ppm, taller_ppm })
    }
}

/// Where the marks stand, in dots from the lower left.
#[derive(Clone, Copy)]
struct Marks {
    left: u16,
    right: u16,
    bottom: u16,
    top: u16,
}

impl Marks {
    /// The outer corners of the cards; on a plastic card a little inside.
    fn of(paper: Paper) -> Self {
        let (columns, rows) = paper.grid();
        if paper == Paper::Cr80 {
            let (right, top) = (CARD.0.saturating_sub(INSET), CARD.1.saturating_sub(INSET));
            return Self { left: INSET, right, bottom: INSET, top };
        }
        Self {
            left: paper.left(0),
            right: paper.left(columns),
            bottom: paper.bottom(0),
            top: paper.bottom(rows),
        }
    }
}

/// The test sheet with the help that the printer has now, so that a second one shows whether it is
/// enough: a page for each side.
///
/// # Errors
/// The typeface or its words are not in the program.
pub fn calibration_sheet(layout: &SheetLayout) -> Result<Vec<u8>, PaperError> {
    let (faces, words) = (Faces::get()?, CardWords::indonesian()?);
    let paper = layout.paper;
    let form = |back: bool| {
        let mut canvas = Canvas::default();
        let page = Page { paper, faces, words: &words.calibration, marks: Marks::of(paper), back };
        page.draw(&mut canvas);
        Form { name: name(back), ops: canvas.into_ops() }
    };
    let sides: &[bool] = match layout.side {
        Side::Front => &[false],
        Side::Back => &[true],
        Side::Both => &[false, true],
    };
    let page = |back: bool| {
        let mut canvas = Canvas::default();
        canvas.within(matrix(layout.calibration_of(back)), |canvas| canvas.form(&name(back)));
        canvas.into_ops()
    };
    let size = paper.size();
    let book = Book {
        title: "Lembar kalibrasi",
        size: (points(size.0), points(size.1)),
        forms: sides.iter().map(|back| form(*back)).collect(),
        pages: sides.iter().map(|back| page(*back)).collect(),
        images: Default::default(),
    };
    book.bind(faces)
}

fn name(back: bool) -> String {
    if back { "KB" } else { "KF" }.to_owned()
}

struct Page<'a> {
    paper: Paper,
    faces: &'a Faces,
    words: &'a CalibrationWords,
    marks: Marks,
    back: bool,
}

impl Page<'_> {
    fn draw(&self, canvas: &mut Canvas) {
        self.corners(canvas);
        let small = self.paper == Paper::Cr80;
        let (size, gap) = if small { (4.6, 10.0) } else { (10.5, 18.0) };
        let (left, right) = (points(self.marks.left) + gap, points(self.marks.right) - gap);
        let mut y = points(self.marks.top) - gap;
        let mut set = |face: Face, size: f32, text: &str| {
            let style = Style { face, size, ink: Ink::Black };
            for line in fit::wrap(self.faces, face, size, right - left, &self.faces.clean(text)) {
                canvas.text(style, left, y, &line);
                y -= size * 1.4;
            }
            y -= size * 0.4;
        };
        let side = if self.back { &self.words.back } else { &self.words.front };
        set(Face::Bold, size * 1.4, &format!("{}: {side}", self.words.title));
        set(Face::Medium, size, if small { &self.words.short } else { &self.words.how });
        for (step, nominal) in self.words.steps.iter().zip(self.nominal()) {
            set(Face::Medium, size, &step.replace("{mm}", &nominal));
        }
        if !small {
            set(Face::Medium, size, &self.words.then);
            self.rulers(y - 20.0, canvas);
        }
    }

    /// What the four measures should be: "19,4".
    fn nominal(&self) -> [String; 4] {
        let Measured { left_um, top_um, width_um, height_um } = Measured::expected(self.paper);
        [left_um, top_um, width_um, height_um]
            .map(|um| format!("{:.1}", um as f32 / 1000.0).replace('.', ","))
    }

    /// A cross at each corner of a card; A, B and C are named, and longer.
    fn corners(&self, canvas: &mut Canvas) {
        let Marks { left, right, bottom, top } = self.marks;
        if self.paper != Paper::Cr80 {
            let (columns, rows) = self.paper.grid();
            for column in 0..=columns {
                for row in 0..=rows {
                    cross(canvas, self.paper.left(column), self.paper.bottom(row), 4.0);
                }
            }
        }
        let long = if self.paper == Paper::Cr80 { 8.0 } else { 14.0 };
        let named = [("A", left, top), ("B", right, top), ("C", left, bottom)];
        let style = Style { face: Face::Bold, size: long * 0.7, ink: Ink::Black };
        for (name, x, y) in named {
            cross(canvas, x, y, long);
            canvas.text(style, points(x) + 2.0, points(y) + 2.0, name);
        }
    }

    /// A hundred millimetres across and down, to lay a ruler on.
    fn rulers(&self, y: f32, canvas: &mut Canvas) {
        let left = points(self.marks.left) + 18.0;
        let long = |tick: u8| match tick % 10 {
            0 => 9.0,
            5 => 6.0,
            _ => 3.5,
        };
        canvas.stroke(Ink::Black, 0.25, &[(left, y), (left + 100.0 * MM, y)], false);
        canvas.stroke(Ink::Black, 0.25, &[(left, y), (left, y - 100.0 * MM)], false);
        let style = Style { face: Face::Medium, size: 6.0, ink: Ink::Black };
        for tick in 0..=100_u8 {
            let at = f32::from(tick) * MM;
            canvas.stroke(Ink::Black, 0.25, &[(left + at, y), (left + at, y + long(tick))], false);
            canvas.stroke(Ink::Black, 0.25, &[(left, y - at), (left - long(tick), y - at)], false);
            if tick > 0 && tick % 10 == 0 {
                let number = tick.to_string();
                canvas.text(style, left + at - 4.0, y + 11.0, &number);
                canvas.text(style, left + 3.0, y - at - 2.0, &number);
            }
        }
        let unit = Style { face: Face::Medium, size: 8.0, ink: Ink::Black };
        canvas.text(unit, left + 20.0, y - 20.0, &self.faces.clean(&self.words.ruler));
    }
}

fn cross(canvas: &mut Canvas, x: u16, y: u16, arm: f32) {
    let (x, y) = (points(x), points(y));
    canvas.stroke(Ink::Black, 0.35, &[(x - arm, y), (x + arm, y)], false);
    canvas.stroke(Ink::Black, 0.35, &[(x, y - arm), (x, y + arm)], false);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a printer with these faults makes of a sheet drawn with such help, as a ruler tells.
    fn measured(paper: Paper, help: Calibration, (s, t): ((f64, f64), (f64, f64))) -> Measured {
        let marks = Marks::of(paper);
        let um = |dots: u16| f64::from(dots) * 25_400.0 / 300.0;
        let x = |at: u16| {
            let drawn = (1.0 + f64::from(help.wider_ppm) / 1e6) * um(at) + f64::from(help.right_um);
            s.0 * drawn + t.0
        };
        let y = |at: u16| {
            let drawn = (1.0 + f64::from(help.taller_ppm) / 1e6) * um(at) + f64::from(help.up_um);
            s.1 * drawn + t.1
        };
        Measured {
            left_um: x(marks.left).round() as i32,
            top_um: (um(paper.size().1) - y(marks.top)).round() as i32,
            width_um: (x(marks.right) - x(marks.left)).round() as i32,
            height_um: (y(marks.top) - y(marks.bottom)).round() as i32,
        }
    }

    #[test]
    fn after_the_correction_every_mark_is_where_it_should_be() {
        let printers = [
            ((1.0, 1.0), (0.0, 0.0)),
            ((0.998, 0.9907), (1_300.0, -800.0)),
            ((1.004, 1.002), (-2_000.0, 2_500.0)),
        ];
        for paper in [Paper::A4, Paper::F4, Paper::Cr80] {
            for printer in printers {
                let none = Calibration::default();
                let seen = measured(paper, none, printer);
                let help = none.corrected(paper, seen).unwrap();
                let again = measured(paper, help, printer);
                let expected = Measured::expected(paper);
                for (seen, wanted) in [
                    (again.left_um, expected.left_um),
                    (again.top_um, expected.top_um),
                    (again.width_um, expected.width_um),
                    (again.height_um, expected.height_um),
                ] {
                    assert!((seen - wanted).abs() <= 5, "{paper:?} {printer:?}: {seen} {wanted}");
                }
                // A second sheet, drawn with it, changes nothing any more.
                let second = help.corrected(paper, again).unwrap();
                assert!((second.right_um - help.right_um).abs() <= 5);
                assert!((second.taller_ppm - help.taller_ppm).abs() <= 60);
            }
        }
    }

    #[test]
    fn a_slip_of_the_ruler_corrects_nothing() {
        let seen = Measured::expected(Paper::F4);
        let slips = [
            Measured { width_um: seen.width_um / 10, ..seen },
            Measured { left_um: seen.left_um * 10, ..seen },
            Measured { height_um: 0, ..seen },
        ];
        for slip in slips {
            assert_eq!(Calibration::default().corrected(Paper::F4, slip), None, "{slip:?}");
        }
    }

    #[test]
    fn the_sheet_has_a_page_for_each_side() {
        for (side, pages) in [(Side::Front, 1), (Side::Both, 2)] {
            for paper in [Paper::A4, Paper::F4, Paper::Cr80] {
                let pdf = calibration_sheet(&SheetLayout::new(paper, side)).unwrap();
                let read = lopdf::Document::load_mem(&pdf).unwrap();
                assert_eq!(read.get_pages().len(), pages);
            }
        }
    }
}
