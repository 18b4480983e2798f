//! `lindung office serve`: the journal on standard error, and one object on standard output when
//! it is ready.

use super::{Counter, Home, api_error};
use crate::machine::{SystemClock, SystemEntropy};
use crate::output::Failure;
use clap::Args;
use lindung_api::Words;
use lindung_office::{Around, Asked, Event, Line, OfficeError, Setting};
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
    /// A web server in front speaks TLS: cookies go by TLS alone, and X-Forwarded-For is believed.
    #[arg(long)]
    behind_tls: bool,
}

/// Serves until the system asks to stop.
pub(super) fn serve(arguments: &Arguments, words: &'static Words) -> Result<Value, Failure> {
    let counter = Counter { words };
    let office = counter.open_with(&arguments.home, arguments.passphrase_file.as_deref())?;
    let around = Arc::new(Terminal { words });
    let setting = Setting { listen: arguments.listen, behind_tls: arguments.behind_tls };
    let served = lindung_office::serve(office, setting, SystemClock, SystemEntropy, around);
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

    fn sentence(&self, code: &str) -> String {
        self.words.sentence(code, &[])
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
            Event::Asked(asked) => {
                writeln!(std::io::stderr().lock(), "{}", asked_line(&asked)).ok();
            }
            Event::Unnoted { at, method, path, code } => {
                let at = time(at);
                writeln!(std::io::stderr().lock(), "{at} {method} {path} unnoted {code}").ok();
            }
            Event::Stopping => {
                let sentence = self.words.sentence("serve_stopping", &[]);
                writeln!(std::io::stderr().lock(), "{sentence}").ok();
            }
        }
    }
}

/// "2026-06-03T03:00:00Z GET /api/overview 200 12 ms".
fn asked_line(asked: &Asked) -> String {
    let Asked { at, method, path, status, milliseconds } = asked;
    format!("{} {method} {path} {status} {milliseconds} ms", time(*at))
}

fn time(at: i64) -> String {
    let at = chrono::DateTime::from_timestamp(at, 0).unwrap_or_default();
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// "2026-06-03T03:00:00Z 64.74.02.1001 taken 5120 B 14 ms".
fn journal(line: &Line) -> String {
    let at = time(line.at);
    let village = line.village.as_deref().unwrap_or("-");
    format!("{at} {village} {} {} B {} ms", line.code, line.bytes, line.milliseconds)
}
