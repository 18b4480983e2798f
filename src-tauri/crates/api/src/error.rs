//! Errors as the officer sees them: a code for programs, a sentence, a hint, and facts.

use lindung_log::backup::BackupError;
use lindung_log::bundle::BundleError;
use lindung_log::file::WriteError;
use lindung_log::slots::{BadCode, SlotsError};
use lindung_sheets::SheetError;
use lindung_store::{HomeError, StoreError};
use serde::Serialize;
use std::collections::BTreeMap;

/// A use case could not be done. Nothing was changed, unless the hint says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// For programs; its sentence stands in `assets/messages`.
    pub code: String,
    /// What the sentence names: numbers and dates, never a person.
    pub facts: BTreeMap<String, String>,
}

impl ApiError {
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

    pub(crate) fn bad_request(use_case: &str) -> Self {
        Self::new("bad_request").with("use_case", use_case)
    }

    pub(crate) fn internal(what: &str) -> Self {
        Self::new("internal").with("what", what)
    }

    /// As the screen and scripts get it.
    pub fn told(&self, words: &crate::words::Words) -> Told {
        let (sentence, hint) = words.message(&self.code, &self.facts);
        Told { code: self.code.clone(), sentence, hint, facts: self.facts.clone() }
    }
}

/// An error in the officer's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// For programs.
    pub code: String,
    /// What happened, and what was kept.
    pub sentence: String,
    /// What to do.
    pub hint: String,
    /// What the sentence names.
    pub facts: BTreeMap<String, String>,
}

impl From<&Told> for crate::contract::Remark {
    fn from(told: &Told) -> Self {
        let Told { code, sentence, hint, .. } = told.clone();
        Self { code, field: None, sentence, hint }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let told = Self::new(error.code());
        match error {
            StoreError::Gap(at) | StoreError::Fork(at) => told
                .with("device", at.device.to_string().chars().take(12).collect::<String>())
                .with("seq", at.seq),
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

impl From<WriteError> for ApiError {
    fn from(error: WriteError) -> Self {
        Self::new(error.code())
    }
}

impl From<HomeError> for ApiError {
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

impl From<BackupError> for ApiError {
    fn from(error: BackupError) -> Self {
        Self::new(error.code())
    }
}

impl From<BadCode> for ApiError {
    fn from(error: BadCode) -> Self {
        let told = Self::new(error.code());
        match error {
            BadCode::Length { found } => told.with("found", found),
            BadCode::Group { group } => told.with("group", group),
        }
    }
}

impl From<SheetError> for ApiError {
    fn from(error: SheetError) -> Self {
        match error.code() {
            // A spreadsheet that is damaged is no damaged register.
            "damaged" => Self::new("sheet_damaged"),
            code => Self::new(code),
        }
    }
}

impl From<&BundleError> for ApiError {
    fn from(error: &BundleError) -> Self {
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
