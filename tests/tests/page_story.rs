//! What the office's page shows and does, told once, of an office in a file and of one in a
//! database with two servers: both say the same.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]
#![expect(clippy::arithmetic_side_effects, reason = "a test that cannot go on stops")]

use lindung_office::Role;
use lindung_tests::both::Scene;
use lindung_tests::claims::report;
use lindung_tests::page::{Browser, let_in};
use lindung_tests::programme::{list, nik};
use lindung_tests::server::Server;
use lindung_tests::village::{MELATI, PELANGI, Village};
use serde_json::{Value, json};

/// Made up: in both villages, in one, and one who is over eighty.
const TWICE: &str = "6474021503829871";
const ONCE: &str = "6474025103909872";
const OLD: &str = "6474020101409873";

struct Story {
    /// Of the one office; one alone where there can be no second.
    servers: Vec<Server>,
    scene: Scene,
    admin: Browser,
    verifier: Browser,
    viewer: Browser,
    pelangi: Village,
    melati: Village,
}

#[test]
fn the_page_says_the_same_of_both_stores() {
    let in_a_file = tell(Scene::in_a_file(), 1);
    let Some(scene) = Scene::on_postgresql() else { return };
    let on_postgresql = tell(scene, 2);
    for (one, other) in in_a_file.iter().zip(&on_postgresql) {
        assert_eq!(one, other);
    }
}

/// What was seen on the way.
fn tell(scene: Scene, servers: usize) -> Vec<Value> {
    let handed_out = Role::ALL.map(|role| let_in(&scene.office, role.key(), role.key()));
    let pelangi = scene.village("pelangi", PELANGI);
    let melati = scene.village("melati", MELATI);
    let homes = (1..=servers).map(|number| scene.office.copy(scene.path(&format!("s{number}"))));
    let homes: Vec<_> = if servers == 1 { vec![scene.office.clone()] } else { homes.collect() };
    let servers: Vec<Server> = homes.iter().map(Server::start).collect();
    let browser =
        |place: usize| Browser::of(&servers[0], Role::ALL[place].key(), &handed_out[place]);
    let (viewer, verifier, admin) = (browser(0), browser(1), browser(2));
    let story = Story { scene, servers, admin, verifier, viewer, pelangi, melati };
    story.people_come();
    let mut seen = vec![story.the_province_in_figures()];
    seen.push(story.one_person_in_two_villages());
    seen.push(story.money_and_rules_above());
    story.what_bpjstk_is_told();
    seen.push(story.somebody_moves());
    story.laptops_come_and_go();
    story.people_of_the_office();
    story.tables_leave();
    seen
}

impl Story {
    fn first(&self) -> &Server {
        &self.servers[0]
    }

    /// Any server: whoever signed in at one is known at the other.
    fn other(&self) -> &Server {
        self.servers.last().unwrap()
    }

    #[track_caller]
    fn sees(&self, browser: &Browser, path: &str) -> Value {
        let answer = browser.get(self.other(), path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.code());
        answer.json()
    }

    #[track_caller]
    fn does(&self, browser: &Browser, path: &str, form: &Value) -> Value {
        let answer = browser.post(self.first(), path, form);
        assert_eq!(answer.status, 200, "{path}: {}", answer.code());
        answer.json()
    }

    fn send(&self, village: &Village, server: &Server) {
        village.call("sync", &["--url", &server.url(), "--attempts", "1"]).good();
        let status = village.status();
        assert_eq!((&status["pending"], &status["agrees"]), (&0.into(), &true.into()));
    }

    fn month(&self) -> (String, String) {
        let month = self.sees(&self.viewer, "/api/overview")["month"].as_str().unwrap().to_owned();
        let (year, number) = month.split_once('-').unwrap();
        let (year, number): (u32, u32) = (year.parse().unwrap(), number.parse().unwrap());
        let next = if number == 12 { (year + 1, 1) } else { (year, number + 1) };
        (month, format!("{}-{:02}", next.0, next.1))
    }

    /// A decree for some people this month, billed and paid.
    fn programme(
        &self,
        village: &Village,
        (name, kind): (&str, &str),
        holders: &[i64],
        paid: bool,
    ) {
        let (from, until) = self.month();
        let funding = village.does("funding.name", &json!({ "name": name, "kind": kind }));
        let decree = village.does(
            "decree.issue",
            &json!({
                "number": format!("SK {name}"), "dated": "2025-12-15", "funding": funding["id"],
                "programmes": ["jkk", "jkm"], "from": from, "until": until, "places": 4,
            }),
        );
        let places = json!({ "decree": decree["id"], "from": from, "workers": holders });
        village.does("place.give", &places);
        if paid {
            let bill = json!({ "decree": decree["id"], "from": from, "until": until });
            let bill = village.does("bill.make", &bill);
            let paid = json!({
                "bill": bill["bill"], "amount": bill["due"], "paid_on": "2026-01-14",
            });
            village.does("contribution.receive", &paid);
        }
    }

    fn people_come(&self) {
        let path = self.scene.path("daftar.csv");
        list(&path, (0..4).map(|number| (number, "Pedagang", "")));
        self.pelangi.import(&path);
        self.pelangi.register(TWICE, "Rahmat Hidayat");
        self.pelangi.register(OLD, "Kakek Contoh");
        self.melati.register(TWICE, "Rahmat Hidayad");
        self.melati.register(ONCE, "Dewi Lestari");
        let mut holders: Vec<i64> = (0..4).map(|place| self.pelangi.worker(&nik(place))).collect();
        holders.push(self.pelangi.worker(TWICE));
        self.programme(&self.pelangi, ("APBD", "apbd"), &holders, true);
        let twice = [self.melati.worker(TWICE)];
        self.programme(&self.melati, ("APBDes", "apbdes"), &twice, false);
        let count = json!({
            "segment": "all", "workers": 40, "source": "Pendataan RT", "dated": "2026-05-01",
        });
        self.pelangi.does("coverage.count", &count);
        self.pelangi.does("claim.report", &report(holders[0], "accident_care", "2026-05-20"));
        self.send(&self.pelangi, self.first());
        self.send(&self.melati, self.other());
        self.send(&self.pelangi, self.other());
    }

    fn the_province_in_figures(&self) -> Value {
        let whole = self.sees(&self.viewer, "/api/overview");
        let total = &whole["total"];
        assert_eq!((&total["villages"], &total["reported"]), (&json!(2), &json!(2)));
        assert_eq!((&total["workers"], &total["again"]), (&json!(8), &json!(1)), "{total}");
        assert_eq!((&total["active"], &total["claims"]), (&json!(5), &json!(1)), "{total}");
        let counted = &total["counted"];
        assert_eq!((&counted["workers"], &counted["per_mille"]), (&json!(40), &json!(125)));
        assert_eq!(
            (&counted["source"], &counted["dated"]),
            (&json!("Pendataan RT"), &json!("2026-05-01"))
        );
        let villages = self.sees(&self.viewer, "/api/overview?within=64.74.02");
        let codes = villages["lines"].as_array().unwrap().iter().map(|line| line["code"].clone());
        assert_eq!(codes.collect::<Vec<_>>(), [PELANGI, MELATI]);
        assert_eq!(villages["lines"][0]["active"], 5);
        assert_eq!(
            (&villages["lines"][1]["active"], &villages["lines"][1]["again"]),
            (&json!(0), &json!(1))
        );
        json!([whole, villages])
    }

    fn one_person_in_two_villages(&self) -> Value {
        let masked = self.sees(&self.viewer, "/api/duplicates")["pairs"][0].clone();
        assert!(masked["nik"].as_str().unwrap().contains('•'), "a viewer sees no whole NIK");
        let pair = self.sees(&self.verifier, "/api/duplicates")["pairs"][0].clone();
        assert_eq!((&pair["nik"], &pair["same"]), (&json!(TWICE), &json!(null)));
        let names = [&pair["one"]["name"], &pair["other"]["name"]];
        assert_eq!(names, ["Rahmat Hidayat", "Rahmat Hidayad"]);
        let decision = json!({
            "one": pair["one"]["worker"], "other": pair["other"]["worker"], "same": false,
        });
        let refused = self.viewer.post(self.first(), "/api/duplicates", &decision);
        assert_eq!(refused.code(), "not_allowed");
        let nobody = json!({ "one": 1, "other": 2, "same": true });
        let refused = self.verifier.post(self.first(), "/api/duplicates", &nobody);
        assert_eq!(refused.code(), "no_pair");
        self.does(&self.verifier, "/api/duplicates", &decision);
        assert_eq!(self.sees(&self.verifier, "/api/duplicates")["pairs"][0]["same"], false);
        let total = self.sees(&self.viewer, "/api/overview")["total"].clone();
        assert_eq!((&total["workers"], &total["again"]), (&json!(8), &json!(0)), "two people");
        assert_eq!(total["active"], 6, "both under a number that is paid");
        for village in [&self.pelangi, &self.melati] {
            self.send(village, self.other());
            let page = village.call("worker", &[TWICE]).good();
            let doubts = page["doubts"].as_array().unwrap().iter();
            let codes: Vec<&str> = doubts.filter_map(|doubt| doubt["code"].as_str()).collect();
            assert!(codes.contains(&"elsewhere_other"), "{codes:?}");
        }
        total
    }

    fn money_and_rules_above(&self) -> Value {
        let decrees = self.sees(&self.viewer, "/api/decrees")["decrees"].clone();
        let held = |place: usize| (decrees[place]["held"].clone(), decrees[place]["over"].clone());
        assert_eq!((held(0), held(1)), ((json!(5), json!(1)), (json!(1), json!(0))), "{decrees}");
        let above = self.sees(&self.verifier, "/api/above");
        assert_eq!(
            (&above["over_age"]["people"], &above["over_age"]["found"][0]["nik"]),
            (&json!(1), &json!(OLD))
        );
        let payers = &above["two_payers"];
        assert_eq!((&payers["people"], payers["found"].as_array().unwrap().len()), (&json!(1), 2));
        assert_eq!(above["over_quota"].as_array().unwrap().len(), 1);
        let mut aims = self.sees(&self.viewer, "/api/aims")["aims"].clone();
        aims["each"] = json!(4);
        self.does(&self.admin, "/api/aims", &aims);
        let aimed = self.sees(&self.viewer, "/api/aims");
        assert_eq!(
            (&aimed["target"], &aimed["active"], &aimed["gained"]),
            (&json!(8), &json!(6), &json!(6))
        );
        assert_eq!(aimed["short"][0]["village"], MELATI);
        json!([decrees, above, aimed])
    }

    fn what_bpjstk_is_told(&self) {
        let form = json!({ "months": 3 });
        let zip = self.verifier.download(self.first(), "POST", "/api/bpjs/files", &form);
        let again = self.verifier.post(self.other(), "/api/bpjs/files", &form);
        assert_eq!(again.code(), "nobody_to_send", "they were sent by the other server");
        let told = self.sees(&self.viewer, "/api/bpjs");
        let sheet = &told["sheets"][0];
        assert_eq!((told["sheets"].as_array().unwrap().len(), &sheet["people"]), (1, &json!(7)));
        let path = format!("/api/bpjs/file?label={}&number=1", sheet["label"].as_str().unwrap());
        let once_more = self.verifier.download(self.other(), "GET", &path, &Value::Null);
        assert!(once_more.starts_with(b"PK"));
        let inside = zip.windows(once_more.len()).any(|part| part == once_more);
        assert!(inside, "the very bytes that were made");
        let strange = format!("{path}0");
        assert_eq!(self.verifier.get(self.first(), &strange).code(), "no_such_file");
        let list = format!("NIK;KPJ;KETERANGAN\n{TWICE};21009000123;\n{ONCE};;Nama tidak sesuai\n");
        let more = format!(
            "Content-Type: application/octet-stream\r\nLindung-Csrf: {}\r\n",
            self.verifier.csrf
        );
        let path = "/api/bpjs/reply?evidence=Surat";
        let taken = self.verifier.send(self.first(), "POST", path, &more, &list).json();
        let said = (&taken["people"], &taken["villages"], &taken["unknown"]);
        assert_eq!(said, (&json!(2), &json!(2), &json!(0)), "{taken}");
        for village in [&self.pelangi, &self.melati] {
            self.send(village, self.first());
        }
        let shown = self.melati.does("bpjs.show", &json!({ "worker": self.melati.worker(ONCE) }));
        assert_eq!(shown["stage"], "rejected", "{shown}");
    }

    /// Of whom the new village registers as hers, and the old one has paid.
    fn somebody_moves(&self) -> Value {
        let gone = self.pelangi.worker(&nik(1));
        let moved = json!({ "worker": gone, "on": "2026-06-01", "to": MELATI });
        self.pelangi.does("worker.moved_out", &moved);
        self.send(&self.pelangi, self.first());
        let total = |story: &Self| story.sees(&story.viewer, "/api/overview")["total"].clone();
        assert_eq!((&total(self)["workers"], &total(self)["active"]), (&json!(7), &json!(5)));
        let listed = self.sees(&self.verifier, "/api/moved")["moved"].clone();
        assert_eq!((&listed[0]["nik"], &listed[0]["registered"]), (&json!(nik(1)), &json!([])));
        self.melati.register(&nik(1), "Warga Baru");
        self.send(&self.melati, self.other());
        let now = total(self);
        assert_eq!((&now["workers"], &now["active"]), (&json!(8), &json!(6)), "paid there still");
        let listed = self.sees(&self.verifier, "/api/moved")["moved"].clone();
        assert_eq!(listed[0]["registered"], json!([MELATI]));
        json!([now, self.sees(&self.viewer, "/api/overview?within=64.74.02"), listed])
    }

    fn laptops_come_and_go(&self) {
        let invite = json!({ "village": "64.74.02.1003", "address": null });
        let invitation = self.admin.download(self.first(), "POST", "/api/devices/invite", &invite);
        let file = self.scene.path("undangan");
        std::fs::write(&file, invitation).unwrap();
        let third = Village::new(self.scene.path("ketiga"), "64.74.02.1003");
        third.call("join", &["--invitation", file.to_str().unwrap()]).good();
        self.send(&third, self.other());
        let devices = self.sees(&self.viewer, "/api/devices")["devices"].clone();
        let devices = devices.as_array().unwrap();
        let of = |code: &str| devices.iter().find(|line| line["village"] == code).unwrap().clone();
        assert_eq!((devices.len(), &of("64.74.02.1003")["enrolled"]), (3, &json!(true)));
        assert!(of(PELANGI)["village_name"].as_str().unwrap().contains("Bontang"), "not a code");
        let revoke = json!({ "village": MELATI, "device": of(MELATI)["device"], "keep_until": 3 });
        let revoked = self.does(&self.admin, "/api/devices/revoke", &revoke);
        assert_eq!(revoked["revoked"][0]["revoked_from"], 3);
        self.melati.register("6474025103909877", "Orang Lain");
        let refused = self.melati.call("sync", &["--url", &self.other().url(), "--attempts", "1"]);
        assert_eq!(refused.code, Some(1), "nobody listens to it any more");
        let lines = self.sees(&self.viewer, "/api/overview?within=64.74.02")["lines"].clone();
        assert!(lines[1]["workers"].as_u64() < Some(3), "what it wrote does not count: {lines}");
    }

    fn people_of_the_office(&self) {
        let sari = json!({ "login": "sari", "name": "Sari Contoh", "role": "verifikator" });
        let handed_out = self.does(&self.admin, "/api/people", &sari)["passphrase"].clone();
        let sari = Browser::of(self.other(), "sari", handed_out.as_str().unwrap());
        assert_eq!(sari.get(self.first(), "/api/me").json()["role"], "verifikator");
        let out = json!({ "login": "sari" });
        self.does(&self.admin, "/api/people/remove", &out);
        assert_eq!(sari.get(self.other(), "/api/me").status, 401, "at every server at once");
        let deeds = self.sees(&self.admin, "/api/deeds")["deeds"].clone();
        assert_eq!(deeds[0]["what"], "POST /api/people/remove");
        let at = deeds[0]["at"].as_str().unwrap();
        assert!(at.ends_with(" WITA"), "as the clocks in Samarinda show it: {at}");
    }

    fn tables_leave(&self) {
        for what in ["ringkasan", "ganda", "sk", "dua-pembayar", "usia", "upah"] {
            for (kind, magic) in [("xlsx", &b"PK"[..]), ("pdf", &b"%PDF"[..])] {
                let path = format!("/api/download?what={what}&as={kind}");
                let file = self.viewer.download(self.other(), "GET", &path, &Value::Null);
                assert!(file.starts_with(magic), "{path}");
            }
        }
        for server in &self.servers {
            let told = self.viewer.get(server, "/metrics").body;
            assert!(told.contains("lindung_page_requests_total"), "{told}");
        }
    }
}
