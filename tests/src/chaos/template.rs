//! What every history begins with, made once and copied: keys cost time.

use super::{Laptop, PASSPHRASE};
use crate::dice::{Dice, Thrown};
use crate::village::{PELANGI, copy_folder};
use lindung_log::Clock;
use lindung_log::slots::{Cost, Slots};
use lindung_office::Office;
use serde_json::json;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Two laptops of Pelangi and their office, closed.
pub struct Template(TempDir);

struct Noon;

impl Clock for Noon {
    fn now(&self) -> i64 {
        1_780_455_600
    }
}

/// A folder in memory where there is one: histories write much and last seconds.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory).unwrap() } else { TempDir::new().unwrap() }
}

impl Template {
    /// Invites, joins, and lets everybody know everything.
    pub fn new(seed: u64) -> Self {
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        let mut entropy = Thrown(Dice::new(seed));
        let (region, name) = ("64".parse().unwrap(), "Dinas (contoh)");
        let office = Office::create(&path("kantor"), region, name, PASSPHRASE, &Noon, &mut entropy);
        let (mut office, _) = office.unwrap();
        let village = PELANGI.parse().unwrap();
        let invitation = office.invite(village, None, &Noon, &mut entropy).unwrap();
        std::fs::write(path("undangan"), invitation).unwrap();

        let mut laptops = ["0", "1"].map(|name| Laptop::new(path(name), name));
        let [first, second] = &mut laptops;
        first.does("village.join", json!({ "path": path("undangan") }));
        first.does("village.invite", json!({ "path": path("undangan-laptop") }));
        second.does("village.join", json!({ "path": path("undangan-laptop") }));
        super::programme::begin(first);
        carry(second, first, &path("salam"));
        carry(first, second, &path("semua"));
        for laptop in &mut laptops {
            report(laptop, &mut office, &folder);
        }
        let [first, second] = &mut laptops;
        carry(first, second, &path("lagi"));
        carry(second, first, &path("juga"));
        drop((laptops, office));
        for home in ["kantor", "0", "1"] {
            cheapen(&path(home));
        }
        Self(folder)
    }

    /// The same beginning again.
    pub fn copy(&self) -> TempDir {
        let to = folder();
        for name in ["kantor", "0", "1", "0.komputer", "1.komputer"] {
            copy_folder(&self.0.path().join(name), &to.path().join(name));
        }
        to
    }
}

fn carry(from: &mut Laptop, to: &mut Laptop, file: &PathBuf) {
    from.does("bundle.make", json!({ "path": file }));
    to.does("bundle.take", json!({ "path": file }));
}

fn report(laptop: &mut Laptop, office: &mut Office, folder: &TempDir) {
    let file = laptop.home().with_extension("kiriman");
    laptop.does("bundle.make", json!({ "path": file }));
    office.take(&[file], &Noon);
    for answer in office.answers(&folder.path().join("jawaban"), &Noon).unwrap() {
        laptop.does("bundle.take", json!({ "path": answer.file }));
    }
}

/// A passphrase that costs next to nothing to open.
pub fn cheapen(home: &Path) {
    let mut slots = Slots::load(home).unwrap();
    let (key, label) = slots.open_with_passphrase(PASSPHRASE).unwrap();
    slots.set_cost(Cost::TEST);
    slots.set_passphrase(&key, &label, PASSPHRASE, &mut Thrown(Dice::new(3))).unwrap();
    slots.save(home).unwrap();
}
