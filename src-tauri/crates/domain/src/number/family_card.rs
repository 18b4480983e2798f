//! The number of a family card (Kartu Keluarga).

use std::fmt;

use super::clean::{digits, mask, strip_number_noise};

/// A family card's number: 16 digits, shared by a family; a worker may have none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FamilyCardNumber([u8; 16]);

/// Why a text is not a family card's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FamilyCardFault {
    /// Nothing was given, or `0`: not a mistake, the field may be empty.
    #[error("nomor KK kosong")]
    Empty,
    /// Not 16 digits.
    #[error("nomor KK harus 16 angka")]
    NotSixteenDigits,
}

impl FamilyCardFault {
    /// The word by which reports count this fault.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Empty => "no_family_card",
            Self::NotSixteenDigits => "bad_family_card",
        }
    }
}

impl FamilyCardNumber {
    /// Reads a number with the noise that a NIK may have.
    ///
    /// # Errors
    /// See [`FamilyCardFault`].
    pub fn parse(text: &str) -> Result<Self, FamilyCardFault> {
        let cleaned = strip_number_noise(text);
        if cleaned.bytes().all(|b| b == b'0') {
            return Err(FamilyCardFault::Empty);
        }
        digits(&cleaned).map(Self).ok_or(FamilyCardFault::NotSixteenDigits)
    }

    /// All sixteen digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// First 4 and last 2 digits, the rest dots.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(self.as_str(), 4, 2)
    }
}

impl fmt::Debug for FamilyCardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FamilyCardNumber(•)")
    }
}

super::text_value::text_value!(FamilyCardNumber, FamilyCardFault, as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_digits_or_nothing() {
        let card = FamilyCardNumber::parse("'6401 0322 0617 9552").unwrap();
        assert_eq!(card.as_str(), "6401032206179552");
        assert_eq!(card.masked(), "6401••••••••••52");
        assert_eq!(format!("{card:?}"), "FamilyCardNumber(•)");
        assert_eq!(FamilyCardNumber::parse("0"), Err(FamilyCardFault::Empty));
        assert_eq!(FamilyCardNumber::parse(""), Err(FamilyCardFault::Empty));
        for text in ["640103220617955", "64010322061795521", "64010322061795X2"] {
            let fault = FamilyCardNumber::parse(text).unwrap_err();
            assert_eq!(fault.kind(), "bad_family_card", "{text}");
        }
    }
}
