//! A year of Bontang: 34.782 people, three sources of money, joins, deaths, moves, a late budget.
//! What the desk makes of it equals, to the rupiah, what plain SQL makes of the same facts.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

use lindung_tests::desk::TestDesk;
use lindung_tests::dice::{Dice, number, seed};
use lindung_tests::programme::{decree, funding, import, list, nik, rupiah, workers};
use lindung_tests::village::PELANGI;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Instant;

const SOURCES: [(&str, &str); 3] = [("APBD", "apbd"), ("APBDes", "apbdes"), ("CSR", "csr")];

/// Of one of them: months count from 1, `until` is the first without a place.
#[derive(Clone)]
struct Person {
    nik: String,
    source: usize,
    better_off: bool,
    transport: bool,
    from: u32,
    until: u32,
    /// `died` or `moved`, in the month before `until`.
    left: Option<&'static str>,
}

fn person(dice: &mut Dice, number: u32) -> Person {
    let source = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2][dice.place(10)];
    let month = |roll: u64| u32::try_from(roll).unwrap();
    let from = if dice.roll(100) < 85 { 1 } else { 2 + month(dice.roll(11)) };
    let left = [Some("died"), Some("moved"), None][dice.place(200).min(2)];
    let last = from + month(dice.roll(u64::from(13 - from)));
    let until = if left.is_some() { last + 1 } else { 13 };
    let (better_off, transport) = (dice.roll(10) == 0, dice.roll(7) == 0);
    Person { nik: nik(number), source, better_off, transport, from, until, left }
}

fn month(number: u32) -> String {
    format!("{}-{:02}", 2026 + (number - 1) / 12, (number - 1) % 12 + 1)
}

/// The budget of the villages came late, one payment forgot people, one was a mistake.
fn is_paid(source: usize, month: u32) -> bool {
    !(source == 1 && month <= 2 || source == 2 && month == 9)
}

/// In which payment some were forgotten, and how many.
const FORGOTTEN: (usize, u32, usize) = (0, 6, 50);

struct Town {
    desk: TestDesk,
    people: Vec<Person>,
    workers: BTreeMap<String, i64>,
    decrees: Vec<i64>,
}

impl Town {
    fn joins(&self, month_number: u32) {
        for (source, decree) in self.decrees.iter().enumerate() {
            let new = self.people.iter().filter(|p| p.source == source && p.from == month_number);
            let new: Vec<i64> = new.map(|person| self.workers[&person.nik]).collect();
            let request = json!({ "decree": decree, "from": month(month_number), "workers": new });
            let given = self.desk.does("place.give", request);
            assert_eq!(given["given"], new.len(), "{given}");
        }
    }

    fn bills(&self, month_number: u32) {
        for (source, decree) in self.decrees.iter().enumerate() {
            let request = json!({
                "decree": decree, "from": month(month_number), "reduced": source == 2,
            });
            let made = self.desk.does("bill.make", request);
            let mut payment = json!({
                "bill": made["bill"], "amount": made["due"], "paid_on": "2026-06-01",
            });
            if (source, month_number) == (FORGOTTEN.0, FORGOTTEN.1) {
                payment["but"] = json!(self.forgotten());
            }
            let voided = source == 2 && month_number == 9;
            if !is_paid(source, month_number) && !voided {
                continue;
            }
            let paid = self.desk.does("contribution.receive", payment);
            if voided {
                let label = &paid["payments"][0]["payment"];
                let request =
                    json!({ "bill": made["bill"], "payment": label, "reason": "salah catat" });
                self.desk.does("contribution.void", request);
            }
        }
    }

    fn forgotten(&self) -> Vec<&str> {
        let (source, month, count) = FORGOTTEN;
        let there = |p: &&Person| p.source == source && p.from <= month && month < p.until;
        self.people.iter().filter(there).take(count).map(|person| person.nik.as_str()).collect()
    }

    fn leaves(&self, month_number: u32) {
        for person in self.people.iter().filter(|person| person.until == month_number + 1) {
            let Some(left) = person.left else { continue };
            let (worker, on) = (self.workers[&person.nik], format!("{}-28", month(month_number)));
            let event = if left == "died" { "worker.died" } else { "worker.moved_out" };
            self.desk.does(event, json!({ "worker": worker, "on": on }));
            let free = json!({
                "worker": worker, "decree": self.decrees[person.source],
                "from": month(month_number + 1), "reason": left,
            });
            self.desk.does("place.free", free);
        }
    }

    /// The same facts in plain tables.
    fn plainly(&self) -> Connection {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "CREATE TABLE person
               (nik, source, better_off, transport, from_month, until_month, gone);
             CREATE TABLE month (month);
             CREATE TABLE paid (source, month);
             CREATE TABLE forgotten (nik);",
        )
        .unwrap();
        for p in &self.people {
            let gone = p.left.is_some();
            let source = SOURCES[p.source].0;
            let row = (&p.nik, source, p.better_off, p.transport, p.from, p.until, gone);
            db.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)", row).unwrap();
        }
        for month in 1..=12 {
            db.execute("INSERT INTO month VALUES (?)", [month]).unwrap();
            for source in (0..SOURCES.len()).filter(|source| is_paid(*source, month)) {
                let source = SOURCES[source].0;
                db.execute("INSERT INTO paid VALUES (?, ?)", (source, month)).unwrap();
            }
        }
        for nik in self.forgotten() {
            db.execute("INSERT INTO forgotten VALUES (?)", [nik]).unwrap();
        }
        // Rp16.800, better off Rp22.800; half of it by CSR, for transport all year, for others
        // from April.
        let line = format!(
            "CREATE TABLE line AS SELECT p.nik, p.source, p.gone, m.month,
               (CASE WHEN better_off THEN 22800 ELSE 16800 END) AS normal,
               (CASE WHEN better_off THEN 22800 ELSE 16800 END)
                 / (CASE WHEN p.source = 'CSR' AND (transport OR m.month >= 4) THEN 2
                    ELSE 1 END) AS due,
               EXISTS (SELECT 1 FROM paid AS x WHERE x.source = p.source AND x.month = m.month)
                 AND NOT (p.source = '{}' AND m.month = {}
                          AND p.nik IN (SELECT nik FROM forgotten)) AS paid
             FROM person AS p JOIN month AS m ON from_month <= m.month AND m.month < until_month",
            SOURCES[FORGOTTEN.0].0, FORGOTTEN.1
        );
        db.execute_batch(&line).unwrap();
        db
    }
}

/// Month, source, people, due, normal, people paid for, paid.
type Total = (String, String, i64, i64, i64, i64, i64);

fn expected_totals(db: &Connection) -> Vec<Total> {
    let mut statement = db
        .prepare(
            "SELECT month, source, count(*), sum(due), sum(normal), sum(paid), sum(paid * due)
             FROM line GROUP BY month, source",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        let at = month(row.get(0)?);
        Ok((at, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
    });
    let mut totals: Vec<Total> = rows.unwrap().map(Result::unwrap).collect();
    totals.sort();
    totals
}

fn told_totals(list: &Value) -> Vec<Total> {
    let line = |line: &Value| {
        let text = |name: &str| line[name].as_str().unwrap().to_owned();
        let count = |name: &str| line[name].as_i64().unwrap();
        let (due, normal, paid) = (&line["due"], &line["normal"], &line["paid"]);
        assert_eq!(rupiah(&line["missing"]), rupiah(due) - rupiah(paid));
        let (people, paid_people) = (count("people"), count("paid_people"));
        let money = (rupiah(due), rupiah(normal), rupiah(paid));
        (text("month"), text("funding"), people, money.0, money.1, paid_people, money.2)
    };
    let mut totals: Vec<Total> = list["totals"].as_array().unwrap().iter().map(line).collect();
    totals.sort();
    totals
}

/// Everybody who is still there, by how far they are paid in a month: active, behind, inactive,
/// never paid.
fn expected_counts(db: &Connection, month: u32) -> [i64; 4] {
    let sql = "WITH last AS (SELECT p.nik, max(CASE WHEN l.paid AND l.month <= ?1 THEN l.month END)
                 AS month FROM person AS p LEFT JOIN line AS l ON l.nik = p.nik
                 WHERE NOT p.gone GROUP BY p.nik)
               SELECT count(*) FILTER (WHERE month = ?1),
                      count(*) FILTER (WHERE month < ?1 AND month >= ?1 - 3),
                      count(*) FILTER (WHERE month < ?1 - 3),
                      count(*) FILTER (WHERE month IS NULL) FROM last";
    db.query_row(sql, [month], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
        .unwrap()
}

#[test]
fn a_year_of_bontang_equals_plain_sql() {
    let (begun, seed) = (Instant::now(), seed());
    let count = u32::try_from(number("LINDUNG_BONTANG", 34_782)).unwrap();
    println!("seed {seed}, {count} people");
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(seed);
    let people: Vec<Person> = (0..count).map(|number| person(&mut dice, number)).collect();
    let desk = TestDesk::new(&folder.path().join("kota"), PELANGI, seed);
    let path = folder.path().join("daftar.csv");
    list(
        &path,
        (0..count).zip(&people).map(|(number, person)| {
            let occupation = if person.transport { "Ojek" } else { "Pedagang" };
            (number, occupation, if person.better_off { "1.500.000" } else { "" })
        }),
    );
    import(&desk, &path);
    println!("registered after {:?}", begun.elapsed());
    let decrees = SOURCES.map(|(name, kind)| {
        decree(&desk, funding(&desk, name, kind), ("2026-01", "2027-01"), count)
    });
    let town = Town { workers: workers(&desk), desk, people, decrees: decrees.into() };
    for month_number in 1..=12 {
        town.joins(month_number);
        town.bills(month_number);
        town.leaves(month_number);
        println!("{} after {:?}", month(month_number), begun.elapsed());
    }

    let db = town.plainly();
    let (expected, told) =
        (expected_totals(&db), told_totals(&town.desk.does("bill.list", json!({}))));
    assert_eq!(told.len(), 36);
    assert_eq!(told, expected);
    for seen in [1, 2, 3, 6, 9, 12] {
        let told = town.desk.does("cover.counts", json!({ "month": month(seen) }));
        let states = ["active", "behind", "inactive", "never_paid"];
        let told = states.map(|state| told[state].as_i64().unwrap());
        let expected = expected_counts(&db, seen);
        println!("{}: {told:?}", month(seen));
        assert_eq!(told, expected, "{}", month(seen));
    }
    assert_eq!(town.desk.does("village.verify", json!({}))["ok"], true);
    println!("proved after {:?}", begun.elapsed());
}
