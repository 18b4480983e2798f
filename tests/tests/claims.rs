//! Claims from the desk: from the report to the last payment, and the published figures.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_tests::claims::{paid, report};
use lindung_tests::desk::TestDesk;
use lindung_tests::private::names_nobody;
use lindung_tests::programme::{doubts, nik, rupiah};
use serde_json::{Value, json};

fn heirs(desk: &TestDesk, worker: i64, relations: &[&str]) {
    let heir =
        |relation: &&str| json!({ "name": format!("Waris {relation}"), "relation": relation });
    let heirs: Vec<Value> = relations.iter().map(heir).collect();
    desk.does("worker.heirs", json!({ "worker": worker, "heirs": heirs }));
}

fn advance(desk: &TestDesk, claim: &Value, state: &str, on: &str) -> Value {
    desk.does("claim.advance", json!({ "claim": claim, "state": state, "on": on }))
}

/// Claims, estimate and what was paid of the claims in a state.
fn total(list: &Value, state: &str) -> (u64, i64, i64) {
    let totals = list["totals"].as_array().unwrap();
    let Some(found) = totals.iter().find(|total| total["state"] == state) else {
        return (0, 0, 0);
    };
    (found["claims"].as_u64().unwrap(), rupiah(&found["estimate"]), rupiah(&found["paid"]))
}

/// Bontang, 2024: 107 deaths, 31 paid, 76 that stall in verification.
#[test]
fn the_published_figures_of_bontang_come_out_of_the_claims() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, ids) = paid(folder.path(), 110, ("2024-10", "2025-01"));
    for (place, worker) in (0_u32..).zip(ids.iter().take(107)) {
        heirs(&desk, *worker, &["spouse"]);
        let claim = desk.does("claim.report", report(*worker, "death", "2024-12-20"));
        let claim = &claim["line"]["claim"];
        for (state, on) in [("submitted", "2025-01-10"), ("verifying", "2025-01-11")] {
            advance(&desk, claim, state, on);
        }
        if place < 31 {
            let whole = json!({ "claim": claim, "amount": "Rp 42.000.000", "on": "2025-02-03" });
            let page = desk.does("claim.pay", whole);
            assert_eq!((&page["line"]["state"], rupiah(&page["rest"])), (&json!("paid"), 0));
        }
    }
    let list = desk.does("claim.list", json!({}));
    assert_eq!(total(&list, "paid"), (31, 1_302_000_000, 1_302_000_000));
    assert_eq!(total(&list, "verifying"), (76, 3_192_000_000, 0));
    assert_eq!((&list["deaths"], list["claims"].as_array().unwrap().len()), (&json!(107), 107));
    let died = desk.does("roster.list", json!({ "filter": { "state": "died" } }));
    assert_eq!(died["total"], 107, "recorded with the claims");
    let stalled = desk.does("claim.list", json!({ "state": "verifying" }));
    assert_eq!(stalled["claims"].as_array().unwrap().len(), 76);
    assert_eq!(stalled["totals"], list["totals"], "the counts are over all");
    // 11 January 2025 to 3 June 2026.
    assert_eq!(stalled["claims"][0]["days"], 508);

    // Taking a payment back returns the totals, and so does taking back a claim.
    let paid = desk.does("claim.list", json!({ "state": "paid" }));
    let claim = &paid["claims"][0]["claim"];
    let page = desk.does("claim.show", json!({ "claim": claim }));
    let steps = page["steps"].as_array().unwrap();
    for part in [&page["payments"][0]["part"], &steps[steps.len() - 1]["part"]] {
        let request = json!({ "claim": claim, "part": part, "reason": "salah catat" });
        desk.does("claim.void_part", request);
    }
    let list = desk.does("claim.list", json!({}));
    assert_eq!(total(&list, "paid"), (30, 30 * 42_000_000, 30 * 42_000_000));
    assert_eq!(total(&list, "verifying"), (77, 77 * 42_000_000, 0));
    desk.does("claim.void", json!({ "id": claim, "reason": "orang lain" }));
    let list = desk.does("claim.list", json!({}));
    assert_eq!((total(&list, "verifying").0, &list["deaths"]), (76, &json!(106)));
    assert_eq!(
        desk.tries("claim.paper", json!({ "claim": claim, "paper": "card" })).unwrap_err().code,
        "claim_voided"
    );
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

fn keys(page: &Value) -> Vec<String> {
    let papers = page["papers"].as_array().unwrap();
    papers.iter().map(|paper| paper["paper"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_claim_goes_from_the_report_to_paid_with_what_is_missing_first() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, ids) = paid(folder.path(), 3, ("2026-01", "2026-07"));
    heirs(&desk, ids[0], &["sibling", "child", "parent_in_law", "spouse"]);
    let page = desk.does("claim.report", report(ids[0], "death", "2026-05-20"));
    let claim = &page["line"]["claim"];
    assert_eq!((&page["line"]["state"], &page["line"]["days"]), (&json!("reported"), &json!(14)));
    assert_eq!(rupiah(&page["estimate"]["amount"]), 42_000_000);
    let rule = page["estimate"]["rule"].as_str().unwrap();
    assert!(rule.contains("5 bulan berturut-turut"), "{rule}");
    assert!(page["estimate"]["source"].as_str().unwrap().contains("Permenaker 1/2025"));
    assert_eq!(page["school"], Value::Null, "not after five months");
    assert_eq!(doubts(&page).len(), 0);
    let order: Vec<Value> = page["heirs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|heir| json!([heir["name"], heir["first"]]))
        .collect();
    let expected = json!([
        ["Waris child", true],
        ["Waris spouse", true],
        ["Waris sibling", false],
        ["Waris parent_in_law", false],
    ]);
    assert_eq!(json!(order), expected, "spouse and children first, PP 44 Ps 37");
    let again = desk.tries("claim.report", report(ids[0], "death", "2026-05-20")).unwrap_err();
    assert_eq!(again.code, "claim_known");

    let needed = keys(&page);
    assert!(needed.contains(&"marriage_book".to_owned()), "a spouse is paid");
    assert!(!needed.contains(&"npwp".to_owned()), "42 million");
    advance(&desk, claim, "collecting", "2026-05-20");
    for paper in needed.iter().skip(1) {
        desk.does("claim.paper", json!({ "claim": claim, "paper": paper, "on": "2026-05-22" }));
    }
    let page = desk.does("claim.show", json!({ "claim": claim }));
    assert_eq!((&page["line"]["missing"], &keys(&page)[0]), (&json!(1), &needed[0]));
    let twice = json!({ "claim": claim, "paper": needed[1] });
    assert_eq!(desk.tries("claim.paper", twice).unwrap_err().code, "paper_again");
    let strange = json!({ "claim": claim, "paper": "surat_sakti" });
    assert_eq!(desk.tries("claim.paper", strange).unwrap_err().code, "no_paper");

    advance(&desk, claim, "submitted", "2026-05-25");
    let page = desk.does("claim.show", json!({ "claim": claim }));
    let answer = &page["deadlines"][1];
    assert_eq!((&answer["on"], &answer["late"]), (&json!("2026-06-05"), &json!(false)));
    let early = json!({ "claim": claim, "state": "verifying", "on": "2026-05-24" });
    assert_eq!(desk.tries("claim.advance", early).unwrap_err().code, "claim_day_before");
    advance(&desk, claim, "approved", "2026-05-28");
    let part = json!({
        "claim": claim, "amount": "20.000.000", "on": "2026-05-29", "partly": true,
        "to": "Waris spouse",
    });
    let page = desk.does("claim.pay", part);
    assert_eq!((&page["line"]["state"], rupiah(&page["rest"])), (&json!("approved"), 22_000_000));
    let rest = json!({ "claim": claim, "amount": "22.000.000", "on": "2026-06-02" });
    let page = desk.does("claim.pay", rest);
    assert_eq!((&page["line"]["state"], rupiah(&page["rest"])), (&json!("paid"), 0));
    let school = json!({
        "claim": claim, "amount": "1.500.000", "on": "2026-06-02", "child": "Ani", "year": 2026,
    });
    let page = desk.does("claim.pay", school);
    assert_eq!((rupiah(&page["line"]["paid"]), rupiah(&page["rest"])), (43_500_000, 0));
    let words: Vec<&str> =
        page["steps"].as_array().unwrap().iter().map(|s| s["state"].as_str().unwrap()).collect();
    assert_eq!(words, ["reported", "collecting", "submitted", "approved", "paid"]);
    assert_eq!(page["steps"][2]["days"], 3);
    assert!(page["history"].as_array().unwrap().len() > 12);
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

#[test]
fn an_estimate_says_by_which_rule_and_what_is_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, ids) = paid(folder.path(), 4, ("2026-01", "2026-03"));
    let short = desk.does("claim.report", report(ids[0], "death", "2026-02-10"));
    assert_eq!(rupiah(&short["estimate"]["amount"]), 10_000_000);
    assert!(short["estimate"]["rule"].as_str().unwrap().contains("Baru 2 bulan"));
    assert_eq!(doubts(&short), ["claim_no_heirs"]);
    let buried = json!({ "claim": short["line"]["claim"], "buried_by": "Pak RT" });
    let buried = desk.does("claim.correct", buried);
    assert!(buried["estimate"]["rule"].as_str().unwrap().contains("pemakaman"));
    assert_eq!(doubts(&buried).len(), 0);

    let work = desk.does("claim.report", report(ids[1], "accident_death", "2026-01-02"));
    assert_eq!(rupiah(&work["estimate"]["amount"]), 70_000_000, "no clock for JKK");
    assert_eq!(rupiah(&work["school"]["amount"]), 174_000_000);
    let keys = work["papers"].to_string();
    assert!(keys.contains("\"npwp\"") && !keys.contains("police_report"), "above 50 million");
    assert_eq!(work["deadlines"][0]["on"], "2026-01-04");
    assert_eq!(work["deadlines"][1]["on"], "2031-01-02");
    let road = json!({ "claim": work["line"]["claim"], "traffic": true });
    assert!(desk.does("claim.correct", road)["papers"].to_string().contains("police_report"));

    let hand = desk.does("claim.report", report(ids[2], "partial_disability", "2026-02-02"));
    assert_eq!((doubts(&hand), &hand["estimate"]), (vec!["claim_no_percentage"], &Value::Null));
    let percent = json!({ "claim": hand["line"]["claim"], "disability": "32" });
    let hand = desk.does("claim.correct", percent);
    assert_eq!(
        (rupiah(&hand["estimate"]["amount"]), &hand["disability"]),
        (25_600_000, &json!("32"))
    );

    let late = desk.does("claim.report", report(ids[3], "death", "2026-04-30"));
    assert_eq!(doubts(&late), ["claim_month_unpaid", "claim_no_heirs"]);
    let never = json!({ "claim": late["line"]["claim"], "happened_on": "2025-04-30" });
    let never = desk.does("claim.correct", never);
    assert_eq!(doubts(&never), ["claim_not_covered", "claim_no_heirs", "claim_other_day"]);
    assert_eq!(never["estimate"], Value::Null);
}

#[test]
fn no_error_names_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, ids) = paid(folder.path(), 2, ("2026-01", "2026-07"));
    let page = desk.does("claim.report", report(ids[0], "death", "2026-05-20"));
    let claim = &page["line"]["claim"];
    let wrong = [
        ("claim.report", report(ids[0], "death", "2026-05-20"), "claim_known"),
        ("claim.report", report(ids[1], "flu", "2026-05-20"), "no_claim_kind"),
        ("claim.report", report(ids[1], "death", "kemarin"), "bad_day_text"),
        (
            "claim.report",
            json!({ "nik": nik(99), "kind": "death", "happened_on": "2026-05-20", "reporter": "" }),
            "no_worker",
        ),
        ("claim.show", json!({ "claim": ids[0] }), "no_claim"),
        ("claim.advance", json!({ "claim": claim, "state": "reported" }), "claim_state_again"),
        ("claim.advance", json!({ "claim": claim, "state": "lupa" }), "no_claim_state"),
        (
            "claim.pay",
            json!({ "claim": claim, "amount": "banyak", "on": "2026-06-01" }),
            "bad_amount",
        ),
        (
            "claim.pay",
            json!({ "claim": claim, "amount": "1", "on": "2026-06-01", "child": "A" }),
            "school_incomplete",
        ),
        ("claim.correct", json!({ "claim": claim, "disability": "101" }), "bad_percentage"),
        ("claim.void_part", json!({ "claim": claim, "part": "x", "reason": "y" }), "no_claim_part"),
        ("claim.void", json!({ "id": claim, "reason": " " }), "empty_text"),
    ];
    for (case, request, code) in wrong {
        let told = desk.tries(case, request).unwrap_err();
        assert_eq!(told.code, code, "{case}");
        let all = format!("{told:?}");
        names_nobody(case, &all);
        assert!(!all.contains("Warga"), "{case} names somebody");
    }
}
