//! The budget planner and bills at the command line.

use super::{Home, Village};
use crate::output::Failure;
use clap::Args;
use lindung_api::ApiError;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct PlanArguments {
    #[command(flatten)]
    home: Home,
    /// First month, 2026-01.
    #[arg(long)]
    from: String,
    /// First month no longer in it.
    #[arg(long)]
    until: String,
    /// The programmes.
    #[arg(long, value_delimiter = ',', default_value = "jkk,jkm")]
    programmes: Vec<String>,
    /// How much money; once for each source, in the order of their priority.
    #[arg(long)]
    money: Vec<String>,
    /// Kind of each money, in the same order: apbn, apbd, bkbk, apbdes, csr, own.
    #[arg(long)]
    kind: Vec<String>,
    /// Takes the relief of contributions where the money has it.
    #[arg(long)]
    reduced: bool,
    /// How many people; as many as the money buys where none is given.
    #[arg(long)]
    people: Option<u64>,
    /// Declared monthly income of each.
    #[arg(long)]
    income: Option<String>,
    /// They work in transport.
    #[arg(long)]
    transport: bool,
    /// Another table of tariffs, to see what it would do.
    #[arg(long)]
    tariffs: Option<PathBuf>,
}

impl PlanArguments {
    /// Plans.
    pub(super) fn run(&self, village: &mut Village) -> Result<Value, Failure> {
        let tariffs = self.tariffs.as_deref().map(std::fs::read_to_string).transpose();
        let tariffs = tariffs.map_err(|_| Failure::of(&ApiError::new("no_file"), village.words))?;
        let kinds = self.kind.iter().map(Some).chain(std::iter::repeat(None));
        let purse = |(money, kind): (&String, Option<&String>)| {
            let reduced = self.reduced;
            json!({ "money": money, "kind": kind, "reduced": reduced })
        };
        let purses: Vec<Value> = self.money.iter().zip(kinds).map(purse).collect();
        let group = json!({
            "people": self.people, "income": self.income, "transport": self.transport,
        });
        let request = json!({
            "from": self.from, "until": self.until, "programmes": self.programmes,
            "groups": [group], "purses": purses, "tariffs": tariffs,
        });
        village.open(&self.home)?.call("plan.budget", request)
    }
}

#[derive(Args)]
pub(crate) struct BillArguments {
    #[command(flatten)]
    home: Home,
    /// Shows this one.
    #[arg(long, conflicts_with = "decree")]
    bill: Option<i64>,
    /// Makes one for the places of this decree.
    #[arg(long, requires = "from")]
    decree: Option<i64>,
    /// First month, 2026-01.
    #[arg(long, requires = "decree")]
    from: Option<String>,
    /// First month no longer in it; the next one where none is given.
    #[arg(long, requires = "decree")]
    until: Option<String>,
    /// Takes the relief of contributions, where the funding source has it.
    #[arg(long, requires = "decree")]
    reduced: bool,
    /// Only shows what would be billed.
    #[arg(long, requires = "decree")]
    dry_run: bool,
}

impl BillArguments {
    /// Makes, shows or lists.
    pub(super) fn run(&self, village: &mut Village) -> Result<Value, Failure> {
        let (use_case, request) = if let Some(bill) = self.bill {
            ("bill.show", json!({ "bill": bill }))
        } else if let Some(decree) = self.decree {
            let request = json!({
                "decree": decree, "from": self.from, "until": self.until,
                "reduced": self.reduced, "dry_run": self.dry_run,
            });
            ("bill.make", request)
        } else {
            ("bill.list", json!({}))
        };
        village.open(&self.home)?.call(use_case, request)
    }
}
