//! The province at a glance: its villages in figures, gathered by district and regency.

use crate::aims::Aims;
use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::report::{day, living_there};
use crate::sight::Told;
use chrono::NaiveDate;
use lindung_domain::coverage::per_mille;
use lindung_domain::money::Month;
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::village::Called;
use lindung_store::Figure;
use serde::Serialize;
use std::collections::BTreeMap;

/// Villages in figures, one or many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Villages that were invited.
    pub villages: u64,
    /// Those that ever reported.
    pub reported: u64,
    /// Those that did not report for too long, or never.
    pub late: u64,
    /// Day of the last report; of many villages of the one that has waited longest.
    pub heard_on: Option<String>,
    /// Registrations, without those that were voided or moved away.
    pub workers: u64,
    /// Of them, those whose NIK a village of a lower code holds too, unless the office decided that
    /// it is another person. Without these every person is counted once.
    pub again: u64,
    /// People for whom this month is paid, each once.
    pub active: u64,
    /// Against what coverage is reckoned; none where nobody counted.
    pub counted: Option<Counted>,
    /// People of whom something is to be looked at.
    pub doubts: u64,
    /// Claims that are neither paid nor over.
    pub claims: u64,
    /// Days since when the one that waits longest is in its state.
    pub claim_days: Option<i64>,
}

/// How many workers there are, by whose count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The denominator.
    pub workers: u64,
    /// The numerator: active people of the villages that were counted.
    pub active: u64,
    /// How many villages were counted.
    pub villages: u64,
    /// Whose count it is; of many villages the commonest.
    pub source: String,
    /// Day of the oldest count.
    pub dated: String,
    /// How many of a thousand are covered.
    pub per_mille: Option<u64>,
}

/// A region in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverviewLine {
    /// Dotted code, the first it had.
    pub code: String,
    /// "Kelurahan Bontang Baru".
    pub name: String,
    /// Whether there are regions below it to look at.
    pub opens: bool,
    /// Its figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// Regions right below one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Today, by the office's clock.
    pub on: String,
    /// The month for which people count as active.
    pub month: String,
    /// After so many days without a report a village is late.
    pub late_after_days: u32,
    /// The way down to where this is, the office's region first: codes and names.
    pub way: Vec<(String, String)>,
    /// All of them together.
    pub total: Figures,
    /// One by one, in the order of their codes.
    pub lines: Vec<OverviewLine>,
}

/// Every village in figures, as they stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    on: NaiveDate,
    aims: Aims,
    region: RegionCode,
    villages: BTreeMap<RegionCode, Village>,
}

/// How a village is called, and its figures: as they are shown, and as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Village {
    pub(crate) called: Called,
    pub(crate) figures: Figures,
    pub(crate) figure: Figure,
}

impl Office {
    /// Every village in figures: a row each is read, and nobody is counted.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn seen(&mut self, now: i64) -> Result<Seen> {
        let Told { figures, recoded, aims } = self.told()?;
        let on = today(now);
        let mut villages = BTreeMap::new();
        for (digits, figure) in figures.into_iter().filter(|(_, figure)| figure.invited) {
            let village =
                RegionCode::parse(&digits).map_err(|_| OfficeError::damaged("village"))?;
            let called = recoded.get(&village).map_or_else(|| village.into(), Called::from);
            let figures = figures_of(&figure, &aims, on);
            villages.insert(village, Village { called, figures, figure });
        }
        Ok(Seen { on, aims, region: self.own.region, villages })
    }
}

fn figures_of(figure: &Figure, aims: &Aims, on: NaiveDate) -> Figures {
    let heard_on = figure.heard_at.and_then(day);
    let since = heard_on.as_deref().and_then(|text| text.parse().ok());
    let active = figure.paid.get(&Month::of(on)).copied().unwrap_or(0);
    Figures {
        villages: 1,
        reported: u64::from(heard_on.is_some()),
        late: u64::from(days(since, on).is_none_or(|n| n > i64::from(aims.late_days))),
        heard_on,
        workers: living_there(&figure.people),
        again: figure.again,
        active,
        counted: figure.counted.clone().map(|(workers, dated, source)| Counted {
            workers,
            active,
            villages: 1,
            source,
            dated,
            per_mille: per_mille(active, Some(workers)),
        }),
        doubts: figure.doubts,
        claims: figure.claims,
        claim_days: days(figure.claims_since, on),
    }
}

/// The day of a moment, in western Indonesian time.
pub(crate) fn today(now: i64) -> NaiveDate {
    day(now).and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn days(since: Option<NaiveDate>, on: NaiveDate) -> Option<i64> {
    since.map(|since| on.signed_duration_since(since).num_days().max(0))
}

fn add(sum: &mut u64, more: u64) {
    *sum = sum.saturating_add(more);
}

impl Seen {
    /// What the office aims at.
    pub fn aims(&self) -> &Aims {
        &self.aims
    }

    /// All villages together.
    pub fn total(&self) -> Figures {
        sum(self.villages.values().map(|village| &village.figures))
    }

    /// Villages of the office, with how they are called and their figures.
    pub(crate) fn villages(&self) -> &BTreeMap<RegionCode, Village> {
        &self.villages
    }

    /// What lies right below a region: regencies of the province, their districts, the villages.
    ///
    /// # Errors
    /// `outside_region`.
    pub fn within(&self, region: Option<RegionCode>) -> Result<Overview> {
        let region = region.unwrap_or(self.region);
        if !region.is_within(&self.region) || region.level() == RegionLevel::Village {
            return Err(OfficeError::new("outside_region"));
        }
        let mut below: BTreeMap<RegionCode, Vec<&Village>> = BTreeMap::new();
        for (village, told) in self.villages.iter().filter(|(code, _)| code.is_within(&region)) {
            let mut up = std::iter::successors(Some(*village), RegionCode::parent);
            if let Some(child) = up.find(|code| code.parent() == Some(region)) {
                below.entry(child).or_default().push(told);
            }
        }
        let lines = below.iter().map(|(code, told)| OverviewLine {
            code: code.dotted(),
            name: match told.as_slice() {
                [village] if code.level() == RegionLevel::Village => village.called.name(),
                _ => Called::from(*code).name(),
            },
            opens: code.level() != RegionLevel::Village,
            figures: sum(told.iter().map(|village| &village.figures)),
        });
        let lines: Vec<OverviewLine> = lines.collect();
        let up = std::iter::successors(Some(region), RegionCode::parent);
        let mut way: Vec<(String, String)> = up
            .take_while(|code| code.is_within(&self.region))
            .map(|code| (code.dotted(), Called::from(code).name()))
            .collect();
        way.reverse();
        Ok(Overview {
            on: self.on.to_string(),
            month: Month::of(self.on).plain(),
            late_after_days: self.aims.late_days,
            way,
            total: sum(lines.iter().map(|line| &line.figures)),
            lines,
        })
    }

    /// Every village on a line of its own.
    pub fn every_village(&self) -> Overview {
        let line = |(code, village): (&RegionCode, &Village)| OverviewLine {
            code: code.dotted(),
            name: village.called.in_full(),
            opens: false,
            figures: village.figures.clone(),
        };
        Overview {
            on: self.on.to_string(),
            month: Month::of(self.on).plain(),
            late_after_days: self.aims.late_days,
            way: vec![(self.region.dotted(), Called::from(self.region).name())],
            total: self.total(),
            lines: self.villages.iter().map(line).collect(),
        }
    }
}

/// Figures of many regions as those of one.
fn sum<'f>(all: impl Iterator<Item = &'f Figures>) -> Figures {
    let mut total = Figures::default();
    let mut sources: BTreeMap<&str, u64> = BTreeMap::new();
    for one in all {
        add(&mut total.villages, one.villages);
        add(&mut total.reported, one.reported);
        add(&mut total.late, one.late);
        add(&mut total.workers, one.workers);
        add(&mut total.again, one.again);
        add(&mut total.active, one.active);
        add(&mut total.doubts, one.doubts);
        add(&mut total.claims, one.claims);
        total.claim_days = total.claim_days.max(one.claim_days);
        // The one that has waited longest of those that reported.
        let earlier = one.heard_on.iter().chain(&total.heard_on).min().cloned();
        total.heard_on = earlier;
        if let Some(counted) = &one.counted {
            let whole = total.counted.get_or_insert_with(Counted::default);
            add(&mut whole.workers, counted.workers);
            add(&mut whole.active, counted.active);
            add(&mut whole.villages, counted.villages);
            if whole.dated.is_empty() || counted.dated < whole.dated {
                whole.dated.clone_from(&counted.dated);
            }
            add(sources.entry(&counted.source).or_default(), counted.villages);
        }
    }
    if let Some(whole) = &mut total.counted {
        whole.per_mille = per_mille(whole.active, Some(whole.workers));
        let commonest = sources.iter().max_by_key(|(_, villages)| **villages);
        whole.source = commonest.map_or_else(String::new, |(source, _)| (*source).to_owned());
    }
    total
}
