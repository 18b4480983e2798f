//! A plan on paper, for the meeting that decides on it.

use super::{Reckoned, kind, reckoned};
use crate::bill::no_price;
use crate::contract::letter::{PaperPreview, PaperPrinted};
use crate::contract::plan::{PlanBudget, PlanOrder, PlanPurse, PrintPlan};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::letter::{self, pairs, say, with};
use crate::progress::Progress;
use lindung_domain::money::{FundingKind, Group, Relief, Rupiah, Sector, grouped};
use lindung_paper::{Block, Letter, Table, TableColumn};
use lindung_store::SubjectId;

/// A whole bar.
const WHOLE: u64 = 1_000;

pub(crate) fn preview(
    desk: &mut Desk,
    request: PlanOrder,
    _: &mut Progress<'_>,
) -> Result<PaperPreview, ApiError> {
    letter::first_page(&paper(&mut desk.work()?, &request)?, 0)
}

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintPlan,
    _: &mut Progress<'_>,
) -> Result<PaperPrinted, ApiError> {
    let plan = paper(&mut desk.work()?, &request.order)?;
    letter::nameless(&plan, &request.path)
}

fn paper(work: &mut Work<'_>, order: &PlanOrder) -> Result<Letter, ApiError> {
    let paper = letter::paper(order.paper.as_deref())?;
    work.on_paper();
    let (asked, told) = (&order.plan, reckoned(work, &order.plan)?);
    let title = say("plan_title");
    let months = told.wish.months;
    let facts = [("months", &*months.words()), ("count", &months.len().to_string())];
    let mut blocks = vec![
        Block::Title(title.clone(), vec![with("months_count", &facts)]),
        pairs(whole(asked, &told)),
    ];
    let names = Names::of(work, asked, &told)?;
    if !told.wish.purses.is_empty() {
        blocks.extend([Block::Paragraph(say("plan_sources")), sources(&told, &names)]);
    }
    blocks.extend([Block::Paragraph(say("plan_places")), places(&told, &names)]);
    blocks.extend([Block::Paragraph(say("plan_months")), monthly(&told)?]);
    let doubts = told.doubts.iter().map(|doubt| {
        let text = format!("{} {}", doubt.sentence, doubt.hint);
        Block::Paragraph(text.trim().to_owned())
    });
    blocks.extend(doubts);
    let other = asked.tariffs.as_ref().map(|_| Block::Paragraph(say("plan_other_tariffs")));
    blocks.extend(other);
    blocks.push(Block::Paragraph(say("plan_note")));
    blocks.push(Block::Signatures(vec![work.head(&[&work.place_and_day()?])?]));
    work.letter(paper, vec![work.sheet(&title, blocks)])
}

/// The answer before its parts.
fn whole(asked: &PlanBudget, told: &Reckoned) -> Vec<[String; 2]> {
    let people = |people: u64| with("people", &[("people", &grouped(people))]);
    let unpaid = told.plan.unpaid.iter().map(|one| one.people).fold(0, u64::saturating_add);
    let mut rows = vec![[say("programmes"), told.wish.programmes.plain()]];
    if asked.purses.is_empty() {
        rows.push([say("people_count"), people(unpaid)]);
        rows.push([say("plan_cost"), told.plan.over.to_string()]);
        return rows;
    }
    rows.push([say("plan_paid"), people(told.plan.places)]);
    rows.push([say("plan_cost"), told.plan.cost.to_string()]);
    if unpaid > 0 {
        rows.push([say("plan_unpaid"), people(unpaid)]);
        rows.push([say("plan_over"), told.plan.over.to_string()]);
    }
    rows
}

/// How sources and groups are called.
struct Names {
    purses: Vec<String>,
    groups: Vec<String>,
}

impl Names {
    fn of(work: &Work<'_>, asked: &PlanBudget, told: &Reckoned) -> Result<Self, ApiError> {
        let purses = asked.purses.iter().map(|purse| money(work, purse));
        let group = |(place, group): (usize, &Group)| {
            let said = asked.groups.get(place).and_then(|group| group.name.clone());
            let number = place.saturating_add(1).to_string();
            let said = said.filter(|name| !name.trim().is_empty());
            let mut parts =
                vec![said.unwrap_or_else(|| with("plan_group_number", &[("number", &number)]))];
            if group.sector == Sector::Transport {
                parts.push(say("plan_transport"));
            }
            if group.income > Rupiah::ZERO {
                parts.push(with("plan_income", &[("income", &group.income.to_string())]));
            }
            parts.join(", ")
        };
        Ok(Self {
            purses: purses.collect::<Result<_, _>>()?,
            groups: told.wish.groups.iter().enumerate().map(group).collect(),
        })
    }

    fn purse(&self, place: usize) -> String {
        self.purses.get(place).cloned().unwrap_or_default()
    }

    fn group(&self, place: usize) -> String {
        self.groups.get(place).cloned().unwrap_or_default()
    }
}

/// Whose money it is.
fn money(work: &Work<'_>, purse: &PlanPurse) -> Result<String, ApiError> {
    if let Some(funding) = purse.funding {
        return Ok(work.funding(SubjectId::from_number(funding))?.terms.name);
    }
    let Some(text) = purse.kind.as_deref() else { return Ok(say("plan_money")) };
    Ok(match kind(text)? {
        FundingKind::Apbdes => say("plan_apbdes"),
        FundingKind::Own => say("plan_own"),
        kind @ (FundingKind::Apbn | FundingKind::Apbd | FundingKind::Bkbk | FundingKind::Csr) => {
            kind.key().to_uppercase()
        }
    })
}

fn table(codes: &[&str], rows: Vec<Vec<String>>) -> Block {
    let column = |code: &&str| {
        let column = TableColumn::new(say(code));
        let text = ["funding", "plan_relief", "plan_group"].contains(code);
        if text { column } else { column.right() }
    };
    let columns = codes.iter().map(column).collect();
    Block::Table(Table { columns, rows, ..Table::default() })
}

fn sources(told: &Reckoned, names: &Names) -> Block {
    let rows = told.wish.purses.iter().zip(&told.plan.rests).enumerate();
    let rows = rows.map(|(place, (purse, rest))| {
        let relief = match purse.relief {
            Relief::No => say("plan_relief_no"),
            Relief::Ask => say("plan_relief_ask"),
            Relief::Yes if purse.reduced => say("plan_relief_taken"),
            Relief::Yes => say("plan_relief_left"),
        };
        let used = purse.money.checked_sub(*rest).unwrap_or_default();
        let amounts = [purse.money, used, *rest].map(|amount| amount.to_string());
        let number = place.saturating_add(1).to_string();
        [number, names.purse(place), relief].into_iter().chain(amounts).collect()
    });
    let codes = ["no", "funding", "plan_relief", "plan_has", "plan_used", "plan_rest"];
    table(&codes, rows.collect())
}

fn places(told: &Reckoned, names: &Names) -> Block {
    let plan = &told.plan;
    let line = |purse: String, group: usize, people: u64, each: Rupiah, cost: Rupiah| {
        let (people, each, cost) = (grouped(people), each.to_string(), cost.to_string());
        vec![purse, names.group(group), people, each, cost]
    };
    let shares = plan.shares.iter().filter(|share| share.places > 0).map(|share| {
        line(names.purse(share.purse), share.group, share.places, share.price.due, share.cost)
    });
    let none = if told.wish.purses.is_empty() { String::new() } else { say("plan_nobody_pays") };
    let unpaid = plan.unpaid.iter();
    let unpaid =
        unpaid.map(|one| line(none.clone(), one.group, one.people, one.price.due, one.cost));
    let codes = ["funding", "plan_group", "people_count", "plan_each", "sum"];
    table(&codes, shares.chain(unpaid).collect())
}

/// With a bar for each month, so that a change in the middle is seen.
fn monthly(told: &Reckoned) -> Result<Block, ApiError> {
    let months = told.plan.monthly(told.wish.months).map_err(|fault| no_price(&fault))?;
    let all = |cost: Rupiah, unpaid: Rupiah| {
        u64::try_from(cost.to_i64().saturating_add(unpaid.to_i64())).unwrap_or_default()
    };
    let most = months.iter().map(|one| all(one.cost, one.unpaid)).max().unwrap_or_default();
    let rows = months.iter().map(|one| {
        let part = all(one.cost, one.unpaid).saturating_mul(WHOLE).checked_div(most);
        let bar = part.unwrap_or_default().to_string();
        let amounts = [one.cost, one.unpaid, one.relief].map(|amount| amount.to_string());
        std::iter::once(one.month.words()).chain(amounts).chain([bar]).collect()
    });
    let mut columns = vec![TableColumn::new(say("months"))];
    let amounts = ["plan_month_paid", "plan_month_unpaid", "plan_month_relief"];
    columns.extend(amounts.map(|code| TableColumn::new(say(code)).right()));
    columns.push(TableColumn::new(say("plan_month_all")).bar().least(46));
    Ok(Block::Table(Table { columns, rows: rows.collect(), row_mm: 0, sum: false }))
}
