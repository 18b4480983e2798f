//! Random histories: laptops of one village and their office, letters that come late, twice, in
//! any order or damaged, clocks that are wrong by a century, folders that are copied, put back,
//! restored from a backup. At the end everybody must hold the same, and nobody may be lost.

mod bpjs;
mod claims;
mod laptop;
mod programme;
mod template;

pub use laptop::Laptop;
pub use template::{Template, cheapen};

use crate::dice::Dice;
use crate::village::{PELANGI, copy_folder};
use lindung_log::Clock;
use lindung_office::{Computer, FileOutcome, Office};
use serde_json::json;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tempfile::TempDir;

/// The village's passphrase and the office's.
pub const PASSPHRASE: &str = "rahasia desa contoh";
/// From 1970 to 2106.
const CLOCKS: u64 = 4_291_747_200;
/// Rounds of letters after which nothing may be left to say.
const ROUNDS: usize = 8;
/// Of whom two clerks say different things in the end. Made up.
const DISPUTED: &str = "6474021208859300";
/// Registered while a laptop is put back to before the first of them. Made up.
const MISSED: [&str; 2] = ["6474021208859301", "6474021208859302"];

/// Whatever the last throw said it is.
#[derive(Clone, Default)]
struct WrongClock(Rc<Cell<i64>>);

impl Clock for WrongClock {
    fn now(&self) -> i64 {
        self.0.get()
    }
}

/// One history while it happens.
pub struct Chaos {
    folder: TempDir,
    dice: Dice,
    clock: WrongClock,
    office: Office,
    laptops: Vec<Laptop>,
    /// Bundles and answers under way; each may be delivered any number of times.
    post: Vec<PathBuf>,
    snapshots: Vec<PathBuf>,
    /// Backups of the office's folder.
    office_snapshots: Vec<PathBuf>,
    backups: Vec<PathBuf>,
    files: u64,
    /// What happened, for whoever has to find out why.
    pub told: Vec<String>,
}

impl Chaos {
    /// The beginning that every history has: two laptops that know each other and the office.
    pub fn new(template: &Template, seed: u64) -> Self {
        let folder = template.copy();
        let mut dice = Dice::new(seed);
        let office = open_office(folder.path());
        let homes = ["0", "1"].map(|name| folder.path().join(name));
        let laptops = homes.map(|home| {
            let computer = home.with_extension("komputer");
            Laptop::open(home, computer, dice.roll(u64::MAX))
        });
        Self {
            folder,
            dice,
            clock: WrongClock::default(),
            office,
            laptops: laptops.into(),
            post: Vec::new(),
            snapshots: Vec::new(),
            office_snapshots: Vec::new(),
            backups: Vec::new(),
            files: 0,
            told: Vec::new(),
        }
    }

    /// One thing that happens.
    pub fn step(&mut self) {
        let now = i64::try_from(self.dice.roll(CLOCKS)).unwrap();
        self.clock.0.set(now);
        let which = self.dice.place(self.laptops.len());
        self.laptops[which].set_clock(now);
        match self.dice.roll(22) {
            0..8 => self.record(which),
            8..11 => self.send(which),
            11..16 => self.deliver(),
            16 => self.deliver_damaged(),
            17 => self.snapshot(which),
            18 => self.put_back(which),
            19 => self.restore(),
            20 => self.upgrade(which),
            _ if self.dice.roll(4) == 0 => self.recode(),
            _ => self.office_fails(),
        }
    }

    fn tell(&mut self, what: String) {
        self.told.push(what);
    }

    fn file(&mut self, name: &str) -> PathBuf {
        self.files += 1;
        self.folder.path().join(format!("{name}-{}", self.files))
    }

    fn record(&mut self, which: usize) {
        let told = self.laptops[which].record(&mut self.dice);
        self.tell(format!("{which} records {told}"));
    }

    fn send(&mut self, which: usize) {
        let file = self.file("kiriman");
        if self.laptops[which].tries("bundle.make", json!({ "path": file })).is_ok() {
            self.tell(format!("{which} writes {}", self.post.len()));
            self.post.push(file);
        }
    }

    fn deliver(&mut self) {
        if self.post.is_empty() {
            return;
        }
        let letter = self.dice.place(self.post.len());
        let file = self.post[letter].clone();
        let to = self.dice.place(self.laptops.len() + 1);
        let outcome = self.give(&file, to);
        self.tell(format!("letter {letter} to {to}: {outcome}"));
    }

    /// Gives a file to a laptop, or to the office, which comes after them.
    fn give(&mut self, file: &Path, to: usize) -> String {
        if let Some(laptop) = self.laptops.get_mut(to) {
            return match laptop.tries("bundle.take", json!({ "path": file })) {
                Ok(_) => "taken".to_owned(),
                Err(code) => code,
            };
        }
        let outcome = self.office.take(&[file.to_owned()], &self.clock).remove(0);
        let answers = self.file("jawaban");
        for answer in self.office.answers(&answers, &self.clock).unwrap() {
            self.post.push(PathBuf::from(answer.file));
        }
        match outcome {
            FileOutcome::Taken(_) => "taken".to_owned(),
            FileOutcome::Refused(refused) => refused.error.code,
        }
    }

    /// A letter with one bit turned, or its end lost: refused, by whomever it reaches.
    fn deliver_damaged(&mut self) {
        if self.post.is_empty() {
            return;
        }
        let letter = self.dice.place(self.post.len());
        let mut bytes = std::fs::read(&self.post[letter]).unwrap();
        let place = self.dice.place(bytes.len());
        if self.dice.roll(2) == 0 {
            bytes.truncate(place);
        } else {
            bytes[place] ^= 1 << self.dice.roll(8);
        }
        let file = self.file("rusak");
        std::fs::write(&file, bytes).unwrap();
        let to = self.dice.place(self.laptops.len() + 1);
        let outcome = self.give(&file, to);
        assert_ne!(outcome, "taken", "a damaged letter is believed");
        self.tell(format!("damaged letter {letter} to {to}: {outcome}"));
    }

    /// Somebody copies the folder away.
    fn snapshot(&mut self, which: usize) {
        let to = self.file("salinan");
        copy_folder(self.laptops[which].home(), &to);
        self.tell(format!("{which} is copied: {}", self.snapshots.len()));
        self.snapshots.push(to);
        let file = self.file("cadangan");
        self.laptops[which].does("village.backup", json!({ "path": file }));
        self.backups.push(file);
    }

    /// A folder is put back to what a laptop was; or the copy is used on another computer.
    fn put_back(&mut self, which: usize) {
        if self.snapshots.is_empty() {
            return;
        }
        let snapshot = self.dice.place(self.snapshots.len());
        let from = self.snapshots[snapshot].clone();
        let seed = self.dice.roll(u64::MAX);
        if self.dice.roll(2) == 0 {
            self.tell(format!("{which} is put back to copy {snapshot}"));
            self.laptops[which].put_back(&from, seed);
        } else if self.laptops.len() < 4 {
            let home = self.file("komputer-lain");
            copy_folder(&from, &home);
            let computer = home.with_extension("komputer");
            self.laptops.push(Laptop::open(home, computer, seed));
            self.tell(format!("copy {snapshot} goes on as {}", self.laptops.len() - 1));
        }
    }

    /// A lost laptop is made again from its backup.
    fn restore(&mut self) {
        if self.backups.is_empty() || self.laptops.len() >= 4 {
            return;
        }
        let backup = self.dice.place(self.backups.len());
        let (from, home) = (self.backups[backup].clone(), self.file("pulih"));
        let computer = home.with_extension("komputer");
        let seed = self.dice.roll(u64::MAX);
        self.laptops.push(Laptop::restore(home, computer, seed, &from));
        self.tell(format!("backup {backup} is restored as {}", self.laptops.len() - 1));
    }

    /// A laptop gets a newer program, which finds tables that another one folded.
    fn upgrade(&mut self, which: usize) {
        let seed = self.dice.roll(u64::MAX);
        self.laptops[which].upgrade(seed);
        self.tell(format!("{which} is upgraded"));
    }

    /// The village gets another code.
    fn recode(&mut self) {
        let village = PELANGI.parse().unwrap();
        let code = format!("64.74.02.29{:02}", self.dice.roll(100)).parse().unwrap();
        let on = "2026-07-01".parse().unwrap();
        self.office.recode(village, code, Some("Pelangi Baru"), on, &self.clock).unwrap();
        self.tell("the village is recoded".to_owned());
    }

    /// The office is backed up, or is put back to a backup.
    fn office_fails(&mut self) {
        let home = self.folder.path().join("kantor");
        if self.office_snapshots.is_empty() || self.dice.roll(2) == 0 {
            let to = self.file("kantor-cadangan");
            copy_folder(&home, &to);
            self.office_snapshots.push(to);
            self.tell("the office is backed up".to_owned());
            return;
        }
        let which = self.dice.place(self.office_snapshots.len());
        let (from, other) = (self.office_snapshots[which].clone(), self.file("sementara"));
        copy_folder(&from, &other);
        drop(std::mem::replace(&mut self.office, Office::open(&other, PASSPHRASE).unwrap()));
        std::fs::remove_dir_all(&home).unwrap();
        copy_folder(&from, &home);
        self.office = open_office(self.folder.path());
        self.tell(format!("the office is put back to backup {which}"));
    }

    /// Letters go round until nobody has anything to say; then all must hold the same.
    pub fn settle(&mut self) -> Result<(), String> {
        let mut people: BTreeSet<String> = BTreeSet::new();
        for laptop in &mut self.laptops {
            people.extend(laptop.niks());
        }
        self.rounds(ROUNDS)?;
        self.fall_behind()?;
        self.disagree()?;
        let (mut hashes, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for (which, laptop) in self.laptops.iter_mut().enumerate() {
            let lost = people.difference(&laptop.niks()).count();
            if lost > 0 {
                return Err(format!("laptop {which} lost {lost} people"));
            }
            let verified = laptop.does("village.verify", json!({}));
            if verified["ok"] != true {
                return Err(format!("laptop {which} does not verify: {}", verified["faults"]));
            }
            let status = laptop.does("village.status", json!({}));
            if status["pending"] != 0 || status["agrees"] != true {
                let (pending, agrees) = (&status["pending"], &status["agrees"]);
                return Err(format!("laptop {which}: pending {pending}, agrees {agrees}"));
            }
            let (lacking, pending) = (laptop.photos_lacking(), &status["photos_pending"]);
            if lacking > 0 || pending != 0 {
                return Err(format!("laptop {which}: photos lacking {lacking}, pending {pending}"));
            }
            hashes.insert((status["state_hash"].to_string(), claims::told(laptop)?));
            codes.insert(status["code"].to_string());
        }
        let verified = self.office.store().verify().map_err(|error| error.to_string())?;
        if !verified.ok() {
            return Err(format!("the office does not verify: {:?}", verified.faults));
        }
        if codes.len() > 1 {
            return Err(format!("called by {} codes", codes.len()));
        }
        if hashes.len() == 1 { Ok(()) } else { Err(format!("{} different states", hashes.len())) }
    }

    fn rounds(&mut self, rounds: usize) -> Result<(), String> {
        for round in 0..rounds {
            for which in 0..self.laptops.len() {
                self.round_trip(which, round)?;
                self.visit_all(which);
            }
        }
        Ok(())
    }

    /// A laptop is put back to before a neighbour of whom it had told the other that it knows; the
    /// next that the other writes for it begins after. What is taken then has a hole for ever.
    fn fall_behind(&mut self) -> Result<(), String> {
        let copy = self.file("salinan");
        copy_folder(self.laptops[1].home(), &copy);
        for nik in MISSED {
            let details = json!({ "nik": nik, "name": "Sari Wulandari" });
            let registered =
                self.laptops[0].tries("worker.register", json!({ "details": details }));
            registered.map_err(|code| format!("nobody can be missed: {code}"))?;
            if nik == MISSED[0] {
                self.rounds(1)?;
                let seed = self.dice.roll(u64::MAX);
                self.laptops[1].put_back(&copy, seed);
            }
        }
        self.visit_all(0);
        self.rounds(2)
    }

    /// Two clerks write two names of one neighbour, neither knowing of the other: one stands, and
    /// the other is a doubt for everybody, not lost.
    fn disagree(&mut self) -> Result<(), String> {
        let lost = |code: String| format!("nobody can say who is disputed: {code}");
        let show = || json!({ "nik": DISPUTED });
        let details = json!({ "nik": DISPUTED, "name": "Dewi Lestari" });
        let registered = self.laptops[0].tries("worker.register", json!({ "details": details }));
        registered.map_err(lost)?;
        self.rounds(1)?;
        for (laptop, name) in self.laptops.iter_mut().zip(["Dewi Kiri", "Dewi Kanan"]) {
            let page = laptop.tries("worker.show", show()).map_err(lost)?;
            let set = json!({ "worker": page["line"]["worker"], "set": { "name": name } });
            laptop.tries("worker.correct", set).map_err(lost)?;
        }
        self.rounds(2)?;
        for (which, laptop) in self.laptops.iter_mut().enumerate() {
            let page = laptop.tries("worker.show", show()).map_err(lost)?;
            let doubts = page["doubts"].as_array().into_iter().flatten();
            if doubts.filter(|doubt| doubt["code"] == "differs").count() != 1 {
                return Err(format!("laptop {which} does not doubt the other name"));
            }
        }
        Ok(())
    }

    /// A stick from one laptop to every other.
    fn visit_all(&mut self, which: usize) {
        let file = self.file("tongkat");
        if self.laptops[which].tries("bundle.make", json!({ "path": file })).is_ok() {
            for to in (0..self.laptops.len()).filter(|to| *to != which) {
                let outcome = self.give(&file, to);
                self.tell(format!("stick of {which} to {to}: {outcome}"));
            }
        }
    }

    /// A bundle to the office, and every answer back.
    fn round_trip(&mut self, which: usize, round: usize) -> Result<(), String> {
        self.post.clear();
        for whole in [false, true] {
            let file = self.file("kiriman");
            let request = json!({ "path": file, "whole": whole });
            if let Err(code) = self.laptops[which].tries("bundle.make", request) {
                return Err(format!("laptop {which} cannot write: {code}"));
            }
            let office = self.laptops.len();
            let outcome = self.give(&file, office);
            self.tell(format!("round {round}: {which} to the office: {outcome}"));
            // The office says that it needs to be told from the beginning.
            if outcome != "unknown_device" {
                break;
            }
        }
        for answer in std::mem::take(&mut self.post) {
            let outcome = self.give(&answer, which);
            self.tell(format!("round {round}: answer to {which}: {outcome}"));
        }
        Ok(())
    }
}

/// The office, on the computer where it always is.
fn open_office(folder: &Path) -> Office {
    let office = Office::open(&folder.join("kantor"), PASSPHRASE).unwrap();
    let notes = Some(folder.join("kantor.komputer"));
    office.on(Computer { name: None, notes }, &WrongClock::default()).unwrap()
}
