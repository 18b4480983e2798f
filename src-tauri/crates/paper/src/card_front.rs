//! The front of a card.
//!
//! What cards of one village share is drawn once a file, as a form; a card adds its own words, its
//! QR and its photo. Nothing touches the edge, so that a cut one millimetre off spoils no card.

use crate::Card;
use crate::draw::{Area, Canvas, Ink, Style};
use crate::fit::Box;
use crate::font::{Face, Faces};
use crate::photo::Photo;
use crate::qr::Symbol;
use crate::sheet::DOT;
use crate::words::FrontWords;

const LEFT: f32 = 12.0;
const RIGHT: f32 = 231.0;
/// Left edge of the right column, below the QR.
const MIDDLE: f32 = 150.0;
/// Upper right corner of the QR; its quiet zone reaches further.
const QR: (f32, f32) = (RIGHT, 142.8);
const PHOTO: Area = Area { x: LEFT, y: 82.5, width: 45.0, height: 60.0 };
/// Left edge of the heading beside a photo.
const BESIDE: f32 = 63.5;
/// Right edge of what stands beside the QR.
const BESIDE_QR: f32 = 146.0;

const LABEL: Style = Style { face: Face::Medium, size: 4.9, ink: Ink::Grey };
const NAME: Box =
    Box { face: Face::Bold, width: RIGHT - LEFT, size: 12.6, one_line: 9.0, two_lines: 8.4 };
const NUMBER: Box =
    Box { face: Face::Bold, width: BESIDE_QR - LEFT, size: 9.4, one_line: 6.0, two_lines: 5.5 };
const VALUE: Box =
    Box { face: Face::Bold, width: MIDDLE - LEFT - 6.0, size: 7.2, one_line: 6.0, two_lines: 5.2 };
const NARROW_VALUE: Box = Box { width: RIGHT - MIDDLE, ..VALUE };

/// What a front shares with others of its village and decree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ground<'a> {
    village_line: &'a str,
    office_line: &'a str,
    programmes: &'a str,
    note: &'a str,
    valid_until: &'a str,
    photo: bool,
    sample: bool,
}

impl<'a> Ground<'a> {
    pub(crate) fn of(card: &'a Card) -> Self {
        Self {
            village_line: &card.village_line,
            office_line: &card.office_line,
            programmes: &card.programmes,
            note: &card.note,
            valid_until: &card.valid_until,
            photo: card.photo.is_some(),
            sample: card.sample,
        }
    }

    /// Draws the form.
    pub(crate) fn draw(&self, faces: &Faces, words: &FrontWords, canvas: &mut Canvas) {
        if self.sample {
            sample(faces, &words.sample, canvas, (LEFT + 8.0, 66.0));
        }
        let x = if self.photo { BESIDE } else { LEFT };
        let below = self.heading(faces, words, canvas, x);
        let width = BESIDE_QR - x;
        let place = Box { face: Face::Bold, width, size: 7.4, one_line: 6.2, two_lines: 6.4 };
        let below = lines(faces, canvas, &place, (x, below), self.village_line);
        let place = Box { face: Face::Medium, size: 5.8, one_line: 5.0, two_lines: 5.2, ..place };
        lines(faces, canvas, &place, (x, below), self.office_line);
        weave(canvas, Area { x: LEFT, y: 56.5, width: RIGHT - LEFT, height: 2.9 });
        let labels = [
            (LEFT, 75.2, &words.number),
            (LEFT, 33.2, &words.nik),
            (LEFT, 17.2, &words.occupation),
            (MIDDLE, 33.2, &words.programmes),
            (MIDDLE, 17.2, &words.valid_until),
        ];
        for (x, y, label) in labels {
            canvas.text(LABEL, x, y, &faces.clean(label));
        }
        value(faces, canvas, &NARROW_VALUE, (MIDDLE, 25.2), &self.programmes());
        value(faces, canvas, &NARROW_VALUE, (MIDDLE, 9.2), self.valid_until);
    }

    /// The programmes, or what must be said instead of or beside them.
    fn programmes(&self) -> String {
        match (self.programmes, self.note) {
            ("" | "–" | "-", note) if !note.is_empty() => note.to_owned(),
            (programmes, "") => programmes.to_owned(),
            (programmes, note) => format!("{programmes} · {note}"),
        }
    }

    /// Mark, heading and title; returns where the next base line may be.
    fn heading(&self, faces: &Faces, words: &FrontWords, canvas: &mut Canvas, x: f32) -> f32 {
        roof(canvas, x, 136.6);
        let heading = Style { face: Face::Bold, size: 5.4, ink: Ink::Clay };
        canvas.text(heading, x + 14.5, 137.6, &faces.clean(&words.heading));
        let size = if self.photo { 7.7 } else { 11.6 };
        let style = Style { face: Face::Bold, size, ink: Ink::Black };
        let mut y = 137.2 - size * 1.24;
        for line in &words.title {
            canvas.text(style, x, y, &faces.clean(line));
            y -= size * 1.18;
        }
        y - if self.photo { 3.4 } else { 1.6 }
    }
}

/// One card's own words and pictures, on its form.
pub(crate) struct Front<'a> {
    pub(crate) card: &'a Card,
    pub(crate) ground: &'a str,
    pub(crate) symbol: &'a Symbol,
    pub(crate) qr: &'a str,
    pub(crate) photo: Option<(&'a Photo, &'a str)>,
}

impl Front<'_> {
    pub(crate) fn draw(&self, faces: &Faces, words: &FrontWords, canvas: &mut Canvas) {
        canvas.form(self.ground);
        canvas.image(self.qr, square(self.symbol));
        if let Some((photo, name)) = self.photo {
            canvas.cover(name, PHOTO, (photo.width, photo.height));
        }
        let card = self.card;
        let name = NAME.fit(faces, faces.clean(&card.name));
        let style = Style { face: Face::Bold, size: name.size, ink: Ink::Black };
        let mut y = if name.lines.len() > 1 { 48.3 } else { 48.0 - name.size * 0.42 };
        for line in &name.lines {
            canvas.text(style, LEFT, y, line);
            y -= name.size.max(6.0) * 1.08;
        }
        value(faces, canvas, &NUMBER, (LEFT, 65.2), &card.number);
        value(faces, canvas, &VALUE, (LEFT, 25.2), &card.masked_nik);
        // A label with nothing below it looks like a printer that ran dry.
        let occupation = if card.occupation.is_empty() { "–" } else { &card.occupation };
        value(faces, canvas, &VALUE, (LEFT, 9.2), occupation);
        if card.copy > 1 {
            let copy = words.copy.replace("{n}", &card.copy.to_string());
            canvas.text_to(faces, LABEL, BESIDE_QR, 75.2, &faces.clean(&copy));
        }
    }
}

/// Where the QR stands: in its corner, on whole dots.
fn square(symbol: &Symbol) -> Area {
    let side = symbol.side();
    let snap = |at: f32| ((at - side) / DOT).round() * DOT;
    Area { x: snap(QR.0), y: snap(QR.1), width: side, height: side }
}

/// A value under its label; two lines take the room of one.
fn value(faces: &Faces, canvas: &mut Canvas, place: &Box, (x, y): (f32, f32), text: &str) {
    let fitted = place.fit(faces, faces.clean(text));
    let style = Style { face: place.face, size: fitted.size, ink: Ink::Black };
    let down = if fitted.lines.len() > 1 { fitted.size.min(5.2) } else { 0.0 };
    let mut y = y + down * 0.5;
    for line in &fitted.lines {
        canvas.text(style, x, y, line);
        y -= down * 1.02;
    }
}

/// Fitted lines of a heading from this base line down; returns the next base line.
fn lines(
    faces: &Faces,
    canvas: &mut Canvas,
    place: &Box,
    (x, mut y): (f32, f32),
    text: &str,
) -> f32 {
    let fitted = place.fit(faces, faces.clean(text));
    let style = Style { face: place.face, size: fitted.size, ink: Ink::Black };
    for line in fitted.lines.iter().filter(|line| !line.is_empty()) {
        canvas.text(style, x, y, line);
        y -= fitted.size * 1.2;
    }
    y - 0.6
}

/// The mark: a roof over somebody.
fn roof(canvas: &mut Canvas, x: f32, y: f32) {
    let outline = [
        (x, y + 1.6),
        (x + 5.6, y + 6.6),
        (x + 11.2, y + 1.6),
        (x + 10.1, y + 0.4),
        (x + 5.6, y + 4.4),
        (x + 1.1, y + 0.4),
    ];
    canvas.shape(Ink::Clay, &outline);
    canvas.disc(Ink::Clay, x + 5.6, y + 1.0, 1.5);
}

/// A band plaited of two strands of bamboo, over and under by turns; it fills the width exactly.
pub(crate) fn weave(canvas: &mut Canvas, area: Area) {
    const STRAND: f32 = 0.9;
    /// What of the lower strand shows on either side of the upper one.
    const SHOWN: f32 = 0.3;
    let Area { x, y, width, height } = area;
    let cells = (width / (height * 1.25)).round().max(1.0);
    let cell = width / cells;
    let mut left = x;
    let mut over = true;
    while left + cell / 2.0 < x + width {
        let mut strand = |from: f32, to: f32, rising: bool| {
            let at = |part: f32| y + height * if rising { part } else { 1.0 - part };
            let ends = [(left + cell * from, at(from)), (left + cell * to, at(to))];
            canvas.stroke(Ink::Clay, STRAND, &ends, false);
        };
        strand(0.0, 1.0, over);
        strand(0.0, SHOWN, !over);
        strand(1.0 - SHOWN, 1.0, !over);
        left += cell;
        over = !over;
    }
}

/// The large pale word over a card of a made-up person.
pub(crate) fn sample(faces: &Faces, word: &str, canvas: &mut Canvas, (x, y): (f32, f32)) {
    let style = Style { face: Face::Bold, size: 29.0, ink: Ink::Mist };
    let word = faces.clean(word);
    canvas.within([0.94, 0.342, -0.342, 0.94, x, y], |canvas| canvas.text(style, 0.0, 0.0, &word));
}
