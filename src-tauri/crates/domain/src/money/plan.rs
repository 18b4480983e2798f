//! The planner: money, months and programmes into places, and people into money.
//!
//! It warns and never blocks; what it says is an estimate until BPJSTK has written the bill.

use super::{
    ContributionFault, Month, MonthRange, ProgrammeSet, Relief, Reliefs, Rupiah, Sector, Tariffs,
};

/// The tables by which contributions are reckoned.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'r> {
    /// What cover costs.
    pub tariffs: &'r Tariffs,
    /// What is taken off for a time.
    pub reliefs: &'r Reliefs,
}

/// For whom a price is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The months, half-open.
    pub months: MonthRange,
    /// In which programmes.
    pub programmes: ProgrammeSet,
    /// Declared monthly income.
    pub income: Rupiah,
    /// Of the worker's occupation.
    pub sector: Sector,
    /// Whether the money may have the relief.
    pub relief: Relief,
    /// Whether somebody chose to take the relief: it is never taken silently, and only where
    /// `relief` says yes.
    pub reduced: bool,
}

/// One month of a [`Price`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthPrice {
    /// Which.
    pub month: Month,
    /// Without relief.
    pub normal: Rupiah,
    /// With relief, where the money has it or must ask for it.
    pub reduced: Option<Rupiah>,
    /// What is reckoned with.
    pub due: Rupiah,
}

/// What one person costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The income that counts in the first month.
    pub base: Rupiah,
    /// Month by month.
    pub months: Vec<MonthPrice>,
    /// All months without relief.
    pub normal: Rupiah,
    /// All months with whatever relief the money has or must ask for.
    pub lowest: Rupiah,
    /// All months as reckoned with.
    pub due: Rupiah,
}

impl Rules<'_> {
    /// What one person costs; each month by the tariff and the relief of that month.
    ///
    /// # Errors
    /// No tariff holds in one of the months, or an amount is beyond the range.
    pub fn price(&self, asked: &Asked) -> Result<Price, ContributionFault> {
        let (mut base, mut months) = (Rupiah::ZERO, Vec::new());
        for month in asked.months.iter() {
            let due = self.tariffs.contribution(asked.programmes, asked.income, month)?;
            let quote = self.reliefs.quote(due, asked.relief, asked.sector, month);
            let (normal, reduced) = (quote.normal.total, quote.reduced.map(|r| r.due.total));
            let taken = reduced.filter(|_| asked.reduced && asked.relief == Relief::Yes);
            if months.is_empty() {
                base = due.base;
            }
            months.push(MonthPrice { month, normal, reduced, due: taken.unwrap_or(normal) });
        }
        let sum = |amount: fn(&MonthPrice) -> Rupiah| {
            Rupiah::checked_sum(months.iter().map(amount)).ok_or(ContributionFault::TooLarge)
        };
        let normal = sum(|month| month.normal)?;
        let lowest = sum(|month| month.reduced.unwrap_or(month.normal))?;
        let due = sum(|month| month.due)?;
        Ok(Price { base, months, normal, lowest, due })
    }
}

/// One source's money in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purse {
    /// How much.
    pub money: Rupiah,
    /// Whether it may have the relief.
    pub relief: Relief,
    /// Whether the relief is to be taken where it may be had.
    pub reduced: bool,
}

/// People who cost the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// How many; none for as many as the money buys.
    pub people: Option<u64>,
    /// Declared monthly income.
    pub income: Rupiah,
    /// Of their occupation.
    pub sector: Sector,
}

/// What is planned: groups and purses each in the order of their priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// For which months.
    pub months: MonthRange,
    /// In which programmes.
    pub programmes: ProgrammeSet,
    /// Who, the first before the second.
    pub groups: Vec<Group>,
    /// By whose money, the first before the second.
    pub purses: Vec<Purse>,
}

/// Places that one purse pays for one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Place of the purse in the wish.
    pub purse: usize,
    /// Place of the group in the wish.
    pub group: usize,
    /// Whole people, each for all months.
    pub places: u64,
    /// What one of them costs.
    pub price: Price,
    /// What all of them cost.
    pub cost: Rupiah,
}

/// People for whom there is no money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaid {
    /// Place of the group in the wish.
    pub group: usize,
    /// How many.
    pub people: u64,
    /// What one of them would cost by the last purse, or with none.
    pub price: Price,
    /// What all of them would cost.
    pub cost: Rupiah,
}

/// Who is paid by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In the order of the purses, then of the groups.
    pub shares: Vec<Share>,
    /// What is left in each purse.
    pub rests: Vec<Rupiah>,
    /// For whom the money does not reach.
    pub unpaid: Vec<Unpaid>,
    /// All places.
    pub places: u64,
    /// What the places cost.
    pub cost: Rupiah,
    /// What lacks for the others beside the rest of the last purse: a warning, never a block.
    pub over: Rupiah,
}

/// What a plan costs in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCost {
    /// Which.
    pub month: Month,
    /// What the places cost.
    pub cost: Rupiah,
    /// What those would cost for whom there is no money.
    pub unpaid: Rupiah,
    /// What the relief takes off the places.
    pub relief: Rupiah,
}

impl Plan {
    /// Month by month: a tariff or a relief may change in the middle.
    ///
    /// # Errors
    /// An amount is beyond the range.
    pub fn monthly(&self, months: MonthRange) -> Result<Vec<MonthCost>, ContributionFault> {
        let one = |month: Month| {
            let of = |price: &Price, amount: fn(&MonthPrice) -> Option<Rupiah>, people: u64| {
                let priced = price.months.iter().find(|one| one.month == month);
                priced.and_then(amount)?.checked_mul(people)
            };
            let due: fn(&MonthPrice) -> Option<Rupiah> = |one| Some(one.due);
            let relief: fn(&MonthPrice) -> Option<Rupiah> = |one| one.normal.checked_sub(one.due);
            let shares = |amount| {
                let costs = self.shares.iter().map(|share| of(&share.price, amount, share.places));
                Rupiah::checked_sum(costs.collect::<Option<Vec<_>>>()?)
            };
            let unpaid = self.unpaid.iter().map(|none| of(&none.price, due, none.people));
            Some(MonthCost {
                month,
                cost: shares(due)?,
                unpaid: Rupiah::checked_sum(unpaid.collect::<Option<Vec<_>>>()?)?,
                relief: shares(relief)?,
            })
        };
        let all: Option<Vec<_>> = months.iter().map(one).collect();
        all.ok_or(ContributionFault::TooLarge)
    }
}

/// Gives each purse to the groups in turn until it is empty; whole people only.
///
/// # Errors
/// See [`Rules::price`]; also where a person costs nothing and the group has no end.
pub fn plan(rules: &Rules<'_>, wish: &Wish) -> Result<Plan, ContributionFault> {
    let mut left: Vec<Option<u64>> = wish.groups.iter().map(|group| group.people).collect();
    let (mut shares, mut rests) = (Vec::new(), Vec::new());
    for (purse_at, purse) in wish.purses.iter().enumerate() {
        let mut rest = purse.money;
        for ((group_at, group), left) in wish.groups.iter().enumerate().zip(&mut left) {
            let price = rules.price(&asked(wish, group, Some(purse)))?;
            let bought = rest.checked_div_rem(price.due).map(|(places, _)| places);
            let free = price.due == Rupiah::ZERO;
            let most = if free { *left } else { Some(bought.unwrap_or_default()) };
            let most = most.ok_or(ContributionFault::TooLarge)?;
            let places = left.map_or(most, |left| left.min(most));
            let cost = price.due.checked_mul(places).ok_or(ContributionFault::TooLarge)?;
            rest = rest.checked_sub(cost).ok_or(ContributionFault::TooLarge)?;
            *left = left.map(|left| left.saturating_sub(places));
            shares.push(Share { purse: purse_at, group: group_at, places, price, cost });
        }
        rests.push(rest);
    }
    let unpaid = unpaid(rules, wish, &left)?;
    let sum = |costs: &mut dyn Iterator<Item = Rupiah>| {
        Rupiah::checked_sum(costs).ok_or(ContributionFault::TooLarge)
    };
    let cost = sum(&mut shares.iter().map(|share| share.cost))?;
    let lacking = sum(&mut unpaid.iter().map(|unpaid| unpaid.cost))?;
    let rest = rests.last().copied().unwrap_or_default();
    let over = lacking.checked_sub(rest).filter(|over| !over.is_negative()).unwrap_or_default();
    let places = shares.iter().map(|share| share.places).fold(0, u64::saturating_add);
    Ok(Plan { shares, rests, unpaid, places, cost, over })
}

fn unpaid(
    rules: &Rules<'_>,
    wish: &Wish,
    left: &[Option<u64>],
) -> Result<Vec<Unpaid>, ContributionFault> {
    let lacking = wish.groups.iter().enumerate().zip(left);
    let lacking = lacking.filter_map(|(group, left)| Some((group, left.filter(|n| *n > 0)?)));
    lacking
        .map(|((at, group), people)| {
            let price = rules.price(&asked(wish, group, wish.purses.last()))?;
            let cost = price.due.checked_mul(people).ok_or(ContributionFault::TooLarge)?;
            Ok(Unpaid { group: at, people, price, cost })
        })
        .collect()
}

fn asked(wish: &Wish, group: &Group, purse: Option<&Purse>) -> Asked {
    Asked {
        months: wish.months,
        programmes: wish.programmes,
        income: group.income,
        sector: group.sector,
        relief: purse.map_or(Relief::No, |purse| purse.relief),
        reduced: purse.is_some_and(|purse| purse.reduced),
    }
}

#[cfg(test)]
mod tests;
