//! Several clerks at one desk: what each may do, and how they come and go.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_api::use_cases::use_cases;
use lindung_domain::op::Role;
use lindung_tests::desk::TestDesk;
use lindung_tests::executable::PASSPHRASE;
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::path::Path;

/// What only a head may do.
const HEAD: [&str; 21] = [
    "letterhead.set",
    "village.renew_code",
    "village.join",
    "village.invite",
    "laptop.lost",
    "laptop.renew",
    "clerk.appoint",
    "clerk.assign",
    "clerk.close",
    "clerk.hand_over",
    "clerk.passphrase",
    "funding.name",
    "funding.correct",
    "funding.void",
    "decree.issue",
    "decree.amend",
    "decree.void",
    "bill.void",
    "contribution.void",
    "rules.replace",
    "claim.void",
];
/// What one may do who only looks.
const VIEWER: [&str; 53] = [
    "task.list",
    "bundle.waiting",
    "bundle.journal",
    "bundle.offered",
    "letterhead.show",
    "paper.kinds",
    "draft.save",
    "draft.load",
    "village.passphrase",
    "village.status",
    "village.verify",
    "clerk.list",
    "laptop.list",
    "revoked.list",
    "worker.show",
    "photo.get",
    "roster.list",
    "roster.numbers",
    "roster.counts",
    "import.worklist",
    "card.verify",
    "update.state",
    "funding.list",
    "decree.list",
    "decree.show",
    "bill.show",
    "bill.people",
    "bill.list",
    "cover.show",
    "cover.counts",
    "cover.list",
    "rules.list",
    "plan.budget",
    "plan.brackets",
    "plan.tariffs",
    "plan.preview",
    "plan.print",
    "bpjs.state",
    "bpjs.worklist",
    "bpjs.show",
    "bpjs.codes",
    "coverage.segments",
    "coverage.preview",
    "coverage.print",
    "validation.state",
    "validation.show",
    "claim.list",
    "claim.show",
    "card.questions",
    "card.holders",
    "printer.list",
    "printer.last",
    "calibration.show",
];
/// What needs nobody who is signed in.
const ANYBODY: [&str; 11] = [
    "app.state",
    "app.set_language",
    "app.places",
    "app.folder",
    "region.list",
    "occupation.list",
    "village.new",
    "village.unlock",
    "village.lock",
    "village.recover",
    "village.restore",
];

const RANI: &str = "kata sandi Rani";
const TONO: &str = "kata sandi Tono";

fn appoint(desk: &TestDesk, name: &str, role: &str, passphrase: &str) -> String {
    let request = json!({
        "name": name, "role": role, "passphrase": PASSPHRASE, "new_passphrase": passphrase,
    });
    let list = desk.does("clerk.appoint", request);
    id_of(&list, name)
}

fn id_of(list: &Value, name: &str) -> String {
    let clerks = list["clerks"].as_array().unwrap();
    let found = clerks.iter().find(|clerk| clerk["name"] == name).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

fn sign_in(home: &Path, passphrase: &str) -> TestDesk {
    let desk = TestDesk::on("kantor desa", home, 7);
    desk.does("village.unlock", json!({ "passphrase": passphrase }));
    desk
}

fn register(desk: &TestDesk, nik: &str, name: &str) -> i64 {
    let details = json!({ "details": { "nik": nik, "name": name } });
    desk.does("worker.register", details)["worker"].as_i64().unwrap()
}

#[track_caller]
fn refused(desk: &TestDesk, use_case: &str, request: Value, code: &str) {
    assert_eq!(desk.tries(use_case, request).unwrap_err().code, code, "{use_case}");
}

fn village(folder: &Path) -> TestDesk {
    TestDesk::on("kantor desa", folder, 1).made(PELANGI)
}

#[test]
fn each_role_may_do_what_the_table_says() {
    let folder = tempfile::tempdir().unwrap();
    let head = village(folder.path());
    appoint(&head, "Rani", "operator", RANI);
    appoint(&head, "Tono", "viewer", TONO);
    drop(head);
    let signed = [(PASSPHRASE, Role::Head), (RANI, Role::Operator), (TONO, Role::Viewer)];
    for (passphrase, role) in signed {
        let desk = sign_in(folder.path(), passphrase);
        for case in use_cases().filter(|case| !ANYBODY.contains(&case.name)) {
            let least = match case.name {
                name if HEAD.contains(&name) => Role::Head,
                name if VIEWER.contains(&name) => Role::Viewer,
                _ => Role::Operator,
            };
            // A request that is none: whoever may ask is told so, and nothing is done.
            let code = desk.tries(case.name, json!(0)).unwrap_err().code;
            let may = if role.may(least) { "bad_request" } else { not_allowed(least) };
            assert_eq!(code, may, "{role:?} and {}", case.name);
        }
    }
    let open: Vec<&str> = use_cases().filter(|c| c.least.is_none()).map(|c| c.name).collect();
    assert_eq!(open, ANYBODY);
}

fn not_allowed(least: Role) -> &'static str {
    if least == Role::Head { "only_head" } else { "only_operator" }
}

#[test]
fn every_entry_names_the_clerk_who_wrote_it() {
    let folder = tempfile::tempdir().unwrap();
    let head = village(folder.path());
    appoint(&head, "Rani", "operator", RANI);
    drop(head);
    let rani = sign_in(folder.path(), RANI);
    assert_eq!(rani.does("app.state", json!({}))["clerk"], "Rani");
    let worker = register(&rani, "6474021208859001", "Wati");
    let secret = json!({ "path": folder.path().join("rahasia"), "secret": true });
    refused(&rani, "village.keys", secret, "only_head");
    let page = rani.does("worker.show", json!({ "worker": worker }));
    assert_eq!(page["history"][0]["clerk"], "Rani");
}

#[test]
fn a_clerk_who_leaves_comes_in_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let head = village(folder.path());
    let rani = appoint(&head, "Rani", "operator", RANI);
    let siti = id_of(&head.does("clerk.list", json!({})), "Siti Aminah");
    refused(&head, "clerk.close", json!({ "clerk": siti, "reason": "" }), "last_head");
    let viewer = json!({ "clerk": siti, "role": "viewer" });
    refused(&head, "clerk.assign", viewer, "last_head");

    head.does("clerk.close", json!({ "clerk": rani, "reason": "pindah tugas" }));
    let later = TestDesk::on("kantor desa", folder.path(), 8);
    refused(&later, "village.unlock", json!({ "passphrase": RANI }), "wrong_passphrase");
    let gone = json!({ "clerk": rani, "passphrase": PASSPHRASE, "new_passphrase": RANI });
    refused(&head, "clerk.passphrase", gone.clone(), "clerk_left");

    head.does("clerk.assign", json!({ "clerk": rani, "role": "head" }));
    head.does("clerk.passphrase", gone);
    head.does("clerk.close", json!({ "clerk": siti, "reason": "purnatugas" }));
    refused(&head, "roster.list", json!({}), "clerk_left");
    assert_eq!(sign_in(folder.path(), RANI).does("app.state", json!({}))["role"], "head");
}

#[test]
fn whoever_finds_an_open_desk_lets_nobody_in() {
    let folder = tempfile::tempdir().unwrap();
    let head = village(folder.path());
    let rani = appoint(&head, "Rani", "operator", RANI);
    let with =
        |own: &str, new: &str| json!({ "clerk": rani, "passphrase": own, "new_passphrase": new });
    refused(&head, "clerk.passphrase", with(RANI, "yang baru sekali"), "wrong_passphrase");
    refused(&head, "clerk.passphrase", with(PASSPHRASE, "pendek"), "short_passphrase");
    refused(&head, "clerk.passphrase", with(PASSPHRASE, PASSPHRASE), "passphrase_taken");
    refused(&head, "village.renew_code", json!({ "passphrase": RANI }), "wrong_passphrase");
    head.does("clerk.passphrase", with(PASSPHRASE, "yang baru sekali"));
    let desk = TestDesk::on("kantor desa", folder.path(), 8);
    refused(&desk, "village.unlock", json!({ "passphrase": RANI }), "wrong_passphrase");
    desk.does("village.unlock", json!({ "passphrase": "yang baru sekali" }));
}

#[test]
fn guessing_is_slowed_down() {
    let folder = tempfile::tempdir().unwrap();
    drop(village(folder.path()));
    let desk = TestDesk::on("kantor desa", folder.path(), 8);
    let wrong = json!({ "passphrase": "bukan kata sandinya" });
    for _ in 0..3 {
        refused(&desk, "village.unlock", wrong.clone(), "wrong_passphrase");
    }
    // The clock of this desk stands still: the right one must wait, too.
    let right = json!({ "passphrase": PASSPHRASE });
    let told = desk.tries("village.unlock", right).unwrap_err();
    assert_eq!((told.code.as_str(), told.facts["seconds"].as_str()), ("wait_first", "1"));
}

#[test]
fn a_fresh_code_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::on("kantor desa", folder.path(), 1);
    let made = desk.does("village.new", TestDesk::village(PELANGI));
    let old = json!({ "code": made["recovery_code"] });
    desk.does("village.drill", old.clone());
    assert!(desk.does("village.status", json!({}))["code_checked_on"].is_string());
    let renewed = desk.does("village.renew_code", json!({ "passphrase": PASSPHRASE }));
    refused(&desk, "village.drill", old, "wrong_code");
    desk.does("village.drill", json!({ "code": renewed["recovery_code"] }));
}

#[test]
fn the_code_makes_a_head_where_none_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let path = |name: &str| json!({ "path": at(name) });
    let here = TestDesk::on("kantor desa", &at("desa"), 1);
    let made = here.does("village.new", TestDesk::village(PELANGI));
    let siti = id_of(&here.does("clerk.list", json!({})), "Siti Aminah");

    // A second laptop, on which Rani is the head.
    here.does("village.invite", path("undangan"));
    let there = TestDesk::on("balai desa", &at("lain"), 9);
    let rani = json!({ "village": PELANGI, "clerk": "Rani", "passphrase": RANI });
    there.does("village.new", rani);
    there.does("village.join", path("undangan"));
    let exchange = |from: &TestDesk, to: &TestDesk, name: &str| {
        from.does("bundle.make", path(name));
        to.does("bundle.take", path(name));
    };
    exchange(&there, &here, "1.lindung");
    exchange(&here, &there, "2.lindung");

    // Each closes the other before hearing of it.
    let list = here.does("clerk.list", json!({}));
    assert_eq!(list["clerks"].as_array().unwrap().len(), 2);
    here.does("clerk.close", json!({ "clerk": id_of(&list, "Rani"), "reason": "berhenti" }));
    there.does("clerk.close", json!({ "clerk": siti, "reason": "berhenti" }));
    exchange(&there, &here, "3.lindung");
    refused(&here, "roster.list", json!({}), "clerk_left");

    let code = json!({ "code": made["recovery_code"], "passphrase": "kepala yang baru" });
    here.does("village.recover", code);
    assert_eq!(here.does("app.state", json!({}))["role"], "head");
    assert_eq!(here.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn whoever_hands_over_comes_in_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::on("kantor desa", &folder.path().join("desa"), 1);
    let made = desk.does("village.new", TestDesk::village(PELANGI));
    let paper = folder.path().join("berita-acara.pdf");
    let request = |own: &str, path: &Path| {
        let mut request = json!({ "name": "Rani", "passphrase": own, "new_passphrase": RANI });
        request["path"] = json!(path);
        request
    };
    refused(&desk, "clerk.hand_over", request(RANI, &paper), "wrong_passphrase");
    let nowhere = folder.path().join("tidak-ada/berita-acara.pdf");
    refused(&desk, "clerk.hand_over", request(PASSPHRASE, &nowhere), "vanished");
    assert!(!paper.exists());
    let handed = desk.does("clerk.hand_over", request(PASSPHRASE, &paper));
    assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"));
    refused(&desk, "village.unlock", json!({ "passphrase": PASSPHRASE }), "wrong_passphrase");
    desk.does("village.unlock", json!({ "passphrase": RANI }));
    let state = desk.does("app.state", json!({}));
    assert_eq!((&state["clerk"], &state["role"]), (&"Rani".into(), &"head".into()));
    refused(&desk, "village.drill", json!({ "code": made["recovery_code"] }), "wrong_code");
    desk.does("village.drill", json!({ "code": handed["recovery_code"] }));
}

#[test]
fn whoever_looks_at_a_number_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path());
    let worker = register(&desk, "6474021208859001", "Wati");
    let asked = |field: &str| json!({ "worker": worker, "field": field });
    refused(&desk, "worker.reveal", asked("name"), "bad_request");
    assert_eq!(desk.does("worker.reveal", asked("nik"))["text"], "6474021208859001");
    let paper = folder.path().join("data.pdf");
    desk.does("worker.data", json!({ "worker": worker, "path": paper }));
    let page = desk.does("worker.show", json!({ "worker": worker }));
    let history: Vec<&str> = page["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["sentence"].as_str().unwrap())
        .collect();
    assert!(history[0].starts_with("Dicetak") && history[1].contains("NIK"), "{history:?}");
    let form = json!({ "known_at": "2026-11-21 23:30", "what": "Laptop hilang", "path": paper });
    desk.does("incident.form", form);
    let bad = json!({ "known_at": "kemarin", "what": "", "path": paper });
    refused(&desk, "incident.form", bad, "no_time");
}
