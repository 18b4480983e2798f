//! The desk behind the command line.

use super::Home;
use crate::machine::machine;
use crate::output::Failure;
use crate::passphrase;
use lindung_api::{ApiError, Desk, Progress, Told, Words};
use serde_json::{Value, json};
use std::path::Path;

/// A desk with what it says in words.
pub(super) struct Village {
    desk: Desk,
    pub(super) words: &'static Words,
}

impl Village {
    pub(super) fn new(language: &str) -> Self {
        let mut village =
            Self { desk: Desk::new(Path::new(""), machine()), words: Words::of(language) };
        village.desk.set_language(language);
        village
    }

    pub(super) fn at(&mut self, home: &Home) -> &mut Self {
        let language = self.words.language;
        self.desk = Desk::new(&home.home, machine());
        self.desk.set_language(language);
        self
    }

    pub(super) fn open(&mut self, home: &Home) -> Result<&mut Self, Failure> {
        self.at(home);
        if !lindung_api::is_made(&home.home) {
            return Err(Failure::of(&ApiError::new("no_home"), self.words));
        }
        let passphrase = passphrase::read(None, self.words)?;
        self.call("village.unlock", json!({ "passphrase": passphrase }))?;
        Ok(self)
    }

    pub(super) fn call(&mut self, use_case: &str, request: Value) -> Result<Value, Failure> {
        Ok(self.tries(use_case, request)?)
    }

    pub(super) fn tries(&mut self, use_case: &str, request: Value) -> Result<Value, Told> {
        let mut listener = |_| true;
        let answer = self.desk.call(use_case, request, &mut Progress::new(&mut listener))?;
        Ok(answer.answer)
    }
}
