//! Money, months, and what cover costs and pays.
//!
//! Amounts are whole rupiah and every operation on them is checked. Rates, brackets, relief and
//! benefits are dated rows with their sources under `assets/`: at least five changed between 2015
//! and 2026. The program estimates, BPJS Ketenagakerjaan decides.

mod benefit;
mod budget;
pub(crate) mod dated;
mod month;
mod plan;
mod programme;
mod read;
mod relief;
mod rupiah;
mod tariff;

pub use benefit::{
    Benefits, Estimate, EstimatePart, JkkBenefit, JkmBenefit, Scholarship, SchoolStep,
};
pub use budget::{Places, cost};
pub use dated::{Clause, TableFault, clauses};
pub use month::{Month, MonthFault, MonthRange};
pub use plan::{
    Asked, Group, MonthCost, MonthPrice, Plan, Price, Purse, Rules, Share, Unpaid, Wish, plan,
};
pub use programme::{Programme, ProgrammeFault, ProgrammeSet};
pub use read::{MoneyFault, read_rupiah};
pub use relief::{FundingKind, Quote, Reduced, Relief, ReliefRule, Reliefs, Sector, UnknownWord};
pub use rupiah::{Rupiah, RupiahFault, grouped};
pub use tariff::{Bracket, ContributionDue, ContributionFault, Tariff, Tariffs};

#[cfg(test)]
mod published;
