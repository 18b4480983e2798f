//! Nothing of a person lies readable on a computer, whenever its power went: neither in the folders
//! that the program uses, nor in the names of files, nor in what it said on standard error.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::dice::{Dice, seed};
use lindung_tests::executable::{sample, text};
use lindung_tests::power::{Cut, Disk, Loss};
use lindung_tests::scene::{NEW, Scene};
use lindung_tests::server::Server;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where programs leave what they do not want to keep.
const ELSEWHERE: [&str; 5] =
    ["TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"];
/// Kills of each command.
const KILLS: u64 = 3;

/// What a computer wrote down while a village worked on it.
struct Computer {
    scene: Scene,
    disk: Disk,
    dice: Dice,
    said: String,
}

impl Computer {
    fn new() -> Self {
        let (scene, disk) = (Scene::begin(), Disk::new(Path::new(env!("CARGO_TARGET_TMPDIR"))));
        for name in ELSEWHERE {
            std::fs::create_dir(scene.path(name)).unwrap();
        }
        // What an officer brought and what he asked for lies where he wants it.
        std::fs::create_dir(scene.path("milik")).unwrap();
        std::fs::rename(scene.path("6474021001.xlsx"), scene.path("milik/daftar.xlsx")).unwrap();
        Self { scene, disk, dice: Dice::new(seed()), said: String::new() }
    }

    fn command(&self, word: &str, rest: &[&str]) -> Command {
        let mut command = self.scene.village("desa").command(word, rest);
        for name in ELSEWHERE {
            command.env(name, self.scene.path(name));
        }
        command
    }

    /// Killed some times, then done.
    fn does(&mut self, word: &str, rest: &[&str]) {
        let operations = {
            let copy = self.scene.copy();
            let path = |part: &&str| part.replace(text(self.scene.folder()), text(copy.folder()));
            let rest: Vec<String> = rest.iter().map(path).collect();
            let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
            let command = copy.village("desa").command(word, &rest);
            self.disk.operations(command, copy.folder())
        };
        for _ in 0..KILLS {
            let mut command = self.command(word, rest);
            let at = 1 + self.dice.roll(operations);
            let cut = Cut { at, loss: Loss::None, seed: 1, lies: false };
            self.disk.cuts(&mut command, self.scene.folder(), &cut);
            let output = command.output().unwrap();
            self.said.push_str(&String::from_utf8_lossy(&output.stderr));
        }
        let output = self.command(word, rest).output().unwrap();
        self.said.push_str(&String::from_utf8_lossy(&output.stderr));
        // Who is in since a kill cannot be registered twice; that, too, is said without a name.
        if word != "record" {
            assert!(output.status.success(), "{word}: {output:?}");
        }
    }

    fn file(&self, name: &str) -> String {
        text(&self.scene.path(name)).to_owned()
    }

    /// NIKs and names of everybody, and of who keeps the register.
    fn people(&self) -> Vec<String> {
        let workers = self.scene.village("desa").workers();
        let lines = workers["workers"].as_array().unwrap();
        let words = lines.iter().flat_map(|line| [&line["nik"], &line["name"]]);
        let words: BTreeSet<&str> = words.filter_map(|word| word.as_str()).collect();
        // Short ones stand in anything.
        let words = words.into_iter().filter(|word| word.len() > 6).chain(["Siti Aminah"]);
        words.map(str::to_owned).collect()
    }
}

/// Every file below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| below(folder)));
    files
}

/// Whether a text has one of the words, in UTF-8 or UTF-16 of either order: there, every second
/// byte of a Latin letter is zero.
fn tells(bytes: &[u8], words: &[String]) -> bool {
    let without: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let texts = [bytes, &without].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    texts.iter().any(|text| words.iter().any(|word| text.contains(word)))
}

/// The files that can be read by anybody, and those whose names say who somebody is.
fn readable(folder: &Path, words: &[String]) -> Vec<PathBuf> {
    let read = |path: &PathBuf| {
        tells(&std::fs::read(path).unwrap(), words)
            || tells(path.as_os_str().as_encoded_bytes(), words)
    };
    below(folder).into_iter().filter(read).collect()
}

#[test]
fn nothing_of_a_person_is_readable_after_any_kill() {
    let mut computer = Computer::new();
    let own = |name: &str| computer.file(&format!("milik/{name}"));
    let (list, cards, csv) = (own("daftar.xlsx"), own("kartu.pdf"), own("daftar.csv"));
    let (stick, answer) = (computer.file("stick"), computer.scene.answer());
    let details = json!({ "nik": NEW, "name": "Rahmat Hidayat" });
    let draft = json!({ "details": details }).to_string();
    computer.does("import", &[&list]);
    computer.does("import", &[text(&sample("bontang-baru-rt.xlsx")), "--dry-run"]);
    computer.does("record", &["worker.preview", &draft]);
    computer.does("record", &["worker.register", &draft]);
    let half = json!({ "name": "worker", "json": draft }).to_string();
    computer.does("record", &["draft.save", &half]);
    let kept =
        computer.command("record", &["draft.load", "{\"name\":\"worker\"}"]).output().unwrap();
    assert!(String::from_utf8_lossy(&kept.stdout).contains(NEW), "the half form is kept");
    computer.does("cards", &["--out", &cards]);
    computer.does("take", &[text(&answer)]);
    computer.does("make", &["--out", &stick]);
    computer.does("backup", &["--out", &stick]);
    computer.does("replay", &[]);
    computer.does("workers", &["--out", &csv]);
    let server = Server::start(&computer.scene.office());
    computer.does("sync", &["--url", &server.url()]);
    let journal = server.journal();
    drop(server);

    let people = computer.people();
    assert!(people.len() > 300, "NIKs and names of all");
    assert!(!tells(computer.said.as_bytes(), &people), "standard error names somebody");
    assert!(!tells(journal.as_bytes(), &people), "the server's journal names somebody");
    let found = readable(computer.scene.folder(), &people);
    let csv = PathBuf::from(csv);
    assert!(found.contains(&csv), "the search finds what can be read");
    let elsewhere: Vec<&PathBuf> =
        found.iter().filter(|path| path.parent() != csv.parent()).collect();
    assert_eq!(elsewhere, Vec::<&PathBuf>::new(), "readable without a key");
}

#[test]
fn the_search_finds_a_name_in_either_encoding() {
    let words = ["Rahmat Hidayat".to_owned()];
    let wide: Vec<u8> = words[0].encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(tells(&[b"\xff\xfe", &wide[..]].concat(), &words));
    assert!(tells(b"\x80Rahmat Hidayat\xff", &words) && !tells(b"Rahmat", &words));
}
