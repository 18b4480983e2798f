//! The village's own membership card and its number.

use crate::number::RegionCode;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// Crockford's characters: no I, L, O or U to misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The three characters that keep the numbers of two laptops of one village apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceTag([u8; 3]);

impl DeviceTag {
    /// From the first 15 bits of the device's name.
    pub fn from_device(name: &[u8; 32]) -> Self {
        let [first, second, ..] = *name;
        let bits = u16::from_be_bytes([first, second]) >> 1;
        Self([bits >> 10, bits >> 5, bits].map(|b| character(usize::from(b & 31))))
    }

    /// The tag in these three characters, if they are of the alphabet.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(|b| ALPHABET.contains(b)).then_some(Self(bytes))
    }
}

impl fmt::Display for DeviceTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{}", char::from(*b)))
    }
}

/// Number of a membership card, given out with no network and never twice: village, device tag,
/// running number, check character: `6474021001-7KQ-00012-X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardNumber {
    village: RegionCode,
    tag: DeviceTag,
    running: u32,
}

impl CardNumber {
    /// The number that this device gives out as its `running`-th.
    pub fn new(village: RegionCode, tag: DeviceTag, running: u32) -> Self {
        Self { village, tag, running }
    }

    /// The village that gave it out.
    pub fn village(&self) -> RegionCode {
        self.village
    }

    /// The device that gave it out.
    pub fn tag(&self) -> DeviceTag {
        self.tag
    }

    /// Counts from 1 on each device.
    pub fn running(&self) -> u32 {
        self.running
    }

    fn body(&self) -> String {
        format!("{}-{}-{:05}", self.village.digits(), self.tag, self.running)
    }
}

impl fmt::Display for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body();
        write!(f, "{body}-{}", check_character(&body))
    }
}

/// Not a card number, or one with a slip of the finger in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a card number")]
pub struct NotACardNumber;

impl FromStr for CardNumber {
    type Err = NotACardNumber;

    fn from_str(text: &str) -> Result<Self, NotACardNumber> {
        let text = text.trim().to_ascii_uppercase();
        let mut parts = text.split('-');
        let mut part = || parts.next().ok_or(NotACardNumber);
        let village: RegionCode = part()?.parse().map_err(|_| NotACardNumber)?;
        let tag = DeviceTag::parse(part()?).ok_or(NotACardNumber)?;
        let running = part()?.parse().map_err(|_| NotACardNumber)?;
        part()?;
        let number = Self { village, tag, running };
        if number.to_string() == text { Ok(number) } else { Err(NotACardNumber) }
    }
}

fn character(value: usize) -> u8 {
    ALPHABET.get(value).copied().unwrap_or(b'0')
}

/// Luhn's scheme over 32 characters: finds every single wrong character and nearly every swap.
fn check_character(body: &str) -> char {
    let mut sum = 0_usize;
    let mut double = true;
    for byte in body.bytes().rev() {
        let Some(value) = ALPHABET.iter().position(|c| *c == byte) else { continue };
        let weighed = value.saturating_mul(if double { 2 } else { 1 });
        sum = sum.saturating_add(weighed / 32).saturating_add(weighed % 32);
        double = !double;
    }
    char::from(character((32_usize.saturating_sub(sum % 32)) % 32))
}

/// A card as its worker's log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipCard {
    /// Printed on it.
    pub number: CardNumber,
    /// Last day on which it holds, UTC+7.
    pub valid_until: NaiveDate,
    /// How often it was printed: "cetakan ke-n".
    pub prints: u32,
    /// Whether the worker holds the copy that was printed last.
    pub handed_over: bool,
    /// Why it no longer holds.
    pub withdrawn: Option<String>,
}

/// How far somebody's card has come, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardStage {
    /// No card that holds came out of a printer yet.
    None,
    /// It came out and lies at the village office.
    Printed,
    /// The worker holds the one that was printed last.
    HandedOver,
}

impl CardStage {
    const ALL: [Self; 3] = [Self::None, Self::Printed, Self::HandedOver];

    /// The word in tables and requests.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Printed => "printed",
            Self::HandedOver => "handed_over",
        }
    }

    /// The stage of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// Until when a card without a membership holds: 31 December of the year of issue.
pub fn end_of_year(issued_on: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(issued_on.year(), 12, 31).unwrap_or(issued_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(running: u32) -> CardNumber {
        let tag = DeviceTag::from_device(&[0xA5; 32]);
        CardNumber::new("64.74.02.1001".parse().unwrap(), tag, running)
    }

    #[test]
    fn a_card_number_is_read_back() {
        for running in [1, 31, 32, 99_999, 123_456] {
            let text = number(running).to_string();
            assert_eq!(text.parse(), Ok(number(running)), "{text}");
            assert_eq!(text.to_lowercase().parse(), Ok(number(running)), "typed in lower case");
        }
    }

    #[test]
    fn any_one_wrong_character_is_found() {
        let text = number(12).to_string();
        for at in 0..text.len() {
            for wrong in ALPHABET {
                let mut bytes = text.clone().into_bytes();
                if bytes[at] == *wrong || bytes[at] == b'-' {
                    continue;
                }
                bytes[at] = *wrong;
                let wrong = String::from_utf8(bytes).unwrap();
                assert!(wrong.parse::<CardNumber>().is_err(), "{wrong} passed for {text}");
            }
        }
    }
}
