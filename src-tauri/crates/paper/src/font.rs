//! The typeface, Plus Jakarta Sans in two weights, and what a text measures in it.

use crate::PaperError;
use printpdf::{FontId, ParsedFont};
use std::sync::LazyLock;

/// Characters looked up once; the typeface has none above that a name could bear.
const TABLE: u32 = 0x2200;
/// Added to each space, in thousandths of an em: those of the typeface are made for headlines, and
/// in small print words would run together.
pub(crate) const WIDER_SPACE: u16 = 60;
/// Stands for a character that the typeface lacks.
const SUBSTITUTE: char = '?';

static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
    Some(Faces {
        medium: Cut::read(include_bytes!("../../../../assets/fonts/PlusJakartaSans-Medium.ttf"))?,
        bold: Cut::read(include_bytes!("../../../../assets/fonts/PlusJakartaSans-Bold.ttf"))?,
    })
});

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Medium,
    Bold,
}

impl Face {
    pub(crate) const ALL: [Self; 2] = [Self::Medium, Self::Bold];

    /// Its name among a page's resources; one letter, as it stands there thousands of times.
    pub(crate) fn id(self) -> FontId {
        FontId(match self {
            Self::Medium => "M".into(),
            Self::Bold => "B".into(),
        })
    }
}

/// Both weights, parsed once a process.
pub(crate) struct Faces {
    medium: Cut,
    bold: Cut,
}

struct Cut {
    parsed: ParsedFont,
    /// Advance by code point in thousandths of an em; 0 where the glyph is absent.
    advances: Vec<u16>,
}

impl Cut {
    fn read(bytes: &[u8]) -> Option<Self> {
        let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new())?;
        let units = u32::from(parsed.font_metrics.units_per_em);
        let advances = (0..TABLE)
            .map(|code| {
                let glyph = parsed.lookup_glyph_index(code).filter(|glyph| *glyph != 0)?;
                let advance = u32::from(parsed.get_horizontal_advance(glyph));
                u16::try_from(advance.checked_mul(1000)?.checked_div(units)?).ok()
            })
            .map(Option::unwrap_or_default)
            .collect();
        Some(Self { parsed, advances })
    }

    /// 0 where the typeface has no glyph.
    fn advance(&self, character: char) -> u16 {
        let index = usize::try_from(u32::from(character)).unwrap_or(usize::MAX);
        self.advances.get(index).copied().unwrap_or_default()
    }
}

impl Faces {
    pub(crate) fn get() -> Result<&'static Self, PaperError> {
        FACES.as_ref().ok_or(PaperError::Asset("typeface"))
    }

    fn cut(&self, face: Face) -> &Cut {
        match face {
            Face::Medium => &self.medium,
            Face::Bold => &self.bold,
        }
    }

    pub(crate) fn parsed(&self, face: Face) -> &ParsedFont {
        &self.cut(face).parsed
    }

    /// Width in ems of a text that has been through [`Faces::clean`].
    pub(crate) fn ems(&self, face: Face, text: &str) -> f32 {
        let cut = self.cut(face);
        let wider = |c| if c == ' ' { WIDER_SPACE } else { 0 };
        let advances = text.chars().map(|c| cut.advance(c).saturating_add(wider(c)));
        advances.map(f32::from).sum::<f32>() / 1000.0
    }

    /// A text that can be set on one line: white space collapsed, accents that were typed as marks
    /// of their own left out, "?" where the typeface has no glyph. Never fails: a name in a foreign
    /// script must not stop a thousand cards.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            let kept = word.chars().filter(|c| !c.is_control() && !is_mark(*c));
            out.extend(kept.map(|c| if self.medium.advance(c) > 0 { c } else { SUBSTITUTE }));
        }
        out
    }
}

/// Combining marks and invisible characters, which have no place of their own on the line.
fn is_mark(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
    invisible || matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_without_a_glyph_becomes_a_question_mark() {
        let faces = Faces::get().unwrap();
        assert_eq!(faces.clean("José  O’Brien\tD'Áz"), "José O’Brien D'Áz");
        assert_eq!(faces.clean("علي"), "???");
        assert_eq!(faces.clean("e\u{301}\u{0}\u{200b}x"), "ex");
        assert_eq!(faces.clean(" \n "), "");
    }

    #[test]
    fn both_weights_have_the_same_characters() {
        let faces = Faces::get().unwrap();
        for code in (0..TABLE).filter_map(char::from_u32) {
            let both = faces.medium.advance(code) > 0 && faces.bold.advance(code) > 0;
            let none = faces.medium.advance(code) == 0 && faces.bold.advance(code) == 0;
            assert!(both || none, "{code:?} is in one weight only");
        }
    }
}
