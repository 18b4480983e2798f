//! The three time zones.

use crate::number::RegionCode;
use chrono::DateTime;

/// A time zone of Indonesia (Keppres 41/1987). There is no summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeZone {
    /// West, UTC+7.
    Wib,
    /// Middle, UTC+8.
    Wita,
    /// East, UTC+9.
    Wit,
}

impl TimeZone {
    /// The zone of a region, by its province. Provinces not known are taken for western, where
    /// most people live.
    #[must_use]
    pub fn of(region: RegionCode) -> Self {
        let province = region.province();
        match province.digits().as_bytes() {
            [b'5' | b'7', _] | [b'6', b'3'..=b'5'] => Self::Wita,
            [b'8' | b'9', _] => Self::Wit,
            _ => Self::Wib,
        }
    }

    /// "WIB", "WITA" or "WIT".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// Hours ahead of UTC.
    fn hours(self) -> i32 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    /// A moment, in seconds since 1970 UTC, as the clocks of this zone show it:
    /// "2026-11-21 08:30 WITA". `None` of one that no calendar has.
    #[must_use]
    pub fn moment(self, seconds: i64) -> Option<String> {
        let east = i64::from(self.hours()).saturating_mul(3600);
        let at = DateTime::from_timestamp(seconds.saturating_add(east), 0)?;
        Some(format!("{} {}", at.format("%Y-%m-%d %H:%M"), self.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_follows_the_province() {
        let table = [
            ("11", "WIB"),
            ("31.75.01", "WIB"),
            ("15.01.01.2001", "WIB"),
            ("62", "WIB"),
            ("63", "WITA"),
            ("64.74.02.1001", "WITA"),
            ("65", "WITA"),
            ("51", "WITA"),
            ("53.15", "WITA"),
            ("76", "WITA"),
            ("81", "WIT"),
            ("91", "WIT"),
            ("96", "WIT"),
        ];
        for (code, word) in table {
            assert_eq!(TimeZone::of(code.parse().unwrap()).word(), word, "{code}");
        }
    }

    #[test]
    fn a_moment_is_told_by_the_clock_on_the_wall() {
        let midnight_in_utc = 1_780_444_800;
        assert_eq!(TimeZone::Wib.moment(midnight_in_utc).as_deref(), Some("2026-06-03 07:00 WIB"));
        assert_eq!(TimeZone::Wit.moment(midnight_in_utc).as_deref(), Some("2026-06-03 09:00 WIT"));
        assert_eq!(TimeZone::Wib.moment(i64::MAX), None);
    }
}
