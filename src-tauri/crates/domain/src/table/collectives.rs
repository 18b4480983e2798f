//! BPJSTK's kinds of groups, by whose money pays.

use serde::Deserialize;

use crate::money::dated::{self, dated, in_force};
use crate::money::{FundingKind, Month, TableFault};

/// BPJSTK's kind of a group of participants ("908 - PROBIS KEPESERTAAN").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Collective {
    /// Government.
    Sg,
    /// Village, by its own budget.
    Sd,
    /// Village, by the budget of regency or province.
    Sa,
    /// Village, by other money.
    Sl,
    /// Company.
    Sc,
    /// Bank.
    Sb,
}

/// Why a text is no [`Collective`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("jenis kelompok ditulis SG, SD, SA, SL, SC atau SB")]
pub struct CollectiveFault;

impl Collective {
    /// Each of them, in the order of lists.
    pub const ALL: [Self; 6] = [Self::Sg, Self::Sd, Self::Sa, Self::Sl, Self::Sc, Self::Sb];

    /// As BPJSTK writes it.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::Sg => "SG",
            Self::Sd => "SD",
            Self::Sa => "SA",
            Self::Sl => "SL",
            Self::Sc => "SC",
            Self::Sb => "SB",
        }
    }

    /// Reads what BPJSTK writes.
    ///
    /// # Errors
    /// [`CollectiveFault`] for anything else.
    pub fn parse(text: &str) -> Result<Self, CollectiveFault> {
        let named = |one: &Self| one.plain().eq_ignore_ascii_case(text.trim());
        Self::ALL.into_iter().find(named).ok_or(CollectiveFault)
    }
}

crate::number::text_value::text_value!(Collective, CollectiveFault, plain);

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    valid_from: Month,
    valid_until: Option<Month>,
    source: String,
    kind: FundingKind,
    collective: Option<Collective>,
}

dated!(Row);

/// Which kind of group a funding source usually forms.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collectives {
    #[serde(rename = "funding")]
    rows: Vec<Row>,
}

impl Collectives {
    /// The table that came with the program, `assets/funding.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../../assets/funding.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let table: Self = dated::read(text)?;
        dated::check(&table.rows)?;
        Ok(table)
    }

    /// What a new funding source of some kind is set to; its own setting goes before this.
    #[must_use]
    pub fn usual(&self, kind: FundingKind, month: Month) -> Option<Collective> {
        in_force(self.rows.iter().filter(|row| row.kind == kind), month)?.collective
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_money_has_its_kind_of_group() {
        let table = Collectives::built_in().unwrap();
        let month = Month::new(2026, 6).unwrap();
        let usual = FundingKind::ALL.map(|kind| table.usual(kind, month).map(Collective::plain));
        assert_eq!(usual, [Some("SG"), Some("SA"), Some("SL"), Some("SD"), Some("SC"), None]);
    }
}
