//! A neighbour who pays alone: no decree stands between, the funding source itself is billed.

use super::{no_price, sector};
use crate::contract::Remark;
use crate::contract::bill::{OwnContribution, ReceiveOwn};
use crate::contract::programme::NameFunding;
use crate::contract::worker::Enrolment;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::funding::terms;
use crate::progress::Progress;
use crate::remark;
use crate::worker::{day, enrolment_op, month};
use lindung_domain::details::Field;
use lindung_domain::fold::Subject;
use lindung_domain::money::{Asked, FundingKind, Month, MonthRange, Price, Relief, Rules};
use lindung_domain::op::bill::{BillMade, BillPart, ContributionReceived};
use lindung_domain::op::label::Label;
use lindung_domain::op::programme::{FundingNamed, FundingTerms};
use lindung_domain::op::{MembershipStarted, Op};
use lindung_domain::worker::{Worker, WorkerState};
use lindung_store::{About, Draft, SubjectId};
use std::collections::BTreeSet;

/// As many months may be paid at once.
const MOST_MONTHS: u32 = 12;

/// The money of those who pay alone.
struct Own {
    /// None as long as nobody did: it is named with the first payment.
    label: Option<Label>,
    terms: FundingTerms,
}

pub(crate) fn receive(
    desk: &mut Desk,
    request: ReceiveOwn,
    _: &mut Progress<'_>,
) -> Result<OwnContribution, ApiError> {
    let mut work = desk.work()?;
    let id = work.open.store.root_of(SubjectId::from_number(request.worker))?;
    let worker = work.open.store.worker(id)?;
    if worker.state() >= WorkerState::Moved {
        return Err(ApiError::new("voided"));
    }
    let started = asked(&request)?;
    let months = started.months();
    let own = own(&work)?;
    if let Some(label) = own.label {
        refuse_twice(&work, label, &worker, months)?;
    }
    let relief = work.relief_of(&own.terms, months.from())?;
    if request.reduced && relief != Relief::Yes {
        return Err(ApiError::new("no_relief_here"));
    }
    let price = price(&work, &worker, &started, relief, request.reduced)?;
    let mut told = OwnContribution {
        bill: None,
        until: months.until().plain(),
        due: price.due.plain(),
        normal: price.normal.plain(),
        lowest: if relief == Relief::Yes { &price.lowest } else { &price.normal }.plain(),
        doubts: doubts(&work, &own.terms, &worker, months.from()),
    };
    if !request.dry_run {
        let bill = record(&mut work, (id, &worker), &request, started, own, &price)?;
        told.bill = Some(bill.number());
    }
    Ok(told)
}

/// Months and programmes.
fn asked(request: &ReceiveOwn) -> Result<MembershipStarted, ApiError> {
    if request.months == 0 || request.months > MOST_MONTHS {
        return Err(ApiError::new("bad_enrolment"));
    }
    let until = month(&request.from)?.plus(i32::try_from(request.months).unwrap_or_default());
    let programmes = match request.programmes.as_slice() {
        [] => ["jkk", "jkm"].map(str::to_owned).to_vec(),
        chosen => chosen.to_vec(),
    };
    enrolment_op(&Enrolment { programmes, from: request.from.clone(), until: until.plain() })
}

/// The funding source that was named first for it; where there is none, one on the usual terms.
fn own(work: &Work<'_>) -> Result<Own, ApiError> {
    for id in work.open.store.subjects_of_kind("funding")? {
        if let Ok((Subject::Funding(source), _)) = work.open.store.subject(id)
            && source.terms.kind == FundingKind::Own
            && source.voided.is_none()
        {
            return Ok(Own { label: Some(source.label), terms: source.terms });
        }
    }
    let name = work.words.sentence("own_payers", &[]);
    let kind = FundingKind::Own.key().to_owned();
    let usual = NameFunding { name, kind, ..NameFunding::default() };
    Ok(Own { label: None, terms: terms(work, &usual)? })
}

/// A month that was billed so before is not taken again.
fn refuse_twice(
    work: &Work<'_>,
    label: Label,
    worker: &Worker,
    months: MonthRange,
) -> Result<(), ApiError> {
    let nik = worker.details.get(Field::Nik).unwrap_or_default();
    for month in months.iter() {
        if work.open.store.billed(label, month)?.contains(nik) {
            return Err(ApiError::new("own_paid_before").with("month", month.words()));
        }
    }
    Ok(())
}

fn price(
    work: &Work<'_>,
    worker: &Worker,
    started: &MembershipStarted,
    relief: Relief,
    reduced: bool,
) -> Result<Price, ApiError> {
    let (tariffs, reliefs) = (work.tariffs()?, work.reliefs()?);
    let rules = Rules { tariffs: &tariffs, reliefs: &reliefs };
    let asked = Asked {
        months: started.months(),
        programmes: started.programmes,
        income: worker.income(),
        sector: sector(worker.details.get(Field::Occupation).unwrap_or_default()),
        relief,
        reduced,
    };
    rules.price(&asked).map_err(|fault| no_price(&fault))
}

/// A place that others pay for, and an age at which BPJSTK may refuse.
fn doubts(work: &Work<'_>, terms: &FundingTerms, worker: &Worker, from: Month) -> Vec<Remark> {
    let (ages, first) = (terms.ages(), from.first_day());
    let age = worker.details.born_on().and_then(|born| first.years_since(born));
    let told = [
        ("own_and_place", worker.places.values().any(|place| place.holds(from))),
        ("own_age", age.is_some_and(|age| ages.is_above(age) || ages.is_below(age))),
    ];
    let told = told.into_iter().filter(|(_, holds)| *holds);
    told.map(|(code, _)| remark::with(work.words, code, &[("month", from.words())])).collect()
}

/// Source where there was none, membership, bill and payment: one group.
fn record(
    work: &mut Work<'_>,
    (id, worker): (SubjectId, &Worker),
    request: &ReceiveOwn,
    started: MembershipStarted,
    own: Own,
    price: &Price,
) -> Result<SubjectId, ApiError> {
    let (paid_on, made_on) = (day(&request.paid_on)?, work.today());
    let nik = worker.details.nik().ok_or_else(|| ApiError::new("no_nik"))?;
    let (from_month, until_month) = (started.months().from(), started.months().until());
    let mut drafts = Vec::new();
    let decree = own.label.unwrap_or_else(|| work.label());
    if own.label.is_none() {
        let op = Op::FundingNamed(FundingNamed { label: decree, terms: own.terms });
        drafts.push(Draft { about: About::New, op });
    }
    let covers = |m: &lindung_domain::worker::Membership| {
        m.months.from() <= from_month && from_month < m.until_month()
    };
    if !worker.memberships.values().any(covers) {
        let op = Op::MembershipStarted(started);
        drafts.push(Draft { about: About::Known(id), op });
    }
    let part = BillPart {
        base: price.base,
        normal: price.months.iter().map(|month| month.normal).collect(),
        due: price.months.iter().map(|month| month.due).collect(),
        people: BTreeSet::from([nik]),
    };
    let bill = drafts.len();
    let made = BillMade { decree, from_month, until_month, made_on, parts: vec![part] };
    drafts.push(Draft { about: About::New, op: Op::BillMade(made) });
    let received = ContributionReceived {
        label: work.label(),
        amount: price.due,
        paid_on,
        from_month,
        until_month,
        receipt: request.receipt.clone().filter(|text| !text.trim().is_empty()),
        but: BTreeSet::new(),
    };
    let op = Op::ContributionReceived(received);
    drafts.push(Draft { about: About::Begun(bill), op });
    let changes = work.record(drafts)?;
    changes.subjects.get(bill).copied().ok_or_else(|| ApiError::internal("bill"))
}
