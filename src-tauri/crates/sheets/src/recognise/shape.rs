//! What a cell looks like. Only looks: whether a NIK or a date is a good one is not asked here.

use crate::sheet::is_invisible;
use crate::{Cell, CellKind};

/// The number of digits in a text.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The 16 digits of a NIK or a family-card number, however they are spaced; or 15 or 16 where
/// Excel made a number of them.
pub(super) fn long_number(cell: Cell<'_>) -> Option<String> {
    let text: String = cell
        .text
        .chars()
        .filter(|c| !is_invisible(*c) && !matches!(c, '.' | '-' | '\'' | '\u{2019}' | '`'))
        .collect();
    let fits = text.len() == 16 || (cell.kind == CellKind::Number && text.len() == 15);
    (fits && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// L or P, in letters or words.
pub(super) fn is_sex(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "l" | "p" | "lk" | "pr" | "laki-laki" | "laki - laki" | "laki laki")
        || matches!(text.as_str(), "perempuan" | "wanita" | "pria" | "lelaki")
}

/// The beginnings of the months' names, Indonesian and English.
const MONTHS: &str = "jan feb mar apr mei may jun jul agu agt ags aug sep okt oct nov nop des dec";

/// A date in figures or with the month in words.
pub(super) fn is_date(cell: Cell<'_>) -> bool {
    cell.kind == CellKind::Date || is_date_text(cell.trimmed())
}

pub(super) fn is_date_text(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let parts: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, year] = parts.as_slice() else { return false };
    let number = |text: &str, from: u32, to: u32| {
        text.len() <= 4 && text.parse().is_ok_and(|value: u32| (from..=to).contains(&value))
    };
    let is_month = |text: &str| {
        let begins = |month: &str| text.starts_with(month);
        number(text, 1, 12) || MONTHS.split_ascii_whitespace().any(begins)
    };
    let is_year = |text: &str| number(text, 1900, 2100);
    (number(day, 1, 31) && is_month(month) && (is_year(year) || number(year, 0, 99)))
        || (is_year(day) && is_month(month) && number(year, 1, 31))
}

/// "Bontang, 12 Agustus 1985": a word, and behind it a date.
pub(super) fn is_place_and_date(text: &str) -> bool {
    let text = text.trim();
    let Some(place) = text.chars().next().filter(|c| c.is_alphabetic()) else { return false };
    let begins = |(index, c): (usize, char)| {
        let after = text.get(index..).unwrap_or_default();
        c.is_ascii_digit() && is_date_text(after)
    };
    place.is_alphabetic() && text.char_indices().any(begins)
}

/// "003/01", and not a date.
pub(super) fn is_rt_rw(text: &str) -> bool {
    let Some((rt, rw)) = text.trim().split_once(['/', '-']) else { return false };
    [rt, rw].iter().all(|part| {
        let part = part.trim();
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
    })
}

/// A mobile number, with or without the zero that Excel takes.
pub(super) fn is_phone(text: &str) -> bool {
    let number: String = text.chars().filter(char::is_ascii_digit).collect();
    let others = text.chars().any(|c| !c.is_ascii_digit() && !" +-.()'".contains(c));
    !others
        && (9..=14).contains(&number.len())
        && ["08", "62", "8"].iter().any(|p| number.starts_with(p))
}

/// Words of letters, as a name is.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && digits(text) == 0 && text.chars().count() <= 60 && !is_sex(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell<'_> {
        Cell { text, kind: CellKind::Text }
    }

    #[test]
    fn shapes_are_told_apart() {
        for date in ["24-10-2022", "24/10/22", "24 Oktober 2022", "1992-12-31", "5 Agt 1970"] {
            assert!(is_date(text(date)) && !is_rt_rw(date), "{date}");
        }
        for other in ["003/01", "08123456789", "Bontang", "12-13-1990", "", "1.234.567"] {
            assert!(!is_date(text(other)), "{other}");
        }
        for both in ["Bontang, 12 Agustus 1985", "Paser 17/01/1975", "Tanjung Selor,1-2-1990"] {
            assert!(is_place_and_date(both), "{both}");
        }
        for other in ["Bontang, Tdk Th", "12 Agustus 1985", "Jl. KS Tubun No. 138"] {
            assert!(!is_place_and_date(other), "{other}");
        }
        assert!(is_rt_rw("003/01") && is_rt_rw("3 / 1") && !is_rt_rw("003"));
        assert!(
            is_phone("083568085012") && is_phone("84876245477") && is_phone("+62 812-3456-789")
        );
        assert!(!is_phone("6474014501019821") && !is_phone("12"));
    }

    #[test]
    fn a_long_number_is_known_however_it_is_spaced() {
        for nik in ["6474014501019821", "'6474014501019821", "6474 0145 0101 9821\u{200b}"] {
            assert_eq!(long_number(text(nik)).as_deref(), Some("6474014501019821"), "{nik}");
        }
        let number = Cell { text: "647401450101982", kind: CellKind::Number };
        assert!(long_number(number).is_some());
        assert!(long_number(text("647401450101982")).is_none());
    }
}
