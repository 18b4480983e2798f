//! What cover costs a month.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::dated::{self, TableFault, dated, in_force};
use super::{Month, Programme, ProgrammeSet, Rupiah};

/// The contributions of self-employed workers (BPU) that hold from some month on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariff {
    /// The first month in which it holds.
    pub valid_from: Month,
    /// The last month in which it holds; `None` until another takes over.
    pub valid_until: Option<Month>,
    /// Where the brackets and JKM are written.
    pub source: String,
    /// JKM a month, the same for everyone (PP 44/2015 Ps 20).
    pub jkm: Rupiah,
    /// JHT a month as a part of the bracket's base.
    pub jht_rate: Decimal,
    /// Where the rate of JHT is written.
    pub jht_source: String,
    /// Brackets of declared income, rising from 0 (PP 44/2015 Lampiran II).
    pub brackets: Vec<Bracket>,
}

/// A bracket of declared monthly income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// The lowest declared income that falls into it. The printed upper bounds leave holes and
    /// are not used.
    pub from: Rupiah,
    /// The income that counts instead of the declared one, for contribution and benefit alike.
    pub base: Rupiah,
    /// JKK a month.
    pub jkk: Rupiah,
}

dated!(Tariff);

/// What one person owes for one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContributionDue {
    /// The income that counts.
    pub base: Rupiah,
    /// For accidents at work; nothing if not enrolled in it.
    pub jkk: Rupiah,
    /// For death; nothing if not enrolled in it.
    pub jkm: Rupiah,
    /// For old age; nothing if not enrolled in it.
    pub jht: Rupiah,
    /// All together.
    pub total: Rupiah,
}

/// Why a contribution cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContributionFault {
    /// No tariff holds in that month.
    #[error("belum ada tarif untuk bulan {0}")]
    NoTariff(Month),
    /// A declared income below zero.
    #[error("penghasilan tidak boleh kurang dari nol")]
    NegativeIncome,
    /// Beyond every sensible amount.
    #[error("jumlah terlalu besar")]
    TooLarge,
}

impl ContributionDue {
    /// Adds up; `None` if the sum is beyond the range.
    #[must_use]
    pub fn new(base: Rupiah, jkk: Rupiah, jkm: Rupiah, jht: Rupiah) -> Option<Self> {
        let total = Rupiah::checked_sum([jkk, jkm, jht])?;
        Some(Self { base, jkk, jkm, jht, total })
    }
}

impl Tariff {
    /// The bracket of a declared income: the greatest lower bound that is not above it.
    #[must_use]
    pub fn bracket(&self, income: Rupiah) -> Option<&Bracket> {
        self.brackets.iter().rev().find(|bracket| bracket.from <= income)
    }

    /// What one person owes for one month.
    ///
    /// # Errors
    /// [`ContributionFault`] on an income below zero or beyond every sensible amount.
    pub fn contribution(
        &self,
        programmes: ProgrammeSet,
        income: Rupiah,
    ) -> Result<ContributionDue, ContributionFault> {
        let bracket = self.bracket(income).ok_or(ContributionFault::NegativeIncome)?;
        let jht = bracket.base.checked_rate(self.jht_rate).ok_or(ContributionFault::TooLarge)?;
        let due = |programme, amount| {
            if programmes.contains(programme) { amount } else { Rupiah::ZERO }
        };
        ContributionDue::new(
            bracket.base,
            due(Programme::Jkk, bracket.jkk),
            due(Programme::Jkm, self.jkm),
            due(Programme::Jht, jht),
        )
        .ok_or(ContributionFault::TooLarge)
    }
}

/// Every tariff, each from its month on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariffs {
    #[serde(rename = "tariff")]
    rows: Vec<Tariff>,
}

impl Tariffs {
    /// The table that came with the program, `assets/tariffs.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../../assets/tariffs.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one, or its brackets do not rise from 0.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let tariffs: Self = dated::read(text)?;
        dated::check(&tariffs.rows)?;
        for tariff in &tariffs.rows {
            let bounds = tariff.brackets.iter().map(|bracket| bracket.from);
            if bounds.clone().next() != Some(Rupiah::ZERO) || !bounds.is_sorted_by(|a, b| a < b) {
                return Err(TableFault::Sense("lapisan penghasilan harus naik dari 0"));
            }
        }
        Ok(tariffs)
    }

    /// The tariff that holds in a month.
    #[must_use]
    pub fn on(&self, month: Month) -> Option<&Tariff> {
        in_force(&self.rows, month)
    }

    /// What one person owes for a month.
    ///
    /// # Errors
    /// See [`ContributionFault`].
    pub fn contribution(
        &self,
        programmes: ProgrammeSet,
        income: Rupiah,
        month: Month,
    ) -> Result<ContributionDue, ContributionFault> {
        let tariff = self.on(month).ok_or(ContributionFault::NoTariff(month))?;
        tariff.contribution(programmes, income)
    }
}

#[cfg(test)]
mod tests;
