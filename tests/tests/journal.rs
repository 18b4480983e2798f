//! The way of each bundle: written, received by the office, answered; and what waits meanwhile.

use lindung_tests::executable::text;
use lindung_tests::office::{Office, files};
use lindung_tests::programme::nik;
use lindung_tests::village::{PELANGI, Village};
use serde_json::{Value, json};

fn does(village: &Village, use_case: &str, request: &Value) -> Value {
    village.call("record", &[use_case, &request.to_string()]).good()
}

#[test]
fn a_bundle_is_followed_from_the_stick_to_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (office, village) = (Office::new(at("kantor")), Village::new(at("desa"), PELANGI));
    office.invites(&village);
    village.register(&nik(1), "Dewi Lestari");
    let waiting = does(&village, "bundle.waiting", &json!({}));
    assert_eq!((&waiting["people"], &waiting["lines"][0]["entries"]), (&json!(1), &json!(1)));
    let of_people = waiting["entries"].as_u64().unwrap() - waiting["others"].as_u64().unwrap();
    assert_eq!(of_people, 1, "{waiting}");

    std::fs::create_dir(at("KINGSTON")).unwrap();
    let made = does(&village, "bundle.make", &json!({ "path": at("KINGSTON") }));
    let steps = || does(&village, "bundle.journal", &json!({}))["steps"].clone();
    let [place, file] = ["place", "file"].map(|key| steps()[0][key].clone());
    assert_eq!(place, "KINGSTON");
    assert!(made["file"].as_str().unwrap().ends_with(file.as_str().unwrap()));
    assert_eq!(
        (&steps()[0]["received_on"], &steps()[0]["answered_at"]),
        (&Value::Null, &Value::Null)
    );

    let stick = files(&at("KINGSTON")).remove(0);
    office.receives(&stick, &at("jawaban"));
    // Somebody is registered meanwhile: the answer is about what was in the bundle.
    village.register(&nik(2), "Joko Susilo");
    let answer = files(&at("jawaban")).remove(0);
    village.call("take", &[text(&answer)]).good();
    let told = steps();
    assert_eq!((&told[0]["what"], &told[0]["place"]), (&json!("answered"), &json!("jawaban")));
    assert!(told[1]["received_on"].is_string() && told[1]["answered_at"].is_string(), "{told}");
    let waiting = does(&village, "bundle.waiting", &json!({}));
    assert_eq!(
        (&waiting["people"], &waiting["lines"][0]["name"]),
        (&json!(1), &json!("Joko Susilo"))
    );

    // What was never carried is on its way until a later one brings it.
    does(&village, "bundle.make", &json!({ "path": at("KINGSTON") }));
    assert_eq!(steps()[0]["received_on"], Value::Null);
}
