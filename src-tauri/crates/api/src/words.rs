//! Sentences in the officer's language, from `assets/messages`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One message.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    sentence: String,
    #[serde(default)]
    hint: String,
}

/// All messages of one language.
#[derive(Debug)]
pub struct Words {
    /// `id` or `en`.
    pub language: &'static str,
    messages: BTreeMap<String, Message>,
}

static INDONESIAN: LazyLock<Words> =
    LazyLock::new(|| Words::read("id", include_str!("../../../../assets/messages/id.toml")));
static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| Words::read("en", include_str!("../../../../assets/messages/en.toml")));

impl Words {
    /// The language with this code; Indonesian for any other.
    pub fn of(language: &str) -> &'static Self {
        if language == "en" { &ENGLISH } else { &INDONESIAN }
    }

    fn read(language: &'static str, text: &str) -> Self {
        // A file that does not parse is found by the test that reads both languages.
        Self { language, messages: toml::from_str(text).unwrap_or_default() }
    }

    /// Sentence and hint of a code, with the facts put in. A code without a message, which a test
    /// forbids, says itself.
    pub fn message(&self, code: &str, facts: &BTreeMap<String, String>) -> (String, String) {
        match self.messages.get(code) {
            Some(message) => {
                let facts = self.spelled(facts);
                (fill(&message.sentence, &facts), fill(&message.hint, &facts))
            }
            None => (code.to_owned(), String::new()),
        }
    }

    /// Amounts as this language spells them: Rp16,800 in English.
    fn spelled(&self, facts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let english = self.language == "en";
        let spell = |fact: &str| match fact.starts_with("Rp") && english {
            true => fact.replace('.', ","),
            false => fact.to_owned(),
        };
        facts.iter().map(|(name, fact)| (name.clone(), spell(fact))).collect()
    }

    /// The sentence alone.
    pub fn sentence(&self, code: &str, facts: &[(&str, &str)]) -> String {
        let facts = facts.iter().map(|(name, fact)| ((*name).to_owned(), (*fact).to_owned()));
        self.message(code, &facts.collect()).0
    }

    /// Every code that has a message.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }
}

fn fill(text: &str, facts: &BTreeMap<String, String>) -> String {
    let mut filled = text.to_owned();
    for (name, fact) in facts {
        filled = filled.replace(&format!("{{{name}}}"), fact);
    }
    filled
}
