//! What the office aims at: so many people for each village or RW, for so much money, and when a
//! village counts as late. A setting of this office; it never travels.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::overview::{Seen, today};
use lindung_domain::coverage::{Beginnings, Pace, target};
use lindung_domain::money::{
    Asked, Month, MonthRange, ProgrammeSet, Relief, Rules, Rupiah, Sector,
};
use lindung_store::Store;
use serde::{Deserialize, Serialize};

/// Where it is kept.
const KEPT_AS: &str = "office_aims";
const MONTHS_A_YEAR: u16 = 12;
const MOST_EACH: u64 = 1_000_000;
const MOST_DAYS: u32 = 3_650;
/// A thousand million million: far above any village's budget, far below the range.
const MOST_RUPIAH: i64 = 1_000_000_000_000_000;

/// By what the aim is multiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// "50 a village".
    Village,
    /// "1 RW = 100 peserta".
    Rw,
}

/// What is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aims {
    /// After so many days without a report a village is late.
    pub late_days: u32,
    /// People for each.
    pub each: u64,
    /// Each what.
    pub by: By,
    /// Money that a village has in a year.
    pub money_rupiah: i64,
    /// How many of a hundred rupiah of it are meant for this.
    pub share_percent: u32,
}

/// Until the office says otherwise: Jambi's 50 a village for a tenth of Rp100 million.
const USUAL: Aims =
    Aims { late_days: 30, each: 50, by: By::Village, money_rupiah: 100_000_000, share_percent: 10 };

/// How far the office is, and what it costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Aimed {
    /// What is aimed at.
    pub aims: Aims,
    /// Villages that were invited.
    pub villages: u64,
    /// RWs in which somebody is registered.
    pub rws: u64,
    /// People aimed at.
    pub target: Option<u64>,
    /// People registered, each once.
    pub people: u64,
    /// People for whom this month is paid, each once.
    pub active: u64,
    /// Still to be covered.
    pub rest: Option<u64>,
    /// People covered for the first time in the last months.
    pub gained: u64,
    /// How many months those are.
    pub pace_months: u64,
    /// At this pace the rest takes so many months.
    pub months_left: Option<u64>,
    /// A year of one person; estimates, as all that follows.
    pub person_year_rupiah: String,
    /// A year of the target.
    pub target_year_rupiah: Option<String>,
    /// A year of who is registered.
    pub people_year_rupiah: Option<String>,
    /// What a village's share of its money comes to.
    pub village_share_rupiah: String,
    /// What the aim costs a village of one such unit in a year.
    pub village_year_rupiah: Option<String>,
    /// What that is more than the share; nothing where it is not.
    pub village_over_rupiah: Option<String>,
    /// How many people the share buys for a year.
    pub share_buys: u64,
    /// Villages short of their aim, the largest gap first: code, name, aim, active.
    pub short: Vec<Short>,
}

/// A village short of its aim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Short {
    /// Dotted code.
    pub village: String,
    /// As it is called.
    pub name: String,
    /// People aimed at there.
    pub target: u64,
    /// People for whom this month is paid there.
    pub active: u64,
}

/// As many as can be looked at.
const MOST_SHORT: usize = 200;

impl Office {
    /// What the office aims at.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn aims(&mut self) -> Result<Aims> {
        self.at_the_door(|store| kept(store))
    }

    /// Sets it.
    ///
    /// # Errors
    /// `bad_aims` where a number is out of all bounds.
    pub fn set_aims(&mut self, aims: &Aims) -> Result<()> {
        let money = (0..=MOST_RUPIAH).contains(&aims.money_rupiah);
        let days = (1..=MOST_DAYS).contains(&aims.late_days);
        if !money || !days || aims.each > MOST_EACH || aims.share_percent > 100 {
            return Err(OfficeError::new("bad_aims"));
        }
        let text = serde_json::to_string(aims).map_err(|_| OfficeError::damaged("aims"))?;
        self.at_the_door(|store| Ok(store.set_meta(KEPT_AS, &text)?))
    }

    /// JKK and JKM of one person by the lowest bracket, for the twelve months from this one on.
    fn person_year(&self, month: Month) -> Result<Rupiah> {
        let (tariffs, reliefs) = self.prices()?;
        let asked = Asked {
            months: MonthRange::of(month, MONTHS_A_YEAR),
            programmes: ProgrammeSet::JKK_JKM,
            income: Rupiah::ZERO,
            sector: Sector::Other,
            relief: Relief::No,
            reduced: false,
        };
        let price = Rules { tariffs: &tariffs, reliefs: &reliefs }.price(&asked);
        Ok(price.map_err(|_| OfficeError::new("no_tariff").with("month", month.words()))?.normal)
    }

    /// How far the office is, by the newest tables of law that it has.
    ///
    /// # Errors
    /// The database cannot be read, or no tariff holds.
    pub fn aimed(&self, seen: &Seen, now: i64) -> Result<Aimed> {
        let (aims, month) = (*seen.aims(), Month::of(today(now)));
        let (total, pace) = (seen.total(), pace(seen, month));
        let all_rws: u64 = seen.villages().values().map(|village| village.figure.rws).sum();
        let units = if aims.by == By::Village { total.villages } else { all_rws };
        let aim = target(units, aims.each);
        let rest = aim.map(|aim| aim.saturating_sub(total.active));
        let price = self.person_year(month)?;
        let people = total.workers.saturating_sub(total.again);
        let money = Rupiah::from_i64(aims.money_rupiah);
        let share = Rupiah::from_i64(money.to_i64().saturating_div(100))
            .checked_mul(u64::from(aims.share_percent))
            .unwrap_or_default();
        let village = price.checked_mul(aims.each);
        let over = village.and_then(|cost| cost.checked_sub(share));
        let mut short: Vec<Short> = seen
            .villages()
            .iter()
            .map(|(code, village)| {
                let units = if aims.by == By::Village { 1 } else { village.figure.rws };
                Short {
                    village: code.dotted(),
                    name: village.called.in_full(),
                    target: target(units, aims.each).unwrap_or(0),
                    active: village.figures.active,
                }
            })
            .filter(|one| one.active < one.target)
            .collect();
        short.sort_by_key(|one| std::cmp::Reverse(one.target.saturating_sub(one.active)));
        short.truncate(MOST_SHORT);
        let plain = |amount: Option<Rupiah>| amount.map(Rupiah::plain);
        Ok(Aimed {
            aims,
            villages: total.villages,
            rws: all_rws,
            target: aim,
            people,
            active: total.active,
            rest,
            gained: pace.gained,
            pace_months: pace.months,
            months_left: rest.and_then(|rest| pace.months_left(rest)),
            person_year_rupiah: price.plain(),
            target_year_rupiah: plain(aim.and_then(|aim| price.checked_mul(aim))),
            people_year_rupiah: plain(price.checked_mul(people)),
            village_share_rupiah: share.plain(),
            village_year_rupiah: plain(village),
            village_over_rupiah: plain(over.filter(|over| *over > Rupiah::ZERO)),
            share_buys: share.checked_div_rem(price).map_or(0, |(people, _)| people),
            short,
        })
    }
}

/// What a store keeps of it.
pub(crate) fn kept(store: &Store) -> Result<Aims> {
    let kept = store.meta(KEPT_AS)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(USUAL))
}

fn pace(seen: &Seen, month: Month) -> Pace {
    let mut beginnings = Beginnings::until(month);
    for (first, people) in seen.villages().values().flat_map(|village| &village.figure.first) {
        beginnings.add(*first, *people);
    }
    beginnings.pace()
}
