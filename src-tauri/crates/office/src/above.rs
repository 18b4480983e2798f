//! Rules above the village: one NIK under two payers, people over age or already earning a wage,
//! decrees with more people than places. The office looks again; nothing is refused by them.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::overview::today;
use crate::postgres::Sight;
use chrono::{Datelike, NaiveDate};
use lindung_domain::fold::Subject;
use lindung_domain::money::Month;
use lindung_domain::number::{Nik, RegionCode};
use lindung_domain::table::{Ages, Occupations, Standing};
use lindung_domain::village::Called;
use lindung_store::{Figure, Judged, Payer};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// As many people of one rule as somebody can look at on a page; all of them are counted, and leave
/// it as a table.
pub(crate) const MOST_SHOWN: usize = 500;

/// Somebody to be looked at again.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Dotted code.
    pub village: String,
    /// As it is called.
    pub village_name: String,
    /// As registered; masked for who may not see it.
    pub nik: String,
    /// As registered.
    pub name: String,
    /// The age, the occupation, or who pays by which decree.
    pub fact: String,
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Found({})", self.village)
    }
}

/// People whom one rule names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// All of them.
    pub people: u64,
    /// All of them, or the first.
    pub found: Vec<Found>,
    /// Whether more were found than stand there.
    pub more: bool,
}

impl Group {
    fn add(&mut self, found: Found) {
        self.people = self.people.saturating_add(1);
        self.found.push(found);
    }

    /// As many as a page shows.
    pub(crate) fn shorten(&mut self) {
        self.more = self.found.len() > MOST_SHOWN;
        self.found.truncate(MOST_SHOWN);
    }
}

/// A decree of a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecreeLine {
    /// Dotted code.
    pub village: String,
    /// As it is called.
    pub village_name: String,
    /// As written on it.
    pub number: String,
    /// Its day.
    pub dated: String,
    /// The first month.
    pub from_month: String,
    /// The first month no longer in it.
    pub until_month: String,
    /// People at a time, this month.
    pub places: u32,
    /// People who hold one this month.
    pub held: u64,
    /// How many more that is than places.
    pub over: u64,
}

/// What the rules above the village find.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Above {
    /// The limit by which people are over age: "15–64 tahun".
    pub ages: String,
    /// One NIK, different money; those of one NIK together.
    pub two_payers: Group,
    /// Older than BPJSTK takes.
    pub over_age: Group,
    /// Of an occupation that earns a wage, or found to earn one.
    pub earning: Group,
    /// Decrees with more people than places.
    pub over_quota: Vec<DecreeLine>,
}

impl Office {
    /// What the rules above the village find today.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn above(&self, now: i64) -> Result<Above> {
        let on = today(now);
        let (limits, occupations) = (Ages::built_in().general(on), Occupations::built_in());
        let office = self.look_for(&spoken_of(limits.max, on))?;
        let mut above = Above { ages: limits.words(), ..Above::default() };
        let mut names = Names::default();
        let mut fault = None;
        office.store.each_judged(|one| {
            let age = age(&one, on).filter(|age| limits.is_above(*age));
            let known = occupations.by_code(&one.occupation);
            let wage = known.filter(|known| known.standing == Standing::Wage);
            let earns = wage.map(|known| known.name.clone());
            let earns = earns.or_else(|| one.earns.then(String::new));
            let rules = [
                (age.map(|age| age.to_string()), &mut above.over_age),
                (earns, &mut above.earning),
            ];
            for (fact, group) in rules {
                let Some(fact) = fact else { continue };
                match names.of(&one.village) {
                    Ok((village, village_name)) => {
                        let (nik, name) = (one.nik.clone(), one.name.clone());
                        group.add(Found { village, village_name, nik, name, fact });
                    }
                    Err(error) => fault = Some(error),
                }
            }
        })?;
        if let Some(error) = fault {
            return Err(error);
        }
        let payers = office.store.paid_by_two(Month::of(on))?;
        let people: BTreeSet<&str> = payers.iter().map(|payer| payer.nik.as_str()).collect();
        let people = people.len() as u64;
        for payer in &payers {
            let (village, village_name) = names.of(&payer.village)?;
            let (nik, name) = (payer.nik.clone(), payer.name.clone());
            let found = Found { village, village_name, nik, name, fact: money(payer) };
            above.two_payers.add(found);
        }
        above.two_payers.people = people;
        above.over_quota = office.decrees(now)?.into_iter().filter(|line| line.over > 0).collect();
        Ok(above)
    }

    /// The decrees of all villages, with how many hold their places this month.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn decrees(&self, now: i64) -> Result<Vec<DecreeLine>> {
        let month = Month::of(today(now));
        let office = self.look_for(&Sight::Decrees)?;
        let holding = holding(&office.store.figures()?, month);
        let mut names = Names::default();
        let mut lines = Vec::new();
        for id in office.store.subjects_of_kind("decree")? {
            let Subject::Decree(decree) = office.store.subject(id)?.0 else { continue };
            if decree.voided.is_some() {
                continue;
            }
            let (village, village_name) = names.of(office.store.village_of(id))?;
            let held = holding.get(&decree.issued.label.to_string()).copied().unwrap_or(0);
            let (months, places) = (decree.months(), decree.places(month));
            let places = if months.contains(month) { places } else { 0 };
            lines.push(DecreeLine {
                village,
                village_name,
                number: decree.issued.number.clone(),
                dated: decree.issued.dated.to_string(),
                from_month: months.from().plain(),
                until_month: months.until().plain(),
                places,
                held,
                over: held.saturating_sub(u64::from(places)),
            });
        }
        lines.sort_by(|a, b| (&a.village, &a.dated).cmp(&(&b.village, &b.dated)));
        Ok(lines)
    }
}

/// Whom a database of many servers must lay out for these rules: a few more than they find.
fn spoken_of(oldest: Option<u32>, on: NaiveDate) -> Sight {
    let years = i64::from(oldest.unwrap_or(u32::MAX));
    let born = i64::from(on.year()).saturating_sub(years).saturating_add(1).max(0);
    let earning = Occupations::built_in().all().iter();
    let earning = earning.filter(|known| known.standing == Standing::Wage);
    Sight::Judged {
        born_before: format!("{born:04}"),
        occupations: earning.map(|known| known.code.clone()).collect(),
    }
}

/// How many hold a place of each decree in a month, by its label.
fn holding(figures: &[(String, Figure)], month: Month) -> BTreeMap<String, u64> {
    let mut holding: BTreeMap<String, u64> = BTreeMap::new();
    for (place, people) in figures.iter().flat_map(|(_, figure)| &figure.places) {
        let mut said = place.splitn(3, ':');
        let (Some(decree), Some(from)) = (said.next(), said.next()) else { continue };
        let until = said.next().and_then(|until| Month::parse(until).ok());
        let begun = Month::parse(from).is_ok_and(|from| from <= month);
        if begun && until.is_none_or(|until| month < until) {
            let held = holding.entry(decree.to_owned()).or_default();
            *held = held.saturating_add(*people);
        }
    }
    holding
}

/// Years of age, by the form, else by the NIK.
fn age(one: &Judged, on: NaiveDate) -> Option<u32> {
    let born = one.born_on.parse().ok();
    let born = born.or_else(|| Nik::parse(&one.nik).ok()?.likely_born_on(on));
    on.years_since(born?)
}

/// "APBD Provinsi (SK 12/2026)".
fn money(payer: &Payer) -> String {
    format!("{} ({})", payer.funding, payer.decree)
}

/// Villages by their digits, each looked up once.
#[derive(Default)]
struct Names(BTreeMap<String, (String, String)>);

impl Names {
    fn of(&mut self, digits: &str) -> Result<(String, String)> {
        if let Some(known) = self.0.get(digits) {
            return Ok(known.clone());
        }
        let code = RegionCode::parse(digits).map_err(|_| OfficeError::damaged("village"))?;
        let told = (code.dotted(), Called::from(code).in_full());
        self.0.insert(digits.to_owned(), told.clone());
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_the_first_and_says_that_there_are_more() {
        let one = || Found {
            village: String::new(),
            village_name: String::new(),
            nik: String::new(),
            name: String::new(),
            fact: String::new(),
        };
        let mut group = Group::default();
        (0..MOST_SHOWN).for_each(|_| group.add(one()));
        group.shorten();
        assert!(!group.more);
        group.add(one());
        assert_eq!(group.found.len(), MOST_SHOWN + 1, "as a table they leave all");
        group.shorten();
        assert_eq!((group.found.len(), group.people), (MOST_SHOWN, 501));
        assert!(group.more);
    }
}
