//! `lindung office recode`: a village that has another code.

use super::{Counter, Home, object};
use crate::machine::SystemClock;
use crate::output::Failure;
use chrono::NaiveDate;
use clap::Args;
use serde_json::Value;

#[derive(Args)]
pub(crate) struct Recode {
    #[command(flatten)]
    home: Home,
    /// Ten-digit code by which it was invited.
    #[arg(long)]
    village: String,
    /// Ten-digit code that it has now.
    #[arg(long)]
    code: String,
    /// Its name, without "Desa" or "Kelurahan": for a code younger than this program.
    #[arg(long)]
    name: Option<String>,
    /// The day from which the regulation holds, 2026-07-01.
    #[arg(long)]
    on: NaiveDate,
}

impl Counter {
    pub(super) fn recode(self, arguments: &Recode) -> Result<Value, Failure> {
        let (village, code) = (self.village(&arguments.village)?, self.village(&arguments.code)?);
        let mut office = self.open(&arguments.home)?;
        let name = arguments.name.as_deref();
        let recoded = office.recode(village, code, name, arguments.on, &SystemClock);
        Ok(object(self.told(recoded)?))
    }
}
