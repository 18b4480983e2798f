//! The back of a card: what to do. The same for everybody in a village, so one form holds it all.

use crate::Card;
use crate::card_front::{sample, weave};
use crate::draw::{Area, Canvas, Ink, Style};
use crate::fit::{Box, wrap};
use crate::font::{Face, Faces};
use crate::words::CardWords;

const LEFT: f32 = 12.0;
const RIGHT: f32 = 231.0;
/// Right edge of what stands beside the telephone number.
const BESIDE_PHONE: f32 = 158.0;

const HEADING: Style = Style { face: Face::Bold, size: 7.4, ink: Ink::Clay };
const BODY: Style = Style { face: Face::Medium, size: 5.9, ink: Ink::Black };
const SMALL: Style = Style { face: Face::Medium, size: 5.0, ink: Ink::Black };

/// What a back shares with others of its village.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ground<'a> {
    village_line: &'a str,
    sample: bool,
}

impl<'a> Ground<'a> {
    pub(crate) fn of(card: &'a Card) -> Self {
        Self { village_line: &card.village_line, sample: card.sample }
    }

    /// Draws the form.
    pub(crate) fn draw(&self, faces: &Faces, words: &CardWords, canvas: &mut Canvas) {
        if self.sample {
            sample(faces, &words.front.sample, canvas, (46.0, 48.0));
        }
        let words = &words.back;
        phone(faces, &words.phone, &words.phone_note, canvas);
        canvas.text(HEADING, LEFT, 134.6, &faces.clean(&words.accident_heading));
        let y = steps(faces, canvas, 124.4, BESIDE_PHONE, &words.accident);
        let y = y - 4.6;
        canvas.text(HEADING, LEFT, y, &faces.clean(&words.death_heading));
        let y = steps(faces, canvas, y - 10.2, RIGHT, &words.death);
        weave(canvas, Area { x: LEFT, y: y - 1.4, width: RIGHT - LEFT, height: 3.0 });
        let y = paragraph(faces, canvas, SMALL, y - 9.8, &words.own_card);
        let found = words.found.replace("{village}", self.village_line);
        let place = Box {
            face: Face::Bold,
            width: RIGHT - LEFT,
            size: SMALL.size,
            one_line: 4.4,
            two_lines: 4.4,
        };
        let fitted = place.fit(faces, faces.clean(&found));
        let style = Style { face: Face::Bold, size: fitted.size, ink: Ink::Black };
        let mut y = y;
        for line in &fitted.lines {
            canvas.text(style, LEFT, y, line);
            y -= fitted.size * 1.25;
        }
    }
}

/// The emergency line, as large as it can be.
fn phone(faces: &Faces, number: &str, note: &[String], canvas: &mut Canvas) {
    let (left, width) = (BESIDE_PHONE + 8.0, RIGHT - BESIDE_PHONE - 8.0);
    let corners = [(left, 92.0), (RIGHT, 92.0), (RIGHT, 142.0), (left, 142.0)];
    canvas.stroke(Ink::Clay, 1.1, &corners, true);
    let centred = |canvas: &mut Canvas, style: Style, y: f32, text: &str| {
        let text = faces.clean(text);
        let slack = width - faces.ems(style.face, &text) * style.size;
        canvas.text(style, left + slack / 2.0, y, &text);
    };
    let large = Style { face: Face::Bold, size: 27.0, ink: Ink::Black };
    centred(canvas, large, 115.0, number);
    let mut y = 105.4;
    for line in note {
        centred(canvas, Style { face: Face::Medium, size: 5.2, ink: Ink::Black }, y, line);
        y -= 6.6;
    }
}

/// Numbered steps from this base line down; returns where the next text may begin.
fn steps(faces: &Faces, canvas: &mut Canvas, y: f32, right: f32, steps: &[String]) -> f32 {
    let mut y = y;
    for (number, step) in (1u8..).zip(steps) {
        canvas.text(Style { face: Face::Bold, ..BODY }, LEFT, y, &number.to_string());
        let text = faces.clean(step);
        for line in wrap(faces, BODY.face, BODY.size, right - LEFT - 8.0, &text) {
            canvas.text(BODY, LEFT + 8.0, y, &line);
            y -= BODY.size * 1.24;
        }
        y -= 1.3;
    }
    y
}

fn paragraph(faces: &Faces, canvas: &mut Canvas, style: Style, y: f32, text: &str) -> f32 {
    let mut y = y;
    for line in wrap(faces, style.face, style.size, RIGHT - LEFT, &faces.clean(text)) {
        canvas.text(style, LEFT, y, &line);
        y -= style.size * 1.25;
    }
    y - 0.8
}
