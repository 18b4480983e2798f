//! What goes to standard output, and the exit code.

use lindung_api::{ApiError, Told, Words};
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// A command that could not do its work.
pub(crate) enum Failure {
    /// With the reason in the officer's language.
    Told(Box<Told>),
    /// With the object that says so: `verify` that is not ok, a card that is not valid.
    Object(Value),
}

impl From<Told> for Failure {
    fn from(told: Told) -> Self {
        Self::Told(Box::new(told))
    }
}

impl Failure {
    /// An error of the command itself.
    pub(crate) fn of(error: &ApiError, words: &Words) -> Self {
        error.told(words).into()
    }
}

/// Prints the answer or the failure; exit 0 or 1.
pub(crate) fn print(outcome: Result<Value, Failure>, json: bool) -> ExitCode {
    let (value, code) = match outcome {
        Ok(value) => (value, ExitCode::SUCCESS),
        Err(Failure::Object(value)) => (value, ExitCode::FAILURE),
        Err(Failure::Told(told)) => (json!({ "error": told }), ExitCode::FAILURE),
    };
    let text = if json { format!("{value}\n") } else { plain(&value, 0) };
    let mut out = std::io::stdout().lock();
    // A closed pipe is no failure of the command.
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) | Err(_) => code,
    }
}

/// The same for people: a line for each field, lists indented.
fn plain(value: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let deeper = depth.saturating_add(1);
    if let Some(fields) = value.as_object() {
        let line = |(name, value): (&String, &Value)| {
            if value.is_object() || value.is_array() {
                format!("{indent}{name}:\n{}", plain(value, deeper))
            } else {
                format!("{indent}{name}: {}\n", scalar(value))
            }
        };
        return fields.iter().map(line).collect();
    }
    let Some(items) = value.as_array() else { return format!("{indent}{}\n", scalar(value)) };
    items.iter().map(|item| format!("{indent}{}\n", on_one_line(item))).collect()
}

fn on_one_line(item: &Value) -> String {
    let Some(fields) = item.as_object() else { return scalar(item) };
    let cells: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", scalar(value))).collect();
    cells.join("  ")
}

fn scalar(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_null() => "–".to_owned(),
        None => value.to_string(),
    }
}
