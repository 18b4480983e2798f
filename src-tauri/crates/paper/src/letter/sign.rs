//! Room to sign.

use super::Signature;
use super::setter::{GAP, MARGIN, STRONG, Setter, TEXT, leading};
use crate::draw::{Ink, Style};

/// For a hand and a stamp, 19 mm.
const TO_SIGN: f32 = 54.0;
/// Side by side.
const ABREAST: usize = 2;

/// A signature in lines of its column.
struct Set {
    above: Vec<String>,
    name: Vec<String>,
    below: Vec<String>,
}

impl Setter<'_> {
    /// Height of the first of them, which must not stand alone on a page.
    pub(super) fn to_sign(&self, signatures: &[Signature]) -> f32 {
        let first = signatures.chunks(ABREAST).next().unwrap_or_default();
        let (above, under) = self.sign_all(first).1;
        GAP + above + TO_SIGN + under
    }

    /// Two side by side, one alone on the right. Names stand at one height, and no block is torn.
    pub(super) fn signatures(&mut self, signatures: &[Signature]) {
        let width = self.sign_width();
        for row in signatures.chunks(ABREAST) {
            let (sets, (above, under)) = self.sign_all(row);
            let height = GAP + above + TO_SIGN + under;
            self.room(height);
            let names = self.y - GAP - above - TO_SIGN;
            let left = if sets.len() < ABREAST { 1.0 } else { 0.0 };
            for (place, set) in sets.iter().enumerate() {
                let column = left + super::block::count(place);
                let x = MARGIN + (width + GAP * 3.0) * column;
                self.put(set, (x, width), names);
            }
            self.y -= height + GAP;
        }
    }

    /// Of one of two side by side.
    fn sign_width(&self) -> f32 {
        (self.width() - GAP * 3.0) / 2.0
    }

    /// Those side by side, and the heights over the room to sign and under it.
    fn sign_all(&self, row: &[Signature]) -> (Vec<Set>, (f32, f32)) {
        let width = self.sign_width();
        let sets: Vec<Set> = row.iter().map(|signature| self.sign(signature, width)).collect();
        let tallest = |lines: fn(&Set) -> usize| {
            let lines = sets.iter().map(lines).max().unwrap_or_default();
            super::block::count(lines) * leading(TEXT)
        };
        let above = tallest(|set| set.above.len());
        let under = tallest(|set| set.name.len().saturating_add(set.below.len()));
        (sets, (above, under))
    }

    fn sign(&self, signature: &Signature, width: f32) -> Set {
        let name = match signature.name.trim() {
            "" => vec![self.dots(width * 0.72)],
            _ => self.lines(STRONG, width, &signature.name),
        };
        Set {
            above: self.flow(TEXT, width, &signature.above),
            name,
            below: match signature.below.trim() {
                "" => Vec::new(),
                below => self.lines(TEXT, width, below),
            },
        }
    }

    /// In the middle of a column; the first line of the name stands below `names`.
    fn put(&mut self, set: &Set, (x, width): (f32, f32), names: f32) {
        let mut y = names + TO_SIGN + super::block::count(set.above.len()) * leading(TEXT);
        let mut line = |style: Style, text: &str, y: f32| {
            let own = self.faces.ems(style.face, text) * style.size;
            let left = x + (width - own) / 2.0;
            let base = y - leading(style) + style.size * 0.32;
            self.canvas.text(style, left, base, text);
            (left, own, base)
        };
        for text in &set.above {
            line(TEXT, text, y);
            y -= leading(TEXT);
        }
        y = names;
        let mut rule = None;
        for text in &set.name {
            rule = Some(line(STRONG, text, y));
            y -= leading(TEXT);
        }
        for text in &set.below {
            line(TEXT, text, y);
            y -= leading(TEXT);
        }
        // A name is underlined where nothing but one line of it stands there.
        if let Some((left, own, base)) = rule.filter(|_| set.name.len() == 1)
            && set.name.iter().all(|text| !text.starts_with("..."))
        {
            let points = [(left, base - 2.2), (left + own, base - 2.2)];
            self.canvas.stroke(Ink::Black, 0.6, &points, false);
        }
    }
}
