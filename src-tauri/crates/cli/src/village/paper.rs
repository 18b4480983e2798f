//! Letters and lists at the command line.

use super::{Filter, Home, Village};
use crate::output::Failure;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct PrintArguments {
    #[command(flatten)]
    home: Home,
    /// Which paper; without one the kinds are listed.
    #[arg(requires = "out")]
    kind: Option<String>,
    /// The PDF.
    #[arg(long, requires = "kind")]
    out: Option<PathBuf>,
    #[command(flatten)]
    filter: Filter,
    /// Of which decree.
    #[arg(long)]
    decree: Option<i64>,
    /// For which month, 2026-01.
    #[arg(long)]
    month: Option<String>,
    /// Empty rows of a form.
    #[arg(long)]
    rows: Option<u32>,
    /// a4 or f4.
    #[arg(long)]
    paper: Option<String>,
}

impl PrintArguments {
    /// Prints, or lists the kinds.
    pub(super) fn run(&self, village: &mut Village) -> Result<Value, Failure> {
        let village = village.open(&self.home)?;
        let Some(kind) = &self.kind else { return village.call("paper.kinds", json!({})) };
        let order = json!({
            "kind": kind, "filter": self.filter.request(), "decree": self.decree,
            "month": self.month, "rows": self.rows, "paper": self.paper,
        });
        village.call("paper.print", json!({ "order": order, "path": self.out }))
    }
}
