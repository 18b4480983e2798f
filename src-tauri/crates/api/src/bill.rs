//! Bills: made from the places as they are, and frozen.

use crate::contract::Nothing;
use crate::contract::bill::{
    BillList, BillPage, BillSummary, CodeBill, MakeBill, ShowBill, TotalLine,
};
use crate::contract::programme::VoidFact;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::{month, required};
use lindung_domain::fold::Subject;
use lindung_domain::funding::{Bill, Decree};
use lindung_domain::money::{
    Asked, ContributionFault, MonthRange, Price, Relief, Rules, Rupiah, Sector,
};
use lindung_domain::number::Nik;
use lindung_domain::op::Op;
use lindung_domain::op::bill::{BillCoded, BillMade, BillPart};
use lindung_domain::op::label::Label;
use lindung_domain::op::text::Reason;
use lindung_domain::table::{Holidays, Occupations};
use lindung_domain::worker::WorkerState;
use lindung_store::{BillLine, Held, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) mod own;
pub(crate) mod page;
pub(crate) mod payment;

impl Work<'_> {
    /// A bill that is here.
    pub(crate) fn bill(&self, id: SubjectId) -> Result<Bill, ApiError> {
        let Ok((Subject::Bill(bill), _)) = self.open.store.subject(id) else {
            return Err(ApiError::new("no_bill"));
        };
        Ok(*bill)
    }

    /// A bill that is here and was not voided.
    pub(crate) fn valid_bill(&self, id: SubjectId) -> Result<Bill, ApiError> {
        let bill = self.bill(id)?;
        if bill.voided.is_some() { Err(ApiError::new("bill_voided")) } else { Ok(bill) }
    }

    /// The number of a bill's decree and the name of who pays, as far as they are here. Of somebody
    /// who pays alone there is no decree.
    fn payer(&self, label: Option<Label>) -> Result<(String, String), ApiError> {
        let id = label.map(|label| self.open.store.labelled(label)).transpose()?.flatten();
        let Some(id) = id else { return Ok(Default::default()) };
        if let Ok(source) = self.funding(id) {
            return Ok((String::new(), source.terms.name));
        }
        let decree = self.decree(id)?;
        let source = self.funding_of(decree.issued.funding)?;
        Ok((decree.issued.number, source.map(|source| source.terms.name).unwrap_or_default()))
    }
}

/// Why a contribution cannot be told, said to the officer.
pub(crate) fn no_price(fault: &ContributionFault) -> ApiError {
    match fault {
        ContributionFault::NoTariff(month) => {
            ApiError::new("no_tariff").with("month", month.words())
        }
        ContributionFault::NegativeIncome | ContributionFault::TooLarge => {
            ApiError::new("bad_amount")
        }
    }
}

/// Who holds a place and is not billed, by why.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LeftOut {
    /// Died or moved away, and nobody freed the place.
    pub(crate) gone: u64,
    /// Billed for one of the months already.
    pub(crate) billed: u64,
    /// Not there in every one of the months.
    pub(crate) partly: u64,
}

pub(crate) fn make(
    desk: &mut Desk,
    request: MakeBill,
    progress: &mut Progress<'_>,
) -> Result<BillPage, ApiError> {
    // Who, for how much, on record.
    progress.step(0, 3)?;
    let mut work = desk.work()?;
    let decree = work.valid_decree(SubjectId::from_number(request.decree))?;
    let from = month(&request.from)?;
    let until = request.until.as_deref().map(month).transpose()?.unwrap_or_else(|| from.next());
    let months = MonthRange::new(from, until);
    if months.is_empty() || decree.months().overlap(&months) != Some(months) {
        return Err(ApiError::new("not_in_decree").with("months", decree.months().words()));
    }
    let source = work.funding_of(decree.issued.funding)?;
    let relief = source.map(|source| work.relief_of(&source.terms, from)).transpose()?;
    let relief = relief.unwrap_or(Relief::Ask);
    if request.reduced && relief != Relief::Yes {
        return Err(ApiError::new("no_relief_here"));
    }
    let (people, left_out) = people(&work, &decree, months)?;
    progress.step(1, 3)?;
    let parts = parts(&work, &decree, months, relief, request.reduced, people)?;
    if parts.is_empty() {
        return Err(ApiError::new("nobody_to_bill").with("months", months.words()));
    }
    let (decree, made_on) = (decree.issued.label, work.today());
    let made = BillMade { decree, from_month: from, until_month: until, made_on, parts };
    if !made.is_sound() {
        return Err(ApiError::new("bad_amount"));
    }
    progress.step(2, 3)?;
    let id = match request.dry_run {
        true => None,
        false => Some(work.begin(Op::BillMade(made.clone()))?),
    };
    let (code, voided, contributions) = (None, None, BTreeMap::new());
    page::of(&work, id, &Bill { made, code, contributions, voided }, left_out)
}

/// Who holds a place in every one of the months and is not billed yet.
fn people(
    work: &Work<'_>,
    decree: &Decree,
    months: MonthRange,
) -> Result<(Vec<Held>, LeftOut), ApiError> {
    let (label, store) = (decree.issued.label, &work.open.store);
    let mut left_out = LeftOut::default();
    let mut known: BTreeMap<SubjectId, (u32, Held)> = BTreeMap::new();
    let mut billed = BTreeSet::new();
    for month in months.iter() {
        billed.append(&mut store.billed(label, month)?);
        for held in store.held(label, month)? {
            let (times, _) = known.entry(held.worker).or_insert((0, held));
            *times = times.saturating_add(1);
        }
    }
    let mut people = Vec::new();
    for (times, held) in known.into_values() {
        let count = if matches!(held.state, WorkerState::Died | WorkerState::Moved) {
            &mut left_out.gone
        } else if times < months.len() {
            &mut left_out.partly
        } else if billed.insert(held.nik.clone()) {
            people.push(held);
            continue;
        } else {
            // Also of two registrations of one number: a person is billed once.
            &mut left_out.billed
        };
        *count = count.saturating_add(1);
    }
    Ok((people, left_out))
}

/// People who cost the same stand together.
fn parts(
    work: &Work<'_>,
    decree: &Decree,
    months: MonthRange,
    relief: Relief,
    reduced: bool,
    people: Vec<Held>,
) -> Result<Vec<BillPart>, ApiError> {
    let (tariffs, reliefs) = (work.tariffs()?, work.reliefs()?);
    let rules = Rules { tariffs: &tariffs, reliefs: &reliefs };
    let mut alike: BTreeMap<(Rupiah, Sector), BTreeSet<Nik>> = BTreeMap::new();
    for held in people {
        let nik = Nik::parse(&held.nik).map_err(|_| ApiError::internal("nik"))?;
        alike.entry((held.income, sector(&held.occupation))).or_default().insert(nik);
    }
    // Several incomes fall into one bracket, and without relief the sectors do not differ.
    let mut parts: BTreeMap<Vec<Rupiah>, BillPart> = BTreeMap::new();
    let programmes = decree.issued.programmes;
    for ((income, sector), people) in alike {
        let price = rules.price(&Asked { months, programmes, income, sector, relief, reduced });
        let Price { base, months, .. } = price.map_err(|fault| no_price(&fault))?;
        let normal: Vec<Rupiah> = months.iter().map(|month| month.normal).collect();
        let due: Vec<Rupiah> = months.iter().map(|month| month.due).collect();
        let key = [&[base], normal.as_slice(), due.as_slice()].concat();
        let part = BillPart { base, normal, due, people: BTreeSet::new() };
        parts.entry(key).or_insert(part).people.extend(people);
    }
    Ok(parts.into_values().collect())
}

/// What some months cost for these people, without relief.
pub(crate) fn sum_of(
    work: &Work<'_>,
    decree: &Decree,
    months: MonthRange,
    people: Vec<Held>,
) -> Result<Rupiah, ApiError> {
    let parts = parts(work, decree, months, Relief::No, false, people)?;
    let (from_month, until_month) = (months.from(), months.until());
    let (decree, made_on) = (decree.issued.label, work.today());
    let made = BillMade { decree, from_month, until_month, made_on, parts };
    made.due(months, &BTreeSet::new()).ok_or_else(|| ApiError::new("bad_amount"))
}

/// The sector of an occupation; of one that is not in the table, the other.
fn sector(occupation: &str) -> Sector {
    Occupations::built_in().by_code(occupation).map_or(Sector::Other, |known| known.sector)
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowBill,
    _: &mut Progress<'_>,
) -> Result<BillPage, ApiError> {
    let work = desk.work()?;
    let id = SubjectId::from_number(request.bill);
    page::of(&work, Some(id), &work.bill(id)?, LeftOut::default())
}

pub(crate) fn code(
    desk: &mut Desk,
    request: CodeBill,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.bill);
    work.valid_bill(id)?;
    let code = required(&request.code)?;
    work.record_about(id, Op::BillCoded(BillCoded { code }))?;
    Ok(Nothing {})
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidFact,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.id);
    // Money that was received would stand on nothing: it is taken back first.
    if work.valid_bill(id)?.counting().next().is_some() {
        return Err(ApiError::new("bill_paid"));
    }
    let reason = required(&request.reason)?;
    work.record_about(id, Op::BillVoided(Reason { reason }))?;
    Ok(Nothing {})
}

pub(crate) fn list(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<BillList, ApiError> {
    let work = desk.work()?;
    let holidays = work.holidays()?;
    let bills =
        work.open.store.bills(None)?.into_iter().map(|line| summary(&work, &holidays, line));
    let bills = bills.collect::<Result<_, _>>()?;
    let totals = work.open.store.month_totals()?.into_iter().map(|total| {
        let label = total.funding.parse();
        let source = label.ok().map(|label| work.funding_of(label)).transpose()?.flatten();
        let missing = total.due.checked_sub(total.paid);
        let missing = missing.ok_or_else(|| ApiError::internal("total"))?;
        Ok(TotalLine {
            month: total.month.plain(),
            funding: source.map(|source| source.terms.name).unwrap_or_default(),
            people: total.people,
            due: total.due.plain(),
            normal: total.normal.plain(),
            paid_people: total.paid_people,
            paid: total.paid.plain(),
            missing: missing.plain(),
        })
    });
    Ok(BillList { bills, totals: totals.collect::<Result<_, ApiError>>()? })
}

fn summary(work: &Work<'_>, holidays: &Holidays, line: BillLine) -> Result<BillSummary, ApiError> {
    let (decree, funding) = work.payer(line.decree.parse().ok())?;
    let missing = line.due.checked_sub(line.paid);
    Ok(BillSummary {
        bill: line.bill.number(),
        decree,
        funding,
        from: line.from_month.plain(),
        until: line.until_month.plain(),
        due_on: holidays.due(line.from_month).on.to_string(),
        people: line.people,
        due: line.due.plain(),
        missing: missing.ok_or_else(|| ApiError::internal("total"))?.plain(),
        differs: line.received != line.paid,
    })
}
