//! Two registrations of one neighbour: merged, separated, and the same for everybody in the end.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

use lindung_log::Clock;
use lindung_office::{FileOutcome, Office};
use lindung_tests::chaos::{Laptop, PASSPHRASE, Template};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// Made up.
const DEWI: &str = "6474025103909872";
const OTHER: &str = "6474025103909873";
const THIRD: &str = "6474025103909874";

struct Noon;

impl Clock for Noon {
    fn now(&self) -> i64 {
        1_780_455_600
    }
}

/// Two laptops of Pelangi that know each other, and their office.
struct World {
    folder: TempDir,
    laptops: [Laptop; 2],
    office: Office,
    files: u32,
}

impl World {
    fn new() -> Self {
        let folder = Template::new(1).copy();
        let path = |name: &str| folder.path().join(name);
        let laptops = [0_u64, 1].map(|seed| {
            let name = seed.to_string();
            Laptop::open(path(&name), path(&name).with_extension("komputer"), 70 + seed)
        });
        let office = Office::open(&path("kantor"), PASSPHRASE).unwrap();
        Self { folder, laptops, office, files: 0 }
    }

    fn file(&mut self, from: usize) -> PathBuf {
        self.files += 1;
        let file = self.folder.path().join(format!("kiriman-{}", self.files));
        self.laptops[from].does("bundle.make", json!({ "path": file }));
        file
    }

    fn carry(&mut self, from: usize) {
        let file = self.file(from);
        self.laptops[1 - from].does("bundle.take", json!({ "path": file }));
    }

    /// To the office and back.
    fn report(&mut self, from: usize) {
        let file = self.file(from);
        let outcome = self.office.take(&[file], &Noon).remove(0);
        assert!(matches!(outcome, FileOutcome::Taken(_)), "{outcome:?}");
        let answers = self.folder.path().join(format!("jawaban-{}", self.files));
        for answer in self.office.answers(&answers, &Noon).unwrap() {
            self.laptops[from].does("bundle.take", json!({ "path": answer.file }));
        }
    }

    /// Everybody hears everything; then all hold the same, and all verify.
    #[track_caller]
    fn agree(&mut self) {
        for from in [0, 1, 0, 1] {
            self.carry(from);
            self.report(from);
        }
        let status = [0, 1].map(|which| self.laptops[which].does("village.status", json!({})));
        assert_eq!(status[0]["state_hash"], status[1]["state_hash"]);
        for (laptop, status) in self.laptops.iter_mut().zip(status) {
            assert_eq!((&status["agrees"], &status["pending"]), (&json!(true), &json!(0)));
            let verified = laptop.does("village.verify", json!({}));
            assert_eq!(verified["ok"], true, "{verified}");
        }
        assert!(self.office.store().verify().unwrap().ok());
        let (sheet, office) = (self.folder.path().join("keadaan"), &self.office);
        let written = office.state_sheet("64.74.02.1001".parse().unwrap(), &Noon).unwrap();
        std::fs::write(&sheet, written).unwrap();
        for laptop in &mut self.laptops {
            let compared = laptop.does("state.compare", json!({ "path": sheet }));
            assert_eq!(compared["differences"], json!([]));
        }
    }

    fn register(&mut self, which: usize, nik: &str, name: &str) -> i64 {
        let details = json!({ "nik": nik, "name": name, "born_on": "1990-03-11", "rt": "001" });
        let saved = self.laptops[which].does("worker.register", json!({ "details": details }));
        saved["worker"].as_i64().unwrap()
    }

    /// As the laptop has it, by name: ids are local.
    fn worker(&mut self, which: usize, name: &str) -> i64 {
        for state in [None, Some("merged")] {
            let listed = json!({ "filter": { "state": state }, "limit": 99 });
            let listed = self.laptops[which].does("roster.list", listed);
            let found = listed["workers"].as_array().unwrap().iter();
            if let Some(line) = found.into_iter().find(|line| line["name"] == name) {
                return line["worker"].as_i64().unwrap();
            }
        }
        panic!("{name} is not there");
    }

    fn merge(&mut self, which: usize, keep: &str, drop: &str) {
        let (keep, drop) = (self.worker(which, keep), self.worker(which, drop));
        self.laptops[which].does("worker.merge", json!({ "keep": keep, "drop": drop }));
    }

    fn separate(&mut self, which: usize, one: &str, other: &str) {
        let (worker, other) = (self.worker(which, one), self.worker(which, other));
        self.laptops[which].does("worker.separate", json!({ "worker": worker, "other": other }));
    }

    fn page(&mut self, which: usize, name: &str) -> Value {
        let worker = self.worker(which, name);
        self.laptops[which].does("worker.show", json!({ "worker": worker }))
    }

    fn names(&mut self, which: usize) -> Vec<String> {
        let listed = self.laptops[which].does("roster.list", json!({ "limit": 99 }));
        assert_eq!(listed["total"], listed["workers"].as_array().unwrap().len());
        let counts = self.laptops[which].does("roster.counts", json!({}));
        let counted = counts["counts"].as_array().unwrap().iter();
        let counted = counted.filter(|line| line["state"] != "voided");
        let counted: u64 = counted.map(|line| line["workers"].as_u64().unwrap()).sum();
        assert_eq!(listed["total"], counted, "counted as listed");
        let lines = listed["workers"].as_array().unwrap().iter();
        lines.map(|line| line["name"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn who_is_merged_is_read_under_the_other_everywhere_and_separated_again() {
    let mut world = World::new();
    world.register(0, DEWI, "Dewi Lestari");
    world.register(1, DEWI, "Dewi Lestary");
    let lestary = world.worker(1, "Dewi Lestary");
    let enrolment = json!({ "programmes": ["jkk"], "from": "2026-01", "until": "2027-01" });
    let start = json!({ "worker": lestary, "enrolment": enrolment });
    world.laptops[1].does("membership.start", start);
    world.agree();
    let page = world.page(0, "Dewi Lestari");
    assert_eq!(page["alike"][0]["name"], "Dewi Lestary", "the page asks");

    world.merge(0, "Dewi Lestari", "Dewi Lestary");
    world.agree();
    for which in [0, 1] {
        assert_eq!(world.names(which), ["Dewi Lestari"]);
        let page = world.page(which, "Dewi Lestari");
        assert_eq!(page["merged"][0]["name"], "Dewi Lestary");
        assert_eq!(page["memberships"][0]["from"], "2026-01", "what the other had is not lost");
        let history = page["history"].as_array().unwrap();
        assert!(history.iter().any(|line| line["of"] == "Dewi Lestary"), "both histories");
        let dropped = world.page(which, "Dewi Lestary");
        assert_eq!(dropped["merged_into"]["name"], "Dewi Lestari");
        assert_eq!(dropped["line"]["state"], "merged");
        let by_nik = world.laptops[which].does("worker.show", json!({ "nik": DEWI }));
        assert_eq!(by_nik["line"]["name"], "Dewi Lestari");
    }
    let people = world.office.report().unwrap();
    assert_eq!(people[0].workers, 1, "the office counts one");

    world.separate(1, "Dewi Lestary", "Dewi Lestari");
    world.agree();
    assert_eq!(world.names(0), ["Dewi Lestari", "Dewi Lestary"]);
    let page = world.page(0, "Dewi Lestari");
    assert_eq!(page["alike"], json!([]), "nobody asks again");
    assert_eq!(page["memberships"], json!([]), "and what was brought along goes back");
}

#[test]
fn the_nik_of_who_is_merged_is_taken() {
    let mut world = World::new();
    world.register(0, DEWI, "Dewi Lestari");
    world.register(0, OTHER, "Dewi L.");
    world.merge(0, "Dewi Lestari", "Dewi L.");
    let details = json!({ "nik": OTHER, "name": "Siapa" });
    let again = world.laptops[0].tries("worker.register", json!({ "details": details }));
    assert_eq!(again.unwrap_err(), "already_registered");
    // The one who is kept may take it over, being the same person.
    let (kept, dropped) = (world.worker(0, "Dewi Lestari"), world.worker(0, "Dewi L."));
    let set = json!({ "worker": kept, "set": { "nik": OTHER } });
    world.laptops[0].does("worker.correct", set);
    for (use_case, more) in [
        ("worker.correct", json!({ "set": { "rt": "009" } })),
        ("worker.void", json!({ "reason": "salah" })),
        ("worker.merge", json!({ "keep": dropped, "drop": kept })),
    ] {
        let mut request = more;
        request["worker"] = dropped.into();
        assert_eq!(world.laptops[0].tries(use_case, request).unwrap_err(), "merged");
    }
    world.agree();
}

#[test]
fn merges_that_make_a_circle_end_alike_on_all_sides() {
    let mut world = World::new();
    for (nik, name) in [(DEWI, "Satu"), (OTHER, "Dua"), (THIRD, "Tiga")] {
        world.register(0, nik, name);
    }
    world.agree();
    // Neither laptop knows of the other: one circle of two, then one of three.
    world.merge(0, "Satu", "Dua");
    world.merge(1, "Dua", "Satu");
    world.agree();
    let left = world.names(0);
    assert_eq!((left.len(), world.names(1)), (2, left));
    world.separate(0, "Satu", "Dua");
    world.agree();
    assert_eq!(world.names(1).len(), 3, "one that was set aside does not come back");
    world.merge(0, "Satu", "Dua");
    world.merge(0, "Tiga", "Satu");
    world.merge(1, "Dua", "Tiga");
    world.agree();
    let left = world.names(0);
    assert_eq!((left.len(), world.names(1)), (1, left));
    let aside = |page: Value| {
        let lines = page["history"].as_array().unwrap().clone();
        lines.iter().filter(|line| line["aside"].is_string()).count()
    };
    let aside: usize = ["Satu", "Dua", "Tiga"].map(|name| aside(world.page(1, name))).iter().sum();
    assert!(aside > 0, "and the page says which merge does not count");
}

#[test]
fn nobody_is_lost_behind_one_who_was_taken_back_elsewhere() {
    let mut world = World::new();
    world.register(0, DEWI, "Dewi Lestari");
    world.register(0, OTHER, "Dewi L.");
    world.agree();
    world.merge(0, "Dewi Lestari", "Dewi L.");
    let kept = world.worker(1, "Dewi Lestari");
    let void = json!({ "worker": kept, "reason": "ganda" });
    world.laptops[1].does("worker.void", void);
    world.agree();
    for which in [0, 1] {
        assert_eq!(world.names(which), ["Dewi L."]);
    }
}

#[test]
fn a_death_does_not_vanish_behind_one_of_whom_nobody_recorded_it() {
    let mut world = World::new();
    let keep = world.register(0, DEWI, "Dewi Lestari");
    let drop = world.register(0, OTHER, "Dewi L.");
    world.laptops[0].does("worker.died", json!({ "worker": drop, "on": "2026-05-04" }));
    let merge = |keep: i64, drop: i64| json!({ "keep": keep, "drop": drop });
    let refused = world.laptops[0].tries("worker.merge", merge(keep, drop));
    assert_eq!(refused.unwrap_err(), "keep_the_other");
    assert_eq!(
        world.laptops[0].tries("worker.merge", merge(keep, keep)).unwrap_err(),
        "same_worker"
    );
    world.laptops[0].does("worker.merge", merge(drop, keep));
}
