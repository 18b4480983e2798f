//! Who moves from one village to another, and back.

use crate::actors::{MELATI, PELANGI, Province, Village, nik};
use serde_json::json;

const WATI: u32 = 9002;

/// Wati is registered in Pelangi, and the province knows it.
fn scene() -> (Province, Village, Village) {
    let mut province = Province::new(1);
    let mut pelangi = Village::joined(PELANGI, 2, &mut province);
    let mut melati = Village::joined(MELATI, 3, &mut province);
    pelangi.register(WATI, "Wati Lestari");
    province.round(&mut pelangi);
    province.round(&mut melati);
    (province, pelangi, melati)
}

fn leaves(village: &mut Village, to: &str) {
    let wati = village.call("worker.show", json!({ "nik": nik(WATI) }))["line"]["worker"].clone();
    let moved = json!({ "worker": wati, "on": "2023-11-02", "to": to });
    village.call("worker.moved_out", moved);
}

fn returns(village: &mut Village) {
    let details = json!({ "details": { "nik": nik(WATI), "name": "Wati" } });
    assert_eq!(village.refusal("worker.register", details.clone()), "moved_before");
    let preview = village.call("worker.preview", details);
    assert_eq!(preview["refusals"][0]["code"], "moved_before");
    let wati = preview["likely"][0]["line"]["worker"].clone();
    village.call("worker.moved_in", json!({ "worker": wati, "on": "2023-12-24" }));
    let again = village.refusal("worker.moved_in", json!({ "worker": wati, "on": "2023-12-24" }));
    assert_eq!(again, "not_moved");
}

/// Counted in each village, and how many the office lists as registered twice.
fn counted(province: &Province) -> ([u64; 2], usize) {
    let report = province.office.report().unwrap();
    let workers = [report[0].workers, report[1].workers];
    (workers, province.office.duplicates().unwrap().len())
}

fn settled(province: &mut Province, villages: [&mut Village; 2]) {
    for village in villages {
        province.round(village);
        assert_eq!(village.status()["agrees"], true);
        assert!(village.elsewhere(WATI).is_empty());
    }
    assert!(province.office.store().verify().unwrap().ok());
}

#[test]
fn who_moves_is_counted_once_whichever_village_reports_first() {
    for first in [0, 1] {
        let (mut province, mut pelangi, mut melati) = scene();
        leaves(&mut pelangi, MELATI);
        melati.register(WATI, "Wati Lestari");
        if first == 0 {
            province.round(&mut pelangi);
            assert_eq!(counted(&province), ([0, 0], 0));
            province.round(&mut melati);
        } else {
            province.round(&mut melati);
            assert_eq!(counted(&province), ([1, 1], 1), "until the one that was left says so");
            province.round(&mut pelangi);
        }
        assert_eq!(counted(&province), ([0, 1], 0));
        settled(&mut province, [&mut pelangi, &mut melati]);

        // And back again, in the other order.
        leaves(&mut melati, PELANGI);
        returns(&mut pelangi);
        let (mut one, mut other) = (pelangi, melati);
        if first == 0 {
            std::mem::swap(&mut one, &mut other);
        }
        province.round(&mut one);
        province.round(&mut other);
        assert_eq!(counted(&province), ([1, 0], 0));
        settled(&mut province, [&mut one, &mut other]);
    }
}

#[test]
fn the_office_tells_whom_no_village_has_registered_since() {
    let (mut province, mut pelangi, mut melati) = scene();
    leaves(&mut pelangi, MELATI);
    province.round(&mut pelangi);
    let moved = province.office.moved().unwrap();
    assert_eq!((moved.len(), moved[0].to.as_deref()), (1, Some(MELATI)));
    assert!(moved[0].registered.is_empty(), "nobody counts her");
    melati.register(WATI, "Wati Lestari");
    province.round(&mut melati);
    assert_eq!(province.office.moved().unwrap()[0].registered, [MELATI]);
    let words = |code: &str| code.to_owned();
    assert!(province.office.moved_xlsx(&words).unwrap().starts_with(b"PK"));
}
