use super::*;
use crate::cover::Arrears;
use crate::money::{Benefits, Month};
use crate::op::claim::ClaimKind;
use std::collections::BTreeSet;

fn months(list: &[&str]) -> BTreeSet<Month> {
    list.iter().map(|month| Month::parse(month).unwrap()).collect()
}

fn befallen<'a>(kind: ClaimKind, on: &str, paid: &'a BTreeSet<Month>) -> Befallen<'a> {
    let base = Some(Rupiah::from_i64(1_000_000));
    Befallen { kind, on: on.parse().unwrap(), paid, base, disability: None, heirless: false }
}

fn amount(of: &Befallen<'_>) -> Option<i64> {
    let expected = expect(of, &Benefits::built_in().unwrap(), &Arrears::built_in().unwrap());
    expected.benefit.map(|estimate| estimate.amount.to_i64())
}

#[test]
fn an_estimate_goes_by_the_rule_of_its_month_and_a_gap_resets() {
    let old = months(&["2024-10"]);
    let new = months(&["2026-01", "2026-02", "2026-03", "2026-05", "2026-06"]);
    let table = [
        (ClaimKind::Death, "2024-10-20", &old, Some(42_000_000)),
        (ClaimKind::Death, "2026-02-20", &new, Some(10_000_000)),
        (ClaimKind::Death, "2026-03-31", &new, Some(42_000_000)),
        (ClaimKind::Death, "2026-04-01", &new, Some(10_000_000)),
        (ClaimKind::Death, "2026-06-20", &new, Some(10_000_000)),
        (ClaimKind::Death, "2026-12-01", &new, None),
        (ClaimKind::Death, "2025-12-01", &new, None),
        (ClaimKind::AccidentDeath, "2026-01-02", &new, Some(70_000_000)),
        (ClaimKind::TotalDisability, "2026-01-02", &new, Some(68_000_000)),
        (ClaimKind::AccidentCare, "2026-01-02", &new, Some(0)),
        (ClaimKind::PartialDisability, "2026-01-02", &new, None),
    ];
    for (kind, on, paid, expected) in table {
        assert_eq!(amount(&befallen(kind, on, paid)), expected, "{kind:?} {on}");
    }
    let of = befallen(ClaimKind::PartialDisability, "2026-01-02", &new);
    let hand = Befallen { disability: Some(3_200), ..of };
    assert_eq!(amount(&hand), Some(25_600_000), "32 % of 80 bases");
    let alone = Befallen { heirless: true, ..befallen(ClaimKind::Death, "2026-03-31", &new) };
    assert_eq!(amount(&alone), Some(10_000_000), "to whoever buried");
}

#[test]
fn the_state_is_the_latest_by_its_day_and_of_one_day_the_later_word() {
    let on = |text: &str| text.parse::<NaiveDate>().unwrap();
    let step = |number: u8, state, day: &str| {
        let (label, note) = (Label([number; 8]), None);
        (Part::Advanced(ClaimAdvanced { label, state, on: on(day), note }), None)
    };
    let reported_on = Some(on("2026-06-01"));
    let terms = ClaimTerms { kind: Some(ClaimKind::Death), reported_on, ..ClaimTerms::default() };
    let mut claim = Claim { terms, parts: Vec::new(), voided: None };
    assert_eq!(claim.state(), (ClaimState::Reported, on("2026-06-01")));
    claim.parts.push(step(1, ClaimState::Verifying, "2026-06-09"));
    claim.parts.push(step(2, ClaimState::Collecting, "2026-06-01"));
    assert_eq!(claim.state(), (ClaimState::Verifying, on("2026-06-09")), "told late, not later");
    claim.parts.push(step(3, ClaimState::Incomplete, "2026-06-09"));
    assert_eq!(claim.state().0, ClaimState::Incomplete);
    claim.parts[2].1 = Some("salah catat".to_owned());
    assert_eq!(claim.state().0, ClaimState::Verifying);
}
