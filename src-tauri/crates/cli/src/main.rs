//! `lindung`: the village's desk and the province's office from the command line.

mod bundle;
mod card;
mod contract;
mod courier;
mod machine;
mod office;
mod output;
mod passphrase;
mod receipt;
mod sample;
mod village;

use clap::{Parser, Subcommand};
use output::Failure;
use serde_json::Value;
use std::process::ExitCode;

/// Lindung from the command line.
///
/// Data lies in `--home DIR`. LINDUNG_PASSPHRASE opens it without a prompt, and sets the
/// passphrase in `new`. Exit 0: done; 1: could not; 2: wrong usage.
#[derive(Parser)]
#[command(version, after_help = "Example: lindung village workers --home desa --rt 003 --json")]
struct Arguments {
    /// Prints one JSON object.
    #[arg(long, global = true)]
    json: bool,
    /// Language of sentences: id or en.
    #[arg(long, global = true, default_value = "id")]
    language: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What a village does.
    #[command(subcommand)]
    Village(Box<village::Command>),
    /// What the receiving office does.
    #[command(subcommand)]
    Office(office::Command),
    /// Membership cards.
    #[command(subcommand)]
    Card(card::Command),
    /// Receipts of an office.
    #[command(subcommand)]
    Receipt(receipt::Command),
    /// Bundles, without opening them.
    #[command(subcommand)]
    Bundle(bundle::Command),
    /// Carries sealed bundles of many villages to their office.
    Courier(courier::Arguments),
    /// Writes lists of made-up people.
    Sample(sample::Arguments),
    /// Writes the TypeScript of the contract with the screen.
    Contract(contract::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let words = lindung_api::Words::of(&arguments.language);
    let outcome: Result<Value, Failure> = match arguments.command {
        Command::Village(command) => village::run(*command, &arguments.language),
        Command::Office(command) => office::run(command, words),
        Command::Card(command) => card::run(command, words),
        Command::Receipt(command) => receipt::run(command, words),
        Command::Bundle(command) => bundle::run(command, words),
        Command::Courier(arguments) => courier::run(&arguments, words),
        Command::Sample(arguments) => sample::run(&arguments, words),
        Command::Contract(arguments) => contract::run(&arguments, words),
    };
    output::print(outcome, arguments.json)
}
