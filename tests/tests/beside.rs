//! What goes on beside the officer: sending without being asked, and daily backups.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_api::background::Background;
use lindung_tests::desk::TestDesk;
use lindung_tests::executable::PASSPHRASE;
use lindung_tests::office::Office;
use lindung_tests::server::Server;
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Longer than any pause.
const LONG: u64 = 3600;

/// A village that its office has invited.
fn joined(folder: &TempDir) -> (Office, TestDesk) {
    let office = Office::new(folder.path().join("kantor"));
    let home = folder.path().join("desa");
    drop(TestDesk::new(&home, PELANGI, 1));
    office.invites(&Village::at(home.clone(), PELANGI));
    (office, TestDesk::open(&home))
}

fn use_line(desk: &TestDesk, address: &str, automatic: bool) {
    desk.does("line.set", json!({ "automatic": automatic, "address": address }));
}

fn status(desk: &TestDesk) -> Value {
    desk.does("village.status", json!({}))
}

fn register(desk: &TestDesk, serial: u32) {
    let nik = format!("647402150382{serial}");
    desk.does("worker.register", json!({ "details": { "nik": nik, "name": "Wati" } }));
}

#[test]
fn what_is_pending_is_sent_without_being_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (office, desk) = joined(&folder);
    let mut background = Background::default();
    assert!(!desk.passes(&mut background, LONG), "nobody knows where the office listens");

    let server = Server::start(&office);
    use_line(&desk, &server.url(), true);
    assert!(desk.passes(&mut background, 1), "at once, to see whether the line is good");
    let now = status(&desk);
    assert_eq!((&now["pending"], &now["line"]["trouble"]), (&0.into(), &Value::Null), "{now}");
    assert!(now["line"]["last_at"].is_string());

    register(&desk, 9001);
    assert!(!desk.passes(&mut background, 1), "several in a row go together");
    assert!(desk.passes(&mut background, 20));
    assert_eq!(status(&desk)["pending"], 0);
    assert!(!desk.passes(&mut background, 60), "there is nothing to send");
    assert!(desk.passes(&mut background, LONG), "but the office may have something to say");
}

#[test]
fn a_line_that_fails_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (office, desk) = joined(&folder);
    let mut background = Background::default();
    let server = Server::start(&office);
    let address = server.address.clone();
    use_line(&desk, &server.url(), true);
    server.dies();
    assert!(desk.passes(&mut background, 1));
    let now = status(&desk);
    assert_eq!(now["line"]["trouble"]["code"], "no_line", "{now}");
    assert!(now["pending"].as_u64().unwrap() > 0, "what was not acknowledged is still pending");

    assert!(desk.passes(&mut background, 1), "the first pause is at most a second");
    assert!(!desk.passes(&mut background, 0), "and each further one is longer");
    let _server = Server::start_at(&office, &address);
    assert!(desk.passes(&mut background, LONG));
    let now = status(&desk);
    assert_eq!((&now["pending"], &now["line"]["trouble"]), (&0.into(), &Value::Null), "{now}");
}

#[test]
fn where_every_kilobyte_costs_it_waits_to_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (office, desk) = joined(&folder);
    let mut background = Background::default();
    let server = Server::start(&office);
    use_line(&desk, &server.url(), false);
    register(&desk, 9001);
    assert!(!desk.passes(&mut background, LONG));
    desk.does("line.ask", json!({}));
    assert!(desk.passes(&mut background, 1));
    assert_eq!(status(&desk)["pending"], 0);

    desk.does("village.lock", json!({}));
    assert_eq!(desk.tries("line.ask", json!({})).unwrap_err().code, "not_open");
    assert!(!desk.passes(&mut background, LONG));
}

#[test]
fn the_officer_works_on_while_a_bundle_is_on_its_way() {
    let folder = tempfile::tempdir().unwrap();
    let (_, desk) = joined(&folder);
    // It takes the connection and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    use_line(&desk, &format!("http://{}", silent.local_addr().unwrap()), true);
    std::thread::scope(|scope| {
        let sending = scope.spawn(|| desk.passes(&mut Background::default(), 1));
        let (connection, _) = silent.accept().unwrap();
        register(&desk, 9001);
        assert_eq!(status(&desk)["line"]["sending"], true);
        desk.does("village.lock", json!({}));
        drop(connection);
        assert!(sending.join().unwrap());
    });
    desk.does("village.unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(status(&desk)["workers"], 1);
}

#[test]
fn a_backup_is_kept_when_something_changed() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("desa");
    let stick = folder.path().join("flashdisk");
    let desk = TestDesk::new(&home, PELANGI, 1);
    let mut background = Background::default();
    register(&desk, 9001);
    let set = |folder: &Path| desk.tries("village.backups", json!({ "folder": folder }));
    assert_eq!(set(&stick).unwrap_err().code, "no_folder");
    std::fs::create_dir(&stick).unwrap();
    set(&stick).unwrap();
    assert!(desk.passes(&mut background, LONG));
    let kept = files(&stick);
    assert_eq!(kept.len(), 1);
    let now = status(&desk);
    assert!(now["backups"]["last_on"].is_string(), "{now}");
    assert_eq!(now["backups"]["trouble"], Value::Null);

    register(&desk, 9002);
    assert!(!desk.passes(&mut background, LONG), "one a day");
    std::fs::remove_dir_all(&stick).unwrap();
    assert!(!desk.passes(&mut background, LONG), "a stick that is not in is no trouble");
    assert!(files(&home).iter().all(|file| !file.to_string_lossy().contains("uji-cadangan")));
}

#[test]
fn a_kept_backup_restores() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("flashdisk");
    std::fs::create_dir(&stick).unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 1);
    register(&desk, 9001);
    desk.does("village.backups", json!({ "folder": stick }));
    assert!(desk.passes(&mut Background::default(), LONG));
    let other = TestDesk::on("laptop lain", &folder.path().join("lain"), 2);
    let request = json!({ "path": files(&stick)[0], "passphrase": PASSPHRASE });
    assert_eq!(other.does("village.restore", request)["workers"], 1);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}
