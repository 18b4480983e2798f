//! `lindung village cards`.

use super::{Filter, Home, Village};
use crate::output::Failure;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct CardArguments {
    #[command(flatten)]
    home: Home,
    /// The PDF.
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    filter: Filter,
    /// a4, f4 or cr80.
    #[arg(long)]
    sheet: Option<String>,
    /// front, back or both.
    #[arg(long)]
    side: Option<String>,
    /// First free place on the first sheet, from 1.
    #[arg(long)]
    start_slot: Option<u32>,
    /// Why they are printed.
    #[arg(long)]
    reason: Option<String>,
}

/// Prints membership cards.
pub(super) fn cards(village: &mut Village, arguments: &CardArguments) -> Result<Value, Failure> {
    let request = json!({
        "filter": arguments.filter.request(), "path": arguments.out,
        "sheet": arguments.sheet, "side": arguments.side,
        "start_slot": arguments.start_slot, "reason": arguments.reason,
    });
    village.open(&arguments.home)?.call("card.print", request)
}
