//! Cards for everybody, each numbered, recorded and signed.

use crate::measure::{cpu, figure, peak_megabytes, time};
use crate::village::{BONTANG, Village};
use serde_json::json;

pub(crate) fn run() {
    let mut village = Village::with(BONTANG);
    let path = village.path("kartu.pdf");
    let before = cpu();
    let (wall, answer) = time(|| village.call("card.print", json!({ "path": path })));
    let spent = cpu() - before;
    assert_eq!(answer["cards"], BONTANG);
    let per_card = |micros: u128| format!("{} µs", micros / u128::from(BONTANG));
    let micros = per_card(spent.as_micros());
    figure("a card numbered, recorded, signed, drawn: CPU", &micros, "400 µs");
    figure("the same: wall time on two cores", &per_card(wall.as_micros()), "250 µs");
    let files = answer["files"].as_array().unwrap();
    let bytes: u64 =
        files.iter().map(|file| std::fs::metadata(file.as_str().unwrap()).unwrap().len()).sum();
    figure("bytes of a card, front", &(bytes / BONTANG).to_string(), "≤ 1024");
    figure("most memory so far in this process, MB", &peak_megabytes().to_string(), "≤ 200");
}
