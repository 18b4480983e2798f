//! The office behind TLS: only the certificate that the village was given is trusted.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{root, text};
use lindung_tests::office::Office;
use lindung_tests::server::Server;
use lindung_tests::tools::{certificate, present};
use lindung_tests::village::{PELANGI, Village};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Ends with the test.
struct Front(Child);

impl Drop for Front {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A server with this certificate before the office; gives its port, too.
fn front(certificate: &Path, key: &Path, server: &Server) -> (Front, String) {
    let office = server.address.rsplit(':').next().unwrap();
    let mut python = Command::new("python3");
    python.arg(root().join("tests/tls.py")).args([certificate, key]).arg(office);
    let mut child = python.stdout(Stdio::piped()).spawn().unwrap();
    let mut port = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
    (Front(child), port.trim().to_owned())
}

#[test]
fn only_the_certificate_that_was_given_is_trusted() {
    if !present(&[("openssl", "openssl"), ("python3", "python3")]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path().join("kantor"));
    let village = Village::new(folder.path().join("pelangi"), PELANGI);
    office.invites(&village);
    let server = Server::start(&office);
    let (own, key) = certificate(folder.path(), "kantor");
    let (other, _) = certificate(folder.path(), "lain");
    let (_front, port) = front(&own, &key, &server);
    let sync = |host: &str, more: &[&str]| {
        let url = format!("https://{host}:{port}");
        village.call("sync", &[&["--url", &url, "--attempts", "1"], more].concat())
    };
    // The system does not know it, and another certificate does not vouch for it.
    sync("localhost", &[]).refused("no_trust");
    let refused = sync("localhost", &["--certificate", text(&other)]).refused("no_trust");
    assert_eq!(refused["error"]["facts"]["bytes_sent"], "0", "not a byte of the bundle went");
    let synced = sync("localhost", &["--certificate", text(&own)]).good();
    assert_eq!(synced["pending"], 0);
    // Trusted for this name alone.
    sync("127.0.0.1", &["--certificate", text(&own)]).refused("no_trust");
    assert!(sync("localhost", &["--certificate", text(&own)]).good()["sent"] == 0);
}
