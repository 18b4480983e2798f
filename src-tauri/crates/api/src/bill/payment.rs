//! Payments for a bill, in whole or in part.

use super::{LeftOut, page};
use crate::contract::bill::{BillPage, ReceiveContribution, VoidContribution};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::{day, month, required};
use lindung_domain::money::{MonthRange, Rupiah, read_rupiah};
use lindung_domain::number::Nik;
use lindung_domain::op::Op;
use lindung_domain::op::bill::{ContributionReceived, ContributionVoided};
use lindung_domain::op::label::Label;
use lindung_store::SubjectId;
use std::collections::BTreeSet;

/// An amount as an officer types it.
pub(crate) fn amount(text: &str) -> Result<Rupiah, ApiError> {
    let amount = read_rupiah(text).map_err(|_| ApiError::new("bad_amount"))?;
    if amount.is_negative() { Err(ApiError::new("bad_amount")) } else { Ok(amount) }
}

pub(crate) fn receive(
    desk: &mut Desk,
    request: ReceiveContribution,
    _: &mut Progress<'_>,
) -> Result<BillPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.bill);
    let bill = work.valid_bill(id)?;
    let or = |text: Option<&str>, usual| text.map_or(Ok(usual), month);
    let from_month = or(request.from.as_deref(), bill.made.from_month)?;
    let until_month = or(request.until.as_deref(), bill.made.until_month)?;
    if MonthRange::new(from_month, until_month).overlap(&bill.made.months()).is_none() {
        return Err(ApiError::new("months_not_billed").with("months", bill.made.months().words()));
    }
    let but = request.but.iter().map(|text| Nik::parse(text));
    let but: BTreeSet<Nik> =
        but.collect::<Result<_, _>>().map_err(|fault| ApiError::new(fault.kind()))?;
    if but.iter().any(|nik| !bill.made.parts.iter().any(|part| part.people.contains(nik))) {
        return Err(ApiError::new("not_in_bill"));
    }
    let received = ContributionReceived {
        label: work.label(),
        amount: amount(&request.amount)?,
        paid_on: day(&request.paid_on)?,
        from_month,
        until_month,
        receipt: request.receipt.filter(|text| !text.trim().is_empty()),
        but,
    };
    work.record_about(id, Op::ContributionReceived(received))?;
    page::of(&work, Some(id), &work.bill(id)?, LeftOut::default())
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidContribution,
    _: &mut Progress<'_>,
) -> Result<BillPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.bill);
    let bill = work.bill(id)?;
    let label: Option<Label> = request.payment.parse().ok();
    let label =
        label.filter(|label| bill.contributions.get(label).is_some_and(|one| one.voided.is_none()));
    let label = label.ok_or_else(|| ApiError::new("no_payment"))?;
    let reason = required(&request.reason)?;
    work.record_about(id, Op::ContributionVoided(ContributionVoided { label, reason }))?;
    page::of(&work, Some(id), &work.bill(id)?, LeftOut::default())
}
