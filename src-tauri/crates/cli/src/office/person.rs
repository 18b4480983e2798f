//! `lindung office person`: who may look at the office's page.

use super::{Counter, Home, object};
use crate::machine::SystemEntropy;
use crate::output::Failure;
use clap::{Args, Subcommand};
use lindung_office::Role;
use serde_json::{Value, json};

#[derive(Args)]
pub(crate) struct Person {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Lets somebody in, and shows the passphrase to hand out, once.
    #[command(after_help = "Example: lindung office person add --home kantor \
            --login sari --name \"Sari Dewi\" --role verifikator")]
    Add {
        #[command(flatten)]
        home: Home,
        /// What is typed to sign in: letters, digits, dot, line.
        #[arg(long)]
        login: String,
        /// As others call them.
        #[arg(long)]
        name: String,
        /// penonton, verifikator or admin.
        #[arg(long)]
        role: String,
    },
    /// Everybody who may look at the page.
    #[command(after_help = "Example: lindung office person list --home kantor")]
    List {
        #[command(flatten)]
        home: Home,
    },
    /// Hands out a new passphrase, to who forgot the old one.
    #[command(after_help = "Example: lindung office person renew --home kantor --login sari")]
    Renew {
        #[command(flatten)]
        home: Home,
        /// As at `add`.
        #[arg(long)]
        login: String,
    },
    /// Lets somebody in no more.
    #[command(after_help = "Example: lindung office person remove --home kantor --login sari")]
    Remove {
        #[command(flatten)]
        home: Home,
        /// As at `add`.
        #[arg(long)]
        login: String,
    },
}

impl Counter {
    pub(super) fn person(self, person: Person) -> Result<Value, Failure> {
        match person.word {
            Word::Add { home, login, name, role } => {
                let role = self.told(Role::from_key(&role))?;
                let mut office = self.open(&home)?;
                let added = office.add_person(&login, &name, role, &mut SystemEntropy);
                Ok(json!({ "passphrase": self.told(added)? }))
            }
            Word::List { home } => {
                let mut office = self.open(&home)?;
                Ok(json!({ "people": object(self.told(office.staff())?) }))
            }
            Word::Renew { home, login } => {
                let mut office = self.open(&home)?;
                let renewed = office.renew_person(&login, &mut SystemEntropy);
                Ok(json!({ "passphrase": self.told(renewed)? }))
            }
            Word::Remove { home, login } => {
                let mut office = self.open(&home)?;
                self.told(office.remove_person(&login))?;
                Ok(json!({ "removed": true }))
            }
        }
    }
}
