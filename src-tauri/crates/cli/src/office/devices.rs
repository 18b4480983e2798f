//! `lindung office devices`, `revoke` and `differences`: whom the office believes, and where it
//! sees otherwise.

use super::{Counter, Home, object};
use crate::machine::SystemClock;
use crate::output::Failure;
use clap::Args;
use lindung_domain::number::RegionCode;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Devices {
    #[command(flatten)]
    home: Home,
    /// Those of one village.
    #[arg(long)]
    village: Option<String>,
}

#[derive(Args)]
pub(crate) struct Revoke {
    #[command(flatten)]
    home: Home,
    /// Ten-digit code.
    #[arg(long)]
    village: String,
    /// The laptop's three characters, or the beginning of its name; see `office devices`.
    #[arg(long)]
    device: String,
    /// The first entry that does not count any more; without it, all that came so far counts.
    #[arg(long)]
    keep_until: Option<u64>,
}

#[derive(Args)]
pub(crate) struct Differences {
    #[command(flatten)]
    home: Home,
    /// Lays a village's file beside the state here.
    #[arg(long, required_unless_present = "out")]
    with: Option<PathBuf>,
    /// Writes the state here, as hashes, for that village.
    #[arg(long, requires = "village", conflicts_with = "with")]
    out: Option<PathBuf>,
    /// Ten-digit code.
    #[arg(long)]
    village: Option<String>,
}

impl Counter {
    pub(super) fn village(self, code: &str) -> Result<RegionCode, Failure> {
        RegionCode::parse(code).map_err(|_| self.failed("no_village"))
    }

    pub(super) fn devices(self, arguments: &Devices) -> Result<Value, Failure> {
        let village = arguments.village.as_deref().map(|code| self.village(code)).transpose()?;
        let office = self.open(&arguments.home)?;
        Ok(json!({ "devices": object(self.told(office.devices(village))?) }))
    }

    pub(super) fn revoke(self, arguments: &Revoke) -> Result<Value, Failure> {
        let village = self.village(&arguments.village)?;
        let mut office = self.open(&arguments.home)?;
        let keep = arguments.keep_until;
        let revoked = office.revoke(village, &arguments.device, keep, &SystemClock);
        Ok(json!({ "revoked": object(self.told(revoked)?) }))
    }

    pub(super) fn differences(self, arguments: &Differences) -> Result<Value, Failure> {
        let office = self.open(&arguments.home)?;
        if let (Some(out), Some(code)) = (&arguments.out, &arguments.village) {
            let sheet = office.state_sheet(self.village(code)?, &SystemClock);
            return self.write(out, &self.told(sheet)?);
        }
        let with = arguments.with.as_deref().ok_or_else(|| self.failed("no_file"))?;
        let bytes = lindung_api::file::read(with, lindung_log::bundle::MAX_BODY_BYTES);
        let bytes = bytes.map_err(|error| Failure::of(&error, self.words))?;
        Ok(json!({ "differences": object(self.told(office.differences(&bytes))?) }))
    }
}
