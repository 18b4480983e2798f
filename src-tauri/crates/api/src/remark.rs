//! Doubts and refusals in the officer's language.

use crate::contract::Remark;
use crate::words::Words;
use lindung_domain::details::Field;
use lindung_domain::doubt::Doubt;
use lindung_domain::refusal::Refusal;
use std::collections::BTreeMap;

/// The remark of a code, and of the field it is about.
pub(crate) fn of_code(words: &Words, code: &str, field: Option<Field>) -> Remark {
    let mut facts = BTreeMap::new();
    if let Some(field) = field {
        let name = words.sentence(&format!("field_{}", field.key()), &[]);
        facts.insert("field".to_owned(), name);
    }
    let (sentence, hint) = words.message(code, &facts);
    let field = field.map(|field| field.key().to_owned());
    Remark { code: code.to_owned(), field, sentence, hint }
}

/// A refusal, said to the officer.
pub(crate) fn of_refusal(words: &Words, refusal: Refusal) -> Remark {
    of_code(words, refusal.code(), None)
}

/// A doubt, said to the officer.
pub(crate) fn of_doubt(words: &Words, doubt: &Doubt) -> Remark {
    match doubt {
        Doubt::Differs(field) => of_code(words, doubt.code(), Some(*field)),
        Doubt::AlsoRegistered(village) => {
            let facts = [("village".to_owned(), crate::region::full_name(*village))];
            let (sentence, hint) = words.message(doubt.code(), &facts.into());
            Remark { code: doubt.code().to_owned(), field: None, sentence, hint }
        }
        Doubt::DateMismatch
        | Doubt::SexMismatch
        | Doubt::NoDate
        | Doubt::ImpossibleDate
        | Doubt::ForeignRegion
        | Doubt::OverAge
        | Doubt::UnderAge
        | Doubt::FamilyCardShape
        | Doubt::KpjShape => of_code(words, doubt.code(), None),
    }
}
