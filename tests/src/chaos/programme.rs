//! What a history says of the programme: money, decrees, places, bills, payments.

use super::laptop::{Laptop, one};
use crate::dice::Dice;
use serde_json::{Value, json};

/// Money and a decree of few places, so that every history comes to places and bills.
pub(super) fn begin(laptop: &mut Laptop) {
    let request = json!({ "name": "APBDes", "kind": "apbdes" });
    let source = laptop.does("funding.name", request)["id"].clone();
    let request = json!({
        "number": "188.45/1/2026", "dated": "2026-01-02", "funding": source,
        "programmes": ["jkk", "jkm"], "from": "2026-01", "until": "2027-01", "places": 4,
    });
    laptop.does("decree.issue", request);
}

/// Something about a worker's part in the programme.
pub(super) fn request(
    laptop: &mut Laptop,
    dice: &mut Dice,
    worker: &Value,
) -> (&'static str, Value) {
    let decrees = laptop.does("decree.list", json!({}));
    let decree = &decrees["decrees"][0]["decree"];
    let month = format!("2026-{:02}", 1 + dice.roll(12));
    let bills = laptop.does("bill.list", json!({}));
    let bill = one(dice, &bills["bills"]);
    match (dice.roll(10), bill) {
        (0, _) => {
            let request = json!({
                "decree": decree, "number": "188.45/2/2026", "dated": "2026-02-02",
                "from": month, "places": dice.roll(9),
            });
            ("decree.amend", request)
        }
        (1, _) => {
            let request = json!({
                "worker": worker, "decree": decree, "from": month, "reason": "moved",
            });
            ("place.free", request)
        }
        (2, _) => {
            let rank = dice.roll(3);
            let request =
                json!({ "worker": worker, "decree": decree, "rank": rank, "reason": "janda" });
            ("waiting.join", request)
        }
        (3, Some(bill)) => {
            let request =
                json!({ "bill": bill["bill"], "amount": "16800", "paid_on": "2026-02-02" });
            ("contribution.receive", request)
        }
        (4, Some(bill)) => ("bill.void", json!({ "id": bill["bill"], "reason": "keliru" })),
        (5, Some(bill)) => {
            let payments = laptop.does("bill.show", json!({ "bill": bill["bill"] }));
            let payment = one(dice, &payments["payments"]).unwrap_or_default();
            let label = payment["payment"].as_str().unwrap_or_default();
            let request = json!({ "bill": bill["bill"], "payment": label, "reason": "keliru" });
            ("contribution.void", request)
        }
        (6 | 7, _) => ("bill.make", json!({ "decree": decree, "from": month })),
        _ => ("place.give", json!({ "decree": decree, "from": month, "workers": [worker] })),
    }
}
