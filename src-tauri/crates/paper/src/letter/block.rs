//! Labels with what stands behind them, and points of a list.

use super::setter::{GAP, MARGIN, STRONG, Setter, TEXT, leading};
use super::{Item, Mark, Pair, Value};
use crate::draw::{Area, Ink};

/// Between a label and its value.
const COLON: f32 = 9.0;
/// Height of a line on which a hand writes, 7,5 mm.
const BY_HAND: f32 = 21.3;
/// Box for one character.
const BOX: f32 = 15.0;
/// Box to tick.
const TICK: f32 = 7.4;
/// From the edge of a point's mark to its text.
const INDENT: f32 = 18.0;

impl Setter<'_> {
    /// The head of a letter.
    pub(super) fn opening(&mut self, pairs: &[Pair], dated: &str, recipient: &[String]) {
        let dated = self.faces.clean(dated);
        let right = MARGIN + self.width();
        let own = self.measure(TEXT, &dated) + GAP;
        // The day stands beside the first pair, or above where both are long.
        let top = self.y;
        self.line(TEXT, right - self.measure(TEXT, &dated), &dated);
        if own < self.width() * 0.5 {
            self.y = top;
        }
        self.pairs(pairs, (self.width() - own).max(self.width() * 0.5));
        self.y -= GAP;
        for line in self.flow(TEXT, self.width() * 0.7, recipient) {
            self.line(TEXT, MARGIN, &line);
        }
    }

    /// Labels one below the other, values beside them. A text may go on on the next page.
    pub(super) fn pairs(&mut self, pairs: &[Pair], width: f32) {
        let labels = pairs.iter().map(|pair| self.measure(TEXT, &self.faces.clean(&pair.label)));
        let label = labels.fold(0.0, f32::max).min(width * 0.38).max(58.0);
        let (x, room) = (MARGIN + label + COLON * 2.0, width - label - COLON * 2.0);
        for (place, pair) in (1_usize..).zip(pairs) {
            let labels = self.lines(TEXT, label + 0.1, &pair.label);
            let values = match &pair.value {
                Value::Text(text) if !text.is_empty() => self.lines(TEXT, room, text),
                Value::Text(_) => vec![self.dots(room)],
                Value::Lines(_) | Value::Boxes(..) | Value::Choices(_) => Vec::new(),
            };
            let hand = by_hand(&pair.value);
            // A label stands beside its value.
            let own = hand.max(leading(TEXT) * count(labels.len().min(3)));
            if place == pairs.len() {
                self.room_to_end(own)
            } else {
                self.room(own)
            }
            let top = self.y;
            // Beside what a hand fills in, the label stands at its foot.
            let first = if hand > 0.0 { BY_HAND - leading(TEXT) } else { 0.0 };
            self.y -= first;
            for place in 0..labels.len().max(values.len()) {
                let base = self.step(TEXT);
                if let Some(label) = labels.get(place) {
                    self.canvas.text(TEXT, MARGIN, base, label);
                }
                if place == 0 {
                    self.canvas.text(TEXT, MARGIN + label + COLON * 0.6, base, ":");
                }
                if let Some(value) = values.get(place) {
                    self.canvas.text(TEXT, x, base, value);
                }
            }
            if hand > 0.0 {
                self.fill_in(&pair.value, (x, room), top);
                self.y = self.y.min(top - hand);
            }
        }
    }

    /// What a hand fills in, hanging from `top`.
    fn fill_in(&mut self, value: &Value, (x, room): (f32, f32), top: f32) {
        let base = top - BY_HAND + 3.0;
        match value {
            Value::Text(_) => {}
            Value::Lines(lines) => {
                let dots = self.dots(room);
                for line in 0..*lines {
                    self.canvas.text(TEXT, x, base - BY_HAND * f32::from(line), &dots);
                }
            }
            Value::Boxes(boxes, text) => {
                let width = (room / f32::from((*boxes).max(1))).min(BOX);
                let first = Area { x, y: base - 3.0, width, height: BOX };
                self.boxes(first, *boxes, text);
            }
            Value::Choices(words) => {
                let mut at = x;
                for word in words {
                    let word = self.faces.clean(word);
                    self.tick((at, base - 0.4), false);
                    self.canvas.text(TEXT, at + TICK + 5.0, base, &word);
                    at += TICK + 21.0 + self.measure(TEXT, &word);
                }
            }
        }
    }

    /// So many boxes side by side, the first in this area, with a character in each as far as the
    /// text goes.
    pub(super) fn boxes(&mut self, first: Area, boxes: u8, text: &str) {
        let text = self.faces.clean(text);
        let mut characters = text.chars();
        let style = crate::draw::Style { size: first.height * 0.66, ..STRONG };
        for place in 0..boxes {
            let x = first.x + first.width * f32::from(place);
            self.canvas.frame(Ink::Grey, 0.5, Area { x, ..first });
            if let Some(character) = characters.next() {
                let character = character.to_string();
                let left = x + (first.width - self.measure(style, &character)) / 2.0;
                self.canvas.text(style, left, first.y + first.height * 0.27, &character);
            }
        }
    }

    /// A box to tick, ticked or not.
    fn tick(&mut self, (x, y): (f32, f32), ticked: bool) {
        self.canvas.frame(Ink::Black, 0.6, Area { x, y, width: TICK, height: TICK });
        if ticked {
            let points = [(x + 1.4, y + 3.6), (x + 3.1, y + 1.6), (x + 6.2, y + 6.2)];
            self.canvas.stroke(Ink::Black, 1.1, &points, false);
        }
    }

    pub(super) fn items(&mut self, items: &[Item]) {
        for (place, item) in (1_u32..).zip(items) {
            let lines = self.lines(TEXT, self.width() - INDENT, &item.text);
            let own = leading(TEXT) * count(lines.len().min(3));
            let last = usize::try_from(place).is_ok_and(|place| place == items.len());
            if last {
                self.room_to_end(own)
            } else {
                self.room(own)
            }
            for (number, line) in lines.iter().enumerate() {
                self.line(TEXT, MARGIN + INDENT, line);
                let base = self.y + TEXT.size * 0.32;
                match item.mark {
                    _ if number > 0 => {}
                    Mark::Number => self.canvas.text(TEXT, MARGIN, base, &format!("{place}.")),
                    Mark::Open => self.tick((MARGIN, base - 0.4), false),
                    Mark::Ticked => self.tick((MARGIN, base - 0.4), true),
                }
            }
            self.y -= 2.0;
        }
    }

    /// As many dots as fill this width.
    pub(super) fn dots(&self, width: f32) -> String {
        ".".repeat((width / self.measure(TEXT, ".").max(0.1)) as usize)
    }
}

/// Height of what a hand fills in; none beside a text.
fn by_hand(value: &Value) -> f32 {
    match value {
        Value::Text(_) => 0.0,
        Value::Lines(lines) => BY_HAND * f32::from(*lines),
        Value::Boxes(..) | Value::Choices(_) => BY_HAND,
    }
}

/// So many, for a height.
pub(super) fn count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}
