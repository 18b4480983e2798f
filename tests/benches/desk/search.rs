//! Search in 100.000 workers against the bare query, and counts.

use crate::measure::{figure, line, median, quantile, shown, time};
use crate::village::{Village, people, row};
use lindung_domain::details::Field;
use rusqlite::params;
use serde_json::json;
use std::time::Duration;

const WORKERS: u64 = 100_000;
const QUERIES: usize = 1000;

pub(crate) fn run() {
    let people = people(WORKERS);
    let mut village = Village::with(WORKERS);
    let rows: Vec<[String; 11]> = people.iter().map(row).collect();
    let mut bare = crate::bare::database(&village.path("bare.db"));
    crate::bare::insert(&mut bare, &rows);
    let step = people.len() / QUERIES;
    let asked: Vec<(String, String)> = people
        .iter()
        .step_by(step)
        .map(|person| {
            let nik = person.get(Field::Nik).unwrap();
            // As one types: three letters of the first name and of the last.
            let name: Vec<String> =
                person.name().split(' ').map(|word| word.chars().take(4).collect()).collect();
            (nik[..12].to_owned(), name.join(" "))
        })
        .collect();
    let mut by_nik = bare
        .prepare(
            "SELECT id, nik, name, rt, rw, occupation FROM person
             WHERE nik >= ?1 AND nik < ?2 LIMIT 50",
        )
        .unwrap();
    let mut by_name = bare
        .prepare(
            "SELECT p.id, p.nik, p.name, p.rt, p.rw, p.occupation FROM person_text AS t
             JOIN person AS p ON p.id = t.rowid WHERE person_text MATCH ?1 LIMIT 50",
        )
        .unwrap();
    let mut times: [Vec<Duration>; 4] = Default::default();
    for (nik, name) in &asked {
        times[0].push(page(&mut village, nik));
        times[1].push(time(|| count(&mut by_nik, params![nik, format!("{nik}:")])).0);
        times[2].push(page(&mut village, name));
        let words: Vec<String> = name.split(' ').map(|word| format!("\"{word}\"*")).collect();
        times[3].push(time(|| count(&mut by_name, params![words.join(" ")])).0);
    }
    let [nik, bare_nik, name, bare_name] = &mut times;
    line("search by NIK in 100.000, p50", median(nik), median(bare_nik), 150);
    figure("search by NIK in 100.000, p99", &shown(quantile(nik, 99)), "< 1 ms");
    line("search by name in 100.000, p50", median(name), median(bare_name), 150);
    figure("search by name in 100.000, p99", &shown(quantile(name, 99)), "< 1 ms");
    let mut counts: Vec<Duration> =
        (0..50).map(|_| time(|| village.call("roster.counts", json!({}))).0).collect();
    figure("counts by RW, RT, occupation and state", &shown(median(&mut counts)), "< 10 ms");
}

fn page(village: &mut Village, search: &str) -> Duration {
    let request = json!({ "filter": { "search": search }, "limit": 50 });
    time(|| village.call("roster.list", request)).0
}

fn count(statement: &mut rusqlite::Statement<'_>, given: impl rusqlite::Params) -> usize {
    let mut rows = statement.query(given).unwrap();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..6 {
            std::hint::black_box(row.get_ref(column).unwrap());
        }
        count += 1;
    }
    count
}
