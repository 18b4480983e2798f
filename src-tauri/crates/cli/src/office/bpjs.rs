//! `lindung office bpjs-export` and `bpjs-import`: sheets for BPJSTK, and what it sends back.

use super::{Counter, Home, object};
use crate::machine::{SystemClock, SystemEntropy};
use crate::output::Failure;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// As at a village's desk.
const MOST_BYTES: u64 = 64 << 20;

#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    home: Home,
    /// Folder for the sheets; it is made.
    #[arg(long)]
    out: PathBuf,
    /// Months to pay for, 1 to 12.
    #[arg(long, default_value_t = 12)]
    months: u32,
}

#[derive(Args)]
pub(crate) struct Import {
    #[command(flatten)]
    home: Home,
    /// The list: xlsx, xls, ods or csv.
    file: PathBuf,
    /// The letter or list it comes from.
    #[arg(long)]
    evidence: Option<String>,
}

impl Counter {
    pub(super) fn bpjs_export(self, arguments: &Export) -> Result<Value, Failure> {
        let mut office = self.open(&arguments.home)?;
        let made = office.bpjs_files(arguments.months, &SystemClock, &mut SystemEntropy);
        let made = self.told(made)?;
        let folder = lindung_log::file::make_folder(&arguments.out);
        folder.map_err(|_| self.failed("not_written"))?;
        let mut files = Vec::new();
        for (name, bytes) in &made.files {
            files.push(self.write(&arguments.out.join(name), bytes)?);
        }
        Ok(json!({ "people": made.people, "files": files }))
    }

    pub(super) fn bpjs_import(self, arguments: &Import) -> Result<Value, Failure> {
        let mut office = self.open(&arguments.home)?;
        let bytes = lindung_api::file::read(&arguments.file, MOST_BYTES);
        let bytes = bytes.map_err(|error| Failure::of(&error, self.words))?;
        let usual = || self.words.sentence("bpjs_evidence", &[]);
        let evidence = arguments.evidence.clone().unwrap_or_else(usual);
        let taken = office.bpjs_reply(&bytes, &evidence, &SystemClock);
        Ok(object(self.told(taken)?))
    }
}
