//! The month's validation: what came back for the people who are insured, entered in one go.

use crate::contract::validation::{
    AskValidation, EnterValidation, RtName, ShowValidation, ValidationEntered, ValidationList,
    ValidationOutcome, ValidationPerson, ValidationRt, ValidationState,
};
use crate::decree::places;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::roster::{filter, occupation_name};
use crate::worker::{day, month};
use chrono::NaiveDate;
use lindung_domain::money::Month;
use lindung_domain::number::{Nik, RegionCode, bare_rt};
use lindung_domain::op::programme::PlaceEnd;
use lindung_domain::op::roster::{ValidatedPart, ValidationDone};
use lindung_domain::op::text::Day;
use lindung_domain::op::{MovedOut, Op};
use lindung_domain::table::Ages;
use lindung_domain::worker::WorkerState;
use lindung_store::{About, Draft, Filter, Line, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

/// The outcome of whoever is as before.
const UNCHANGED: &str = "unchanged";

fn asked(work: &Work<'_>, text: Option<&str>) -> Result<Month, ApiError> {
    text.map_or_else(|| Ok(Month::of(work.today())), month)
}

/// What was found of those who are looked at in a month, by root.
type Looked = BTreeMap<SubjectId, Option<String>>;

/// The people of a month's validation: who is insured in it, and who was until somebody looked.
fn people(
    work: &Work<'_>,
    filter: &Filter,
    part: Option<&RtName>,
    month: Month,
    looked: &Looked,
) -> Result<Vec<Line>, ApiError> {
    let insured = work.open.store.insured(month)?;
    let elsewhere = |line: &Line| {
        let differs = |part: &RtName| {
            bare_rt(&part.rw) != bare_rt(&line.rw) || bare_rt(&part.rt) != bare_rt(&line.rt)
        };
        part.is_some_and(differs)
    };
    let looks = |line: &Line| {
        let enrolled = line.state == WorkerState::Enrolled && insured.contains(&line.id);
        (enrolled || looked.contains_key(&line.id)) && !elsewhere(line)
    };
    let mut people = work.open.store.roster(filter, u64::MAX, 0)?;
    people.retain(looks);
    Ok(people)
}

/// How many are insured this month and nobody has looked at.
pub(crate) fn left(work: &Work<'_>, month: Month) -> Result<u64, ApiError> {
    let looked = work.open.store.validated(month)?;
    let enrolled = Filter { state: Some(WorkerState::Enrolled), ..Filter::default() };
    let people = people(work, &enrolled, None, month, &looked)?;
    Ok(people.iter().filter(|line| !looked.contains_key(&line.id)).count() as u64)
}

pub(crate) fn state(
    desk: &mut Desk,
    request: AskValidation,
    _: &mut Progress<'_>,
) -> Result<ValidationState, ApiError> {
    let work = desk.work()?;
    let month = asked(&work, request.month.as_deref())?;
    let looked = work.open.store.validated(month)?;
    let mut rts: BTreeMap<[String; 2], ValidationRt> = BTreeMap::new();
    for line in people(&work, &Filter::default(), None, month, &looked)? {
        let key = [bare_rt(&line.rw), bare_rt(&line.rt)].map(|text| format!("{text:0>3}"));
        let new = ValidationRt { rw: line.rw, rt: line.rt, people: 0, done: 0, ended: 0 };
        let at = rts.entry(key).or_insert(new);
        let found = looked.get(&line.id);
        let count = |is: bool, what: &mut u64| *what = what.saturating_add(u64::from(is));
        count(true, &mut at.people);
        count(found.is_some(), &mut at.done);
        count(found.is_some_and(Option::is_some), &mut at.ended);
    }
    Ok(ValidationState { month: month.plain(), rts: rts.into_values().collect() })
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowValidation,
    _: &mut Progress<'_>,
) -> Result<ValidationList, ApiError> {
    let work = desk.work()?;
    let month = asked(&work, request.month.as_deref())?;
    let looked = work.open.store.validated(month)?;
    let (today, ages) = (work.today(), Ages::built_in().general(work.today()));
    let person = |line: Line| {
        let details = work.open.store.worker(line.id)?.details;
        let born = details.born_on().or_else(|| details.nik()?.likely_born_on(today));
        let age = born.and_then(|born| today.years_since(born));
        let outcome = looked.get(&line.id);
        Ok(ValidationPerson {
            worker: line.id.number(),
            nik: line.nik,
            name: line.name,
            rt: line.rt,
            rw: line.rw,
            occupation: occupation_name(&line.occupation),
            age,
            over_age: age.is_some_and(|age| ages.is_above(age)),
            outcome: outcome.map(|end| end.clone().unwrap_or_else(|| UNCHANGED.to_owned())),
        })
    };
    let part = request.part.as_ref();
    let people = people(&work, &filter(&work, &request.filter)?, part, month, &looked)?;
    let people = people.into_iter().map(person).collect::<Result<_, ApiError>>()?;
    Ok(ValidationList { month: month.plain(), people })
}

pub(crate) fn enter(
    desk: &mut Desk,
    request: EnterValidation,
    _: &mut Progress<'_>,
) -> Result<ValidationEntered, ApiError> {
    let mut work = desk.work()?;
    let month = month(&request.month)?;
    let looked = work.open.store.validated(month)?;
    let mut found: BTreeMap<Option<PlaceEnd>, BTreeSet<Nik>> = BTreeMap::new();
    let (mut drafts, mut named) = (Vec::new(), BTreeSet::new());
    for outcome in &request.outcomes {
        let id = work.open.store.root_of(SubjectId::from_number(outcome.worker))?;
        if !named.insert(id) {
            return Err(ApiError::new("named_twice"));
        }
        let end = end_of(outcome)?;
        let nik = work.standing(id)?.details.nik();
        found.entry(end).or_default().extend(nik);
        if let Some(end) = end {
            drafts.extend(changed(&work, id, outcome, end, month)?);
        }
    }
    let part = request.part.as_ref();
    for line in people(&work, &filter(&work, &request.filter)?, part, month, &looked)? {
        if !named.contains(&line.id) && !looked.contains_key(&line.id) {
            found.entry(None).or_default().extend(Nik::parse(&line.nik).ok());
        }
    }
    let count = |ends: bool| {
        let parts = found.iter().filter(|(end, _)| end.is_some() == ends);
        parts.fold(0_u64, |sum, (_, people)| sum.saturating_add(people.len() as u64))
    };
    let (unchanged, ended) = (count(false), count(true));
    if unchanged.saturating_add(ended) == 0 {
        return Err(ApiError::new("nobody_to_validate"));
    }
    let freed = drafts.iter().filter(|draft| matches!(draft.op, Op::PlaceFreed(_))).count() as u64;
    let parts = found.into_iter().map(|(end, people)| ValidatedPart { end, people }).collect();
    let op = Op::ValidationDone(ValidationDone { month, parts });
    drafts.push(Draft { about: About::New, op });
    let group = work.record(drafts)?.group.ok_or_else(|| ApiError::internal("validation"))?;
    let people = unchanged.saturating_add(ended);
    Ok(ValidationEntered { group: group.number(), people, unchanged, ended, freed })
}

/// Why the person is insured no longer; none for whoever is as before.
fn end_of(outcome: &ValidationOutcome) -> Result<Option<PlaceEnd>, ApiError> {
    if outcome.outcome == UNCHANGED {
        return Ok(None);
    }
    let end = PlaceEnd::ALL.into_iter().find(|end| end.key() == outcome.outcome);
    end.map(Some).ok_or_else(|| ApiError::new("no_place_end"))
}

/// The facts about one person: what happened, the places that are free, the cover that ends.
fn changed(
    work: &Work<'_>,
    id: SubjectId,
    outcome: &ValidationOutcome,
    end: PlaceEnd,
    month: Month,
) -> Result<Vec<Draft>, ApiError> {
    let on = outcome.on.as_deref().filter(|text| !text.trim().is_empty());
    let on: Option<NaiveDate> = on.map(day).transpose()?;
    let needed = || on.ok_or_else(|| ApiError::new("no_day_of_leaving"));
    let mut drafts = Vec::new();
    let mut say = |op| drafts.push(Draft { about: About::Known(id), op });
    match end {
        PlaceEnd::Died => say(Op::WorkerDied(Day { on: needed()? })),
        PlaceEnd::Moved => {
            let to = outcome.to.as_deref().filter(|text| !text.trim().is_empty());
            let to = to.map(RegionCode::parse).transpose();
            let to = to.map_err(|_| ApiError::new("no_village"))?;
            say(Op::WorkerMovedOut(MovedOut { on: needed()?, to }));
        }
        PlaceEnd::FormalJob | PlaceEnd::OverAge | PlaceEnd::Ended => {}
    }
    // The month in which it happened is still paid; the next one is free.
    let from = on.map_or(month, Month::of).next();
    drafts.extend(places::leaving(work, id, None, from, end)?);
    Ok(drafts)
}
