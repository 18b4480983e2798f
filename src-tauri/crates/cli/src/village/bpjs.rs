//! `lindung village bpjs …`: sheets for BPJSTK, and the lists that it sends back.

use super::arguments::columns;
use super::filter::Filter;
use super::{Home, Village};
use crate::output::Failure;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Subcommand)]
pub(crate) enum Bpjs {
    /// Writes the sheet "Data TK Baru" of those who were not sent yet, or rejected and corrected.
    #[command(after_help = "Example: \
            lindung village bpjs export --home desa --out berkas --decree 1099511627786")]
    Export(ExportArguments),
    /// Takes a list that BPJSTK sent back: rejections, participant numbers, statuses.
    #[command(after_help = "Example: \
            lindung village bpjs import --home desa penolakan.xlsx --evidence \"Surat 12/2026\"")]
    Import(ImportArguments),
    /// Whom BPJSTK rejected, and why.
    #[command(after_help = "Example: lindung village bpjs rejected --home desa --json")]
    Rejected(Home),
    /// How everybody stands with BPJSTK, and the files so far.
    #[command(after_help = "Example: lindung village bpjs status --home desa --json")]
    Status(Home),
    /// Shows the codes by which BPJSTK knows the village, or sets one.
    #[command(after_help = "Example: lindung village bpjs code --home desa location 3515")]
    Code {
        #[command(flatten)]
        home: Home,
        /// `location`, `package`, or `occupation:ojek`; shows all where none is given.
        #[arg(requires = "code")]
        name: Option<String>,
        /// As BPJSTK has it.
        code: Option<String>,
    },
}

#[derive(Args)]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    home: Home,
    /// The folder into which the files go.
    #[arg(long)]
    out: PathBuf,
    /// Those who hold a place of this decree; those of the filters where none is given.
    #[arg(long)]
    decree: Option<i64>,
    #[command(flatten)]
    filter: Filter,
    /// The month whose tariff counts, 2026-01; today's where none is given.
    #[arg(long)]
    from: Option<String>,
    /// For how many months the contribution is asked.
    #[arg(long, default_value_t = 1)]
    months: u32,
    /// Also who was rejected and is as before.
    #[arg(long)]
    uncorrected: bool,
    /// Only shows who would go in.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
pub(crate) struct ImportArguments {
    #[command(flatten)]
    home: Home,
    /// xlsx, xls, ods or csv.
    file: PathBuf,
    /// Columns named by hand: nik=COLUMN,remark=COLUMN,kpj=COLUMN,status=COLUMN,said_on=COLUMN.
    #[arg(long, value_delimiter = ',')]
    map: Vec<String>,
    /// Day of the list; today where none is given.
    #[arg(long)]
    dated: Option<String>,
    /// What it stands in, such as the number of a letter.
    #[arg(long)]
    evidence: Option<String>,
    /// Only shows what it says.
    #[arg(long)]
    dry_run: bool,
}

impl Bpjs {
    /// Does it.
    pub(super) fn run(self, village: &mut Village) -> Result<Value, Failure> {
        match self {
            Self::Export(arguments) => {
                // With a decree the filters say nothing: its places are meant.
                let filter = arguments.decree.is_none().then(|| arguments.filter.request());
                let request = json!({
                    "decree": arguments.decree, "filter": filter, "from": arguments.from,
                    "months": arguments.months, "uncorrected": arguments.uncorrected,
                    "folder": arguments.out, "dry_run": arguments.dry_run,
                });
                village.open(&arguments.home)?.call("bpjs.export", request)
            }
            Self::Import(arguments) => {
                let request = json!({
                    "path": arguments.file, "map": columns(&arguments.map),
                    "dated": arguments.dated, "evidence": arguments.evidence,
                    "dry_run": arguments.dry_run,
                });
                village.open(&arguments.home)?.call("bpjs.import", request)
            }
            Self::Rejected(home) => village.open(&home)?.call("bpjs.worklist", json!({})),
            Self::Status(home) => village.open(&home)?.call("bpjs.state", json!({})),
            Self::Code { home, name, code } => {
                let village = village.open(&home)?;
                if let (Some(name), Some(code)) = (name, code) {
                    let request = json!({ "name": name, "code": code });
                    village.call("bpjs.set_code", request)?;
                }
                village.call("bpjs.codes", json!({}))
            }
        }
    }
}
