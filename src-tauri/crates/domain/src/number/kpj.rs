//! The participant number that BPJSTK gives out.

use std::fmt;

use super::clean::{digits, mask, strip_number_noise};

/// A KPJ (nomor Kartu Peserta Jamsostek): eleven digits. It opens JHT balances, so it is masked on
/// screen, on paper and in exports unless asked for. A text of another shape is kept as text and
/// doubted, never refused: BPJSTK gives it out, not we.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kpj([u8; 11]);

/// Why a text has not the shape of a KPJ: a doubt, never a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KpjFault {
    /// Nothing was given.
    #[error("nomor KPJ kosong")]
    Empty,
    /// Not eleven digits.
    #[error("nomor KPJ biasanya 11 angka")]
    NotElevenDigits,
}

impl Kpj {
    /// Reads a KPJ; white space, dots, hyphens and a leading apostrophe are stripped.
    ///
    /// # Errors
    /// See [`KpjFault`].
    pub fn parse(text: &str) -> Result<Self, KpjFault> {
        let cleaned = strip_number_noise(text);
        if cleaned.is_empty() {
            return Err(KpjFault::Empty);
        }
        digits(&cleaned).map(Self).ok_or(KpjFault::NotElevenDigits)
    }

    /// The whole number. To be shown only where a person asked to see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The last three digits, the rest dots.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(self.as_str(), 0, 3)
    }
}

impl fmt::Debug for Kpj {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kpj(•)")
    }
}

super::text_value::text_value!(Kpj, KpjFault, as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_digits_are_a_kpj() {
        let kpj = Kpj::parse("'2100 9000 123").unwrap();
        assert_eq!(kpj.as_str(), "21009000123");
        assert_eq!(kpj.masked(), "••••••••123");
        assert_eq!(format!("{kpj:?}"), "Kpj(•)");
        assert_eq!(Kpj::parse(" - "), Err(KpjFault::Empty));
        for text in ["2100900012", "12a90001234", "210090001234"] {
            assert_eq!(Kpj::parse(text), Err(KpjFault::NotElevenDigits), "{text}");
        }
    }
}
