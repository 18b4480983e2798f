//! What the staff looks at in the morning.

use crate::measure::{figure, micros, quantile, time};
use crate::province::{Province, Store};
use lindung_office::Role;
use lindung_tests::page::{Browser, let_in};
use std::time::Duration;

const TIMES: usize = 100;
/// What is asked for first, and on every page after it.
const PATHS: [&str; 2] = ["/api/overview", "/api/aims"];

pub(crate) fn asked(province: &Province, store: &Store<'_>, people: u64) {
    let handed_out = let_in(&province.office, "siti", Role::Viewer.key());
    let server = province.serve();
    let browser = Browser::of(&server, "siti", &handed_out);
    let most = match store {
        Store::File => 250,
        Store::Shared(_) => 100,
    };
    for path in PATHS {
        let mut times: Vec<Duration> = (0..TIMES)
            .map(|_| {
                let (took, answer) = time(|| browser.get(&server, path));
                assert_eq!(answer.status, 200, "{path}");
                took
            })
            .collect();
        let p95 = micros(quantile(&mut times, 95)).div_ceil(1000);
        figure(&format!("{path} at {people} people, p95, {}", store.name()), p95, most, "ms");
    }
    server.stops();
}
