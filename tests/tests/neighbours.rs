//! A neighbour at the desk: what the form is told as one types, what is saved at once, how it is
//! taken back, and how the history tells it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_tests::desk::TestDesk;
use lindung_tests::picture::jpeg;
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Made up.
const RAHMA: &str = "6474015208859001";
const KK: &str = "6474010101209001";

struct World {
    folder: TempDir,
    desk: TestDesk,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 7);
        Self { folder, desk }
    }

    fn register(&self, request: Value) -> Value {
        self.desk.does("worker.register", request)
    }

    fn rahma(&self) -> i64 {
        let details = json!({
            "nik": RAHMA, "name": "Rahmawati Contoh", "born_on": "1985-08-12", "rt": "003",
            "rw": "01", "address": "Jl. Contoh 9", "hamlet": "Melur", "family_card": KK,
        });
        self.register(json!({ "details": details }))["worker"].as_i64().unwrap()
    }

    fn page(&self, worker: i64) -> Value {
        self.desk.does("worker.show", json!({ "worker": worker }))
    }

    fn sentences(&self, worker: i64) -> Vec<String> {
        let page = self.page(worker);
        let lines = page["history"].as_array().unwrap().iter();
        lines.map(|line| line["sentence"].as_str().unwrap().to_owned()).collect()
    }

    fn undo(&self, recorded: &Value) -> Value {
        self.desk.does("import.undo", json!({ "group": recorded["group"] }))
    }
}

fn details(nik: &str, name: &str) -> Value {
    json!({ "details": { "nik": nik, "name": name } })
}

#[test]
fn the_form_offers_whoever_may_be_the_same_and_says_why() {
    let world = World::new();
    let rahma = world.rahma();
    world.register(details("6474016307909002", "Rahmawati Lain"));
    let offered = |nik: &str, name: &str| -> Vec<(String, i64)> {
        let preview = world.desk.does("worker.preview", details(nik, name));
        let likely = preview["likely"].as_array().unwrap().iter();
        let one = |one: &Value| {
            let why = one["why"].as_str().unwrap().to_owned();
            (why, one["line"]["worker"].as_i64().unwrap())
        };
        likely.map(one).collect()
    };
    assert_eq!(offered(RAHMA, ""), [("nik".to_owned(), rahma)]);
    // The birth date is that of the NIK; a title is no part of the name.
    let alike = offered("6474015208859003", "Hj. Rahmawati Contoh");
    assert_eq!(alike, [("person".to_owned(), rahma)]);
    let names: Vec<String> =
        offered("6474014101809004", "Rahmawati").into_iter().map(|(why, _)| why).collect();
    assert_eq!(names, ["name", "name"], "of the same beginning, whoever they are");
    let refused = world.desk.does("worker.preview", json!({ "details": { "rt": "1" } }));
    let codes: Vec<&Value> =
        refused["refusals"].as_array().unwrap().iter().map(|one| &one["field"]).collect();
    assert_eq!(codes, ["nik", "name"], "both are said at once");
}

#[test]
fn a_family_card_that_is_known_offers_the_home() {
    let world = World::new();
    let rahma = world.rahma();
    let asked = |card: &str, rt: &str, rw: &str| {
        let home = json!({ "family_card": card, "rt": rt, "rw": rw });
        world.desk.does("worker.household", home)
    };
    let found = asked("6474.0101.0120.9001", "", "");
    assert_eq!(found["family"][0]["worker"], rahma);
    let home = json!({ "address": "Jl. Contoh 9", "hamlet": "Melur", "rt": "003", "rw": "01" });
    assert_eq!(found["home"], home);
    let none = asked("64740101", "3", "1");
    assert_eq!((&none["family"], &none["home"]), (&json!([]), &json!({})));
    assert_eq!(none["hamlet"], "Melur", "as people of that RT write it");
    assert_eq!(asked("", "9", "1")["hamlet"], Value::Null);
    world.desk.does("worker.void", json!({ "worker": rahma, "reason": "keliru" }));
    assert_eq!(asked(KK, "", "")["family"], json!([]), "who was taken back lives nowhere");
}

#[test]
fn all_of_a_neighbour_is_saved_at_once_and_taken_back_at_once() {
    let world = World::new();
    let rahma = world.rahma();
    let picture = STANDARD.encode(jpeg(1, 600, 800));
    let heir = json!({ "name": "Budi", "relation": "spouse", "nik": null, "phone": null });
    let enrolment = json!({ "programmes": ["jkk", "jkm"], "from": "2026-06", "until": "2027-06" });
    let born = json!({
        "nik": "6474015208859003", "name": "Rahmawati Contoh", "born_on": "1985-08-12",
    });
    let saved = world.register(json!({
        "details": born, "enrolment": enrolment, "heirs": [heir], "photo": picture,
        "apart": [rahma],
    }));
    let worker = saved["worker"].as_i64().unwrap();
    let page = world.page(worker);
    assert_eq!(page["heirs"][0]["name"], "Budi");
    assert_eq!(page["memberships"][0]["until"], "2027-06");
    assert_eq!(page["alike"], json!([]), "nobody is asked again");
    assert_eq!(world.page(rahma)["alike"], json!([]), "on neither page");
    assert_eq!(world.desk.does("photo.get", json!({ "worker": worker }))["state"], "here");

    assert_eq!(world.undo(&saved), json!({ "undone": 1, "left": [] }));
    assert_eq!(world.page(worker)["line"]["state"], "voided");
    // The NIK is free, and what is touched since is left.
    let again = world.register(json!({ "details": born }));
    let worker = again["worker"].as_i64().unwrap();
    world.desk.does("worker.died", json!({ "worker": worker, "on": "2026-06-01" }));
    let left = world.undo(&again);
    assert_eq!((&left["undone"], &left["left"][0]["worker"]), (&json!(0), &json!(worker)));
}

#[test]
fn a_photo_that_is_none_saves_nothing() {
    let world = World::new();
    let request = json!({ "details": { "nik": RAHMA, "name": "Rahmawati" }, "photo": "AAAA" });
    let told = world.desk.tries("worker.register", request).unwrap_err();
    assert_eq!(told.code, "not_a_picture");
    assert_eq!(world.desk.does("roster.list", json!({}))["total"], 0);
}

#[test]
fn the_history_says_what_was_and_what_is() {
    let world = World::new();
    let rahma = world.rahma();
    let correct = |set: Value, cleared: Value| {
        let request = json!({ "worker": rahma, "set": set, "cleared": cleared });
        world.desk.does("worker.correct", request)
    };
    let moved = correct(json!({ "address": "Jl. Melati 4" }), json!([]));
    correct(json!({ "phone": "0812 5555 1234", "sex": "P" }), json!(["hamlet"]));
    correct(json!({ "nik": "6474015208859009" }), json!([]));
    let told = world.sentences(rahma);
    assert_eq!(told[2], "Alamat diubah dari “Jl. Contoh 9” menjadi “Jl. Melati 4”");
    let several = "Jenis kelamin diisi “Perempuan”; Nomor HP diisi “+6281255551234”; \
                   Dusun “Melur” dihapus";
    assert_eq!(told[1], several);
    let masked = "NIK diubah dari “6474••••••••••01” menjadi “6474••••••••••09”";
    assert_eq!(told[0], masked, "no number leaves its mask");
    // Something else was said since: it stays.
    assert_eq!(world.undo(&moved)["undone"], 0);
    assert_eq!(world.page(rahma)["details"]["address"], "Jl. Melati 4");
}

#[test]
fn what_was_just_recorded_is_taken_back_by_its_opposite() {
    let world = World::new();
    let rahma = world.rahma();
    let acts = [
        ("worker.correct", json!({ "worker": rahma, "set": { "rt": "009" } })),
        ("worker.died", json!({ "worker": rahma, "on": "2026-06-01" })),
        ("worker.moved_out", json!({ "worker": rahma, "on": "2026-06-01" })),
        ("worker.heirs", json!({ "worker": rahma, "heirs": [] })),
    ];
    for (act, request) in acts {
        let recorded = world.desk.does(act, request);
        assert_eq!(world.undo(&recorded)["undone"], 1, "{act}");
        let page = world.page(rahma);
        assert_eq!(
            (&page["line"]["state"], &page["line"]["rt"]),
            (&json!("registered"), &json!("003"))
        );
    }
}

#[test]
fn other_words_for_a_field_stand_on_the_page_until_one_is_chosen() {
    let world = World::new();
    let rahma = world.rahma();
    let list = world.folder.path().join("daftar.csv");
    std::fs::write(&list, format!("NIK;NAMA;ALAMAT\n{RAHMA};Rahmawati Contoh;Jl. Lain 1\n"))
        .unwrap();
    world.desk.does("import.run", json!({ "path": list }));
    let page = world.page(rahma);
    let asked = json!([{ "field": "address", "texts": ["Jl. Lain 1"] }]);
    assert_eq!(page["questioned"], asked);
    let kept = json!({ "worker": rahma, "set": { "address": "Jl. Contoh 9" } });
    world.desk.does("worker.correct", kept);
    assert_eq!(world.page(rahma)["questioned"], json!([]));
    assert_eq!(world.sentences(rahma)[0], "Alamat dipastikan “Jl. Contoh 9”");
}
