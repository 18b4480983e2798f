//! `lindung village …`: each command is a use case of the desk.

use crate::output::Failure;
use crate::passphrase;
use clap::{Args, Subcommand};
use lindung_api::{ApiError, Words};
use serde_json::{Value, json};
use std::io::Read;
use std::path::PathBuf;

mod arguments;
mod bpjs;
mod claims;
mod desk;
mod filter;
mod paper;
mod programme;
mod sync;

use arguments::{
    CardArguments, Differences, ImportArguments, PhotoArguments, UpdateArguments, Written,
};
use bpjs::Bpjs;
use claims::ClaimArguments;
use desk::Village;
use filter::Filter;
use paper::PrintArguments;
use programme::{BillArguments, PlanArguments};
use sync::SyncArguments;

#[derive(Args)]
pub(crate) struct Home {
    /// Folder of the village's data.
    #[arg(long)]
    home: PathBuf,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Sets up a village's register.
    #[command(after_help = "Example: \
            lindung village new --home desa --village 64.74.02.1001 --clerk \"Siti Aminah\"")]
    New {
        #[command(flatten)]
        home: Home,
        /// Ten-digit code, dotted or not.
        #[arg(long)]
        village: String,
        /// Name of the clerk in charge.
        #[arg(long)]
        clerk: String,
        /// Marks the people as made up on every screen and paper.
        #[arg(long)]
        sample: bool,
    },
    /// Takes the invitation of the office, or of another laptop of the village.
    #[command(
        after_help = "Example: lindung village join --home desa --invitation undangan.lindung"
    )]
    Join {
        #[command(flatten)]
        home: Home,
        /// The file from the office.
        #[arg(long)]
        invitation: PathBuf,
    },
    /// Writes an invitation for another laptop of the village.
    #[command(after_help = "Example: lindung village invite --home desa --out undangan.lindung")]
    Invite {
        #[command(flatten)]
        home: Home,
        /// Where to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Registers people from a spreadsheet.
    #[command(
        after_help = "Example: lindung village import --home desa daftar.xlsx --dry-run --map nik=C"
    )]
    Import(ImportArguments),
    /// Takes an import back.
    #[command(after_help = "Example: lindung village undo --home desa 1099511627778")]
    Undo {
        #[command(flatten)]
        home: Home,
        /// As `import` answered.
        group: i64,
    },
    /// Lists workers.
    #[command(
        after_help = "Example: lindung village workers --home desa --search siti --out daftar.xlsx"
    )]
    Workers {
        #[command(flatten)]
        home: Home,
        #[command(flatten)]
        filter: Filter,
        /// At most so many.
        #[arg(long)]
        limit: Option<u64>,
        /// Writes them as xlsx or csv.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Shows a worker: state, doubts, history.
    #[command(after_help = "Example: lindung village worker --home desa 6474024112889867")]
    Worker {
        #[command(flatten)]
        home: Home,
        /// 16 digits.
        nik: String,
    },
    /// Does any use case of the desk.
    #[command(after_help = "Example: \
            lindung village record --home desa worker.void '{\"worker\":1,\"reason\":\"ganda\"}'")]
    Record {
        #[command(flatten)]
        home: Home,
        /// Such as `worker.register`.
        use_case: String,
        /// The request, or `-` to read it from standard input.
        request: String,
    },
    /// Keeps a folder of pictures as photos, each named by a NIK or a name.
    #[command(after_help = "Example: lindung village photos --home desa foto/ --dry-run")]
    Photos(PhotoArguments),
    /// Prints membership cards into a PDF.
    #[command(after_help = "Example: \
            lindung village cards --home desa --out kartu.pdf --sheet f4 --side both")]
    Cards(CardArguments),
    /// Prints a letter or a list into a PDF, or says which there are.
    #[command(after_help = "Example: \
            lindung village print --home desa validation --out validasi.pdf --rt 003 --rw 01")]
    Print(PrintArguments),
    /// Money and months into places, or people into money.
    #[command(after_help = "Example: lindung village plan --home desa --from 2026-01 \
            --until 2027-01 --money 10000000 --kind apbdes --people 50")]
    Plan(PlanArguments),
    /// Makes a bill from the places of a decree, shows one, or lists all with their totals.
    #[command(after_help = "Example: \
            lindung village bill --home desa --decree 1099511627786 --from 2026-01")]
    Bill(BillArguments),
    /// Sheets for BPJSTK, and the lists that it sends back.
    #[command(after_help = "Example: lindung village bpjs export --home desa --out berkas")]
    #[command(subcommand)]
    Bpjs(Bpjs),
    /// Lists the claims by state and age, or shows one.
    #[command(after_help = "Example: lindung village claims --home desa --state verifying")]
    Claims(ClaimArguments),
    /// Writes a bundle for the office.
    #[command(after_help = "Example: lindung village make --home desa --out kiriman.lindung")]
    Make {
        #[command(flatten)]
        home: Home,
        /// File, or a folder in which it gets its name.
        #[arg(long)]
        out: PathBuf,
        /// Everything from the beginning, for an office that does not know this laptop any more.
        #[arg(long)]
        whole: bool,
    },
    /// Who differs, where this register and another side make different things of the same entries.
    #[command(
        after_help = "Example: lindung village differences --home desa --with kantor.lindung"
    )]
    Differences(Differences),
    /// Takes the office's answer.
    #[command(after_help = "Example: lindung village take --home desa jawaban.lindung")]
    Take {
        #[command(flatten)]
        home: Home,
        /// The bundle.
        file: PathBuf,
    },
    /// Sends everything to the office by the line, and takes its answers.
    #[command(after_help = "Example: \
            lindung village sync --home desa --url https://kantor.example.id --attempts 8")]
    Sync(SyncArguments),
    /// How the register stands.
    #[command(after_help = "Example: lindung village status --home desa --json")]
    Status(Home),
    /// Proves chain, signatures, tables and file.
    #[command(after_help = "Example: lindung village verify --home desa")]
    Verify(Home),
    /// Builds the tables anew from the log.
    #[command(after_help = "Example: lindung village replay --home desa")]
    Replay(Home),
    /// Writes everything into one file, sealed to this register itself.
    #[command(after_help = "Example: lindung village backup --home desa --out cadangan.lindung")]
    Backup(Written),
    /// A newer program that the office offers: asks for it, or writes it out. Installs nothing.
    #[command(after_help = "Example: lindung village update --home desa --out unduhan")]
    Update(UpdateArguments),
    /// Prints the office's signed word on what it has, with a QR to check it.
    #[command(after_help = "Example: lindung village receipt --home desa --out bukti.pdf")]
    Receipt(Written),
    /// Makes the register again from a backup, on this or another computer.
    #[command(after_help = "Example: lindung village restore --home desa-baru cadangan.lindung")]
    Restore {
        #[command(flatten)]
        home: Home,
        /// The backup.
        file: PathBuf,
        /// The recovery code; LINDUNG_PASSPHRASE is then the new passphrase.
        #[arg(long)]
        code: Option<String>,
    },
    /// Opens by the recovery code and sets LINDUNG_PASSPHRASE as the new passphrase.
    #[command(after_help = "Example: lindung village recover --home desa --code ABCDE-…")]
    Recover {
        #[command(flatten)]
        home: Home,
        /// As printed at set-up.
        #[arg(long)]
        code: String,
    },
    /// Changes the passphrase; LINDUNG_NEW_PASSPHRASE sets it without a prompt.
    #[command(after_help = "Example: lindung village passphrase --home desa")]
    Passphrase(Home),
    /// Goes on under new keys on this laptop, for which the old ones sign.
    #[command(after_help = "Example: lindung village renew --home desa")]
    Renew(Home),
    /// Writes the cards' public keys as a COSE_KeySet.
    #[command(after_help = "Example: lindung village keys --home desa --out kunci.cbor")]
    Keys {
        #[command(flatten)]
        home: Home,
        /// Where to.
        #[arg(long)]
        out: PathBuf,
        /// This device's age identity file instead: keep it secret.
        #[arg(long)]
        secret: bool,
    },
}

/// Does a command of a village.
pub(crate) fn run(command: Command, language: &str) -> Result<Value, Failure> {
    let mut village = Village::new(language);
    match command {
        Command::New { home, village: code, clerk, sample } => {
            let request = json!({ "village": code, "clerk": clerk, "sample": sample });
            with_passphrase(&mut village, &home, "village.new", request)
        }
        Command::Join { home, invitation } => {
            village.open(&home)?.call("village.join", json!({ "path": invitation }))
        }
        Command::Invite { home, out } => {
            village.open(&home)?.call("village.invite", json!({ "path": out }))
        }
        Command::Import(arguments) => arguments.run(&mut village),
        Command::Undo { home, group } => {
            village.open(&home)?.call("import.undo", json!({ "group": group }))
        }
        Command::Workers { home, filter, limit, out } => {
            village.open(&home)?;
            if let Some(out) = out {
                let request = json!({ "filter": filter.request(), "path": out });
                village.call("roster.export", request)?;
            }
            village.call("roster.list", json!({ "filter": filter.request(), "limit": limit }))
        }
        Command::Worker { home, nik } => {
            Ok(flat(village.open(&home)?.call("worker.show", json!({ "nik": nik }))?))
        }
        Command::Record { home, use_case, request } => {
            record(&mut village, &home, &use_case, request)
        }
        Command::Photos(arguments) => arguments.run(&mut village),
        Command::Cards(arguments) => arguments.run(&mut village),
        Command::Print(arguments) => arguments.run(&mut village),
        Command::Plan(arguments) => arguments.run(&mut village),
        Command::Bill(arguments) => arguments.run(&mut village),
        Command::Bpjs(command) => command.run(&mut village),
        Command::Claims(arguments) => arguments.run(&mut village),
        Command::Make { home, out, whole } => {
            village.open(&home)?.call("bundle.make", json!({ "path": out, "whole": whole }))
        }
        Command::Differences(arguments) => arguments.run(&mut village),
        Command::Take { home, file } => {
            let taken = village.open(&home)?.call("bundle.take", json!({ "path": file }))?;
            Ok(counted(taken))
        }
        Command::Sync(arguments) => sync::sync(&mut village, &arguments),
        Command::Status(home) => village.open(&home)?.call("village.status", json!({})),
        Command::Verify(home) => verify(&mut village, &home),
        Command::Replay(home) => village.open(&home)?.call("village.replay", json!({})),
        Command::Backup(written) => written.by(&mut village, "village.backup"),
        Command::Update(arguments) => arguments.run(&mut village),
        Command::Receipt(written) => written.by(&mut village, "receipt.print"),
        Command::Restore { home, file, code } => with_passphrase(
            &mut village,
            &home,
            "village.restore",
            json!({ "path": file, "code": code }),
        ),
        Command::Recover { home, code } => {
            with_passphrase(&mut village, &home, "village.recover", json!({ "code": code }))
        }
        Command::Passphrase(home) => change_passphrase(&mut village, &home),
        Command::Renew(home) => village.open(&home)?.call("laptop.renew", json!({})),
        Command::Keys { home, out, secret } => {
            village.open(&home)?.call("village.keys", json!({ "path": out, "secret": secret }))
        }
    }
}

/// A register that is not as it should be is an error to scripts.
fn verify(village: &mut Village, home: &Home) -> Result<Value, Failure> {
    let verified = village.open(home)?.call("village.verify", json!({}))?;
    let ok = verified.get("ok") == Some(&Value::Bool(true));
    if ok { Ok(verified) } else { Err(Failure::Object(verified)) }
}

/// Where no register is open yet: the passphrase is part of the request.
fn with_passphrase(
    village: &mut Village,
    home: &Home,
    use_case: &str,
    mut request: Value,
) -> Result<Value, Failure> {
    let passphrase = passphrase::read(None, village.words)?;
    if let Some(request) = request.as_object_mut() {
        request.insert("passphrase".to_owned(), passphrase.into());
    }
    village.at(home).call(use_case, request)
}

fn record(
    village: &mut Village,
    home: &Home,
    use_case: &str,
    request: String,
) -> Result<Value, Failure> {
    let bad =
        || Failure::of(&ApiError::new("bad_request").with("use_case", use_case), Words::of("id"));
    let mut text = request;
    if text == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text).map_err(|_| bad())?;
    }
    let request = serde_json::from_str(&text).map_err(|_| bad())?;
    village.open(home)?.call(use_case, request)
}

fn change_passphrase(village: &mut Village, home: &Home) -> Result<Value, Failure> {
    let old = passphrase::read(None, village.words)?;
    let new = match std::env::var("LINDUNG_NEW_PASSPHRASE") {
        Ok(new) => new,
        Err(_) => passphrase::ask("Kata sandi baru: ", village.words)?,
    };
    village.open(home)?.call("village.passphrase", json!({ "old": old, "new": new }))
}

/// The fields of a worker's line beside those of the page.
fn flat(mut page: Value) -> Value {
    if let Some(page) = page.as_object_mut()
        && let Some(Value::Object(line)) = page.remove("line")
    {
        page.extend(line);
    }
    page
}

/// `set_aside` as a number, the reasons beside it.
fn counted(mut taken: Value) -> Value {
    if let Some(taken) = taken.as_object_mut()
        && let Some(reasons) = taken.remove("set_aside")
    {
        let count = reasons.as_array().map_or(0, Vec::len);
        taken.insert("set_aside".to_owned(), count.into());
        taken.insert("reasons".to_owned(), reasons);
    }
    taken
}
