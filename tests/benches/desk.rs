//! How fast the desk is: each figure as a ratio to a baseline measured in the same run, on the
//! same people. `./dev bench` prints it; nothing here passes or fails.
//!
//! The baselines do the same bare work with the same libraries and no Lindung around it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::wildcard_enum_match_arm,
    clippy::print_stdout,
    reason = "a benchmark stops at any failure"
)]

#[path = "desk/bare.rs"]
mod bare;
#[path = "desk/bundles.rs"]
mod bundles;
#[path = "desk/cards.rs"]
mod cards;
#[path = "desk/imports.rs"]
mod imports;
#[path = "desk/measure.rs"]
mod measure;
#[path = "desk/records.rs"]
mod records;
#[path = "desk/search.rs"]
mod search;
#[path = "desk/village.rs"]
mod village;

fn main() {
    // `cargo test --benches` only wants to know that it builds.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    println!("{:<58} {:>12} {:>12} {:>8} {:>8}", "what", "Lindung", "baseline", "ratio", "target");
    imports::run();
    search::run();
    records::run();
    cards::run();
    bundles::run();
}
