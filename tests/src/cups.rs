//! A real print queue: CUPS in a folder of its own, whose printer "Kantor" makes a PDF of what it
//! gets (`tests/cups.sh`).

use crate::executable::root;
use crate::tools;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nobody of this computer, so that nothing lands in anybody's home.
const STRANGER: &str = "warga-desa";
const OUT: &str = "/var/spool/cups-pdf/ANONYMOUS";
const PATIENCE: Duration = Duration::from_secs(60);

/// A scheduler that runs until it is dropped.
pub struct Cups {
    folder: TempDir,
    server: Child,
    address: String,
}

impl Cups {
    /// Starts one. None where it cannot run; an automatic run (`CI`) fails there.
    pub fn start() -> Option<Self> {
        let needed = [("lp", "cups"), ("pdftoppm", "poppler-utils"), ("gs", "ghostscript")];
        let backend = Path::new("/usr/share/ppd/cups-pdf").is_dir();
        let all = tools::present(&needed) && backend && tools::root();
        let automatic = std::env::var_os("CI").is_some_and(|ci| ci != "false");
        assert!(all || !automatic, "apt-get install cups printer-driver-cups-pdf, as root");
        if !all {
            return None;
        }
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let folder = tempfile::tempdir().unwrap();
        let port = address.rsplit(':').next().unwrap();
        let mut script = Command::new(root().join("tests/cups.sh"));
        script.arg(folder.path()).arg(port).stdin(Stdio::null());
        let server = script.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let cups = Self { folder, server, address };
        let begun = Instant::now();
        while TcpStream::connect(&cups.address).is_err() {
            assert!(begun.elapsed() < PATIENCE, "{}", cups.journal());
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(cups)
    }

    /// A command that prints there, as somebody whom this computer does not know.
    pub fn sends(&self, command: &mut Command) -> std::process::Output {
        command.env("CUPS_SERVER", &self.address).env("CUPS_USER", STRANGER).output().unwrap()
    }

    /// The paper that came out for a job, `Kantor-12`.
    pub fn paper(&self, job: &str) -> PathBuf {
        let ending = format!("job_{}.pdf", job.rsplit('-').next().unwrap());
        let begun = Instant::now();
        loop {
            let all = std::fs::read_dir(OUT).unwrap().map(|entry| entry.unwrap().path());
            let mut named = all.filter(|path| path.to_str().is_some_and(|p| p.ends_with(&ending)));
            if let Some(found) = named.next()
                && std::fs::read(&found).unwrap().trim_ascii_end().ends_with(b"%%EOF")
            {
                let kept = self.folder.path().join(&ending);
                std::fs::copy(&found, &kept).unwrap();
                std::fs::remove_file(&found).unwrap();
                return kept;
            }
            assert!(begun.elapsed() < PATIENCE, "job {job} never came out\n{}", self.journal());
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn journal(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log/error")).unwrap_or_default()
    }
}

impl Drop for Cups {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
