//! Pelangi and Melati, two villages of Bontang, and their office: bundles there and answers back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::damage::damaged;
use lindung_tests::dice::seed;
use lindung_tests::executable::{lindung, sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Made up, and registered in both villages.
const TWICE: &str = "6474021503829871";

/// An office and a village that it invited.
struct World {
    folder: TempDir,
    office: Office,
    pelangi: Village,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        let pelangi = Village::new(folder.path().join("pelangi"), PELANGI);
        office.invites(&pelangi);
        Self { folder, office, pelangi }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a bundle under a name of the test.
    fn bundle(&self, village: &Village, name: &str) -> PathBuf {
        let file = self.path(name);
        village.call("make", &["--out", text(&file)]).good();
        file
    }

    /// The office takes a file; gives the answers it wrote.
    fn answers(&self, file: &Path, name: &str) -> Vec<PathBuf> {
        let folder = self.path(name);
        self.office.receives(file, &folder);
        files(&folder)
    }

    /// What would change if the office had believed anything.
    fn office_state(&self) -> Value {
        self.office.call("villages", &[]).good()
    }
}

fn total(village: &Village) -> u64 {
    village.call("workers", &["--limit", "1"]).good()["total"].as_u64().unwrap()
}

#[test]
fn a_bundle_travels_to_the_province_and_back() {
    let world = World::new();
    let pelangi = &world.pelangi;
    pelangi.import(&sample("kader-posyandu.csv"));
    let before = pelangi.status();
    assert!(before["pending"].as_u64().unwrap() > 64, "nothing is acknowledged yet");
    let bundle = world.bundle(pelangi, "kiriman.lindung");
    assert_eq!(pelangi.state_hash(), before["state_hash"], "making a bundle changes nothing");

    let answers = world.path("jawaban");
    let taken = world.office.receives(&bundle, &answers);
    assert_eq!(taken["village"], PELANGI);
    assert_eq!(taken["taken"], before["pending"], "every own entry arrived");
    assert_eq!((&taken["already"], &taken["set_aside"]), (&0.into(), &0.into()));
    let answers = files(&answers);
    assert_eq!(answers.len(), 1, "one device, one answer");

    let answered = pelangi.call("take", &[text(&answers[0])]).good();
    assert_eq!(answered["set_aside"], 0);
    let after = pelangi.status();
    assert_eq!((&after["pending"], &after["agrees"]), (&0.into(), &true.into()));
    assert_eq!(after["state_hash"], taken["state_hash"], "village and office hold the same");
    let workers = pelangi.workers();
    let received = |worker: &Value| worker["acknowledged_on"] == after["acknowledged_on"];
    assert!(after["acknowledged_on"].is_string());
    assert!(workers["workers"].as_array().unwrap().iter().all(received), "diterima provinsi");

    assert_same_again(&world, &bundle, &answers[0]);
}

/// The same files once more, also renamed by a messenger: nothing happens.
fn assert_same_again(world: &World, bundle: &Path, answer: &Path) {
    let (village, office) = (world.pelangi.status(), world.office_state());
    let renamed = world.path("DOC-20260603-WA0007.pdf");
    std::fs::copy(bundle, &renamed).unwrap();
    for file in [bundle, &renamed] {
        let again = world.office.receives(file, &world.path("jawaban-lagi"));
        assert_eq!((&again["taken"], &again["set_aside"]), (&0.into(), &0.into()));
        assert_eq!(
            again["already"].as_u64(),
            village["frontier"].as_object().unwrap()[village["device"].as_str().unwrap()].as_u64()
        );
        assert_eq!(again["state_hash"], village["state_hash"]);
    }
    let again = world.pelangi.call("take", &[text(answer)]).good();
    assert_eq!(again["taken"], 0);
    assert_eq!(world.pelangi.status(), village);
    assert_eq!(world.office_state(), office);
    world.pelangi.verify();
}

/// What may be said of a damaged file, wherever the damage is.
const DAMAGE: [&str; 8] = [
    "altered",
    "cut_off",
    "malformed",
    "newer_version",
    "not_a_bundle",
    "not_for_us",
    "too_large",
    "unknown_sender",
];

#[test]
fn a_damaged_bundle_is_refused_and_changes_nothing() {
    let (world, seed) = (World::new(), seed());
    println!("seed {seed}");
    world.pelangi.import(&sample("kader-posyandu.csv"));
    let bundle = world.bundle(&world.pelangi, "kiriman.lindung");
    let before = world.office_state();
    let bad = damaged(&bundle, &world.path("rusak"), 60, 20, seed);
    let bad: Vec<&Path> = bad.iter().map(PathBuf::as_path).collect();
    let outcomes = world.office.takes(&bad, &world.path("jawaban-rusak"));
    let mut codes = BTreeSet::new();
    for outcome in &outcomes {
        let error = &outcome["error"];
        let code = error["code"].as_str().unwrap_or_else(|| panic!("taken: {outcome}"));
        assert!(DAMAGE.contains(&code), "{outcome}");
        assert_ne!(error["sentence"], code);
        codes.insert(code.to_owned());
    }
    assert!(codes.contains("altered") && codes.contains("cut_off"), "{codes:?}");
    assert_eq!(world.office_state(), before, "nothing was believed");
    assert_eq!(files(&world.path("jawaban-rusak")), Vec::<PathBuf>::new(), "nobody is answered");

    let answer = world.answers(&bundle, "jawaban").remove(0);
    let before = world.pelangi.status();
    for file in damaged(&answer, &world.path("rusak-jawaban"), 8, 4, seed) {
        let done = world.pelangi.call("take", &[text(&file)]);
        let code = done.answer["error"]["code"].as_str().unwrap_or_default().to_owned();
        assert!(DAMAGE.contains(&code.as_str()), "{}: {code}", file.display());
        done.refused(&code);
    }
    assert_eq!(world.pelangi.status(), before, "nothing was believed");
    world.pelangi.call("take", &[text(&answer)]).good();
    world.pelangi.verify();
}

#[test]
fn a_bundle_for_somebody_else_is_refused() {
    let world = World::new();
    let bundle = world.bundle(&world.pelangi, "kiriman.lindung");
    let other = Office::new(world.path("kantor-lain"));
    assert_eq!(other.refuses(&bundle), "not_for_us");
    let answer = world.answers(&bundle, "jawaban").remove(0);
    let melati = Village::new(world.path("melati"), MELATI);
    let before = melati.status();
    melati.call("take", &[text(&answer)]).refused("not_for_us");
    assert_eq!(melati.status(), before);
    melati.call("make", &["--out", text(&world.path("tanpa"))]).refused("no_recipient");
    assert!(!world.path("tanpa").exists(), "no file when there is nobody to seal to");
    let invitation = world.path("undangan-pelangi");
    world.office.call("invite", &["--village", PELANGI, "--out", text(&invitation)]).good();
    melati.call("join", &["--invitation", text(&invitation)]).refused("wrong_village");
    melati.call("take", &[text(&sample("truth.json"))]).refused("not_a_bundle");
    lindung(&["bundle", "inspect", text(&sample("truth.json"))]).refused("not_a_bundle");
}

#[test]
fn a_gap_is_refused_and_answered() {
    let world = World::new();
    let pelangi = &world.pelangi;
    let first = world.bundle(pelangi, "1.lindung");
    let answer = world.answers(&first, "jawaban-1").remove(0);
    // The office as a backup would bring it back.
    let restored = world.office.copy(world.path("kantor-kemarin"));
    pelangi.call("take", &[text(&answer)]).good();
    pelangi.register(TWICE, "Rahmat Hidayat");
    let second = world.bundle(pelangi, "2.lindung");
    let answer = world.answers(&second, "jawaban-2").remove(0);
    pelangi.call("take", &[text(&answer)]).good();
    pelangi.import(&sample("kader-posyandu.csv"));
    let third = world.bundle(pelangi, "3.lindung");

    let before = restored.call("villages", &[]).good();
    let answers = world.path("jawaban-celah");
    let outcome = restored.takes(&[&third], &answers).remove(0);
    assert_eq!(outcome["error"]["code"], "gap", "{outcome}");
    assert_eq!(restored.call("villages", &[]).good(), before, "nothing was believed");
    assert_eq!(files(&answers).len(), 1, "the village learns where to begin");
    restored.receives(&second, &world.path("jawaban-susul"));
    let caught_up = restored.receives(&third, &world.path("jawaban-susul"));
    assert_eq!(caught_up["state_hash"], pelangi.state_hash(), "the lost one first, then this one");
}

#[test]
fn any_number_of_lost_bundles_loses_nothing() {
    let world = World::new();
    let pelangi = &world.pelangi;
    for serial in 9801..9804 {
        pelangi.register(&format!("647402120885{serial}"), "Dewi Lestari");
        world.bundle(pelangi, &format!("hilang-{serial}.lindung"));
    }
    let last = world.bundle(pelangi, "terakhir.lindung");
    let taken = world.office.receives(&last, &world.path("jawaban"));
    assert_eq!(taken["state_hash"], pelangi.state_hash());
    // A lost one that turns up later is old news.
    let late = world.office.receives(&world.path("hilang-9801.lindung"), &world.path("jawaban"));
    assert_eq!((&late["taken"], &late["state_hash"]), (&0.into(), &taken["state_hash"]));
}

#[test]
fn a_log_continued_twice_is_a_fork_and_never_merged() {
    let world = World::new();
    let pelangi = &world.pelangi;
    let copy = pelangi.copy(world.path("pelangi-salinan"));
    pelangi.register(TWICE, "Rahmat Hidayat");
    copy.register("6474025103909872", "Dewi Lestari");
    let own = world.bundle(pelangi, "asli.lindung");
    let forked = world.bundle(&copy, "salinan.lindung");
    world.office.receives(&own, &world.path("jawaban"));
    let before = world.office_state();
    assert_eq!(world.office.refuses(&forked), "fork");
    assert_eq!(world.office_state(), before, "nothing was believed");
    let again = world.office.receives(&own, &world.path("jawaban"));
    assert_eq!(again["state_hash"], pelangi.state_hash());
}

#[test]
fn who_is_registered_in_two_villages_is_named_to_both() {
    let world = World::new();
    let pelangi = &world.pelangi;
    let melati = Village::new(world.path("melati"), MELATI);
    world.office.invites(&melati);
    pelangi.register(TWICE, "Rahmat Hidayat");
    melati.register(TWICE, "Rahmat Hidayat");
    melati.register("6474025103909872", "Dewi Lestari");
    let bundles = [world.bundle(pelangi, "p.lindung"), world.bundle(&melati, "m.lindung")];
    let answers = world.path("jawaban");
    let both: Vec<&Path> = bundles.iter().map(PathBuf::as_path).collect();
    for outcome in world.office.takes(&both, &answers) {
        assert!(outcome["error"].is_null(), "{outcome}");
    }
    let groups = world.office.call("duplicates", &[]).good()["groups"].clone();
    let groups = groups.as_array().unwrap();
    assert_eq!(groups.len(), 1, "one person, and nobody else");
    let lines = groups[0].as_array().unwrap();
    let villages: BTreeSet<&str> = lines.iter().map(|l| l["village"].as_str().unwrap()).collect();
    assert_eq!(villages, BTreeSet::from([PELANGI, MELATI]));
    assert!(lines.iter().all(|line| line["nik"] == TWICE && line["name"] == "Rahmat Hidayat"));

    // Answers of a first round: whichever was taken first learns of it in its answer, too.
    let answers = files(&answers);
    assert_eq!(answers.len(), 2, "each village has its own answer");
    for (village, other) in [(pelangi, MELATI), (&melati, PELANGI)] {
        let before = total(village);
        assert_eq!(takes_own(village, &answers), 1, "an answer is for one village alone");
        let page = village.call("worker", &[TWICE]).good();
        let doubts = page["doubts"].as_array().unwrap();
        let told = doubts.iter().find(|doubt| doubt["code"] == "also_registered");
        let told = told.unwrap_or_else(|| panic!("{} is not told: {page}", village.code));
        assert!(!told.to_string().contains(other), "named by its name, not by its code");
        assert_eq!(total(village), before, "nobody of another village comes in");
        village.verify();
    }
    assert_eq!(melati.call("worker", &["6474025103909872"]).good()["doubts"], Value::Array(vec![]));
}

/// Takes those of the answers that are for this village.
fn takes_own(village: &Village, answers: &[PathBuf]) -> usize {
    let taken = answers.iter().filter(|answer| {
        let done = village.call("take", &[text(answer)]);
        done.code == Some(0) || done.refused("not_for_us").is_null()
    });
    taken.count()
}
