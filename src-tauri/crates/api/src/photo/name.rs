//! Whom the name of a picture tells.

/// What the name of a file says of whom it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// Sixteen digits in a row, whatever stands beside them.
    Nik(String),
    /// Words, as [`words`] spells them; empty where there are none.
    Words(String),
}

/// Reads the name of a file, without folder and ending.
pub(super) fn named(stem: &str) -> Named {
    let runs = stem.split(|c: char| !c.is_ascii_digit());
    match runs.into_iter().find(|run| run.len() == 16) {
        Some(nik) => Named::Nik(nik.to_owned()),
        None => Named::Words(words(stem)),
    }
}

/// A name in capitals, its words one space apart. Digits, dots and hyphens only part the words, and
/// apostrophes not even that: "siti_nuraini (2)" and "SITI NUR'AINI" are one. Nothing else is
/// forgiven, as a stranger's face on a card is worse than none.
pub(super) fn words(name: &str) -> String {
    let spelt: String = name
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '`'))
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .flat_map(char::to_uppercase)
        .collect();
    spelt.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_a_nik_or_by_a_name() {
        let nik = |text: &str| Named::Nik(text.to_owned());
        let words = |text: &str| Named::Words(text.to_owned());
        for (stem, expected) in [
            ("6474024112889867", nik("6474024112889867")),
            ("6474024112889867 Siti", nik("6474024112889867")),
            ("foto_6474024112889867-2", nik("6474024112889867")),
            ("64740241128898671", words("")),
            ("IMG_20260603_101500", words("IMG")),
            ("Siti Aminah", words("SITI AMINAH")),
            ("siti_aminah (2)", words("SITI AMINAH")),
            ("SITI-AMINAH.copy", words("SITI AMINAH COPY")),
            ("Siti Nur'aini", words("SITI NURAINI")),
            ("Siti Nur’aini", words("SITI NURAINI")),
            ("siti  aminah", words("SITI AMINAH")),
            ("001", words("")),
        ] {
            assert_eq!(named(stem), expected, "{stem}");
        }
    }
}
