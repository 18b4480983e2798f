//! What comes to the villages from above: decrees with their places, and newer tables of law. Told
//! of an office in a file, and of one in a database with two servers.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_office::Role;
use lindung_tests::both::Scene;
use lindung_tests::executable::text;
use lindung_tests::page::{Browser, let_in};
use lindung_tests::server::Server;
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};

/// Made up.
const NIK: &str = "6474021503829871";

struct Story {
    /// Of the one office; one alone where there can be no second.
    servers: Vec<Server>,
    scene: Scene,
    admin: Browser,
    pelangi: Village,
    melati: Village,
}

#[test]
fn an_office_in_a_file_gives_decrees_and_rules() {
    tell(Scene::in_a_file(), 1);
}

#[test]
fn an_office_on_postgresql_gives_decrees_and_rules() {
    if let Some(scene) = Scene::on_postgresql() {
        tell(scene, 2);
    }
}

fn tell(scene: Scene, servers: usize) {
    let handed_out = let_in(&scene.office, "admin", Role::Admin.key());
    let pelangi = scene.village("pelangi", PELANGI);
    let melati = scene.village("melati", MELATI);
    let homes = (1..=servers).map(|number| scene.office.copy(scene.path(&format!("s{number}"))));
    let homes: Vec<_> = if servers == 1 { vec![scene.office.clone()] } else { homes.collect() };
    let servers: Vec<Server> = homes.iter().map(Server::start).collect();
    let admin = Browser::of(&servers[0], "admin", &handed_out);
    let story = Story { servers, scene, admin, pelangi, melati };
    story.what_cannot_be_given_is_not_given();
    story.a_decree_for_two_villages();
    story.the_village_gives_its_places_and_changes_nothing_else();
    story.other_places_from_above();
    story.a_newer_tariff();
    for village in [&story.pelangi, &story.melati] {
        village.verify();
    }
}

/// The places of the villages, as they are pasted.
fn asked(number: &str, quotas: &str) -> Value {
    json!({
        "number": number, "dated": "15-12-2025", "amends": null, "money": "APBD Provinsi",
        "kind": "apbd", "programmes": "JKK+JKM", "from": "2026-01", "until": "2040-01",
        "quotas": quotas,
    })
}

impl Story {
    #[track_caller]
    fn gives(&self, form: &Value) -> Value {
        let answer = self.admin.post(self.servers.last().unwrap(), "/api/decrees", form);
        assert_eq!(answer.status, 200, "{}", answer.code());
        let told = answer.json();
        json!([told["given"], told["changed"], told["same"]])
    }

    #[track_caller]
    fn is_refused(&self, form: &Value, code: &str) {
        assert_eq!(self.admin.post(&self.servers[0], "/api/decrees", form).code(), code);
    }

    fn send(&self, village: &Village) {
        village.call("sync", &["--url", &self.servers[0].url(), "--attempts", "1"]).good();
        let status = village.status();
        assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()));
    }

    fn decrees(&self) -> Value {
        self.admin.get(&self.servers[0], "/api/decrees").json()["decrees"].clone()
    }

    fn what_cannot_be_given_is_not_given(&self) {
        let both = format!("{PELANGI} 3\n{MELATI} 2");
        self.is_refused(&asked("SK 5", "64.74.02.1001"), "bad_quota_line");
        self.is_refused(&asked("SK 5", &format!("{both}\n{MELATI} 4")), "quota_twice");
        self.is_refused(&asked("SK 5", &format!("{both}\n64.74.02.1003 4")), "quota_not_invited");
        self.is_refused(&asked(" ", &both), "empty_text");
        let changes = json!({ "amends": "SK 4" });
        self.is_refused(&with(asked("SK 5", &both), &changes), "no_decree_there");
        let backwards = json!({ "until": "2026-01" });
        self.is_refused(&with(asked("SK 5", &both), &backwards), "bad_enrolment");
        assert_eq!(self.decrees(), json!([]), "all or nothing");
    }

    fn a_decree_for_two_villages(&self) {
        let form = asked("SK 5", &format!("{PELANGI}\t3\n{MELATI}\t2"));
        assert_eq!(self.gives(&form), json!([2, 0, 0]));
        assert_eq!(self.gives(&form), json!([0, 0, 2]), "once more is nothing new");
        for village in [&self.pelangi, &self.melati] {
            self.send(village);
        }
        let places = |village: &Village| {
            let decrees = village.does("decree.list", &json!({}))["decrees"].clone();
            let sources = village.does("funding.list", &json!({}))["funding"].clone();
            let one = &decrees[0];
            assert_eq!(decrees.as_array().unwrap().len(), 1, "its own alone: {decrees}");
            assert_eq!(
                (&one["from_office"], &sources[0]["from_office"]),
                (&true.into(), &true.into())
            );
            assert_eq!(
                (&one["number"], &one["funding"]),
                (&"SK 5".into(), &"APBD Provinsi".into())
            );
            one["places"].clone()
        };
        assert_eq!((places(&self.pelangi), places(&self.melati)), (json!(3), json!(2)));
    }

    fn the_village_gives_its_places_and_changes_nothing_else(&self) {
        self.pelangi.register(NIK, "Rahmat Hidayat");
        let decree = self.pelangi.does("decree.list", &json!({}))["decrees"][0].clone();
        let source = self.pelangi.does("funding.list", &json!({}))["funding"][0].clone();
        let worker = self.pelangi.worker(NIK);
        let place = json!({ "decree": decree["decree"], "from": "2026-01", "workers": [worker] });
        self.pelangi.does("place.give", &place);
        let refused = |case: &str, request: Value, code: &str| {
            self.pelangi.call("record", &[case, &request.to_string()]).refused(code);
        };
        let amended = json!({
            "decree": decree["decree"], "number": "SK 6", "dated": "2026-01-01",
            "from": "2026-02", "places": 99,
        });
        refused("decree.amend", amended, "decree_from_office");
        let void = json!({ "id": decree["decree"], "reason": "keliru" });
        refused("decree.void", void, "decree_from_office");
        let void = json!({ "id": source["funding"], "reason": "keliru" });
        refused("funding.void", void, "funding_from_office");
        self.send(&self.pelangi);
        assert_eq!(held(&self.decrees()), [(PELANGI, 3, 1), (MELATI, 2, 0)]);
    }

    fn other_places_from_above(&self) {
        let changes = json!({ "amends": "SK 5", "from": "2026-06" });
        let form = asked("SK 7", &format!("{PELANGI} 5\n{MELATI} 2"));
        assert_eq!(self.gives(&with(form, &changes)), json!([0, 1, 1]));
        let form = asked("SK 8", &format!("{MELATI} 4"));
        assert_eq!(self.gives(&with(form, &changes)), json!([0, 1, 0]), "of one village alone");
        self.send(&self.pelangi);
        let decree = self.pelangi.does("decree.list", &json!({}))["decrees"][0].clone();
        assert_eq!((&decree["number"], &decree["places"]), (&"SK 5".into(), &5.into()));
        assert_eq!(held(&self.decrees()), [(PELANGI, 5, 1), (MELATI, 4, 0)]);
    }

    fn a_newer_tariff(&self) {
        let built_in = include_str!("../../assets/tariffs.toml");
        let path = self.scene.path("tarif.toml");
        let newer = format!("{built_in}\n# Contoh: lapisan yang lebih tinggi.\n");
        std::fs::write(&path, newer.replace("jkm = \"6800\"", "jkm = \"9800\"")).unwrap();
        let price = || {
            let aimed = self.admin.get(&self.servers[0], "/api/aims").json();
            aimed["person_year_rupiah"].as_str().unwrap().to_owned()
        };
        let before = price();
        let office = &self.scene.office;
        let give = |edition: &str, file: &str| {
            office.call("rules", &["--table", "tariffs", "--edition", edition, file])
        };
        let strange = self.scene.path("bukan.toml");
        std::fs::write(&strange, "tarif = 7").unwrap();
        give("2", text(&strange)).refused("bad_rules");
        assert_eq!(price(), before);
        give("2", text(&path)).good();
        give("2", text(&path)).refused("rules_not_newer");
        assert_ne!(price(), before, "the office reckons by it at once");
        self.send(&self.melati);
        let tables = self.melati.does("rules.list", &json!({}))["tables"].clone();
        let tariffs = tables.as_array().unwrap().iter().find(|one| one["table"] == "tariffs");
        assert_eq!(tariffs.unwrap()["edition"], 2, "and the village by its next answer");
    }
}

/// A form with other fields.
fn with(mut form: Value, other: &Value) -> Value {
    for (name, value) in other.as_object().unwrap() {
        form[name] = value.clone();
    }
    form
}

/// Village, places and how many are held, line by line.
fn held(decrees: &Value) -> Vec<(&str, u64, u64)> {
    let number = |line: &Value, name: &str| line[name].as_u64().unwrap();
    let lines = decrees.as_array().unwrap().iter();
    let line = |line| (number(line, "places"), number(line, "held"));
    lines.map(|one| (one["village"].as_str().unwrap(), line(one).0, line(one).1)).collect()
}
