//! `lindung office offer`: a newer program for the villages.

use super::{Counter, Home, object};
use crate::machine::SystemClock;
use crate::output::Failure;
use clap::Args;
use lindung_domain::op::program::MAX_PROGRAM_BYTES;
use serde_json::Value;
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Offer {
    #[command(flatten)]
    home: Home,
    /// linux-deb or windows.
    #[arg(long)]
    system: String,
    /// Three numbers: 1.2.3.
    #[arg(long)]
    version: String,
    /// The installer, as its maker gave it out.
    file: PathBuf,
}

impl Counter {
    pub(super) fn offer(self, arguments: &Offer) -> Result<Value, Failure> {
        let mut office = self.open(&arguments.home)?;
        let program = lindung_api::file::read(&arguments.file, MAX_PROGRAM_BYTES);
        let program = program.map_err(|error| Failure::of(&error, self.words))?;
        let (system, version) = (&arguments.system, &arguments.version);
        Ok(object(self.told(office.offer(system, version, &program, &SystemClock))?))
    }
}
