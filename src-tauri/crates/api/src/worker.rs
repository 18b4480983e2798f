//! Recording what happens to neighbours.

use crate::contract::Remark;
use crate::contract::form::WorkerSaved;
use crate::contract::worker::{
    CorrectWorker, EndMembership, Enrolment, HeirLine, NameHeirs, RecordDeath, RecordMove,
    RecordReturn, Recorded, StartMembership, VoidWorker,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::form;
use crate::progress::Progress;
use crate::remark;
use chrono::NaiveDate;
use lindung_domain::details::{Details, Field};
use lindung_domain::doubt::{Circumstances, doubts};
use lindung_domain::money::{Month, Programme, ProgrammeSet};
use lindung_domain::number::RegionCode;
use lindung_domain::op::text::{Day, Reason};
use lindung_domain::op::{Correction, Heir, MembershipEnded, MembershipStarted, MovedOut, Op};
use lindung_domain::refusal::{Refusal, check_form};
use lindung_domain::table::{Ages, Regions};
use lindung_domain::worker::WorkerState;
use lindung_store::{About, Draft, EntryId, SubjectId};

impl Work<'_> {
    pub(crate) fn circumstances(&self) -> Result<Circumstances<'static>, ApiError> {
        Ok(Circumstances {
            village: [self.open.village, self.open.called()?.code],
            on: self.today(),
            regions: Regions::built_in(),
            ages: Ages::built_in(),
        })
    }

    /// Every doubt about a worker, said to the officer.
    pub(crate) fn doubts_about(&self, id: SubjectId) -> Result<Vec<Remark>, ApiError> {
        let worker = self.open.store.worker(id)?;
        let doubts = doubts(&worker, &self.circumstances()?);
        let mut told: Vec<Remark> =
            doubts.iter().map(|doubt| remark::of_doubt(self.words, doubt)).collect();
        told.extend(self.bpjs_doubts(id, &worker)?);
        told.extend(self.decree_doubts(&worker)?);
        Ok(told)
    }
}

/// The op of an enrolment, its months and programmes read.
pub(crate) fn programmes(codes: &[String]) -> Result<ProgrammeSet, ApiError> {
    let mut programmes = ProgrammeSet::default();
    for code in codes {
        let programme = [Programme::Jkk, Programme::Jkm, Programme::Jht]
            .into_iter()
            .find(|programme| programme.code().eq_ignore_ascii_case(code))
            .ok_or_else(|| ApiError::new("no_programme").with("programme", code))?;
        programmes = programmes.with(programme);
    }
    Ok(programmes)
}

pub(crate) fn enrolment_op(enrolment: &Enrolment) -> Result<MembershipStarted, ApiError> {
    let programmes = programmes(&enrolment.programmes)?;
    let (from_month, until_month) = (month(&enrolment.from)?, month(&enrolment.until)?);
    if programmes.is_empty() || until_month <= from_month {
        return Err(ApiError::new("bad_enrolment"));
    }
    Ok(MembershipStarted { programmes, from_month, until_month })
}

pub(crate) fn month(text: &str) -> Result<Month, ApiError> {
    Month::parse(text).map_err(|_| ApiError::new("bad_month_text"))
}

pub(crate) fn day(text: &str) -> Result<NaiveDate, ApiError> {
    lindung_domain::number::read_date(text).ok_or_else(|| ApiError::new("bad_day_text"))
}

pub(crate) fn correct(
    desk: &mut Desk,
    request: CorrectWorker,
    _: &mut Progress<'_>,
) -> Result<WorkerSaved, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.worker);
    let before = work.standing(id)?;
    let (mut set, mut after) = (Details::new(), before.details.clone());
    for (field, text) in form::read(&request.set).iter() {
        // The same text again settles a doubt about it, and says nothing otherwise.
        if before.details.get(field) != Some(text) || before.questioned.contains_key(&field) {
            set.set(field, text);
        }
        after.set(field, text);
    }
    let mut cleared = request.cleared;
    if set.get(Field::BornOn).is_some() && before.details.get(Field::BornOnSaid).is_some() {
        cleared.push(Field::BornOnSaid);
    }
    cleared.retain(|field| before.details.get(*field).is_some());
    cleared.iter().for_each(|field| after.clear(*field));
    let nik = check_form(&after).map_err(|refusal| ApiError::new(refusal.code()))?;
    let holder = work.open.store.find_nik(nik.as_str())?.filter(|line| line.id != id);
    let held = holder.is_some_and(|line| line.state != WorkerState::Moved);
    if before.details.nik() != Some(nik) && held {
        return Err(ApiError::new(Refusal::AlreadyRegistered.code()));
    }
    let mut drafts = Vec::new();
    if !set.is_empty() || !cleared.is_empty() {
        let op = Op::WorkerCorrected(Correction { set, cleared });
        drafts.push(Draft { about: About::Known(id), op });
    }
    let group = work.record(drafts)?.group.map(EntryId::number);
    Ok(WorkerSaved { worker: request.worker, doubts: work.doubts_about(id)?, group })
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidWorker,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let op = Op::WorkerVoided(Reason { reason: required(&request.reason)? });
    about_worker(desk, request.worker, op)
}

pub(crate) fn died(
    desk: &mut Desk,
    request: RecordDeath,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let on = day(&request.on)?;
    about_worker(desk, request.worker, Op::WorkerDied(Day { on }))
}

/// The death was said of the wrong person, or by mistake.
pub(crate) fn void_death(
    desk: &mut Desk,
    request: VoidWorker,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let id = SubjectId::from_number(request.worker);
    if desk.work()?.standing(id)?.died_on.is_none() {
        return Err(ApiError::new("not_dead"));
    }
    let reason = required(&request.reason)?;
    about_worker(desk, request.worker, Op::WorkerDeathVoided(Reason { reason }))
}

pub(crate) fn moved_out(
    desk: &mut Desk,
    request: RecordMove,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let to = request.to.as_deref().map(RegionCode::parse).transpose();
    let to = to.map_err(|_| ApiError::new("no_village"))?;
    let op = Op::WorkerMovedOut(MovedOut { on: day(&request.on)?, to });
    about_worker(desk, request.worker, op)
}

pub(crate) fn moved_in(
    desk: &mut Desk,
    request: RecordReturn,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let on = day(&request.on)?;
    let id = SubjectId::from_number(request.worker);
    if desk.work()?.standing(id)?.moved_out.is_none() {
        return Err(ApiError::new("not_moved"));
    }
    about_worker(desk, request.worker, Op::WorkerMovedIn(Day { on }))
}

pub(crate) fn name_heirs(
    desk: &mut Desk,
    request: NameHeirs,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let heirs = heirs(request.heirs)?;
    about_worker(desk, request.worker, Op::HeirsNamed(heirs))
}

/// Those who are named, by the word for how each stands to the worker.
pub(crate) fn heirs(lines: Vec<HeirLine>) -> Result<Vec<Heir>, ApiError> {
    let heir = |line: HeirLine| {
        Ok(Heir {
            relation: crate::page::relation(&line.relation)?,
            name: required(&line.name)?,
            nik: line.nik.filter(|text| !text.is_empty()),
            phone: line.phone.filter(|text| !text.is_empty()),
        })
    };
    lines.into_iter().map(heir).collect()
}

pub(crate) fn start_membership(
    desk: &mut Desk,
    request: StartMembership,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let started = enrolment_op(&request.enrolment)?;
    let worker = desk.work()?.open.store.worker(SubjectId::from_number(request.worker))?;
    if worker.memberships.contains_key(&started.from_month) {
        return Err(ApiError::new("again"));
    }
    about_worker(desk, request.worker, Op::MembershipStarted(started))
}

pub(crate) fn end_membership(
    desk: &mut Desk,
    request: EndMembership,
    _: &mut Progress<'_>,
) -> Result<Recorded, ApiError> {
    let from_month = month(&request.from)?;
    let worker = desk.work()?.open.store.worker(SubjectId::from_number(request.worker))?;
    if !worker.memberships.values().any(|m| m.until_month() > from_month) {
        return Err(ApiError::new("missing"));
    }
    let op = MembershipEnded { from_month, reason: required(&request.reason)? };
    about_worker(desk, request.worker, Op::MembershipEnded(op))
}

fn about_worker(desk: &mut Desk, worker: i64, op: Op) -> Result<Recorded, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(worker);
    work.standing(id)?;
    let group = work.record(vec![Draft { about: About::Known(id), op }])?.group;
    Ok(Recorded { group: group.map(EntryId::number) })
}

pub(crate) fn required(text: &str) -> Result<String, ApiError> {
    let text = text.trim();
    if text.is_empty() { Err(ApiError::new("empty_text")) } else { Ok(text.to_owned()) }
}
