//! `lindung office …`: the receiving side.

use crate::machine::{SystemClock, SystemEntropy, computer};
use crate::output::Failure;
use crate::passphrase;
use clap::{Args, Subcommand};
use lindung_api::{ApiError, Words};
use lindung_domain::number::RegionCode;
use lindung_office::{FileOutcome, Office, OfficeError, Place};
use serde::Serialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

mod bpjs;
mod devices;
mod law;
mod offer;
mod person;
mod recode;
mod serve;

#[derive(Args)]
pub(crate) struct Home {
    /// Folder of the office's data.
    #[arg(long)]
    home: PathBuf,
    /// Address of the PostgreSQL database of an office with several servers, such as
    /// postgres:///lindung; the folder then holds its keys alone. Also LINDUNG_DATABASE, which
    /// nobody sees in a list of processes.
    #[arg(long)]
    database: Option<String>,
}

impl Home {
    /// What is given to `work` is never shown: it may hold a password.
    fn place<T>(&self, work: impl FnOnce(Place<'_>) -> T) -> T {
        let around = std::env::var("LINDUNG_DATABASE").ok();
        let database = self.database.as_deref().or(around.as_deref());
        work(Place { home: &self.home, database })
    }
}

#[derive(Args)]
pub(crate) struct Listing {
    #[command(flatten)]
    home: Home,
    /// Writes it as xlsx, too.
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Sets up an office.
    #[command(after_help = "Example: \
            lindung office new --home kantor --region 64 --name \"Kalimantan Timur\"")]
    New {
        #[command(flatten)]
        home: Home,
        /// Code of a province or regency.
        #[arg(long)]
        region: String,
        /// As the office calls itself.
        #[arg(long)]
        name: String,
    },
    /// Writes an invitation for one laptop of a village.
    #[command(after_help = "Example: \
            lindung office invite --home kantor --village 64.74.02.1001 --out undangan.lindung")]
    Invite {
        #[command(flatten)]
        home: Home,
        /// Ten-digit code.
        #[arg(long)]
        village: String,
        /// Where the office listens, if it does.
        #[arg(long)]
        address: Option<String>,
        /// The file to hand over.
        #[arg(long)]
        out: PathBuf,
    },
    /// Takes bundles of villages; exit 1 when a file was refused.
    #[command(
        after_help = "Example: lindung office take --home kantor *.lindung --answers jawaban"
    )]
    Take {
        #[command(flatten)]
        home: Home,
        /// The bundles.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Writes the answers there; the folder is made.
        #[arg(long)]
        answers: Option<PathBuf>,
    },
    /// Listens for villages that send by network, until it is asked to stop.
    #[command(
        after_help = "Example: lindung office serve --home kantor --listen 127.0.0.1:8787\n\n\
            Give it to the network behind a web server that speaks TLS."
    )]
    Serve(serve::Arguments),
    /// Who may look at the office's page.
    #[command(after_help = "Example: lindung office person list --home kantor")]
    Person(person::Person),
    /// Which villages have sent what, and when last.
    #[command(after_help = "Example: lindung office villages --home kantor --out desa.xlsx")]
    Villages(Listing),
    /// People of each village by state.
    #[command(after_help = "Example: lindung office report --home kantor --json")]
    Report(Listing),
    /// People registered in more than one village.
    #[command(after_help = "Example: lindung office duplicates --home kantor --json")]
    Duplicates(Listing),
    /// People who moved away, and whether another village has registered them since.
    #[command(after_help = "Example: lindung office moved --home kantor --out pindah.xlsx")]
    Moved(Listing),
    /// Writes whom BPJSTK was not told of yet into sheets of at most 10.000 people.
    #[command(after_help = "Example: lindung office bpjs-export --home kantor --out bpjstk")]
    BpjsExport(bpjs::Export),
    /// Takes a list that BPJSTK sent back: rejections, numbers, statuses.
    #[command(after_help = "Example: lindung office bpjs-import --home kantor balasan.xlsx")]
    BpjsImport(bpjs::Import),
    /// The laptops of the villages: how much of each is here, and which are lost or revoked.
    #[command(after_help = "Example: lindung office devices --home kantor --village 64.74.02.1001")]
    Devices(devices::Devices),
    /// Revokes a lost or stolen laptop: what it writes from an entry on does not count.
    #[command(after_help = "Example: lindung office revoke --home kantor \
            --village 64.74.02.1001 --device K7Q --keep-until 310")]
    Revoke(devices::Revoke),
    /// Offers a newer program to the villages; those who ask get it in their answers.
    #[command(after_help = "Example: lindung office offer --home kantor \
            --system linux-deb --version 1.2.3 lindung_1.2.3_amd64.deb")]
    Offer(offer::Offer),
    /// Gives the villages a newer table of law: tariffs, reliefs, holidays.
    #[command(after_help = "Example: lindung office rules --home kantor \
            --table tariffs --edition 2 tariffs.toml")]
    Rules(law::Rules),
    /// Gives villages a decree with its places, or changes one that they have from the office.
    #[command(after_help = "Example: lindung office decree --home kantor \
            --number 188.44/5/2026 --dated 2026-12-15 --money 'APBD Provinsi 2027' \
            --from 2027-01 --until 2028-01 --quotas kuota.txt")]
    Decree(law::Decree),
    /// Says that a village has another code. Its keys, bundles and cards go on naming the first.
    #[command(after_help = "Example: lindung office recode --home kantor \
            --village 64.74.02.1001 --code 64.75.01.1001 --on 2026-07-01")]
    Recode(recode::Recode),
    /// Who differs, where village and office make different things of the same entries.
    #[command(after_help = "Example: lindung office differences --home kantor --with desa.lindung")]
    Differences(devices::Differences),
    /// Writes the public card keys of all villages as a COSE_KeySet.
    #[command(after_help = "Example: lindung office keys --home kantor --out kunci.cbor")]
    Keys {
        #[command(flatten)]
        home: Home,
        /// Where to.
        #[arg(long)]
        out: PathBuf,
        /// The office's age identity file instead: keep it secret.
        #[arg(long)]
        secret: bool,
    },
    /// Opens by the recovery code and sets LINDUNG_PASSPHRASE as the new passphrase.
    #[command(after_help = "Example: lindung office recover --home kantor --code ABCDE-…")]
    Recover {
        #[command(flatten)]
        home: Home,
        /// As shown at set-up.
        #[arg(long)]
        code: String,
    },
}

/// Does a command of the office.
pub(crate) fn run(command: Command, words: &'static Words) -> Result<Value, Failure> {
    let desk = Counter { words };
    match command {
        Command::New { home, region, name } => {
            let region = RegionCode::parse(&region).map_err(|_| desk.failed("no_region"))?;
            let passphrase = passphrase::read(None, words)?;
            let entropy = &mut SystemEntropy;
            let made = home.place(|place| {
                Office::create(place, region, &name, &passphrase, &SystemClock, entropy)
            });
            let (office, code) = desk.told(made)?;
            Ok(json!({
                "office": office.name(),
                "region": office.region().dotted(),
                "fingerprint": office.fingerprint().to_string(),
                "recovery_code": code,
            }))
        }
        Command::Invite { home, village, address, out } => {
            desk.invite(&home, &village, address.as_deref(), &out)
        }
        Command::Take { home, files, answers } => desk.take(&home, &files, answers.as_deref()),
        Command::Person(person) => desk.person(person),
        Command::Serve(arguments) => serve::serve(&arguments, words),
        Command::Villages(listing) => {
            let office = desk.open(&listing.home)?;
            desk.out(&listing, |words| office.villages_xlsx(words))?;
            Ok(json!({ "villages": desk.told(office.villages())? }))
        }
        Command::Report(listing) => {
            let office = desk.open(&listing.home)?;
            desk.out(&listing, |words| office.report_xlsx(words))?;
            Ok(json!({ "villages": desk.told(office.report())? }))
        }
        Command::Moved(listing) => {
            let office = desk.open(&listing.home)?;
            desk.out(&listing, |words| office.moved_xlsx(words))?;
            Ok(json!({ "moved": desk.told(office.moved())? }))
        }
        Command::Duplicates(listing) => {
            let office = desk.open(&listing.home)?;
            desk.out(&listing, |words| office.duplicates_xlsx(words))?;
            Ok(json!({ "groups": desk.told(office.duplicates())? }))
        }
        Command::BpjsExport(arguments) => desk.bpjs_export(&arguments),
        Command::BpjsImport(arguments) => desk.bpjs_import(&arguments),
        Command::Devices(arguments) => desk.devices(&arguments),
        Command::Revoke(arguments) => desk.revoke(&arguments),
        Command::Offer(arguments) => desk.offer(&arguments),
        Command::Rules(arguments) => desk.rules(&arguments),
        Command::Decree(arguments) => desk.decree(&arguments),
        Command::Recode(arguments) => desk.recode(&arguments),
        Command::Differences(arguments) => desk.differences(&arguments),
        Command::Keys { home, out, secret } => {
            let office = desk.open(&home)?;
            let bytes = if secret { office.identity_file() } else { office.keys() };
            desk.write(&out, &desk.told(bytes)?)
        }
        Command::Recover { home, code } => {
            let passphrase = passphrase::read(None, words)?;
            let entropy = &mut SystemEntropy;
            let office = home.place(|place| Office::recover(place, &code, &passphrase, entropy));
            Ok(json!({ "office": desk.told(office)?.name() }))
        }
    }
}

/// Says the office's errors in words.
#[derive(Clone, Copy)]
struct Counter {
    words: &'static Words,
}

impl Counter {
    fn invite(
        self,
        home: &Home,
        village: &str,
        address: Option<&str>,
        out: &Path,
    ) -> Result<Value, Failure> {
        let village = RegionCode::parse(village).map_err(|_| self.failed("no_village"))?;
        let mut office = self.open(home)?;
        let made = office.invite(village, address, &SystemClock, &mut SystemEntropy);
        let mut written = self.write(out, &self.told(made)?)?;
        if let Some(written) = written.as_object_mut() {
            written.insert("fingerprint".to_owned(), office.fingerprint().to_string().into());
        }
        Ok(written)
    }

    fn failed(self, code: &str) -> Failure {
        Failure::of(&ApiError::new(code), self.words)
    }

    fn told<T>(self, outcome: Result<T, OfficeError>) -> Result<T, Failure> {
        outcome.map_err(|error| Failure::of(&api_error(error), self.words))
    }

    fn open(self, home: &Home) -> Result<Office, Failure> {
        self.open_with(home, None)
    }

    fn open_with(self, home: &Home, passphrase: Option<&Path>) -> Result<Office, Failure> {
        if !lindung_api::is_made(&home.home) {
            return Err(self.failed("no_office_home"));
        }
        let passphrase = passphrase::read(passphrase, self.words)?;
        let office = self.told(home.place(|place| Office::open(place, &passphrase)))?;
        self.told(office.on(computer(), &SystemClock))
    }

    fn write(self, path: &Path, bytes: &[u8]) -> Result<Value, Failure> {
        let written = lindung_api::file::write(path, bytes);
        let written = written.map_err(|error| Failure::of(&error, self.words))?;
        Ok(json!({ "file": written.file, "bytes": written.bytes }))
    }

    fn out(
        self,
        listing: &Listing,
        sheet: impl FnOnce(&lindung_office::Words<'_>) -> Result<Vec<u8>, OfficeError>,
    ) -> Result<(), Failure> {
        let Some(out) = &listing.out else { return Ok(()) };
        let bytes = self.told(sheet(&|code| self.words.sentence(code, &[])))?;
        self.write(out, &bytes).map(|_| ())
    }

    fn take(
        self,
        home: &Home,
        files: &[PathBuf],
        answers: Option<&Path>,
    ) -> Result<Value, Failure> {
        let mut office = self.open(home)?;
        let outcomes = office.take(files, &SystemClock);
        let refused = outcomes.iter().any(|outcome| matches!(outcome, FileOutcome::Refused(_)));
        let files: Vec<Value> = outcomes.into_iter().map(|outcome| self.outcome(outcome)).collect();
        let answered = match answers {
            Some(folder) => object(self.told(office.answers(folder, &SystemClock))?),
            None => json!([]),
        };
        let told = json!({ "files": files, "answers": answered });
        if refused { Err(Failure::Object(told)) } else { Ok(told) }
    }

    /// `set_aside` as a number, the reasons beside it; an error in words.
    fn outcome(self, outcome: FileOutcome) -> Value {
        match outcome {
            FileOutcome::Refused(refused) => {
                let error = api_error(refused.error).told(self.words);
                json!({ "file": refused.file, "error": error })
            }
            FileOutcome::Taken(taken) => {
                let reasons = object(&taken.set_aside);
                let count = taken.set_aside.len();
                let mut told = object(taken);
                if let Some(told) = told.as_object_mut() {
                    told.insert("set_aside".to_owned(), count.into());
                    told.insert("reasons".to_owned(), reasons);
                }
                told
            }
        }
    }
}

fn object(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn api_error(error: OfficeError) -> ApiError {
    ApiError { code: error.code, facts: error.facts }
}
