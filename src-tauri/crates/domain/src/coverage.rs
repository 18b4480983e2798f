//! How much of a village is covered: people for whom the month is paid, of all workers that
//! somebody counted. Never a share without a numerator, a denominator, its source and its day.

use chrono::NaiveDate;

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

/// In how many months the rest is reached, if so many are gained every `months` months: whole
/// months, the last one begun. None at a standstill.
#[must_use]
pub fn months_left(rest: u64, gained: u64, months: u64) -> Option<u64> {
    let needed = rest.checked_mul(months)?;
    (gained > 0).then(|| needed.div_ceil(gained))
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
        assert_eq!(months_left(31_000, 13_290, 6), Some(14));
        assert_eq!(months_left(0, 10, 6), Some(0));
        assert_eq!(months_left(1, 600, 6), Some(1));
        assert_eq!(months_left(31_000, 0, 6), None);
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
