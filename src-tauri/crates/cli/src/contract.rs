//! `lindung contract`: the TypeScript of the contract with the screen.

use crate::output::Failure;
use lindung_api::{Words, typescript};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(after_help = "Example: lindung contract --out ui/src/contract/desk.ts")]
pub(crate) struct Arguments {
    /// Where to.
    #[arg(long)]
    out: PathBuf,
}

/// Writes the file.
pub(crate) fn run(arguments: &Arguments, words: &'static Words) -> Result<Value, Failure> {
    let written = lindung_api::file::write(&arguments.out, typescript::generate().as_bytes());
    let written = written.map_err(|error| Failure::of(&error, words))?;
    Ok(json!({ "file": written.file, "bytes": written.bytes }))
}
