//! A village and its office between two exchanges, in one folder that can be copied: where every
//! command has something to do. Opening costs next to nothing.

use crate::chaos::cheapen;
use crate::executable::{Done, lindung, sample, text};
use crate::office::{Office, files};
use crate::village::{MELATI, PELANGI, Village};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Registered before the scene begins; made up.
pub const EARLIER: &str = "6474025103909872";
/// Registered in no scene yet; made up.
pub const NEW: &str = "6474021503829871";

/// A folder in memory where there is one: what syncs is not asked of the real disk.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory).unwrap() } else { TempDir::new().unwrap() }
}

/// One copy of it.
pub struct Scene(TempDir);

impl Scene {
    /// Makes the first one: `desa` has an answer to take (`jawaban`) and a bundle under way
    /// (`kiriman`), `melati` an invitation to `kantor` (`undangan`), `laptop` is a second
    /// one of the village; `6474021001.xlsx` is a list,
    /// `cadangan` a backup of `desa`, `kelompok` says which group was imported, `stick` is empty.
    pub fn begin() -> Self {
        let scene = Self::empty();
        let (office, village) = (Office::new(scene.path("kantor")), scene.fresh("desa", PELANGI));
        let melati = scene.fresh("melati", MELATI);
        let laptop = scene.fresh("laptop", PELANGI);
        let undangan = scene.path("undangan");
        office.call("invite", &["--village", MELATI, "--out", text(&undangan)]).good();
        office.invites(&village);
        let imported = village.import(&sample("kader-posyandu.csv"));
        std::fs::write(scene.path("kelompok"), imported["group"].to_string()).unwrap();
        scene.make("pertama");
        office.receives(&scene.path("pertama"), &scene.path("jawaban"));
        village.register(EARLIER, "Dewi Lestari");
        scene.make("kiriman");
        for home in [&office.home, &village.home, &melati.home, &laptop.home] {
            cheapen(home);
        }
        village.call("backup", &["--out", text(&scene.path("cadangan"))]).good();
        let out = text(scene.folder());
        let what = ["--village", PELANGI, "--workers", "120", "--seed", "7", "--out", out];
        lindung(&[&["sample"], &what[..]].concat()).good();
        for name in ["stick", "desa.komputer", "kantor.komputer", "melati.komputer"] {
            std::fs::create_dir_all(scene.path(name)).unwrap();
        }
        scene
    }

    fn fresh(&self, name: &str, code: &str) -> Village {
        Village::new(self.path(name), code)
    }

    fn make(&self, name: &str) {
        self.village("desa").call("make", &["--out", text(&self.path(name))]).good();
    }

    /// Nothing yet.
    pub fn empty() -> Self {
        Self(folder())
    }

    /// Another copy.
    pub fn copy(&self) -> Self {
        let to = Self::empty();
        copy_tree(self.folder(), to.folder());
        to
    }

    /// Where everything lies.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Something in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A register in it.
    pub fn village(&self, name: &str) -> Village {
        Village::at(self.path(name), PELANGI)
    }

    /// The office in it.
    pub fn office(&self) -> Office {
        Office::at(self.path("kantor"))
    }

    /// The answer of the office.
    pub fn answer(&self) -> PathBuf {
        files(&self.path("jawaban")).remove(0)
    }

    /// Proves a register and gives how it stands. What was there before is there.
    #[track_caller]
    pub fn proved(&self, name: &str) -> Value {
        let village = self.village(name);
        village.verify();
        village.call("worker", &[EARLIER]).good();
        village.status()
    }

    /// Whatever has a final name on the stick is whole.
    #[track_caller]
    pub fn whole_files(&self) -> Vec<PathBuf> {
        let shown = |path: &PathBuf| !path.file_name().unwrap().to_str().unwrap().starts_with('.');
        let shown: Vec<PathBuf> = files(&self.path("stick")).into_iter().filter(shown).collect();
        shown.iter().for_each(|file| whole(file));
        shown
    }
}

#[track_caller]
fn whole(file: &Path) {
    let bytes = std::fs::read(file).unwrap();
    if file.extension().is_some_and(|ending| ending == "pdf") {
        assert!(
            bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
            "{}",
            file.display()
        );
    } else if lindung_log::backup::is_backup(&bytes) {
        lindung_log::backup::Backup::read(&bytes).unwrap();
    } else {
        let inspected: Done = lindung(&["bundle", "inspect", text(file)]);
        inspected.good();
    }
}

/// Copies a folder with the folders in it.
fn copy_tree(from: &Path, to: &Path) {
    copy_files(from, to);
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            copy_tree(&entry, &to.join(entry.file_name().unwrap()));
        }
    }
}

fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in files(from).into_iter().filter(|file| file.is_file()) {
        std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}
