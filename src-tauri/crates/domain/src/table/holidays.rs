//! National holidays, and the day on which a contribution falls due.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

use crate::money::{Month, TableFault, dated};

/// The holidays of one year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: i32,
    source: String,
    days: BTreeSet<NaiveDate>,
}

/// Every year whose holidays are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays(BTreeMap<i32, Year>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "year")]
    years: Vec<Year>,
}

/// When a contribution falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// The 15th, or the next working day (PP 44/2015 Ps 24).
    pub on: NaiveDate,
    /// Whether the holidays of that year are known; if not, only weekends were passed over.
    pub holidays_known: bool,
}

impl Holidays {
    /// The table that came with the program, `assets/holidays.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../../assets/holidays.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one, or a day stands under another year than its own.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let table: Table = dated::read(text)?;
        for year in &table.years {
            if year.source.trim().is_empty() {
                return Err(TableFault::Sense("tahun tanpa sumber"));
            }
            if year.days.iter().any(|day| day.year() != year.year) {
                return Err(TableFault::Sense("hari libur di tahun yang lain"));
            }
        }
        Ok(Self(table.years.into_iter().map(|year| (year.year, year)).collect()))
    }

    /// Where the holidays of a year are written; none of a year that is not known.
    #[must_use]
    pub fn source(&self, year: i32) -> Option<&str> {
        self.0.get(&year).map(|year| year.source.as_str())
    }

    /// When the contribution of a month falls due.
    #[must_use]
    pub fn due(&self, month: Month) -> DueDate {
        let mut on = month.due_day();
        while self.is_off(on)
            && let Some(next) = on.checked_add_days(Days::new(1))
        {
            on = next;
        }
        DueDate { on, holidays_known: self.0.contains_key(&on.year()) }
    }

    /// So many working days after a day. Where the holidays of a year are not known, weekends alone
    /// are passed over.
    #[must_use]
    pub fn working_days_after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let (mut on, mut left) = (day, count);
        while left > 0
            && let Some(next) = on.checked_add_days(Days::new(1))
        {
            on = next;
            left = left.saturating_sub(u32::from(!self.is_off(on)));
        }
        on
    }

    fn is_off(&self, day: NaiveDate) -> bool {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            || self.0.get(&day.year()).is_some_and(|year| year.days.contains(&day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn due_on_the_15th_or_the_next_working_day() {
        let mut with_a_holiday = Holidays::built_in().unwrap();
        let monday = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
        with_a_holiday.0.get_mut(&2026).unwrap().days.insert(monday);
        let table = [
            ("2026-01", "2026-01-15", true),
            ("2026-02", "2026-02-16", true),
            ("2026-03", "2026-03-17", true),
            ("2026-08", "2026-08-18", true),
            ("2026-11", "2026-11-16", true),
            ("2031-02", "2031-02-17", false),
        ];
        for (month, on, known) in table {
            let due = with_a_holiday.due(Month::parse(month).unwrap());
            assert_eq!((due.on.to_string().as_str(), due.holidays_known), (on, known), "{month}");
        }
    }

    #[test]
    fn a_table_with_a_day_of_another_year_is_refused() {
        let text = "[[year]]\nyear = 2027\nsource = \"SKB\"\ndays = [\"2026-01-01\"]";
        assert!(Holidays::from_toml(text).is_err());
    }
}
