//! RT and RW, the neighbourhoods of a village.

use super::clean::{is_apostrophe, strip_invisible};

/// The longest text that is kept for one of the two: "01/A" is seen.
const LONGEST: usize = 5;

/// RT and RW as text, zeros and letters kept as typed (Permendagri 18/2018 leaves the numbering
/// to villages). Empty where not known; "-" and "000" are kept, for villages write them. Compare
/// with [`same_rt`].
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    minicbor::Encode,
    minicbor::Decode,
)]
#[cbor(array)]
pub struct Neighbourhood {
    /// Rukun Tetangga, such as "003".
    #[n(0)]
    pub rt: String,
    /// Rukun Warga, such as "01".
    #[n(1)]
    pub rw: String,
}

impl Neighbourhood {
    /// From two columns. Words such as "RT" before the number are dropped; a text too long to be
    /// a number of a neighbourhood gives an empty one.
    #[must_use]
    pub fn new(rt: &str, rw: &str) -> Self {
        Self { rt: part(rt), rw: part(rw) }
    }

    /// Reads one cell that holds both: "003/01", "RT 003 RW 01", "RT.003/RW.01", "3-1"; or only
    /// the RT. "01/A/05" is RT "01/A".
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = strip_invisible(text).to_uppercase();
        let text = text.trim().trim_start_matches(is_apostrophe);
        if let Some((before, after)) = text.split_once("RW") {
            let (rt, rw) = match after.split_once("RT") {
                Some((rw, rt)) => (rt, rw),
                None => (before, after),
            };
            return Self::new(rt, rw);
        }
        let parted = text.rsplit_once(['/', '\\']).or_else(|| {
            let between_digits = |(a, b): &(&str, &str)| !a.is_empty() && !b.is_empty();
            text.split_once(['-', ',', ' ']).filter(between_digits).filter(|(a, _)| *a != "RT")
        });
        match parted {
            Some((rt, rw)) => Self::new(rt, rw),
            None => Self::new(text, ""),
        }
    }

    /// Whether nothing is known of either.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rt.is_empty() && self.rw.is_empty()
    }

    /// "RT 003 RW 01", leaving out what is not known.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.rt.is_empty(), self.rw.is_empty()) {
            (false, false) => format!("RT {} RW {}", self.rt, self.rw),
            (false, true) => format!("RT {}", self.rt),
            (true, false) => format!("RW {}", self.rw),
            (true, true) => String::new(),
        }
    }
}

fn part(text: &str) -> String {
    let text = strip_invisible(text).to_uppercase();
    let text = text.trim().trim_start_matches(is_apostrophe);
    let text = ["RT", "RW"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let text = text.trim();
    if text.chars().all(|c| c == '-') {
        // "-" is how villages write "none": kept, but as one.
        return text.chars().take(1).collect();
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '/' | '-' | '\\');
    let text = text.trim_matches(ends);
    let length = text.chars().count();
    let a_word = length > 2 && !text.contains(|c: char| c.is_ascii_digit());
    if length > LONGEST || a_word { String::new() } else { text.to_owned() }
}

/// Whether two texts name the same RT or RW: "003", "3" and "03" do; "-", "000" and an empty text
/// name none, and none is equal to none.
#[must_use]
pub fn same_rt(a: &str, b: &str) -> bool {
    bare(a).eq_ignore_ascii_case(bare(b))
}

/// The one text for all that [`same_rt`] holds to be the same; empty where none is named.
#[must_use]
pub fn bare_rt(text: &str) -> String {
    bare(text).to_ascii_uppercase()
}

fn bare(text: &str) -> &str {
    text.trim().trim_start_matches(['0', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_both_is_parted() {
        let table = [
            ("003/01", "003", "01"),
            ("RT 003 RW 01", "003", "01"),
            ("RT.003/RW.01", "003", "01"),
            ("rt 3 / rw 1", "3", "1"),
            ("RW 01 RT 003", "003", "01"),
            ("RT003RW01", "003", "01"),
            ("3-1", "3", "1"),
            ("'024/05", "024", "05"),
            ("01/A", "01", "A"),
            ("01/A/05", "01/A", "05"),
            ("003", "003", ""),
            ("RT 003", "003", ""),
            ("RW 01", "", "01"),
            ("000/000", "000", "000"),
            ("-", "-", ""),
            ("-/-", "-", "-"),
            ("", "", ""),
            ("Jalan Melati", "", ""),
        ];
        for (text, rt, rw) in table {
            assert_eq!(Neighbourhood::parse(text), Neighbourhood::new(rt, rw), "{text}");
            let read = Neighbourhood::parse(text);
            assert_eq!((read.rt.as_str(), read.rw.as_str()), (rt, rw), "{text}");
        }
    }

    #[test]
    fn zeros_are_kept_but_not_compared() {
        assert_eq!(Neighbourhood::new("RT 003", "'01").words(), "RT 003 RW 01");
        assert_eq!(Neighbourhood::new("01/A", "").rt, "01/A");
        for (a, b) in [("003", "3"), ("03", "003"), ("01/a", "1/A"), ("000", "-"), ("", "0")] {
            assert!(same_rt(a, b), "{a} {b}");
        }
        for (a, b) in [("3", "30"), ("01/A", "01"), ("", "1")] {
            assert!(!same_rt(a, b), "{a} {b}");
        }
    }
}
