//! `lindung village sync`: tries again while it may help, and waits in between.

use super::{Home, Village};
use crate::machine::SystemEntropy;
use crate::output::Failure;
use clap::Args;
use lindung_api::Told;
use lindung_api::line::again::{may_pass, pause};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

/// What the use case counts, and what adds up over several attempts.
const COUNTS: [&str; 4] = ["sent", "bundles", "bytes_sent", "taken"];

#[derive(Args)]
pub(crate) struct SyncArguments {
    #[command(flatten)]
    home: Home,
    /// Where the office listens; without it, the address in the invitation.
    #[arg(long)]
    url: Option<String>,
    /// The certificate to trust instead of the system's, a PEM file: of the authority that signed
    /// the office's, or the office's own, if that is none of an authority (CA:FALSE).
    #[arg(long)]
    certificate: Option<PathBuf>,
    /// Also without TLS outside this network: others then see which village sends, and when.
    #[arg(long)]
    allow_http: bool,
    /// How often to try in a row without getting anything across.
    #[arg(long, default_value_t = 5)]
    attempts: u32,
    /// About how large a bundle may be; smaller for a bad line. Without it, 256 KB.
    #[arg(long)]
    bundle_bytes: Option<u64>,
}

/// Sends until all is there, or until it is in vain.
pub(super) fn sync(village: &mut Village, arguments: &SyncArguments) -> Result<Value, Failure> {
    let request = json!({
        "url": arguments.url, "certificate": arguments.certificate,
        "allow_http": arguments.allow_http, "bundle_bytes": arguments.bundle_bytes,
    });
    village.open(&arguments.home)?;
    let mut before = [0; COUNTS.len()];
    let mut failures: u32 = 0;
    loop {
        match village.tries("bundle.sync", request.clone()) {
            Ok(synced) => return Ok(together(synced, &before)),
            Err(told) => {
                let got_across = count(&told, "bundles") > 0;
                failures = if got_across { 1 } else { failures.saturating_add(1) };
                if !may_pass(&told) || failures >= arguments.attempts {
                    return Err(told.into());
                }
                for (sum, name) in before.iter_mut().zip(COUNTS) {
                    *sum = count(&told, name).saturating_add(*sum);
                }
                std::thread::sleep(Duration::from_millis(pause(failures, &mut SystemEntropy)));
            }
        }
    }
}

fn count(told: &Told, name: &str) -> u64 {
    told.facts.get(name).and_then(|fact| fact.parse().ok()).unwrap_or(0)
}

/// The answer, with what earlier attempts did.
fn together(mut synced: Value, before: &[u64]) -> Value {
    for (sum, name) in before.iter().zip(COUNTS) {
        let now = synced.get(name).and_then(Value::as_u64).unwrap_or(0);
        if let Some(synced) = synced.as_object_mut() {
            synced.insert(name.to_owned(), now.saturating_add(*sum).into());
        }
    }
    synced
}
