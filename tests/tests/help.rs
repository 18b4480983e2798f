//! The command line says what it can do: every command of the design is there, each with an
//! example.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{lindung, path};
use std::process::Command;

/// The commands of the design, as far as they are promised by now.
const COMMANDS: [&str; 55] = [
    "village new",
    "village invite",
    "village join",
    "village import",
    "village undo",
    "village workers",
    "village worker",
    "village record",
    "village photos",
    "village cards",
    "village print",
    "village plan",
    "village bill",
    "village bpjs export",
    "village bpjs import",
    "village bpjs rejected",
    "village bpjs status",
    "village bpjs code",
    "village claims",
    "village make",
    "village differences",
    "village take",
    "village sync",
    "village status",
    "village verify",
    "village replay",
    "village backup",
    "village restore",
    "village recover",
    "village passphrase",
    "village keys",
    "village renew",
    "village receipt",
    "village update",
    "office new",
    "office invite",
    "office take",
    "office serve",
    "office report",
    "office duplicates",
    "office moved",
    "office villages",
    "office keys",
    "office devices",
    "office revoke",
    "office offer",
    "office recode",
    "office differences",
    "card verify",
    "receipt verify",
    "bundle inspect",
    "bundle body",
    "courier",
    "sample",
    "contract",
];

fn help(command: &[&str]) -> Option<String> {
    let output = Command::new(path()).args(command).arg("--help").output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// The commands under one, as its help lists them.
fn below(help: &str) -> Vec<String> {
    let list = help.split_once("Commands:\n").map_or("", |(_, list)| list);
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")).filter(|l| !l.starts_with(' '));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_is_there() {
    let lacking: Vec<&str> = COMMANDS
        .into_iter()
        .filter(|command| help(&command.split(' ').collect::<Vec<_>>()).is_none())
        .collect();
    assert!(lacking.is_empty(), "lacking: {lacking:?}");
}

#[test]
fn every_command_shows_an_example_and_says_what_it_does() {
    let mut seen = 0;
    for group in below(&help(&[]).unwrap()) {
        let own = help(&[&group]).unwrap();
        let commands = below(&own);
        let all: Vec<Vec<&str>> = if commands.is_empty() {
            vec![vec![&group]]
        } else {
            commands.iter().map(|name| vec![group.as_str(), name.as_str()]).collect()
        };
        for command in all {
            let told = help(&command).unwrap();
            let words = command.join(" ");
            assert!(told.contains(&format!("Example: lindung {words}")), "{words}: no example");
            assert!(told.lines().next().unwrap().len() > 10, "{words}: says not what it does");
            seen += 1;
        }
    }
    assert!(seen >= 20, "only {seen} commands were found");
}

#[test]
fn wrong_usage_exits_with_2() {
    assert_eq!(lindung(&["village", "dance"]).code, Some(2));
    assert_eq!(lindung(&["village", "import"]).code, Some(2));
}

#[test]
fn a_command_that_cannot_says_so_in_both_languages() {
    let nowhere = ["village", "status", "--home", "/nonexistent/desa"];
    let indonesian = lindung(&nowhere).refused("no_home");
    let english = lindung(&[&nowhere[..], &["--language", "en"]].concat()).refused("no_home");
    assert_ne!(indonesian, english);
}
