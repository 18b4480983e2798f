//! What the Cargo.toml files say: who may know whom, and what every package shares.

use super::Faults;
use toml::{Table, Value};

/// The arrows of the architecture; whoever may know a crate may know what that one knows.
const KNOWS: [(&str, &[&str]); 9] = [
    ("desktop", &["api"]),
    ("cli", &["api", "office"]),
    ("api", &["store", "paper", "sheets", "log", "domain"]),
    ("office", &["store", "log", "sheets", "paper", "domain"]),
    ("store", &["log", "domain"]),
    ("paper", &["domain"]),
    ("sheets", &["domain"]),
    ("log", &[]),
    ("domain", &[]),
];

/// Reads a manifest.
pub fn read(text: &str) -> Table {
    text.parse().expect("a manifest is TOML")
}

fn known_to(name: &str) -> Vec<&'static str> {
    let direct = KNOWS.iter().find(|(knower, _)| *knower == name).map_or(&[][..], |line| line.1);
    direct.iter().flat_map(|known| [vec![*known], known_to(known)].concat()).collect()
}

/// Crates of ours that a package may not know. What its tests use is free.
pub fn directions(manifest: &Table) -> Faults {
    let package = manifest["package"]["name"].as_str().expect("a name");
    let name = package.trim_start_matches("lindung-");
    let may = known_to(name);
    let mut faults = Faults::new();
    if !KNOWS.iter().any(|(knower, _)| *knower == name) {
        faults.push(format!("{package}: not in the architecture"));
    }
    for (dependency, _) in tables(manifest).into_iter().flatten() {
        if let Some(other) = dependency.strip_prefix("lindung-")
            && !may.contains(&other)
        {
            faults.push(format!("{package} may not know {dependency}"));
        }
    }
    faults
}

/// A package under `crates/` that knows the window.
pub fn no_tauri(manifest: &Table) -> Faults {
    let names = tables(manifest).into_iter().flatten().map(|(name, _)| name);
    let known = names.filter(|name| name.as_str() == "tauri" || name.starts_with("tauri-"));
    known.map(|name| format!("{name}: the core knows no window")).collect()
}

/// The tables of what a package is built from, for every system.
fn tables(manifest: &Table) -> Vec<&Table> {
    let kinds = ["dependencies", "build-dependencies"];
    let own = kinds.iter().filter_map(|kind| manifest.get(*kind));
    let systems = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let others = systems.flat_map(|(_, system)| kinds.iter().filter_map(|kind| system.get(*kind)));
    own.chain(others).filter_map(Value::as_table).collect()
}

/// Every package takes the lints of the workspace.
pub fn shared_lints(manifest: &Table) -> Faults {
    let shared = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    if shared == Some(&Value::Boolean(true)) {
        return Faults::new();
    }
    vec![format!("{}: [lints] workspace = true is missing", manifest["package"]["name"])]
}

/// Lints without which the rules are only words.
pub fn lints_hold(workspace: &Table) -> Faults {
    let lints = &workspace["workspace"]["lints"];
    let denied = [
        "disallowed_types",
        "disallowed_methods",
        "arithmetic_side_effects",
        "indexing_slicing",
        "unwrap_used",
        "print_stdout",
        "too_many_lines",
        "mod_module_files",
        "allow_attributes",
    ];
    let mut faults: Faults = denied
        .iter()
        .filter(|lint| lints["clippy"].get(**lint).and_then(Value::as_str) != Some("deny"))
        .map(|lint| format!("clippy::{lint} is not denied"))
        .collect();
    if lints["rust"].get("unsafe_code").and_then(Value::as_str) != Some("forbid") {
        faults.push("unsafe_code is not forbidden".to_owned());
    }
    faults
}

/// Packages of others that the architecture page gives no reason for. A reason stands on a line
/// that names the package in backquotes and goes on.
pub fn without_reason(workspace: &Table, page: &str) -> Faults {
    let dependencies = workspace["workspace"]["dependencies"].as_table().expect("a table");
    let foreign = dependencies.keys().filter(|name| !name.starts_with("lindung-"));
    let named = |name: &str| {
        let quoted = format!("`{name}`");
        page.lines().any(|line| line.contains(&quoted) && line.trim().len() > quoted.len() + 8)
    };
    foreign.filter(|name| !named(name)).map(|name| format!("{name}: no reason given")).collect()
}
