//! Doubts: a rule says look again. Computed on reading, saved with the person, never a refusal
//! (DOMAIN section 5); a refusal is what stands in [`crate::refusal`].

use crate::details::{Details, Field};
use crate::number::{FamilyCardNumber, Kpj, Nik, RegionCode};
use crate::table::{Ages, Regions};
use crate::worker::Worker;
use chrono::NaiveDate;

/// Why to look again. The code has a sentence in `assets/messages`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The date of birth on the form is not the one in the NIK.
    DateMismatch,
    /// The sex on the form is not the one in the NIK.
    SexMismatch,
    /// What stands in the date's place gives no date.
    NoDate,
    /// Day and month in the NIK are no day of any year.
    ImpossibleDate,
    /// First registered in another province, or under a code unknown in every edition.
    ForeignRegion,
    /// Above the age at which BPJSTK takes new participants.
    OverAge,
    /// Below it.
    UnderAge,
    /// The family card's number is not 16 digits.
    FamilyCardShape,
    /// The participant number is not 11 digits.
    KpjShape,
    /// A list or another laptop gives another text for this field.
    Differs(Field),
    /// Another village holds the same NIK, as the office says.
    AlsoRegistered(RegionCode),
    /// The same, and the office decided whether it is the same person.
    Decided(RegionCode, bool),
}

impl Doubt {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DateMismatch => "date_mismatch",
            Self::SexMismatch => "sex_mismatch",
            Self::NoDate => "no_date",
            Self::ImpossibleDate => "impossible_date",
            Self::ForeignRegion => "foreign_region",
            Self::OverAge => "over_age",
            Self::UnderAge => "under_age",
            Self::FamilyCardShape => "family_card_shape",
            Self::KpjShape => "kpj_shape",
            Self::Differs(_) => "differs",
            Self::AlsoRegistered(_) => "also_registered",
            Self::Decided(_, true) => "elsewhere_same",
            Self::Decided(_, false) => "elsewhere_other",
        }
    }
}

/// What a doubt is judged by, beside the person.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The village that holds the register, by its first code and by that of today: neither
    /// province is foreign.
    pub village: [RegionCode; 2],
    /// The day of registration.
    pub on: NaiveDate,
    /// Every region code of every edition.
    pub regions: &'a Regions,
    /// At what age one may be registered.
    pub ages: &'a Ages,
}

/// The doubts that a form raises by itself.
pub fn doubts_of_form(details: &Details, at: &Circumstances<'_>) -> Vec<Doubt> {
    let mut doubts = lasting_of_form(details);
    doubts.extend(passing(details.nik(), details.born_on(), at));
    doubts
}

/// Those that stay whatever the day and the tables say.
fn lasting_of_form(details: &Details) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut doubt = |raised: bool, doubt: Doubt| {
        if raised {
            doubts.push(doubt);
        }
    };
    let born_on = details.born_on();
    doubt(details.get(Field::BornOnSaid).is_some() && born_on.is_none(), Doubt::NoDate);
    if let Some(nik) = details.nik() {
        doubt(born_on.is_some_and(|day| !nik.born_on_matches(day)), Doubt::DateMismatch);
        doubt(details.sex().is_some_and(|sex| sex != nik.sex()), Doubt::SexMismatch);
    }
    let family_card = details.get(Field::FamilyCard);
    doubt(family_card.is_some_and(|t| FamilyCardNumber::parse(t).is_err()), Doubt::FamilyCardShape);
    doubt(details.get(Field::Kpj).is_some_and(|t| Kpj::parse(t).is_err()), Doubt::KpjShape);
    doubts
}

/// Those that go by the day, the village and the tables of law: told of a NIK and a date of birth
/// alone, so that a list of everybody can be asked.
pub fn passing(nik: Option<Nik>, born_on: Option<NaiveDate>, at: &Circumstances<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let likely = nik.and_then(|nik| nik.likely_born_on(at.on));
    if let Some(nik) = nik {
        if likely.is_none() {
            doubts.push(Doubt::ImpossibleDate);
        }
        let district = nik.district();
        let foreign = at.village.iter().all(|own| own.province() != district.province());
        if foreign || !at.regions.district_known(district) {
            doubts.push(Doubt::ForeignRegion);
        }
    }
    if let Some(age) = born_on.or(likely).and_then(|day| at.on.years_since(day)) {
        let limits = at.ages.general(at.on);
        if limits.is_above(age) {
            doubts.push(Doubt::OverAge);
        }
        if limits.is_below(age) {
            doubts.push(Doubt::UnderAge);
        }
    }
    doubts
}

/// Whether anything about a worker is to be looked at again, whatever the day and the tables say.
pub fn is_lasting(worker: &Worker) -> bool {
    let said = !worker.questioned.is_empty() || !worker.elsewhere.is_empty();
    said || !lasting_of_form(&worker.details).is_empty()
}

/// Every doubt about a worker in the register.
pub fn doubts(worker: &Worker, at: &Circumstances<'_>) -> Vec<Doubt> {
    let mut doubts = doubts_of_form(&worker.details, at);
    doubts.extend(worker.questioned.keys().map(|field| Doubt::Differs(*field)));
    doubts.extend(worker.elsewhere.iter().map(|village| match worker.decided.get(village) {
        Some(same) => Doubt::Decided(*village, *same),
        None => Doubt::AlsoRegistered(*village),
    }));
    doubts
}
