//! How fast the desk is: each figure as a ratio to a baseline measured in the same run, on the
//! same people. `./dev bench` prints it; nothing here passes or fails.
//!
//! The baselines do the same bare work with the same libraries and no Lindung around it. Names of
//! parts (`./dev bench -- search cards`) run just those.

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
#[path = "desk/home.rs"]
mod home;
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

use std::path::Path;

fn main() {
    // `cargo test --benches` only wants to know that it builds.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let given: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if let [part, folder] = given.as_slice()
        && let Some(alone) = cards::ALONE.iter().find(|(name, _)| name == part)
    {
        return alone.1(Path::new(folder));
    }
    println!("{:<54} {:>10} {:>10} {:>6} {:>9}", "what", "Lindung", "baseline", "ratio", "target");
    let parts: [(&str, fn()); 6] = [
        ("imports", imports::run),
        ("search", search::run),
        ("home", home::run),
        ("records", records::run),
        ("cards", cards::run),
        ("bundles", bundles::run),
    ];
    for (name, run) in parts {
        if given.is_empty() || given.iter().any(|asked| asked == name) {
            run();
        }
    }
}
