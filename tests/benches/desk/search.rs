//! Search in 100.000 workers against the bare query, and counts.

use crate::bare::row;
use crate::measure::{figure, line, median, micros, own_time, quantile, time};
use crate::village::{Village, people};
use lindung_domain::details::Field;
use rusqlite::{Connection, Params, Row, Statement};
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
    let mut by_nik = Bare::new(&bare, "person AS p", "p.nik >= ?1 AND p.nik < ?2");
    let mut by_name = Bare::new(
        &bare,
        "person_text AS t JOIN person AS p ON p.id = t.rowid",
        "person_text MATCH ?1",
    );
    let mut times: [Vec<Duration>; 4] = Default::default();
    for (nik, name) in &asked {
        times[0].push(page(&mut village, nik));
        times[1].push(own_time(|| by_nik.page((nik.as_str(), format!("{nik}:")))).0);
        times[2].push(page(&mut village, name));
        let words: Vec<String> = name.split(' ').map(|word| format!("\"{word}\"*")).collect();
        times[3].push(own_time(|| by_name.page((words.join(" "),))).0);
    }
    let [nik, bare_nik, name, bare_name] = &mut times;
    line("search by NIK in 100.000, p50", median(nik), median(bare_nik), 150);
    figure("search by NIK in 100.000, p99", micros(quantile(nik, 99)), 1000, "µs");
    line("search by name in 100.000, p50", median(name), median(bare_name), 150);
    figure("search by name in 100.000, p99", micros(quantile(name, 99)), 1000, "µs");
    let mut counts: Vec<Duration> =
        (0..50).map(|_| time(|| village.call("roster.counts", json!({}))).0).collect();
    figure("counts by RW, RT, occupation and state", micros(median(&mut counts)), 10_000, "µs");
}

fn page(village: &mut Village, search: &str) -> Duration {
    let request = json!({ "filter": { "search": search }, "limit": 50 });
    own_time(|| village.call("roster.list", request)).0
}

/// The bare query: the texts of the first 50, and where there are more, how many in all.
struct Bare<'d> {
    page: Statement<'d>,
    total: Statement<'d>,
}

impl<'d> Bare<'d> {
    fn new(db: &'d Connection, tables: &str, condition: &str) -> Self {
        let columns = "p.id, p.nik, p.name, p.rt, p.rw, p.occupation";
        let page = format!("SELECT {columns} FROM {tables} WHERE {condition} LIMIT 50");
        // The full-text index knows by itself how many.
        let counted = tables.split(' ').next().unwrap();
        let condition = condition.replace("p.", "");
        let total = format!("SELECT count(*) FROM {counted} WHERE {condition}");
        Self { page: db.prepare(&page).unwrap(), total: db.prepare(&total).unwrap() }
    }

    fn page(&mut self, given: impl Params + Clone) -> (Vec<(i64, [String; 5])>, u64) {
        let text = |row: &Row<'_>| {
            let texts: [String; 5] = std::array::from_fn(|at| row.get(at + 1).unwrap());
            Ok((row.get(0)?, texts))
        };
        let rows = self.page.query_map(given.clone(), text).unwrap();
        let rows: Vec<_> = rows.map(Result::unwrap).collect();
        let total = match rows.len() {
            50 => self.total.query_row(given, |row| row.get::<_, i64>(0)).unwrap() as u64,
            fewer => fewer as u64,
        };
        (rows, total)
    }
}
