//! Codes that the program answers, each of which needs a sentence in every language.

use super::Faults;
use super::rust::Source;
use std::collections::BTreeSet;
use toml::Table;

/// Functions whose answers are codes: file under `src-tauri/crates`, and what the codes of its
/// messages begin with.
pub const SPOKEN: [(&str, &str); 23] = [
    ("api/src/import/judge.rs", "fate_"),
    ("api/src/photo/folder.rs", "picture_"),
    ("domain/src/bpjs.rs", "bpjs_"),
    ("domain/src/card.rs", "card_"),
    ("domain/src/cover.rs", "standing_"),
    ("domain/src/doubt.rs", ""),
    ("domain/src/fold.rs", "aside_"),
    ("domain/src/number/name.rs", ""),
    ("domain/src/number/nik.rs", ""),
    ("domain/src/op/claim.rs", "claim_"),
    ("domain/src/op/programme.rs", "place_"),
    ("domain/src/op/worker.rs", "relation_"),
    ("domain/src/refusal.rs", ""),
    ("domain/src/worker.rs", "state_"),
    ("log/src/backup.rs", ""),
    ("log/src/bundle/error.rs", ""),
    ("log/src/card/verify.rs", "card_"),
    ("log/src/file.rs", ""),
    ("log/src/receipt.rs", "receipt_"),
    ("log/src/slots.rs", ""),
    ("log/src/slots/code.rs", ""),
    ("sheets/src/error.rs", ""),
    ("store/src/error.rs", ""),
];

/// The same sort of functions, but nobody is told their answers as a sentence.
pub const UNSPOKEN: [(&str, &str); 10] = [
    ("api/src/use_cases.rs", "names what the screen asks for again"),
    ("domain/src/coverage.rs", "names of kinds of segments; the screen has the words"),
    ("domain/src/details.rs", "a macro; every field is checked by itself"),
    ("domain/src/money/programme.rs", "names of programmes, the same in every language"),
    ("domain/src/money/relief.rs", "names in the rule table"),
    ("domain/src/number/family_card.rs", "told as the doubt family_card_shape"),
    ("domain/src/statement.rs", "names in the tables, cut from the kinds of ops"),
    ("office/src/staff.rs", "names of roles; the page has the words"),
    ("store/src/journal.rs", "names in the journal; the screen has the words"),
    ("sheets/src/column.rs", "a macro; names in --map"),
];

/// The texts that functions named `code`, `kind` or `key` of a file answer.
pub fn answered(text: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (start, _) in text
        .match_indices("(self) -> &'static str")
        .chain(text.match_indices("(&self) -> &'static str"))
    {
        if ["fn code", "fn kind", "fn key"].iter().any(|name| text[..start].ends_with(name)) {
            let body = body(&text[start..]);
            codes.extend(Source::of(body).texts().map(|(_, code)| code.to_owned()));
        }
    }
    codes
}

/// From here to the brace that closes the first one.
fn body(text: &str) -> &str {
    let mut depth = 0_u32;
    for (place, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return &text[..place],
            '}' => depth -= 1,
            _ => {}
        }
    }
    text
}

/// Codes given by hand: `ApiError::new("…")`, `failed("…")`, `fault(…, "…")`, `sentence("…"`.
pub fn given(text: &str) -> BTreeSet<String> {
    let after = |opening: &str| {
        let places = text.match_indices(opening).map(|(place, found)| place + found.len());
        places
            .map(|place| text[place..].split('"').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let openings = [
        "ApiError::new(\"",
        "OfficeError::new(\"",
        "Self::new(\"",
        "failed(\"",
        "sentence(\"",
        "words.message(\"",
        "of_code(words, \"",
    ];
    let mut codes: BTreeSet<String> = openings.into_iter().flat_map(after).collect();
    for line in text.lines().filter(|line| line.trim_start().starts_with("fault(")) {
        codes.extend(line.rsplit('"').nth(1).map(str::to_owned));
    }
    codes
}

/// The kinds of ops, as the wire has them.
pub fn ops(text: &str) -> BTreeSet<String> {
    let source = Source::of(text);
    let kinds = source.texts().filter_map(|(_, text)| {
        let (kind, version) = text.split_once('/')?;
        let plain = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let (noun, verb) = kind.split_once('.')?;
        let is = version.parse::<u32>().is_ok() && plain(noun) && plain(verb);
        is.then(|| format!("history_{noun}_{verb}"))
    });
    kinds.collect()
}

/// Codes without a sentence.
pub fn without_sentence(codes: &BTreeSet<String>, messages: &Table) -> Faults {
    let lacks = codes.iter().filter(|code| !messages.contains_key(*code));
    lacks.map(|code| format!("{code}: no sentence")).collect()
}

/// Two languages have the same codes, each with a sentence, a hint in both or in neither, and the
/// same facts in it.
pub fn languages(one: &Table, other: &Table) -> Faults {
    let codes: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let mut faults = Faults::new();
    for code in codes {
        let (Some(here), Some(there)) = (one.get(code), other.get(code)) else {
            faults.push(format!("{code}: only in one language"));
            continue;
        };
        for part in ["sentence", "hint"] {
            let text = |message: &toml::Value| {
                message.get(part).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
            };
            let (here, there) = (text(here), text(there));
            if here.trim().is_empty() != there.trim().is_empty() || facts(&here) != facts(&there) {
                faults.push(format!("{code}: the languages differ in the {part}"));
            }
            if part == "sentence" && here.trim().is_empty() {
                faults.push(format!("{code}: an empty sentence"));
            }
        }
    }
    faults
}

fn facts(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

/// Messages that nothing says: neither by hand nor from one of the lists.
pub fn unsaid(messages: &Table, said: &BTreeSet<String>, sources: &[String]) -> Faults {
    let quoted = |code: &str| {
        let (double, single) = (format!("\"{code}\""), format!("'{code}'"));
        sources.iter().any(|text| text.contains(&double) || text.contains(&single))
    };
    let dead = messages.keys().filter(|code| !said.contains(*code) && !quoted(code));
    dead.map(|code| format!("{code}: nothing says it")).collect()
}
