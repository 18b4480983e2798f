//! The home page of a village all of whose people have places and are billed and paid month by
//! month: what waits to be done, and who is covered.

use crate::measure::{figure, median, micros, time};
use crate::village::{BONTANG, Village};
use serde_json::{Value, json};
use std::time::Duration;

const LARGE: u64 = 100_000;
/// Bills of a year.
const MONTHS: [&str; 6] = ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
const UNTIL: &str = "2026-10";
const TURNS: usize = 9;
/// A page that is there at once.
const MOST_MICROS: u64 = 1_000_000;

pub(crate) fn run() {
    for people in [BONTANG, LARGE] {
        let mut village = insured(people);
        for (use_case, what) in [("task.list", "what waits"), ("cover.counts", "who is covered")] {
            let mut times: Vec<Duration> =
                (0..TURNS).map(|_| time(|| village.call(use_case, json!({}))).0).collect();
            let what = format!("home: {what}, {people} people");
            figure(&what, micros(median(&mut times)), MOST_MICROS, "µs");
        }
    }
}

/// Everybody holds a place and was paid for until the month before last.
fn insured(people: u64) -> Village {
    let mut village = Village::with(people);
    let id = |answer: Value| answer["id"].clone();
    let source = id(village.call("funding.name", json!({ "name": "APBD", "kind": "apbd" })));
    let decree = id(village.call(
        "decree.issue",
        json!({
            "number": "188.45/1", "dated": "2026-01-02", "funding": source,
            "programmes": ["jkk", "jkm"], "from": MONTHS[0], "until": "2026-12",
            "places": people,
        }),
    ));
    village.call("place.give", json!({ "decree": decree, "from": MONTHS[0], "filter": {} }));
    for (place, month) in MONTHS.iter().enumerate() {
        let until = MONTHS.get(place + 1).unwrap_or(&UNTIL);
        let request = json!({ "decree": decree, "from": month, "until": until });
        let bill = village.call("bill.make", request);
        if *month < "2026-08" {
            let paid =
                json!({ "bill": bill["bill"], "amount": bill["due"], "paid_on": "2026-08-03" });
            village.call("contribution.receive", paid);
        }
    }
    village
}
