//! Places that end while nobody gave their holders another: the gap between two budgets.

use crate::contract::Remark;
use crate::desk::Work;
use crate::error::ApiError;
use crate::remark;
use lindung_domain::funding::Decree;
use lindung_domain::money::Month;
use lindung_store::SubjectId;
use std::collections::BTreeSet;

/// So many months ahead there is still time for a decree.
const AHEAD: i32 = 3;

/// For each month soon in which places end: how many of their holders have none from then on.
pub(super) fn doubts<'d>(
    work: &Work<'_>,
    decrees: impl Iterator<Item = &'d Decree>,
) -> Result<Vec<Remark>, ApiError> {
    let decrees: Vec<&Decree> = decrees.filter(|decree| decree.voided.is_none()).collect();
    let today = Month::of(work.today());
    let soon = |until: &Month| (0..=AHEAD).contains(&today.months_until(*until));
    let ends: BTreeSet<Month> =
        decrees.iter().map(|decree| decree.months().until()).filter(soon).collect();
    let mut doubts = Vec::new();
    for until in ends {
        let after = holders(work, &decrees, until)?;
        let without = holders(work, &decrees, until.prev())?.difference(&after).count();
        if without > 0 {
            let code = if until.month() == 1 { "places_end_at_new_year" } else { "places_end" };
            let facts = [("count", without.to_string()), ("month", until.words())];
            doubts.push(remark::with(work.words, code, &facts));
        }
    }
    Ok(doubts)
}

fn holders(
    work: &Work<'_>,
    decrees: &[&Decree],
    month: Month,
) -> Result<BTreeSet<SubjectId>, ApiError> {
    let mut holders = BTreeSet::new();
    for decree in decrees.iter().filter(|decree| decree.months().contains(month)) {
        let held = work.open.store.held(decree.issued.label, month)?;
        holders.extend(held.into_iter().map(|held| held.worker));
    }
    Ok(holders)
}
