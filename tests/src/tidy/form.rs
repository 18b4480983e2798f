//! Lengths, and words that may not stand where they stand.

use super::Faults;
use super::rust::Source;

/// A Rust file is at most 400 lines of at most 100 columns.
pub fn rust_lengths(path: &str, text: &str) -> Faults {
    let mut faults = length(path, text, 400);
    let wide = text.lines().zip(1..).filter(|(line, _)| line.chars().count() > 100);
    faults.extend(wide.map(|(_, line)| format!("{path}:{line}: longer than 100 columns")));
    faults
}

/// A Svelte file is at most 150 lines.
pub fn svelte_length(path: &str, text: &str) -> Faults {
    length(path, text, 150)
}

fn length(path: &str, text: &str, most: usize) -> Faults {
    let lines = text.lines().count();
    if lines > most { vec![format!("{path}: {lines} lines, at most {most}")] } else { Vec::new() }
}

/// SQL stands in the stores alone.
pub fn no_sql(path: &str, text: &str) -> Faults {
    let keywords = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE"];
    let source = Source::of(text);
    let sql = source.texts().filter(|(_, text)| {
        let first = text.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next();
        first.is_some_and(|word| keywords.contains(&word))
    });
    sql.map(|(line, _)| format!("{path}:{line}: SQL outside crates/store")).collect()
}

/// Words that no code under `crates/` may use, because the core knows no window.
pub fn no_tauri(path: &str, text: &str) -> Faults {
    words(path, text, &["tauri", "tauri_build"], "the core knows no window")
}

/// A library never prints: its caller does not know that there is a terminal.
pub fn no_printing(path: &str, text: &str) -> Faults {
    let prints = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    words(path, text, &prints, "a library never prints")
}

/// A lint is expected with a reason, never allowed: an `expect` that is no longer needed is told.
pub fn no_allow(path: &str, text: &str) -> Faults {
    words(path, text, &["#[allow(", "#![allow("], "#[expect(.., reason = \"..\")]")
}

fn words(path: &str, text: &str, words: &[&str], why: &str) -> Faults {
    let source = Source::of(text);
    let hits = words.iter().flat_map(|word| {
        let lines = source.code_with(word);
        lines.into_iter().map(move |line| format!("{path}:{line}: {word}: {why}"))
    });
    hits.collect()
}

/// A module stands beside its folder.
pub fn no_mod_rs(path: &str) -> Faults {
    let is = path.rsplit('/').next() == Some("mod.rs");
    if is { vec![format!("{path}: worker.rs beside worker/, no mod.rs")] } else { Vec::new() }
}

/// `lib.rs` holds no logic: it declares and re-exports.
pub fn lib_without_logic(path: &str, text: &str) -> Faults {
    let source = Source::of(text);
    let mut lines = source.code_with("fn");
    lines.extend(source.code_with("impl"));
    lines.into_iter().map(|line| format!("{path}:{line}: lib.rs holds no logic")).collect()
}

/// Nothing of the machine on which somebody worked: folders of its own, mirrors of registries.
pub fn no_machine(path: &str, text: &str) -> Faults {
    let folder = concat!("/wo", "rk/");
    let names = ["artifactory", "nexus", "devpi", "verdaccio", "index-url", "replace-with"];
    let hits = text.lines().zip(1..).filter(|(line, _)| {
        let line = line.to_lowercase();
        line.contains(folder) || names.iter().any(|name| line.contains(name))
    });
    let mut faults: Faults =
        hits.map(|(_, line)| format!("{path}:{line}: belongs to one machine")).collect();
    faults.extend(sources(text).filter(|(_, host)| !PUBLIC.contains(host)).map(|(line, host)| {
        format!("{path}:{line}: packages come from their public registry, not {host}")
    }));
    faults
}

/// Where lock files may say that packages come from.
const PUBLIC: [&str; 3] = ["github.com", "registry.npmjs.org", "files.pythonhosted.org"];

/// The hosts from which a lock file says packages come, with their lines.
fn sources(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().zip(1..).filter_map(|(line, number)| {
        let line = line.trim();
        let source = line.starts_with("source = ")
            || line.starts_with("\"resolved\"")
            || line.starts_with("registry=");
        let (_, after) = line.split_once("://").filter(|_| source)?;
        Some((number, after.split(['/', '"']).next().unwrap_or_default()))
    })
}
