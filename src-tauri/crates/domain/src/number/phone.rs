//! Telephone numbers as villages write them.

use std::fmt;

use super::clean::{mask, strip_invisible};

/// A telephone number in the form `+62…`. Optional everywhere, shared by families, never a key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// Why a text is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneFault {
    /// Nothing was given.
    #[error("nomor telepon kosong")]
    Empty,
    /// Not a number that can be called.
    #[error("nomor telepon tidak dikenali")]
    Unknown,
}

impl Phone {
    /// Reads one number: `08…`, `62…`, `+62…`, a lost leading 0 (`8123…`), or a foreign number
    /// with its plus sign.
    ///
    /// # Errors
    /// See [`PhoneFault`].
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        let text = strip_invisible(text);
        let text = text.trim();
        // A program took the number for a fraction.
        let text = text.strip_suffix(".0").unwrap_or(text);
        let foreign = text.trim_start_matches(['\'', '(']).starts_with('+');
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            let nothing = !text.chars().any(char::is_alphanumeric);
            return Err(if nothing { PhoneFault::Empty } else { PhoneFault::Unknown });
        }
        if text.chars().any(char::is_alphabetic) {
            return Err(PhoneFault::Unknown);
        }
        let full = national(&digits).map(|rest| format!("+62{rest}"));
        let full = full.or_else(|| {
            let plausible = foreign && !digits.starts_with("62") && !digits.starts_with('0');
            (plausible && (8..=15).contains(&digits.len())).then(|| format!("+{digits}"))
        });
        full.map(Self).ok_or(PhoneFault::Unknown)
    }

    /// Every number in a cell, in the order written: people put two into one, parted by a slash,
    /// a comma, "atau", or only a space.
    #[must_use]
    pub fn read_all(text: &str) -> Vec<Self> {
        let upper =
            strip_invisible(text).to_uppercase().replace(" ATAU ", "/").replace(" DAN ", "/");
        let parts = upper.split(['/', ',', ';', '&', '|', '\n']);
        let mut phones: Vec<Self> = Vec::new();
        for part in parts {
            let found = match Self::parse(part) {
                Ok(phone) => vec![phone],
                Err(_) => part.split_whitespace().filter_map(|p| Self::parse(p).ok()).collect(),
            };
            for phone in found {
                if !phones.contains(&phone) {
                    phones.push(phone);
                }
            }
        }
        phones
    }

    /// The number with its plus sign, as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as people dial it at home, `081234567890`; foreign ones keep their plus.
    #[must_use]
    pub fn local(&self) -> String {
        self.0.strip_prefix("+62").map_or_else(|| self.0.clone(), |rest| format!("0{rest}"))
    }

    /// The last three digits, the rest dots.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 3)
    }
}

/// What follows +62: 8 to 12 digits, the first not 0.
fn national(digits: &str) -> Option<&str> {
    let digits = digits.strip_prefix("00").unwrap_or(digits);
    let with_country = digits.strip_prefix("62").filter(|rest| rest.len() >= 8);
    // "+62 0812…" is written often, "0 62 812…" seldom.
    let rest = match (with_country, digits.strip_prefix('0')) {
        (Some(rest), _) => rest.strip_prefix('0').unwrap_or(rest),
        (None, Some(rest)) => {
            rest.strip_prefix("62").filter(|r| r.starts_with('8')).unwrap_or(rest)
        }
        (None, None) if digits.starts_with('8') && digits.len() >= 9 => digits,
        (None, None) => return None,
    };
    ((8..=12).contains(&rest.len()) && !rest.starts_with('0')).then_some(rest)
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(•)")
    }
}

super::text_value::text_value!(Phone, PhoneFault, as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_number_is_stored_alike() {
        for text in [
            "081234567890",
            "81234567890",
            "6281234567890",
            "+62 812-3456-7890",
            "+62081234567890",
            "006281234567890",
            "'0812 3456 7890",
            "(0812) 3456.7890",
            "81234567890.0",
        ] {
            assert_eq!(Phone::parse(text).unwrap().as_str(), "+6281234567890", "{text}");
        }
        assert_eq!(Phone::parse("0548 21234").unwrap().as_str(), "+6254821234", "a landline");
        assert_eq!(Phone::parse("+60 12 345 6789").unwrap().as_str(), "+60123456789", "abroad");
    }

    #[test]
    fn what_cannot_be_called_is_no_number() {
        for text in ["12345", "tidak ada", "0812", "08123456789012345", "abc081234567890"] {
            assert_eq!(Phone::parse(text), Err(PhoneFault::Unknown), "{text}");
        }
        for text in ["", " - ", "'"] {
            assert_eq!(Phone::parse(text), Err(PhoneFault::Empty), "{text}");
        }
    }

    #[test]
    fn two_numbers_in_a_cell_are_two_numbers() {
        for text in [
            "081234567890/085690001111",
            "081234567890 , 0856-9000-1111",
            "081234567890 atau 085690001111",
            "081234567890 85690001111",
            "081234567890\n085690001111 / 081234567890",
        ] {
            let found: Vec<_> = Phone::read_all(text).iter().map(Phone::local).collect();
            assert_eq!(found, ["081234567890", "085690001111"], "{text}");
        }
        assert!(Phone::read_all("tidak punya").is_empty());
    }

    #[test]
    fn a_number_reads_itself_again_and_is_absent_from_debug() {
        let phone = Phone::parse("084876245477").unwrap();
        assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
        assert_eq!(format!("{phone:?}"), "Phone(•)");
        assert_eq!(phone.masked(), "+62••••••••477");
    }
}
