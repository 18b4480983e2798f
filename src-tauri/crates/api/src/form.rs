//! Brings what was typed, or stood in a row, into the spelling in which it is saved.

use lindung_domain::details::{Details, Field};
use lindung_domain::money::read_rupiah;
use lindung_domain::number::{
    FamilyCardNumber, Kpj, Neighbourhood, Nik, PersonName, Phone, Sex, read_date,
    read_place_and_date, tidy_spaces,
};
use lindung_domain::table::Occupations;

/// The form in its canonical spelling. What cannot be read stays as it was typed, where the field
/// bears that; nothing is invented.
pub(crate) fn read(typed: &Details) -> Details {
    let mut form = Details::new();
    for (field, text) in typed.iter() {
        let text = tidy_spaces(text);
        if !text.is_empty() {
            read_field(&mut form, field, text);
        }
    }
    form
}

fn read_field(form: &mut Details, field: Field, text: String) {
    let read = match field {
        Field::Nik => Nik::parse(&text).map(|nik| nik.as_str().to_owned()).ok(),
        Field::Name => PersonName::parse(&text).map(|name| name.as_str().to_owned()).ok(),
        Field::BornOn => return read_birth(form, text),
        Field::Sex => Sex::parse(&text).map(|sex| sex.letter().to_owned()),
        Field::FamilyCard => match FamilyCardNumber::parse(&text) {
            Ok(number) => Some(number.as_str().to_owned()),
            // OpenSID and others write 0 or a stroke where there is none.
            Err(_) if text.chars().all(|c| matches!(c, '0' | '-')) => return,
            Err(_) => None,
        },
        Field::Phone => Phone::read_all(&text).first().map(|phone| phone.as_str().to_owned()),
        Field::Occupation => Occupations::built_in().match_words(&text).map(|o| o.code.clone()),
        Field::Kpj => Kpj::parse(&text).map(|kpj| kpj.as_str().to_owned()).ok(),
        Field::Income => read_rupiah(&text).map(|amount| amount.plain()).ok(),
        Field::CheckedOn => read_date(&text).map(|day| day.to_string()),
        Field::Rt => Some(Neighbourhood::new(&text, "").rt),
        Field::Rw => Some(Neighbourhood::new("", &text).rw),
        Field::BirthPlace
        | Field::Address
        | Field::Hamlet
        | Field::Email
        | Field::Mother
        | Field::BornOnSaid
        | Field::Note => None,
    };
    form.set(field, read.unwrap_or(text));
}

/// A birth date; or what stood in its place, which is a doubt and no date.
fn read_birth(form: &mut Details, text: String) {
    match read_date(&text) {
        Some(day) => form.set(Field::BornOn, day.to_string()),
        None => form.set(Field::BornOnSaid, text),
    }
}

/// A cell that holds place and date: "Bontang, 12 Agustus 1985".
pub(crate) fn read_place_and_birth(typed: &mut Details, text: &str) {
    let (place, day) = read_place_and_date(text);
    typed.set(Field::BirthPlace, place.unwrap_or_default());
    match day {
        Some(day) => typed.set(Field::BornOn, day.to_string()),
        None => typed.set(Field::BornOnSaid, if text.trim().is_empty() { "-" } else { text }),
    }
}
