//! The office's page when others are in the way, and when something fails.

use lindung_office::Role;
use lindung_tests::both::Scene;
use lindung_tests::database;
use lindung_tests::page::{Browser, let_in};
use lindung_tests::server::Server;
use lindung_tests::village::PELANGI;
use serde_json::json;
use std::time::{Duration, Instant};

/// An office in a file, its server, and the passphrase of an admin.
fn office() -> (Scene, Server, String) {
    let scene = Scene::in_a_file();
    let admin = let_in(&scene.office, "admin", Role::Admin.key());
    let server = Server::start(&scene.office);
    (scene, server, admin)
}

#[test]
fn who_writes_while_another_holds_the_file_waits_and_who_looks_does_not() {
    let (scene, server, admin) = office();
    let viewer_passphrase = let_in(&scene.office, "penonton", Role::Viewer.key());
    let viewer = Browser::of(&server, "penonton", &viewer_passphrase);
    let village = scene.village("pelangi", PELANGI);
    let holding = database::open(&scene.office.home);
    holding.execute_batch("BEGIN IMMEDIATE").unwrap();
    let url = server.url();
    let sending = ["--url", &url, "--attempts", "1"];
    std::thread::scope(|scope| {
        let began = Instant::now();
        let waiting = scope.spawn(|| {
            let mut browser = Browser::new(&server);
            browser.sign_in(&server, "admin", &admin).status
        });
        let sent = scope.spawn(|| village.call("sync", &sending).good());
        assert_eq!(viewer.get(&server, "/api/overview").status, 200);
        // Longer than a connection waits that was not told to.
        std::thread::sleep(Duration::from_millis(5_500));
        holding.execute_batch("ROLLBACK").unwrap();
        assert_eq!(waiting.join().unwrap(), 200);
        assert_eq!(sent.join().unwrap()["pending"], 0);
        assert!(began.elapsed() > Duration::from_secs(5), "it waited");
    });
}

#[test]
fn what_was_done_is_told_even_if_no_note_of_it_could_be_made() {
    let (scene, server, passphrase) = office();
    let admin = Browser::of(&server, "admin", &passphrase);
    let database = database::open(&scene.office.home);
    database.execute_batch("ALTER TABLE deed RENAME TO deed_elsewhere").unwrap();
    let form = json!({ "login": "baru", "name": "Orang Contoh", "role": "penonton" });
    let added = admin.post(&server, "/api/people", &form);
    assert_eq!(added.status, 200, "{added:?}");
    let shown_once = added.json()["passphrase"].as_str().unwrap().to_owned();
    let mut newcomer = Browser::new(&server);
    assert_eq!(newcomer.sign_in(&server, "baru", &shown_once).status, 200);
    let journal = server.journal();
    assert!(journal.contains("POST /api/people unnoted database"), "{journal}");
    // What only takes out goes noted or not at all.
    let answer = admin.get(&server, "/api/download?what=ringkasan&as=xlsx");
    assert_eq!((answer.status, answer.code().as_str()), (500, "database"));
    database.execute_batch("ALTER TABLE deed_elsewhere RENAME TO deed").unwrap();
    assert_eq!(admin.get(&server, "/api/download?what=ringkasan&as=xlsx").status, 200);
}

#[test]
fn nobody_asks_for_the_page_without_end() {
    let scene = Scene::in_a_file();
    let server = Server::start(&scene.office);
    let browser = Browser::new(&server);
    // 600 in a minute are free. Whichever two minutes these fall into, one of them has more.
    let answers = (0..1_300).map(|_| browser.get(&server, "/"));
    let (asked, refused) = answers.enumerate().find(|(_, answer)| answer.status != 200).unwrap();
    assert!(asked >= 600, "only {asked} were answered");
    assert_eq!((refused.status, refused.code().as_str()), (429, "too_often"));
    assert_eq!(refused.header("retry-after"), Some("60"));
    assert!(refused.header("content-security-policy").is_some(), "a refusal is guarded, too");
    // Bundles of the villages are not counted with it.
    assert_eq!(browser.get(&server, "/v1/health").status, 200);
}
