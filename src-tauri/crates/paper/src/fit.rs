//! Making a text fit its box: smaller first, then on two lines, never cut.

use crate::font::{Face, Faces};

/// How a text may be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Box {
    pub(crate) face: Face,
    /// Points.
    pub(crate) width: f32,
    /// Size in points when there is room.
    pub(crate) size: f32,
    /// Below this size two lines are better than one.
    pub(crate) one_line: f32,
    /// Largest size of a text on two lines.
    pub(crate) two_lines: f32,
}

/// A text with the size at which it fits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) size: f32,
    pub(crate) lines: Vec<String>,
}

impl Box {
    /// Sets a text that has been through [`Faces::clean`].
    pub(crate) fn fit(&self, faces: &Faces, text: String) -> Fitted {
        let size = self.largest(faces.ems(self.face, &text));
        if size >= self.one_line {
            return Fitted { size: size.min(self.size), lines: vec![text] };
        }
        let (first, second) = halves(faces, self.face, &text);
        let widest = faces.ems(self.face, &first).max(faces.ems(self.face, &second));
        let lines = if second.is_empty() { vec![first] } else { vec![first, second] };
        Fitted { size: self.largest(widest).min(self.two_lines), lines }
    }

    /// Largest size, in steps of a twentieth of a point, at which so many ems fit.
    fn largest(&self, ems: f32) -> f32 {
        if ems <= 0.0 { self.size } else { (self.width / ems * 20.0).floor() / 20.0 }
    }
}

/// The text in two lines as equal as can be: broken at a space, or within a word when the longest
/// word would otherwise make the whole text tiny.
fn halves(faces: &Faces, face: Face, text: &str) -> (String, String) {
    let total = faces.ems(face, text);
    let mut best: Option<(f32, String, String)> = None;
    for (at, _) in text.match_indices(' ') {
        let (first, second) = text.split_at_checked(at).unwrap_or((text, ""));
        let second = second.trim_start();
        let widest = faces.ems(face, first).max(faces.ems(face, second));
        if best.as_ref().is_none_or(|(width, ..)| widest < *width) {
            best = Some((widest, first.to_owned(), second.to_owned()));
        }
    }
    match best {
        Some((widest, first, second)) if widest < total * 0.8 => (first, second),
        _ => within_a_word(faces, face, text, total),
    }
}

fn within_a_word(faces: &Faces, face: Face, text: &str, total: f32) -> (String, String) {
    let mut first = String::new();
    let mut second = String::new();
    for character in text.chars() {
        let line = if faces.ems(face, &first) * 2.0 < total { &mut first } else { &mut second };
        line.push(character);
    }
    (first, second)
}

/// The text in as many lines as it needs at this size; a word wider than the box is broken.
pub(crate) fn wrap(faces: &Faces, face: Face, size: f32, width: f32, text: &str) -> Vec<String> {
    let ems = width / size;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if let Some(line) = lines.last_mut()
            && faces.ems(face, &format!("{line} {word}")) <= ems
        {
            line.push(' ');
            line.push_str(word);
        } else if faces.ems(face, word) <= ems {
            lines.push(word.to_owned());
        } else {
            lines.extend(pieces(faces, face, ems, word));
        }
    }
    lines
}

fn pieces(faces: &Faces, face: Face, ems: f32, word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in word.chars() {
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() => piece.push(character),
            Some(piece) if faces.ems(face, &format!("{piece}{character}")) <= ems => {
                piece.push(character);
            }
            _ => pieces.push(character.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAME: Box =
        Box { face: Face::Bold, width: 220.0, size: 13.0, one_line: 9.0, two_lines: 8.8 };

    fn check(text: &str) -> Fitted {
        let faces = Faces::get().unwrap();
        let clean = faces.clean(text);
        let fitted = NAME.fit(faces, clean.clone());
        for line in &fitted.lines {
            assert!(faces.ems(Face::Bold, line) * fitted.size <= NAME.width + 0.01, "{line}");
        }
        let glued: String = fitted.lines.concat();
        assert_eq!(glued.replace(' ', ""), clean.replace(' ', ""), "nothing may be cut");
        fitted
    }

    #[test]
    fn a_short_name_is_set_large_on_one_line() {
        assert_eq!(check("Sumi").size, 13.0);
    }

    #[test]
    fn a_name_of_a_hundred_characters_fits_on_two_lines_and_can_be_read() {
        let fitted = check(&"Raden Ajeng Siti Nurhaliza Putri ".repeat(3));
        assert_eq!(fitted.lines.len(), 2);
        assert!(fitted.size >= 6.0, "{}", fitted.size);
    }

    #[test]
    fn a_hundred_wide_characters_without_a_space_still_fit() {
        assert_eq!(check(&"W".repeat(100)).lines.len(), 2);
    }

    #[test]
    fn a_word_wider_than_its_column_is_broken_and_not_cut() {
        let faces = Faces::get().unwrap();
        let lines = wrap(faces, Face::Medium, 10.0, 60.0, "no 12345678901234567890 end");
        assert_eq!(lines.concat().replace(' ', ""), "no12345678901234567890end");
        assert!(lines.iter().all(|line| faces.ems(Face::Medium, line) * 10.0 <= 60.0));
    }

    proptest! {
        #[test]
        fn any_name_stays_in_its_box(name in "\\PC{0,100}") {
            check(&name);
        }

        #[test]
        fn any_name_of_letters_stays_in_its_box(name in "[A-Za-z'. ]{0,100}") {
            check(&name);
        }
    }
}
