//! The words on a card that are the same for everybody.

use crate::PaperError;
use serde::Deserialize;
use std::sync::LazyLock;

const INDONESIAN: &str = include_str!("../../../../assets/cards/words.id.toml");

static WORDS: LazyLock<Option<CardWords>> = LazyLock::new(|| toml::from_str(INDONESIAN).ok());

/// The table of words of both sides.
#[derive(Debug, Deserialize)]
pub(crate) struct CardWords {
    pub(crate) front: FrontWords,
    pub(crate) back: BackWords,
    pub(crate) calibration: CalibrationWords,
}

/// What the test sheet of a printer says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalibrationWords {
    pub(crate) title: String,
    pub(crate) front: String,
    pub(crate) back: String,
    pub(crate) how: String,
    /// The same where there is little room.
    pub(crate) short: String,
    /// Left, top, width, height; each holds `{mm}`.
    pub(crate) steps: Vec<String>,
    pub(crate) then: String,
    pub(crate) ruler: String,
}

/// Heading and labels of the front.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrontWords {
    pub(crate) heading: String,
    pub(crate) title: Vec<String>,
    pub(crate) number: String,
    /// Holds `{n}`.
    pub(crate) copy: String,
    pub(crate) nik: String,
    pub(crate) occupation: String,
    pub(crate) programmes: String,
    pub(crate) valid_until: String,
    pub(crate) sample: String,
}

/// What to do, and whose card it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackWords {
    pub(crate) phone: String,
    pub(crate) phone_note: Vec<String>,
    pub(crate) accident_heading: String,
    pub(crate) accident: Vec<String>,
    pub(crate) death_heading: String,
    pub(crate) death: Vec<String>,
    pub(crate) own_card: String,
    /// Holds `{village}`.
    pub(crate) found: String,
}

impl CardWords {
    pub(crate) fn indonesian() -> Result<&'static Self, PaperError> {
        WORDS.as_ref().ok_or(PaperError::Asset("words of the card"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_names_the_emergency_line_and_the_deadline() {
        let words = CardWords::indonesian().unwrap();
        assert_eq!(words.back.phone, "175");
        assert!(words.back.accident.iter().any(|line| line.contains("2 × 24 jam")));
        assert!(words.back.own_card.contains("bukan kartu BPJS Ketenagakerjaan"));
        assert!(words.calibration.steps.iter().filter(|step| step.contains("{mm}")).count() == 4);
        assert!(words.front.copy.contains("{n}") && words.back.found.contains("{village}"));
    }
}
