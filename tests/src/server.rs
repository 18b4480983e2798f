//! The office on the line: `lindung office serve` as a process of its own.

use crate::executable::{command, text};
use crate::office::Office;
use crate::private::names_nobody;
use serde_json::Value;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A server that listens.
#[derive(Debug)]
pub struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    journal: PathBuf,
    /// Address and port.
    pub address: String,
}

impl Server {
    /// On any free port of this computer.
    pub fn start(office: &Office) -> Self {
        Self::start_at(office, "127.0.0.1:0")
    }

    /// There, or the test ends.
    #[track_caller]
    pub fn start_at(office: &Office, listen: &str) -> Self {
        Self::start_with(office, &["--listen", listen])
    }

    /// The same with these arguments.
    #[track_caller]
    pub fn start_with(office: &Office, arguments: &[&str]) -> Self {
        let journal = office.home.with_extension("jurnal");
        let command = command(&["office", "serve", "--home", text(&office.home)]);
        let mut command = office.known_to(command);
        command.args(arguments).stdout(Stdio::piped()).stderr(append(&journal));
        let mut child = command.spawn().expect("the executable runs");
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_default();
        let address = ready["listening"].as_str();
        let address = address.unwrap_or_else(|| panic!("not ready: {line}")).to_owned();
        Self { child, out, journal, address }
    }

    /// As a village types it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it wrote down so far, also before a restart.
    pub fn journal(&self) -> String {
        std::fs::read_to_string(&self.journal).unwrap()
    }

    /// What it answers to these bytes, as text.
    pub fn asked(&self, request: &[u8]) -> String {
        String::from_utf8_lossy(&self.answered(request)).into_owned()
    }

    /// What it answers to these bytes.
    pub fn answered(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        // Who was refused before he had spoken may be cut off.
        stream.read_to_end(&mut answer).ok();
        answer
    }

    /// Time that it has spent on all processors.
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks = |at: usize| fields[at].parse::<u64>().unwrap();
        // utime and stime, in hundredths of a second on Linux.
        Duration::from_millis((ticks(11) + ticks(12)) * 10)
    }

    /// The most memory that it has held.
    pub fn peak_megabytes(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }

    /// Asks it to stop, as a system does; gives its last word.
    pub fn stops(mut self) -> Value {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.unwrap().success());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0), "an orderly end: {rest}");
        serde_json::from_str(&rest).unwrap_or_else(|_| panic!("one object: {rest}"))
    }

    /// SIGKILL; what was acknowledged must stand.
    pub fn dies(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        if !std::thread::panicking() {
            // Its folder may be gone before it.
            let journal = std::fs::read_to_string(&self.journal).unwrap_or_default();
            names_nobody("a server's journal", &journal);
        }
    }
}

fn append(path: &PathBuf) -> File {
    OpenOptions::new().create(true).append(true).open(path).unwrap()
}
