//! The receiving office at the command line.

use crate::executable::{Done, command, text};
use crate::village::Village;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An office in a folder.
#[derive(Debug, Clone)]
pub struct Office {
    /// Where its data lies, or its keys alone.
    pub home: PathBuf,
    /// Address of the database that it shares with others, if it does.
    pub database: Option<String>,
}

impl Office {
    /// Opens the office of East Kalimantan.
    pub fn new(home: PathBuf) -> Self {
        Self::begun(Self::at(home))
    }

    /// The same on a PostgreSQL database.
    pub fn on(database: String, home: PathBuf) -> Self {
        Self::begun(Self { home, database: Some(database) })
    }

    /// One that is there already.
    pub fn at(home: PathBuf) -> Self {
        Self { home, database: None }
    }

    fn begun(office: Self) -> Self {
        let name = "Dinas Tenaga Kerja (contoh)";
        office.call("new", &["--region", "64", "--name", name]).good();
        office
    }

    /// Runs `lindung office WORD --home … REST`.
    pub fn call(&self, word: &str, rest: &[&str]) -> Done {
        let mut arguments = vec!["office", word, "--home", text(&self.home)];
        arguments.extend(rest);
        let mut command = self.known_to(command(&arguments));
        // Each folder is on a computer of its own, as far as that can tell.
        command.env("XDG_STATE_HOME", self.home.with_extension("komputer"));
        Done::of(&arguments.join(" "), &command.output().expect("the executable runs"))
    }

    /// Runs `lindung office person WORD --home … REST`.
    pub fn person(&self, word: &str, rest: &[&str]) -> Done {
        let mut arguments = vec!["office", "person", word, "--home", text(&self.home)];
        arguments.extend(rest);
        let mut command = self.known_to(command(&arguments));
        command.env("XDG_STATE_HOME", self.home.with_extension("komputer"));
        Done::of(&arguments.join(" "), &command.output().expect("the executable runs"))
    }

    /// A command that is told where the office lies.
    pub fn known_to(&self, mut command: Command) -> Command {
        if let Some(database) = &self.database {
            command.env("LINDUNG_DATABASE", database);
        }
        command
    }

    /// Writes an invitation for a village, which takes it.
    pub fn invites(&self, village: &Village) {
        let file = self.home.with_file_name(format!("undangan-{}", village.code));
        self.call("invite", &["--village", &village.code, "--out", text(&file)]).good();
        village.call("join", &["--invitation", text(&file)]).good();
    }

    /// Takes files and writes answers: one outcome for each file.
    #[track_caller]
    pub fn takes(&self, files: &[&Path], answers: &Path) -> Vec<Value> {
        let mut rest: Vec<&str> = files.iter().map(|file| text(file)).collect();
        rest.extend(["--answers", text(answers)]);
        let done = self.call("take", &rest);
        let outcomes = done.answer["files"].as_array().expect("an outcome for each file").clone();
        assert_eq!(outcomes.len(), files.len(), "an outcome for each file");
        let refused = outcomes.iter().any(|outcome| !outcome["error"].is_null());
        assert_eq!(done.code, Some(i32::from(refused)), "exit 1 when a file was refused");
        outcomes
    }

    /// Takes one file that must be good, and gives the outcome.
    #[track_caller]
    pub fn receives(&self, file: &Path, answers: &Path) -> Value {
        let outcome = self.takes(&[file], answers).remove(0);
        assert!(outcome["error"].is_null(), "{outcome}");
        outcome
    }

    /// Is given one file that must be refused, and gives the code.
    #[track_caller]
    pub fn refuses(&self, file: &Path) -> String {
        let outcome = self.call("take", &[text(file)]).answer["files"][0].clone();
        let error = &outcome["error"];
        let code = error["code"].as_str().unwrap_or_else(|| panic!("taken: {outcome}")).to_owned();
        let sentence = error["sentence"].as_str().unwrap();
        assert!(sentence.len() > code.len() && sentence != code, "its own sentence: {error}");
        code
    }

    /// The same office in another folder, as it is now; on the same database, if it is on one.
    pub fn copy(&self, to: PathBuf) -> Self {
        crate::village::copy_folder(&self.home, &to);
        Self { home: to, database: self.database.clone() }
    }
}

/// The files of a folder, by name.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
