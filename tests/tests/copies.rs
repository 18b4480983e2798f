//! Folders that were copied, and folders that were put back to what they were: one log continued
//! twice. Honest people do that, and nothing that they entered may be lost by it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::desk::TestDesk;
use lindung_tests::executable::{Done, sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// Made up.
const RAHMAT: &str = "6474021503829871";
const DEWI: &str = "6474025103909872";
const BUDI: &str = "6474021503829873";

/// A village that has exchanged a bundle with its office.
struct World {
    folder: TempDir,
    office: Office,
    village: Village,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        let village = Village::new(folder.path().join("asli"), PELANGI);
        office.invites(&village);
        village.import(&sample("kader-posyandu.csv"));
        let world = Self { folder, office, village };
        world.report(&world.village, "awal");
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bundle(&self, from: &Village, name: &str) -> PathBuf {
        let file = self.path(&format!("{name}.lindung"));
        from.call("make", &["--out", text(&file)]).good();
        file
    }

    /// To the office, and whatever it answers back, whether it took the bundle or not.
    fn report(&self, village: &Village, name: &str) -> Value {
        let (bundle, answers) = (self.bundle(village, name), self.path(name));
        let outcome = self.office.takes(&[&bundle], &answers).remove(0);
        for answer in files(&answers) {
            village.call("take", &[text(&answer)]).good();
        }
        outcome
    }
}

fn total(village: &Village) -> u64 {
    village.workers()["total"].as_u64().unwrap()
}

fn device(village: &Village) -> Value {
    village.status()["device"].clone()
}

#[test]
fn two_copies_that_both_went_on_end_with_everybody_in_both() {
    let world = World::new();
    let original = &world.village;
    let (before, copy) = (total(original), original.copy(world.path("salinan")));
    original.register(RAHMAT, "Rahmat Hidayat");
    original.register(BUDI, "Budi Santoso");
    copy.register(DEWI, "Dewi Lestari");
    copy.register(BUDI, "Budi Susanto");
    world.report(original, "1");

    let refused = world.report(&copy, "2");
    assert_eq!(refused["error"]["code"], "fork", "{refused}");
    assert_ne!(device(&copy), device(original), "it goes on under an identity of its own");
    assert_eq!(total(&copy), before + 3, "both of the other, and its own");
    let budi = copy.call("worker", &[BUDI]).good();
    assert_eq!(budi["name"], "Budi Santoso");
    assert_eq!(budi["doubts"][0]["code"], "differs", "what differs is a doubt: {budi}");
    copy.verify();

    let taken = world.report(&copy, "3");
    assert!(taken["enrolled"].is_string(), "no new invitation: {taken}");
    assert_eq!((&copy.status()["pending"], &copy.status()["agrees"]), (&0.into(), &true.into()));
    assert_eq!(taken["state_hash"], copy.state_hash());
    world.report(original, "4");
    assert!(original.people() == copy.people(), "both list the same people");
    original.verify();
}

#[test]
fn a_folder_put_back_to_yesterday_gets_today_back_from_the_office() {
    let world = World::new();
    let yesterday = world.village.copy(world.path("kemarin"));
    world.village.register(RAHMAT, "Rahmat Hidayat");
    world.report(&world.village, "hari-ini");
    world.report(&yesterday, "lagi");
    assert!(yesterday.people() == world.village.people(), "nobody is lost");
    yesterday.register(DEWI, "Dewi Lestari");
    let taken = world.report(&yesterday, "sesudah");
    assert!(taken["error"].is_null(), "it writes a log of its own: {taken}");
    assert_eq!(taken["state_hash"], yesterday.state_hash());
    yesterday.verify();
}

#[test]
fn what_was_entered_after_a_folder_was_put_back_is_kept_too() {
    let world = World::new();
    let yesterday = world.village.copy(world.path("kemarin"));
    world.village.register(RAHMAT, "Rahmat Hidayat");
    // The answer to today's bundle is still on the stick when the folder is put back.
    let (bundle, answers) = (world.bundle(&world.village, "hari-ini"), world.path("jawaban"));
    world.office.receives(&bundle, &answers);
    yesterday.register(DEWI, "Dewi Lestari");
    let before = total(&yesterday);
    yesterday.call("take", &[text(&files(&answers)[0])]).good();
    yesterday.register(BUDI, "Budi Santoso");
    assert!(yesterday.status()["pending"].as_u64().unwrap() > 0, "nothing passes for sent");
    for round in 0..3 {
        world.report(&yesterday, &format!("putaran-{round}"));
    }
    assert_eq!(total(&yesterday), before + 2, "Rahmat is back, Budi is there, Dewi stayed");
    let after = yesterday.status();
    assert_eq!((&after["pending"], &after["agrees"]), (&0.into(), &true.into()), "{after}");
    yesterday.verify();
}

#[test]
fn a_computer_knows_a_folder_that_it_saw_further_on() {
    let world = World::new();
    let copy = world.village.copy(world.path("salinan"));
    let computer = world.village.home.with_extension("komputer");
    let status = |village: &Village| {
        let output = village.command("status", &[]).env("XDG_STATE_HOME", &computer).output();
        Done::of("status", &output.unwrap()).good()
    };
    assert_eq!(status(&copy)["device"], device(&world.village), "nothing has happened yet");
    world.village.register(RAHMAT, "Rahmat Hidayat");
    assert_ne!(status(&copy)["device"], device(&world.village), "before anything is recorded");
    copy.register(DEWI, "Dewi Lestari");
    world.report(&world.village, "1");
    let taken = world.report(&copy, "2");
    assert!(taken["error"].is_null(), "no fork, at no time: {taken}");
    world.report(&world.village, "3");
    assert!(copy.people() == world.village.people(), "both list the same people");
}

#[test]
fn a_folder_on_another_computer_goes_on_under_an_identity_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("asli");
    let desk = TestDesk::on("laptop", &home, 7);
    desk.does("village.new", TestDesk::village(PELANGI));
    let register = |desk: &TestDesk, nik: &str| {
        desk.does("worker.register", json!({ "details": { "nik": nik, "name": "Dewi Lestari" } }));
    };
    register(&desk, DEWI);
    let device = |desk: &TestDesk| desk.does("village.status", json!({}))["device"].clone();
    let first = device(&desk);
    drop(desk);
    let copy = Village::at(home.clone(), PELANGI).copy(folder.path().join("salinan"));
    let mut elsewhere = TestDesk::on("komputer baru", &copy.home, 8);
    elsewhere.unlock();
    let second = device(&mut elsewhere);
    assert_ne!(first, second);
    register(&mut elsewhere, RAHMAT);
    drop(elsewhere);
    let mut again = TestDesk::on("komputer baru", &copy.home, 9);
    again.unlock();
    assert_eq!(device(&mut again), second, "once, and not at every start");
    let mut back = TestDesk::on("laptop", &home, 10);
    back.unlock();
    assert_eq!(device(&mut back), first, "the original stays what it was");
}

/// What the village recorded since stands on words of the office that the office has lost.
#[test]
fn an_office_put_back_to_before_it_met_a_village_invites_it_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let office = Office::new(path("kantor"));
    let village = Village::new(path("desa"), PELANGI);
    let before = office.copy(path("kantor-cadangan"));
    let report = |name: &str| {
        let (bundle, answers) = (path(&format!("{name}.lindung")), path(name));
        village.call("make", &["--out", text(&bundle)]).good();
        let outcome = office.takes(&[&bundle], &answers).remove(0);
        for answer in files(&answers) {
            village.call("take", &[text(&answer)]).good();
        }
        outcome
    };
    office.invites(&village);
    village.import(&sample("kader-posyandu.csv"));
    report("dulu");
    std::fs::remove_dir_all(&office.home).unwrap();
    before.copy(office.home.clone());

    village.register(RAHMAT, "Rahmat Hidayat");
    assert_eq!(report("tak-dikenal")["error"]["code"], "unknown_device");
    office.invites(&village);
    let taken = report("lagi");
    assert_eq!(taken["state_hash"], village.state_hash(), "all of it: {taken}");
    let after = village.status();
    assert_eq!((&after["pending"], &after["agrees"]), (&0.into(), &true.into()), "{after}");
    village.verify();
}
