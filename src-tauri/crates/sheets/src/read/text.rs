//! From the bytes of a text file to text: UTF-8, UTF-16, or what Windows writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::SheetError;

/// How much of the beginning tells text from anything else, in bytes.
const LOOK: usize = 4096;

/// Decodes a text file by its byte order mark, else as UTF-8, else as Windows-1252: the code
/// page that Excel in Indonesia saves csv in.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        encoding.decode_without_bom_handling(rest).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    if is_web_page(&text) {
        return Err(SheetError::WebPage);
    }
    if is_binary(&text) {
        return Err(SheetError::NotASheet);
    }
    Ok(text)
}

/// Web applications hand out an HTML table as `.xls`; Excel opens it, after a warning.
fn is_web_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(LOOK).collect::<String>().to_lowercase();
    start.starts_with('<') && (start.contains("<html") || start.contains("<table"))
}

/// Text has no NUL and hardly any control characters; PDF, pictures and XML are no lists.
fn is_binary(text: &str) -> bool {
    let start = || text.chars().take(LOOK);
    let odd = start().filter(|c| c.is_control() && !matches!(c, '\r' | '\n' | '\t')).count();
    start().any(|c| c == '\0')
        || odd.saturating_mul(50) > start().count()
        || ["%PDF", "<?xml", "{\\rtf"].iter().any(|magic| text.starts_with(magic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_that_a_village_writes_is_read() {
        let utf16: Vec<u8> = [0xFEFF]
            .into_iter()
            .chain("Mélati".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let table: [(&[u8], &str); 5] = [
            ("Mélati".as_bytes(), "UTF-8"),
            ("\u{feff}Mélati".as_bytes(), "UTF-8 with a mark"),
            (b"M\xe9lati", "Windows-1252"),
            (&utf16, "UTF-16, Excel's \"Unicode text\""),
            ("Mélati".as_bytes(), "UTF-8 again"),
        ];
        for (bytes, what) in table {
            assert_eq!(decode(bytes).unwrap(), "Mélati", "{what}");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        let table: [(&[u8], &str); 5] = [
            (b"%PDF-1.7 rest", "not_a_sheet"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_sheet"),
            (b"\x01\x02\x03\x04\x05", "not_a_sheet"),
            (b"<html><body><table><tr><td>NIK</td></tr></table>", "web_page"),
            (b"<?xml version=\"1.0\"?><Workbook/>", "not_a_sheet"),
        ];
        for (bytes, code) in table {
            assert_eq!(decode(bytes).unwrap_err().code(), code);
        }
    }
}
