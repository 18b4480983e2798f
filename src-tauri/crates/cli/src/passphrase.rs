//! The passphrase: from the environment, or typed without an echo.

use crate::output::Failure;
use lindung_api::{ApiError, Words};
use std::path::Path;

const VARIABLE: &str = "LINDUNG_PASSPHRASE";

/// LINDUNG_PASSPHRASE, a file's first line, or what is typed.
pub(crate) fn read(file: Option<&Path>, words: &Words) -> Result<String, Failure> {
    if let Some(file) = file {
        let text = std::fs::read_to_string(file);
        let text = text.map_err(|_| Failure::of(&ApiError::new("no_file"), words))?;
        return Ok(text.lines().next().unwrap_or_default().to_owned());
    }
    if let Ok(passphrase) = std::env::var(VARIABLE) {
        return Ok(passphrase);
    }
    ask("Kata sandi: ", words)
}

/// Typed without an echo.
pub(crate) fn ask(prompt: &str, words: &Words) -> Result<String, Failure> {
    rpassword::prompt_password(prompt)
        .map_err(|_| Failure::of(&ApiError::new("no_passphrase"), words))
}
