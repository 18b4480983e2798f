//! Bills add up, and the order in which facts come in does not matter to places.
#![expect(clippy::arithmetic_side_effects, reason = "a test that cannot go on stops")]

use super::*;
use crate::fold::{Aside, Fact, Subject, fold};
use crate::op::Read;
use crate::op::bill::{BillPart, ContributionVoided};
use crate::op::programme::{PlaceFreed, PlaceGiven};
use crate::op::text::Reason;
use chrono::NaiveDate;
use proptest::prelude::*;

const DECREE: Label = Label([7; 8]);

fn m(months: u16) -> Month {
    Month::parse("2026-01").unwrap().plus(months.into())
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 15).unwrap()
}

fn niks(serials: impl IntoIterator<Item = u16>) -> BTreeSet<Nik> {
    let nik = |serial| Nik::parse(&format!("647402010190{:04}", serial + 9_000)).unwrap();
    serials.into_iter().map(nik).collect()
}

/// Three months, `few` people at the lowest amount and five at another.
fn made(few: u16) -> BillMade {
    let part = |amount: i64, people| BillPart {
        base: Rupiah::from_i64(1_000_000),
        normal: vec![Rupiah::from_i64(amount * 2); 3],
        due: vec![Rupiah::from_i64(amount); 3],
        people,
    };
    BillMade {
        decree: DECREE,
        from_month: m(0),
        until_month: m(3),
        made_on: day(),
        parts: vec![part(8_400, niks(0..few)), part(18_800, niks(500..505))],
    }
}

fn received(label: u8, from: u16, until: u16, but: BTreeSet<Nik>) -> Op {
    let amount = Rupiah::from_i64(1_000);
    let (from_month, until_month, receipt) = (m(from), m(until), None);
    let label = Label([label; 8]);
    Op::ContributionReceived(ContributionReceived {
        label,
        amount,
        paid_on: day(),
        from_month,
        until_month,
        receipt,
        but,
    })
}

fn folded(ops: &[Op]) -> (Subject, Vec<Aside>) {
    let reads: Vec<Read> = ops.iter().map(|op| Read::from_bytes(&op.to_bytes())).collect();
    let fact = |(place, op)| Fact {
        op,
        base: Vec::new(),
        by_office: false,
        at: ([1; 32], place),
        revoked: false,
    };
    let facts: Vec<Fact<'_>> = (0..).zip(&reads).map(fact).collect();
    let folded = fold(&facts);
    (folded.subject, folded.set_aside.into_values().collect())
}

fn bill(ops: &[Op]) -> Bill {
    let (Subject::Bill(bill), aside) = folded(ops) else { panic!("no bill") };
    assert_eq!(aside, []);
    *bill
}

#[test]
fn a_bill_is_the_sum_of_its_lines_and_a_voided_payment_leaves_nothing_behind() {
    let lines = (8_400 * 10 + 18_800 * 5) * 3;
    let begun = vec![Op::BillMade(made(10))];
    let unpaid = bill(&begun).reckon().unwrap();
    assert_eq!((unpaid.due.to_i64(), unpaid.normal.to_i64()), (lines, lines * 2));
    assert_eq!((unpaid.missing, unpaid.twice), (unpaid.due, Rupiah::ZERO));

    let mut paid = begun.clone();
    paid.push(received(1, 0, 2, niks([3])));
    paid.push(received(2, 1, 3, BTreeSet::new()));
    let got = bill(&paid).reckon().unwrap();
    assert_eq!(got.received.to_i64(), 2_000);
    assert_eq!(got.missing.to_i64(), 8_400, "number 3 in the first month");
    assert_eq!(got.twice.to_i64(), lines / 3 - 8_400, "the second month, but for number 3");

    for label in [1, 2] {
        let (label, reason) = (Label([label; 8]), "keliru".to_owned());
        paid.push(Op::ContributionVoided(ContributionVoided { label, reason }));
    }
    let again = bill(&paid);
    assert_eq!(again.reckon().unwrap(), unpaid);
    assert_eq!(again.village_part(), bill(&begun).village_part());
    paid.push(Op::BillVoided(Reason { reason: "keliru".into() }));
    assert_eq!(bill(&paid).village_part(), None);
}

#[test]
fn what_no_bill_can_be_is_set_aside() {
    let mut twice = made(3);
    twice.parts[1].people.extend(niks([2]));
    let mut short = made(3);
    short.parts[0].due.pop();
    for unsound in [twice, short] {
        assert_eq!(folded(&[Op::BillMade(unsound)]).1, [Aside::Malformed]);
    }
    let again = [Op::BillMade(made(1)), received(1, 0, 1, niks([])), received(1, 0, 2, niks([]))];
    assert_eq!(folded(&again).1, [Aside::Again]);
}

#[test]
fn places_of_a_decree_change_with_its_amendments() {
    let issued = Op::DecreeIssued(DecreeIssued {
        label: DECREE,
        number: "188.45/1/2026".into(),
        dated: day(),
        funding: Label([1; 8]),
        programmes: crate::money::ProgrammeSet::JKK_JKM,
        from_month: m(0),
        until_month: m(12),
        places: 50,
    });
    let amended = |from, until_month, places| {
        let (number, dated, from_month) = ("188.45/2/2026".into(), day(), m(from));
        Op::DecreeAmended(DecreeAmended { number, dated, from_month, until_month, places })
    };
    let ops = [issued, amended(6, None, Some(60)), amended(3, Some(m(10)), Some(55))];
    let (Subject::Decree(decree), _) = folded(&ops) else { panic!("no decree") };
    let places = [0, 2, 3, 5, 6, 11].map(|month| decree.places(m(month)));
    assert_eq!(places, [50, 50, 55, 55, 60, 60]);
    assert_eq!(decree.months().until(), m(10));
}

#[test]
fn whoever_gets_a_place_waits_no_longer_and_may_get_another_later() {
    let place = |from| PlaceGiven { decree: DECREE, from_month: m(from) };
    let free = |from, end| Op::PlaceFreed(PlaceFreed { decree: DECREE, from_month: m(from), end });
    let waits = |rank| WaitingJoined { decree: DECREE, rank, on: day(), reason: "janda".into() };
    let ops = [
        Op::WorkerRegistered(Default::default()),
        Op::WaitingJoined(waits(3)),
        Op::WaitingJoined(waits(1)),
        Op::PlaceGiven(place(0)),
        free(2, PlaceEnd::FormalJob),
        free(2, PlaceEnd::Moved),
        Op::PlaceGiven(place(5)),
        Op::PlaceGiven(place(5)),
    ];
    let (Subject::Worker(worker), aside) = folded(&ops) else { panic!("no worker") };
    assert_eq!(aside, [Aside::Missing, Aside::Again]);
    assert!(worker.waiting.is_empty());
    let held = |month| worker.places.values().any(|place| place.holds(m(month)));
    assert_eq!([0, 1, 2, 4, 5, 9].map(held), [true, true, false, false, true, true]);
}

proptest! {
    /// Bytes and back, and the sums hold for whatever is paid.
    #[test]
    fn paid_and_missing_are_what_was_billed(
        few in 0_u16..40,
        payments in proptest::collection::vec(
            (0_u16..3, 1_u16..4, proptest::collection::btree_set(0_u16..40, 0..8)), 0..5),
    ) {
        let mut ops = vec![Op::BillMade(made(few))];
        for (label, (from, months, but)) in (1..).zip(&payments) {
            ops.push(received(label, *from, from + months, niks(but.iter().copied())));
        }
        let one = bill(&ops);
        let got = one.reckon().unwrap();
        let lines = (8_400 * i64::from(few) + 18_800 * 5) * 3;
        prop_assert_eq!(got.due.to_i64(), lines);
        // Each person and month by itself.
        let (mut missing, mut twice) = (0, 0);
        for part in &one.made.parts {
            for (month, due) in one.made.months().iter().zip(&part.due) {
                for nik in &part.people {
                    let times = one.counting().filter(|paid| {
                        paid.months().contains(month) && !paid.but.contains(nik)
                    });
                    match i64::try_from(times.count()).unwrap() {
                        0 => missing += due.to_i64(),
                        times => twice += (times - 1) * due.to_i64(),
                    }
                }
            }
        }
        prop_assert_eq!((got.missing.to_i64(), got.twice.to_i64()), (missing, twice));
        ops[1..].reverse();
        prop_assert_eq!(bill(&ops), one, "the order of payments does not matter");
    }
}
