//! At what age a worker may be registered.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::money::dated::{self, dated, in_force};
use crate::money::{Month, TableFault};
use crate::number::RegionCode;

/// Ages between which one may be registered. Outside them is a doubt and a warning; reaching the
/// limit later never ends a membership by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgeLimits {
    /// The lowest age, itself allowed.
    pub min: Option<u32>,
    /// The highest age.
    pub max: Option<u32>,
    /// Whether the highest age is itself allowed.
    pub max_inclusive: bool,
}

impl AgeLimits {
    /// Whether an age is too high.
    #[must_use]
    pub fn is_above(&self, age: u32) -> bool {
        self.max.is_some_and(|max| if self.max_inclusive { age > max } else { age >= max })
    }

    /// Whether an age is too low.
    #[must_use]
    pub fn is_below(&self, age: u32) -> bool {
        self.min.is_some_and(|min| age < min)
    }

    /// "15–64 tahun", in ages that are allowed.
    #[must_use]
    pub fn words(&self) -> String {
        let last = |max: u32| if self.max_inclusive { max } else { max.saturating_sub(1) };
        match (self.min, self.max.map(last)) {
            (Some(min), Some(max)) => format!("{min}–{max} tahun"),
            (None, Some(max)) => format!("sampai {max} tahun"),
            (Some(min), None) => format!("mulai {min} tahun"),
            (None, None) => "–".to_owned(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgeRule {
    valid_from: Month,
    valid_until: Option<Month>,
    source: String,
    region: Option<RegionCode>,
    min: Option<u32>,
    max: Option<u32>,
    max_inclusive: bool,
}

impl AgeRule {
    fn limits(&self) -> AgeLimits {
        AgeLimits { min: self.min, max: self.max, max_inclusive: self.max_inclusive }
    }
}

dated!(AgeRule);

/// The ages of every region and time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    #[serde(rename = "age")]
    rules: Vec<AgeRule>,
}

static BUILT_IN: LazyLock<Ages> = LazyLock::new(|| {
    let table = include_str!("../../../../../assets/ages.toml");
    // A test holds the asset to be sound; without it no age is doubted.
    Ages::from_toml(table).unwrap_or(Ages { rules: Vec::new() })
});

impl Ages {
    /// The table that came with the program, `assets/ages.toml`.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let ages: Self = dated::read(text)?;
        dated::check(&ages.rules)?;
        Ok(ages)
    }

    /// The limits that hold everywhere on a day. No limits where the table has none: laptops
    /// believe in strange years.
    #[must_use]
    pub fn general(&self, on: NaiveDate) -> AgeLimits {
        let general = self.rules.iter().filter(|rule| rule.region.is_none());
        in_force(general, Month::of(on)).map(AgeRule::limits).unwrap_or_default()
    }

    /// What the regency of a village was seen to use, with its source: offered when a funding
    /// source is entered, whose own limits then count.
    #[must_use]
    pub fn usual_in(&self, region: RegionCode, on: NaiveDate) -> Option<(AgeLimits, &str)> {
        let here = |rule: &&AgeRule| rule.region.is_some_and(|within| region.is_within(&within));
        let rule = in_force(self.rules.iter().filter(here), Month::of(on))?;
        Some((rule.limits(), &rule.source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_general_one_registers_below_65() {
        let ages = Ages::built_in();
        let limits = ages.general(NaiveDate::from_ymd_opt(2026, 10, 1).unwrap());
        for (age, below, above) in
            [(14, true, false), (15, false, false), (64, false, false), (65, false, true)]
        {
            assert_eq!((limits.is_below(age), limits.is_above(age)), (below, above), "{age}");
        }
        assert_eq!(limits.words(), "15–64 tahun");
    }

    #[test]
    fn regions_have_their_own_ages() {
        let ages = Ages::built_in();
        let on = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let usual = |code: &str| ages.usual_in(code.parse().unwrap(), on).map(|(l, _)| l.words());
        assert_eq!(usual("64.01.03.2003").as_deref(), Some("15–64 tahun"));
        assert_eq!(usual("64.74.02.1001").as_deref(), Some("18–64 tahun"));
        assert_eq!(usual("64.09.01.1001").as_deref(), Some("18–65 tahun"));
        assert_eq!(usual("15.01.01.2001"), None);
    }

    #[test]
    fn a_clock_in_the_wrong_decade_has_no_limits() {
        let ages = Ages::built_in();
        let limits = ages.general(NaiveDate::from_ymd_opt(1980, 1, 1).unwrap());
        assert!(!limits.is_above(90) && !limits.is_below(3));
    }
}
