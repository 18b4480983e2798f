//! Claims at the command line; what is recorded about them goes through `village record`.

use super::{Home, Village};
use crate::output::Failure;
use clap::Args;
use serde_json::{Value, json};

#[derive(Args)]
pub(crate) struct ClaimArguments {
    #[command(flatten)]
    home: Home,
    /// Only in this state: reported, collecting, submitted, verifying, incomplete, approved, paid,
    /// rejected, expired.
    #[arg(long, conflicts_with = "claim")]
    state: Option<String>,
    /// Shows this one.
    #[arg(long)]
    claim: Option<i64>,
}

impl ClaimArguments {
    /// Lists or shows.
    pub(super) fn run(&self, village: &mut Village) -> Result<Value, Failure> {
        let (use_case, request) = match self.claim {
            Some(claim) => ("claim.show", json!({ "claim": claim })),
            None => ("claim.list", json!({ "state": self.state })),
        };
        village.open(&self.home)?.call(use_case, request)
    }
}
