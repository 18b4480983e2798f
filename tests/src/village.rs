//! A village at the command line.

use crate::executable::{Done, command, text};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Kelurahan in Bontang of which the stories tell.
pub const PELANGI: &str = "64.74.02.1001";
/// Its neighbour in the same district.
pub const MELATI: &str = "64.74.02.1002";

/// A register in a folder.
#[derive(Debug, Clone)]
pub struct Village {
    /// Where it lies.
    pub home: PathBuf,
    /// Dotted code.
    pub code: String,
}

impl Village {
    /// Sets up a register with its first clerk.
    pub fn new(home: PathBuf, code: &str) -> Self {
        let village = Self { home, code: code.to_owned() };
        village.call("new", &["--village", code, "--clerk", "Siti Aminah"]).good();
        village
    }

    /// A register that is there already.
    pub fn at(home: PathBuf, code: &str) -> Self {
        Self { home, code: code.to_owned() }
    }

    /// Runs `lindung village WORD --home … REST`.
    pub fn call(&self, word: &str, rest: &[&str]) -> Done {
        let output = self.command(word, rest).output().expect("the executable runs");
        Done::of(&self.arguments(word, rest).join(" "), &output)
    }

    /// The same, not yet begun. Each folder is on a computer of its own, as far as that can tell.
    pub fn command(&self, word: &str, rest: &[&str]) -> Command {
        let mut command = command(&self.arguments(word, rest));
        command.env("XDG_STATE_HOME", self.home.with_extension("komputer"));
        command
    }

    fn arguments<'a>(&'a self, word: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
        let mut arguments = vec!["village", word, "--home", text(&self.home)];
        arguments.extend(rest);
        arguments
    }

    /// Imports a list.
    pub fn import(&self, list: &Path) -> Value {
        self.call("import", &[text(list)]).good()
    }

    /// How the register stands.
    pub fn status(&self) -> Value {
        self.call("status", &[]).good()
    }

    /// The hash over all that the village says.
    pub fn state_hash(&self) -> String {
        self.status()["state_hash"].as_str().unwrap().to_owned()
    }

    /// Everybody in the register.
    pub fn workers(&self) -> Value {
        self.call("workers", &["--limit", "1000000"]).good()
    }

    /// Everybody as any laptop of the village would list them, without what is its own affair.
    pub fn people(&self) -> Vec<Value> {
        let mut people = self.workers()["workers"].as_array().unwrap().clone();
        for person in &mut people {
            person.as_object_mut().unwrap().remove("worker");
        }
        people
    }

    /// Proves the register; gives how many entries it has.
    #[track_caller]
    pub fn verify(&self) -> u64 {
        let verified = self.call("verify", &[]).good();
        assert_eq!(verified["ok"], true, "{verified}");
        verified["entries"].as_u64().unwrap()
    }

    /// Registers one neighbour.
    pub fn register(&self, nik: &str, name: &str) -> Value {
        let request = serde_json::json!({ "details": { "nik": nik, "name": name } });
        self.call("record", &["worker.register", &request.to_string()]).good()
    }

    /// Does a use case.
    #[track_caller]
    pub fn does(&self, case: &str, request: &Value) -> Value {
        self.call("record", &[case, &request.to_string()]).good()
    }

    /// The worker with a NIK.
    #[track_caller]
    pub fn worker(&self, nik: &str) -> i64 {
        self.call("worker", &[nik]).good()["worker"].as_i64().unwrap()
    }

    /// The same register in another folder, as it is now.
    pub fn copy(&self, to: PathBuf) -> Self {
        copy_folder(&self.home, &to);
        Self { home: to, code: self.code.clone() }
    }
}

/// Copies the files of a folder that has no folders in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
