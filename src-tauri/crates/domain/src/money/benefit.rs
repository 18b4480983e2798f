//! What cover pays. Every figure is an estimate ("perkiraan"): BPJS Ketenagakerjaan decides.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::dated::{self, TableFault, dated, in_force};
use super::{Month, Rupiah};

/// What a death pays under JKM.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JkmBenefit {
    /// The first month of death to which it applies.
    pub valid_from: Month,
    /// The last.
    pub valid_until: Option<Month>,
    /// Where it is written.
    pub source: String,
    /// Santunan kematian.
    pub death: Rupiah,
    /// Santunan berkala, 24 months paid at once.
    pub periodic: Rupiah,
    /// Biaya pemakaman.
    pub funeral: Rupiah,
    /// Months paid in a row up to the death that the full benefit needs; with fewer there is the
    /// funeral money alone. A gap resets the count.
    pub full_after_months: u32,
}

/// What an accident at work pays under JKK. Care has no ceiling and is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JkkBenefit {
    /// The first month of accident to which it applies.
    pub valid_from: Month,
    /// The last.
    pub valid_until: Option<Month>,
    /// Where it is written.
    pub source: String,
    /// Death, in monthly bases.
    pub death_bases: u32,
    /// Total permanent disability, in monthly bases.
    pub total_disability_bases: u32,
    /// Partial disability: the table's percentage of so many monthly bases.
    pub partial_disability_bases: u32,
    /// Santunan berkala, on death and on total disability.
    pub periodic: Rupiah,
    /// Biaya pemakaman, on death.
    pub funeral: Rupiah,
    /// Months off work that pay the full base; after them half of it.
    pub full_pay_months: u32,
    /// The most that the journey to care pays, by land.
    pub transport_land: Rupiah,
    /// By sea.
    pub transport_sea: Rupiah,
    /// By air.
    pub transport_air: Rupiah,
}

/// What the children of one who died may have for school.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scholarship {
    /// The first month to which it applies.
    pub valid_from: Month,
    /// The last.
    pub valid_until: Option<Month>,
    /// Where it is written.
    pub source: String,
    /// At most so many children.
    pub children: u32,
    /// A child must be below this age, unmarried and not working.
    pub below_age: u32,
    /// For all children and years together.
    pub most: Rupiah,
    /// Months of contributions that JKM needs; JKK needs none.
    pub jkm_after_months: u32,
    /// By school.
    pub steps: Vec<SchoolStep>,
}

/// One kind of school.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolStep {
    /// "TK", "SD", "SMP", "SMA", "Perguruan tinggi".
    pub school: String,
    /// A year.
    pub yearly: Rupiah,
    /// At most.
    pub years: u32,
}

dated!(JkmBenefit, JkkBenefit, Scholarship);

/// An estimate with its parts and its source. The screen and the paper say "perkiraan".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Everything together.
    pub amount: Rupiah,
    /// What it is made of.
    pub parts: Vec<EstimatePart>,
    /// Months in a row are too few for the full benefit, and so many are needed.
    pub full_after_months: Option<u32>,
    /// The rule.
    pub source: String,
}

/// A part of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EstimatePart {
    /// A key for the words: `death`, `periodic`, `funeral`, `disability`, `school`.
    pub key: &'static str,
    /// How much.
    pub amount: Rupiah,
}

impl Estimate {
    fn new(parts: &[(&'static str, Rupiah)], source: &str) -> Option<Self> {
        let amount = Rupiah::checked_sum(parts.iter().map(|(_, amount)| *amount))?;
        let parts = parts.iter().map(|(key, amount)| EstimatePart { key, amount: *amount });
        let (parts, source) = (parts.collect(), source.to_owned());
        Some(Self { amount, parts, full_after_months: None, source })
    }

    /// The same with one of its parts alone; none where it has no such part.
    #[must_use]
    pub fn only(mut self, key: &str) -> Option<Self> {
        self.parts.retain(|part| part.key == key);
        let amount = self.parts.first()?.amount;
        Some(Self { amount, ..self })
    }
}

/// Every benefit, each from its month on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benefits {
    jkm: Vec<JkmBenefit>,
    jkk: Vec<JkkBenefit>,
    scholarship: Vec<Scholarship>,
}

impl Benefits {
    /// The table that came with the program, `assets/benefits.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../../assets/benefits.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let benefits: Self = dated::read(text)?;
        dated::check(&benefits.jkm)?;
        dated::check(&benefits.jkk)?;
        dated::check(&benefits.scholarship)?;
        Ok(benefits)
    }

    /// The heirs' money for a death in a month, after so many months paid in a row.
    #[must_use]
    pub fn jkm(&self, month: Month, months_in_a_row: u32) -> Option<Estimate> {
        let rule = in_force(&self.jkm, month)?;
        if months_in_a_row < rule.full_after_months {
            let estimate = Estimate::new(&[("funeral", rule.funeral)], &rule.source)?;
            return Some(Estimate { full_after_months: Some(rule.full_after_months), ..estimate });
        }
        let parts = [("death", rule.death), ("periodic", rule.periodic), ("funeral", rule.funeral)];
        Estimate::new(&parts, &rule.source)
    }

    /// The heirs' money for a death at work, by the bracket's base.
    #[must_use]
    pub fn jkk_death(&self, month: Month, base: Rupiah) -> Option<Estimate> {
        let rule = self.jkk_rule(month)?;
        let death = base.checked_mul(rule.death_bases.into())?;
        let parts = [("death", death), ("periodic", rule.periodic), ("funeral", rule.funeral)];
        Estimate::new(&parts, &rule.source)
    }

    /// The worker's money for total permanent disability, by the bracket's base.
    #[must_use]
    pub fn jkk_total_disability(&self, month: Month, base: Rupiah) -> Option<Estimate> {
        let rule = self.jkk_rule(month)?;
        let disability = base.checked_mul(rule.total_disability_bases.into())?;
        Estimate::new(&[("disability", disability), ("periodic", rule.periodic)], &rule.source)
    }

    /// The worker's money for partial disability, by the bracket's base and the percentage of
    /// BPJSTK's table in hundredths.
    #[must_use]
    pub fn jkk_partial_disability(
        &self,
        month: Month,
        base: Rupiah,
        hundredths: u32,
    ) -> Option<Estimate> {
        let rule = self.jkk_rule(month)?;
        let whole = base.checked_mul(rule.partial_disability_bases.into())?;
        let disability = whole.checked_rate(Decimal::new(hundredths.into(), 4))?;
        Estimate::new(&[("disability", disability)], &rule.source)
    }

    /// Care after an accident at work: by the rule without a ceiling, so no amount can be told.
    #[must_use]
    pub fn jkk_care(&self, month: Month) -> Option<Estimate> {
        Estimate::new(&[], &self.jkk_rule(month)?.source)
    }

    /// The most that children may have after a death under JKM, if enough months were paid.
    #[must_use]
    pub fn jkm_school(&self, month: Month, months_in_a_row: u32) -> Option<Estimate> {
        let needed = self.scholarship(month)?.jkm_after_months;
        if months_in_a_row < needed { None } else { self.jkk_school(month) }
    }

    /// The most that children may have after a death or total disability under JKK.
    #[must_use]
    pub fn jkk_school(&self, month: Month) -> Option<Estimate> {
        let rule = self.scholarship(month)?;
        Estimate::new(&[("school", rule.most)], &rule.source)
    }

    /// The rule for accidents at work in a month.
    #[must_use]
    pub fn jkk_rule(&self, month: Month) -> Option<&JkkBenefit> {
        in_force(&self.jkk, month)
    }

    /// The rule for deaths in a month.
    #[must_use]
    pub fn jkm_rule(&self, month: Month) -> Option<&JkmBenefit> {
        in_force(&self.jkm, month)
    }

    /// The rule for scholarships in a month.
    #[must_use]
    pub fn scholarship(&self, month: Month) -> Option<&Scholarship> {
        in_force(&self.scholarship, month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_death_pays_in_full_after_three_months_in_a_row() {
        let benefits = Benefits::built_in().unwrap();
        let table = [
            ("2024-10", 0, 42_000_000, None),
            ("2024-10", 12, 42_000_000, None),
            ("2026-06", 2, 10_000_000, Some(3)),
            ("2026-06", 3, 42_000_000, None),
        ];
        for (month, in_a_row, amount, needed) in table {
            let got = benefits.jkm(Month::parse(month).unwrap(), in_a_row).unwrap();
            assert_eq!(got.amount, Rupiah::from_i64(amount), "{month} {in_a_row}");
            assert_eq!(got.full_after_months, needed);
            assert!(!got.source.is_empty());
        }
        assert_eq!(benefits.jkm(Month::new(2010, 1).unwrap(), 3), None);
    }

    #[test]
    fn a_death_at_work_pays_70_million_at_the_lowest_base() {
        let benefits = Benefits::built_in().unwrap();
        let month = Month::new(2026, 6).unwrap();
        let base = Rupiah::from_i64(1_000_000);
        let death = benefits.jkk_death(month, base).unwrap();
        assert_eq!(death.amount, Rupiah::from_i64(70_000_000));
        let disability = benefits.jkk_total_disability(month, base).unwrap();
        assert_eq!(disability.amount, Rupiah::from_i64(68_000_000));
    }

    #[test]
    fn two_children_through_all_schools_reach_the_most() {
        let benefits = Benefits::built_in().unwrap();
        let rule = benefits.scholarship(Month::new(2026, 6).unwrap()).unwrap();
        let child = rule.steps.iter().map(|s| s.yearly.checked_mul(s.years.into()).unwrap());
        let child = Rupiah::checked_sum(child).unwrap();
        assert_eq!(child.checked_mul(rule.children.into()), Some(rule.most));
    }
}
