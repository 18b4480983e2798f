//! Villages and their office on the line: a real server, a real client, and lines that break.
//!
//! `LINDUNG_EXCHANGES` says how many exchanges the long story has, `LINDUNG_SEED` what goes wrong.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and tells its seed"
)]

use lindung_tests::desk::TestDesk;
use lindung_tests::dice::{Dice, number, seed};
use lindung_tests::executable::{Done, lindung, sample, text};
use lindung_tests::office::Office;
use lindung_tests::proxy::Proxy;
use lindung_tests::server::Server;
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Made up, and registered in both villages.
const TWICE: &str = "6474021503829871";
/// So that a list of a few hundred people takes many bundles.
const SMALL: &str = "2048";

fn office() -> (TempDir, Office) {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path().join("kantor"));
    (folder, office)
}

fn pelangi(folder: &TempDir, office: &Office) -> Village {
    let village = Village::new(folder.path().join("pelangi"), PELANGI);
    office.invites(&village);
    village
}

fn people(folder: &Path, village: &str, workers: u64) -> PathBuf {
    let (out, workers) = (folder.join("daftar"), workers.to_string());
    let arguments = ["sample", "--village", village, "--workers", &workers, "--out", text(&out)];
    let made = lindung(&arguments).good();
    PathBuf::from(made["files"][0]["file"].as_str().unwrap())
}

fn sync(village: &Village, url: &str, more: &[&str]) -> Done {
    village.call("sync", &[&["--url", url, "--attempts", "1"], more].concat())
}

/// The office has everything, and holds the same of it.
#[track_caller]
fn assert_all_there(village: &Village, synced: &Value) {
    let status = village.status();
    assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()), "{status}");
    assert_eq!(synced["pending"], 0);
    assert_eq!(synced["state_hash"], status["state_hash"]);
    assert_eq!(status["acknowledged"], status["frontier"]);
}

#[test]
fn a_list_goes_by_the_line_and_the_next_time_there_is_nothing_to_send() {
    let (folder, office) = office();
    let village = pelangi(&folder, &office);
    village.import(&sample("kader-posyandu.csv"));
    let before = village.status();
    let server = Server::start(&office);
    let first = sync(&village, &server.url(), &[]).good();
    assert_eq!(first["sent"], before["pending"], "every own entry");
    assert_eq!(first["bundles"], 1);
    assert!(first["taken"].as_u64().unwrap() > 0, "the acknowledgement came back");
    assert_all_there(&village, &first);
    assert_eq!(first["state_hash"], before["state_hash"], "sending changes nothing here");

    let second = sync(&village, &server.url(), &[]).good();
    assert_eq!((&second["sent"], &second["taken"]), (&0.into(), &0.into()));
    assert!(second["bytes_sent"].as_u64().unwrap() < 1024, "{second}");
    village.register(TWICE, "Rahmat Hidayat");
    let third = sync(&village, &server.url(), &[]).good();
    assert_eq!(third["sent"], 1);
    assert!(third["bytes_sent"].as_u64().unwrap() < 1024 + 512, "{third}");
    assert_all_there(&village, &third);

    let journal = server.journal();
    assert_eq!(journal.lines().count(), 3, "{journal}");
    let line = |line: &str| line.contains(PELANGI) && line.contains(" taken ");
    assert!(journal.lines().all(line), "{journal}");
    assert!(!journal.contains(TWICE) && !journal.contains("Rahmat"), "nobody is named");
    assert_eq!(server.stops(), json!({ "stopped": true, "bundles": 3 }));
    village.verify();
}

#[test]
fn who_is_registered_in_two_villages_is_told_to_both_by_the_line() {
    let (folder, office) = office();
    let pelangi = pelangi(&folder, &office);
    let server = Server::start(&office);
    // Invited while the server runs, with its address.
    let melati = Village::new(folder.path().join("melati"), MELATI);
    let (invitation, url) = (folder.path().join("undangan"), server.url());
    let to = ["--village", MELATI, "--address", &url, "--out", text(&invitation)];
    office.call("invite", &to).good();
    melati.call("join", &["--invitation", text(&invitation)]).good();
    for village in [&pelangi, &melati] {
        village.register(TWICE, "Rahmat Hidayat");
    }
    sync(&pelangi, &url, &[]).good();
    melati.call("sync", &[]).good();
    sync(&pelangi, &url, &[]).good();
    for village in [&pelangi, &melati] {
        let page = village.call("worker", &[TWICE]).good();
        let doubts = page["doubts"].as_array().unwrap();
        assert!(doubts.iter().any(|doubt| doubt["code"] == "also_registered"), "{page}");
        village.verify();
    }
}

#[test]
fn a_village_without_a_line_is_told_what_is_wrong() {
    let (folder, office) = office();
    let alone = Village::new(folder.path().join("sendiri"), MELATI);
    sync(&alone, "http://127.0.0.1:9", &[]).refused("no_recipient");
    let village = pelangi(&folder, &office);
    village.call("sync", &[]).refused("no_address");
    sync(&village, "ftp://kantor.example.id", &[]).refused("bad_address");
    sync(&village, "http://kantor.example.id", &[]).refused("plain_http");
    let csv = sample("kader-posyandu.csv");
    let not_one = ["--certificate", text(&csv)];
    sync(&village, "https://127.0.0.1:9", &not_one).refused("bad_certificate");
    let server = Server::start(&office);
    let (url, address) = (server.url(), server.address.clone());
    let secure = format!("https://{address}");
    let done = sync(&village, &secure, &[]);
    assert_eq!(done.code, Some(1), "no TLS there: {done:?}");
    // Another office's village knocks here.
    let other = Office::new(folder.path().join("kantor-lain"));
    let melati = Village::at(alone.home, MELATI);
    other.invites(&melati);
    let error = sync(&melati, &url, &[]).refused("office_refused");
    assert_eq!(error["error"]["facts"]["office_code"], "not_for_us");
    server.stops();
    let error = sync(&village, &url, &[]).refused("no_line");
    assert_eq!(error["error"]["facts"]["sent"], "0");
    assert_eq!(village.status()["acknowledged"], json!({}));
}

#[test]
fn a_stranger_is_refused_and_the_server_goes_on() {
    let (folder, office) = office();
    let village = pelangi(&folder, &office);
    let server = Server::start(&office);
    let bundle = folder.path().join("kiriman");
    village.call("make", &["--out", text(&bundle)]).good();
    let bundle = std::fs::read(&bundle).unwrap();
    let head = "POST /v1/bundles HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    let kind = "Content-Type: application/octet-stream\r\n";
    let length = |bytes: u64| format!("Content-Length: {bytes}\r\n\r\n");
    let mut altered = bundle.clone();
    *altered.last_mut().unwrap() ^= 1;
    let mut newer = bundle.clone();
    newer[7] = 2;
    let whole = |bytes: &[u8]| {
        let front = format!("{head}{kind}{}", length(bytes.len() as u64));
        [front.as_bytes(), bytes].concat()
    };
    for (request, status, code) in [
        (whole(b"halo"), 400, "not_a_bundle"),
        (whole(&altered), 400, "altered"),
        (whole(&newer), 426, "newer_version"),
        (whole(&bundle[..bundle.len() - 9]), 400, "cut_off"),
        (format!("{head}{kind}{}", length(9 << 20)).into(), 413, "too_large"),
        (format!("{head}{kind}\r\n").into(), 411, "no_length"),
        (format!("{head}{}halo", length(4)).into(), 400, "not_a_bundle"),
        (whole(&bundle), 200, "taken"),
        (whole(&bundle), 200, "taken"),
        (b"GET /v1/health HTTP/1.0\r\n\r\n".to_vec(), 200, ""),
        (b"GET /v1/bundles HTTP/1.0\r\n\r\n".to_vec(), 405, ""),
        (b"GET /lain HTTP/1.0\r\n\r\n".to_vec(), 404, ""),
        (b"\0\xff nonsense\r\n\r\n".to_vec(), 400, ""),
    ] {
        let told = server.asked(&request);
        let first = told.lines().next().unwrap_or_default().to_owned();
        assert!(first.contains(&format!(" {status} ")), "{code}: {first}");
        assert!(code.is_empty() || told.contains(&format!("lindung-code: {code}\r")), "{told}");
    }
    sync(&village, &server.url(), &[]).good();
}

/// A sync that runs beside the test.
fn begun(village: &Village, url: &str, attempts: &str) -> Child {
    let rest = ["--url", url, "--attempts", attempts, "--bundle-bytes", SMALL];
    let mut command = village.command("sync", &rest);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn ended(child: Child) -> Done {
    Done::of("sync", &child.wait_with_output().unwrap())
}

fn wait_for_bundles(server: &Server, bundles: usize) {
    for _ in 0..2_000 {
        if server.journal().lines().filter(|line| line.contains(" taken ")).count() >= bundles {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("nothing arrives");
}

#[test]
fn a_server_that_is_killed_or_stopped_in_the_middle_loses_nothing() {
    let (folder, office) = office();
    let village = pelangi(&folder, &office);
    village.import(&people(folder.path(), PELANGI, 800));
    let pending = village.status()["pending"].as_u64().unwrap();

    let server = Server::start(&office);
    let (url, address) = (server.url(), server.address.clone());
    let running = begun(&village, &url, "1");
    wait_for_bundles(&server, 3);
    server.dies();
    let done = ended(running);
    assert_eq!(done.code, Some(1), "{done:?}");
    let code = done.answer["error"]["code"].as_str().unwrap().to_owned();
    assert!(["line_cut", "no_line"].contains(&code.as_str()), "{code}");
    let left = village.status()["pending"].as_u64().unwrap();
    assert!(left < pending && left > 0, "of {pending} entries {left} wait");

    // The village tries again by itself while the office comes back, and is stopped in order.
    let server = Server::start_at(&office, &address);
    let running = begun(&village, &url, "8");
    wait_for_bundles(&server, 6);
    server.stops();
    let server = Server::start_at(&office, &address);
    let synced = ended(running).good();
    assert_all_there(&village, &synced);
    assert!(synced["bundles"].as_u64().unwrap() > 3, "many small bundles: {synced}");
    assert!(synced["sent"].as_u64().unwrap() <= left, "nothing twice: {synced}");
    drop(server);
    village.verify();
    let counted = office.call("villages", &[]).good();
    assert_eq!(counted["villages"][0]["workers"], 800);
}

/// Two villages at their desks, and what they do, by dice.
struct Story {
    _folder: TempDir,
    office: Office,
    server: Server,
    desks: [TestDesk; 2],
    dice: Dice,
    serial: u64,
}

impl Story {
    fn new(seed: u64) -> Self {
        let (folder, office) = office();
        let desk = |code: &str, seed| {
            let desk = TestDesk::new(&folder.path().join(code), code, seed);
            let file = folder.path().join(format!("undangan-{code}"));
            office.call("invite", &["--village", code, "--out", text(&file)]).good();
            desk.does("village.join", json!({ "path": file }));
            desk
        };
        let desks = [desk(PELANGI, 1), desk(MELATI, 2)];
        let server = Server::start(&office);
        Self { _folder: folder, office, server, desks, dice: Dice::new(seed), serial: 0 }
    }

    /// One of the villages registers up to eighty people, some of whom the other has too; says
    /// which village.
    fn step(&mut self) -> usize {
        let village = self.dice.place(2);
        for _ in 0..self.dice.roll(80) {
            // Half of the numbers are used in both villages.
            self.serial += self.dice.roll(2);
            let (day, serial) = (1 + self.serial / 1000 % 28, 9000 + self.serial % 1000);
            let nik = format!("647402{day:02}0885{serial}");
            // What does not compress, so that a visit to the desk fills more than one bundle.
            let (side, lane) = (self.dice.roll(u64::MAX), self.dice.roll(u64::MAX));
            let address = format!("Gang {side:016x} {lane:016x}");
            let details = json!({ "nik": nik, "name": "Dewi Lestari", "address": address });
            let request = json!({ "details": details });
            self.desks[village].tries("worker.register", request).ok();
        }
        village
    }

    fn sync(&mut self, village: usize, url: &str) -> Result<Value, String> {
        let request = json!({ "url": url, "bundle_bytes": 2048 });
        self.desks[village].tries("bundle.sync", request).map_err(|told| told.code)
    }

    /// How every village stands, when the office has everything.
    fn end(&mut self) -> Vec<Value> {
        let url = self.server.url();
        let mut ends = Vec::new();
        for village in [0, 1, 0] {
            self.sync(village, &url).unwrap();
        }
        for desk in &mut self.desks {
            let status = desk.does("village.status", json!({}));
            assert_eq!(status["pending"], 0);
            assert_eq!(status["agrees"], true, "the office computes the same");
            assert_eq!(status["acknowledged"], status["frontier"], "each entry once");
            assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
            ends.push(json!([status["workers"], status["frontier"][&key(&status)]]));
        }
        let counted = self.office.call("villages", &[]).good();
        let workers = |at: usize| counted["villages"][at]["workers"].clone();
        assert_eq!([workers(0), workers(1)], [ends[0][0].clone(), ends[1][0].clone()]);
        ends
    }
}

fn key(status: &Value) -> String {
    status["device"].as_str().unwrap().to_owned()
}

/// The same story by a good line and by a bad one.
fn bad_line(exchanges: u64) {
    let seed = seed();
    println!("seed {seed}");
    let (mut clean, mut bad) = (Story::new(seed), Story::new(seed));
    let good = Proxy::before(&clean.server.address, None);
    let proxy = Proxy::before(&bad.server.address, Some(Dice::new(!seed)));
    let (mut tried, mut failed, mut largest) = (0, 0, 0);
    while tried < exchanges {
        let village = clean.step();
        let before = good.sent();
        let synced = clean.sync(village, &good.url()).unwrap();
        let bundles = synced["bundles"].as_u64().unwrap();
        largest = largest.max((good.sent() - before).div_ceil(bundles));

        assert_eq!(bad.step(), village, "the same story");
        loop {
            tried += 1;
            match bad.sync(village, &proxy.url()) {
                Ok(_) => break,
                Err(code) => {
                    let passing = ["no_line", "line_cut", "bad_answer", "office_busy"];
                    let passing = passing.contains(&code.as_str()) || code == "office_refused";
                    assert!(passing, "seed {seed}: {code}");
                    failed += 1;
                    assert!(failed < 100 + tried, "seed {seed}: nothing gets through");
                }
            }
        }
    }
    let (sent, bound) = (proxy.sent(), good.sent() * 13 / 10 + proxy.cuts() * largest);
    println!("{tried} exchanges, {failed} failed; {}", proxy.told());
    println!("clean: {}; bound {bound} with bundles of {largest} bytes", good.told());
    assert!(sent <= bound, "seed {seed}: {sent} bytes, more than {bound}");
    assert_eq!(clean.end(), bad.end(), "seed {seed}: everything arrived once");
}

#[test]
fn a_bad_line_loses_nothing_and_wastes_little() {
    bad_line(20);
}

#[test]
#[ignore = "long: LINDUNG_EXCHANGES=1000 cargo test --test line -- --ignored"]
fn a_thousand_exchanges_by_a_bad_line() {
    bad_line(number("LINDUNG_EXCHANGES", 1000));
}
