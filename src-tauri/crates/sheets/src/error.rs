//! Why a file could not be read, understood or written.

use crate::Column;

/// What went wrong with a spreadsheet. The caller words it for the officer from
/// [`SheetError::code`]; no text of a cell is ever held here, only headers that were asked for.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The file could not be opened or read from the disk.
    #[error("the file cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// More bytes, or more cells, than a village's list can have.
    #[error("the file is larger than a list of people can be")]
    TooLarge,
    /// The content is neither xlsx, xls, ods nor text.
    #[error("the file is not a spreadsheet")]
    NotASheet,
    /// A web page that a web application named `.xls`: opening and saving it again helps.
    #[error("the file is a web page named like a spreadsheet")]
    WebPage,
    /// It looks like a spreadsheet, but is cut off or broken inside.
    #[error("the file is damaged")]
    Damaged,
    /// It opens only with a password.
    #[error("the file is protected by a password")]
    PasswordProtected,
    /// There is not one filled cell in it.
    #[error("the file is empty")]
    Empty,
    /// No column of NIKs or names was found on any sheet.
    #[error("no list of people was found")]
    NoList,
    /// A column that the officer named does not exist.
    #[error("the column asked for {} does not exist", column.key())]
    ColumnNotFound {
        /// What the column was to be read as.
        column: Column,
        /// The header or letter asked for.
        asked: String,
    },
    /// The spreadsheet could not be made: more rows than the format holds.
    #[error("the spreadsheet cannot be written")]
    NotWritten,
}

impl SheetError {
    /// The stable name of the error, for programs and for the table of messages.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::TooLarge => "too_large",
            Self::NotASheet => "not_a_sheet",
            Self::WebPage => "web_page",
            Self::Damaged => "damaged",
            Self::PasswordProtected => "password_protected",
            Self::Empty => "empty",
            Self::NoList => "no_list",
            Self::ColumnNotFound { .. } => "column_not_found",
            Self::NotWritten => "not_written",
        }
    }
}
