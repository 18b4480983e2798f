//! Decrees from above: the office says in the log of each village how many places it has, and whose
//! money pays for them. The village gives the places to its people; the decree itself stays the
//! office's.

use crate::error::{OfficeError, Result};
use crate::logs::record;
use crate::office::Office;
use crate::overview::today;
use crate::postgres::{Much, Scope, Sight};
use crate::rules::unsound;
use chrono::NaiveDate;
use lindung_domain::fold::Subject;
use lindung_domain::funding::Decree;
use lindung_domain::money::{FundingKind, Month, MonthRange, ProgrammeSet};
use lindung_domain::number::{RegionCode, tidy_spaces};
use lindung_domain::op::Op;
use lindung_domain::op::label::Label;
use lindung_domain::op::programme::{DecreeAmended, DecreeIssued, FundingNamed, FundingTerms};
use lindung_domain::table::{Ages, Collectives};
use lindung_log::{Clock, Entropy};
use lindung_store::{About, Draft, Store, SubjectId};
use serde::Serialize;
use std::collections::BTreeMap;

mod asked;

pub use asked::GrantAsked;

/// A decree as it is given to villages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// As written on it.
    pub number: String,
    /// Its day.
    pub dated: NaiveDate,
    /// The number of the decree that it changes; none where it is one of its own.
    pub amends: Option<String>,
    /// Whose money, as villages shall call it: "APBD Provinsi 2027".
    pub money: String,
    /// The kind of that money.
    pub kind: FundingKind,
    /// JKK, JKM, JHT.
    pub programmes: ProgrammeSet,
    /// Half-open.
    pub months: MonthRange,
    /// People at a time in each village.
    pub places: BTreeMap<RegionCode, u32>,
}

/// What giving a decree came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Granted {
    /// Villages that have it now and had it not.
    pub given: u64,
    /// Villages for which places or months changed.
    pub changed: u64,
    /// Villages that had it in just this way.
    pub same: u64,
    /// Places in all of these villages.
    pub places: u64,
}

/// What a village has from the office already.
#[derive(Default)]
struct Known {
    decree: Option<(SubjectId, Decree)>,
    money: Option<Label>,
}

impl Office {
    /// Gives villages a decree, or changes one that they have from the office. A village that has
    /// it in just this way hears nothing.
    ///
    /// # Errors
    /// `empty_text`, `bad_enrolment` where no month is in it, `quota_not_invited`,
    /// `no_decree_there` where a village has not what is to be changed, or the database cannot be
    /// written; then no village was given anything.
    pub fn grant(
        &mut self,
        grant: &Grant,
        clock: &impl Clock,
        entropy: &mut impl Entropy,
    ) -> Result<Granted> {
        let tidy = |text: &str| Some(tidy_spaces(text)).filter(|text| !text.is_empty());
        let empty = || OfficeError::new("empty_text");
        let grant = Grant {
            number: tidy(&grant.number).ok_or_else(empty)?,
            money: tidy(&grant.money).ok_or_else(empty)?,
            amends: grant.amends.as_deref().and_then(tidy),
            ..grant.clone()
        };
        if grant.months.is_empty() || grant.programmes.is_empty() {
            return Err(OfficeError::new("bad_enrolment"));
        }
        let terms = self.terms(&grant, today(clock.now()))?;
        let granted = self.within(&Scope::of("", Much::Logs), |office| {
            let known = office.look_for(&Sight::Decrees)?.granted_before(&grant)?;
            office.lock(grant.places.keys())?;
            if let Some(shelf) = &mut office.shelf {
                let decrees = known.iter().filter_map(|(village, known)| {
                    Some((village.digits().to_owned(), known.decree.as_ref()?.0.number()))
                });
                shelf.bring_subjects(&mut office.store, decrees)?;
            }
            let (own, mut granted) = (&office.own, Granted::default());
            office.store.together(|store: &mut Store| {
                for (village, places) in &grant.places {
                    let none = Known::default();
                    let known = known.get(village).unwrap_or(&none);
                    let to = To { grant: &grant, terms: &terms, places: *places };
                    let drafts = to.drafts(*village, known, entropy)?;
                    granted.count(known, &drafts, *places);
                    let log = own.village_log(store, *village);
                    let log = log.map_err(|_| about("quota_not_invited", *village))?;
                    if !drafts.is_empty() {
                        record(store, log.name, clock.now(), drafts)?;
                    }
                }
                Ok::<_, OfficeError>(())
            })?;
            Ok::<_, OfficeError>(granted)
        })??;
        self.note();
        Ok(granted)
    }

    /// The terms that are usual for such money here and now.
    fn terms(&self, grant: &Grant, on: NaiveDate) -> Result<FundingTerms> {
        let month = Month::of(on);
        let collectives = Collectives::built_in().map_err(|fault| unsound(&fault))?;
        let (_, reliefs) = self.prices()?;
        let ages = Ages::built_in();
        let usual = ages.usual_in(self.region(), on).map(|(limits, _)| limits);
        let limits = usual.unwrap_or_else(|| ages.general(on));
        Ok(FundingTerms {
            name: grant.money.clone(),
            kind: grant.kind,
            collective: collectives.usual(grant.kind, month),
            relief: reliefs.usual(grant.kind, month),
            min_age: limits.min,
            max_age: limits.max,
            max_inclusive: limits.max_inclusive,
        })
    }

    /// What the villages of a grant have from the office.
    fn granted_before(&self, grant: &Grant) -> Result<BTreeMap<RegionCode, Known>> {
        let mut known: BTreeMap<RegionCode, Known> = BTreeMap::new();
        let sought = grant.amends.as_ref().unwrap_or(&grant.number);
        for id in self.store.subjects_of_kind("decree")? {
            let Subject::Decree(decree) = self.store.subject(id)?.0 else { continue };
            let ours = decree.by_office && decree.voided.is_none();
            if ours && decree.issued.number == *sought {
                known.entry(self.village_of(id)?).or_default().decree = Some((id, *decree));
            }
        }
        for id in self.store.subjects_of_kind("funding")? {
            let Subject::Funding(source) = self.store.subject(id)?.0 else { continue };
            let ours = source.by_office && source.voided.is_none();
            if ours && source.terms.name == grant.money && source.terms.kind == grant.kind {
                known.entry(self.village_of(id)?).or_default().money = Some(source.label);
            }
        }
        known.retain(|village, _| grant.places.contains_key(village));
        Ok(known)
    }

    fn village_of(&self, id: SubjectId) -> Result<RegionCode> {
        let digits = self.store.village_of(id);
        RegionCode::parse(digits).map_err(|_| OfficeError::damaged("village"))
    }
}

/// What one village is given.
struct To<'g> {
    grant: &'g Grant,
    terms: &'g FundingTerms,
    places: u32,
}

impl To<'_> {
    /// What is to be said to it; nothing where it has just that.
    fn drafts(
        &self,
        village: RegionCode,
        known: &Known,
        entropy: &mut impl Entropy,
    ) -> Result<Vec<Draft>> {
        let Some((id, decree)) = &known.decree else {
            if self.grant.amends.is_some() {
                return Err(about("no_decree_there", village));
            }
            return Ok(self.first(known.money, entropy));
        };
        let (from, until) = (self.grant.months.from(), self.grant.months.until());
        let until_month = Some(until).filter(|until| *until != decree.months().until());
        let places = Some(self.places).filter(|places| *places != decree.places(from));
        if until_month.is_none() && places.is_none() {
            return Ok(Vec::new());
        }
        let (number, dated) = (self.grant.number.clone(), self.grant.dated);
        let amended = DecreeAmended { number, dated, from_month: from, until_month, places };
        Ok(vec![Draft { about: About::Known(*id), op: Op::DecreeAmended(amended) }])
    }

    fn first(&self, money: Option<Label>, entropy: &mut impl Entropy) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let funding = money.unwrap_or_else(|| {
            let (label, terms) = (label(entropy), self.terms.clone());
            let op = Op::FundingNamed(FundingNamed { label, terms });
            drafts.push(Draft { about: About::New, op });
            label
        });
        let op = Op::DecreeIssued(DecreeIssued {
            label: label(entropy),
            number: self.grant.number.clone(),
            dated: self.grant.dated,
            funding,
            programmes: self.grant.programmes,
            from_month: self.grant.months.from(),
            until_month: self.grant.months.until(),
            places: self.places,
        });
        drafts.push(Draft { about: About::New, op });
        drafts
    }
}

impl Granted {
    fn count(&mut self, known: &Known, drafts: &[Draft], places: u32) {
        let of = match (&known.decree, drafts) {
            (None, _) => &mut self.given,
            (Some(_), []) => &mut self.same,
            (Some(_), _) => &mut self.changed,
        };
        *of = of.saturating_add(1);
        self.places = self.places.saturating_add(u64::from(places));
    }
}

fn label(entropy: &mut impl Entropy) -> Label {
    let mut label = Label::default();
    entropy.fill(&mut label.0);
    label
}

fn about(code: &'static str, village: RegionCode) -> OfficeError {
    OfficeError::new(code).with("village", village.dotted())
}
