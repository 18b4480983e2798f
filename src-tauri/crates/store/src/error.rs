//! What can go wrong with a database, each with the code that its sentence has in
//! `assets/messages`.

use lindung_domain::refusal::Refusal;
use lindung_log::At;

/// Nothing was changed, whatever this says.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite's own word, without any value from a row.
    #[error("the database could not be used")]
    Database(#[from] rusqlite::Error),
    /// The key does not open the file, or the file is no database.
    #[error("the database does not open with this key")]
    Locked,
    /// Written by a program that came later.
    #[error("the database is of version {0}, newer than this program")]
    Newer(i64),
    /// What stands in the database contradicts itself.
    #[error("the database is damaged: {0}")]
    Damaged(&'static str),
    /// A rule says no.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// The subject is not there.
    #[error("there is no such subject")]
    NoSubject,
    /// The bundle begins after what is here.
    #[error("entries before {} are missing", .0.seq)]
    Gap(At),
    /// Other bytes stand at a place that is known: a log that was continued twice.
    #[error("the log was continued twice at {}", .0.seq)]
    Fork(At),
    /// A log of another village, or an office's log by a key that is not the office's.
    #[error("the bundle holds a log that may not be here")]
    Stranger,
    /// It carries bytes that no entry names.
    #[error("the bundle carries a blob that nothing names")]
    Unnamed,
    /// Its entries are no log.
    #[error("the bundle is malformed")]
    Malformed,
}

impl StoreError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Database(error) if is_full(error) => "disk_full",
            Self::Database(_) => "database",
            Self::Locked => "locked",
            Self::Newer(_) => "newer_database",
            Self::Damaged(_) => "damaged",
            Self::Refused(refusal) => refusal.code(),
            Self::NoSubject => "no_subject",
            Self::Gap(_) => "gap",
            Self::Fork(_) => "fork",
            Self::Stranger => "stranger",
            Self::Unnamed => "unnamed_blob",
            Self::Malformed => "malformed",
        }
    }
}

fn is_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
}

/// What every door of the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;
