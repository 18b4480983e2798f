//! A laptop in a history: its folder, the computer it is on, its clock.

use super::PASSPHRASE;
use crate::database;
use crate::dice::{Dice, Thrown};
use crate::village::{PELANGI, copy_folder};
use lindung_api::{Desk, Machine, Progress};
use lindung_log::Clock;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// So few that laptops often speak of the same neighbour. Made up.
const NEIGHBOURS: u64 = 12;

/// One of a list in an answer, or nothing where there is none.
pub(super) fn one(dice: &mut Dice, list: &Value) -> Option<Value> {
    let list = list.as_array().unwrap();
    (!list.is_empty()).then(|| list[dice.place(list.len())].clone())
}

#[derive(Clone, Default)]
struct Hand(Arc<AtomicI64>);

impl Clock for Hand {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// One of the village's laptops.
pub struct Laptop {
    desk: Desk,
    home: PathBuf,
    computer: PathBuf,
    hand: Hand,
}

impl Laptop {
    fn before(home: PathBuf, computer: PathBuf, seed: u64) -> Self {
        let hand = Hand::default();
        let machine = Machine {
            clock: Box::new(hand.clone()),
            entropy: Box::new(Thrown(Dice::new(seed))),
            name: Some(computer.display().to_string()),
            notes: Some(computer.clone()),
        };
        Self { desk: Desk::new(&home, machine), home, computer, hand }
    }

    /// Sets up a register.
    pub fn new(home: PathBuf, seed: &str) -> Self {
        let computer = home.with_extension("komputer");
        let mut laptop = Self::before(home, computer, 40 + u64::from(seed.as_bytes()[0]));
        let request = json!({ "village": PELANGI, "clerk": "Siti", "passphrase": PASSPHRASE });
        laptop.does("village.new", request);
        laptop
    }

    /// Opens the register that lies there.
    pub fn open(home: PathBuf, computer: PathBuf, seed: u64) -> Self {
        let mut laptop = Self::before(home, computer, seed);
        laptop.does("village.unlock", json!({ "passphrase": PASSPHRASE }));
        laptop
    }

    /// Makes the register again from a backup.
    pub fn restore(home: PathBuf, computer: PathBuf, seed: u64, backup: &Path) -> Self {
        let mut laptop = Self::before(home, computer, seed);
        laptop.does("village.restore", json!({ "path": backup, "passphrase": PASSPHRASE }));
        laptop
    }

    /// Where its data lies.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// A file of this computer outside the register.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        self.computer.with_extension(ending)
    }

    pub(super) fn set_clock(&mut self, now: i64) {
        self.hand.0.store(now, Ordering::Relaxed);
    }

    /// Closes, and opens as a newer program does: what stands in the tables now is what one made
    /// of the log that knew less.
    pub(super) fn upgrade(&mut self, seed: u64) {
        self.close();
        let db = database::open(&self.home);
        db.execute_batch(
            "UPDATE worker SET rt = '099', state = 'registered', digest = NULL;
             DELETE FROM card; DELETE FROM photo; DELETE FROM naming; DELETE FROM total;
             INSERT OR REPLACE INTO set_aside SELECT id, 'later' FROM entry WHERE id % 3 = 0;
             UPDATE meta SET text = '0' WHERE name = 'fold_version';",
        )
        .unwrap();
        drop(db);
        *self = Self::open(self.home.clone(), self.computer.clone(), seed);
    }

    fn close(&mut self) {
        let closed = Self::before(self.home.clone(), self.computer.clone(), 0);
        drop(std::mem::replace(self, closed));
    }

    /// The folder becomes what it was, or what another one was, on the same computer.
    pub(super) fn put_back(&mut self, from: &Path, seed: u64) {
        self.close();
        std::fs::remove_dir_all(&self.home).unwrap();
        copy_folder(from, &self.home);
        *self = Self::open(self.home.clone(), self.computer.clone(), seed);
    }

    /// Does a use case; the code where it is refused.
    pub fn tries(&mut self, use_case: &str, request: Value) -> Result<Value, String> {
        let mut listener = |_| true;
        let done = self.desk.call(use_case, request, &mut Progress::new(&mut listener));
        done.map(|answer| answer.answer).map_err(|told| told.code)
    }

    /// Does a use case that must succeed.
    #[track_caller]
    pub fn does(&mut self, use_case: &str, request: Value) -> Value {
        self.tries(use_case, request).unwrap_or_else(|code| panic!("{use_case}: {code}"))
    }

    /// Everybody here, also who was taken back or is read under another.
    pub fn niks(&mut self) -> BTreeSet<String> {
        let mut niks = BTreeSet::new();
        let listed = [json!({}), json!({ "state": "voided" }), json!({ "state": "merged" })];
        for filter in listed {
            let listed = self.does("roster.list", json!({ "filter": filter, "limit": 1000 }));
            let workers = listed["workers"].as_array().unwrap();
            niks.extend(workers.iter().map(|w| w["nik"].as_str().unwrap().to_owned()));
        }
        niks
    }

    /// How many photos of others have not come here.
    pub(super) fn photos_lacking(&mut self) -> usize {
        let listed = self.does("roster.list", json!({ "limit": 1000 }));
        let workers = listed["workers"].as_array().unwrap().clone();
        let photo = |worker: &Value| self.does("photo.get", json!({ "worker": worker["worker"] }));
        workers.iter().map(photo).filter(|photo| photo["state"] == "lacking").count()
    }

    /// Records something about somebody; says what.
    pub(super) fn record(&mut self, dice: &mut Dice) -> String {
        if dice.roll(6) == 0 {
            return self.pair(dice);
        }
        let neighbour = dice.roll(NEIGHBOURS);
        let nik = format!("647402120885{:04}", 9100 + neighbour);
        let known = self.tries("worker.show", json!({ "nik": nik }));
        let Ok(page) = known else {
            let name = ["Dewi Lestari", "Dewi L.", "Rahmat"][dice.place(3)];
            let details = json!({ "nik": nik, "name": name, "rt": format!("00{}", dice.roll(9)) });
            return self.said("worker.register", json!({ "details": details }), neighbour);
        };
        let worker = &page["line"]["worker"];
        let month = 1 + dice.roll(12);
        let back = page["line"]["state"] == "moved" && dice.roll(4) != 0;
        let (use_case, request) = match if back { 7 } else { dice.roll(20) } {
            0 => ("worker.void", json!({ "worker": worker, "reason": "salah orang" })),
            1 => ("worker.died", json!({ "worker": worker, "on": "2026-05-04" })),
            2 => {
                let heirs = json!([{ "name": "Budi", "relation": "child" }]);
                ("worker.heirs", json!({ "worker": worker, "heirs": heirs }))
            }
            3 => {
                let from = format!("2026-{month:02}");
                let enrolment = json!({
                    "programmes": ["jkk", "jkm"], "from": from, "until": "2027-01",
                });
                ("membership.start", json!({ "worker": worker, "enrolment": enrolment }))
            }
            4 => {
                let path = self.beside("pdf");
                ("card.print", json!({ "workers": [worker], "path": path }))
            }
            5 => {
                let path = self.beside("jpg");
                let seed = u32::try_from(dice.roll(1000)).unwrap();
                std::fs::write(&path, crate::picture::jpeg(seed, 90, 120)).unwrap();
                ("photo.set", json!({ "worker": worker, "path": path }))
            }
            6 => {
                let moved = json!({ "worker": worker, "on": "2026-04-01" });
                ("worker.moved_out", moved)
            }
            7 => ("worker.moved_in", json!({ "worker": worker, "on": "2026-08-01" })),
            8 => ("photo.drop", json!({ "worker": worker })),
            11..16 => super::programme::request(self, dice, worker),
            16 | 17 => super::claims::request(self, dice, worker),
            18.. => super::bpjs::request(self, dice, (worker, &nik)),
            _ => {
                let name = format!("Nama {}", dice.roll(1000));
                ("worker.correct", json!({ "worker": worker, "set": { "name": name } }))
            }
        };
        self.said(use_case, request, neighbour)
    }

    /// Says of two registrations that they are of one person, or of two.
    fn pair(&mut self, dice: &mut Dice) -> String {
        let mut workers = Vec::new();
        for filter in [json!({}), json!({ "state": "merged" })] {
            let listed = self.does("roster.list", json!({ "filter": filter, "limit": 1000 }));
            let lines = listed["workers"].as_array().unwrap();
            workers.extend(lines.iter().map(|line| line["worker"].clone()));
        }
        if workers.len() < 2 {
            return "nothing of two".to_owned();
        }
        let [one, other] = [(); 2].map(|()| workers[dice.place(workers.len())].clone());
        let (use_case, request) = match dice.roll(3) {
            0 => ("worker.separate", json!({ "worker": one, "other": other })),
            _ => ("worker.merge", json!({ "keep": one, "drop": other })),
        };
        self.said(use_case, request, 0)
    }

    fn said(&mut self, use_case: &str, request: Value, neighbour: u64) -> String {
        let outcome = match self.tries(use_case, request) {
            Ok(_) => "done".to_owned(),
            Err(code) => code,
        };
        format!("{use_case} of neighbour {neighbour}: {outcome}")
    }
}
