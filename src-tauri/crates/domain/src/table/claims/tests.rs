use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_kind_has_its_papers_and_each_is_asked_for_where_it_is_needed() {
    let rules = ClaimRules::built_in().unwrap();
    let month = Month::new(2026, 6).unwrap();
    let alone = Needs { spouse: false, traffic: false, heirless: true, amount: Rupiah::ZERO };
    let needed = |kind, needs: &Needs| -> Vec<&str> {
        let papers = rules.checklist(kind, month).unwrap().papers.iter();
        papers.filter(|paper| paper.is_needed(needs)).map(|paper| paper.key.as_str()).collect()
    };
    for kind in ClaimKind::ALL {
        let amount = Rupiah::from_i64(50_000_001);
        let all = Needs { spouse: true, traffic: true, heirless: false, amount };
        let (few, many) = (needed(kind, &alone), needed(kind, &all));
        assert!(few.len() < many.len() && many.contains(&"npwp"), "{kind:?}");
        assert_eq!(many.contains(&"marriage_book"), kind.is_death(), "{kind:?}");
        assert_eq!(many.contains(&"police_report"), kind != ClaimKind::Death, "{kind:?}");
        assert!(!few.contains(&"heir_letter") && !few.contains(&"npwp"), "{kind:?}");
    }
    let at_the_edge = Needs { amount: Rupiah::from_i64(50_000_000), ..alone };
    assert!(!needed(ClaimKind::Death, &at_the_edge).contains(&"npwp"), "above, not from");
}

#[test]
fn deadlines_count_from_the_event_or_from_a_step() {
    use ClaimState::{Approved, Incomplete, Paid, Reported, Submitted};
    let rules = ClaimRules::built_in().unwrap();
    let holidays = Holidays::built_in().unwrap();
    let told = |kind, steps: &[(ClaimState, &str)]| -> Vec<(Option<String>, Option<String>)> {
        let steps: Vec<_> = steps.iter().map(|(state, on)| (*state, day(on))).collect();
        let due = rules.deadlines(kind, day("2026-06-03"), &steps, &holidays);
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        due.into_iter().map(|due| (text(due.on), text(due.met_on))).collect()
    };
    let on = |text: &str| Some(text.to_owned());
    let reported = [(Reported, "2026-06-04")];
    assert_eq!(
        told(ClaimKind::AccidentCare, &reported),
        [(on("2026-06-05"), None), (on("2031-06-03"), None), (None, None), (None, None)]
    );
    // JKM has no end; BPJSTK answers in seven working days, and again after the next time.
    let steps = [
        (Reported, "2026-06-04"),
        (Submitted, "2026-06-05"),
        (Incomplete, "2026-06-10"),
        (Submitted, "2026-07-06"),
    ];
    let again = told(ClaimKind::Death, &steps);
    assert_eq!(again[..2], [(None, None), (on("2026-07-15"), None)]);
    let steps = [&steps[..], &[(Approved, "2026-07-10"), (Paid, "2026-07-13")]].concat();
    assert_eq!(
        told(ClaimKind::Death, &steps)[1..],
        [(on("2026-07-15"), on("2026-07-10")), (on("2026-07-15"), on("2026-07-13"))]
    );
}
