//! An office keeps its rows in a file of its own, or in a PostgreSQL database with any number of
//! servers. One story, told of both.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::picture::{jpeg, with_exif};
use lindung_tests::postgres::Cluster;
use lindung_tests::server::Server;
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// Made up, and registered in both villages.
const TWICE: &str = "6474021503829871";
/// Made up, and registered in one.
const ONCE: &str = "6474025103909872";

/// Of no village yet.
const NEW: &str = "64.74.02.2999";

/// Gives the office as a backup of now brings it back, its folder there.
type BackUp = Box<dyn Fn(&Office, PathBuf) -> Office>;

struct Story {
    folder: TempDir,
    office: Office,
    /// The office as a backup of now brings it back.
    back_up: BackUp,
    pelangi: Village,
    melati: Village,
}

#[test]
fn an_office_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path().join("kantor"));
    tell(folder, office, Box::new(|office, to| office.copy(to)));
}

#[test]
fn an_office_on_postgresql() {
    let Some(cluster) = Cluster::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let database = cluster.create("kantor");
    let office = Office::on(database.clone(), folder.path().join("kantor"));

    // Without the address there is nothing to see, and a second office has no place there.
    Office::at(office.home.clone()).call("villages", &[]).refused("database_needed");
    let other = Office { home: folder.path().join("lain"), database: Some(database) };
    let name = ["--region", "64", "--name", "Kantor lain (contoh)"];
    other.call("new", &name).refused("database_in_use");
    assert!(!other.home.join("lindung.db").exists());

    let back_up = move |office: &Office, to: PathBuf| {
        let database = cluster.back_up("kantor", "kemarin");
        let restored = Office { database: Some(database), ..office.copy(to) };
        let lists = ["villages", "report", "duplicates", "devices"];
        let listed = || lists.map(|word| restored.call(word, &[]).good());
        let before = listed();
        // As a program with another fold would have left it: the next folds all anew.
        let spoil = "UPDATE lindung SET made_by = 'another'; DELETE FROM naming;
             DELETE FROM subject WHERE kind <> 'office';
             UPDATE worker SET nik = '', state = 'voided', digest = NULL";
        cluster.asked("kemarin", spoil);
        assert_eq!(listed(), before);
        cluster.asked("kemarin", AS_FIRST_MADE);
        assert_eq!(listed(), before, "also from the tables of the first program");
        restored
    };
    tell(folder, office, Box::new(back_up));
}

/// Takes back what the second step brought to the tables.
const AS_FIRST_MADE: &str = "UPDATE lindung SET version = 1, made_by = 'another';
     ALTER TABLE worker DROP COLUMN rw, DROP COLUMN born_on, DROP COLUMN doubt, DROP COLUMN again,
       DROP COLUMN paid, DROP COLUMN places;
     DROP TABLE figure, former_nik, bill_person, bill_part, contribution, contribution_but, person,
       session, deed, sheet";

fn tell(folder: TempDir, office: Office, back_up: BackUp) {
    let village = |name: &str, code| Village::new(folder.path().join(name), code);
    let (pelangi, melati) = (village("pelangi", PELANGI), village("melati", MELATI));
    let story = Story { folder, office, back_up, pelangi, melati };
    for village in [&story.pelangi, &story.melati] {
        story.office.invites(village);
    }
    story.people_come_and_are_told();
    story.photos_come();
    let yesterday = (story.back_up)(&story.office, story.path("kantor-kemarin"));
    story.a_fork_is_refused();
    story.a_day_later_by_the_line();
    story.yesterdays_office_is_told_of_a_gap(&yesterday);
    story.a_program_is_offered();
    story.a_village_has_another_code();
    story.nothing_differs();
    story.a_laptop_is_revoked();
}

impl Story {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bundle(&self, village: &Village, name: &str) -> PathBuf {
        let file = self.path(&format!("kiriman-{name}"));
        village.call("make", &["--out", text(&file)]).good();
        file
    }

    /// From bundle to answer and back. Gives what the office said.
    fn round(&self, village: &Village, name: &str) -> Value {
        let answers = self.path(&format!("jawaban-{name}"));
        let taken = self.office.receives(&self.bundle(village, name), &answers);
        village.call("take", &[text(&files(&answers)[0])]).good();
        assert_agrees(village);
        taken
    }

    fn lines(&self, word: &str, list: &str) -> Vec<Value> {
        self.office.call(word, &[]).good()[list].as_array().unwrap().clone()
    }

    fn people_come_and_are_told(&self) {
        self.pelangi.import(&sample("kader-posyandu.csv"));
        for (village, nik) in [(&self.pelangi, TWICE), (&self.melati, TWICE), (&self.melati, ONCE)]
        {
            village.register(nik, "Rahmat Hidayat");
        }
        let first = self.bundle(&self.pelangi, "pertama");
        let taken = self.round(&self.pelangi, "pertama-lagi");
        assert_eq!(taken["state_hash"], self.pelangi.state_hash());
        let again = self.office.receives(&first, &self.path("jawaban-pertama"));
        assert_eq!((&again["taken"], &again["state_hash"]), (&0.into(), &taken["state_hash"]));
        self.round(&self.melati, "melati");
        self.round(&self.pelangi, "kedua");
        for village in [&self.pelangi, &self.melati] {
            assert_eq!(doubts(village), ["also_registered"]);
        }
        let groups = self.lines("duplicates", "groups");
        assert_eq!(groups.len(), 1, "one person, and nobody else");
        let held: Vec<&Value> =
            groups[0].as_array().unwrap().iter().map(|line| &line["village"]).collect();
        assert_eq!(held, [PELANGI, MELATI]);
        let report = self.lines("report", "villages");
        for (line, village) in report.iter().zip([&self.pelangi, &self.melati]) {
            assert_eq!(line["workers"], village.workers()["total"], "{line}");
            assert_eq!(line["elsewhere"], 1);
        }
    }

    fn photos_come(&self) {
        let folder = self.path("foto");
        std::fs::create_dir_all(&folder).unwrap();
        for (seed, nik) in [(1, TWICE), (2, ONCE)] {
            let photo = with_exif(&jpeg(seed, 720, 960), 1);
            std::fs::write(folder.join(format!("{nik}.jpg")), photo).unwrap();
        }
        self.melati.call("photos", &[text(&folder)]).good();
        self.round(&self.melati, "foto-1");
        self.round(&self.melati, "foto-2");
        assert_eq!(self.melati.status()["photos_pending"], 0, "the office has them");
        // Another laptop of the village gets everything from the office.
        let anew = Village::new(self.path("melati-baru"), MELATI);
        self.office.invites(&anew);
        let answers = self.path("jawaban-baru");
        self.office.receives(&self.bundle(&anew, "baru"), &answers);
        let taken = anew.call("take", &[text(&files(&answers)[0])]).good();
        assert_eq!(taken["photos"], 2);
        assert_eq!(anew.state_hash(), self.round(&self.melati, "tahu-baru")["state_hash"]);
    }

    fn a_fork_is_refused(&self) {
        let copy = self.melati.copy(self.path("melati-salinan"));
        copy.register("6474025103909873", "Dewi Lestari");
        let forked = self.bundle(&copy, "salinan");
        self.melati.register("6474025103909874", "Dewi Lestari");
        self.round(&self.melati, "asli");
        let before = self.lines("villages", "villages");
        assert_eq!(self.office.refuses(&forked), "fork");
        assert_eq!(self.lines("villages", "villages"), before, "nothing was believed");
    }

    /// One of the two who share a NIK was registered by mistake; the other hears of it.
    fn a_day_later_by_the_line(&self) {
        let server = Server::start(&self.office);
        let page = self.melati.call("worker", &[TWICE]).good();
        let void = json!({ "worker": page["worker"], "reason": "salah orang" });
        self.melati.call("record", &["worker.void", &void.to_string()]).good();
        for village in [&self.melati, &self.pelangi] {
            village.call("sync", &["--url", &server.url(), "--attempts", "1"]).good();
            assert_agrees(village);
        }
        assert_eq!(doubts(&self.pelangi), Vec::<String>::new(), "it was settled");
        assert_eq!(server.stops()["stopped"], true);
        assert_eq!(self.lines("duplicates", "groups").len(), 0);
    }

    fn yesterdays_office_is_told_of_a_gap(&self, yesterday: &Office) {
        self.pelangi.register("6474025103909875", "Dewi Lestari");
        self.round(&self.pelangi, "hari-ini");
        self.pelangi.register("6474025103909876", "Dewi Lestari");
        let later = self.bundle(&self.pelangi, "celah");
        let answers = self.path("jawaban-celah");
        let outcome = yesterday.takes(&[&later], &answers).remove(0);
        assert_eq!(outcome["error"]["code"], "gap", "{outcome}");
        assert_eq!(files(&answers).len(), 1, "the village learns where to begin");
    }

    fn a_program_is_offered(&self) {
        let (file, out) = (self.path("program"), self.path("program-baru"));
        let program: Vec<u8> = (0..300_000_u32).map(|place| (place % 251) as u8).collect();
        std::fs::write(&file, &program).unwrap();
        let system = if cfg!(windows) { "windows" } else { "linux-deb" };
        let offer = ["--system", system, "--version", "99.1.2", text(&file)];
        let offered = self.office.call("offer", &offer).good();
        assert_eq!((&offered["bytes"], &offered["pieces"]), (&300_000.into(), &2.into()));
        self.office.call("offer", &offer).refused("offered_already");
        self.round(&self.pelangi, "tawaran");
        self.pelangi.call("update", &["--ask"]).good();
        self.round(&self.pelangi, "program");
        self.pelangi.call("update", &["--out", text(&out)]).good();
        assert!(std::fs::read(&out).unwrap() == program, "byte for byte");
        self.round(&self.melati, "tawaran-melati");
        let offer = self.melati.call("update", &[]).good()["offer"].clone();
        assert_eq!((&offer["version"], &offer["percent_here"]), (&"99.1.2".into(), &0.into()));
    }

    fn a_village_has_another_code(&self) {
        let recode = |village, code| {
            let to = ["--village", village, "--code", code, "--on", "2026-07-01"];
            self.office.call("recode", &[&to[..], &["--name", "Melati Baru"]].concat())
        };
        assert_eq!(recode(MELATI, NEW).good()["code"], NEW);
        recode(PELANGI, NEW).refused("code_taken");
        self.round(&self.melati, "nama-baru");
        let status = self.melati.status();
        assert_eq!((&status["village"], &status["code"]), (&MELATI.into(), &NEW.into()));
        let listed = self.lines("villages", "villages");
        assert_eq!((&listed[1]["village"], &listed[1]["code"]), (&MELATI.into(), &NEW.into()));
        assert!(listed[1]["name"].as_str().unwrap().starts_with("Desa Melati Baru"));
        assert_eq!(listed[0]["code"], PELANGI, "nobody else is called otherwise");
    }

    /// Each lays the other's state beside its own.
    fn nothing_differs(&self) {
        let (theirs, ours) = (self.path("keadaan-kantor"), self.path("keadaan-desa"));
        self.round(&self.pelangi, "sama");
        self.office.call("differences", &["--village", PELANGI, "--out", text(&theirs)]).good();
        self.pelangi.call("differences", &["--out", text(&ours)]).good();
        let here = self.pelangi.call("differences", &["--with", text(&theirs)]).good();
        let there = self.office.call("differences", &["--with", text(&ours)]).good();
        assert_eq!((&here["differences"], &there["differences"]), (&json!([]), &json!([])));
        // One more is no difference: the office does not know of it yet.
        self.pelangi.register("6474025103909879", "Dewi Lestari");
        self.pelangi.call("differences", &["--out", text(&ours)]).good();
        self.office.call("differences", &["--with", text(&ours)]).refused("behind");
    }

    fn a_laptop_is_revoked(&self) {
        self.round(&self.pelangi, "susul");
        let devices = self.lines("devices", "devices");
        let of_melati = devices.iter().find(|line| line["village"] == MELATI).unwrap();
        assert_eq!(of_melati["enrolled"], true, "{of_melati}");
        let tag = of_melati["tag"].as_str().unwrap();
        let keep = ["--village", MELATI, "--device", tag, "--keep-until", "4"];
        self.office.call("revoke", &keep).good();
        assert_eq!(self.office.refuses(&self.bundle(&self.melati, "dicuri")), "revoked");
        let report = self.lines("report", "villages");
        let counted: Vec<&Value> = report.iter().map(|line| &line["workers"]).collect();
        assert_eq!(counted[0], &self.pelangi.workers()["total"]);
        assert!(counted[1].as_u64() < self.melati.workers()["total"].as_u64(), "{report:?}");
        let keys = self.path("kunci.cbor");
        self.office.call("keys", &["--out", text(&keys)]).good();
        assert!(std::fs::metadata(&keys).unwrap().len() > 100);
    }
}

#[track_caller]
fn assert_agrees(village: &Village) {
    let status = village.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()), "{status}");
}

/// What is doubted of the one who is registered twice.
fn doubts(village: &Village) -> Vec<String> {
    let page = village.call("worker", &[TWICE]).good();
    let doubts = page["doubts"].as_array().unwrap().iter();
    let codes = doubts.map(|doubt| doubt["code"].as_str().unwrap().to_owned());
    codes.filter(|code| code == "also_registered").collect()
}
