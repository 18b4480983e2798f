//! The recovery code: 120 random bits that are written down on paper and typed years later.
//!
//! Six groups of five Crockford characters, the fifth of each a check over the other four and
//! the group's place. Any one wrong character, any two exchanged, and any group in the wrong
//! place is found, and the group is named.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

use crate::clock::Entropy;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 6;
const GROUP: usize = 5;

/// 120 random bits; wiped when dropped, never shown but by `Display`, for printing.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<Vec<u8>>);

/// What is wrong with a typed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// Not thirty characters.
    #[error("the code has {found} characters instead of 30")]
    Length {
        /// How many there are, without hyphens and spaces.
        found: usize,
    },
    /// A group whose check does not match.
    #[error("group {group} of the code is mistyped")]
    Group {
        /// Which, from 1.
        group: usize,
    },
}

impl BadCode {
    /// The stable name of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "code_length",
            Self::Group { .. } => "code_group",
        }
    }
}

impl RecoveryCode {
    pub(super) fn generate(entropy: &mut impl Entropy) -> Self {
        let mut random = Zeroizing::new([0; GROUPS * (GROUP - 1)]);
        entropy.fill(random.as_mut());
        Self(Zeroizing::new(random.iter().map(|byte| byte & 31).collect()))
    }

    /// Reads a code as people type it: small letters, O for 0, I and L for 1, hyphens or none.
    ///
    /// # Errors
    /// [`BadCode`] names the group that is mistyped.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–'));
        let digits: Zeroizing<Vec<Option<u8>>> = Zeroizing::new(kept.map(digit).collect());
        if digits.len() != GROUPS.saturating_mul(GROUP) {
            return Err(BadCode::Length { found: digits.len() });
        }
        let mut code = Zeroizing::new(Vec::with_capacity(GROUPS * (GROUP - 1)));
        for (group, digits) in (1_u8..).zip(digits.chunks(GROUP)) {
            let digits: Option<Vec<u8>> = digits.iter().copied().collect();
            let digits = digits.map(Zeroizing::new);
            let wrong = BadCode::Group { group: group.into() };
            let (last, data) = digits.as_ref().and_then(|d| d.split_last()).ok_or(wrong)?;
            if check(data, group) != *last {
                return Err(wrong);
            }
            code.extend_from_slice(data);
        }
        Ok(Self(code))
    }

    pub(super) fn secret(&self) -> &[u8] {
        &self.0
    }
}

impl FromStr for RecoveryCode {
    type Err = BadCode;

    fn from_str(text: &str) -> Result<Self, BadCode> {
        Self::parse(text)
    }
}

/// The code itself: for the screen and the paper it is meant for, never for a log.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (group, data) in (1_u8..).zip(self.0.chunks(GROUP - 1)) {
            f.write_str(if group > 1 { "-" } else { "" })?;
            for digit in data.iter().chain([&check(data, group)]) {
                let character = ALPHABET.get(usize::from(*digit)).ok_or(fmt::Error)?;
                write!(f, "{}", char::from(*character))?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

fn digit(character: char) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|letter| char::from(*letter) == character)?;
    u8::try_from(place).ok()
}

/// A polynomial over GF(32), `x⁵ + x² + 1`: different places weigh differently, so that an
/// exchange is found as surely as a substitution.
fn check(data: &[u8], group: u8) -> u8 {
    data.iter().chain([&group]).fold(0, |sum, digit| double(sum) ^ digit)
}

const fn double(element: u8) -> u8 {
    let shifted = element.wrapping_shl(1);
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(u8);

    impl Entropy for Counting {
        fn fill(&mut self, bytes: &mut [u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_mul(5).wrapping_add(13);
                *byte = self.0;
            }
        }
    }

    fn code() -> String {
        RecoveryCode::generate(&mut Counting(3)).to_string()
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = code();
        assert_eq!(code.len(), 35);
        let read = RecoveryCode::parse(&code).unwrap();
        assert_eq!(read.to_string(), code);
        let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryCode::parse(&sloppy), Ok(read));
    }

    #[test]
    fn every_wrong_character_is_found_in_its_group() {
        let code = code();
        for (place, old) in code.char_indices().filter(|(_, c)| *c != '-') {
            for new in ALPHABET.iter().map(|c| char::from(*c)).filter(|c| *c != old) {
                let typed: String =
                    code.char_indices().map(|(i, c)| if i == place { new } else { c }).collect();
                let group = place / 6 + 1;
                assert_eq!(RecoveryCode::parse(&typed), Err(BadCode::Group { group }), "{typed}");
            }
        }
    }

    #[test]
    fn every_exchange_of_neighbours_is_found() {
        let code = code();
        for place in 0..code.len() - 1 {
            let mut typed: Vec<char> = code.chars().collect();
            typed.swap(place, place + 1);
            let same = typed[place] == typed[place + 1] || typed.contains(&' ');
            let hyphen = typed[place] == '-' || typed[place + 1] == '-';
            let typed: String = typed.into_iter().collect();
            assert_eq!(RecoveryCode::parse(&typed).is_ok(), same || hyphen, "{typed}");
        }
    }

    #[test]
    fn groups_in_the_wrong_order_are_found() {
        let code = code();
        let mut groups: Vec<&str> = code.split('-').collect();
        groups.swap(1, 4);
        assert_eq!(RecoveryCode::parse(&groups.join("-")), Err(BadCode::Group { group: 2 }));
    }

    #[test]
    fn a_code_of_the_wrong_length_says_how_long_it_is() {
        let code = code();
        let short = code.split_at(34).0;
        assert_eq!(RecoveryCode::parse(short), Err(BadCode::Length { found: 29 }));
        assert_eq!(RecoveryCode::parse(""), Err(BadCode::Length { found: 0 }));
    }

    #[test]
    fn debug_shows_no_code() {
        let code = RecoveryCode::generate(&mut Counting(3));
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }
}
