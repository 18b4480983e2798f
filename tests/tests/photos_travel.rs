//! Photos on their way: by stick and by the line, to the province, to another laptop, and back to
//! one that was lost.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{sample, text};
use lindung_tests::office::{Office, files};
use lindung_tests::picture::{jpeg, tells_the_place, with_exif};
use lindung_tests::server::Server;
use lindung_tests::village::{PELANGI, Village, copy_folder};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

struct World {
    folder: TempDir,
    office: Office,
    pelangi: Village,
}

impl World {
    /// An office, and a village with a list of people.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("kantor"));
        let pelangi = Village::new(folder.path().join("pelangi"), PELANGI);
        office.invites(&pelangi);
        pelangi.import(&sample("kader-posyandu.csv"));
        Self { folder, office, pelangi }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Photos of the first so many people, as one folder.
    fn photograph(&self, people: usize) -> Vec<String> {
        let listed = self.pelangi.workers();
        let niks = listed["workers"].as_array().unwrap().iter().take(people);
        let niks: Vec<String> = niks.map(|w| w["nik"].as_str().unwrap().to_owned()).collect();
        std::fs::create_dir_all(self.path("foto")).unwrap();
        for (seed, nik) in (1..).zip(&niks) {
            let taken = with_exif(&jpeg(seed, 720, 960), 1);
            std::fs::write(self.path("foto").join(format!("{nik}.jpg")), taken).unwrap();
        }
        let kept = self.pelangi.call("photos", &[text(&self.path("foto"))]).good();
        assert_eq!(kept["matched"], people);
        niks
    }

    /// A bundle to the office, and its answer back. Gives what the village said of both.
    fn report(&self, village: &Village, name: &str) -> (Value, Value) {
        let (file, answers) = (self.path(name), self.path(&format!("jawaban-{name}")));
        let made = village.call("make", &["--out", text(&file)]).good();
        self.office.receives(&file, &answers);
        let taken = village.call("take", &[text(&files(&answers)[0])]).good();
        (made, taken)
    }
}

fn photo(village: &Village, nik: &str) -> Value {
    let worker = village.call("worker", &[nik]).good()["worker"].clone();
    let request = json!({ "worker": worker }).to_string();
    village.call("record", &["photo.get", &request]).good()
}

/// Both show the same picture of these people.
fn assert_same_photos(village: &Village, other: &Village, niks: &[String]) {
    for nik in niks {
        let here = photo(village, nik);
        assert_eq!(here["state"], "here");
        assert!(here == photo(other, nik), "another picture");
    }
}

fn received(village: &Village) -> usize {
    let listed = village.workers();
    let workers = listed["workers"].as_array().unwrap();
    workers.iter().filter(|worker| worker["acknowledged_on"].is_string()).count()
}

#[test]
fn a_photo_reaches_the_province_and_comes_back_to_a_lost_laptop() {
    let world = World::new();
    let pelangi = &world.pelangi;
    world.report(pelangi, "tanpa-foto");
    let everybody = received(pelangi);
    let niks = world.photograph(3);
    let hash = pelangi.state_hash();
    assert_eq!(pelangi.status()["photos_pending"], 3);
    assert_eq!(received(pelangi), everybody - 3, "diterima only with the photo");

    let (made, _) = world.report(pelangi, "dengan-foto");
    assert_eq!((&made["entries"], &made["photos"]), (&3.into(), &3.into()));
    assert_eq!(made["more_photos"], false);
    let status = pelangi.status();
    assert_eq!((&status["photos_pending"], &status["agrees"]), (&0.into(), &true.into()));
    assert_eq!(received(pelangi), everybody);
    // The same stick once more.
    let again = world.office.receives(&world.path("dengan-foto"), &world.path("lagi"));
    assert_eq!(again["taken"], 0);

    // Lost, with a backup.
    let backup = world.path("cadangan");
    pelangi.call("backup", &["--out", text(&backup)]).good();
    let restored = Village::at(world.path("dari-cadangan"), PELANGI);
    restored.call("restore", &[text(&backup)]).good();
    assert_same_photos(&restored, pelangi, &niks);
    assert_eq!(received(&restored), everybody);
    restored.verify();
    restored.call("replay", &[]).good();
    assert_same_photos(&restored, pelangi, &niks);

    // Lost without one: the office has everything.
    let anew = Village::new(world.path("dari-kantor"), PELANGI);
    world.office.invites(&anew);
    let (_, taken) = world.report(&anew, "salam");
    assert_eq!(taken["photos"], 3);
    assert_same_photos(&anew, pelangi, &niks);
    anew.verify();
    assert_eq!(pelangi.state_hash(), hash, "sending changes nothing");
    for file in ["tanpa-foto", "dengan-foto", "cadangan"] {
        assert!(!tells_the_place(&std::fs::read(world.path(file)).unwrap()), "{file}");
    }
}

#[test]
fn many_photos_go_by_the_line_in_small_bundles_and_come_back_in_small_answers() {
    let world = World::new();
    let niks = world.photograph(40);
    let server = Server::start(&world.office);
    let sync = |village: &Village, bundle_bytes: &str| {
        let rest = ["--url", &server.url(), "--attempts", "1", "--bundle-bytes", bundle_bytes];
        village.call("sync", &rest).good()
    };
    let synced = sync(&world.pelangi, "65536");
    assert_eq!((&synced["photos"], &synced["pending"]), (&40.into(), &0.into()));
    let (bundles, bytes) =
        (synced["bundles"].as_u64().unwrap(), synced["bytes_sent"].as_u64().unwrap());
    assert!(bundles >= bytes / 110_000 && bundles > 4, "{bundles} bundles of {bytes} bytes");
    let status = world.pelangi.status();
    assert_eq!((&status["photos_pending"], &status["agrees"]), (&0.into(), &true.into()));
    let nothing = sync(&world.pelangi, "65536");
    assert_eq!((&nothing["bundles"], &nothing["photos"]), (&1.into(), &0.into()));
    assert!(nothing["bytes_sent"].as_u64().unwrap() < 1024);

    let anew = Village::new(world.path("dari-kantor"), PELANGI);
    world.office.invites(&anew);
    let synced = sync(&anew, "262144");
    assert!(synced["bundles"].as_u64().unwrap() > 1, "not all at once: {synced}");
    // The first, the last and some between.
    let some: Vec<String> = niks.into_iter().step_by(13).collect();
    assert_same_photos(&anew, &world.pelangi, &some);
    anew.verify();
    world.pelangi.verify();
}

#[test]
fn two_laptops_show_the_same_photos() {
    let world = World::new();
    let (first, second) = (&world.pelangi, Village::new(world.path("kedua"), PELANGI));
    let invitation = world.path("undangan-laptop");
    first.call("invite", &["--out", text(&invitation)]).good();
    second.call("join", &["--invitation", text(&invitation)]).good();
    let carry = |from: &Village, to: &Village, name: &str| {
        let file = world.path(name);
        from.call("make", &["--out", text(&file)]).good();
        to.call("take", &[text(&file)]).good()
    };
    carry(&second, first, "salam");
    let niks = world.photograph(2);
    assert_eq!(carry(first, &second, "semua")["photos"], 2);
    assert_same_photos(&second, first, &niks);
    assert_eq!(carry(first, &second, "lagi")["photos"], 0, "twice is once");

    // Both photograph one neighbour: the later in the order stands on both.
    for (village, seed) in [(first, 71), (&second, 72)] {
        let file = world.path(&format!("{seed}.jpg"));
        std::fs::write(&file, jpeg(seed, 300, 400)).unwrap();
        let worker = village.call("worker", &[&niks[0]]).good()["worker"].clone();
        let request = json!({ "worker": worker, "path": file }).to_string();
        village.call("record", &["photo.set", &request]).good();
    }
    assert_eq!(carry(&second, first, "3")["photos"], 1);
    carry(first, &second, "4");
    assert_same_photos(&second, first, &niks);
    assert_eq!(second.state_hash(), first.state_hash());
    let (made, _) = world.report(first, "laporan");
    assert_eq!(made["photos"], 4, "each photo once, whoever lacks it");
    assert_eq!(first.status()["photos_pending"], 0);
    first.verify();
    second.verify();
}

#[test]
fn an_office_that_was_put_back_gets_the_photos_again() {
    let world = World::new();
    world.report(&world.pelangi, "pertama");
    copy_folder(&world.office.home, &world.path("kantor-lama"));
    world.photograph(2);
    world.report(&world.pelangi, "kedua");
    assert_eq!(world.pelangi.status()["photos_pending"], 0);
    std::fs::remove_dir_all(&world.office.home).unwrap();
    copy_folder(&world.path("kantor-lama"), &world.office.home);
    world.report(&world.pelangi, "ketiga");
    let (made, _) = world.report(&world.pelangi, "keempat");
    assert_eq!(made["photos"], 2, "{made}");
    let status = world.pelangi.status();
    assert_eq!((&status["photos_pending"], &status["pending"]), (&0.into(), &0.into()));
    assert_eq!(
        received(&world.pelangi),
        world.pelangi.workers()["total"].as_u64().unwrap() as usize
    );
}
