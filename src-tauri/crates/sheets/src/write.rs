//! Spreadsheets out: exports and reports, the same bytes for the same data.

mod book;
mod report;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use self::book::Book;
use crate::SheetError;

pub use report::{Mark, Remark, report};

/// Makes an xlsx with one sheet: a header and rows, every cell text, as BPJSTK's upload asks
/// for. Formulas need no neutralising there: a text that begins with `=` stays a text.
///
/// `title` names the sheet; `widths` are in characters, and columns beyond them get 16.
///
/// # Errors
///
/// `not_written` if there are more rows than a sheet holds.
pub fn export_xlsx<R: AsRef<[String]>>(
    title: &str,
    headers: &[&str],
    rows: &[R],
    widths: &[u16],
) -> Result<Vec<u8>, SheetError> {
    let mut book = Book::new();
    let mut page = book.page(title)?;
    for (column, header) in headers.iter().enumerate() {
        page.width(column, widths.get(column).copied().unwrap_or(16))?;
        page.header(0, column, header)?;
    }
    for (row, cells) in (1_usize..).zip(rows) {
        for (column, text) in cells.as_ref().iter().enumerate() {
            page.text(row, column, text, Mark::None)?;
        }
    }
    page.freeze(1)?;
    book.push(page);
    book.finish()
}

/// Makes a csv for Excel in Indonesia: `;`, UTF-8 with a byte order mark, CRLF. A text that
/// Excel would take for a formula gets an apostrophe before it.
///
/// Excel itself turns the digits of a NIK in a csv into a number when it opens it: for people
/// who will, make an xlsx.
///
/// # Errors
///
/// `not_written`, which memory alone can cause.
pub fn export_csv<R: AsRef<[String]>>(headers: &[&str], rows: &[R]) -> Result<Vec<u8>, SheetError> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let failed = |_: csv::Error| SheetError::NotWritten;
    writer.write_record(headers.iter().map(|text| neutral(text))).map_err(failed)?;
    for row in rows {
        writer.write_record(row.as_ref().iter().map(|text| neutral(text))).map_err(failed)?;
    }
    writer.into_inner().map_err(|_| SheetError::NotWritten)
}

/// A cell that begins with one of these runs as a formula (OWASP, "CSV Injection").
fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
