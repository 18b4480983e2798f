//! The commands with more than a few arguments.

use super::filter::Filter;
use super::{Home, Village};
use crate::output::Failure;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct ImportArguments {
    #[command(flatten)]
    pub(super) home: Home,
    /// xlsx, xls, ods or csv.
    pub(super) file: PathBuf,
    /// Only shows what would happen.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Columns named by hand: nik=COLUMN,name=COLUMN.
    #[arg(long, value_delimiter = ',')]
    pub(super) map: Vec<String>,
    /// Enrols everybody: jkk,jkm.
    #[arg(long, value_delimiter = ',', requires_all = ["from", "until"])]
    pub(super) programmes: Vec<String>,
    /// First month of cover, 2026-01.
    #[arg(long)]
    pub(super) from: Option<String>,
    /// First month no longer covered.
    #[arg(long)]
    pub(super) until: Option<String>,
    /// Writes the same list with a column of remarks.
    #[arg(long)]
    pub(super) report: Option<PathBuf>,
}

impl ImportArguments {
    pub(super) fn run(self, village: &mut Village) -> Result<Value, Failure> {
        let programmes = self.programmes;
        let enrolment = self
            .from
            .zip(self.until)
            .map(|(from, until)| json!({ "programmes": programmes, "from": from, "until": until }));
        let request = json!({
            "path": self.file, "dry_run": self.dry_run, "map": columns(&self.map),
            "enrolment": enrolment, "report": self.report,
        });
        village.open(&self.home)?.call("import.run", request)
    }
}

/// Columns named by hand, as the contract has them.
pub(super) fn columns(named: &[String]) -> Value {
    let pair = |pair: &String| {
        let (field, column) = pair.split_once('=').unwrap_or((pair, ""));
        (field.to_owned(), Value::from(column))
    };
    named.iter().map(pair).collect()
}

#[derive(Args)]
pub(crate) struct UpdateArguments {
    #[command(flatten)]
    home: Home,
    /// Asks for it: the office's answers bring it from now on, bit by bit.
    #[arg(long)]
    ask: bool,
    /// Writes it into a file or a folder, once all of it is here.
    #[arg(long)]
    out: Option<PathBuf>,
}

impl UpdateArguments {
    pub(super) fn run(self, village: &mut Village) -> Result<Value, Failure> {
        village.open(&self.home)?;
        if let Some(out) = self.out {
            return village.call("update.save", json!({ "path": out }));
        }
        village.call(if self.ask { "update.ask" } else { "update.state" }, json!({}))
    }
}

#[derive(Args)]
pub(crate) struct PhotoArguments {
    #[command(flatten)]
    home: Home,
    /// The folder.
    folder: PathBuf,
    /// Only shows what would happen.
    #[arg(long)]
    dry_run: bool,
}

impl PhotoArguments {
    pub(super) fn run(self, village: &mut Village) -> Result<Value, Failure> {
        let request = json!({ "path": self.folder, "dry_run": self.dry_run });
        village.open(&self.home)?.call("photo.import", request)
    }
}

#[derive(Args)]
pub(crate) struct CardArguments {
    #[command(flatten)]
    pub(super) home: Home,
    /// The PDF; without it they go to the printer.
    #[arg(long, required_unless_present = "printer")]
    pub(super) out: Option<PathBuf>,
    /// A printer of this computer; with --out only by whose calibration.
    #[arg(long)]
    pub(super) printer: Option<String>,
    /// Counts nothing as printed before `record card.came_out` says which sheets came out.
    #[arg(long)]
    pub(super) ask: bool,
    #[command(flatten)]
    pub(super) filter: Filter,
    /// a4, f4 or cr80.
    #[arg(long)]
    pub(super) sheet: Option<String>,
    /// front, back or both.
    #[arg(long)]
    pub(super) side: Option<String>,
    /// First free place on the first sheet, from 1.
    #[arg(long)]
    pub(super) start_slot: Option<u32>,
    /// Why they are printed.
    #[arg(long)]
    pub(super) reason: Option<String>,
}

#[derive(Args)]
pub(crate) struct Written {
    #[command(flatten)]
    home: Home,
    /// The file; of a backup also a folder in which it gets its name.
    #[arg(long)]
    out: PathBuf,
}

impl CardArguments {
    /// Prints them.
    pub(super) fn run(&self, village: &mut Village) -> Result<Value, Failure> {
        let request = json!({
            "filter": self.filter.request(), "path": self.out.clone().unwrap_or_default(),
            "printer": self.printer, "ask": self.ask, "sheet": self.sheet, "side": self.side,
            "start_slot": self.start_slot, "reason": self.reason,
        });
        village.open(&self.home)?.call("card.print", request)
    }
}

impl Written {
    /// Has a use case write the file.
    pub(super) fn by(&self, village: &mut Village, use_case: &str) -> Result<Value, Failure> {
        village.open(&self.home)?.call(use_case, json!({ "path": self.out }))
    }
}

#[derive(Args)]
pub(crate) struct Differences {
    #[command(flatten)]
    home: Home,
    /// Lays the file of the office or of another laptop beside this register.
    #[arg(long, required_unless_present = "out")]
    with: Option<PathBuf>,
    /// Writes the state of this register, as hashes, for the others.
    #[arg(long, conflicts_with = "with")]
    out: Option<PathBuf>,
}

impl Differences {
    /// Does the one that is meant.
    pub(super) fn run(&self, village: &mut Village) -> Result<Value, Failure> {
        let (use_case, path) = match &self.out {
            Some(out) => ("state.write", Some(out)),
            None => ("state.compare", self.with.as_ref()),
        };
        village.open(&self.home)?.call(use_case, json!({ "path": path }))
    }
}
