//! The words of papers, from `assets/papers`: in Indonesian only, whatever the screen speaks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const TEXT: &str = include_str!("../../../../../assets/papers/words.toml");

static WORDS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

/// The text of a code. One without a text, which a test forbids, says itself.
pub(crate) fn say(code: &str) -> String {
    WORDS.get(code).map_or(code, String::as_str).to_owned()
}

/// The same with facts put in.
pub(crate) fn with(code: &str, facts: &[(&str, &str)]) -> String {
    let put =
        |text: String, (name, fact): &(&str, &str)| text.replace(&format!("{{{name}}}"), fact);
    facts.iter().fold(say(code), put)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: [&str; 12] = [
        include_str!("../claim/print.rs"),
        include_str!("../coverage/paper.rs"),
        include_str!("../import/report.rs"),
        include_str!("../letter.rs"),
        include_str!("forms.rs"),
        include_str!("lists.rs"),
        include_str!("neighbours.rs"),
        include_str!("programme.rs"),
        include_str!("../papers.rs"),
        include_str!("../plan/paper.rs"),
        include_str!("../receipt.rs"),
        include_str!("../roster/out.rs"),
    ];

    #[test]
    fn every_text_is_said_and_everything_said_is_a_text() {
        let said = |code: &String| {
            let quoted = format!("\"{code}\"");
            SOURCES.iter().any(|source| source.contains(&quoted))
        };
        let dead: Vec<&String> = WORDS.keys().filter(|code| !said(code)).collect();
        assert!(WORDS.len() > 100 && dead.is_empty(), "{dead:?}");
        for opening in ["say(\"", "with(\"", "column(\"", "choice(\"", "line(\""] {
            for source in SOURCES {
                for (place, _) in source.match_indices(opening) {
                    let (before, after) = source.split_at(place);
                    // `starts_with("` says nothing.
                    if !before.ends_with('_') {
                        let code = after.split('"').nth(1).unwrap_or_default();
                        assert!(WORDS.contains_key(code), "{code} has no text");
                    }
                }
            }
        }
    }
}
