//! Cards for everybody, each numbered, recorded and signed, by a process that does nothing else.

use crate::measure::{cpu, figure, micros, peak_megabytes, time};
use crate::village::{BONTANG, Village};
use serde_json::json;
use std::path::Path;
use std::process::Command;

type Part = fn(&Path);

/// What runs in a process of its own, so that its memory and its time are not those of others.
pub(crate) const ALONE: [(&str, Part); 2] = [("cards-people", people), ("cards-print", print)];

pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    for (part, _) in ALONE {
        let this = std::env::current_exe().unwrap();
        let status = Command::new(this).arg(part).arg(folder.path()).status().unwrap();
        assert!(status.success(), "{part}");
    }
}

fn people(folder: &Path) {
    Village::at(folder).import(BONTANG);
}

fn print(folder: &Path) {
    let mut village = Village::opened(folder);
    let path = folder.join("kartu.pdf");
    let before = cpu();
    let (wall, answer) = time(|| village.call("card.print", json!({ "path": path })));
    let spent = cpu() - before;
    assert_eq!(answer["cards"], BONTANG);
    figure("a card numbered, recorded, signed, drawn: CPU", micros(spent) / BONTANG, 400, "µs");
    figure("the same: wall time on two cores", micros(wall) / BONTANG, 250, "µs");
    let files = answer["files"].as_array().unwrap();
    let bytes: u64 =
        files.iter().map(|file| std::fs::metadata(file.as_str().unwrap()).unwrap().len()).sum();
    figure("bytes of a card, front", bytes / BONTANG, 1024, "B");
    figure("most memory of the process that prints them", peak_megabytes(), 200, "MB");
}
