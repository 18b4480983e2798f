//! A PostgreSQL of a test's own, started as an ordinary user and gone with it.

use crate::executable::text;
use crate::tools;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// PostgreSQL refuses to run as whoever may do everything; this one may do nothing.
const NOBODY: u32 = 65_534;
/// Who the databases belong to.
const USER: &str = "lindung";

/// A server with its databases in a folder, on a socket there.
#[derive(Debug)]
pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
}

impl Cluster {
    /// None where PostgreSQL is not installed; an automatic run fails then.
    pub fn start() -> Option<Self> {
        let programs = programs();
        if !tools::present(&[(text(&programs.join("initdb")), "postgresql")]) {
            return None;
        }
        let cluster = Self { folder: tempfile::tempdir().unwrap(), programs };
        if tools::root() {
            chown(cluster.folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let data = cluster.data();
        let how = ["-U", USER, "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync"];
        cluster.run("initdb", &[&["-D", text(&data)], &how[..]].concat());
        cluster.control("start");
        Some(cluster)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A new, empty database; gives its address.
    pub fn create(&self, name: &str) -> String {
        self.run("createdb", &["-h", self.socket(), "-U", USER, name]);
        format!("host={} user={USER} dbname={name}", self.socket())
    }

    /// The same in place of one that was there.
    pub fn create_anew(&self, name: &str) -> String {
        self.run("dropdb", &["-h", self.socket(), "-U", USER, "--if-exists", name]);
        self.create(name)
    }

    fn socket(&self) -> &str {
        text(self.folder.path())
    }

    /// Stops it as if the power went, and starts it again.
    pub fn falls_and_rises(&self) {
        self.run("pg_ctl", &["-D", text(&self.data()), "-m", "immediate", "-w", "stop"]);
        self.control("start");
    }

    fn control(&self, word: &str) {
        let log = self.folder.path().join("log");
        let options = format!("-k {} -c listen_addresses=''", self.socket());
        let data = self.data();
        self.run("pg_ctl", &["-D", text(&data), "-l", text(&log), "-o", &options, "-w", word]);
    }

    /// A backup of one database, brought back as another; gives its address.
    pub fn back_up(&self, from: &str, to: &str) -> String {
        let file = self.folder.path().join(format!("{from}.cadangan"));
        let connection = ["-h", self.socket(), "-U", USER];
        self.run("pg_dump", &[&connection[..], &["-Fc", "-f", text(&file), from]].concat());
        let address = self.create(to);
        self.run("pg_restore", &[&connection[..], &["-d", to, text(&file)]].concat());
        address
    }

    /// What a query answers, one row a line.
    pub fn asked(&self, database: &str, sql: &str) -> String {
        let how = ["-h", self.socket(), "-U", USER, "-At", "-c", sql, database];
        String::from_utf8(self.run("psql", &how).stdout).unwrap()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let output = self.command(program).args(arguments).output().expect("it runs");
        assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
        output
    }

    fn command(&self, program: &str) -> Command {
        let path = self.programs.join(program);
        let mut command = if tools::root() {
            let mut command = Command::new("setpriv");
            let nobody = NOBODY.to_string();
            command.args(["--reuid", &nobody, "--regid", &nobody, "--clear-groups", "--"]);
            command.arg(path);
            command
        } else {
            Command::new(path)
        };
        // What a server writes goes to its log; a pipe would never be closed.
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        if program == "pg_ctl" {
            command.stdout(Stdio::null()).stderr(Stdio::null());
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.data();
        let stop = ["-D", text(&data), "-m", "immediate", "-w", "stop"];
        self.command("pg_ctl").args(stop).status().ok();
    }
}

/// Debian keeps them out of the way; elsewhere they are on the path.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    found.retain(|folder| folder.join("initdb").exists());
    found.sort();
    found.pop().unwrap_or_else(|| Path::new("").to_owned())
}
