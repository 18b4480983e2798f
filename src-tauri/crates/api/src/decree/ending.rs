//! Places that end while nobody gave their holders another: the gap between two budgets.

use crate::contract::Remark;
use crate::desk::Work;
use crate::error::ApiError;
use crate::remark;
use lindung_domain::funding::Decree;
use lindung_domain::money::Month;
use lindung_domain::op::label::Label;
use lindung_store::SubjectId;
use std::collections::BTreeSet;

/// So many months ahead there is still time for a decree.
const AHEAD: i32 = 3;

/// For each month soon in which places end: how many of their holders have none from then on.
pub(super) fn doubts(work: &Work<'_>) -> Result<Vec<Remark>, ApiError> {
    let doubts = all(work)?.into_iter().map(|(until, people)| {
        let code = if until.month() == 1 { "places_end_at_new_year" } else { "places_end" };
        let facts = [("count", people.len().to_string()), ("month", until.words())];
        remark::with(work.words, code, &facts)
    });
    Ok(doubts.collect())
}

/// The same, and who they are.
pub(crate) fn all(work: &Work<'_>) -> Result<Vec<(Month, BTreeSet<SubjectId>)>, ApiError> {
    let ids = work.open.store.subjects_of_kind("decree")?.into_iter();
    let decrees = ids.map(|id| work.decree(id)).collect::<Result<Vec<_>, _>>()?;
    let decrees: Vec<Decree> =
        decrees.into_iter().filter(|decree| decree.voided.is_none()).collect();
    let today = Month::of(work.today());
    let soon = |until: &Month| (0..=AHEAD).contains(&today.months_until(*until));
    let ends: BTreeSet<Month> =
        decrees.iter().map(|decree| decree.months().until()).filter(soon).collect();
    let mut all = Vec::new();
    for until in ends {
        let (before, after) = (in_force(&decrees, until.prev()), in_force(&decrees, until));
        let people = work.open.store.losing_places(&before, &after, until)?;
        if !people.is_empty() {
            all.push((until, people));
        }
    }
    Ok(all)
}

fn in_force(decrees: &[Decree], month: Month) -> Vec<Label> {
    let holding = decrees.iter().filter(|decree| decree.months().contains(month));
    holding.map(|decree| decree.issued.label).collect()
}
