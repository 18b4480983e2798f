//! Doubts and refusals in the officer's language.

use crate::contract::Remark;
use crate::words::Words;
use lindung_domain::details::Field;
use lindung_domain::doubt::Doubt;
use lindung_domain::refusal::Refusal;
use lindung_domain::village::Called;
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

/// The remark of a code with what it names, about no field.
pub(crate) fn with(words: &Words, code: &str, facts: &[(&str, String)]) -> Remark {
    let facts = facts.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect();
    let (sentence, hint) = words.message(code, &facts);
    Remark { code: code.to_owned(), field: None, sentence, hint }
}

/// A refusal, said to the officer.
pub(crate) fn of_refusal(words: &Words, refusal: Refusal) -> Remark {
    let field = match refusal {
        Refusal::NoName => Field::Name,
        Refusal::Nik(_)
        | Refusal::NumericNik
        | Refusal::Duplicate
        | Refusal::AlreadyRegistered
        | Refusal::MovedBefore => Field::Nik,
    };
    of_code(words, refusal.code(), Some(field))
}

/// A doubt, said to the officer.
pub(crate) fn of_doubt(words: &Words, doubt: &Doubt) -> Remark {
    let remark = of_code(words, doubt.code(), Some(doubted(doubt)));
    match doubt {
        Doubt::AlsoRegistered(village) | Doubt::Decided(village, _) => {
            let facts = [("village".to_owned(), Called::from(*village).in_full())];
            let (sentence, hint) = words.message(doubt.code(), &facts.into());
            Remark { sentence, hint, ..remark }
        }
        Doubt::DateMismatch
        | Doubt::SexMismatch
        | Doubt::NoDate
        | Doubt::ImpossibleDate
        | Doubt::ForeignRegion
        | Doubt::OverAge
        | Doubt::UnderAge
        | Doubt::FamilyCardShape
        | Doubt::KpjShape
        | Doubt::Differs(_) => remark,
    }
}

/// The field beside which a doubt is read. A date is doubted where it can be mended, though the
/// NIK may be what is wrong.
fn doubted(doubt: &Doubt) -> Field {
    match doubt {
        Doubt::DateMismatch
        | Doubt::NoDate
        | Doubt::ImpossibleDate
        | Doubt::OverAge
        | Doubt::UnderAge => Field::BornOn,
        Doubt::SexMismatch => Field::Sex,
        Doubt::FamilyCardShape => Field::FamilyCard,
        Doubt::KpjShape => Field::Kpj,
        Doubt::ForeignRegion | Doubt::AlsoRegistered(_) | Doubt::Decided(..) => Field::Nik,
        Doubt::Differs(field) => *field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_stands_beside_the_field_where_it_is_mended() {
        let words = Words::of("id");
        let doubts = [
            (Doubt::OverAge, "born_on"),
            (Doubt::SexMismatch, "sex"),
            (Doubt::ForeignRegion, "nik"),
            (Doubt::Differs(Field::Address), "address"),
        ];
        for (doubt, field) in doubts {
            assert_eq!(of_doubt(words, &doubt).field.as_deref(), Some(field), "{doubt:?}");
        }
        let refusals = [(Refusal::NoName, "name"), (Refusal::AlreadyRegistered, "nik")];
        for (refusal, field) in refusals {
            assert_eq!(of_refusal(words, refusal).field.as_deref(), Some(field), "{refusal:?}");
        }
    }
}
