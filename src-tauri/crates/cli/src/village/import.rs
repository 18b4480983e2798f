//! `lindung village import`.

use super::{Home, Village};
use crate::output::Failure;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct ImportArguments {
    #[command(flatten)]
    home: Home,
    /// xlsx, xls, ods or csv.
    file: PathBuf,
    /// Only shows what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Columns named by hand: nik=COLUMN,name=COLUMN.
    #[arg(long, value_delimiter = ',')]
    map: Vec<String>,
    /// Enrols everybody: jkk,jkm.
    #[arg(long, value_delimiter = ',', requires_all = ["from", "until"])]
    programmes: Vec<String>,
    /// First month of cover, 2026-01.
    #[arg(long)]
    from: Option<String>,
    /// First month no longer covered.
    #[arg(long)]
    until: Option<String>,
    /// Writes the same list with a column of remarks.
    #[arg(long)]
    report: Option<PathBuf>,
}

/// Registers people from a spreadsheet.
pub(super) fn import(village: &mut Village, arguments: ImportArguments) -> Result<Value, Failure> {
    let mut map = serde_json::Map::new();
    for pair in &arguments.map {
        let (field, column) = pair.split_once('=').unwrap_or((pair, ""));
        map.insert(field.to_owned(), column.into());
    }
    let enrolment = arguments.from.zip(arguments.until).map(
        |(from, until)| json!({ "programmes": arguments.programmes, "from": from, "until": until }),
    );
    let request = json!({
        "path": arguments.file, "dry_run": arguments.dry_run, "map": map,
        "enrolment": enrolment, "report": arguments.report,
    });
    village.open(&arguments.home)?.call("import.run", request)
}
