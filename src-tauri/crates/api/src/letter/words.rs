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
