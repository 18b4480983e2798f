//! `lindung office rules` and `lindung office decree`: what comes to the villages from above.

use super::{Counter, Home, object};
use crate::machine::SystemClock;
use crate::machine::SystemEntropy;
use crate::output::Failure;
use clap::Args;
use lindung_office::GrantAsked;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The longest text that is read: a table of law, or the places of all villages there are.
const MOST_BYTES: u64 = 4 << 20;

#[derive(Args)]
pub(crate) struct Rules {
    #[command(flatten)]
    home: Home,
    /// tariffs, relief, holidays, arrears, benefits or claims.
    #[arg(long)]
    table: String,
    /// A whole number; the greatest counts.
    #[arg(long)]
    edition: u32,
    /// The table, in the form of those under `assets/`.
    file: PathBuf,
}

#[derive(Args)]
pub(crate) struct Decree {
    #[command(flatten)]
    home: Home,
    /// As written on it.
    #[arg(long)]
    number: String,
    /// Its day, 2026-12-15.
    #[arg(long)]
    dated: String,
    /// The number of the decree that it changes.
    #[arg(long)]
    amends: Option<String>,
    /// Whose money, as villages shall call it.
    #[arg(long)]
    money: String,
    /// apbd, bkbk, apbn, csr, apbdes or own.
    #[arg(long, default_value = "apbd")]
    kind: String,
    /// The programmes.
    #[arg(long, default_value = "JKK+JKM")]
    programmes: String,
    /// First month, 2027-01.
    #[arg(long)]
    from: String,
    /// First month no longer in it.
    #[arg(long)]
    until: String,
    /// Villages and their places, a line each: `64.74.02.1001 50`.
    #[arg(long)]
    quotas: PathBuf,
}

impl Counter {
    pub(super) fn rules(self, arguments: &Rules) -> Result<Value, Failure> {
        let mut office = self.open(&arguments.home)?;
        let text = self.text(&arguments.file)?;
        let given = office.give_rules(&arguments.table, arguments.edition, &text, &SystemClock);
        Ok(object(self.told(given)?))
    }

    pub(super) fn decree(self, arguments: &Decree) -> Result<Value, Failure> {
        let mut office = self.open(&arguments.home)?;
        let asked = GrantAsked {
            number: arguments.number.clone(),
            dated: arguments.dated.clone(),
            amends: arguments.amends.clone(),
            money: arguments.money.clone(),
            kind: arguments.kind.clone(),
            programmes: arguments.programmes.clone(),
            from: arguments.from.clone(),
            until: arguments.until.clone(),
            quotas: self.text(&arguments.quotas)?,
        };
        let grant = self.told(asked.read())?;
        Ok(object(self.told(office.grant(&grant, &SystemClock, &mut SystemEntropy))?))
    }

    fn text(self, path: &Path) -> Result<String, Failure> {
        let bytes = lindung_api::file::read(path, MOST_BYTES);
        let bytes = bytes.map_err(|error| Failure::of(&error, self.words))?;
        String::from_utf8(bytes).map_err(|_| self.failed("no_text"))
    }
}
