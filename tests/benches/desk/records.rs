//! One neighbour registered, durable, against a bare durable insert.

use crate::bare::row;
use crate::measure::{line, median, time};
use crate::village::{Village, people};
use serde_json::json;

const OPS: usize = 200;

pub(crate) fn run() {
    let mut village = Village::new();
    let mut bare = crate::bare::database(&village.path("bare.db"));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for (number, person) in people(OPS as u64).iter().enumerate() {
        let request = json!({ "details": person });
        ours.push(time(|| village.call("worker.register", request)).0);
        let mut one = row(person);
        one[0] = format!("{number:016}");
        theirs.push(
            time(|| {
                let tx = bare.transaction().unwrap();
                tx.prepare_cached(
                    "INSERT INTO person (nik, name, rt, rw, occupation, address)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )
                .unwrap()
                .execute([&one[0], &one[1], &one[7], &one[8], &one[10], &one[6]])
                .unwrap();
                tx.commit().unwrap();
            })
            .0,
        );
    }
    line("one neighbour registered, durable, p50", median(&mut ours), median(&mut theirs), 300);
}
