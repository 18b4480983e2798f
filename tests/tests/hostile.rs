//! Files that somebody made to harm: each is refused by name, in little memory.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use lindung_tests::executable::{Done, PASSPHRASE, path, root, text};
use lindung_tests::office::files;
use lindung_tests::scene::Scene;
use std::path::{Path, PathBuf};
use std::process::Command;

/// More than any of these files may need.
const MEMORY_BYTES: u64 = 256 << 20;
/// Longer than anything we read.
const ENDLESS_BYTES: u64 = 8 << 30;

/// Runs a command that gets no more memory.
fn within(home: Option<&Path>, words: &[&str], rest: &[&str]) -> Done {
    let mut command = Command::new("prlimit");
    command.arg(format!("--data={MEMORY_BYTES}")).arg(path()).arg("--json").args(words);
    if let Some(home) = home {
        command.arg("--home").arg(home);
        command.env("XDG_STATE_HOME", home.with_extension("komputer"));
    }
    command.args(rest).env("LINDUNG_PASSPHRASE", PASSPHRASE);
    Done::of(&words.join(" "), &command.output().unwrap())
}

#[test]
fn every_hostile_bundle_is_refused_by_name_in_little_memory() {
    let scene = Scene::begin();
    let vectors = files(&root().join("src-tauri/crates/log/tests/vectors/bundles"));
    assert!(vectors.len() > 50, "the vectors were found");
    let paths: Vec<&str> = vectors.iter().map(|file| text(file)).collect();
    let home = scene.office().home;
    let done = within(Some(&home), &["office", "take"], &paths);
    let outcomes = done.answer["files"].as_array().unwrap();
    assert_eq!((done.code, outcomes.len()), (Some(1), vectors.len()), "{done:?}");
    for outcome in outcomes {
        let error = &outcome["error"];
        assert!(error["sentence"].as_str().is_some_and(|said| !said.is_empty()), "{outcome}");
        assert_ne!(error["code"], "internal", "{outcome}");
    }
    for vector in &vectors {
        let done = within(Some(&scene.path("desa")), &["village", "take"], &[text(vector)]);
        assert_eq!(done.code, Some(1), "{}: {done:?}", vector.display());
        assert!(done.answer["error"]["code"].is_string(), "{}: {done:?}", vector.display());
    }
    scene.proved("desa");
}

#[test]
fn a_file_without_end_is_refused_and_not_read() {
    let scene = Scene::begin();
    let endless: PathBuf = scene.path("tanpa-akhir");
    std::fs::File::create(&endless).unwrap().set_len(ENDLESS_BYTES).unwrap();
    let (endless, desa) = (text(&endless), scene.path("desa"));
    let cases: [(Option<PathBuf>, &[&str], &[&str]); 8] = [
        (Some(desa.clone()), &["village", "take"], &[endless]),
        (Some(desa.clone()), &["village", "import"], &[endless]),
        (Some(desa.clone()), &["village", "join"], &["--invitation", endless]),
        (Some(scene.path("pulih")), &["village", "restore"], &[endless]),
        (Some(scene.office().home), &["office", "take"], &[endless]),
        (None, &["bundle", "inspect"], &[endless]),
        (None, &["bundle", "body"], &[endless]),
        (None, &["card", "verify"], &["--key", endless, "6BF"]),
    ];
    for (home, words, rest) in cases {
        let done = within(home.as_deref(), words, rest);
        assert_eq!(done.code, Some(1), "{words:?}: {done:?}");
        let one = &done.answer["files"][0]["error"];
        let error = if one.is_null() { &done.answer["error"] } else { one };
        assert_eq!(error["code"], "too_large", "{words:?}: {done:?}");
    }
}
