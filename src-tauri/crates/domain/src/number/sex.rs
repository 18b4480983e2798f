//! Male and female, as Indonesian forms write them.

/// Sex as on the KTP.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    minicbor::Encode,
    minicbor::Decode,
)]
#[cbor(index_only)]
pub enum Sex {
    /// Laki-laki.
    #[serde(rename = "L")]
    #[n(1)]
    Male,
    /// Perempuan.
    #[serde(rename = "P")]
    #[n(2)]
    Female,
}

impl Sex {
    /// Reads L/P, the words, and the codes 1 and 2 (Dukcapil, OpenSID). `None` for anything else,
    /// the column's own heading included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let word: String = text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .take(12)
            .collect();
        match word.as_str() {
            "L" | "LK" | "LAKI" | "LAKILAKI" | "LELAKI" | "PRIA" | "M" | "MALE" | "1" => {
                Some(Self::Male)
            }
            "P" | "PR" | "PEREMPUAN" | "WANITA" | "W" | "F" | "FEMALE" | "2" => Some(Self::Female),
            _ => None,
        }
    }

    /// `L` or `P`, as in lists.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Male => "L",
            Self::Female => "P",
        }
    }

    /// The word on forms and letters.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Male => "Laki-laki",
            Self::Female => "Perempuan",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_is_read() {
        for text in ["L", "l", " Laki-laki ", "LAKI - LAKI", "Pria", "1", "LK"] {
            assert_eq!(Sex::parse(text), Some(Sex::Male), "{text}");
        }
        for text in ["P", "Perempuan", "WANITA", "2", "pr", "W"] {
            assert_eq!(Sex::parse(text), Some(Sex::Female), "{text}");
        }
        for text in ["", "L/P", "3", "-", "12"] {
            assert_eq!(Sex::parse(text), None, "{text}");
        }
    }
}
