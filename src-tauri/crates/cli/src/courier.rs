//! `lindung courier`: carries sealed bundles of many villages to their office.

use crate::machine::SystemEntropy;
use crate::output::Failure;
use clap::Args;
use lindung_api::courier::{Carried, Courier, bundles_in};
use lindung_api::line::again::{may_pass, pause};
use lindung_api::{ApiError, Told, Words};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(Args)]
#[command(after_help = "Example: \
        lindung courier --folder kiriman --answers jawaban --url https://kantor.example\n\n\
        Nothing is opened, and no keys are needed. Interrupted, it goes on where it was; a second \
        time it sends nothing.")]
pub(crate) struct Arguments {
    /// Folder with the bundles.
    #[arg(long)]
    folder: PathBuf,
    /// Folder for the answers, each named by village and laptop; it is made.
    #[arg(long)]
    answers: PathBuf,
    /// Where the office listens.
    #[arg(long)]
    url: String,
    /// The certificate to trust instead of the system's, a PEM file.
    #[arg(long)]
    certificate: Option<PathBuf>,
    /// Also without TLS outside this network: others then see which villages send, and when.
    #[arg(long)]
    allow_http: bool,
    /// How often to try one bundle before all wait for the next time.
    #[arg(long, default_value_t = 5)]
    attempts: u32,
}

/// Carries what is in the folder; exit 1 where something was refused or still waits.
pub(crate) fn run(arguments: &Arguments, words: &'static Words) -> Result<Value, Failure> {
    let told = |error: ApiError| Failure::of(&error, words);
    let certificate = arguments.certificate.as_deref();
    let (url, answers) = (&arguments.url, &arguments.answers);
    let courier = Courier::new(url, certificate, arguments.allow_http, answers).map_err(told)?;
    let (mut carried, mut before, mut waiting, mut refused) = (0_u64, 0_u64, Vec::new(), false);
    let mut lines = Vec::new();
    for file in bundles_in(&arguments.folder).map_err(told)? {
        // A line that is down for one bundle is down for the next.
        if !waiting.is_empty() {
            waiting.push(shown(&file));
            continue;
        }
        match patiently(&courier, &file, arguments.attempts, words) {
            Ok(Carried::Answered(answer)) => {
                carried = carried.saturating_add(1);
                lines.push(json!({ "file": shown(&file), "answer": shown(&answer) }));
            }
            Ok(Carried::Before(_)) => before = before.saturating_add(1),
            Ok(Carried::Differs(code, answer)) => {
                refused = true;
                let error = ApiError::new("office_differs").with("office_code", code).told(words);
                lines.push(json!({
                    "file": shown(&file), "answer": shown(&answer), "error": error,
                }));
            }
            Err(told) if told.code == "is_answer" => {}
            Err(told) if may_pass(&told) => waiting.push(shown(&file)),
            Err(told) => {
                refused = true;
                lines.push(json!({ "file": shown(&file), "error": told }));
            }
        }
    }
    let all_done = waiting.is_empty() && !refused;
    let told = json!({ "carried": carried, "before": before, "waiting": waiting, "files": lines });
    if all_done { Ok(told) } else { Err(Failure::Object(told)) }
}

/// Tries again while it may help, and waits in between.
fn patiently(
    courier: &Courier,
    file: &Path,
    attempts: u32,
    words: &Words,
) -> Result<Carried, Told> {
    let mut failures: u32 = 0;
    loop {
        let told = match courier.carry(file) {
            Ok(carried) => return Ok(carried),
            Err(error) => error.told(words),
        };
        failures = failures.saturating_add(1);
        if !may_pass(&told) || failures >= attempts {
            return Err(told);
        }
        std::thread::sleep(Duration::from_millis(pause(failures, &mut SystemEntropy)));
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
