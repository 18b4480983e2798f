//! What a claim needs and by when: papers and deadlines, each from its month on.

use crate::money::dated::{self, dated};
use crate::money::{Month, Rupiah, TableFault};
use crate::op::claim::{ClaimKind, ClaimState};
use crate::table::Holidays;
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer};
use std::fmt::Display;

/// A text of a table in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    id: String,
    en: String,
}

impl Said {
    /// In the language with this code; Indonesian for any other.
    #[must_use]
    pub fn of(&self, language: &str) -> &str {
        if language == "en" { &self.en } else { &self.id }
    }
}

/// When a paper is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum When {
    #[default]
    Always,
    /// A spouse is among those who are paid first.
    Spouse,
    /// More than `above` is expected.
    Above,
    /// It was an accident on the road.
    Traffic,
    /// Heirs are paid, and not whoever buried.
    Heirs,
}

/// A paper that a claim needs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPaper {
    /// By which facts speak of it.
    pub key: String,
    /// What it is.
    pub name: Said,
    #[serde(default)]
    when: When,
    above: Option<Rupiah>,
}

/// What decides which papers are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// A spouse is among those who are paid first.
    pub spouse: bool,
    /// It was an accident on the road.
    pub traffic: bool,
    /// The worker is known to have no heirs.
    pub heirless: bool,
    /// What is expected.
    pub amount: Rupiah,
}

impl ClaimPaper {
    /// Whether the claim needs it.
    #[must_use]
    pub fn is_needed(&self, needs: &Needs) -> bool {
        match self.when {
            When::Always => true,
            When::Spouse => needs.spouse,
            When::Above => self.above.is_none_or(|above| needs.amount > above),
            When::Traffic => needs.traffic,
            When::Heirs => !needs.heirless,
        }
    }
}

/// The papers of some kinds of claims.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The first month of the event to which it applies.
    pub valid_from: Month,
    /// The last.
    pub valid_until: Option<Month>,
    /// Where it is written.
    pub source: String,
    #[serde(deserialize_with = "kinds")]
    kinds: Vec<ClaimKind>,
    /// In the order of the folder.
    pub papers: Vec<ClaimPaper>,
}

/// Something that must happen in time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The first month of the event to which it applies.
    pub valid_from: Month,
    /// The last.
    pub valid_until: Option<Month>,
    /// Where it is written.
    pub source: String,
    #[serde(deserialize_with = "kinds")]
    kinds: Vec<ClaimKind>,
    /// What must happen.
    pub name: Said,
    /// The state from which it counts; from the event where none is given.
    #[serde(default, deserialize_with = "state")]
    after: Option<ClaimState>,
    /// The states that end it.
    #[serde(default, deserialize_with = "states")]
    until: Vec<ClaimState>,
    #[serde(default)]
    days: u32,
    #[serde(default)]
    working_days: u32,
    #[serde(default)]
    years: u32,
}

dated!(Checklist, Deadline);

/// A deadline of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due<'t> {
    /// The rule.
    pub rule: &'t Deadline,
    /// The last day; none of what has no end, or whose time has not begun.
    pub on: Option<NaiveDate>,
    /// The day on which it was done.
    pub met_on: Option<NaiveDate>,
}

impl Deadline {
    fn due(
        &self,
        happened_on: NaiveDate,
        steps: &[(ClaimState, NaiveDate)],
        holidays: &Holidays,
    ) -> Due<'_> {
        let last = |wanted: &dyn Fn(ClaimState) -> bool| {
            let found = steps.iter().rposition(|(state, _)| wanted(*state))?;
            steps.get(found).map(|(_, on)| (found, *on))
        };
        let begun = match self.after {
            None => Some((None, happened_on)),
            Some(after) => last(&|state| state == after).map(|(at, on)| (Some(at), on)),
        };
        let met = steps.iter().enumerate().find(|(at, (state, _))| {
            let since = begun.is_some_and(|(begun, _)| begun.is_none_or(|begun| *at > begun));
            since && self.until.contains(state)
        });
        let on = begun.and_then(|(_, begun)| self.last_day(begun, holidays));
        Due { rule: self, on, met_on: met.map(|(_, (_, on))| *on) }
    }

    fn last_day(&self, begun: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
        if self.days == 0 && self.working_days == 0 && self.years == 0 {
            return None;
        }
        let on = begun.checked_add_months(Months::new(self.years.saturating_mul(12)))?;
        let on = on.checked_add_days(Days::new(self.days.into()))?;
        Some(holidays.working_days_after(on, self.working_days))
    }
}

/// Papers and deadlines of every kind of claim.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRules {
    checklist: Vec<Checklist>,
    deadline: Vec<Deadline>,
}

impl ClaimRules {
    /// The table that came with the program, `assets/claims.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../../assets/claims.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let rules: Self = dated::read(text)?;
        dated::check(&rules.checklist)?;
        dated::check(&rules.deadline)?;
        Ok(rules)
    }

    /// The papers of a claim of a kind over what happened in a month.
    #[must_use]
    pub fn checklist(&self, kind: ClaimKind, month: Month) -> Option<&Checklist> {
        dated::in_force(self.checklist.iter().filter(|list| list.kinds.contains(&kind)), month)
    }

    /// The paper with a key, of whatever kind of claim.
    #[must_use]
    pub fn paper(&self, key: &str) -> Option<&ClaimPaper> {
        self.checklist.iter().flat_map(|list| &list.papers).find(|paper| paper.key == key)
    }

    /// The deadlines of a claim, by its steps, the earlier first.
    #[must_use]
    pub fn deadlines(
        &self,
        kind: ClaimKind,
        happened_on: NaiveDate,
        steps: &[(ClaimState, NaiveDate)],
        holidays: &Holidays,
    ) -> Vec<Due<'_>> {
        let month = Month::of(happened_on);
        let holds = |rule: &&Deadline| {
            let ended = rule.valid_until.is_some_and(|until| until < month);
            rule.kinds.contains(&kind) && rule.valid_from <= month && !ended
        };
        let rules = self.deadline.iter().filter(holds);
        rules.map(|rule| rule.due(happened_on, steps, holidays)).collect()
    }
}

fn kinds<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<ClaimKind>, D::Error> {
    let words = Vec::<String>::deserialize(d)?;
    words.iter().map(|word| ClaimKind::from_key(word).ok_or_else(|| unknown(word))).collect()
}

fn states<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<ClaimState>, D::Error> {
    let words = Vec::<String>::deserialize(d)?;
    words.iter().map(|word| ClaimState::from_key(word).ok_or_else(|| unknown(word))).collect()
}

fn state<'de, D: Deserializer<'de>>(d: D) -> Result<Option<ClaimState>, D::Error> {
    let word = String::deserialize(d)?;
    ClaimState::from_key(&word).map(Some).ok_or_else(|| unknown(&word))
}

fn unknown<E: serde::de::Error>(word: impl Display) -> E {
    E::custom(format!("{word}: tidak dikenal"))
}

#[cfg(test)]
mod tests;
