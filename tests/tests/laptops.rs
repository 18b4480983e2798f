//! Two laptops of Pelangi: how the second comes to the first, and both to the province.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::village::{PELANGI, Village};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Made up.
const RAHMAT: &str = "6474021503829871";
const DEWI: &str = "6474025103909872";

struct World {
    folder: TempDir,
    first: Village,
}

impl World {
    /// One laptop, with some people in it.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first = Village::new(folder.path().join("pertama"), PELANGI);
        first.import(&sample("kader-posyandu.csv"));
        Self { folder, first }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn invitation(&self) -> PathBuf {
        let file = self.path("undangan-laptop");
        self.first.call("invite", &["--out", text(&file)]).good();
        file
    }

    /// A second laptop that took the invitation of the first.
    fn joined(&self, name: &str, invitation: &Path) -> Village {
        let second = Village::new(self.path(name), PELANGI);
        let joined = second.call("join", &["--invitation", text(invitation)]).good();
        assert!(joined["fingerprint"].is_string() && joined["office"].is_null(), "{joined}");
        second
    }

    fn bundle(&self, from: &Village, name: &str) -> PathBuf {
        let file = self.path(name);
        from.call("make", &["--out", text(&file)]).good();
        file
    }

    /// A stick from one laptop to the other.
    fn carry(&self, from: &Village, to: &Village, name: &str) -> Value {
        let file = self.bundle(from, name);
        let taken = to.call("take", &[text(&file)]).good();
        assert_eq!(taken["set_aside"], 0);
        taken
    }

    /// A second laptop that has all that the first has, and the other way round.
    fn pair(&self) -> Village {
        let second = self.joined("kedua", &self.invitation());
        self.carry(&second, &self.first, "salam");
        self.carry(&self.first, &second, "semua");
        second
    }
}

/// To the office, and the answer back.
fn report(world: &World, office: &Office, village: &Village, name: &str) -> Value {
    let answers = world.path(&format!("jawaban-{name}"));
    let taken = office.receives(&world.bundle(village, &format!("kirim-{name}")), &answers);
    for answer in files(&answers) {
        village.call("take", &[text(&answer)]).good();
    }
    taken
}

#[test]
fn a_second_laptop_has_all_that_the_first_has_and_neither_needs_an_office() {
    let world = World::new();
    let second = world.pair();
    assert!(second.people() == world.first.people(), "both list the same people");
    second.register(DEWI, "Dewi Lestari");
    world.first.register(RAHMAT, "Rahmat Hidayat");
    world.carry(&second, &world.first, "2");
    world.carry(&world.first, &second, "3");
    assert!(second.people() == world.first.people(), "both list the same people");
    assert_eq!(second.state_hash(), world.first.state_hash());
    let small = world.bundle(&second, "kecil");
    let entries = lindung_tests::executable::lindung(&["bundle", "inspect", text(&small)]).good();
    assert!(entries.to_string().len() < 4000, "what the other has is not sent again: {entries}");
    second.verify();
    world.first.verify();
}

#[test]
fn the_office_takes_the_second_laptop_on_the_word_of_the_first() {
    let world = World::new();
    let office = Office::new(world.path("kantor"));
    office.invites(&world.first);
    report(&world, &office, &world.first, "1");
    let second = world.pair();
    second.register(DEWI, "Dewi Lestari");

    let taken = report(&world, &office, &second, "2");
    assert!(taken["enrolled"].is_string(), "no invitation of its own: {taken}");
    assert_eq!(second.status()["pending"], 0);
    assert_eq!(second.state_hash(), taken["state_hash"]);
    let dewi = second.call("worker", &[DEWI]).good();
    assert!(dewi["acknowledged_on"].is_string(), "{dewi}");

    // The first learns of it by the office's answer, or by the other's stick, whichever comes.
    report(&world, &office, &world.first, "3");
    assert!(world.first.people() == second.people(), "both list the same people");
    world.carry(&second, &world.first, "4");
    world.carry(&world.first, &second, "5");
    assert_eq!(world.first.state_hash(), second.state_hash());
    let third = report(&world, &office, &world.first, "6");
    assert_eq!(third["state_hash"], second.state_hash());
    second.verify();
    world.first.verify();
}

#[test]
fn new_keys_need_no_invitation_and_open_what_was_sealed_to_the_old() {
    let world = World::new();
    let office = Office::new(world.path("kantor"));
    office.invites(&world.first);
    report(&world, &office, &world.first, "1");
    let second = world.pair();
    second.register(DEWI, "Dewi Lestari");
    let sealed_to_the_old = world.bundle(&second, "sebelum");
    let before = world.first.status();

    let renewed = world.first.call("renew", &[]).good();
    assert_eq!(
        renewed["laptops"].as_array().unwrap().len(),
        2,
        "the old one is no laptop: {renewed}"
    );
    let after = world.first.status();
    assert_ne!(after["device"], before["device"]);
    assert_eq!(after["state_hash"].as_str().map(str::len), Some(64));
    world.first.call("take", &[text(&sealed_to_the_old)]).good();
    world.first.register(RAHMAT, "Rahmat Hidayat");
    world.carry(&world.first, &second, "2");
    world.carry(&second, &world.first, "3");
    assert_eq!(second.state_hash(), world.first.state_hash());
    let taken = report(&world, &office, &world.first, "4");
    assert!(taken["enrolled"].is_string(), "on the word of its old keys: {taken}");
    assert_eq!(taken["state_hash"], world.first.state_hash());
    assert_eq!(world.first.status()["pending"], 0);
    world.first.verify();
}

#[test]
fn an_invitation_is_for_one_laptop_of_one_village() {
    let world = World::new();
    let invitation = world.invitation();
    world.first.call("join", &["--invitation", text(&invitation)]).refused("own_invitation");
    let second = world.joined("kedua", &invitation);
    let third = world.joined("ketiga", &invitation);
    world.carry(&second, &world.first, "salam");
    let before = world.first.status();
    let late = world.bundle(&third, "terlambat");
    world.first.call("take", &[text(&late)]).refused("unknown_sender");
    assert_eq!(world.first.status(), before, "nothing was believed");
    let melati = Village::new(world.path("melati"), "64.74.02.1002");
    melati.call("join", &["--invitation", text(&invitation)]).refused("wrong_village");
    let stranger = Village::new(world.path("asing"), PELANGI);
    stranger.call("make", &["--out", text(&world.path("x"))]).refused("no_recipient");
}

#[test]
fn a_second_laptop_that_was_restored_before_the_first_answered_is_admitted_all_the_same() {
    let world = World::new();
    let lost = world.joined("kedua", &world.invitation());
    let backup = world.path("cadangan");
    lost.call("backup", &["--out", text(&backup)]).good();
    let second = Village::at(world.path("pulih"), PELANGI);
    second.call("restore", &[text(&backup)]).good();
    world.carry(&second, &world.first, "salam");
    world.carry(&world.first, &second, "semua");
    assert!(second.people() == world.first.people(), "both list the same people");
    second.verify();
}

#[test]
fn a_neighbour_registered_on_both_laptops_is_a_doubt_on_both() {
    let world = World::new();
    let second = world.pair();
    second.register(DEWI, "Dewi Lestari");
    world.first.register(DEWI, "Dewi L.");
    world.carry(&second, &world.first, "2");
    world.carry(&world.first, &second, "3");
    assert_eq!(second.state_hash(), world.first.state_hash());
    for village in [&world.first, &second] {
        let found = village.call("workers", &["--search", DEWI]).good();
        assert_eq!(found["total"], 2, "both are kept: {found}");
        village.verify();
    }
}
