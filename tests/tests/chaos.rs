//! Convergence: whatever happens on the way, in the end all hold the same and nobody is lost.

#![expect(
    clippy::print_stdout,
    clippy::arithmetic_side_effects,
    reason = "a history that ends badly is named"
)]

use lindung_tests::chaos::{Chaos, Template};
use lindung_tests::dice::{number, seed};
use std::collections::BTreeMap;

/// Things that happen in one history.
const STEPS: u64 = 40;

/// Runs histories from a seed on; names those that ended badly.
fn run(histories: u64) {
    let (template, first) = (Template::new(1), seed());
    println!("histories {first}..{}", first + histories);
    let (mut bad, mut happened) = (0_u64, BTreeMap::<String, u64>::new());
    for seed in first..first + histories {
        let mut chaos = Chaos::new(&template, seed);
        for _ in 0..STEPS {
            chaos.step();
        }
        let ended = chaos.settle();
        for told in &chaos.told {
            // Without who and which: what is left says what kind of thing it was.
            let kind = told.replace(|c: char| c.is_ascii_digit(), "");
            *happened.entry(kind).or_default() += 1;
        }
        if let Err(why) = ended {
            bad += 1;
            println!("history {seed}: {why}");
            if number("LINDUNG_TELL", 0) > 0 {
                println!("  {}", chaos.told.join("\n  "));
            }
        }
    }
    for (kind, times) in happened {
        println!("{times:>8}  {kind}");
    }
    assert_eq!(bad, 0, "of {histories} histories that many ended badly");
}

#[test]
fn every_history_ends_with_everybody_in_the_same_state() {
    run(number("LINDUNG_HISTORIES", 40));
}

#[test]
#[ignore = "takes its time: ./dev chaos"]
fn ten_thousand_histories_end_with_everybody_in_the_same_state() {
    run(number("LINDUNG_HISTORIES", 10_000));
}
