//! Claims, entered through the use cases.

use crate::desk::TestDesk;
use crate::programme::{bill, decree, funding, give_all, pay, people, workers};
use crate::village::PELANGI;
use serde_json::{Value, json};
use std::path::Path;

/// A register of so many people, for all of whom some months are paid.
pub fn paid(folder: &Path, count: u32, (from, until): (&str, &str)) -> (TestDesk, Vec<i64>) {
    let desk = TestDesk::new(&folder.join("desa"), PELANGI, 9);
    people(&desk, folder, 0..count);
    let source = funding(&desk, "APBD", "apbd");
    let decree = decree(&desk, source, (from, until), count);
    give_all(&desk, decree, from);
    pay(&desk, &bill(&desk, decree, from, until));
    let ids = workers(&desk).into_values().collect();
    (desk, ids)
}

/// What somebody tells of a worker.
pub fn report(worker: i64, kind: &str, on: &str) -> Value {
    json!({
        "worker": worker, "kind": kind, "happened_on": on, "reported_on": on,
        "what": "sakit", "reporter": "Tetangga", "phone": "081234567890",
    })
}
