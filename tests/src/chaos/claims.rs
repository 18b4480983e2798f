//! What a history says of claims: from the report to the money, and taken back.

use super::laptop::{Laptop, one};
use crate::dice::Dice;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A report, or a word about a claim of this village that is open already.
pub(super) fn request(
    laptop: &mut Laptop,
    dice: &mut Dice,
    worker: &Value,
) -> (&'static str, Value) {
    let listed = laptop.does("claim.list", json!({}));
    let day = format!("2026-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28));
    let Some(claim) = one(dice, &listed["claims"]).filter(|_| dice.roll(4) != 0) else {
        let kinds = ["death", "accident_care", "accident_death", "partial_disability"];
        let request = json!({
            "worker": worker, "kind": kinds[dice.place(kinds.len())], "happened_on": day,
            "what": "jatuh", "reporter": "Tetangga",
        });
        return ("claim.report", request);
    };
    let claim = &claim["claim"];
    let page = laptop.does("claim.show", json!({ "claim": claim }));
    match dice.roll(8) {
        0 => {
            let states = ["collecting", "submitted", "verification", "papers_lacking", "approved"];
            let state = states[dice.place(states.len())];
            ("claim.advance", json!({ "claim": claim, "state": state, "on": day }))
        }
        1 => {
            let path = laptop.beside("jpg");
            let seed = u32::try_from(dice.roll(1000)).unwrap();
            std::fs::write(&path, crate::picture::jpeg(seed, 60, 80)).unwrap();
            ("claim.scan", json!({ "claim": claim, "paper": "card", "path": path, "on": day }))
        }
        2 => ("claim.pay", json!({ "claim": claim, "amount": "10000000", "on": day })),
        3 => ("claim.correct", json!({ "claim": claim, "what": format!("sebab {day}") })),
        4 => {
            let parts = [&page["steps"], &page["payments"], &page["papers"]];
            let which = dice.place(parts.len());
            let part = one(dice, parts[which]).unwrap_or_default();
            let label = part["part"].as_str().unwrap_or_default();
            ("claim.void_part", json!({ "claim": claim, "part": label, "reason": "keliru" }))
        }
        5 if dice.roll(4) == 0 => ("claim.void", json!({ "id": claim, "reason": "salah orang" })),
        _ => {
            let paper = one(dice, &page["papers"]).unwrap_or_default();
            let request = json!({ "claim": claim, "paper": paper["paper"], "on": day });
            ("claim.paper", request)
        }
    }
}

/// What a laptop tells of every claim, without the numbers by which it alone knows them, and with
/// each scan read; all laptops must tell the same.
pub(super) fn told(laptop: &mut Laptop) -> Result<BTreeSet<String>, String> {
    let listed = laptop.does("claim.list", json!({}));
    let mut told = BTreeSet::new();
    for line in listed["claims"].as_array().unwrap() {
        let page = laptop.does("claim.show", json!({ "claim": line["claim"] }));
        for paper in page["papers"].as_array().unwrap() {
            for scan in paper["scans"].as_array().unwrap() {
                let request = json!({ "claim": line["claim"], "scan": scan["scan"] });
                let read = laptop.does("claim.scan_get", request);
                if read["state"] != "here" {
                    return Err("a scan never came".to_owned());
                }
            }
        }
        let line = [&page["line"]["kind"], &page["line"]["state"], &page["line"]["paid"]];
        // Not for how many days: each laptop's clock says another day.
        let steps = page["steps"].as_array().unwrap().iter();
        let steps: Vec<[&Value; 2]> = steps.map(|step| [&step["state"], &step["on"]]).collect();
        let (papers, payments) = (&page["papers"], &page["payments"]);
        told.insert(format!("{line:?} {papers} {steps:?} {} {payments}", page["what"]));
    }
    Ok(told)
}
