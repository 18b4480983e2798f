//! How much of a village is covered: people for whom the month is paid, of all workers that
//! somebody counted. Never a share without a numerator, a denominator, its source and its day.

use crate::money::Month;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// By what the people are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SegmentKind {
    /// Not at all.
    All,
    /// RT within RW.
    Rt,
    /// RW.
    Rw,
    /// Dusun or lingkungan.
    Hamlet,
    /// What they do.
    Occupation,
    /// Men and women.
    Sex,
    /// Bands of ages.
    Age,
    /// Whose money pays.
    Funding,
}

impl SegmentKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Rt,
        Self::Rw,
        Self::Hamlet,
        Self::Occupation,
        Self::Sex,
        Self::Age,
        Self::Funding,
    ];

    /// The stable word, as in JSON and in the names of segments.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Rt => "rt",
            Self::Rw => "rw",
            Self::Hamlet => "hamlet",
            Self::Occupation => "occupation",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::Funding => "funding",
        }
    }

    /// The kind with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// The lower ends of the bands of ages; the first band begins at 0.
const BANDS: [u32; 6] = [15, 25, 35, 45, 55, 65];

/// The band of an age on a day, such as "25–34"; empty where no birth date is known.
#[must_use]
pub fn age_band(born_on: Option<NaiveDate>, on: NaiveDate) -> String {
    let Some(age) = born_on.and_then(|born| on.years_since(born)) else { return String::new() };
    let from = BANDS.into_iter().rev().find(|from| *from <= age);
    let until = BANDS.into_iter().find(|until| age < *until);
    match (from, until) {
        (Some(from), Some(until)) => format!("{from}–{}", until.saturating_sub(1)),
        (Some(from), None) => format!("{from}+"),
        (None, until) => format!("0–{}", until.unwrap_or_default().saturating_sub(1)),
    }
}

/// How many of a thousand are covered; none where nobody counted all of them.
#[must_use]
pub fn per_mille(active: u64, workers: Option<u64>) -> Option<u64> {
    active.checked_mul(1_000)?.checked_div(workers?)
}

/// What so many units come to, such as RWs with a hundred each; none beyond the range.
#[must_use]
pub fn target(units: u64, each: u64) -> Option<u64> {
    units.checked_mul(each)
}

/// The pace is reckoned from so many months.
const PACE_MONTHS: i32 = 6;

/// Who is covered for the first time, month by month, seen from one month. Whoever is paid for the
/// first time in one of the last six months was gained then.
#[derive(Debug, Clone)]
pub struct Beginnings {
    until: Month,
    firsts: BTreeMap<Month, u64>,
}

impl Beginnings {
    /// Nobody yet; what comes after `until` will not count.
    #[must_use]
    pub fn until(until: Month) -> Self {
        Self { until, firsts: BTreeMap::new() }
    }

    /// So many people more, by the first month that is paid for them.
    pub fn add(&mut self, first: Month, people: u64) {
        if first <= self.until {
            let count = self.firsts.entry(first).or_default();
            *count = count.saturating_add(people);
        }
    }

    /// How fast it goes. Before the first beginning there was no pace.
    #[must_use]
    pub fn pace(&self) -> Pace {
        let from = self.until.plus(1_i32.saturating_sub(PACE_MONTHS));
        let from = self.firsts.keys().next().map_or(from, |begun| from.max(*begun));
        let gained = self.firsts.range(from..).map(|(_, count)| count).sum();
        let months = u64::try_from(from.months_until(self.until.next())).unwrap_or(1);
        Pace { gained, months }
    }
}

/// So many people were gained in so many months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// People covered for the first time.
    pub gained: u64,
    /// In so many months, six at most.
    pub months: u64,
}

impl Pace {
    /// In how many months the rest is reached at this pace: whole months, the last one begun. None
    /// at a standstill.
    #[must_use]
    pub fn months_left(self, rest: u64) -> Option<u64> {
        let needed = rest.checked_mul(self.months)?;
        (self.gained > 0).then(|| needed.div_ceil(self.gained))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_targets_are_reproduced() {
        // DOMAIN section 8: Jakarta Timur drives "1 RW = 100 peserta", Jambi 50 a village.
        assert_eq!(target(62 + 91 + 95, 100), Some(24_800));
        assert_eq!(target(1_562, 50), Some(78_100));
    }

    #[test]
    fn no_share_without_a_denominator() {
        assert_eq!(per_mille(24_800, None), None);
        assert_eq!(per_mille(5, Some(0)), None);
        assert_eq!(per_mille(5, Some(8)), Some(625));
        assert_eq!(per_mille(9, Some(8)), Some(1_125), "a count may be older than the members");
    }

    #[test]
    fn the_rest_takes_whole_months() {
        // "Sisa 31.000, pada laju ini 14 bulan".
        let left = |rest, gained| Pace { gained, months: 6 }.months_left(rest);
        assert_eq!(left(31_000, 13_290), Some(14));
        assert_eq!(left(0, 10), Some(0));
        assert_eq!(left(1, 600), Some(1));
        assert_eq!(left(31_000, 0), None);
    }

    #[test]
    fn the_pace_is_that_of_the_last_six_months_or_since_the_beginning() {
        let month = |year, month| Month::new(year, month).unwrap();
        let pace = |firsts: &[Month]| {
            let mut beginnings = Beginnings::until(month(2026, 9));
            firsts.iter().for_each(|first| beginnings.add(*first, 1));
            beginnings.pace()
        };
        assert_eq!(pace(&[]), Pace { gained: 0, months: 6 });
        let (before, last, after) = (month(2026, 3), month(2026, 4), month(2026, 10));
        assert_eq!(pace(&[before, last, last, after]), Pace { gained: 2, months: 6 });
        assert_eq!(pace(&[month(2026, 8), after]), Pace { gained: 1, months: 2 });
    }

    #[test]
    fn every_age_has_one_band() {
        let day = |year| NaiveDate::from_ymd_opt(year, 6, 3);
        let table = [(2020, "0–14"), (2011, "15–24"), (1992, "25–34"), (1961, "65+")];
        for (year, band) in table {
            assert_eq!(age_band(day(year), day(2026).unwrap()), band);
        }
        assert_eq!(age_band(None, day(2026).unwrap()), "");
    }
}
