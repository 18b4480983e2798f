//! The real `lindung`, built once and run as people and scripts run it.

use crate::private::names_nobody;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// What every test types; long enough for the rule.
pub const PASSPHRASE: &str = "rahasia desa contoh";

/// Where the executable lies: `LINDUNG_EXE`, else what cargo builds now.
pub fn path() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| std::env::var_os("LINDUNG_EXE").map_or_else(build, PathBuf::from))
}

/// Cargo itself says where it puts the executable, whatever the target folder is.
fn build() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "-p", "lindung-cli", "--bin", "lindung"]);
    cargo.arg("--message-format=json-render-diagnostics").current_dir(root());
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.stderr(Stdio::inherit()).output().expect("cargo runs");
    assert!(output.status.success(), "lindung-cli does not build");
    let told = String::from_utf8(output.stdout).unwrap();
    let messages = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let named = messages.filter_map(|m| m["executable"].as_str().map(PathBuf::from));
    named.reduce(|_, last| last).expect("cargo names the executable")
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// One of the lists of `tests/samples`.
pub fn sample(name: &str) -> PathBuf {
    root().join("tests/samples").join(name)
}

/// What a command said.
#[derive(Debug)]
pub struct Done {
    /// 0 done, 1 could not, 2 wrong usage; none when it was killed.
    pub code: Option<i32>,
    /// The one object on standard output; null when there was none.
    pub answer: Value,
    said: String,
}

impl Done {
    /// What a process said that ended.
    pub fn of(what: &str, output: &Output) -> Self {
        let out = String::from_utf8_lossy(&output.stdout);
        let answer = serde_json::from_str(&out).unwrap_or(Value::Null);
        let wrote = String::from_utf8_lossy(&output.stderr);
        let program = what.split(' ').take(2).collect::<Vec<_>>().join(" ");
        names_nobody(&format!("standard error of {program}"), &wrote);
        names_nobody(&format!("the refusal of {program}"), &answer["error"].to_string());
        let said = format!("{what}\n{out}{wrote}");
        Self { code: output.status.code(), answer, said }
    }

    /// The answer of a command that did its work.
    #[track_caller]
    pub fn good(self) -> Value {
        assert_eq!(self.code, Some(0), "{}", self.said);
        assert!(self.answer.is_object(), "one object on standard output: {}", self.said);
        self.answer
    }

    /// The object of a command that could not: `error` has code, sentence and hint.
    #[track_caller]
    pub fn refused(self, code: &str) -> Value {
        assert_eq!(self.code, Some(1), "{}", self.said);
        let error = &self.answer["error"];
        assert_eq!(error["code"], code, "{}", self.said);
        assert_ne!(error["sentence"], code, "a code is no sentence: {}", self.said);
        assert!(!error["sentence"].as_str().unwrap().is_empty(), "{}", self.said);
        assert!(error["hint"].is_string(), "{}", self.said);
        self.answer
    }

    /// The object of a check that ended with "no": exit 1, no error.
    #[track_caller]
    pub fn denied(self) -> Value {
        assert_eq!(self.code, Some(1), "{}", self.said);
        assert!(self.answer["error"].is_null(), "{}", self.said);
        self.answer
    }
}

/// A command, ready to run.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    command.arg("--json").args(arguments).env("LINDUNG_PASSPHRASE", PASSPHRASE);
    command.stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub fn lindung(arguments: &[&str]) -> Done {
    let output = command(arguments).output().expect("the executable runs");
    Done::of(&arguments.join(" "), &output)
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("folders of tests are plain text")
}
