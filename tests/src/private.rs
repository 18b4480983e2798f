//! Nobody is named where others read: in what a program says on standard error, in its refusals,
//! in a server's journal.

/// The place of a NIK of a made-up person (serials of 9000 and above) in a text, if there is one.
/// Sixteen figures inside a longer word, such as a hash, are none.
pub fn nik_in(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let part_of_word = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric())
    };
    (0..bytes.len().saturating_sub(15)).find(|at| {
        let number = &bytes[*at..*at + 16];
        number.iter().all(u8::is_ascii_digit)
            && number[12] == b'9'
            && !part_of_word(at.checked_sub(1))
            && !part_of_word(Some(at + 16))
    })
}

/// Stops the test where a text names somebody. The text itself is not shown.
#[track_caller]
pub fn names_nobody(what: &str, text: &str) {
    let found = nik_in(text);
    assert!(found.is_none(), "a NIK at byte {found:?} of {what}");
}

#[cfg(test)]
mod tests {
    use super::nik_in;

    #[test]
    fn a_nik_is_found_wherever_it_stands() {
        assert_eq!(nik_in("{\"nik\":\"6474025103909872\"}"), Some(8));
        assert_eq!(nik_in("6474025103909872"), Some(0));
        assert_eq!(nik_in("ab6474025103909872"), None, "the end of a hash");
        assert_eq!(nik_in("64740251039098721"), None, "one figure too many");
        assert_eq!(nik_in("6474025103900072"), None, "nobody whom we made up");
    }
}
