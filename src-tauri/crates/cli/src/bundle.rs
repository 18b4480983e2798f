//! `lindung bundle …`: what can be said of a bundle without opening it.

use crate::output::Failure;
use clap::Subcommand;
use lindung_api::{ApiError, Words};
use lindung_domain::card::DeviceTag;
use lindung_log::bundle::{MAX_BODY_BYTES, body, inspect};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Shows the clear front: from whom, for whom, what range.
    #[command(after_help = "Example: lindung bundle inspect kiriman.lindung --json")]
    Inspect {
        /// The bundle.
        file: PathBuf,
    },
    /// Writes the sealed body, an age file, to standard output.
    #[command(
        after_help = "Example: lindung bundle body kiriman.lindung | age -d -i kunci.txt | zstd -d"
    )]
    Body {
        /// The bundle.
        file: PathBuf,
    },
}

/// Does a command on bundles.
pub(crate) fn run(command: Command, words: &'static Words) -> Result<Value, Failure> {
    let told = |error: ApiError| Failure::of(&error, words);
    let read = |file: &Path| lindung_api::file::read(file, MAX_BODY_BYTES).map_err(told);
    match command {
        Command::Inspect { file } => {
            let envelope = inspect(&read(&file)?).map_err(|error| told((&error).into()))?;
            let ranges = envelope.ranges.iter().map(|range| {
                let device = range.device.to_string();
                json!({ "device": device, "start": range.start, "end": range.end })
            });
            let recipients = envelope.recipients.iter().map(ToString::to_string);
            Ok(json!({
                "sender": envelope.sender.to_string(),
                "tag": DeviceTag::from_device(envelope.sender.as_bytes()).to_string(),
                "by": if envelope.scope.is_empty() { "village" } else { "office" },
                "village": envelope.village,
                "recipients": recipients.collect::<Vec<_>>(),
                "frontier": envelope.frontier.iter()
                    .map(|(device, next)| (device.to_string(), next.into()))
                    .collect::<serde_json::Map<_, _>>(),
                "ranges": ranges.collect::<Vec<_>>(),
                "body_bytes": envelope.body_bytes,
                "plain_bytes": envelope.plain_bytes,
                "sent_at": envelope.sent_at,
            }))
        }
        Command::Body { file } => {
            let bytes = read(&file)?;
            let body = body(&bytes).map_err(|error| told((&error).into()))?;
            let mut out = std::io::stdout().lock();
            let written = out.write_all(body).and_then(|()| out.flush());
            written.map_err(|_| told(ApiError::new("other")))?;
            std::process::exit(0)
        }
    }
}
