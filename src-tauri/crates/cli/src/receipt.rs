//! `lindung receipt …`: anybody checks an office's receipt, offline.

use crate::card::read_qr;
use crate::output::Failure;
use clap::Subcommand;
use lindung_api::{ApiError, Words, receipt};
use lindung_log::card::KeySet;
use serde_json::Value;
use std::path::PathBuf;

/// No key set is larger.
const AT_MOST_BYTES: u64 = 32 * 1024 * 1024;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Checks a receipt against published keys; exit 1 when it does not hold.
    #[command(after_help = "Example: lindung receipt verify --key kunci.cbor bukti.png")]
    Verify {
        /// COSE_KeySet, as `village keys` or `office keys` writes it.
        #[arg(long)]
        key: PathBuf,
        /// What the QR says, or a picture of it.
        receipt: String,
    },
}

/// Does a command on receipts.
pub(crate) fn run(command: Command, words: &'static Words) -> Result<Value, Failure> {
    let Command::Verify { key, receipt } = command;
    let failed = |code: &str| Failure::of(&ApiError::new(code), words);
    let bytes = lindung_api::file::read(&key, AT_MOST_BYTES);
    let bytes = bytes.map_err(|error| Failure::of(&error, words))?;
    let keys = KeySet::from_bytes(&bytes).map_err(|_| failed("no_keys"))?;
    let text = read_qr(&receipt).ok_or_else(|| failed("no_qr"))?;
    let verdict = receipt::verdict(&text, &keys, words);
    let valid = verdict.valid;
    let told = serde_json::to_value(verdict).map_err(|_| failed("internal"))?;
    if valid { Ok(told) } else { Err(Failure::Object(told)) }
}
