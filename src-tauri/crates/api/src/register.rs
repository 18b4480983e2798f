//! Registering a neighbour: what the form is told as one types, and what is recorded of it.

use crate::contract::form::{
    Derived, Household, HouseholdOf, Likely, Preview, PreviewWorker, RegisterWorker, WorkerSaved,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::form;
use crate::pair;
use crate::photo;
use crate::progress::Progress;
use crate::remark;
use crate::roster;
use crate::worker::{enrolment_op, heirs};
use chrono::NaiveDate;
use lindung_domain::details::{Details, Field};
use lindung_domain::doubt::doubts_of_form;
use lindung_domain::number::{FamilyCardNumber, Neighbourhood, Nik};
use lindung_domain::op::Op;
use lindung_domain::op::text::Pair;
use lindung_domain::refusal::{Refusal, check_form};
use lindung_domain::table::Regions;
use lindung_domain::village::Called;
use lindung_domain::worker::WorkerState;
use lindung_store::{About, Draft, Filter, Line, SubjectId};
use std::collections::BTreeSet;

/// How many people who may be the same are shown beside the form.
const LIKELY: usize = 5;
/// So many people of a similar name are looked at.
const LOOKED_AT: u64 = 30;

pub(crate) fn preview(
    desk: &mut Desk,
    request: PreviewWorker,
    _: &mut Progress<'_>,
) -> Result<Preview, ApiError> {
    let mut work = desk.work()?;
    let details = form::read(&request.details);
    let nik = details.nik();
    let mut refusals: Vec<Refusal> = check_form(&details).err().into_iter().collect();
    refusals.extend(nik.map(|nik| held(&work, nik)).transpose()?.flatten());
    // Both at once, so that nobody mends the NIK and is then told of the name.
    if details.name().is_empty() && !refusals.contains(&Refusal::NoName) {
        refusals.push(Refusal::NoName);
    }
    let refusals = refusals.into_iter().map(|one| remark::of_refusal(work.words, one)).collect();
    let doubts = doubts_of_form(&details, &work.circumstances()?);
    let doubts = doubts.iter().map(|doubt| remark::of_doubt(work.words, doubt)).collect();
    let derived = derive(nik, &details, work.today());
    let likely = likely(&mut work, &details, derived.born_on.as_deref())?;
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

/// People with the same NIK, then those of a name that sounds alike and the same birth date or
/// family card, then others whose names begin like it.
fn likely(
    work: &mut Work<'_>,
    details: &Details,
    born_on: Option<&str>,
) -> Result<Vec<Likely>, ApiError> {
    let store = &work.open.store;
    let mut found: Vec<(u8, &str, SubjectId)> = Vec::new();
    let holder = details.nik().map(|nik| store.find_nik(nik.as_str())).transpose()?.flatten();
    found.extend(holder.map(|line| (0, "nik", line.id)));
    if details.name().chars().count() >= 3 {
        let born_on = born_on.or(details.get(Field::BornOn)).unwrap_or_default();
        let probe = details.clone().with(Field::BornOn, born_on);
        let search = Some(details.name().to_owned());
        let filter = Filter { search, ..Filter::default() };
        for line in store.roster(&filter, LOOKED_AT, 0)? {
            let alike = pair::is_alike(&probe, &store.worker(line.id)?.details);
            found.push(if alike { (1, "person", line.id) } else { (2, "name", line.id) });
        }
    }
    // Stable: of one kind, whoever was registered first stands first.
    found.sort_by_key(|(rank, _, _)| *rank);
    let mut once = BTreeSet::new();
    found.retain(|(_, _, id)| once.insert(*id));
    found.truncate(LIKELY);
    let line = |(_, why, id): (u8, &str, SubjectId)| {
        Ok(Likely { line: roster::line_of(work, id)?, why: why.to_owned() })
    };
    found.into_iter().map(line).collect()
}

pub(crate) fn household(
    desk: &mut Desk,
    request: HouseholdOf,
    _: &mut Progress<'_>,
) -> Result<Household, ApiError> {
    let mut work = desk.work()?;
    let store = &work.open.store;
    let card = FamilyCardNumber::parse(&request.family_card).ok();
    let family = card.map(|card| store.family(card.as_str())).transpose()?.unwrap_or_default();
    let mut home = Details::new();
    // Where the last one who said so lives: families move, and tell it at the desk.
    for id in family.iter().rev() {
        let details = store.worker(*id)?.details;
        for field in [Field::Address, Field::Hamlet, Field::Rt, Field::Rw] {
            if home.get(field).is_none() {
                home.set(field, details.get(field).unwrap_or_default());
            }
        }
    }
    let place = Neighbourhood::new(&request.rt, &request.rw);
    let hamlet = match place.rt.is_empty() || place.rw.is_empty() {
        true => None,
        false => store.usual_hamlet(&place.rt, &place.rw)?,
    };
    let family = family.into_iter().map(|id| roster::line_of(&mut work, id));
    Ok(Household { family: family.collect::<Result<_, _>>()?, home, hamlet })
}

pub(crate) fn register(
    desk: &mut Desk,
    request: RegisterWorker,
    _: &mut Progress<'_>,
) -> Result<WorkerSaved, ApiError> {
    let work = desk.work()?;
    let details = form::read(&request.details);
    let enrolment = request.enrolment.as_ref().map(enrolment_op).transpose()?;
    let (heirs, photo) = (heirs(request.heirs)?, request.photo.as_deref());
    let portrait = photo.map(photo::shown).transpose()?;
    let apart = request.apart.into_iter().map(SubjectId::from_number);
    let author = work.author();
    let (id, group) = work.open.store.record_with(&author, |recording| {
        let registered = Op::WorkerRegistered(details);
        let id = recording.add(Draft { about: About::New, op: registered })?;
        let mut ops: Vec<Op> = enrolment.map(Op::MembershipStarted).into_iter().collect();
        if !heirs.is_empty() {
            ops.push(Op::HeirsNamed(heirs));
        }
        ops.extend(portrait.map(|jpeg| photo::op(recording, &jpeg)).transpose()?);
        let about = About::Known(id);
        let mut drafts: Vec<Draft> = ops.into_iter().map(|op| Draft { about, op }).collect();
        drafts.extend(apart.map(|other| Draft {
            about: About::Both(id, other),
            op: Op::WorkersSeparated(Pair {}),
        }));
        for draft in drafts {
            recording.add(draft)?;
        }
        Ok::<_, ApiError>((id, recording.group()))
    })?;
    let doubts = work.doubts_about(id)?;
    Ok(WorkerSaved { worker: id.number(), doubts, group: Some(group.number()) })
}
