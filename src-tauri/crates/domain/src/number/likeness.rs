//! The key under which names that sound alike meet. For searching and for offering likely
//! duplicates: never for equality.

use super::clean::{is_apostrophe, is_invisible};

/// Titles that stand before a name, without their dots.
const BEFORE: &[&str] = &[
    "H",
    "HJ",
    "KH",
    "HAJI",
    "HAJJAH",
    "DR",
    "DRS",
    "DRA",
    "DRG",
    "DRH",
    "IR",
    "PROF",
    "TGK",
    "TGH",
    "UST",
    "USTD",
    "USTADZ",
    "USTADZAH",
    "BPK",
    "BAPAK",
    "IBU",
    "SDR",
    "SDRI",
    "TN",
    "NY",
    "NN",
    "PDT",
    "PDTN",
    "ALM",
    "ALMH",
    "ALMARHUM",
    "ALMARHUMAH",
];

/// Titles that stand after a name without a comma and cannot be taken for a name.
const AFTER: &[&str] = &[
    "SPD",
    "SPDI",
    "SPDK",
    "SAG",
    "SSOS",
    "SKOM",
    "SIP",
    "SSI",
    "SKM",
    "SKEP",
    "SHI",
    "SEI",
    "SSTP",
    "STP",
    "SPT",
    "SPI",
    "SHUT",
    "SPSI",
    "SFARM",
    "AMD",
    "AMDKEB",
    "AMDKEP",
    "AMAPD",
    "STRKEB",
    "STRKEP",
    "MPD",
    "MPDI",
    "MSI",
    "MAP",
    "MKES",
    "MHUM",
    "MKOM",
    "NERS",
    "BA",
    "BSC",
    "ALM",
    "ALMH",
    "ALMARHUM",
    "ALMARHUMAH",
];

/// Titles that are two letters long: only with their dots, "S.H.", or as the last word.
const AFTER_SHORT: &[&str] = &["SE", "SH", "ST", "SS", "SP", "MM", "MH", "MT", "MA"];

/// The many spellings of one name.
const MUHAMMAD: &[&str] = &[
    "MUH",
    "MUHD",
    "MUHAMAD",
    "MUHAMMAD",
    "MUHAMMED",
    "MUHAMED",
    "MUCHAMAD",
    "MUCHAMMAD",
    "MOH",
    "MOHD",
    "MOHAMAD",
    "MOHAMMAD",
    "MOHAMED",
    "MOHAMMED",
    "MOCH",
    "MOCHAMAD",
    "MOCHAMMAD",
    "MOCHD",
    "MUCH",
    "MHD",
    "MUHAMAT",
    "MOHAMAT",
];

/// Upper case, accents folded, apostrophes left out (MA'RIFAH is MARIFAH), titles left out,
/// M./MUH./MOH./MOHAMAD made MUHAMMAD, and the old spelling read as the new: DJ as J, OE as U,
/// TJ as C. Words are parted by one space; a text of nothing but titles keeps them. Two
/// allocations a name, for search keys of a whole village are made at once.
#[must_use]
pub fn likeness(name: &str) -> String {
    let flat = flatten(name);
    let (head, tail) = flat.split_once(',').unwrap_or((&flat, ""));
    let mut key = String::with_capacity(flat.len().saturating_add(16));
    add_words(&mut key, head);
    if key.is_empty() {
        // "Drs., Budi": the comma came before the name.
        add_words(&mut key, tail);
    }
    if key.is_empty() {
        for word in flat.split([' ', ',', '.']).filter(|w| !w.is_empty()) {
            add_spelled(&mut key, word);
        }
    }
    key
}

fn add_words(key: &mut String, text: &str) {
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let last = words.peek().is_none();
        let dotted = word.contains('.');
        let title = if key.is_empty() {
            is_one_of(word, BEFORE)
        } else {
            is_one_of(word, AFTER) || ((dotted || last) && is_one_of(word, AFTER_SHORT))
        };
        if title {
            continue;
        }
        for part in word.split('.').filter(|part| !part.is_empty()) {
            let first = key.is_empty();
            if first && dotted && BEFORE.contains(&part) {
                continue;
            }
            if MUHAMMAD.contains(&part) || (first && part == "M" && (dotted || !last)) {
                add_spelled(key, "MUHAMMAD");
            } else {
                add_spelled(key, part);
            }
        }
    }
}

fn is_one_of(word: &str, titles: &[&str]) -> bool {
    titles.iter().any(|title| word.bytes().filter(|b| *b != b'.').eq(title.bytes()))
}

/// Adds a word in the new spelling, after a space if it is not the first.
fn add_spelled(key: &mut String, word: &str) {
    if !key.is_empty() {
        key.push(' ');
    }
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let new = match (letter, letters.peek()) {
            ('D', Some('J')) => Some('J'),
            ('T', Some('J')) => Some('C'),
            ('O', Some('E')) => Some('U'),
            _ => None,
        };
        if new.is_some() {
            letters.next();
        }
        key.push(new.unwrap_or(letter));
    }
}

/// Capitals without accents; apostrophes, brackets and the unseen left out; anything else that is
/// neither letter, digit, dot nor comma becomes a space.
fn flatten(name: &str) -> String {
    let mut flat = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            flat.push(c.to_ascii_uppercase());
        } else if matches!(c, '.' | ',') {
            flat.push(c);
        } else if is_apostrophe(c) || is_invisible(c) || is_combining(c) {
        } else if let Some(plain) = without_accent(c) {
            flat.push_str(plain);
        } else if c.is_alphanumeric() {
            flat.extend(c.to_uppercase());
        } else {
            flat.push(' ');
        }
    }
    flat
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

fn without_accent(c: char) -> Option<&'static str> {
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "A",
        'Æ' | 'æ' => "AE",
        'Ç' | 'ç' | 'Ć'..='č' => "C",
        'Ď'..='đ' | 'Ð' | 'ð' => "D",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "E",
        'Ĝ'..='ģ' => "G",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' => "H",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "I",
        'Ĺ'..='ł' => "L",
        'Ñ' | 'ñ' | 'Ń'..='ŉ' => "N",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "O",
        'Ŕ'..='ř' => "R",
        'Ś'..='š' | 'Ṣ' | 'ṣ' => "S",
        'ß' => "SS",
        'Ţ'..='ŧ' | 'Ṭ' | 'ṭ' => "T",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "U",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "Y",
        'Ź'..='ž' => "Z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_meet() {
        let table = [
            ("Slamet", "SLAMET"),
            ("Hj. Nurul", "NURUL"),
            ("H.Budi", "BUDI"),
            ("H. M. Ali", "MUHAMMAD ALI"),
            ("K.H. Ahmad", "AHMAD"),
            ("Drs. H. Abdul Karim, M.Si", "ABDUL KARIM"),
            ("Andi Kusuma, S.Pd", "ANDI KUSUMA"),
            ("Andi Kusuma S.Pd.", "ANDI KUSUMA"),
            ("Andi Kusuma SPd", "ANDI KUSUMA"),
            ("Andi Kusuma, S.E., M.M.", "ANDI KUSUMA"),
            ("Andi Kusuma SE", "ANDI KUSUMA"),
            ("Drs., Budi", "BUDI"),
            ("M. Yusuf", "MUHAMMAD YUSUF"),
            ("M Yusuf", "MUHAMMAD YUSUF"),
            ("M.Yusuf", "MUHAMMAD YUSUF"),
            ("Muh. Yusuf", "MUHAMMAD YUSUF"),
            ("MOHAMAD YUSUF", "MUHAMMAD YUSUF"),
            ("Moch Yusuf", "MUHAMMAD YUSUF"),
            ("Abdul Muhamad", "ABDUL MUHAMMAD"),
            ("Ma'rifah", "MARIFAH"),
            ("Ma\u{2019}rifah", "MARIFAH"),
            ("Ma`rifah", "MARIFAH"),
            ("Djoko Soekarno", "JOKO SUKARNO"),
            ("Tjokro", "COKRO"),
            ("Mélati", "MELATI"),
            ("Me\u{0301}lati", "MELATI"),
            ("Siti-Aminah", "SITI AMINAH"),
            ("  siti   aminah ", "SITI AMINAH"),
            ("Alm. Budi", "BUDI"),
            ("Budi (alm)", "BUDI"),
            ("Slamet 2", "SLAMET 2"),
            ("", ""),
        ];
        for (name, key) in table {
            assert_eq!(likeness(name), key, "{name}");
        }
    }

    #[test]
    fn what_is_typed_half_still_gives_a_key() {
        let table = [("h", "H"), ("M", "M"), ("Hj.", "HJ"), ("muh", "MUHAMMAD"), ("ir", "IR")];
        for (typed, key) in table {
            assert_eq!(likeness(typed), key, "{typed}");
        }
    }

    #[test]
    fn a_key_is_its_own_key() {
        for name in ["Drs. H. M. Djoko, S.Pd", "Ma'rifah Tjipto", "Hj. Nurul"] {
            let key = likeness(name);
            assert_eq!(likeness(&key), key, "{name}");
        }
    }
}
