//! The budget planner. It warns and never blocks.

use crate::bill::no_price;
use crate::bill::payment::amount;
use crate::contract::Remark;
use crate::contract::plan::{
    AskBrackets, BracketLine, Brackets, BudgetPlan, PlanBudget, PlanGroup, PlanMonth, PlanPurse,
    PlanShare, ReadTariffs, TariffsRead,
};
use crate::contract::worker::Enrolment;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::funding::kind;
use crate::progress::Progress;
use crate::remark;
use crate::rules::unsound;
use crate::worker::{enrolment_op, month, programmes};
use lindung_domain::money::{
    Bracket, ContributionFault, Group, Month, Plan, Price, Purse, Relief, Rules, Rupiah, Sector,
    Tariffs, Wish, plan,
};
use lindung_store::SubjectId;

mod paper;

pub(crate) use paper::{preview, print};

/// A plan that was reckoned, and what it was reckoned from.
struct Reckoned {
    wish: Wish,
    plan: Plan,
    doubts: Vec<Remark>,
}

pub(crate) fn budget(
    desk: &mut Desk,
    request: PlanBudget,
    _: &mut Progress<'_>,
) -> Result<BudgetPlan, ApiError> {
    told(reckoned(&desk.work()?, &request)?)
}

fn reckoned(work: &Work<'_>, request: &PlanBudget) -> Result<Reckoned, ApiError> {
    let PlanBudget { from, until, programmes, groups, purses, tariffs } = request;
    let enrolment =
        Enrolment { programmes: programmes.clone(), from: from.clone(), until: until.clone() };
    let asked = enrolment_op(&enrolment)?;
    let usual: &[PlanGroup] = &[PlanGroup::default()];
    let groups = if groups.is_empty() { usual } else { groups };
    let endless = groups.iter().any(|group| group.people.is_none());
    if purses.is_empty() && endless {
        return Err(ApiError::new("no_money"));
    }
    let purse = |one| purse(work, one, asked.from_month);
    let wish = Wish {
        months: asked.months(),
        programmes: asked.programmes,
        groups: groups.iter().map(group).collect::<Result<_, _>>()?,
        purses: purses.iter().map(purse).collect::<Result<_, _>>()?,
    };
    let tariffs = table(work, tariffs.as_deref())?;
    let rules = Rules { tariffs: &tariffs, reliefs: &work.reliefs()? };
    let plan = plan(&rules, &wish).map_err(|fault| no_price(&fault))?;
    let doubts = doubts(work, &wish, &plan);
    Ok(Reckoned { wish, plan, doubts })
}

/// Another table of tariffs, or the one that holds.
fn table(work: &Work<'_>, other: Option<&str>) -> Result<Tariffs, ApiError> {
    match other {
        Some(text) => Tariffs::from_toml(text).map_err(|fault| unsound(&fault)),
        None => work.tariffs(),
    }
}

pub(crate) fn brackets(
    desk: &mut Desk,
    request: AskBrackets,
    _: &mut Progress<'_>,
) -> Result<Brackets, ApiError> {
    let work = desk.work()?;
    let (month, programmes) = (month(&request.month)?, programmes(&request.programmes)?);
    let tariffs = table(&work, request.tariffs.as_deref())?;
    let tariff = tariffs.on(month).ok_or(ContributionFault::NoTariff(month));
    let tariff = tariff.map_err(|fault| no_price(&fault))?;
    let line = |bracket: &Bracket| {
        let due = tariff.contribution(programmes, bracket.from);
        let due = due.map_err(|fault| no_price(&fault))?;
        let (from, base, due) = (bracket.from.plain(), due.base.plain(), due.total.plain());
        Ok(BracketLine { from, base, due })
    };
    let brackets = tariff.brackets.iter().map(line).collect::<Result<_, ApiError>>()?;
    Ok(Brackets { brackets })
}

pub(crate) fn tariffs(
    desk: &mut Desk,
    request: ReadTariffs,
    _: &mut Progress<'_>,
) -> Result<TariffsRead, ApiError> {
    let work = desk.work()?;
    let text = std::fs::read_to_string(&request.path).map_err(|_| ApiError::new("no_file"))?;
    table(&work, Some(&text))?;
    Ok(TariffsRead { clauses: work.clauses(&text)?, text })
}

fn group(asked: &PlanGroup) -> Result<Group, ApiError> {
    let income = asked.income.as_deref().filter(|text| !text.trim().is_empty());
    let income = income.map(amount).transpose()?.unwrap_or_default();
    let sector = if asked.transport { Sector::Transport } else { Sector::Other };
    Ok(Group { people: asked.people, income, sector })
}

fn purse(work: &Work<'_>, asked: &PlanPurse, month: Month) -> Result<Purse, ApiError> {
    let relief = match (asked.funding, asked.kind.as_deref()) {
        (Some(funding), _) => {
            let source = work.funding(SubjectId::from_number(funding))?;
            work.relief_of(&source.terms, month)?
        }
        (None, Some(text)) => work.reliefs()?.usual(kind(text)?, month),
        (None, None) => Relief::No,
    };
    if asked.reduced && relief != Relief::Yes {
        return Err(ApiError::new("no_relief_here"));
    }
    Ok(Purse { money: amount(&asked.money)?, relief, reduced: asked.reduced })
}

fn doubts(work: &Work<'_>, wish: &Wish, planned: &Plan) -> Vec<Remark> {
    let mut doubts = Vec::new();
    if planned.over > Rupiah::ZERO && !wish.purses.is_empty() {
        let facts = [("over", planned.over.to_string())];
        doubts.push(remark::with(work.words, "over_budget", &facts));
    }
    // Money that may have a relief which nobody took, or which must first be asked for.
    let lower = |relief| {
        planned.shares.iter().any(|share| {
            let purse = wish.purses.get(share.purse);
            purse.is_some_and(|purse| purse.relief == relief)
                && share.price.lowest < share.price.due
        })
    };
    if lower(Relief::Ask) {
        doubts.push(remark::with(work.words, "relief_to_ask", &[]));
    }
    if lower(Relief::Yes) {
        doubts.push(remark::with(work.words, "relief_not_taken", &[]));
    }
    doubts
}

fn told(Reckoned { wish, plan, doubts }: Reckoned) -> Result<BudgetPlan, ApiError> {
    let line =
        |purse: Option<usize>, group: usize, places, price: &Price, cost: Rupiah| PlanShare {
            purse: purse.map(|place| place as u64),
            group: group as u64,
            places,
            each: price.due.plain(),
            each_normal: price.normal.plain(),
            each_lowest: price.lowest.plain(),
            cost: cost.plain(),
        };
    let shares = plan.shares.iter();
    let shares = shares.map(|s| line(Some(s.purse), s.group, s.places, &s.price, s.cost));
    let unpaid = plan.unpaid.iter().map(|u| line(None, u.group, u.people, &u.price, u.cost));
    let monthly = plan.monthly(wish.months).map_err(|fault| no_price(&fault))?;
    let months = monthly.into_iter().map(|one| PlanMonth {
        month: one.month.plain(),
        cost: one.cost.plain(),
        unpaid: one.unpaid.plain(),
        relief: one.relief.plain(),
    });
    Ok(BudgetPlan {
        places: plan.places,
        cost: plan.cost.plain(),
        rests: plan.rests.iter().map(|rest| rest.plain()).collect(),
        reliefs: wish.purses.iter().map(|purse| purse.relief.to_string()).collect(),
        shares: shares.collect(),
        unpaid: unpaid.collect(),
        over: plan.over.plain(),
        months: months.collect(),
        doubts,
    })
}
