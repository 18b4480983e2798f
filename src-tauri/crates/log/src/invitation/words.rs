//! Six plain words for a key, to be read aloud over the telephone.

use crate::hash::Hash;
use std::fmt;
use std::sync::LazyLock;

/// 1.024 Indonesian words, of which no two differ by one letter or an exchange of neighbours.
static WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../assets/fingerprint-words.txt").lines().collect());

/// Sixty bits of a hash over keys, as six words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([&'static str; 6]);

impl Fingerprint {
    pub(super) fn of(keys: &[&[u8]]) -> Self {
        let mut parts: Vec<&[u8]> = vec![b"lindung/fingerprint/1\0"];
        parts.extend(keys);
        let hash = Hash::of_parts(&parts);
        // The first eight bytes as one number; its highest sixty bits, ten a word.
        let bits = hash
            .as_bytes()
            .iter()
            .take(8)
            .fold(0, |sum: u64, byte| sum.wrapping_shl(8) | u64::from(*byte));
        Self([54, 44, 34, 24, 14, 4].map(|shift| word(bits.wrapping_shr(shift) & 1023)))
    }

    /// The words.
    #[must_use]
    pub const fn words(&self) -> &[&'static str; 6] {
        &self.0
    }
}

fn word(place: u64) -> &'static str {
    let place = usize::try_from(place).unwrap_or_default();
    WORDS.get(place).copied().unwrap_or_default()
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_1024_plain_words_in_order() {
        assert_eq!(WORDS.len(), 1024);
        assert!(WORDS.iter().zip(&WORDS[1..]).all(|(a, b)| a < b), "sorted, none twice");
        for word in WORDS.iter() {
            let plain = word.bytes().all(|letter| letter.is_ascii_lowercase());
            assert!(plain && (4..=8).contains(&word.len()), "{word}");
        }
    }

    #[test]
    fn no_two_words_are_easily_mistaken() {
        let words: Vec<&[u8]> = WORDS.iter().map(|word| word.as_bytes()).collect();
        for (place, one) in words.iter().enumerate() {
            for other in &words[place + 1..] {
                assert!(!near(one, other), "{one:?} {other:?}");
            }
        }
    }

    #[expect(clippy::arithmetic_side_effects, reason = "a test that overflows should fail")]
    /// One letter changed, added or left out, or two neighbours exchanged.
    fn near(one: &[u8], other: &[u8]) -> bool {
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
        match long.len() - short.len() {
            0 => {
                let exchanged = short.iter().skip(same).take(2).rev();
                short[same + 1..] == long[same + 1..]
                    || (exchanged.eq(long.iter().skip(same).take(2))
                        && short.iter().skip(same + 2).eq(long.iter().skip(same + 2)))
            }
            1 => short[same..] == long[same + 1..],
            _ => false,
        }
    }

    #[test]
    fn a_fingerprint_is_frozen() {
        assert_eq!(
            Fingerprint::of(&[b"key"]).to_string(),
            "atlet gendang dompet anyaman kacang sepak"
        );
    }
}
