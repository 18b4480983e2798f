//! Errors as the office's staff and scripts see them: a code with a sentence in
//! `assets/messages`, and the facts that the sentence names. Never a person.

use lindung_log::Malformed;
use lindung_log::bundle::{BundleError, SealError};
use lindung_log::file::WriteError;
use lindung_log::slots::{BadCode, SlotsError};
use lindung_sheets::SheetError;
use lindung_store::{HomeError, StoreError};
use serde::Serialize;
use std::collections::BTreeMap;

/// What every use case of the office answers.
pub type Result<T> = std::result::Result<T, OfficeError>;

/// Something could not be done, and nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{code}")]
pub struct OfficeError {
    /// For programs; its sentence stands in `assets/messages`.
    pub code: String,
    /// What the sentence names: numbers, codes and dates.
    pub facts: BTreeMap<String, String>,
}

impl OfficeError {
    /// With the code alone.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), facts: BTreeMap::new() }
    }

    /// With one more fact for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl ToString) -> Self {
        self.facts.insert(name.to_owned(), fact.to_string());
        self
    }

    /// The database contradicts itself.
    pub(crate) fn damaged(what: &str) -> Self {
        Self::new("damaged").with("what", what)
    }
}

impl From<StoreError> for OfficeError {
    fn from(error: StoreError) -> Self {
        let told = Self::new(error.code());
        match error {
            StoreError::Gap(at) | StoreError::Fork(at) => told.with("seq", at.seq),
            StoreError::Newer(version) => told.with("version", version),
            StoreError::Damaged(what) => told.with("what", what),
            StoreError::Database(_)
            | StoreError::Locked
            | StoreError::Refused(_)
            | StoreError::NoSubject
            | StoreError::Stranger
            | StoreError::Unnamed
            | StoreError::Malformed => told,
        }
    }
}

impl From<BundleError> for OfficeError {
    fn from(error: BundleError) -> Self {
        let told = Self::new(error.code());
        match error {
            BundleError::Gap { lacking: at } | BundleError::Fork { at } => told.with("seq", at.seq),
            BundleError::NotABundle
            | BundleError::NewerVersion { .. }
            | BundleError::CutOff { .. }
            | BundleError::Altered(_)
            | BundleError::UnknownSender { .. }
            | BundleError::NotForUs
            | BundleError::TooLarge
            | BundleError::Malformed(_) => told,
        }
    }
}

impl From<SealError> for OfficeError {
    fn from(error: SealError) -> Self {
        Self::new(error.code())
    }
}

impl From<HomeError> for OfficeError {
    fn from(error: HomeError) -> Self {
        match error {
            HomeError::NotNew => Self::new("not_new"),
            HomeError::Nothing => Self::new("no_home"),
            HomeError::Slots(SlotsError::Newer(version)) => {
                Self::new("newer_database").with("version", version)
            }
            HomeError::Slots(error) => match error.code() {
                "damaged" => Self::new("keys_damaged"),
                "missing" => Self::new("keys_missing"),
                code => Self::new(code),
            },
            HomeError::Store(error) => error.into(),
            HomeError::Folder(error) => WriteError::from(error).into(),
        }
    }
}

impl From<BadCode> for OfficeError {
    fn from(error: BadCode) -> Self {
        let told = Self::new(error.code());
        match error {
            BadCode::Length { found } => told.with("found", found),
            BadCode::Group { group } => told.with("group", group),
        }
    }
}

impl From<WriteError> for OfficeError {
    fn from(error: WriteError) -> Self {
        Self::new(error.code())
    }
}

impl From<SheetError> for OfficeError {
    fn from(error: SheetError) -> Self {
        Self::new(error.code())
    }
}

impl From<Malformed> for OfficeError {
    fn from(_: Malformed) -> Self {
        Self::new("malformed")
    }
}
