//! Who plays: villages at their desks, and a province.

use lindung_api::{Desk, Machine, Progress};
use lindung_log::bundle::Range;
use lindung_log::{Clock, DeviceId, DeviceKeys, Entropy, Frontier};
use lindung_office::{Answered, FileOutcome, FileTaken, Office};
use lindung_store::Home;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Two villages of Bontang, and a province to which they do not belong.
pub(crate) const PELANGI: &str = "64.74.02.1001";
pub(crate) const MELATI: &str = "64.74.02.1002";
pub(crate) const PASSPHRASE: &str = "kalimat sandi";
/// 1 June 2026, in the morning.
pub(crate) const JUNE: i64 = 1_780_282_800;
pub(crate) const DAY: i64 = 24 * 3600;

#[derive(Clone, Copy)]
pub(crate) struct At(pub(crate) i64);

impl Clock for At {
    fn now(&self) -> i64 {
        self.0
    }
}

/// Different for each seed, and the same on every run.
pub(crate) struct Seeded(pub(crate) u64);

impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
            *byte = self.0.to_be_bytes()[1];
        }
    }
}

pub(crate) struct Village {
    desk: Desk,
    folder: TempDir,
    code: &'static str,
}

impl Village {
    /// Sets up a register with one clerk.
    pub(crate) fn new(code: &'static str, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(&folder.path().join("home"), machine(seed));
        let mut village = Self { desk, folder, code };
        let clerk = json!({ "village": code, "clerk": "Siti Aminah", "passphrase": PASSPHRASE });
        village.call("village.new", clerk);
        village
    }

    /// The same, joined to the province.
    pub(crate) fn joined(code: &'static str, seed: u64, province: &mut Province) -> Self {
        let mut village = Self::new(code, seed);
        let invitation = province.invite(code);
        village.join(&invitation);
        village
    }

    /// A second computer with a copy of everything, as after copying the folder.
    pub(crate) fn twin(self, seed: u64) -> (Self, Self) {
        let Self { desk, folder, code } = self;
        drop(desk);
        let other = tempfile::tempdir().unwrap();
        copy(&folder.path().join("home"), &other.path().join("home"));
        let reopen = |folder: TempDir, seed| {
            let desk = Desk::new(&folder.path().join("home"), machine(seed));
            let mut village = Self { desk, folder, code };
            village.call("village.unlock", json!({ "passphrase": PASSPHRASE }));
            village
        };
        (reopen(folder, seed), reopen(other, seed + 1))
    }

    pub(crate) fn call(&mut self, name: &str, request: Value) -> Value {
        let mut listener = |_| true;
        let answer = self.desk.call(name, request, &mut Progress::new(&mut listener));
        answer.unwrap_or_else(|told| panic!("{name}: {}", told.code)).answer
    }

    pub(crate) fn refusal(&mut self, name: &str, request: Value) -> String {
        let mut listener = |_| true;
        self.desk.call(name, request, &mut Progress::new(&mut listener)).unwrap_err().code
    }

    pub(crate) fn join(&mut self, invitation: &[u8]) -> Value {
        let path = self.path("undangan");
        fs::write(&path, invitation).unwrap();
        self.call("village.join", json!({ "path": path }))
    }

    pub(crate) fn register(&mut self, serial: u32, name: &str) -> i64 {
        let details = json!({
            "nik": nik(serial), "name": name, "rt": "003", "rw": "01", "occupation": "pedagang",
        });
        let saved = self.call("worker.register", json!({ "details": details }));
        saved["worker"].as_i64().unwrap()
    }

    pub(crate) fn void(&mut self, worker: i64) {
        self.call("worker.void", json!({ "worker": worker, "reason": "salah orang" }));
    }

    /// A bundle on a stick.
    pub(crate) fn make(&mut self) -> PathBuf {
        let out = self.path("keluar");
        fs::create_dir_all(&out).unwrap();
        PathBuf::from(self.call("bundle.make", json!({ "path": out }))["file"].as_str().unwrap())
    }

    /// The same from the beginning.
    pub(crate) fn make_whole(&mut self) -> PathBuf {
        let path = self.path("semua.lindung");
        self.call("bundle.make", json!({ "path": path, "whole": true }));
        path
    }

    pub(crate) fn take(&mut self, answer: &str) -> Value {
        self.call("bundle.take", json!({ "path": answer }))
    }

    pub(crate) fn status(&mut self) -> Value {
        self.call("village.status", json!({}))
    }

    pub(crate) fn device(&mut self) -> DeviceId {
        self.status()["device"].as_str().unwrap().parse().unwrap()
    }

    /// The secret keys of its device, out of its own database.
    pub(crate) fn keys(&self) -> DeviceKeys {
        let home = Home::new(&self.folder.path().join("home"));
        let (store, _) = home.open(PASSPHRASE).unwrap();
        DeviceKeys::from_bytes(&store.secret("device_keys").unwrap().unwrap()).unwrap()
    }

    pub(crate) fn state_hash(&mut self) -> String {
        self.status()["state_hash"].as_str().unwrap().to_owned()
    }

    /// Days on which each worker was acknowledged, by name.
    pub(crate) fn acknowledged_on(&mut self) -> Vec<Option<String>> {
        let listed = self.call("roster.list", json!({ "limit": 1000 }));
        let lines = listed["workers"].as_array().unwrap();
        lines.iter().map(|line| line["acknowledged_on"].as_str().map(str::to_owned)).collect()
    }

    /// Sentences of the doubts that say that somebody is registered elsewhere.
    pub(crate) fn elsewhere(&mut self, serial: u32) -> Vec<String> {
        let page = self.call("worker.show", json!({ "nik": nik(serial) }));
        let doubts = page["doubts"].as_array().unwrap().iter();
        let doubts = doubts.filter(|doubt| doubt["code"] == "also_registered");
        doubts.map(|doubt| doubt["sentence"].as_str().unwrap().to_owned()).collect()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn machine(seed: u64) -> Machine {
    // A laptop whose date is wrong by years.
    let clock = Box::new(At(JUNE - 900 * DAY));
    Machine { clock, entropy: Box::new(Seeded(seed)), name: None, notes: None }
}

pub(crate) fn nik(serial: u32) -> String {
    format!("647402120885{serial:04}")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

pub(crate) struct Province {
    pub(crate) office: Office,
    folder: TempDir,
    pub(crate) now: At,
    entropy: Seeded,
    pub(crate) recovery_code: String,
}

impl Province {
    pub(crate) fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        let (now, mut entropy) = (At(JUNE), Seeded(seed));
        let region = "64".parse().unwrap();
        let name = "Disnakertrans Kalimantan Timur";
        let made = Office::create(&home, region, name, PASSPHRASE, &now, &mut entropy);
        let (office, recovery_code) = made.unwrap();
        Self { office, folder, now, entropy, recovery_code }
    }

    /// The office as a copy of its folder has it now, such as a backup.
    pub(crate) fn twin(self) -> (Self, Self) {
        let Self { office, folder, now, entropy, recovery_code } = self;
        drop(office);
        let other = tempfile::tempdir().unwrap();
        copy(&folder.path().join("home"), &other.path().join("home"));
        let seed = entropy.0;
        let reopen = |folder: TempDir| {
            let office = Office::open(&folder.path().join("home"), PASSPHRASE).unwrap();
            let recovery_code = recovery_code.clone();
            Self { office, folder, now, entropy: Seeded(seed), recovery_code }
        };
        (reopen(folder), reopen(other))
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn later(&mut self, days: i64) {
        self.now.0 += days * DAY;
    }

    pub(crate) fn invite(&mut self, village: &str) -> Vec<u8> {
        let village = village.parse().unwrap();
        self.office.invite(village, None, &self.now, &mut self.entropy).unwrap()
    }

    /// Why an invitation does not go out.
    pub(crate) fn no_invitation(&mut self, village: &str) -> String {
        let village = village.parse().unwrap();
        self.office.invite(village, None, &self.now, &mut self.entropy).unwrap_err().code
    }

    pub(crate) fn take(&mut self, files: &[&Path]) -> Vec<FileOutcome> {
        let files: Vec<PathBuf> = files.iter().map(|path| path.to_path_buf()).collect();
        self.office.take(&files, &self.now)
    }

    /// Takes one file that is sound.
    pub(crate) fn take_one(&mut self, file: &Path) -> FileTaken {
        match self.take(&[file]).remove(0) {
            FileOutcome::Taken(taken) => taken,
            FileOutcome::Refused(refused) => panic!("refused: {}", refused.error.code),
        }
    }

    /// Takes one file that is refused, and gives the code.
    pub(crate) fn refuse(&mut self, file: &Path) -> String {
        match self.take(&[file]).remove(0) {
            FileOutcome::Taken(_) => panic!("taken"),
            FileOutcome::Refused(refused) => refused.error.code,
        }
    }

    pub(crate) fn answers(&mut self) -> Vec<Answered> {
        self.office.answers(&self.folder.path().join("jawaban"), &self.now).unwrap()
    }

    /// From bundle to answer and back.
    pub(crate) fn round(&mut self, village: &mut Village) -> FileTaken {
        let taken = self.take_one(&village.make());
        let answers = self.answers();
        assert_eq!(answers.len(), 1, "one device sent, one is answered");
        village.take(&answers[0].file);
        taken
    }

    /// Every log from its beginning.
    pub(crate) fn all_ranges(&mut self) -> Vec<Range> {
        let store = self.office.store();
        let keys = store.secret("office_keys").unwrap().unwrap();
        let key = DeviceKeys::from_bytes(&keys).unwrap().signing;
        store.ranges(&Frontier::default(), store.logs().iter(), &key).unwrap()
    }

    /// Everything that is kept: changes exactly when something is recorded anywhere.
    pub(crate) fn everything(&mut self) -> Vec<(String, u64, String)> {
        let logs = self.office.store().logs().iter();
        let logs =
            logs.map(|log| (log.name.to_string(), log.next_seq, log.head_hash().to_string()));
        logs.collect()
    }
}
