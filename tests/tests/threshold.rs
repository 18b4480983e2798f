//! Who may come in: the passphrase, the recovery code on paper, and nobody else.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{Done, PASSPHRASE, sample};
use lindung_tests::village::{PELANGI, Village};
use std::process::Command;

const OTHER: &str = "kata sandi yang baru";

/// Runs a command with another passphrase.
fn by(passphrase: &str, mut command: Command) -> Done {
    Done::of("with a passphrase", &command.env("LINDUNG_PASSPHRASE", passphrase).output().unwrap())
}

fn set_up(village: &Village) -> String {
    let arguments = ["--village", PELANGI, "--clerk", "Siti Aminah"];
    let made = village.call("new", &arguments).good();
    village.call("new", &arguments).refused("not_new");
    made["recovery_code"].as_str().unwrap().to_owned()
}

#[test]
fn the_recovery_code_opens_when_the_passphrase_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::at(folder.path().join("desa"), PELANGI);
    let code = set_up(&village);
    village.import(&sample("kader-posyandu.csv"));
    let state = village.state_hash();

    by("bukan kata sandinya", village.command("status", &[])).refused("wrong_passphrase");
    let mistyped = code.replace(code.chars().last().unwrap(), "U");
    by(OTHER, village.command("recover", &["--code", &mistyped])).refused("code_group");
    by(OTHER, village.command("recover", &["--code", "ABCDE"])).refused("code_length");
    by("pendek", village.command("recover", &["--code", &code])).refused("short_passphrase");
    assert_eq!(village.state_hash(), state, "what failed changed nothing");

    // As people type it: small letters, no hyphens.
    let typed = code.to_lowercase().replace('-', " ");
    by(OTHER, village.command("recover", &["--code", &typed])).good();
    village.call("status", &[]).refused("wrong_passphrase");
    let status = by(OTHER, village.command("status", &[])).good();
    assert_eq!(status["state_hash"], state, "everybody is still there");
    by(PASSPHRASE, village.command("recover", &["--code", &code])).good();
    village.verify();
}

#[test]
fn a_code_of_another_register_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::at(folder.path().join("desa"), PELANGI);
    set_up(&village);
    let other = set_up(&Village::at(folder.path().join("lain"), PELANGI));
    by(OTHER, village.command("recover", &["--code", &other])).refused("wrong_code");
    village.verify();
}

#[test]
fn a_changed_passphrase_is_the_only_one() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::at(folder.path().join("desa"), PELANGI);
    set_up(&village);
    let mut change = village.command("passphrase", &[]);
    by(PASSPHRASE, {
        change.env("LINDUNG_NEW_PASSPHRASE", OTHER);
        change
    })
    .good();
    village.call("status", &[]).refused("wrong_passphrase");
    by(OTHER, village.command("verify", &[])).good();
}

#[test]
fn the_keys_survive_the_loss_of_either_copy() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::at(folder.path().join("desa"), PELANGI);
    set_up(&village);
    let copies = lindung_log::slots::FILES.map(|name| village.home.join(name));
    for copy in &copies {
        let bytes = std::fs::read(copy).unwrap();
        std::fs::remove_file(copy).unwrap();
        village.status();
        assert_eq!(std::fs::read(copy).unwrap(), bytes, "mended from the other");
        std::fs::write(copy, b"half").unwrap();
        village.status();
        assert_eq!(std::fs::read(copy).unwrap(), bytes, "mended from the other");
    }
    copies.iter().for_each(|copy| std::fs::write(copy, b"half").unwrap());
    village.call("status", &[]).refused("keys_damaged");
    copies.iter().for_each(|copy| std::fs::remove_file(copy).unwrap());
    village.call("status", &[]).refused("keys_missing");
}

#[test]
fn nothing_of_a_person_stands_readable_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::at(folder.path().join("desa"), PELANGI);
    set_up(&village);
    village.import(&sample("kader-posyandu.csv"));
    let list = village.workers();
    let workers = list["workers"].as_array().unwrap();
    let words = workers.iter().flat_map(|worker| [&worker["nik"], &worker["name"]]);
    let words: Vec<&str> = words.map(|word| word.as_str().unwrap()).collect();
    for file in lindung_tests::office::files(&village.home) {
        let bytes = std::fs::read(&file).unwrap();
        let plain = String::from_utf8_lossy(&bytes);
        let found = words.iter().filter(|word| word.len() > 6 && plain.contains(**word)).count();
        assert_eq!(found, 0, "{} can be read without a key", file.display());
        assert!(!plain.contains("Siti Aminah"), "the clerk's name in {}", file.display());
        assert!(!plain.starts_with("SQLite format"), "the database is not encrypted");
    }
}
