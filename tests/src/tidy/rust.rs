//! Tells code, comments and texts of a Rust file apart, so that a rule about code is not broken
//! by a comment that speaks of it.

/// What a stretch of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Text,
}

/// A file cut into stretches, each with the line where it begins, from 1.
pub struct Source<'s> {
    stretches: Vec<(usize, Kind, &'s str)>,
}

impl<'s> Source<'s> {
    /// Cuts a file.
    pub fn of(text: &'s str) -> Self {
        let (mut stretches, mut rest, mut line, mut code) = (Vec::new(), text, 1, 0);
        while code < rest.len() {
            let ahead = &rest[code..];
            match special(ahead, rest[..code].chars().next_back()) {
                None => code += ahead.chars().next().map_or(1, char::len_utf8),
                Some((kind, length)) => {
                    let length = length.min(ahead.len());
                    stretches.push((line, Kind::Code, &rest[..code]));
                    line += rest[..code].matches('\n').count();
                    stretches.push((line, kind, &ahead[..length]));
                    line += ahead[..length].matches('\n').count();
                    (rest, code) = (&ahead[length..], 0);
                }
            }
        }
        stretches.push((line, Kind::Code, rest));
        Self { stretches }
    }

    /// The lines of code that hold a word, with their numbers; texts are blank in them.
    pub fn code_with(&self, word: &str) -> Vec<usize> {
        let mut lines: Vec<usize> = self
            .of_kind(Kind::Code)
            .flat_map(|(first, code)| {
                let numbered = code.split('\n').zip(first..);
                let hits = numbered.filter(|(code, _)| holds_word(code, word));
                hits.map(|(_, line)| line).collect::<Vec<_>>()
            })
            .collect();
        lines.dedup();
        lines
    }

    /// The texts between quotation marks, with their lines.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &'s str)> {
        self.of_kind(Kind::Text).map(|(line, text)| {
            (
                line,
                text.trim_start_matches(['b', 'c', 'r', '#'])
                    .trim_end_matches('#')
                    .trim_matches('"'),
            )
        })
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &'s str)> {
        let all = self.stretches.iter();
        all.filter(move |stretch| stretch.1 == kind).map(|(line, _, text)| (*line, *text))
    }
}

/// A comment or text that begins here, and its length in bytes.
fn special(ahead: &str, before: Option<char>) -> Option<(Kind, usize)> {
    let until = |end: &str| ahead.find(end).unwrap_or(ahead.len());
    if ahead.starts_with("//") {
        return Some((Kind::Comment, until("\n")));
    }
    if ahead.starts_with("/*") {
        return Some((Kind::Comment, until("*/") + 2));
    }
    if ahead.starts_with('\'') {
        return character(ahead).map(|length| (Kind::Text, length));
    }
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let raw = ahead.trim_start_matches(['b', 'c']);
    let prefix = ahead.len() - raw.len();
    if let Some(fence) = raw.strip_prefix('r').filter(|_| prefix < 2) {
        let hashes = fence.len() - fence.trim_start_matches('#').len();
        let body = fence[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&end).unwrap_or(body.len()) + end.len();
        return Some((Kind::Text, ahead.len() - body.len() + length));
    }
    raw.strip_prefix('"').filter(|_| prefix < 2).map(|body| (Kind::Text, prefix + 1 + quoted(body)))
}

/// The length of a text with its closing quotation mark.
fn quoted(body: &str) -> usize {
    let mut escaped = false;
    for (place, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    body.len()
}

/// The length of a character literal; none for a lifetime.
fn character(ahead: &str) -> Option<usize> {
    let mut characters = ahead.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        characters.next();
        return characters.find(|(_, c)| *c == '\'').map(|(place, _)| place + 1);
    }
    characters.next().filter(|(_, c)| *c == '\'').map(|(place, _)| place + 1)
}

/// Whether a line holds a word that is not part of a longer one.
fn holds_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let open = word.starts_with(part);
    line.match_indices(word).any(|(place, _)| {
        let before = open && line[..place].ends_with(part);
        let after = word.ends_with(part) && line[place + word.len()..].starts_with(part);
        !before && !after
    })
}
