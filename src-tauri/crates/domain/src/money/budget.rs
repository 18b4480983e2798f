//! People and months into money, and money into places.

use super::Rupiah;

/// What a number of people cost for a number of months at one amount a month; `None` beyond the
/// range of money.
#[must_use]
pub fn cost(people: u64, monthly: Rupiah, months: u32) -> Option<Rupiah> {
    monthly.checked_mul(people)?.checked_mul(months.into())
}

/// How many people a budget covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// People.
    pub places: u64,
    /// What is left over.
    pub rest: Rupiah,
}

impl Places {
    /// How many people a budget covers for a number of months at one amount a month. `None` if
    /// the budget is below zero, or a person costs nothing.
    #[must_use]
    pub fn that(budget: Rupiah, monthly: Rupiah, months: u32) -> Option<Self> {
        let (places, rest) = budget.checked_div_rem(cost(1, monthly, months)?)?;
        Some(Self { places, rest })
    }
}
