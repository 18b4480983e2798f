//! What spreadsheets and messengers leave in a text and nobody sees.

/// Whether a character shows nothing and means nothing in a number or a name: zero-width
/// characters, marks of direction, soft hyphens, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    // Nearly every character of a list: decided first, for each is asked about.
    if (' '..='~').contains(&c) {
        return false;
    }
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || (c.is_control() && !c.is_whitespace())
}

/// Whether a character is one of the many that stand for an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{00B4}'
            | '\u{02B9}'
            | '\u{02BB}'
            | '\u{02BC}'
            | '\u{02BE}'
            | '\u{02BF}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201B}'
            | '\u{2032}'
    )
}

/// Removes what nobody can see; everything else stays as typed.
#[must_use]
pub fn strip_invisible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Removes the invisible, trims, and makes every run of white space (also the unbreakable kind)
/// one space.
#[must_use]
pub fn tidy_spaces(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if !c.is_whitespace() {
            tidy.push(c);
        } else if !tidy.is_empty() && !tidy.ends_with(' ') {
            tidy.push(' ');
        }
    }
    if tidy.ends_with(' ') {
        tidy.pop();
    }
    tidy
}

/// The digits and letters of a number as people write it: without the invisible, white space,
/// dots, hyphens and the apostrophe by which Excel is told "this is text".
pub(crate) fn strip_number_noise(text: &str) -> String {
    text.chars()
        .filter(|c| !is_invisible(*c) && !c.is_whitespace())
        .skip_while(|c| is_apostrophe(*c))
        .filter(|c| !matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}'))
        .collect()
}

/// Reads exactly `N` ASCII digits.
pub(crate) fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes: [u8; N] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then_some(bytes)
}

/// The number that up to four ASCII digits spell.
pub(crate) fn spelled(digits: &[u8]) -> u16 {
    digits.iter().take(4).fold(0, |sum: u16, d| {
        sum.saturating_mul(10).saturating_add(u16::from(d.saturating_sub(b'0')))
    })
}

/// The first `head` and the last `tail` characters, a dot for each one between.
pub(crate) fn mask(text: &str, head: usize, tail: usize) -> String {
    let end = text.chars().count().saturating_sub(tail);
    text.chars().enumerate().map(|(i, c)| if i < head || i >= end { c } else { '•' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_removed() {
        assert_eq!(strip_invisible("\u{FEFF}a\u{200B}b\u{00AD}"), "ab");
        assert_eq!(tidy_spaces("\u{00A0} Siti \t\n Aminah\u{200B} "), "Siti Aminah");
        assert_eq!(strip_number_noise("'64.74 01-\u{200B}1"), "6474011");
    }

    #[test]
    fn a_mask_keeps_both_ends() {
        assert_eq!(mask("1234567890", 4, 2), "1234••••90");
        assert_eq!(mask("12", 0, 3), "12", "nothing lies between");
    }
}
