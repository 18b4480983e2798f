//! Registering neighbours and recording what happens to them.

use crate::contract::worker::{
    CorrectWorker, Derived, EndMembership, Enrolment, NameHeirs, Preview, PreviewWorker,
    RecordDeath, RecordMove, RecordReturn, RegisterWorker, StartMembership, VoidWorker,
    WorkerSaved,
};
use crate::contract::{Nothing, Remark};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::form;
use crate::progress::Progress;
use crate::remark;
use chrono::NaiveDate;
use lindung_domain::details::{Details, Field};
use lindung_domain::doubt::{Circumstances, doubts, doubts_of_form};
use lindung_domain::money::{Month, Programme, ProgrammeSet};
use lindung_domain::number::{Nik, RegionCode};
use lindung_domain::op::text::{Day, Reason};
use lindung_domain::op::{Correction, Heir, MembershipEnded, MembershipStarted, MovedOut, Op};
use lindung_domain::refusal::{Refusal, check_form};
use lindung_domain::table::{Ages, Regions};
use lindung_domain::village::Called;
use lindung_domain::worker::WorkerState;
use lindung_store::{About, Draft, Filter, Line, SubjectId};

/// How many people who may be the same are shown beside the form.
const LIKELY: u64 = 5;

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

pub(crate) fn preview(
    desk: &mut Desk,
    request: PreviewWorker,
    _: &mut Progress<'_>,
) -> Result<Preview, ApiError> {
    let mut work = desk.work()?;
    let details = form::read(&request.details);
    let mut refusals = Vec::new();
    if let Err(refusal) = check_form(&details) {
        refusals.push(remark::of_refusal(work.words, refusal));
    }
    let nik = details.nik();
    if let Some(refusal) = nik.map(|nik| held(&work, nik)).transpose()?.flatten() {
        refusals.push(remark::of_refusal(work.words, refusal));
    }
    let doubts = doubts_of_form(&details, &work.circumstances()?);
    let doubts = doubts.iter().map(|doubt| remark::of_doubt(work.words, doubt)).collect();
    let derived = derive(nik, &details, work.today());
    let likely = likely(&mut work, &details)?;
    Ok(Preview { details, derived, refusals, doubts, likely })
}

/// Why nobody new can be registered under a NIK.
fn held(work: &Work<'_>, nik: Nik) -> Result<Option<Refusal>, ApiError> {
    let line = work.open.store.find_nik(nik.as_str())?;
    let refusal = |line: Line| {
        let moved = line.state == WorkerState::Moved;
        if moved { Refusal::MovedBefore } else { Refusal::AlreadyRegistered }
    };
    Ok(line.map(refusal))
}

/// What the NIK says where the form says nothing.
fn derive(nik: Option<Nik>, details: &Details, today: NaiveDate) -> Derived {
    let Some(nik) = nik else { return Derived::default() };
    let born_on = details.born_on().or_else(|| nik.likely_born_on(today));
    let district = nik.district();
    Derived {
        born_on: born_on.map(|day| day.to_string()),
        sex: Some(nik.sex().letter().to_owned()),
        region: Regions::built_in().name(district).map(|_| Called::from(district).in_full()),
        age: born_on.and_then(|day| today.years_since(day)),
    }
}

/// People with the same NIK, or with a name that sounds alike.
fn likely(
    work: &mut Work<'_>,
    details: &Details,
) -> Result<Vec<crate::contract::worker::WorkerLine>, ApiError> {
    let mut ids: Vec<SubjectId> = Vec::new();
    if let Some(nik) = details.nik()
        && let Some(line) = work.open.store.find_nik(nik.as_str())?
    {
        ids.push(line.id);
    }
    if details.name().chars().count() >= 3 {
        let search = Some(details.name().to_owned());
        let filter = Filter { search, ..Filter::default() };
        let alike = work.open.store.roster(&filter, LIKELY, 0)?;
        ids.extend(alike.into_iter().map(|line| line.id));
    }
    let mut once = std::collections::BTreeSet::new();
    ids.retain(|id| once.insert(*id));
    ids.into_iter().map(|id| crate::roster::line_of(work, id)).collect()
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

pub(crate) fn register(
    desk: &mut Desk,
    request: RegisterWorker,
    _: &mut Progress<'_>,
) -> Result<WorkerSaved, ApiError> {
    let mut work = desk.work()?;
    let details = form::read(&request.details);
    let mut drafts = vec![Draft { about: About::New, op: Op::WorkerRegistered(details) }];
    if let Some(enrolment) = &request.enrolment {
        let op = Op::MembershipStarted(enrolment_op(enrolment)?);
        drafts.push(Draft { about: About::Begun(0), op });
    }
    let changes = work.record(drafts)?;
    let id = changes.subjects.first().copied().ok_or_else(|| ApiError::internal("register"))?;
    Ok(WorkerSaved { worker: id.number(), doubts: work.doubts_about(id)? })
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
    if !set.is_empty() || !cleared.is_empty() {
        work.record_about(id, Op::WorkerCorrected(Correction { set, cleared }))?;
    }
    Ok(WorkerSaved { worker: request.worker, doubts: work.doubts_about(id)? })
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidWorker,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let op = Op::WorkerVoided(Reason { reason: required(&request.reason)? });
    about_worker(desk, request.worker, op)
}

pub(crate) fn died(
    desk: &mut Desk,
    request: RecordDeath,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let on = day(&request.on)?;
    about_worker(desk, request.worker, Op::WorkerDied(Day { on }))
}

/// The death was said of the wrong person, or by mistake.
pub(crate) fn void_death(
    desk: &mut Desk,
    request: VoidWorker,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
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
) -> Result<Nothing, ApiError> {
    let to = request.to.as_deref().map(RegionCode::parse).transpose();
    let to = to.map_err(|_| ApiError::new("no_village"))?;
    let op = Op::WorkerMovedOut(MovedOut { on: day(&request.on)?, to });
    about_worker(desk, request.worker, op)
}

pub(crate) fn moved_in(
    desk: &mut Desk,
    request: RecordReturn,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
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
) -> Result<Nothing, ApiError> {
    let heirs = request.heirs.into_iter().map(|heir| {
        Ok(Heir {
            relation: crate::page::relation(&heir.relation)?,
            name: required(&heir.name)?,
            nik: heir.nik.filter(|text| !text.is_empty()),
            phone: heir.phone.filter(|text| !text.is_empty()),
        })
    });
    let heirs = heirs.collect::<Result<Vec<_>, ApiError>>()?;
    about_worker(desk, request.worker, Op::HeirsNamed(heirs))
}

pub(crate) fn start_membership(
    desk: &mut Desk,
    request: StartMembership,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
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
) -> Result<Nothing, ApiError> {
    let from_month = month(&request.from)?;
    let worker = desk.work()?.open.store.worker(SubjectId::from_number(request.worker))?;
    if !worker.memberships.values().any(|m| m.until_month() > from_month) {
        return Err(ApiError::new("missing"));
    }
    let op = MembershipEnded { from_month, reason: required(&request.reason)? };
    about_worker(desk, request.worker, Op::MembershipEnded(op))
}

fn about_worker(desk: &mut Desk, worker: i64, op: Op) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(worker);
    work.standing(id)?;
    work.record_about(id, op)?;
    Ok(Nothing {})
}

pub(crate) fn required(text: &str) -> Result<String, ApiError> {
    let text = text.trim();
    if text.is_empty() { Err(ApiError::new("empty_text")) } else { Ok(text.to_owned()) }
}
