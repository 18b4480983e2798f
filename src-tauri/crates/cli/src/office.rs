//! `lindung office …`: the receiving side.

use crate::output::Failure;
use clap::Subcommand;
use lindung_api::Words;
use serde_json::{Value, json};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// x
    New,
}

/// Does a command of the office.
pub(crate) fn run(_: Command, _: &'static Words) -> Result<Value, Failure> {
    Ok(json!({}))
}
