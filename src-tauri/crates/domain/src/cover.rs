//! Who is covered, told from the months that were paid.
//!
//! The village's reckoning, not BPJSTK's word: that is another fact. Paying more never takes cover
//! away.

use crate::money::dated::{self, dated, in_force};
use crate::money::{Month, MonthRange, TableFault};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Months that were paid without a gap between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CoveragePeriod(MonthRange);

impl CoveragePeriod {
    /// The months, half-open.
    #[must_use]
    pub fn months(&self) -> MonthRange {
        self.0
    }

    /// The runs of paid months, the earliest first.
    #[must_use]
    pub fn of(paid: &BTreeSet<Month>) -> Vec<Self> {
        let mut periods: Vec<Self> = Vec::new();
        for month in paid {
            match periods.last_mut() {
                Some(last) if last.0.until() == *month => {
                    last.0 = MonthRange::new(last.0.from(), month.next());
                }
                _ => periods.push(Self(MonthRange::of(*month, 1))),
            }
        }
        periods
    }
}

/// How somebody stands, as the village reckons it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing was ever paid.
    NeverPaid,
    /// "Nonaktif": no rights any more.
    Inactive,
    /// "Menunggak": some months behind, rights in part.
    Behind,
    /// "Aktif": the month is paid.
    Active,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Self; 4] = [Self::NeverPaid, Self::Inactive, Self::Behind, Self::Active];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::NeverPaid => "never_paid",
            Self::Inactive => "inactive",
            Self::Behind => "behind",
            Self::Active => "active",
        }
    }
}

/// How far cover reaches, seen from one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// In one word.
    pub standing: Standing,
    /// The run of paid months that holds now, or was the last before.
    pub period: Option<CoveragePeriod>,
    /// "Bulan berturut-turut": months paid in a row up to the month; 0 where it is not paid.
    pub consecutive: u32,
    /// Last day of the paid months of that run: until then "Aktif".
    pub active_until: Option<NaiveDate>,
    /// The day from which there are no rights any more, if nothing else is paid; none where no
    /// rule is known.
    pub lapses_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    valid_from: Month,
    valid_until: Option<Month>,
    source: String,
    months: u16,
}

dated!(Row);

/// For how long after the last paid month rights are still partly there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrears {
    #[serde(rename = "arrears")]
    rows: Vec<Row>,
}

impl Arrears {
    /// The table that came with the program, `assets/arrears.toml`.
    ///
    /// # Errors
    /// None in a program that was tested.
    pub fn built_in() -> Result<Self, TableFault> {
        Self::from_toml(include_str!("../../../../assets/arrears.toml"))
    }

    /// Reads a newer table.
    ///
    /// # Errors
    /// [`TableFault`] if it is not one.
    pub fn from_toml(text: &str) -> Result<Self, TableFault> {
        let table: Self = dated::read(text)?;
        dated::check(&table.rows)?;
        Ok(table)
    }

    /// How somebody with these paid months stands in a month (PP 44/2015 Ps 39, 42).
    #[must_use]
    pub fn cover(&self, paid: &BTreeSet<Month>, month: Month) -> Cover {
        let periods = CoveragePeriod::of(paid);
        let period = periods.into_iter().rev().find(|period| period.0.from() <= month);
        let Some(period) = period else {
            let standing = Standing::NeverPaid;
            let (active_until, lapses_on) = (None, None);
            return Cover { standing, period, consecutive: 0, active_until, lapses_on };
        };
        let until = period.0.until();
        // By the rule of the first month without pay: what comes later does not reach back.
        let grace = in_force(&self.rows, until).map(|row| row.months);
        let lapses = grace.map(|months| until.plus(months.into()));
        let standing = if month < until {
            Standing::Active
        } else if lapses.is_some_and(|lapses| month < lapses) {
            Standing::Behind
        } else {
            Standing::Inactive
        };
        let so_far = MonthRange::new(period.0.from(), month.next()).len();
        Cover {
            standing,
            period: Some(period),
            consecutive: if standing == Standing::Active { so_far } else { 0 },
            active_until: Some(until.prev().last_day()),
            lapses_on: lapses.map(Month::first_day),
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
    fn cover_follows_from_the_paid_months() {
        use Standing::{Active, Behind, Inactive, NeverPaid};
        let arrears = Arrears::built_in().unwrap();
        let paid = ["2026-01", "2026-02", "2026-03", "2026-07"].map(m).into();
        let table = [
            ("2025-12", NeverPaid, 0, None, None),
            ("2026-01", Active, 1, Some("2026-03-31"), Some("2026-07-01")),
            ("2026-03", Active, 3, Some("2026-03-31"), Some("2026-07-01")),
            ("2026-04", Behind, 0, Some("2026-03-31"), Some("2026-07-01")),
            ("2026-06", Behind, 0, Some("2026-03-31"), Some("2026-07-01")),
            ("2026-07", Active, 1, Some("2026-07-31"), Some("2026-11-01")),
            ("2026-10", Behind, 0, Some("2026-07-31"), Some("2026-11-01")),
            ("2026-11", Inactive, 0, Some("2026-07-31"), Some("2026-11-01")),
        ];
        for (month, standing, consecutive, until, lapses) in table {
            let got = arrears.cover(&paid, m(month));
            let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
            assert_eq!((got.standing, got.consecutive), (standing, consecutive), "{month}");
            assert_eq!(day(got.active_until).as_deref(), until, "{month}");
            assert_eq!(day(got.lapses_on).as_deref(), lapses, "{month}");
        }
    }

    proptest::proptest! {
        #[test]
        fn paying_more_never_takes_cover_away(
            paid in proptest::collection::btree_set(0_i32..24, 0..12),
            more in proptest::collection::btree_set(0_i32..24, 0..6),
            seen in 0_i32..30,
        ) {
            let month = |index: i32| m("2026-01").plus(index);
            let arrears = Arrears::built_in().unwrap();
            let few: BTreeSet<Month> = paid.iter().copied().map(month).collect();
            let many = paid.union(&more).copied().map(month).collect();
            let before = arrears.cover(&few, month(seen));
            let after = arrears.cover(&many, month(seen));
            proptest::prop_assert!(before.standing <= after.standing);
            proptest::prop_assert!(before.consecutive <= after.consecutive);
            proptest::prop_assert!(before.active_until <= after.active_until);
        }
    }
}
