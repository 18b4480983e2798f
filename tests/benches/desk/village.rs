//! A village in a temporary folder, worked on as the window does.

use crate::bare::row;
use lindung_api::{Desk, Machine, Progress, sample};
use lindung_domain::details::Details;
use lindung_log::{Clock, Entropy};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(crate) const VILLAGE: &str = "64.74.02.1001";
/// Bontang.
pub(crate) const BONTANG: u64 = 34_782;

pub(crate) struct Noon;
pub(crate) struct Repeatable(pub(crate) u64);

impl Clock for Noon {
    fn now(&self) -> i64 {
        1_790_000_000
    }
}

impl Entropy for Repeatable {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = (self.0 >> 56) as u8;
        }
    }
}

pub(crate) struct Village {
    pub(crate) desk: Desk,
    root: PathBuf,
    /// Goes with the village, unless another process made it.
    _folder: Option<TempDir>,
}

const PASSPHRASE: &str = "rahasia desa";

impl Village {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let village = Self::at(folder.path());
        Self { _folder: Some(folder), ..village }
    }

    /// A new one that stays when this process ends.
    pub(crate) fn at(root: &Path) -> Self {
        let mut village = Self::before(root);
        let request = json!({ "village": VILLAGE, "clerk": "Siti", "passphrase": PASSPHRASE });
        village.call("village.new", request);
        village
    }

    /// The one that lies here.
    pub(crate) fn opened(root: &Path) -> Self {
        let mut village = Self::before(root);
        village.call("village.unlock", json!({ "passphrase": PASSPHRASE }));
        village
    }

    fn before(root: &Path) -> Self {
        let machine = Machine {
            clock: Box::new(Noon),
            entropy: Box::new(Repeatable(7)),
            name: None,
            notes: None,
        };
        Self { desk: Desk::new(&root.join("desa"), machine), root: root.to_owned(), _folder: None }
    }

    pub(crate) fn call(&mut self, use_case: &str, request: Value) -> Value {
        let mut go_on = |_| true;
        let answer = self.desk.call(use_case, request, &mut Progress::new(&mut go_on));
        answer.unwrap_or_else(|error| panic!("{use_case}: {}", error.code)).answer
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// With so many people, imported from a spreadsheet.
    pub(crate) fn with(count: u64) -> Self {
        let mut village = Self::new();
        village.import(count);
        village
    }

    pub(crate) fn import(&mut self, count: u64) {
        let list = self.path("daftar.xlsx");
        write_list(&list, &people(count));
        self.call("import.run", json!({ "path": list }));
    }
}

pub(crate) fn people(count: u64) -> Vec<Details> {
    sample::people(VILLAGE.parse().unwrap(), count, 1)
}

pub(crate) fn write_list(path: &Path, people: &[Details]) {
    let headers = [
        "NIK",
        "Nama",
        "Tempat Lahir",
        "Tanggal Lahir",
        "L/P",
        "No KK",
        "Alamat",
        "RT",
        "RW",
        "No HP",
        "Pekerjaan",
    ];
    let rows: Vec<[String; 11]> = people.iter().map(row).collect();
    let bytes = lindung_sheets::export_xlsx("Data", &headers, &rows, &[]).unwrap();
    std::fs::write(path, bytes).unwrap();
}
