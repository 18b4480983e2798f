//! Months, the unit in which cover is paid.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

/// A calendar month of the years 1 to 9999. Contributions are for whole months (PP 44/2015
/// Ps 24). Text `2026-01` on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since January of the year 0.
    index: u32,
}

/// Why a text is not a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bulan ditulis seperti 2026-01")]
pub struct MonthFault;

const NAMES: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

const FIRST: u32 = 12;
const LAST: u32 = 119_999;

impl Month {
    /// A month of the years 1 to 9999.
    #[must_use]
    pub fn new(year: u32, month: u32) -> Option<Self> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month);
        let index = year.checked_mul(12)?.checked_add(month)?.checked_sub(1)?;
        fits.then_some(Self { index })
    }

    /// The month in which a day lies; days outside the years 1 to 9999 give the nearest month.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let nearest = Self { index: if date.year() < 1 { FIRST } else { LAST } };
        u32::try_from(date.year()).ok().and_then(|y| Self::new(y, date.month())).unwrap_or(nearest)
    }

    /// Reads `2026-01`.
    ///
    /// # Errors
    /// [`MonthFault`] for anything else.
    pub fn parse(text: &str) -> Result<Self, MonthFault> {
        let number = |digits: &str, length: usize| {
            let sound = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            sound.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let (year, month) = text.split_once('-').ok_or(MonthFault)?;
        number(year, 4).zip(number(month, 2)).and_then(|(y, m)| Self::new(y, m)).ok_or(MonthFault)
    }

    /// The form of the wire, `2026-01`.
    #[must_use]
    pub fn plain(self) -> String {
        self.to_string()
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u32 {
        self.index.checked_div(12).unwrap_or_default()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.index.checked_rem(12).unwrap_or_default().saturating_add(1)
    }

    /// The next month; December 9999 has none and stays.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The month before; January of year 1 has none and stays.
    #[must_use]
    pub fn prev(self) -> Self {
        self.plus(-1)
    }

    /// So many months later, or earlier if below zero; stops at the ends of the calendar.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self { index: self.index.saturating_add_signed(months).clamp(FIRST, LAST) }
    }

    /// How many months from this one to the other, below zero if the other is earlier.
    #[must_use]
    pub fn months_until(self, other: Self) -> i32 {
        let index = |month: Self| i32::try_from(month.index).unwrap_or(i32::MAX);
        index(other).saturating_sub(index(self))
    }

    /// The first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.day(1).unwrap_or(NaiveDate::MIN)
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        (28..=31).rev().find_map(|day| self.day(day)).unwrap_or(NaiveDate::MIN)
    }

    /// The day on which the contribution of this month falls due, before holidays are looked at:
    /// the 15th (PP 44/2015 Ps 24).
    #[must_use]
    pub fn due_day(self) -> NaiveDate {
        self.first_day().checked_add_days(Days::new(14)).unwrap_or(NaiveDate::MIN)
    }

    /// "Januari 2026".
    #[must_use]
    pub fn words(self) -> String {
        format!("{} {}", self.name(), self.year())
    }

    /// "Januari".
    #[must_use]
    pub fn name(self) -> &'static str {
        let place = usize::try_from(self.month().saturating_sub(1)).unwrap_or_default();
        NAMES.get(place).copied().unwrap_or_default()
    }

    fn day(self, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::try_from(self.year()).ok()?, self.month(), day)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

crate::number::text_value::text_value!(Month, MonthFault, plain);

/// Months from one up to, not with, another. A range that ends before it begins is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthRange {
    from: Month,
    until: Month,
}

impl MonthRange {
    /// From the first covered month up to the first no longer covered.
    #[must_use]
    pub fn new(from: Month, until: Month) -> Self {
        Self { from, until: until.max(from) }
    }

    /// So many months from one on.
    #[must_use]
    pub fn of(from: Month, count: u16) -> Self {
        Self { from, until: from.plus(count.into()) }
    }

    /// The first month.
    #[must_use]
    pub fn from(&self) -> Month {
        self.from
    }

    /// The first month that is no longer in it.
    #[must_use]
    pub fn until(&self) -> Month {
        self.until
    }

    /// The last month that is in it; `None` if empty.
    #[must_use]
    pub fn last(&self) -> Option<Month> {
        (!self.is_empty()).then(|| self.until.prev())
    }

    /// How many months.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.until.index.saturating_sub(self.from.index)
    }

    /// Whether no month is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a month is in it.
    #[must_use]
    pub fn contains(&self, month: Month) -> bool {
        self.from <= month && month < self.until
    }

    /// The months that are in both; `None` if there are none.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> Option<Self> {
        let (from, until) = (self.from.max(other.from), self.until.min(other.until));
        (from < until).then_some(Self { from, until })
    }

    /// Each month in turn.
    pub fn iter(&self) -> impl Iterator<Item = Month> + use<> {
        (self.from.index..self.until.index).map(|index| Month { index })
    }

    /// "Januari–Maret 2026", "Desember 2026–Februari 2027", "Januari 2026".
    #[must_use]
    pub fn words(&self) -> String {
        match self.last() {
            None => "–".to_owned(),
            Some(last) if last == self.from => last.words(),
            Some(last) if last.year() == self.from.year() => {
                format!("{}–{}", self.from.name(), last.words())
            }
            Some(last) => format!("{}–{}", self.from.words(), last.words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn m(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn months_are_read_shown_and_counted() {
        assert_eq!(m("2026-01").words(), "Januari 2026");
        assert_eq!(m("2026-12").next(), m("2027-01"));
        assert_eq!(m("2026-01").prev(), m("2025-12"));
        assert_eq!(m("2026-11").plus(14), m("2028-01"));
        assert_eq!(m("2026-11").months_until(m("2027-02")), 3);
        assert_eq!(m("2027-02").months_until(m("2026-11")), -3);
        assert_eq!(m("2024-02").last_day().to_string(), "2024-02-29");
        assert_eq!(m("2026-02").first_day().to_string(), "2026-02-01");
        assert_eq!(m("2026-02").due_day().to_string(), "2026-02-15");
        assert_eq!(Month::of(m("2026-04").last_day()), m("2026-04"));
        assert_eq!(m("2026-04").to_string(), "2026-04");
        assert_eq!(Month::of(NaiveDate::MAX), m("9999-12"));
        assert_eq!(Month::of(NaiveDate::MIN).prev(), m("0001-01"));
        for text in ["", "2026", "2026-1", "2026-13", "2026-00", "0000-01", "26-01", "2026-01-01"] {
            assert_eq!(Month::parse(text), Err(MonthFault), "{text}");
        }
    }

    #[test]
    fn a_range_ends_before_its_end() {
        let quarter = MonthRange::of(m("2026-11"), 3);
        assert_eq!(quarter, MonthRange::new(m("2026-11"), m("2027-02")));
        assert_eq!(quarter.len(), 3);
        assert_eq!(quarter.last(), Some(m("2027-01")));
        assert!(quarter.contains(m("2027-01")) && !quarter.contains(m("2027-02")));
        let months: Vec<_> = quarter.iter().map(Month::plain).collect();
        assert_eq!(months, ["2026-11", "2026-12", "2027-01"]);
        assert_eq!(quarter.words(), "November 2026–Januari 2027");
        assert_eq!(MonthRange::of(m("2026-01"), 3).words(), "Januari–Maret 2026");
        let year = MonthRange::of(m("2027-01"), 12);
        assert_eq!(year.overlap(&quarter), Some(MonthRange::of(m("2027-01"), 1)));
        assert_eq!(MonthRange::of(m("2027-02"), 1).overlap(&quarter), None);
        let backwards = MonthRange::new(m("2027-01"), m("2026-01"));
        assert!(backwards.is_empty() && backwards.last().is_none());
    }
}
