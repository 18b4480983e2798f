//! What a released version wrote opens for ever: a register and an office with their databases
//! and slots, a bundle, an answer, an invitation, a backup. Cards and bundles byte for byte stand
//! in the vectors of `log`.
//!
//! `LINDUNG_FREEZE=1` writes `tests/frozen/1` anew; once released, it stays as it is.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on stops")]

use lindung_log::slots::FILES;
use lindung_tests::executable::{root, text};
use lindung_tests::scene::{EARLIER, Scene};
use lindung_tests::village::{MELATI, Village, copy_folder};
use serde_json::{Value, json};
use std::path::PathBuf;

fn frozen(version: u32) -> PathBuf {
    root().join("tests/frozen").join(version.to_string())
}

/// What must be found again, on whatever computer.
fn truth(scene: &Scene) -> Value {
    let status = scene.proved("desa");
    json!({ "state_hash": status["state_hash"], "workers": status["workers"] })
}

fn freeze(version: u32) {
    let (scene, to) = (Scene::begin(), frozen(version));
    std::fs::remove_dir_all(&to).ok();
    for home in ["desa", "kantor"] {
        std::fs::create_dir_all(to.join(home)).unwrap();
        for file in ["lindung.db", FILES[0], FILES[1]] {
            std::fs::copy(scene.path(home).join(file), to.join(home).join(file)).unwrap();
        }
    }
    for file in ["kiriman", "undangan", "cadangan"] {
        std::fs::copy(scene.path(file), to.join(file).with_extension("lindung")).unwrap();
    }
    std::fs::copy(scene.answer(), to.join("jawaban.lindung")).unwrap();
    let told = serde_json::to_string_pretty(&truth(&scene)).unwrap();
    std::fs::write(to.join("truth.json"), format!("{told}\n")).unwrap();
}

/// The fixtures in a folder where they can be worked on.
fn thawed(version: u32) -> Scene {
    let scene = Scene::empty();
    for home in ["desa", "kantor"] {
        copy_folder(&frozen(version).join(home), &scene.path(home));
    }
    scene
}

#[test]
fn what_version_1_wrote_opens_for_ever() {
    if std::env::var_os("LINDUNG_FREEZE").is_some() {
        freeze(1);
    }
    let scene = thawed(1);
    let file = |name: &str| frozen(1).join(name).with_extension("lindung");
    let known = std::fs::read_to_string(frozen(1).join("truth.json")).unwrap();
    let known: Value = serde_json::from_str(&known).unwrap();
    // On another computer the register goes on as a new device, with the same people.
    assert_eq!(truth(&scene)["workers"], known["workers"]);
    scene.village("desa").call("take", &[text(&file("jawaban"))]).good();
    // Nothing is compared where this program folds otherwise than the one that answered.
    assert_ne!(scene.proved("desa")["agrees"], false);
    let taken = scene.office().receives(&file("kiriman"), &scene.path("balasan"));
    assert_eq!((&taken["state_hash"], &taken["set_aside"]), (&known["state_hash"], &json!(0)));

    let restored = scene.village("pulih").call("restore", &[text(&file("cadangan"))]).good();
    assert_eq!(restored["workers"], known["workers"]);
    scene.village("pulih").call("worker", &[EARLIER]).good();
    let melati = Village::new(scene.path("melati"), MELATI);
    let joined = melati.call("join", &["--invitation", text(&file("undangan"))]).good();
    assert!(joined["office"].is_string(), "{joined}");
}
