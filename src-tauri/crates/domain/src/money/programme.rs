//! The programmes of BPJS Ketenagakerjaan that a self-employed worker may have.

use std::fmt;

/// A programme (PP 44/2015 for JKK and JKM, PP 46/2015 for JHT).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Programme {
    /// Jaminan Kecelakaan Kerja: accidents at work.
    Jkk,
    /// Jaminan Kematian: death.
    Jkm,
    /// Jaminan Hari Tua: savings for old age, optional.
    Jht,
}

impl Programme {
    /// Each of them, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Jkk, Self::Jkm, Self::Jht];

    /// "JKK", "JKM", "JHT".
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Jkk => "JKK",
            Self::Jkm => "JKM",
            Self::Jht => "JHT",
        }
    }

    /// The name in full.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jkk => "Jaminan Kecelakaan Kerja",
            Self::Jkm => "Jaminan Kematian",
            Self::Jht => "Jaminan Hari Tua",
        }
    }

    fn bit(self) -> u8 {
        match self {
            Self::Jkk => 1,
            Self::Jkm => 2,
            Self::Jht => 4,
        }
    }
}

/// Some of the programmes. Text `JKK+JKM` on the wire, in that order; nothing is an empty text.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProgrammeSet(u8);

/// Why a text is not a set of programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("program ditulis seperti JKK+JKM")]
pub struct ProgrammeFault;

impl ProgrammeSet {
    /// What local governments pay: JKK and JKM.
    pub const JKK_JKM: Self = Self(3);

    /// These.
    #[must_use]
    pub fn of(programmes: impl IntoIterator<Item = Programme>) -> Self {
        Self(programmes.into_iter().fold(0, |bits, programme| bits | programme.bit()))
    }

    /// Reads `JKK+JKM`; also with commas, spaces or "dan" between, in any order and case.
    ///
    /// # Errors
    /// [`ProgrammeFault`] on a word that names none.
    pub fn parse(text: &str) -> Result<Self, ProgrammeFault> {
        text.split(['+', ',', ' ', '/', '&', ';'])
            .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("dan"))
            .try_fold(Self::default(), |set, word| {
                let named = |p: &Programme| p.code().eq_ignore_ascii_case(word);
                let programme = Programme::ALL.into_iter().find(named).ok_or(ProgrammeFault)?;
                Ok(set.with(programme))
            })
    }

    /// The form of the wire, `JKK+JKM`.
    #[must_use]
    pub fn plain(self) -> String {
        self.to_string()
    }

    /// Whether a programme is among them.
    #[must_use]
    pub fn contains(self, programme: Programme) -> bool {
        self.0 & programme.bit() != 0
    }

    /// These and one more.
    #[must_use]
    pub fn with(self, programme: Programme) -> Self {
        Self(self.0 | programme.bit())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each in turn.
    pub fn iter(self) -> impl Iterator<Item = Programme> {
        Programme::ALL.into_iter().filter(move |programme| self.contains(*programme))
    }
}

impl fmt::Display for ProgrammeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, programme) in self.iter().enumerate() {
            f.write_str(if i > 0 { "+" } else { "" })?;
            f.write_str(programme.code())?;
        }
        Ok(())
    }
}

impl fmt::Debug for ProgrammeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{self}}}")
    }
}

crate::number::text_value::text_value!(ProgrammeSet, ProgrammeFault, plain);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_written_in_one_order() {
        for text in ["JKK+JKM", "jkm, jkk", "JKK dan JKM", "JKM+JKK+JKK"] {
            assert_eq!(ProgrammeSet::parse(text), Ok(ProgrammeSet::JKK_JKM), "{text}");
        }
        assert_eq!(ProgrammeSet::JKK_JKM.with(Programme::Jht).to_string(), "JKK+JKM+JHT");
        assert_eq!(ProgrammeSet::of([Programme::Jkm]).to_string(), "JKM");
        assert!(ProgrammeSet::parse("").unwrap().is_empty());
        assert_eq!(ProgrammeSet::parse("JKK+JKP"), Err(ProgrammeFault));
    }
}
