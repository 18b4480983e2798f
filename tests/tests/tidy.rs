//! Style and architecture, held by a test. Each rule is first held against a bad snippet.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

use lindung_tests::tidy::tree::{
    each, files, has_ending, is_rust, is_source_of, is_test_module, read,
};
use lindung_tests::tidy::{Faults, codes, form, manifest, none, tree};
use std::collections::BTreeSet;
use toml::Table;

const WORKSPACE: &str = "Cargo.toml";
const PAGE: &str = "src-tauri/crates/README.md";
const CONTRACT: &str = "ui/src/contract/desk.ts";

fn table(path: &str) -> Table {
    manifest::read(&read(path).unwrap_or_else(|| panic!("{path} is missing")))
}

/// The manifests of our packages; what tests them is free to know everybody.
fn packages() -> Vec<Table> {
    let all = files();
    let paths = all.iter().filter(|path| path.ends_with("/Cargo.toml"));
    paths.filter(|path| !path.starts_with("tests/")).map(|path| table(path)).collect()
}

#[test]
fn rust_files_are_short_and_narrow() {
    let long = "let x = 1;\n".repeat(401);
    assert_eq!(form::rust_lengths("a.rs", &long).len(), 1);
    assert_eq!(form::rust_lengths("a.rs", &"é".repeat(100)), Faults::new());
    assert_eq!(form::rust_lengths("a.rs", &"é".repeat(101)).len(), 1);
    none(&each(is_rust, form::rust_lengths));
}

#[test]
fn components_are_short() {
    assert_eq!(form::svelte_length("A.svelte", &"<p></p>\n".repeat(151)).len(), 1);
    none(&each(|path| has_ending(path, "svelte"), form::svelte_length));
}

#[test]
fn sql_stands_in_the_stores_alone() {
    let bad = "let a = \"SELECT 1\";\nlet b = r#\"\n  insert\"#;\nlet c = \"\n  UPDATE t SET\";";
    assert_eq!(form::no_sql("a.rs", bad).len(), 2);
    assert_eq!(form::no_sql("a.rs", "// \"SELECT 1\"\nlet a = \"SELECTED\";"), Faults::new());
    let at_home = ["src-tauri/crates/store/", "src-tauri/crates/office/src/postgres", "tests/"];
    let elsewhere =
        |path: &str| is_rust(path) && !at_home.iter().any(|home| path.starts_with(home));
    none(&each(elsewhere, form::no_sql));
    let strange = files().into_iter().filter(|path| has_ending(path, "sql"));
    let strange = strange.filter(|path| !at_home.iter().any(|home| path.starts_with(home)));
    none(&strange.collect::<Faults>());
}

#[test]
fn the_core_knows_no_window() {
    let bad = "use tauri::Manager;\nfn f(app: &tauri::App) {}";
    assert_eq!(form::no_tauri("a.rs", bad).len(), 2);
    assert_eq!(form::no_tauri("a.rs", "// tauri\nlet p = \"src-tauri\";"), Faults::new());
    let bad = "[package]\nname = \"x\"\n[target.'cfg(unix)'.dependencies]\ntauri-build = \"2\"";
    assert_eq!(manifest::no_tauri(&manifest::read(bad)).len(), 1);
    none(&each(|path| is_rust(path) && path.starts_with("src-tauri/crates/"), form::no_tauri));
    let core = packages().into_iter().filter(|p| p["package"]["name"] != "lindung-desktop".into());
    none(&core.flat_map(|package| manifest::no_tauri(&package)).collect::<Faults>());
}

#[test]
fn libraries_never_print() {
    let bad = "fn f() { println!(\"{}\", 1); dbg!(2);\n std::eprintln!() }";
    assert_eq!(form::no_printing("a.rs", bad).len(), 3);
    assert_eq!(form::no_printing("a.rs", "/* dbg!(1) */ let a = \"print!(\";"), Faults::new());
    let library = |path: &str| is_source_of(path, |name| name != "cli");
    none(&each(|path| library(path) && !is_test_module(path), form::no_printing));
}

#[test]
fn lints_are_expected_with_a_reason_never_allowed() {
    let bad = "#![allow(dead_code)]\n#[allow(unused)]\nfn f() {}";
    assert_eq!(form::no_allow("a.rs", bad).len(), 2);
    assert_eq!(form::no_allow("a.rs", "let a = \"#[allow(\"; // #[allow("), Faults::new());
    none(&each(is_rust, form::no_allow));
}

#[test]
fn modules_stand_beside_their_folders_and_lib_holds_no_logic() {
    assert_eq!(form::no_mod_rs("src/worker/mod.rs").len(), 1);
    assert_eq!(form::no_mod_rs("src/cosmod.rs"), Faults::new());
    assert_eq!(form::lib_without_logic("lib.rs", "mod a;\nfn f() {}\nimpl A {}").len(), 2);
    none(&files().iter().flat_map(|path| form::no_mod_rs(path)).collect::<Faults>());
    none(&each(|path| path.ends_with("/src/lib.rs"), form::lib_without_logic));
}

#[test]
fn the_contract_with_the_screen_is_fresh() {
    let generated = lindung_api::typescript::generate();
    let committed = read(CONTRACT).unwrap();
    let first = generated.lines().zip(committed.lines()).position(|(new, old)| new != old);
    assert!(generated == committed, "stale from line {first:?}: lindung contract --out {CONTRACT}");
}

#[test]
fn every_use_case_is_documented_and_appears_once() {
    let mut names = BTreeSet::new();
    for case in lindung_api::use_cases::use_cases() {
        assert!(names.insert(case.name), "{} appears twice", case.name);
        assert!(case.doc.ends_with('.') && case.doc.len() > 8, "{}: {}", case.name, case.doc);
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        let parts: Vec<&str> = case.name.split('.').collect();
        assert!(parts.len() == 2 && parts.iter().all(|p| p.chars().all(plain)), "{}", case.name);
    }
    assert!(names.len() > 30, "the table was found");
}

fn messages(language: &str) -> Table {
    table(&format!("assets/messages/{language}.toml"))
}

#[test]
fn both_languages_say_the_same() {
    let bad = "[a]\nsentence = \"{x}\"\n[b]\nsentence = \"b\"\n[c]\nsentence = \" \"";
    let other = "[a]\nsentence = \"{y}\"\n[c]\nsentence = \"\"\nhint = \"do\"";
    assert_eq!(codes::languages(&manifest::read(bad), &manifest::read(other)).len(), 4);
    none(&codes::languages(&messages("id"), &messages("en")));
}

/// Every code that the program can answer.
fn said() -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (path, prefix) in codes::SPOKEN {
        let text = read(&format!("src-tauri/crates/{path}")).unwrap();
        let answered = codes::answered(&text);
        assert!(!answered.is_empty(), "{path} answers no codes any more");
        said.extend(answered.into_iter().map(|code| format!("{prefix}{code}")));
    }
    for path in files().iter().filter(|path| path.starts_with("src-tauri/") && is_rust(path)) {
        if !path.contains("/tests/") {
            said.extend(codes::given(&read(path).unwrap()));
        }
    }
    let ops = codes::ops(&read("src-tauri/crates/domain/src/op.rs").unwrap());
    assert!(ops.len() > 20, "the ops were found: {ops:?}");
    said.extend(ops);
    let fields = lindung_domain::details::Field::ALL;
    said.extend(fields.iter().map(|field| format!("field_{}", field.key())));
    // Of a card that holds; the others are the faults.
    said.insert("card_valid".to_owned());
    said
}

#[test]
fn every_code_has_a_sentence() {
    let bad = "impl E {\n fn code(self) -> &'static str { match self { E::A => \"aa\" } }\n}\n\
        fn f() { ApiError::new(\"bb\"); fault(\n fault(x, \"cc\");\n \"dd\" }";
    let answered = codes::answered(bad);
    assert_eq!(answered, BTreeSet::from(["aa".to_owned()]));
    assert_eq!(codes::given(bad), BTreeSet::from(["bb".to_owned(), "cc".to_owned()]));
    assert_eq!(codes::ops("\"claim.filed/1\" \"a/b\" \"x.y/z\"").len(), 1);
    assert_eq!(codes::without_sentence(&answered, &Table::new()).len(), 1);
    none(&codes::without_sentence(&said(), &messages("id")));
}

#[test]
fn every_sort_of_code_is_looked_at() {
    let known: BTreeSet<&str> =
        codes::SPOKEN.iter().chain(&codes::UNSPOKEN).map(|(path, _)| *path).collect();
    none(&each(
        |path| is_source_of(path, |_| true),
        |path, text| {
            let inside = path.strip_prefix("src-tauri/crates/").unwrap_or(path);
            if codes::answered(text).is_empty() || known.contains(inside) {
                return Faults::new();
            }
            vec![format!("{path}: its codes belong into the list SPOKEN or UNSPOKEN")]
        },
    ));
}

#[test]
fn every_message_is_said_by_something() {
    let table = manifest::read("[a]\nsentence = \"a\"\n[b]\nsentence = \"b\"");
    assert_eq!(codes::unsaid(&table, &BTreeSet::from(["a".to_owned()]), &[]).len(), 1);
    let speaks = |path: &&String| ["rs", "ts", "svelte"].iter().any(|e| has_ending(path, e));
    let sources = files().iter().filter(speaks).filter_map(|path| read(path)).collect::<Vec<_>>();
    none(&codes::unsaid(&messages("id"), &said(), &sources));
}

#[test]
fn dependencies_run_one_way() {
    let bad = "[package]\nname = \"lindung-log\"\n[dependencies]\nlindung-domain = \"1\"";
    assert_eq!(manifest::directions(&manifest::read(bad)).len(), 1);
    let good = "[package]\nname = \"lindung-store\"\n[dependencies]\nlindung-log = \"1\"\n\
        [dev-dependencies]\nlindung-api = \"1\"";
    assert_eq!(manifest::directions(&manifest::read(good)), Faults::new());
    let packages = packages();
    assert_eq!(packages.len(), 9, "every package was read");
    none(&packages.iter().flat_map(manifest::directions).collect::<Faults>());
}

#[test]
fn every_package_holds_to_the_same_lints() {
    let bad = manifest::read("[package]\nname = \"x\"");
    assert_eq!(manifest::shared_lints(&bad).len(), 1);
    let weak = "[workspace.lints.rust]\n[workspace.lints.clippy]\nunwrap_used = \"warn\"";
    assert_eq!(manifest::lints_hold(&manifest::read(weak)).len(), 10);
    none(&packages().iter().flat_map(manifest::shared_lints).collect::<Faults>());
    none(&manifest::shared_lints(&table("tests/Cargo.toml")));
    none(&manifest::lints_hold(&table(WORKSPACE)));
    assert_eq!(table(".clippy.toml")["too-many-lines-threshold"].as_integer(), Some(70));
    assert_eq!(table(".rustfmt.toml")["max_width"].as_integer(), Some(100));
}

#[test]
fn the_top_level_is_fixed() {
    let bad = ["Cargo.toml", ".gitignore", "notes.txt"].map(str::to_owned);
    assert_eq!(tree::top_level(&bad).len(), 10, "nine are lacking, one is strange");
    none(&tree::top_level(&files()));
}

#[test]
fn every_dependency_has_its_reason() {
    let workspace = "[workspace.dependencies]\nage = \"1\"\ncsv = \"1\"\nlindung-log = \"1\"";
    let page = "| `age` | seals bundles |\n`csv`";
    assert_eq!(
        manifest::without_reason(&manifest::read(workspace), page),
        ["csv: no reason given"]
    );
    let page = read(PAGE).unwrap_or_else(|| panic!("{PAGE} is missing"));
    none(&manifest::without_reason(&table(WORKSPACE), &page));
}

#[test]
fn the_notice_names_the_works_of_others() {
    let notice = read("assets/NOTICE").unwrap();
    for name in ["idn-area-data 4.0.1", "ODbL", "Open Font License"] {
        assert!(notice.contains(name), "assets/NOTICE does not name {name}");
    }
    let texts = ["assets/regions/LICENSE-ODbL.md", "assets/fonts/OFL.txt"];
    for text in texts {
        assert!(read(text).is_some_and(|text| text.len() > 1000), "{text} is no licence");
    }
}

#[test]
fn nothing_belongs_to_one_machine() {
    let folder = concat!("/wo", "rk/");
    assert_eq!(form::no_machine("a.md", &format!("see {folder}shared")).len(), 1);
    let bad = "source = \"registry+https://mirror.example/index\"";
    assert_eq!(form::no_machine("Cargo.lock", bad).len(), 1);
    let good = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    assert_eq!(form::no_machine("Cargo.lock", good), Faults::new());
    let own = "tests/src/tidy/form.rs";
    none(&each(|path| path != own, form::no_machine));
}
