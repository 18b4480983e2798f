//! `lindung office serve`: the journal on standard error, and one object on standard output when
//! it is ready.

use super::{Counter, Home, api_error};
use crate::machine::SystemClock;
use crate::output::Failure;
use clap::Args;
use lindung_api::Words;
use lindung_office::{Around, Event, Line, OfficeError};
use serde_json::{Value, json};
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    home: Home,
    /// Address and port; port 0 for any that is free.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// A file whose first line is the passphrase, for a service that nobody types at.
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
}

/// Serves until the system asks to stop.
pub(super) fn serve(arguments: &Arguments, words: &'static Words) -> Result<Value, Failure> {
    let counter = Counter { words };
    let office = counter.open_with(&arguments.home, arguments.passphrase_file.as_deref())?;
    let around = Arc::new(Terminal { words });
    let served = lindung_office::serve(office, arguments.listen, SystemClock, around);
    let served = counter.told(served)?;
    Ok(json!({ "stopped": true, "bundles": served.bundles }))
}

/// Whoever started the server.
struct Terminal {
    words: &'static Words,
}

impl Around for Terminal {
    fn message(&self, error: &OfficeError) -> (String, String) {
        let told = api_error(error.clone()).told(self.words);
        (told.sentence, told.hint)
    }

    fn tell(&self, event: Event) {
        // A terminal that was closed does not stop the office.
        match event {
            Event::Listening(address) => {
                let mut out = std::io::stdout().lock();
                let ready = json!({ "listening": address.to_string() });
                writeln!(out, "{ready}").and_then(|()| out.flush()).ok();
            }
            Event::Answered(line) => {
                writeln!(std::io::stderr().lock(), "{}", journal(&line)).ok();
            }
            Event::Stopping => {
                let sentence = self.words.sentence("serve_stopping", &[]);
                writeln!(std::io::stderr().lock(), "{sentence}").ok();
            }
        }
    }
}

/// "2026-06-03T03:00:00Z 64.74.02.1001 taken 5120 B 14 ms".
fn journal(line: &Line) -> String {
    let at = chrono::DateTime::from_timestamp(line.at, 0).unwrap_or_default();
    let at = at.format("%Y-%m-%dT%H:%M:%SZ");
    let village = line.village.as_deref().unwrap_or("-");
    format!("{at} {village} {} {} B {} ms", line.code, line.bytes, line.milliseconds)
}
