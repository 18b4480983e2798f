//! Bundles that wait at the same time, taken in one transaction: each for itself all the same.
//! Told of both stores.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_log::Clock;
use lindung_office::{Exchanged, Letter, Place};
use lindung_tests::executable::{PASSPHRASE, lindung, text};
use lindung_tests::office::{Office, files};
use lindung_tests::picture::{jpeg, with_exif};
use lindung_tests::postgres::Cluster;
use lindung_tests::village::Village;
use serde_json::json;
use std::path::Path;

const VILLAGES: [&str; 4] = ["64.74.02.1001", "64.74.02.1002", "64.74.02.1003", "64.74.02.1004"];
/// Made up, and registered in every village.
const EVERYWHERE: &str = "6474021503829871";

#[test]
fn in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    tell(folder.path(), &Office::new(folder.path().join("kantor")));
}

#[test]
fn on_postgresql() {
    let Some(cluster) = Cluster::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let office = Office::on(cluster.create("kantor"), folder.path().join("kantor"));
    tell(folder.path(), &office);
    // What three villages said on the first day was written by one transaction, the photo's by one.
    let first = "SELECT count(DISTINCT e.xmin::text) FROM entry AS e
         JOIN log AS l ON l.village = e.village AND l.id = e.id >> 40 WHERE l.by_office = 0";
    assert_eq!(cluster.asked("kantor", first).trim(), "2");
}

#[test]
fn many_are_streamed_and_who_is_there_already_is_written_over() {
    let Some(cluster) = Cluster::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let office = Office::on(cluster.create("kantor"), path("kantor"));
    let village = Village::new(path("desa"), VILLAGES[0]);
    office.invites(&village);
    let exchange = |name: &str| {
        let (bundle, answers) = (path(name), path(&format!("jawaban-{name}")));
        village.call("make", &["--out", text(&bundle)]).good();
        office.receives(&bundle, &answers);
        village.call("take", &[text(&files(&answers)[0])]).good();
    };
    exchange("kosong");
    // Nobody writes such a row; should one be there, no bundle may be lost for it.
    let stray = "INSERT INTO worker (village, id, nik, name, occupation, state, root)
         SELECT village, (id << 40) + next_seq + 9, '', 'stray', '', 'registered',
           (id << 40) + next_seq + 9
         FROM log WHERE by_office = 0";
    cluster.asked("kantor", stray);
    let sample = ["sample", "--village", VILLAGES[0], "--workers", "40", "--seed", "3", "--out"];
    let made = lindung(&[&sample[..], &[text(&path("daftar"))]].concat()).good();
    village.import(Path::new(made["files"][0]["file"].as_str().unwrap()));
    exchange("warga");
    let status = village.status();
    assert_eq!((&status["agrees"], &status["acknowledged"]), (&json!(true), &status["frontier"]));
    let workers = "SELECT count(*), count(*) FILTER (WHERE name = 'stray') FROM worker";
    assert_eq!(cluster.asked("kantor", workers).trim(), "40|0");
}

struct Morning;

impl Clock for Morning {
    fn now(&self) -> i64 {
        1_796_000_000
    }
}

fn tell(folder: &Path, office: &Office) {
    let villages = VILLAGES.map(|code| {
        let village = Village::new(folder.join(code), code);
        office.invites(&village);
        village.register(EVERYWHERE, "Rahmat Hidayat");
        village
    });
    // The last one brings a photo: rows of photos do not say of which village they are.
    let photos = folder.join("foto");
    std::fs::create_dir_all(&photos).unwrap();
    let photo = with_exif(&jpeg(1, 720, 960), 1);
    std::fs::write(photos.join(format!("{EVERYWHERE}.jpg")), photo).unwrap();
    villages[3].call("photos", &[text(&photos)]).good();

    let place = Place { home: &office.home, database: office.database.as_deref() };
    let mut open = lindung_office::Office::open(place, PASSPHRASE).unwrap();
    let post = open.post();
    let mut exchange = |bundles: Vec<Vec<u8>>| -> Vec<Exchanged> {
        let letters: Vec<Letter> = bundles.into_iter().map(|bytes| post.open(bytes)).collect();
        let done = open.exchange_all(letters, &Morning).into_iter();
        done.map(|done| post.seal(done)).collect()
    };
    let bundle = |village: &Village| {
        let file = folder.join(format!("kiriman-{}", village.code));
        std::fs::remove_file(&file).ok();
        village.call("make", &["--out", text(&file)]).good();
        std::fs::read(file).unwrap()
    };
    let take = |village: &Village, exchanged: &Exchanged| {
        let file = folder.join(format!("jawaban-{}", village.code));
        std::fs::write(&file, exchanged.answer.as_ref().unwrap()).unwrap();
        village.call("take", &[text(&file)]).good()
    };

    // One is altered on the way, one comes twice.
    let mut bundles: Vec<Vec<u8>> = villages.iter().map(bundle).collect();
    let (mut altered, again) = (bundles[1].clone(), bundles[0].clone());
    *altered.last_mut().unwrap() ^= 1;
    bundles.insert(2, again);
    bundles.push(altered);
    let mut first = exchange(bundles);
    assert_eq!(first.pop().unwrap().outcome.unwrap_err().code, "altered");
    assert_eq!(first.remove(2).outcome.unwrap().taken, 0, "it was here already");
    for (village, exchanged) in villages.iter().zip(&first) {
        let taken = exchanged.outcome.as_ref().unwrap();
        assert_eq!((taken.already, taken.set_aside.len()), (0, 0));
        take(village, exchanged);
    }
    // Whoever came before the others hears of them the next time.
    for (village, exchanged) in villages.iter().zip(exchange(villages.iter().map(bundle).collect()))
    {
        take(village, &exchanged);
        let status = village.status();
        assert_eq!(status["agrees"], true, "{status}");
        assert_eq!(status["acknowledged"], status["frontier"], "all of it is acknowledged");
        let page = village.call("worker", &[EVERYWHERE]).good();
        let told = page["doubts"].as_array().unwrap().iter();
        let told = told.filter(|doubt| doubt["code"] == "also_registered");
        assert_eq!(told.count(), 3, "of each other one");
    }
    assert_eq!(villages[3].status()["photos_pending"], 0, "the office has it");
}
