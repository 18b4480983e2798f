//! Claims and places on their way: through merges, between laptops, to the office, and back after
//! a restore.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_tests::chaos::{Laptop, Template};
use lindung_tests::claims::{paid, report};
use lindung_tests::executable::text;
use lindung_tests::office::{Office, files};
use lindung_tests::picture::{jpeg, tells_the_place, with_exif};
use lindung_tests::programme::{doubts, nik, rupiah};
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

#[test]
fn a_claim_follows_the_person_through_merges_and_other_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, ids) = paid(folder.path(), 3, ("2026-01", "2026-07"));
    let page = desk.does("claim.report", report(ids[2], "total_disability", "2026-05-20"));
    let claim = &page["line"]["claim"];
    let about = |worker: i64| desk.does("claim.list", json!({ "worker": worker }));
    desk.does("worker.merge", json!({ "keep": ids[0], "drop": ids[2] }));
    let merged = about(ids[0]);
    assert_eq!(
        (&merged["claims"][0]["claim"], &merged["claims"][0]["worker"]),
        (claim, &json!(ids[0]))
    );
    let twice = report(ids[0], "total_disability", "2026-05-20");
    assert_eq!(desk.tries("claim.report", twice).unwrap_err().code, "claim_known");
    desk.does("worker.separate", json!({ "worker": ids[0], "other": ids[2] }));
    assert_eq!(
        (
            about(ids[0])["claims"].as_array().unwrap().len(),
            about(ids[2])["claims"].as_array().unwrap().len()
        ),
        (0, 1)
    );
    // Somebody else gets the number that the form bore by mistake.
    desk.does("worker.correct", json!({ "worker": ids[2], "set": { "nik": nik(77) } }));
    let other = json!({ "details": { "nik": nik(2), "name": "Orang Lain" } });
    desk.does("worker.register", other);
    let page = desk.does("claim.show", json!({ "claim": claim }));
    assert_eq!(page["line"]["worker"], json!(ids[2]));
    assert_eq!(rupiah(&page["estimate"]["amount"]), 68_000_000, "paid under the former number");
    assert_eq!(desk.does("village.verify", json!({}))["ok"], true);
}

/// Two laptops of a village, each with its own word.
struct Two {
    folder: TempDir,
    laptops: [Laptop; 2],
}

impl Two {
    fn new() -> Self {
        let folder = Template::new(1).copy();
        let path = |name: &str| folder.path().join(name);
        let laptops = [0_u64, 1].map(|seed| {
            let name = seed.to_string();
            Laptop::open(path(&name), path(&name).with_extension("komputer"), seed)
        });
        Self { folder, laptops }
    }

    fn does(&mut self, which: usize, case: &str, request: Value) -> Value {
        self.laptops[which].does(case, request)
    }

    fn make(&mut self, which: usize, name: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        self.does(which, "bundle.make", json!({ "path": file }));
        file
    }

    fn take(&mut self, which: usize, file: &Path) {
        self.does(which, "bundle.take", json!({ "path": file }));
    }

    fn register(&mut self, which: usize, number: u32) {
        let details = json!({ "nik": nik(number), "name": "Warga" });
        self.does(which, "worker.register", json!({ "details": details }));
    }

    fn report(&mut self, which: usize, number: u32) -> Value {
        let mut request = report(0, "death", "2026-05-20");
        request["worker"] = Value::Null;
        request["nik"] = json!(nik(number));
        self.does(which, "claim.report", request)["line"]["claim"].clone()
    }

    /// The folder as one of them sees it, without what is local.
    fn page(&mut self, which: usize, claim: &Value) -> Value {
        let mut page = self.does(which, "claim.show", json!({ "claim": claim }));
        for local in ["claim", "worker"] {
            page["line"].as_object_mut().unwrap().remove(local);
        }
        page
    }

    fn agree(&mut self) {
        let hashes =
            [0, 1].map(|which| self.does(which, "village.status", json!({}))["state_hash"].clone());
        assert_eq!(hashes[0], hashes[1]);
        for laptop in &mut self.laptops {
            laptop.does("village.replay", json!({}));
            assert_eq!(laptop.does("village.verify", json!({}))["ok"], true);
        }
    }
}

#[test]
fn the_order_in_which_laptops_hear_of_a_claim_never_matters() {
    let mut two = Two::new();
    two.register(0, 1);
    let claim = two.report(0, 1);
    let first = two.make(0, "satu");
    two.take(1, &first);
    let there = two.does(1, "claim.list", json!({}))["claims"][0]["claim"].clone();

    // Both go on without hearing of each other.
    let step =
        |claim: &Value, state: &str, on: &str| json!({ "claim": claim, "state": state, "on": on });
    let card = |claim: &Value, on: &str| json!({ "claim": claim, "paper": "card", "on": on });
    two.does(0, "claim.advance", step(&claim, "submitted", "2026-05-25"));
    two.does(0, "claim.paper", card(&claim, "2026-05-24"));
    two.does(0, "claim.correct", json!({ "claim": claim, "what": "sakit jantung" }));
    two.does(1, "claim.paper", card(&there, "2026-05-22"));
    two.does(1, "claim.advance", step(&there, "collecting", "2026-05-21"));
    two.does(1, "claim.correct", json!({ "claim": there, "number": "JKM-1" }));
    let late = two.make(1, "dua");
    let amount = json!({ "claim": there, "amount": "1000", "on": "2026-05-23", "partly": true });
    two.does(1, "claim.pay", amount);
    let (ours, theirs) = (two.make(0, "tiga"), two.make(1, "empat"));
    for file in [&theirs, &late, &theirs] {
        two.take(0, file);
    }
    for file in [&ours, &first] {
        two.take(1, file);
    }
    let page = two.page(0, &claim);
    assert_eq!(page, two.page(1, &there));
    assert_eq!(page["line"]["state"], "submitted", "told late, not later");
    assert_eq!((&page["what"], &page["number"]), (&json!("sakit jantung"), &json!("JKM-1")));
    let card = page["papers"].as_array().unwrap().iter().find(|p| p["paper"] == "card").unwrap();
    assert_eq!(card["gathered_on"], "2026-05-22", "the earlier day");
    two.agree();
    // Taken off the list, it is off for both of them.
    let part = json!({ "claim": claim, "part": card["part"], "reason": "salah orang" });
    let page = two.does(0, "claim.void_part", part);
    let card = page["papers"].as_array().unwrap().iter().find(|p| p["paper"] == "card").unwrap();
    assert_eq!(card["gathered_on"], Value::Null);
}

/// Both stand, and are doubted until one is taken back.
#[test]
fn two_laptops_may_each_report_the_same_death() {
    let mut two = Two::new();
    two.register(0, 2);
    let file = two.make(0, "satu");
    two.take(1, &file);
    for which in [0, 1] {
        two.report(which, 2);
    }
    let (ours, theirs) = (two.make(0, "dua"), two.make(1, "tiga"));
    two.take(0, &theirs);
    two.take(1, &ours);
    let list = two.does(0, "claim.list", json!({}));
    assert_eq!((list["claims"].as_array().unwrap().len(), &list["deaths"]), (2, &json!(1)));
    let one = list["claims"][0]["claim"].clone();
    let page = two.does(0, "claim.show", json!({ "claim": one }));
    assert!(doubts(&page).contains(&"claim_twice"));
    two.does(0, "claim.void", json!({ "id": one, "reason": "dua kali" }));
    let left = two.does(0, "claim.list", json!({}))["claims"][0]["claim"].clone();
    let page = two.does(0, "claim.show", json!({ "claim": left }));
    assert!(!doubts(&page).contains(&"claim_twice"));
    let file = two.make(0, "empat");
    two.take(1, &file);
    two.agree();
}

#[test]
fn a_scan_travels_to_the_office_and_comes_back_after_a_restore() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let office = Office::new(path("kantor"));
    let pelangi = Village::new(path("pelangi"), PELANGI);
    office.invites(&pelangi);
    let worker = pelangi.register(&nik(5), "Warga Lima")["worker"].as_i64().unwrap();
    let record = |village: &Village, case: &str, request: Value| {
        village.call("record", &[case, &request.to_string()]).good()
    };
    let page = record(&pelangi, "claim.report", report(worker, "death", "2026-05-20"));
    let claim = page["line"]["claim"].clone();
    std::fs::write(path("akta.jpg"), with_exif(&jpeg(3, 2400, 3200), 1)).unwrap();
    std::fs::write(path("kk.pdf"), [&b"%PDF-1.4\n"[..], &[b'x'; 300_000], b"\n%%EOF\n"].concat())
        .unwrap();
    let attach = |paper: &str, file: &str| {
        let request = json!({ "claim": claim, "paper": paper, "path": path(file) });
        record(&pelangi, "claim.scan", request)
    };
    attach("death_certificate", "akta.jpg");
    let page = attach("family_card", "kk.pdf");
    let scan = |village: &Village, paper: &str| {
        let listed = village.call("claims", &[]).good();
        let claim = &listed["claims"][0]["claim"];
        let page = record(village, "claim.show", json!({ "claim": claim }));
        let papers = page["papers"].as_array().unwrap().clone();
        let line = papers.iter().find(|line| line["paper"] == paper).unwrap().clone();
        assert!(line["gathered_on"].is_string(), "whoever scans it has it");
        let request = json!({ "claim": claim, "scan": line["scans"][0]["scan"] });
        record(village, "claim.scan_get", request)
    };
    assert_eq!(
        page["papers"].as_array().unwrap().iter().filter(|p| p["part"].is_string()).count(),
        2
    );
    let kept = scan(&pelangi, "death_certificate");
    let bytes = base64::Engine::decode(
        &base64::engine::general_purpose::STANDARD,
        kept["bytes"].as_str().unwrap(),
    )
    .unwrap();
    assert!(!tells_the_place(&bytes) && bytes.len() < 400_000, "{} bytes", bytes.len());
    let drawn = image::load_from_memory(&bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (1316, 1754), "large enough to be read");

    pelangi.call("make", &["--out", text(&path("kiriman"))]).good();
    office.receives(&path("kiriman"), &path("jawaban"));
    pelangi.call("take", &[text(&files(&path("jawaban"))[0])]).good();
    let (status, backup) = (pelangi.status(), path("cadangan.lindung"));
    assert_eq!((&status["pending"], &status["photos_pending"]), (&json!(0), &json!(0)));
    pelangi.call("backup", &["--out", text(&backup)]).good();
    let restored = Village::at(path("pulih"), PELANGI);
    restored.call("restore", &[text(&backup)]).good();
    for paper in ["death_certificate", "family_card"] {
        assert_eq!(scan(&restored, paper), scan(&pelangi, paper));
    }
    restored.verify();
    let refused = [
        ("kosong.pdf", &b"%PDF-1.4 potong"[..], "not_a_scan"),
        ("teks.jpg", b"halo", "not_a_scan"),
    ];
    for (name, bytes, code) in refused {
        std::fs::write(path(name), bytes).unwrap();
        let request = json!({ "claim": claim, "paper": "card", "path": path(name) });
        let done = pelangi.call("record", &["claim.scan", &request.to_string()]);
        assert_eq!(done.answer["error"]["code"], code);
    }
}

#[test]
fn a_place_given_beside_an_amendment_is_brought_to_the_decrees_end() {
    let mut two = Two::new();
    two.register(0, 1);
    let file = two.make(0, "pertama.lindung");
    two.take(1, &file);
    let decree = |two: &mut Two, which: usize| {
        two.does(which, "decree.list", json!({}))["decrees"][0]["decree"].clone()
    };
    let known = |two: &mut Two, which: usize| {
        two.does(which, "worker.show", json!({ "nik": nik(1) }))["line"]["worker"].clone()
    };
    // One laptop lengthens the decree, the other gives a place in it as it was.
    let of = decree(&mut two, 0);
    let amendment = json!({
        "decree": of, "number": "2/2026", "dated": "2026-05-02", "from": "2026-05",
        "until": "2027-07",
    });
    let amended = two.does(0, "decree.amend", amendment);
    assert_eq!(amended["lengthened"], 0);
    let (of, worker) = (decree(&mut two, 1), known(&mut two, 1));
    two.does(1, "place.give", json!({ "decree": of, "from": "2026-03", "workers": [worker] }));
    let files = [two.make(0, "kedua.lindung"), two.make(1, "ketiga.lindung")];
    two.take(1, &files[0]);
    two.take(0, &files[1]);
    let beyond = |two: &mut Two| {
        let page = two.does(0, "worker.show", json!({ "nik": nik(1) }));
        doubts(&page).contains(&"place_beyond_cover")
    };
    assert!(beyond(&mut two), "the place reaches further than the cover");
    let of = decree(&mut two, 0);
    let followed = two.does(0, "decree.follow", json!({ "decree": of }));
    assert_eq!(followed, json!({ "lengthened": 1, "shortened": 0 }));
    assert!(!beyond(&mut two), "and no longer");
    let page = two.does(0, "worker.show", json!({ "nik": nik(1) }));
    let until: Vec<&str> = page["memberships"].as_array().unwrap().iter().map(text_of).collect();
    assert_eq!(until, ["2027-01", "2027-07"]);
    let again = two.does(0, "decree.follow", json!({ "decree": of }));
    assert_eq!(again["lengthened"], 0, "nothing is said twice");
    let file = two.make(0, "keempat.lindung");
    two.take(1, &file);
    let hash = |two: &mut Two, which: usize| {
        two.does(which, "village.status", json!({}))["state_hash"].clone()
    };
    assert_eq!(hash(&mut two, 0), hash(&mut two, 1));
}

fn text_of(membership: &Value) -> &str {
    membership["until"].as_str().unwrap()
}
