//! The province at a glance: its villages in figures, gathered by district and regency.

use crate::aims::Aims;
use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::report::{day, living_there};
use chrono::NaiveDate;
use lindung_domain::coverage::per_mille;
use lindung_domain::money::Month;
use lindung_domain::number::{RegionCode, RegionLevel};
use lindung_domain::village::Called;
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
    villages: BTreeMap<RegionCode, (Called, Figures)>,
}

impl Office {
    /// Every village in figures: some questions to the database, however many they are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn seen(&self, now: i64) -> Result<Seen> {
        let store = &self.store;
        let on = today(now);
        let (aims, month) = (self.aims()?, Month::of(on));
        let (people, heard) = (store.people()?, store.heard_at()?);
        let (doubted, claims) = (store.doubted()?, store.claims_open()?);
        let (mut counted, recoded) = (store.counted_whole()?, store.recoded()?);
        let again = self.again()?;
        let mut active: BTreeMap<String, u64> = BTreeMap::new();
        for one in store.active(month)?.into_iter().filter(|one| !again.contains_key(&one.worker)) {
            add(active.entry(one.village).or_default(), 1);
        }
        let mut repeated: BTreeMap<&str, u64> = BTreeMap::new();
        for village in again.values() {
            add(repeated.entry(village).or_default(), 1);
        }
        let mut villages = BTreeMap::new();
        for village in self.own.villages(store) {
            let digits = village.digits();
            let active = active.get(digits).copied().unwrap_or(0);
            let heard_on = heard.get(digits).and_then(|at| day(*at));
            let since = heard_on.as_deref().and_then(|text| text.parse().ok());
            let open = claims.get(digits);
            let figures = Figures {
                villages: 1,
                reported: u64::from(heard_on.is_some()),
                late: u64::from(days(since, on).is_none_or(|n| n > i64::from(aims.late_days))),
                heard_on,
                workers: people.get(digits).map_or(0, living_there),
                again: repeated.get(digits).copied().unwrap_or(0),
                active,
                counted: counted.remove(digits).map(|count| Counted {
                    workers: count.workers,
                    active,
                    villages: 1,
                    source: count.source,
                    dated: count.dated.to_string(),
                    per_mille: per_mille(active, Some(count.workers)),
                }),
                doubts: doubted.get(digits).copied().unwrap_or(0),
                claims: open.map_or(0, |open| open.claims),
                claim_days: open.and_then(|open| days(open.since.parse().ok(), on)),
            };
            let called = recoded.get(&village).map_or_else(|| village.into(), Called::from);
            villages.insert(village, (called, figures));
        }
        Ok(Seen { on, aims, region: self.own.region, villages })
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
    /// Whether it still is the day of which it tells.
    pub(crate) fn is_of_day(&self, now: i64) -> bool {
        self.on == today(now)
    }

    /// All villages together.
    pub fn total(&self) -> Figures {
        sum(self.villages.values().map(|(_, figures)| figures))
    }

    /// Villages of the office, with how they are called and their figures.
    pub(crate) fn villages(&self) -> &BTreeMap<RegionCode, (Called, Figures)> {
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
        let mut below: BTreeMap<RegionCode, Vec<&(Called, Figures)>> = BTreeMap::new();
        for (village, told) in self.villages.iter().filter(|(code, _)| code.is_within(&region)) {
            let mut up = std::iter::successors(Some(*village), RegionCode::parent);
            if let Some(child) = up.find(|code| code.parent() == Some(region)) {
                below.entry(child).or_default().push(told);
            }
        }
        let lines = below.iter().map(|(code, told)| OverviewLine {
            code: code.dotted(),
            name: match told.as_slice() {
                [(called, _)] if code.level() == RegionLevel::Village => called.name(),
                _ => Called::from(*code).name(),
            },
            opens: code.level() != RegionLevel::Village,
            figures: sum(told.iter().map(|(_, figures)| figures)),
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
        let line = |(code, (called, figures)): (&RegionCode, &(Called, Figures))| OverviewLine {
            code: code.dotted(),
            name: called.in_full(),
            opens: false,
            figures: figures.clone(),
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
