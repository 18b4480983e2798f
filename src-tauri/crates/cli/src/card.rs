//! `lindung card …`: anybody checks a card, offline.

use crate::machine::SystemClock;
use crate::output::Failure;
use clap::Subcommand;
use lindung_api::{ApiError, Words, verdict};
use lindung_log::Clock;
use lindung_log::card::KeySet;
use serde_json::Value;
use std::path::PathBuf;

/// No key set and no picture of a card is larger.
const AT_MOST_BYTES: u64 = 32 * 1024 * 1024;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Checks a card against published keys; exit 1 when it is not valid.
    #[command(after_help = "Example: lindung card verify --key kunci.cbor kartu.png")]
    Verify {
        /// COSE_KeySet, as `village keys` or `office keys` writes it.
        #[arg(long)]
        key: PathBuf,
        /// What the QR says, or a picture of it.
        card: String,
    },
}

/// Does a command on cards.
pub(crate) fn run(command: Command, words: &'static Words) -> Result<Value, Failure> {
    let Command::Verify { key, card } = command;
    let failed = |code: &str| Failure::of(&ApiError::new(code), words);
    let bytes = lindung_api::file::read(&key, AT_MOST_BYTES);
    let bytes = bytes.map_err(|error| Failure::of(&error, words))?;
    let keys = KeySet::from_bytes(&bytes).map_err(|_| failed("no_keys"))?;
    let text = read_qr(&card).ok_or_else(|| failed("no_qr"))?;
    let verdict = verdict(&text, &keys, SystemClock.now(), words);
    let valid = verdict.valid;
    let told = serde_json::to_value(verdict).map_err(|_| failed("internal"))?;
    if valid { Ok(told) } else { Err(Failure::Object(told)) }
}

/// A picture's QR where the argument names a file, else the argument itself.
pub(crate) fn read_qr(card: &str) -> Option<String> {
    let path = PathBuf::from(card);
    if !path.is_file() {
        return Some(card.to_owned());
    }
    lindung_api::read_qr(&lindung_api::file::read(&path, AT_MOST_BYTES).ok()?)
}
