//! A bill as the officer sees it, and what to look at again.

use super::LeftOut;
use crate::contract::Remark;
use crate::contract::bill::{
    BillMonth, BillPage, BillPartLine, BillPeople, BillPersonLine, PaymentLine, ShowBill,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::remark;
use chrono::Datelike;
use lindung_domain::funding::{Bill, Contribution, Reckoning};
use lindung_domain::money::{Month, Rupiah};
use lindung_domain::number::Nik;
use lindung_domain::op::bill::BillPart;
use lindung_store::{BillPerson, SubjectId};

pub(super) fn of(
    work: &Work<'_>,
    id: Option<SubjectId>,
    bill: &Bill,
    left_out: LeftOut,
) -> Result<BillPage, ApiError> {
    let too_large = || ApiError::new("bad_amount");
    let reckoning = bill.reckon().ok_or_else(too_large)?;
    let (decree, funding) = work.payer(Some(bill.made.decree))?;
    let due = work.holidays()?.due(bill.made.from_month);
    let mut doubts = doubts(work, bill, &reckoning, left_out);
    if !due.holidays_known {
        let facts = [("year", due.on.year().to_string())];
        doubts.push(remark::with(work.words, "holidays_unknown", &facts));
    }
    let mut payments: Vec<&Contribution> = bill.contributions.values().collect();
    payments.sort_by_key(|one| (one.received.paid_on, one.received.label));
    let months = bill.made.months().iter().map(|one| month(bill, one).ok_or_else(too_large));
    let parts = bill.made.parts.iter().map(|one| part(one).ok_or_else(too_large));
    Ok(BillPage {
        bill: id.map(SubjectId::number),
        decree,
        funding,
        from: bill.made.from_month.plain(),
        until: bill.made.until_month.plain(),
        due_on: due.on.to_string(),
        people: bill.made.people(),
        parts: parts.collect::<Result<_, _>>()?,
        due: reckoning.due.plain(),
        normal: reckoning.normal.plain(),
        received: reckoning.received.plain(),
        missing: reckoning.missing.plain(),
        twice: reckoning.twice.plain(),
        code: bill.code.clone(),
        payments: payments.into_iter().map(payment).collect(),
        months: months.collect::<Result<_, _>>()?,
        voided: bill.voided.clone(),
        doubts,
    })
}

fn month(bill: &Bill, month: Month) -> Option<BillMonth> {
    let told = bill.reckon_month(month)?;
    Some(BillMonth {
        month: month.plain(),
        due: told.due.plain(),
        paid: told.paid.plain(),
        missing: told.due.checked_sub(told.paid)?.plain(),
        twice: told.covered.checked_sub(told.paid)?.plain(),
        unpaid: told.unpaid,
    })
}

pub(crate) fn people(
    desk: &mut Desk,
    request: ShowBill,
    _: &mut Progress<'_>,
) -> Result<BillPeople, ApiError> {
    let work = desk.work()?;
    let id = SubjectId::from_number(request.bill);
    let bill = work.bill(id)?;
    let line = |person: BillPerson| BillPersonLine {
        unpaid: Nik::parse(&person.nik).map_or(0, |nik| bill.unpaid_months(&nik)),
        nik: person.nik,
        worker: person.worker.map(SubjectId::number),
        name: person.name,
        due: person.due.plain(),
    };
    Ok(BillPeople { people: work.open.store.bill_people(id)?.into_iter().map(line).collect() })
}

fn part(part: &BillPart) -> Option<BillPartLine> {
    Some(BillPartLine {
        base: part.base.plain(),
        people: part.people.len() as u64,
        due: Rupiah::checked_sum(part.due.iter().copied())?.plain(),
        normal: Rupiah::checked_sum(part.normal.iter().copied())?.plain(),
    })
}

fn payment(one: &Contribution) -> PaymentLine {
    let received = &one.received;
    PaymentLine {
        payment: received.label.to_string(),
        amount: received.amount.plain(),
        paid_on: received.paid_on.to_string(),
        from: received.from_month.plain(),
        until: received.until_month.plain(),
        receipt: received.receipt.clone(),
        but: received.but.len() as u64,
        voided: one.voided.clone(),
    }
}

fn doubts(work: &Work<'_>, bill: &Bill, reckoning: &Reckoning, left_out: LeftOut) -> Vec<Remark> {
    let said = |code, name, fact: String| remark::with(work.words, code, &[(name, fact)]);
    let counted = [
        ("bill_gone", left_out.gone),
        ("bill_again", left_out.billed),
        ("bill_partly", left_out.partly),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let mut doubts: Vec<Remark> =
        counted.map(|(code, count)| said(code, "count", count.to_string())).collect();
    if reckoning.twice > Rupiah::ZERO {
        doubts.push(said("paid_twice", "amount", reckoning.twice.to_string()));
    }
    if reckoning.received != reckoning.covered {
        let facts = [
            ("received", reckoning.received.to_string()),
            ("covered", reckoning.covered.to_string()),
        ];
        doubts.push(remark::with(work.words, "amount_differs", &facts));
    }
    let outside = |months: lindung_domain::money::MonthRange| {
        bill.made.months().overlap(&months) != Some(months)
    };
    if bill.counting().any(|one| outside(one.months())) {
        doubts.push(said("months_not_billed", "months", bill.made.months().words()));
    }
    doubts
}
