//! How much of the village is covered, by where people live, what they do, who they are, who pays.

use crate::contract::coverage::{AskCoverage, CountSegment, Coverage, CoverageLine};
use crate::contract::programme::Saved;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::roster::occupation_name;
use crate::worker::{day, month, required};
use lindung_domain::coverage::{Beginnings, Pace, SegmentKind, age_band, per_mille, target};
use lindung_domain::money::Month;
use lindung_domain::number::{Nik, bare_rt};
use lindung_domain::op::Op;
use lindung_domain::op::roster::SegmentCounted;
use lindung_store::{SubjectId, Traits};
use std::collections::{BTreeMap, BTreeSet};

mod paper;

pub(crate) use paper::{preview, print};

/// The counts that hold, by segment.
type Counted = BTreeMap<String, (SubjectId, SegmentCounted)>;

/// A segment: how it is sorted and named in facts, and how in words.
type Segment = (String, String);

pub(crate) fn segments(
    desk: &mut Desk,
    request: AskCoverage,
    _: &mut Progress<'_>,
) -> Result<Coverage, ApiError> {
    seen(&desk.work()?, &request)
}

fn seen(work: &Work<'_>, request: &AskCoverage) -> Result<Coverage, ApiError> {
    let by = SegmentKind::from_key(&request.by).ok_or_else(|| ApiError::new("no_segment"))?;
    let month = match request.month.as_deref() {
        Some(text) => month(text)?,
        None => Month::of(work.today()),
    };
    let paid = Paid::until(work, month)?;
    let counted = counted(work)?;
    let mut fundings: BTreeMap<SubjectId, BTreeSet<String>> = BTreeMap::new();
    if by == SegmentKind::Funding {
        for (worker, name) in work.open.store.fundings(month)? {
            fundings.entry(worker).or_default().insert(name);
        }
    }
    let mut lines: BTreeMap<Segment, CoverageLine> = BTreeMap::new();
    let mut total = CoverageLine::default();
    for one in work.open.store.traits()? {
        let names = if by == SegmentKind::Funding {
            let of = fundings.remove(&one.id).unwrap_or_else(|| BTreeSet::from([String::new()]));
            of.into_iter().map(|name| (name.clone(), name)).collect()
        } else {
            vec![segment(work, by, &one)]
        };
        let active = u64::from(paid.active.contains(&one.id));
        let add = |line: &mut CoverageLine| {
            line.registered = line.registered.saturating_add(1);
            line.active = line.active.saturating_add(active);
        };
        add(&mut total);
        names.into_iter().for_each(|name| add(lines.entry(name).or_default()));
    }
    let told = |(name, line): (Segment, CoverageLine)| finish(by, &name, line, &counted);
    // All of them together stand in the total.
    let lines: Vec<CoverageLine> = match by == SegmentKind::All {
        true => Vec::new(),
        false => lines.into_iter().map(told).collect(),
    };
    let total = finish(SegmentKind::All, &Segment::default(), total, &counted);
    let units = lines.iter().filter(|line| !line.name.is_empty()).count() as u64;
    let aim = match request.each {
        Some(each) => target(if by == SegmentKind::All { 1 } else { units }, each),
        None => total.workers,
    };
    let rest = aim.map(|aim| aim.saturating_sub(total.active));
    Ok(Coverage {
        month: month.plain(),
        by: by.key().to_owned(),
        lines,
        target: aim,
        rest,
        gained: paid.pace.gained,
        pace_months: paid.pace.months,
        months_left: rest.and_then(|rest| paid.pace.months_left(rest)),
        total,
    })
}

/// What was paid, seen from a month.
struct Paid {
    active: BTreeSet<SubjectId>,
    pace: Pace,
}

impl Paid {
    fn until(work: &Work<'_>, month: Month) -> Result<Self, ApiError> {
        let mut active = BTreeSet::new();
        let mut beginnings = Beginnings::until(month);
        work.open.store.each_paid(|worker, months| {
            if months.contains(&month) {
                active.insert(worker);
            }
            if let Some(first) = months.first() {
                beginnings.add(*first, 1);
            }
        })?;
        Ok(Self { active, pace: beginnings.pace() })
    }
}

/// The segment of a worker.
fn segment(work: &Work<'_>, by: SegmentKind, one: &Traits) -> Segment {
    let (rw, rt) = (bare_rt(&one.rw), bare_rt(&one.rt));
    let known = !rw.is_empty() || !rt.is_empty();
    let nik = Nik::parse(&one.nik).ok();
    match by {
        SegmentKind::All => Segment::default(),
        SegmentKind::Rt if known => (format!("{rw:0>3}/{rt:0>3}"), format!("RW {rw} / RT {rt}")),
        SegmentKind::Rw if !rw.is_empty() => (format!("{rw:0>3}"), format!("RW {rw}")),
        SegmentKind::Rt | SegmentKind::Rw | SegmentKind::Funding => Segment::default(),
        SegmentKind::Hamlet => (one.hamlet.to_uppercase(), one.hamlet.clone()),
        SegmentKind::Occupation => (one.occupation.clone(), occupation_name(&one.occupation)),
        SegmentKind::Sex => {
            let sex = Some(one.sex.clone()).filter(|sex| !sex.is_empty());
            let sex = sex.or_else(|| Some(nik?.sex().letter().to_owned())).unwrap_or_default();
            let name = match sex.as_str() {
                "P" => work.words.sentence("sex_p", &[]),
                "L" => work.words.sentence("sex_l", &[]),
                _ => String::new(),
            };
            (sex, name)
        }
        SegmentKind::Age => {
            let born = one.born_on.parse().ok();
            let born = born.or_else(|| nik?.likely_born_on(work.today()));
            let band = age_band(born, work.today());
            (band.clone(), band)
        }
    }
}

/// With the count of its workers.
fn finish(
    by: SegmentKind,
    (key, name): &Segment,
    line: CoverageLine,
    counted: &Counted,
) -> CoverageLine {
    let segment = match by == SegmentKind::All {
        true => by.key().to_owned(),
        false => format!("{}:{key}", by.key()),
    };
    let count = counted.get(&segment);
    let workers = count.map(|(_, count)| count.workers);
    CoverageLine {
        name: name.clone(),
        workers,
        per_mille: per_mille(line.active, workers),
        source: count.map(|(_, count)| count.source.clone()),
        dated: count.map(|(_, count)| count.dated.to_string()),
        count: count.map(|(id, _)| id.number()),
        segment,
        ..line
    }
}

/// The latest count of each segment.
fn counted(work: &Work<'_>) -> Result<Counted, ApiError> {
    let mut counted = Counted::new();
    for (id, statement) in work.open.store.statements("segment")? {
        if let Op::SegmentCounted(count) = statement.said {
            counted.insert(count.segment.clone(), (id, count));
        }
    }
    Ok(counted)
}

pub(crate) fn count(
    desk: &mut Desk,
    request: CountSegment,
    _: &mut Progress<'_>,
) -> Result<Saved, ApiError> {
    let mut work = desk.work()?;
    let kind = request.segment.split(':').next().unwrap_or_default();
    if SegmentKind::from_key(kind).is_none() {
        return Err(ApiError::new("no_segment"));
    }
    if request.workers == 0 {
        return Err(ApiError::new("no_workers_counted"));
    }
    let (source, dated) = (required(&request.source)?, day(&request.dated)?);
    let CountSegment { segment, workers, .. } = request;
    let op = Op::SegmentCounted(SegmentCounted { segment, workers, source, dated });
    Ok(Saved { id: work.begin(op)?.number() })
}
