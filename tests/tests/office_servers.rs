//! Two servers of one office on one PostgreSQL, under load: one is killed, the database falls.

use lindung_tests::chaos::cheapen;
use lindung_tests::executable::{lindung, text};
use lindung_tests::office::Office;
use lindung_tests::postgres::Cluster;
use lindung_tests::server::Server;
use lindung_tests::village::Village;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Made up, and registered in every village, so that each must be told of the others.
const EVERYWHERE: &str = "6474021503829871";
/// Each with as many people, who come in bundles of so many bytes: in many small ones, and in some
/// that are large enough for their rows to be streamed.
const VILLAGES: [(&str, &str, &str); 4] = [
    ("64.74.02.1001", "40", "1024"),
    ("64.74.02.1002", "40", "1024"),
    ("64.74.02.1003", "400", "8192"),
    ("64.74.02.1004", "400", "8192"),
];

#[test]
fn what_two_servers_took_stands_once_whatever_falls() {
    let Some(cluster) = Cluster::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let office = Office::on(cluster.create("kantor"), path("kantor"));
    cheapen(&office.home);
    let mut seed = 0;
    let villages = VILLAGES.map(|(code, people, _)| {
        seed += 1;
        let village = Village::new(path(code), code);
        office.invites(&village);
        cheapen(&village.home);
        let (out, seed) = (path(&format!("daftar-{code}")), seed.to_string());
        let sample = ["sample", "--village", code, "--workers", people, "--seed", &seed, "--out"];
        let made = lindung(&[&sample[..], &[text(&out)]].concat()).good();
        village.import(&PathBuf::from(made["files"][0]["file"].as_str().unwrap()));
        village.register(EVERYWHERE, "Rahmat Hidayat");
        village
    });
    let second = office.copy(path("kantor-2"));
    let (one, two) = (Server::start(&office), Server::start(&second));
    let urls = [one.url(), two.url()];

    // All at once, half of them with each server.
    let begin = |((village, (.., bytes)), url): ((&Village, (&str, &str, &str)), &String)| {
        let how = ["--url", url, "--bundle-bytes", bytes, "--attempts", "3"];
        let mut command = village.command("sync", &how);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let syncing: Vec<_> =
        villages.iter().zip(VILLAGES).zip(urls.iter().cycle()).map(begin).collect();
    wait_for(&cluster, "SELECT count(*) > 120 FROM entry");
    one.dies();
    cluster.falls_and_rises();
    for mut child in syncing {
        child.wait().unwrap();
    }

    // Whoever was left without an answer asks again, of whichever server.
    let third = Server::start(&office);
    for (village, server) in villages.iter().zip([&third, &two].into_iter().cycle()) {
        village.call("sync", &["--url", &server.url(), "--attempts", "5"]).good();
    }
    let mut entries = 0;
    for (village, server) in villages.iter().zip([&two, &third].into_iter().cycle()) {
        // The last word of the others comes with the next answer.
        let synced = village.call("sync", &["--url", &server.url(), "--attempts", "5"]).good();
        let status = village.status();
        assert_eq!(status["agrees"], true, "{status}");
        assert_eq!(synced["state_hash"], status["state_hash"]);
        assert_eq!(status["acknowledged"], status["frontier"], "all of it is acknowledged");
        let page = village.call("worker", &[EVERYWHERE]).good();
        let told = page["doubts"].as_array().unwrap().iter();
        let told = told.filter(|doubt| doubt["code"] == "also_registered");
        assert_eq!(told.count(), VILLAGES.len() - 1, "of each other one");
        let own = status["device"].as_str().unwrap();
        entries += status["frontier"][own].as_u64().unwrap();
    }
    let ours = cluster.asked(
        "kantor",
        "SELECT count(*) FROM entry AS e JOIN log AS l ON l.village = e.village
         AND l.id = e.id >> 40 WHERE l.by_office = 0",
    );
    assert_eq!(ours.trim(), entries.to_string(), "each entry once");
    let groups = office.call("duplicates", &[]).good();
    assert_eq!(groups["groups"].as_array().unwrap().len(), 1);
    assert_eq!(groups["groups"][0].as_array().unwrap().len(), VILLAGES.len());
    assert_eq!(third.stops()["stopped"], true);
    assert_eq!(two.stops()["stopped"], true);
}

fn wait_for(cluster: &Cluster, condition: &str) {
    let began = Instant::now();
    while cluster.asked("kantor", condition).trim() != "t" {
        assert!(began.elapsed() < Duration::from_secs(120), "nothing comes");
        std::thread::sleep(Duration::from_millis(50));
    }
}
