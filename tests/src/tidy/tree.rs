//! The files of the repository.

use super::Faults;
use crate::executable::root;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What a visitor sees at the top, and nothing else; settings of tools lie in dot files.
const TOP: [&str; 10] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "dev",
    "src-tauri",
    "tests",
    "ui",
];

/// Every file that git keeps or would keep, from the root, with `/` on every system.
pub fn files() -> Vec<String> {
    let mut git = Command::new("git");
    // A container runs as somebody else than who made the clone.
    git.args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]);
    let output = git.arg("--exclude-standard").current_dir(root()).output().expect("git runs");
    assert!(output.status.success(), "tidy needs the clone: {output:?}");
    let listed = String::from_utf8(output.stdout).unwrap();
    let mut files: Vec<String> = listed.split_terminator('\0').map(str::to_owned).collect();
    files.retain(|path| root().join(path).is_file());
    files.sort();
    files.dedup();
    files
}

/// Text of a file; none where it is no text.
pub fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(root().join(path)).ok()
}

/// Applies a rule to every file that passes.
pub fn each(pass: impl Fn(&str) -> bool, rule: impl Fn(&str, &str) -> Faults) -> Faults {
    let (mut faults, mut seen) = (Faults::new(), 0_u32);
    for path in files().iter().filter(|path| pass(path)) {
        if let Some(text) = read(path) {
            seen += 1;
            faults.extend(rule(path, &text));
        }
    }
    assert!(seen > 0, "the rule looked at no file at all");
    faults
}

/// Whether a path is a Rust file.
pub fn is_rust(path: &str) -> bool {
    has_ending(path, "rs")
}

/// Whether a path ends so.
pub fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// Whether a path is product code of a crate.
pub fn is_source_of(path: &str, pass: impl Fn(&str) -> bool) -> bool {
    let inside = path.strip_prefix("src-tauri/crates/").and_then(|rest| rest.split_once("/src/"));
    is_rust(path) && inside.is_some_and(|(name, _)| !name.contains('/') && pass(name))
}

/// Whether the file above declares this one for tests alone.
pub fn is_test_module(path: &str) -> bool {
    let Some((folder, name)) = path.strip_suffix(".rs").and_then(|path| path.rsplit_once('/'))
    else {
        return false;
    };
    let declared = format!("#[cfg(test)]\nmod {name};");
    let above = [format!("{folder}.rs"), format!("{folder}/lib.rs"), format!("{folder}/main.rs")];
    above.iter().filter_map(|path| read(path)).any(|text| text.contains(&declared))
}

/// The visible top level is fixed.
pub fn top_level(files: &[String]) -> Faults {
    let top = files.iter().filter_map(|path| path.split('/').next());
    let seen: BTreeSet<&str> = top.filter(|name| !name.starts_with('.')).collect();
    let fixed: BTreeSet<&str> = TOP.into();
    let strange = seen.difference(&fixed).map(|name| format!("{name}: not at the top"));
    let lacking = fixed.difference(&seen).map(|name| format!("{name}: lacking at the top"));
    strange.chain(lacking).collect()
}
