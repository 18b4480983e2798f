//! How much of a village is covered: never a share without numerator, denominator, source and day.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_tests::desk::TestDesk;
use lindung_tests::programme::{bill, decree, funding, give_all, nik, pay};
use lindung_tests::village::PELANGI;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// So many in each RW, all insured from a month on and paid until another.
fn village(folder: &Path, rws: &[usize], (from, until): (&str, &str)) -> TestDesk {
    let desk = TestDesk::new(&folder.join("desa"), PELANGI, 11);
    let mut text = "NIK;NAMA;RT;RW;DUSUN;JK\n".to_owned();
    let people = (1..).zip(rws).flat_map(|(rw, people)| std::iter::repeat_n(rw, *people));
    for (number, rw) in (0..).zip(people) {
        let rw: u32 = rw;
        writeln!(text, "{};Warga;001;{rw:02};Krajan {rw};L", nik(number)).unwrap();
    }
    let places = u32::try_from(rws.iter().sum::<usize>()).unwrap();
    let path = folder.join("daftar.csv");
    std::fs::write(&path, text).unwrap();
    desk.does("import.run", json!({ "path": path }));
    let decree = decree(&desk, funding(&desk, "APBDes", "apbdes"), ("2026-01", "2027-01"), places);
    give_all(&desk, decree, from);
    pay(&desk, &bill(&desk, decree, from, until));
    desk
}

fn told(desk: &TestDesk, by: &str, more: Value) -> Value {
    let mut request = json!({ "by": by, "month": "2026-06" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.does("coverage.segments", request)
}

#[test]
fn each_part_tells_its_share_only_where_somebody_counted() {
    let folder = tempfile::tempdir().unwrap();
    let desk = village(folder.path(), &[3, 2], ("2026-04", "2026-07"));
    let seen = told(&desk, "rw", json!({}));
    let line = |of: &Value, place: usize| of["lines"][place].clone();
    let names = [line(&seen, 0)["name"].clone(), line(&seen, 1)["name"].clone()];
    assert_eq!(names, ["RW 1", "RW 2"]);
    assert_eq!(
        (&line(&seen, 0)["active"], &line(&seen, 0)["per_mille"]),
        (&json!(3), &json!(null))
    );
    assert_eq!((&seen["target"], &seen["months_left"]), (&json!(null), &json!(null)));

    let count = |segment: &Value, workers: u64, source: &str| {
        let request = json!({
            "segment": segment, "workers": workers, "source": source, "dated": "2026-05-20",
        });
        desk.does("coverage.count", request)
    };
    count(&line(&seen, 0)["segment"], 8, "Pendataan RW");
    let newer = count(&line(&seen, 0)["segment"], 6, "Pendataan ulang");
    count(&json!("all"), 20, "BPS 2025");
    let seen = told(&desk, "rw", json!({}));
    let first = line(&seen, 0);
    let expected = [json!(6), json!(500), json!("Pendataan ulang"), json!("2026-05-20")];
    let shown = ["workers", "per_mille", "source", "dated"].map(|name| first[name].clone());
    assert_eq!(shown, expected, "the latest count of a segment holds");
    assert_eq!(seen["total"]["per_mille"], 250);
    // Five were gained in the three months since the first payment: 15 more take nine months.
    let pace = ["target", "rest", "gained", "pace_months", "months_left"];
    assert_eq!(pace.map(|name| seen[name].as_u64().unwrap()), [20, 15, 5, 3, 9]);
    // What is aimed at in each RW, as in Jakarta Timur.
    let aimed = told(&desk, "rw", json!({ "each": 100 }));
    assert_eq!((&aimed["target"], &aimed["rest"]), (&json!(200), &json!(195)));

    desk.does("bpjs.void", json!({ "id": newer["id"], "reason": "salah hitung" }));
    assert_eq!(line(&told(&desk, "rw", json!({})), 0)["workers"], 8);
    for (by, lines) in [("rt", 2), ("hamlet", 2), ("occupation", 1), ("sex", 1), ("age", 1)] {
        let seen = told(&desk, by, json!({}));
        let all = seen["lines"].as_array().unwrap();
        assert_eq!(all.len(), lines, "{by}: {seen}");
        let sum: u64 = all.iter().map(|line| line["active"].as_u64().unwrap()).sum();
        assert_eq!(sum, 5, "{by}");
    }
    let seen = told(&desk, "funding", json!({}));
    assert_eq!((&line(&seen, 0)["name"], &line(&seen, 0)["active"]), (&json!("APBDes"), &json!(5)));
    // A month that nobody paid: nobody is active, and nobody is forgotten.
    let seen = told(&desk, "rw", json!({ "month": "2026-08" }));
    assert_eq!((&seen["total"]["active"], &seen["total"]["registered"]), (&json!(0), &json!(5)));
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn a_count_needs_a_number_a_source_and_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let desk = TestDesk::new(&folder.path().join("desa"), PELANGI, 12);
    let refused = |segment: &str, workers: u64, source: &str, dated: &str| {
        let request = json!({
            "segment": segment, "workers": workers, "source": source, "dated": dated,
        });
        desk.tries("coverage.count", request).unwrap_err().code
    };
    assert_eq!(refused("kota:1", 5, "BPS", "2026-01-01"), "no_segment");
    assert_eq!(refused("all", 0, "BPS", "2026-01-01"), "no_workers_counted");
    assert_eq!(refused("all", 5, " ", "2026-01-01"), "empty_text");
    assert_eq!(refused("all", 5, "BPS", "kemarin"), "bad_day_text");
}
