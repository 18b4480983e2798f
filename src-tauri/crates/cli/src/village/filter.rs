//! Which workers, as options of several commands.

use clap::Args;
use serde_json::{Value, json};

#[derive(Args)]
pub(crate) struct Filter {
    /// Beginnings of name or address, or the first digits of a NIK.
    #[arg(long)]
    search: Option<String>,
    /// Compared without leading zeros.
    #[arg(long)]
    rt: Option<String>,
    /// Compared without leading zeros.
    #[arg(long)]
    rw: Option<String>,
    /// Code or word of the occupation.
    #[arg(long)]
    occupation: Option<String>,
    /// registered, enrolled, ended, died, moved, merged or voided.
    #[arg(long)]
    state: Option<String>,
    /// How far the card has come: none, printed or handed_over.
    #[arg(long)]
    card: Option<String>,
    /// Only the workers of this import.
    #[arg(long)]
    group: Option<i64>,
}

impl Filter {
    /// As the contract has it.
    pub(crate) fn request(&self) -> Value {
        json!({
            "search": self.search, "rt": self.rt, "rw": self.rw,
            "occupation": self.occupation, "state": self.state, "card": self.card,
            "group": self.group,
        })
    }
}
