//! The three time zones.

use crate::number::RegionCode;

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
    #[must_use]
    pub fn hours(self) -> i32 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
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
}
