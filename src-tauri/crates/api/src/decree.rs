//! Decrees: a number of places, by whom they are paid, and who holds them.

use crate::contract::programme::{
    AmendmentLine, DecreeLine, DecreeList, DecreePage, IssueDecree, MonthPlaces, PlaceLine, Saved,
    ShowDecree, VoidFact, WaitingLine,
};
use crate::contract::worker::Enrolment;
use crate::contract::{Nothing, Remark};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::remark;
use crate::worker::{day, enrolment_op, month, required};
use lindung_domain::fold::Subject;
use lindung_domain::funding::Decree;
use lindung_domain::money::Month;
use lindung_domain::op::Op;
use lindung_domain::op::label::Label;
use lindung_domain::op::programme::{DecreeAmended, DecreeIssued};
use lindung_domain::op::text::Reason;
use lindung_domain::worker::Worker;
use lindung_store::{Held, SubjectId, Waiter};
use std::collections::BTreeSet;

pub(crate) mod amend;
pub(crate) mod ending;
pub(crate) mod places;

impl Work<'_> {
    /// A decree that is here.
    pub(crate) fn decree(&self, id: SubjectId) -> Result<Decree, ApiError> {
        let Ok((Subject::Decree(decree), _)) = self.open.store.subject(id) else {
            return Err(ApiError::new("no_decree"));
        };
        Ok(*decree)
    }

    /// A decree that is here and was not voided.
    pub(crate) fn valid_decree(&self, id: SubjectId) -> Result<Decree, ApiError> {
        let decree = self.decree(id)?;
        if decree.voided.is_some() { Err(ApiError::new("decree_voided")) } else { Ok(decree) }
    }

    /// One that the village itself may change.
    pub(crate) fn own_decree(&self, id: SubjectId) -> Result<Decree, ApiError> {
        let decree = self.valid_decree(id)?;
        if decree.by_office { Err(ApiError::new("decree_from_office")) } else { Ok(decree) }
    }
}

impl Work<'_> {
    /// A place that reaches further than the membership which goes with it.
    pub(crate) fn decree_doubts(&self, worker: &Worker) -> Result<Vec<Remark>, ApiError> {
        let labels: BTreeSet<Label> = worker.places.keys().map(|(label, _)| *label).collect();
        let mut doubts = Vec::new();
        for label in labels {
            let id = self.open.store.labelled(label)?;
            let Some(decree) = id.and_then(|id| self.valid_decree(id).ok()) else { continue };
            if let Some(month) = amend::lacks_from(worker, &decree) {
                let facts = [("decree", decree.issued.number.clone()), ("month", month.words())];
                doubts.push(remark::with(self.words, "place_beyond_cover", &facts));
            }
        }
        Ok(doubts)
    }
}

pub(crate) fn issue(
    desk: &mut Desk,
    request: IssueDecree,
    _: &mut Progress<'_>,
) -> Result<Saved, ApiError> {
    let mut work = desk.work()?;
    let source = work.funding(SubjectId::from_number(request.funding))?;
    if source.voided.is_some() {
        return Err(ApiError::new("no_funding"));
    }
    let (programmes, from, until) = (request.programmes, request.from, request.until);
    let months = enrolment_op(&Enrolment { programmes, from, until })?;
    let label = work.label();
    let id = work.begin(Op::DecreeIssued(DecreeIssued {
        label,
        number: required(&request.number)?,
        dated: day(&request.dated)?,
        funding: source.label,
        programmes: months.programmes,
        from_month: months.from_month,
        until_month: months.until_month,
        places: request.places,
    }))?;
    Ok(Saved { id: id.number() })
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidFact,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.id);
    let decree = work.own_decree(id)?;
    // What was billed for it would stand on nothing.
    if !work.open.store.bills(Some(decree.issued.label))?.is_empty() {
        return Err(ApiError::new("decree_billed"));
    }
    let reason = required(&request.reason)?;
    work.record_about(id, Op::DecreeVoided(Reason { reason }))?;
    Ok(Nothing {})
}

pub(crate) fn list(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<DecreeList, ApiError> {
    let work = desk.work()?;
    let ids = work.open.store.subjects_of_kind("decree")?;
    let decrees = ids.into_iter().map(|id| Ok((id, work.decree(id)?)));
    let decrees = decrees.collect::<Result<Vec<_>, ApiError>>()?;
    let lines = decrees.iter().map(|(id, decree)| line(&work, *id, decree));
    Ok(DecreeList {
        decrees: lines.collect::<Result<_, ApiError>>()?,
        doubts: ending::doubts(&work)?,
    })
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowDecree,
    _: &mut Progress<'_>,
) -> Result<DecreePage, ApiError> {
    let work = desk.work()?;
    let id = SubjectId::from_number(request.decree);
    let decree = work.decree(id)?;
    let asked = request.month.as_deref().map(month).transpose()?;
    let asked = asked.unwrap_or_else(|| nearest(&decree, Month::of(work.today())));
    let (label, store) = (decree.issued.label, &work.open.store);
    let months = decree.months().iter().map(|month| {
        let (places, held) = (decree.places(month), store.held_count(label, month)?);
        Ok(MonthPlaces { month: month.plain(), places, held })
    });
    Ok(DecreePage {
        line: line(&work, id, &decree)?,
        amendments: decree.amendments.iter().map(amendment).collect(),
        months: months.collect::<Result<_, ApiError>>()?,
        people: store.held(label, asked)?.into_iter().map(place).collect(),
        waiting: store.waiting_for(label)?.into_iter().map(waits).collect(),
        doubts: doubts(&work, &decree)?,
    })
}

/// More people than places: recorded all the same, and looked at again.
fn doubts(work: &Work<'_>, decree: &Decree) -> Result<Vec<Remark>, ApiError> {
    let mut fullest: Option<(u64, Month)> = None;
    for month in decree.months().iter() {
        let held = work.open.store.held_count(decree.issued.label, month)?;
        let over = held.saturating_sub(decree.places(month).into());
        if over > 0 && fullest.is_none_or(|(most, _)| over > most) {
            fullest = Some((over, month));
        }
    }
    let facts =
        |(over, month): (u64, Month)| [("over", over.to_string()), ("month", month.words())];
    let over = fullest.map(facts);
    Ok(over.map(|facts| remark::with(work.words, "places_exceeded", &facts)).into_iter().collect())
}

/// This month, or the nearest in which the decree holds.
fn nearest(decree: &Decree, month: Month) -> Month {
    let months = decree.months();
    if month < months.from() { months.from() } else { month.min(months.until().prev()) }
}

fn line(work: &Work<'_>, id: SubjectId, decree: &Decree) -> Result<DecreeLine, ApiError> {
    let funding = work.funding_of(decree.issued.funding)?;
    let month = nearest(decree, Month::of(work.today()));
    Ok(DecreeLine {
        decree: id.number(),
        number: decree.issued.number.clone(),
        dated: decree.issued.dated.to_string(),
        funding: funding.map(|source| source.terms.name).unwrap_or_default(),
        programmes: decree.issued.programmes.plain(),
        from: decree.months().from().plain(),
        until: decree.months().until().plain(),
        month: month.plain(),
        places: decree.places(month),
        held: work.open.store.held_count(decree.issued.label, month)?,
        from_office: decree.by_office,
        voided: decree.voided.clone(),
    })
}

fn amendment(amended: &DecreeAmended) -> AmendmentLine {
    AmendmentLine {
        number: amended.number.clone(),
        dated: amended.dated.to_string(),
        from: amended.from_month.plain(),
        until: amended.until_month.map(Month::plain),
        places: amended.places,
    }
}

fn place(held: Held) -> PlaceLine {
    PlaceLine {
        worker: held.worker.number(),
        nik: held.nik,
        name: held.name,
        from: held.from_month.plain(),
        until: held.until_month.map(Month::plain),
        state: held.state.key().to_owned(),
    }
}

fn waits(waiter: Waiter) -> WaitingLine {
    let Waiter { worker, name, rank, since, reason } = waiter;
    WaitingLine { worker: worker.number(), name, rank, since, reason }
}
