//! What a history says of BPJSTK: sheets and replies, codes, counts, a month looked through.

use super::laptop::{Laptop, one};
use crate::dice::Dice;
use serde_json::{Value, json};

/// A sheet, a reply about this worker, a fact that stands by itself, or one taken back.
pub(super) fn request(
    laptop: &mut Laptop,
    dice: &mut Dice,
    (worker, nik): (&Value, &str),
) -> (&'static str, Value) {
    let month = format!("2026-{:02}", 1 + dice.roll(12));
    match dice.roll(7) {
        0 | 1 => {
            let folder = laptop.beside("bpjs");
            std::fs::create_dir_all(&folder).unwrap();
            let months = 1 + dice.roll(3);
            ("bpjs.export", json!({ "folder": folder, "months": months, "filter": {} }))
        }
        2 | 3 => {
            let path = laptop.beside("csv");
            let row = match dice.roll(3) {
                0 => format!("NIK;ALASAN PENOLAKAN\n{nik};NIK tidak dikenal\n"),
                1 => format!("NIK;KPJ\n{nik};9000{:07}\n", dice.roll(10_000_000)),
                _ => format!("NIK;STATUS\n{nik};AKTIF\n"),
            };
            std::fs::write(&path, row).unwrap();
            ("bpjs.import", json!({ "path": path, "dated": format!("{month}-20") }))
        }
        4 => {
            let code = dice.roll(9000).to_string();
            ("bpjs.set_code", json!({ "name": "location", "code": code }))
        }
        5 => {
            let outcomes = ["unchanged", "moved", "formal_job", "died"];
            let outcome = outcomes[dice.place(outcomes.len())];
            let on = format!("{month}-03");
            let outcome = json!({ "worker": worker, "outcome": outcome, "on": on });
            ("validation.enter", json!({ "month": month, "outcomes": [outcome] }))
        }
        _ => {
            let state = laptop.does("bpjs.state", json!({}));
            let lists = [&state["sheets"], &state["replies"]];
            let which = dice.place(lists.len());
            let fact = one(dice, lists[which]).unwrap_or_default();
            ("bpjs.void", json!({ "id": fact["id"].as_i64().unwrap_or(-1), "reason": "keliru" }))
        }
    }
}
