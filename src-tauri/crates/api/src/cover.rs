//! Who is covered, as the village reckons it from what was paid. BPJSTK's word is another fact.

use crate::contract::cover::{
    CountCover, CoverCounts, CoverLine, CoverList, CoverPage, ListCover, Period, ShowCover,
};
use crate::decree::ending;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::month as month_of;
use crate::{remark, roster};
use lindung_domain::cover::{Cover, CoveragePeriod, Standing};
use lindung_domain::money::Month;
use lindung_store::SubjectId;
use std::collections::BTreeSet;

/// A gap is told of while it can still be closed: so many months ahead.
const AHEAD: i32 = 2;

fn asked(work: &Work<'_>, text: Option<&str>) -> Result<Month, ApiError> {
    text.map_or_else(|| Ok(Month::of(work.today())), month_of)
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowCover,
    _: &mut Progress<'_>,
) -> Result<CoverPage, ApiError> {
    let work = desk.work()?;
    let month = asked(&work, request.month.as_deref())?;
    let worker = SubjectId::from_number(request.worker);
    work.open.store.worker(worker)?;
    let paid = work.open.store.paid_months(worker)?;
    let cover = work.arrears()?.cover(&paid, month);
    let mut doubts = Vec::new();
    let ends = cover.period.map(|period| period.months().until());
    if let Some(unpaid) = ends.filter(|_| cover.standing == Standing::Active)
        && month.months_until(unpaid) <= AHEAD
    {
        let code = if unpaid.month() == 1 { "gap_at_new_year" } else { "gap_ahead" };
        doubts.push(remark::with(work.words, code, &[("month", unpaid.words())]));
    }
    let benefits = work.benefits()?;
    let active = cover.standing == Standing::Active;
    let jkm = active.then(|| benefits.jkm(month, cover.consecutive)).flatten();
    let periods = CoveragePeriod::of(&paid).into_iter().map(|period| Period {
        from: period.months().from().plain(),
        until: period.months().until().plain(),
    });
    let key = cover.standing.key();
    Ok(CoverPage {
        month: month.plain(),
        standing: key.to_owned(),
        word: work.words.sentence(&format!("standing_{key}"), &[]),
        consecutive: cover.consecutive,
        active_until: cover.active_until.map(|day| day.to_string()),
        lapses_on: cover.lapses_on.map(|day| day.to_string()),
        periods: periods.collect(),
        jkm: jkm.as_ref().map(|estimate| estimate.amount.plain()),
        jkm_source: jkm.map(|estimate| work.source(&estimate.source)),
        doubts,
    })
}

pub(crate) fn counts(
    desk: &mut Desk,
    request: CountCover,
    _: &mut Progress<'_>,
) -> Result<CoverCounts, ApiError> {
    let work = desk.work()?;
    let month = asked(&work, request.month.as_deref())?;
    standings(&work, month)
}

/// How everybody stands, seen from a month.
pub(crate) fn standings(work: &Work<'_>, month: Month) -> Result<CoverCounts, ApiError> {
    let arrears = work.arrears()?;
    let mut counts = CoverCounts { month: month.plain(), ..CoverCounts::default() };
    work.open.store.paid_alike(|paid, people| {
        let count = match arrears.cover(paid, month).standing {
            Standing::Active => &mut counts.active,
            Standing::Behind => &mut counts.behind,
            Standing::Inactive => &mut counts.inactive,
            Standing::NeverPaid => &mut counts.never_paid,
        };
        *count = count.saturating_add(people);
        counts.workers = counts.workers.saturating_add(people);
    })?;
    Ok(counts)
}

pub(crate) fn list(
    desk: &mut Desk,
    request: ListCover,
    _: &mut Progress<'_>,
) -> Result<CoverList, ApiError> {
    let mut work = desk.work()?;
    let (month, arrears) = (asked(&work, request.month.as_deref())?, work.arrears()?);
    let standing = request.standing.as_deref().map(standing).transpose()?;
    let ending = request.ending.as_deref().map(month_of).transpose()?;
    let ending = ending.map(|month| losing(&work, month)).transpose()?;
    let wanted = |worker: &SubjectId, cover: &Cover| match (standing, &ending) {
        (_, Some(people)) => people.contains(worker),
        (Some(standing), None) => cover.standing == standing,
        (None, None) => matches!(cover.standing, Standing::Active | Standing::Behind),
    };
    let mut people: Vec<(SubjectId, Cover)> = Vec::new();
    work.open.store.each_paid(|worker, paid| {
        let cover = arrears.cover(paid, month);
        if wanted(&worker, &cover) {
            people.push((worker, cover));
        }
    })?;
    people.sort_by_key(|(worker, cover)| (cover.lapses_on, *worker));
    let total = people.len() as u64;
    let limit = usize::try_from(request.limit.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let offset = usize::try_from(request.offset).unwrap_or(usize::MAX);
    let page = people.into_iter().skip(offset).take(limit);
    let people = page.map(|(worker, cover)| {
        Ok(CoverLine {
            line: roster::line_of(&mut work, worker)?,
            standing: cover.standing.key().to_owned(),
            consecutive: cover.consecutive,
            active_until: cover.active_until.map(|day| day.to_string()),
            lapses_on: cover.lapses_on.map(|day| day.to_string()),
        })
    });
    let people = people.collect::<Result<_, ApiError>>()?;
    Ok(CoverList { month: month.plain(), total, people })
}

/// Whose places end in a month.
fn losing(work: &Work<'_>, until: Month) -> Result<BTreeSet<SubjectId>, ApiError> {
    let all = ending::all(work)?.into_iter().find(|(month, _)| *month == until);
    Ok(all.map(|(_, people)| people).unwrap_or_default())
}

fn standing(key: &str) -> Result<Standing, ApiError> {
    let found = Standing::ALL.into_iter().find(|standing| standing.key() == key);
    found.ok_or_else(|| ApiError::new("no_standing"))
}
