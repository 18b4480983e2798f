//! Names of people.

use std::fmt;

use super::clean::{is_apostrophe, tidy_spaces};

/// The longest name that is kept, in characters (the KTP's own field is shorter).
const LONGEST: usize = 100;

/// A name as on the KTP: a single word, apostrophes, hyphens and titles are all valid. White
/// space is collapsed, typographic apostrophes become the plain one that the KTP has.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

/// What a text in a name column tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameReading {
    /// The name without what is no part of it.
    pub name: PersonName,
    /// "Alm." or "Almarhumah" stood by the name: the person has died. A status, not a name.
    pub deceased: bool,
}

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Nothing, or no letter.
    #[error("nama belum diisi")]
    Empty,
    /// More than 100 characters.
    #[error("nama lebih dari 100 huruf")]
    Long,
}

impl NameFault {
    /// The word by which reports count this fault.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Empty => "no_name",
            Self::Long => "long_name",
        }
    }
}

impl PersonName {
    /// Reads a name, dropping "Alm.".
    ///
    /// # Errors
    /// See [`NameFault`].
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        Self::read(text).map(|reading| reading.name)
    }

    /// Reads a name and says whether "Alm." stood by it.
    ///
    /// # Errors
    /// See [`NameFault`].
    pub fn read(text: &str) -> Result<NameReading, NameFault> {
        let tidy = tidy_spaces(text);
        let mut deceased = false;
        let mut name = String::with_capacity(tidy.len());
        for word in tidy.trim_start_matches(is_apostrophe).split(' ') {
            if is_late(word) {
                deceased = true;
                continue;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }));
        }
        let name = name.trim_matches([' ', ',', ';']);
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameFault::Empty);
        }
        if name.chars().count() > LONGEST {
            return Err(NameFault::Long);
        }
        Ok(NameReading { name: Self(name.to_owned()), deceased })
    }

    /// The name as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// "Alm.", "(alm)", "Almh.", "almarhum", "Almarhumah".
fn is_late(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    ["alm", "almh", "almarhum", "almarhumah"].iter().any(|late| bare.eq_ignore_ascii_case(late))
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(•)")
    }
}

super::text_value::text_value!(PersonName, NameFault, as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_shape_are_valid() {
        let table = [
            ("Slamet", "Slamet"),
            ("  Siti \u{00A0} Aminah ", "Siti Aminah"),
            ("Nurul Jum\u{2019}ah", "Nurul Jum'ah"),
            ("Hj. Nurul", "Hj. Nurul"),
            ("Andi Kusuma, S.Pd", "Andi Kusuma, S.Pd"),
            ("Siti-Aminah", "Siti-Aminah"),
            ("'Budi", "Budi"),
            ("Almira Putri", "Almira Putri"),
        ];
        for (text, name) in table {
            let reading = PersonName::read(text).unwrap();
            assert_eq!(reading.name.as_str(), name);
            assert!(!reading.deceased, "{text}");
        }
    }

    #[test]
    fn alm_is_a_status_and_not_a_name() {
        for text in [
            "Alm. Budi Santoso",
            "Budi Santoso (alm)",
            "ALMARHUM Budi Santoso",
            "Budi Santoso, Alm.",
            "Almh Budi Santoso",
        ] {
            let reading = PersonName::read(text).unwrap();
            assert_eq!(reading.name.as_str(), "Budi Santoso", "{text}");
            assert!(reading.deceased, "{text}");
        }
    }

    #[test]
    fn no_letter_is_no_name_and_a_hundred_and_one_are_too_many() {
        for text in ["", " - ", "123", "Alm."] {
            assert_eq!(PersonName::parse(text).unwrap_err().kind(), "no_name", "{text}");
        }
        assert!(PersonName::parse(&"a".repeat(100)).is_ok());
        assert_eq!(PersonName::parse(&"a".repeat(101)).unwrap_err().kind(), "long_name");
        assert_eq!(format!("{:?}", PersonName::parse("Budi").unwrap()), "PersonName(•)");
    }
}
