//! How fast the office is: every village of a province sends its first bundle, then a day of
//! changes, through the real server over loopback. `./dev bench office` prints it; nothing here
//! passes or fails. `./dev bench office million 5` takes five people a village, for what depends on
//! the villages alone.
//!
//! Beside it stands the same bare work with no program around it: decrypt, verify, decompress,
//! insert, one after the other; into a file with the same sharing of commits, into PostgreSQL each
//! a transaction. `./dev bench office 200` takes so many villages;
//! `file` or `postgresql` beside it, that store alone.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark stops at any failure"
)]

#[path = "office/bare.rs"]
mod bare;
#[path = "office/dashboard.rs"]
mod dashboard;
#[path = "desk/bare.rs"]
#[expect(dead_code, reason = "the desk's benchmark uses all of it")]
mod desk_bare;
#[path = "office/line.rs"]
mod line;
#[path = "desk/measure.rs"]
#[expect(dead_code, reason = "the desk's benchmark uses all of it")]
mod measure;
#[path = "office/province.rs"]
mod province;
#[path = "office/village.rs"]
mod village;

use bare::{File, Rows, Shared};
use lindung_tests::postgres::Cluster;
use line::{Sent, send};
use measure::{figure, line, median, shown};
use province::{Province, Store};
use std::time::Duration;
use village::Village;

/// Jambi as it is published, and the villages of the province that has most of them.
const JAMBI: &str = "15";
const JAMBI_VILLAGES: usize = 1_562;
const LARGEST: &str = "33";
/// Neighbours in each village of the first, and in each of the other: a million in all.
const EACH: u64 = 50;
const EACH_OF_LARGEST: u64 = 125;
/// For what a day's change costs beside it: as many people as 32 such villages.
const LARGE_VILLAGES: usize = 20;
const LARGE: u64 = 1_600;
/// A million come so many villages at a time.
const PART: usize = 1_000;

fn main() {
    // `cargo test --benches` only wants to know that it builds.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let given: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let villages = given.iter().find_map(|text| text.parse().ok()).unwrap_or(JAMBI_VILLAGES);
    println!("{:<54} {:>10} {:>10} {:>6} {:>9}", "what", "Lindung", "baseline", "ratio", "target");
    let cluster = Cluster::start();
    let named = |name: &str| given.iter().any(|text| text == name);
    let both = !named("file") && !named("postgresql");
    let file = Some(Store::File).filter(|_| both || named("file"));
    let shared = cluster.as_ref().filter(|_| both || named("postgresql")).map(Store::Shared);
    for store in file.iter().chain(&shared) {
        if named("million") {
            let each = given.iter().find_map(|text| text.parse().ok()).unwrap_or(EACH_OF_LARGEST);
            million(store, each);
        } else {
            days(store, villages);
        }
    }
}

/// The first day of every village and the second, and what the second costs where more people are.
fn days(store: &Store<'_>, villages: usize) {
    let on = store.name();
    let mut province = Province::new(store, JAMBI);
    let mut all = province.villages(villages, EACH);
    let people = all.len() as u64 * EACH;
    let rows: Vec<Rows> =
        all.iter().map(|village| bare::seal(&village.people, &province)).collect();
    let before = bare_of(store, &rows, &province);
    let server = province.serve();
    let first = send(&server, &bundles(&all), people);
    let bare = (before + bare_of(store, &rows, &province)) / 2;
    line(&format!("a first bundle, {on}"), first.each(), bare, 200);
    told(&first);
    if let Store::Shared(cluster) = store {
        let by_many = Shared::by_many(&rows, &province, cluster);
        println!("  the same bare work by eight at the same time: {}", shown(by_many));
    }
    all.iter_mut().zip(&first.answers).for_each(|(village, answer)| village.takes(answer));
    all.iter_mut().for_each(Village::corrects);
    let second = send(&server, &bundles(&all), all.len() as u64);
    line(&format!("a day's change beside a first bundle, {on}"), second.each(), first.each(), 100);
    told(&second);
    all.iter_mut().zip(&second.answers).for_each(|(village, answer)| village.takes(answer));
    assert!(all.iter().all(Village::is_acknowledged), "every village is");
    server.stops();

    // The same change where fifty people are and where sixteen hundred, with nobody else there.
    let mut large = province.villages(LARGE_VILLAGES, LARGE);
    let server = province.serve();
    let sent = send(&server, &bundles(&large), large.len() as u64 * LARGE);
    large.iter_mut().zip(&sent.answers).for_each(|(village, answer)| village.takes(answer));
    let change = |villages: &mut [Village]| {
        villages.iter_mut().for_each(Village::corrects);
        let alone = |bundle: &Vec<u8>| line::alone(&server, bundle);
        median(&mut bundles(villages).iter().map(alone).collect::<Vec<_>>())
    };
    let small = all.len().min(LARGE_VILLAGES);
    let (small, large) = (change(&mut all[..small]), change(&mut large));
    line(&format!("a change in a village of 1.600 and of 50, {on}"), large, small, 150);
    server.stops();
}

fn bundles(villages: &[Village]) -> Vec<Vec<u8>> {
    villages.iter().map(Village::bundle).collect()
}

/// A million people in the province with most villages, and the page before them; or as many
/// villages with other people in each.
fn million(store: &Store<'_>, people: u64) {
    let on = store.name();
    let mut province = Province::new(store, LARGEST);
    let (mut each, mut megabytes, mut villages) = (Vec::new(), 0, 0);
    let server = province.serve();
    while province.left() >= PART {
        let all = province.villages(PART, people);
        villages += all.len() as u64;
        let sent = send(&server, &bundles(&all), all.len() as u64 * people);
        told(&sent);
        each.push(sent.each());
        megabytes = sent.megabytes;
    }
    server.stops();
    println!("  {villages} villages, {} people", villages * people);
    line(&format!("a last bundle beside a first, {on}"), each[each.len() - 1], each[0], 125);
    figure(&format!("memory of the server, {on}"), megabytes, 400, "MB");
    dashboard::asked(&province, store, villages * people);
}

fn bare_of(store: &Store<'_>, rows: &[Rows], province: &Province) -> Duration {
    match store {
        Store::File => File::take(rows, province),
        Store::Shared(cluster) => Shared::take(rows, province, cluster),
    }
}

fn told(sent: &Sent) {
    let Sent { bundles, people, took, p50, p99, cpu, megabytes, .. } = sent;
    let milliseconds = took.as_millis().max(1);
    let rate = |count: &u64| u128::from(*count) * 1000 / milliseconds;
    println!(
        "  {} bundles/s, {} people/s, p50 {}, p99 {}, {} of the server each, {megabytes} MB",
        rate(bundles),
        rate(people),
        shown(*p50),
        shown(*p99),
        shown(*cpu / u32::try_from(*bundles).unwrap()),
    );
}
