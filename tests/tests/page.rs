//! The office's page, asked by a real line: who may what, and what nobody may.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_office::{Role, page_table};
use lindung_tests::both::Scene;
use lindung_tests::page::{Answer, Browser, let_in};
use lindung_tests::server::Server;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ANYWHERE: [&str; 2] = ["--listen", "127.0.0.1:0"];

/// An office with one person of each role, and its server.
struct World {
    server: Server,
    scene: Scene,
    handed_out: BTreeMap<&'static str, String>,
}

impl World {
    fn of(scene: Scene, arguments: &[&str]) -> Self {
        let office = &scene.office;
        let handed_out =
            Role::ALL.map(|role| (role.key(), let_in(office, role.key(), role.key()))).into();
        let server = Server::start_with(office, arguments);
        Self { server, scene, handed_out }
    }

    fn browser(&self, role: Role) -> Browser {
        Browser::of(&self.server, role.key(), &self.handed_out[role.key()])
    }
}

/// Each is asked of an office in a file and of one in a database of many servers.
macro_rules! on_both_stores {
    ($($name:ident,)*) => {
        mod in_a_file {
            $(#[test] fn $name() {
                let scene = super::Scene::in_a_file();
                super::$name(&super::World::of(scene, &super::ANYWHERE));
            })*
        }
        mod on_postgresql {
            $(#[test] fn $name() {
                let Some(scene) = super::Scene::on_postgresql() else { return };
                super::$name(&super::World::of(scene, &super::ANYWHERE));
            })*
        }
    };
}

on_both_stores! {
    each_role_may_what_its_line_of_the_table_says_and_nothing_else,
    who_got_a_passphrase_chooses_another_before_anything_else,
    a_session_is_new_at_each_sign_in_and_ends_with_signing_out,
    nothing_changes_by_a_request_of_another_page,
    who_guesses_waits_and_learns_nothing,
    what_is_too_long_is_not_read,
    nothing_is_found_by_strange_paths_and_words,
    every_answer_tells_the_browser_to_let_nobody_else_in,
    what_the_server_did_is_told_in_numbers_without_anybody,
    who_is_let_out_is_out_at_once_and_one_admin_stays,
    a_table_leaves_as_xlsx_and_as_pdf,
}

/// Written here once more, so that a change of the table in the program is seen.
const TABLE: &[(&str, &str, Role)] = &[
    ("GET", "/api/me", Role::Viewer),
    ("POST", "/api/passphrase", Role::Viewer),
    ("GET", "/api/overview", Role::Viewer),
    ("GET", "/api/aims", Role::Viewer),
    ("POST", "/api/aims", Role::Admin),
    ("GET", "/api/duplicates", Role::Viewer),
    ("POST", "/api/duplicates", Role::Verifier),
    ("GET", "/api/moved", Role::Viewer),
    ("GET", "/api/decrees", Role::Viewer),
    ("POST", "/api/decrees", Role::Admin),
    ("GET", "/api/above", Role::Viewer),
    ("GET", "/api/devices", Role::Viewer),
    ("POST", "/api/devices/invite", Role::Admin),
    ("POST", "/api/devices/revoke", Role::Admin),
    ("GET", "/api/bpjs", Role::Viewer),
    ("POST", "/api/bpjs/files", Role::Verifier),
    ("GET", "/api/bpjs/file", Role::Verifier),
    ("POST", "/api/bpjs/reply", Role::Verifier),
    ("GET", "/api/download", Role::Viewer),
    ("GET", "/api/people", Role::Admin),
    ("POST", "/api/people", Role::Admin),
    ("POST", "/api/people/role", Role::Admin),
    ("POST", "/api/people/renew", Role::Admin),
    ("POST", "/api/people/remove", Role::Admin),
    ("GET", "/api/deeds", Role::Admin),
];

fn asked(server: &Server, browser: &Browser, method: &str, path: &str) -> Answer {
    if path == "/api/bpjs/reply" {
        let more =
            format!("Content-Type: application/octet-stream\r\nLindung-Csrf: {}\r\n", browser.csrf);
        return browser.send(server, method, path, &more, "");
    }
    // A form that nothing can be done with: whoever gets to it is told `malformed`.
    if method == "GET" { browser.get(server, path) } else { browser.post(server, path, &json!(7)) }
}

fn each_role_may_what_its_line_of_the_table_says_and_nothing_else(world: &World) {
    assert_eq!(page_table(), TABLE);
    let nobody = Browser::new(&world.server);
    let browsers: Vec<(Role, Browser)> = Role::ALL.map(|role| (role, world.browser(role))).into();
    for (method, path, least) in TABLE {
        let answer = asked(&world.server, &nobody, method, path);
        assert_eq!((answer.status, answer.code().as_str()), (401, "not_signed_in"), "{path}");
        for (role, browser) in &browsers {
            let answer = asked(&world.server, browser, method, path);
            let refused = answer.code() == "not_allowed";
            assert_eq!(refused, role < least, "{method} {path} as {role:?}: {answer:?}");
            assert_eq!(answer.status == 403, refused, "{method} {path} as {role:?}");
        }
    }
}

fn who_got_a_passphrase_chooses_another_before_anything_else(world: &World) {
    let mut browser = Browser::new(&world.server);
    let told = browser.sign_in(&world.server, "admin", &world.handed_out["admin"]);
    assert_eq!(told.json()["fresh"], true);
    for (method, path, _) in TABLE {
        let open = ["/api/me", "/api/passphrase"].contains(path);
        let answer = asked(&world.server, &browser, method, path);
        assert_eq!(answer.code() == "passphrase_first", !open, "{method} {path}");
    }
    let old = world.handed_out["admin"].clone();
    let change = |new: &str| {
        browser.post(&world.server, "/api/passphrase", &json!({ "old": old, "new": new })).code()
    };
    assert_eq!(change("pendek"), "short_passphrase");
    assert_eq!(change(&old), "same_passphrase");
    assert_eq!(change("kata sandi panjang"), "");
    assert_eq!(browser.get(&world.server, "/api/me").status, 401, "signed out everywhere");
}

fn a_session_is_new_at_each_sign_in_and_ends_with_signing_out(world: &World) {
    let mut browser = Browser::new(&world.server);
    // Somebody planted a number of their own: it never becomes a session.
    let planted = format!("lindung={}", "ab".repeat(32));
    browser.cookie.clone_from(&planted);
    let told = browser.sign_in(&world.server, "admin", &world.handed_out["admin"]);
    let set = told.header("set-cookie").unwrap();
    assert!(set.contains("httponly") && set.contains("samesite=strict"), "{set}");
    assert_ne!(browser.cookie, planted);
    let first = browser.clone();
    browser.sign_in(&world.server, "admin", &world.handed_out["admin"]);
    assert_ne!(browser.cookie, first.cookie, "a new number each time");
    assert_eq!(first.get(&world.server, "/api/me").status, 401, "the one before is over");
    assert_eq!(browser.get(&world.server, "/api/me").status, 200);
    let out = browser.form(&world.server, "DELETE", "/api/session", &json!({}));
    assert!(out.header("set-cookie").unwrap().contains("max-age=0"));
    assert_eq!(browser.get(&world.server, "/api/me").status, 401, "the old number opens nothing");
    for strange in ["", "x", "lindung", "lindung=", "lindung=zz", "lindung=' OR 1=1 --"] {
        browser.cookie = strange.to_owned();
        assert_eq!(browser.get(&world.server, "/api/me").status, 401, "{strange}");
    }
}

fn nothing_changes_by_a_request_of_another_page(world: &World) {
    let browser = world.browser(Role::Admin);
    let form = r#"{"each":7,"by":"rw","late_days":7,"money_rupiah":7,"share_percent":7}"#;
    let own = format!("Lindung-Csrf: {}\r\n", browser.csrf);
    let json = "Content-Type: application/json\r\n";
    let table = [
        (json.to_owned(), "bad_csrf"),
        (format!("{json}Lindung-Csrf: {}\r\n", "00".repeat(32)), "bad_csrf"),
        (format!("{json}{own}Origin: http://jahat.example\r\n"), "foreign_page"),
        (format!("{json}{own}Origin: null\r\n"), "foreign_page"),
        (format!("{json}{own}Sec-Fetch-Site: cross-site\r\n"), "foreign_page"),
        (format!("{own}Content-Type: text/plain\r\n"), "bad_content_type"),
        (format!("{own}Content-Type: application/x-www-form-urlencoded\r\n"), "bad_content_type"),
        (own.clone(), "bad_content_type"),
    ];
    for (more, code) in table {
        let answer = browser.send(&world.server, "POST", "/api/aims", &more, form);
        assert_eq!(answer.code(), code, "{code}: {answer:?}");
        assert!((400..500).contains(&answer.status));
    }
    assert_eq!(browser.get(&world.server, "/api/aims").json()["aims"]["each"], 50);
    let good = format!("{json}{own}");
    assert_eq!(browser.send(&world.server, "POST", "/api/aims", &good, form).status, 200);
    assert_eq!(browser.get(&world.server, "/api/aims").json()["aims"]["each"], 7);
    // A session can be begun by no other page either.
    let foreign = format!("{json}Origin: http://jahat.example\r\n");
    let form = json!({ "login": "admin", "passphrase": "x" }).to_string();
    let answer = browser.send(&world.server, "POST", "/api/session", &foreign, &form);
    assert_eq!(answer.code(), "foreign_page");
}

fn who_guesses_waits_and_learns_nothing(world: &World) {
    let mut browser = Browser::new(&world.server);
    let mut told: Vec<String> = Vec::new();
    for login in ["admin", "tidak-ada"] {
        let answer = browser.sign_in(&world.server, login, "salah sama sekali");
        assert_eq!(answer.status, 401);
        told.push(answer.body);
    }
    assert_eq!(told[0], told[1], "nobody learns which logins there are");
    for _ in 0..4 {
        assert_eq!(browser.sign_in(&world.server, "admin", "salah").code(), "wrong_login");
    }
    assert_eq!(browser.sign_in(&world.server, "Admin ", "salah").code(), "wrong_login");
    let answer = browser.sign_in(&world.server, "admin", &world.handed_out["admin"]);
    assert_eq!((answer.status, answer.code().as_str()), (429, "too_often"), "even the right one");
    let seconds: u32 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=4).contains(&seconds), "{seconds}");
    let other = browser.sign_in(&world.server, "penonton", &world.handed_out["penonton"]);
    assert_eq!(other.status, 200, "others need not wait");
}

fn what_is_too_long_is_not_read(world: &World) {
    let browser = world.browser(Role::Verifier);
    let nobody = Browser::new(&world.server);
    let long = "x".repeat(70 << 10);
    let answer = browser.post(&world.server, "/api/duplicates", &json!({ "one": long }));
    assert_eq!(answer.status, 413);
    let answer =
        nobody.post(&world.server, "/api/session", &json!({ "login": long, "passphrase": "x" }));
    assert_eq!(answer.status, 413);
    let kind = "Content-Type: application/octet-stream\r\n";
    let file = "x".repeat((8 << 20) + 1);
    let more = format!("{kind}Lindung-Csrf: {}\r\n", browser.csrf);
    let path = "/api/bpjs/reply?evidence=Surat";
    assert_eq!(browser.send(&world.server, "POST", path, &more, &file).status, 413);
    // Whoever is not signed in is told so before anything is read.
    let answer = nobody.send(&world.server, "POST", path, kind, "x");
    assert_eq!(answer.status, 401);
    let answer = browser.send(&world.server, "POST", path, &more, "no list at all");
    assert_eq!(answer.status, 400);
    assert!(!answer.json()["sentence"].as_str().unwrap().is_empty());
}

fn nothing_is_found_by_strange_paths_and_words(world: &World) {
    let browser = world.browser(Role::Admin);
    for path in [
        "/assets/../office.html",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/office.html",
        "/assets//etc/passwd",
        "/../../etc/passwd",
        "/api/../api/people",
        "/api/people/",
        "/api//people",
        "/api/overview/x",
        "/.git/config",
        "/lindung.db",
    ] {
        let answer = browser.get(&world.server, path);
        assert!([400, 404].contains(&answer.status), "{path}: {answer:?}");
    }
    for word in ["64'--", "64;DROP TABLE person", "%00", "../..", "99.99", "15"] {
        let path = format!("/api/overview?within={}", word.replace(' ', "%20"));
        let answer = browser.get(&world.server, &path);
        assert_eq!(answer.status, 400, "{word}: {answer:?}");
    }
    for what in ["../ringkasan", "ringkasan%00", "people", ""] {
        let answer = browser.get(&world.server, &format!("/api/download?what={what}&as=xlsx"));
        assert_eq!((answer.status, answer.code().as_str()), (400, "no_such_file"), "{what}");
    }
    let injected = json!({ "login": "a' OR '1'='1", "name": "x", "role": "admin" });
    assert_eq!(browser.post(&world.server, "/api/people", &injected).code(), "bad_login");
    let strange = json!({ "login": "a", "name": "x", "role": "root" });
    assert_eq!(browser.post(&world.server, "/api/people", &strange).code(), "no_role");
    let more = json!({ "login": "a", "name": "x", "role": "admin", "fresh": false });
    assert_eq!(browser.post(&world.server, "/api/people", &more).code(), "malformed");
    let lines = json!({ "village": "64.74.02.1001", "address": "http://x\r\nSet-Cookie: a=b" });
    assert_eq!(browser.post(&world.server, "/api/devices/invite", &lines).code(), "bad_address");
    assert_eq!(browser.send(&world.server, "TRACE", "/api/me", "", "").status, 405);
}

fn every_answer_tells_the_browser_to_let_nobody_else_in(world: &World) {
    let browser = world.browser(Role::Viewer);
    for path in ["/", "/api/me", "/api/overview", "/api/nothing", "/assets/nothing"] {
        let answer = browser.get(&world.server, path);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        let kept = if path == "/" { "no-cache" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), Some(kept), "{path}");
    }
    assert!(browser.get(&world.server, "/").body.contains("<div id=\"app\">"), "the page is in it");
}

#[test]
fn behind_tls_the_cookie_goes_by_tls_alone() {
    let world = World::of(Scene::in_a_file(), &["--listen", "127.0.0.1:0", "--behind-tls"]);
    let mut browser = Browser::new(&world.server);
    let told = browser.sign_in(&world.server, "admin", &world.handed_out["admin"]);
    let set = told.header("set-cookie").unwrap();
    assert!(set.starts_with("__host-lindung=") && set.contains("; secure"), "{set}");
    assert!(told.header("strict-transport-security").is_some());
}

fn what_the_server_did_is_told_in_numbers_without_anybody(world: &World) {
    let browser = world.browser(Role::Admin);
    browser.get(&world.server, "/api/overview?within=64.74");
    let told = browser.get(&world.server, "/metrics");
    let line = "lindung_page_requests_total{path=\"/api/overview\",status=\"200\"} 1";
    assert!(told.body.contains(line), "{}", told.body);
    let outside =
        browser.send(&world.server, "GET", "/metrics", "X-Forwarded-For: 1.2.3.4\r\n", "");
    assert_eq!(outside.status, 404, "who comes through a web server is no monitor");
    let journal = world.server.journal();
    assert!(journal.contains("GET /api/overview 200"), "{journal}");
    for private in ["admin", "64.74", &world.handed_out["admin"], "lindung=", "Contoh"] {
        assert!(!journal.contains(private), "{private}: {journal}");
    }
    let deeds: Value = browser.get(&world.server, "/api/deeds").json();
    assert_eq!(deeds["deeds"][0]["what"], "POST /api/passphrase");
}

fn who_is_let_out_is_out_at_once_and_one_admin_stays(world: &World) {
    let admin = world.browser(Role::Admin);
    let viewer = world.browser(Role::Viewer);
    assert_eq!(viewer.get(&world.server, "/api/me").status, 200);
    let out = json!({ "login": "penonton" });
    assert_eq!(admin.post(&world.server, "/api/people/remove", &out).status, 200);
    assert_eq!(viewer.get(&world.server, "/api/me").status, 401);
    let own = json!({ "login": "admin" });
    assert_eq!(admin.post(&world.server, "/api/people/remove", &own).code(), "last_admin");
    let role = json!({ "login": "admin", "role": "penonton" });
    assert_eq!(admin.post(&world.server, "/api/people/role", &role).code(), "last_admin");
    // Another role holds at once, too: whoever has it signs in again.
    let verifier = world.browser(Role::Verifier);
    let role = json!({ "login": "verifikator", "role": "admin" });
    assert_eq!(admin.post(&world.server, "/api/people/role", &role).status, 200);
    assert_eq!(verifier.get(&world.server, "/api/me").status, 401);
    world.scene.office.person("list", &[]).good();
    world.scene.office.person("remove", &["--login", "tidak-ada"]).refused("no_person");
}

fn a_table_leaves_as_xlsx_and_as_pdf(world: &World) {
    let browser = world.browser(Role::Viewer);
    for what in ["ringkasan", "ganda", "sk", "dua-pembayar", "usia", "upah"] {
        for (kind, magic) in [("xlsx", "PK"), ("pdf", "%PDF")] {
            let path = format!("/api/download?what={what}&as={kind}");
            let answer = browser.get(&world.server, &path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.head);
            assert!(answer.body.starts_with(magic), "{path}");
            let named = answer.header("content-disposition").unwrap();
            assert!(named.contains(&format!("lindung-{what}-")), "{named}");
        }
    }
}
