//! The budget planner. It warns and never blocks.

use crate::bill::no_price;
use crate::bill::payment::amount;
use crate::contract::Remark;
use crate::contract::bill::{BudgetPlan, PlanBudget, PlanGroup, PlanPurse, PlanShare};
use crate::contract::worker::Enrolment;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::funding::kind;
use crate::progress::Progress;
use crate::remark;
use crate::rules::unsound;
use crate::worker::enrolment_op;
use lindung_domain::money::{
    Group, Month, Plan, Price, Purse, Relief, Rules, Rupiah, Sector, Tariffs, Wish, plan,
};
use lindung_store::SubjectId;

pub(crate) fn budget(
    desk: &mut Desk,
    request: PlanBudget,
    _: &mut Progress<'_>,
) -> Result<BudgetPlan, ApiError> {
    let work = desk.work()?;
    let PlanBudget { from, until, programmes, groups, purses, tariffs } = request;
    let asked = enrolment_op(&Enrolment { programmes, from, until })?;
    let groups = if groups.is_empty() { vec![PlanGroup::default()] } else { groups };
    let endless = groups.iter().any(|group| group.people.is_none());
    if purses.is_empty() && endless {
        return Err(ApiError::new("no_money"));
    }
    let wish = Wish {
        months: asked.months(),
        programmes: asked.programmes,
        groups: groups.iter().map(group).collect::<Result<_, _>>()?,
        purses: purses
            .iter()
            .map(|one| purse(&work, one, asked.from_month))
            .collect::<Result<_, _>>()?,
    };
    let tariffs = match tariffs {
        Some(text) => Tariffs::from_toml(&text).map_err(|fault| unsound(&fault))?,
        None => work.tariffs()?,
    };
    let rules = Rules { tariffs: &tariffs, reliefs: &work.reliefs()? };
    let planned = plan(&rules, &wish).map_err(|fault| no_price(&fault))?;
    let doubts = doubts(&work, &wish, &planned);
    Ok(told(planned, doubts))
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

fn told(planned: Plan, doubts: Vec<Remark>) -> BudgetPlan {
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
    let shares = planned.shares.iter();
    let shares = shares.map(|s| line(Some(s.purse), s.group, s.places, &s.price, s.cost));
    let unpaid = planned.unpaid.iter().map(|u| line(None, u.group, u.people, &u.price, u.cost));
    BudgetPlan {
        places: planned.places,
        cost: planned.cost.plain(),
        rests: planned.rests.into_iter().map(Rupiah::plain).collect(),
        shares: shares.collect(),
        unpaid: unpaid.collect(),
        over: planned.over.plain(),
        doubts,
    }
}
