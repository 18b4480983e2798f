//! Temporary relief of contributions, and whose money may have it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::dated::{self, TableFault, dated, in_force};
use super::{ContributionDue, Month, Programme, ProgrammeSet, Rupiah};

/// The sectors that PP 50/2025 tells apart; the worker's occupation carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Ojek, drivers, couriers.
    Transport,
    /// Everyone else.
    Other,
}

impl Sector {
    /// `transport` or `other`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Transport => "transport",
            Self::Other => "other",
        }
    }
}

/// Whose money pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FundingKind {
    /// The state's budget.
    Apbn,
    /// The province's or the regency's budget.
    Apbd,
    /// Provincial money to villages (bantuan keuangan bersifat khusus).
    Bkbk,
    /// The village's own budget.
    Apbdes,
    /// A company.
    Csr,
    /// The worker.
    Own,
}

impl FundingKind {
    /// Each of them, in the order of lists.
    pub const ALL: [Self; 6] =
        [Self::Apbn, Self::Apbd, Self::Bkbk, Self::Apbdes, Self::Csr, Self::Own];

    /// The word in tables and on the wire.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Apbn => "apbn",
            Self::Apbd => "apbd",
            Self::Bkbk => "bkbk",
            Self::Apbdes => "apbdes",
            Self::Csr => "csr",
            Self::Own => "own",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Why a text is no word of a rule table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("kata ini tidak dikenal")]
pub struct UnknownWord;

impl std::fmt::Display for FundingKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

impl std::str::FromStr for FundingKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_key(text).ok_or(UnknownWord)
    }
}

/// Whether money of some kind has the relief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relief {
    /// It has.
    Yes,
    /// It has not.
    No,
    /// Unsettled: BPJSTK must be asked, and until it has answered the full amount is planned.
    Ask,
}

impl std::fmt::Display for Relief {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Ask => "ask",
        })
    }
}

impl std::str::FromStr for Relief {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = |one: &Self| one.to_string() == text;
        [Self::Yes, Self::No, Self::Ask].into_iter().find(named).ok_or(UnknownWord)
    }
}

/// A relief that holds for some months (PP 50/2025).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReliefRule {
    /// The first month in which it holds.
    pub valid_from: Month,
    /// The last month in which it holds.
    pub valid_until: Option<Month>,
    /// Where it is written.
    pub source: String,
    /// For whom.
    pub sector: Sector,
    /// Of which programmes.
    pub programmes: ProgrammeSet,
    /// The part that is still paid: 0.5 is half.
    pub paid_part: Decimal,
}

/// Whether a kind of money has the relief.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct FundingRule {
    valid_from: Month,
    valid_until: Option<Month>,
    source: String,
    kind: FundingKind,
    relief: Relief,
}

dated!(ReliefRule, FundingRule);

/// Both amounts for one person and month. Nothing is ever reduced silently: the normal amount
/// stands beside the reduced one, and who decides is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Without relief.
    pub normal: ContributionDue,
    /// With relief, where a rule holds and the money may have it.
    pub reduced: Option<Reduced>,
}

/// An amount with relief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reduced {
    /// The amounts.
    pub due: ContributionDue,
    /// `Yes` or `Ask`; never `No`.
    pub relief: Relief,
    /// The rule.
    pub source: String,
}

/// Every relief and who may have it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliefs {
    #[serde(rename = "relief", default)]
    rules: Vec<ReliefRule>,
    #[serde(rename = "funding", default)]
    funding: Vec<FundingRule>,
}

impl Reliefs {
    /// The table that came with the program, `assets/relief.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../../assets/relief.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one, or a part paid lies outside 0 to 1.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let reliefs: Self = dated::read(text)?;
        dated::check(&reliefs.rules)?;
        dated::check(&reliefs.funding)?;
        let parts = Decimal::ZERO..=Decimal::ONE;
        if reliefs.rules.iter().any(|rule| !parts.contains(&rule.paid_part)) {
            return Err(TableFault::Sense("bagian yang dibayar harus antara 0 dan 1"));
        }
        Ok(reliefs)
    }

    /// The relief of a sector in a month.
    #[must_use]
    pub fn on(&self, sector: Sector, month: Month) -> Option<&ReliefRule> {
        in_force(self.rules.iter().filter(|rule| rule.sector == sector), month)
    }

    /// What a new funding source of some kind is set to; its own setting goes before this.
    /// `Ask` where the table says nothing.
    #[must_use]
    pub fn usual(&self, kind: FundingKind, month: Month) -> Relief {
        in_force(self.funding.iter().filter(|rule| rule.kind == kind), month)
            .map_or(Relief::Ask, |rule| rule.relief)
    }

    /// The normal amount and, where it may be had, the reduced one.
    #[must_use]
    pub fn quote(
        &self,
        normal: ContributionDue,
        relief: Relief,
        sector: Sector,
        month: Month,
    ) -> Quote {
        let rule = self.on(sector, month).filter(|_| relief != Relief::No);
        let reduced = rule.and_then(|rule| {
            let part = |programme, amount: Rupiah| {
                let reduced = rule.programmes.contains(programme);
                if reduced { amount.checked_rate(rule.paid_part) } else { Some(amount) }
            };
            let due = ContributionDue::new(
                normal.base,
                part(Programme::Jkk, normal.jkk)?,
                part(Programme::Jkm, normal.jkm)?,
                part(Programme::Jht, normal.jht)?,
            )?;
            Some(Reduced { due, relief, source: rule.source.clone() })
        });
        Quote { normal, reduced }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tariffs;
    use super::*;

    #[test]
    fn relief_depends_on_month_sector_and_money() {
        let reliefs = Reliefs::built_in().unwrap();
        let (transport, other) = (Sector::Transport, Sector::Other);
        let table = [
            ("2025-12", transport, Relief::Yes, None),
            ("2026-01", transport, Relief::Yes, Some(8_400)),
            ("2027-03", transport, Relief::Yes, Some(8_400)),
            ("2027-04", transport, Relief::Yes, None),
            ("2026-03", other, Relief::Yes, None),
            ("2026-04", other, Relief::Yes, Some(8_400)),
            ("2026-12", other, Relief::Ask, Some(8_400)),
            ("2027-01", other, Relief::Yes, None),
            ("2026-06", transport, Relief::No, None),
        ];
        for (month, sector, relief, reduced) in table {
            let month = Month::parse(month).unwrap();
            let tariffs = Tariffs::built_in().unwrap();
            let due = tariffs.contribution(ProgrammeSet::JKK_JKM, Rupiah::ZERO, month).unwrap();
            let quote = reliefs.quote(due, relief, sector, month);
            assert_eq!(quote.normal.total, Rupiah::from_i64(16_800), "always shown");
            let got = quote.reduced.map(|reduced| (reduced.due.total.to_i64(), reduced.relief));
            assert_eq!(got, reduced.map(|amount| (amount, relief)), "{month} {sector:?}");
        }
    }

    #[test]
    fn jht_is_never_reduced() {
        let month = Month::new(2026, 6).unwrap();
        let all = ProgrammeSet::JKK_JKM.with(Programme::Jht);
        let due = Tariffs::built_in().unwrap().contribution(all, Rupiah::ZERO, month).unwrap();
        let quote = Reliefs::built_in().unwrap().quote(due, Relief::Yes, Sector::Other, month);
        assert_eq!(quote.reduced.unwrap().due.total, Rupiah::from_i64(28_400));
    }

    #[test]
    fn public_money_has_no_relief_and_village_money_must_ask() {
        let reliefs = Reliefs::built_in().unwrap();
        let table = [
            (FundingKind::Apbn, Relief::No),
            (FundingKind::Apbd, Relief::No),
            (FundingKind::Bkbk, Relief::No),
            (FundingKind::Apbdes, Relief::Ask),
            (FundingKind::Csr, Relief::Yes),
            (FundingKind::Own, Relief::Yes),
        ];
        for (kind, relief) in table {
            assert_eq!(reliefs.usual(kind, Month::new(2026, 6).unwrap()), relief);
            assert_eq!(FundingKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(reliefs.usual(FundingKind::Csr, Month::new(2020, 1).unwrap()), Relief::Ask);
    }
}
