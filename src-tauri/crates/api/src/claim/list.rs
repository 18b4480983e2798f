//! The claims by state and age.

use super::estimate::{Folder, Tables};
use super::told::{kind_word, state_word};
use super::{ApiError, Desk, Progress, Work, state};
use crate::card::in_words;
use crate::contract::claim::{ClaimList, ClaimSummary, ClaimTotal, ListClaims};
use chrono::NaiveDate;
use lindung_domain::money::Rupiah;
use lindung_domain::op::claim::{ClaimKind, ClaimState};
use lindung_store::{ClaimFilter, ClaimLine, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Whole days since a day; none before it, whatever the clock says.
pub(super) fn days(since: NaiveDate, until: NaiveDate) -> u64 {
    u64::try_from(until.signed_duration_since(since).num_days()).unwrap_or(0)
}

#[derive(Default)]
struct Tally {
    claims: u64,
    oldest_days: u64,
    estimate: Rupiah,
    paid: Rupiah,
}

pub(crate) fn list(
    desk: &mut Desk,
    request: ListClaims,
    _: &mut Progress<'_>,
) -> Result<ClaimList, ApiError> {
    let work = desk.work()?;
    let asked = request.state.as_deref().map(state).transpose()?;
    let worker = request.worker.map(SubjectId::from_number);
    let lines = work.open.store.claims(&ClaimFilter { state: None, worker })?;
    let tables = Tables::of(&work)?;
    let mut totals: BTreeMap<ClaimState, Tally> = BTreeMap::new();
    let (mut claims, mut dead) = (Vec::new(), BTreeSet::new());
    for line in lines {
        let folder = Folder::of(&work, &tables, line.claim)?;
        let estimate = folder.estimate().map(|estimate| estimate.amount);
        let tally = totals.entry(line.state).or_default();
        let sum =
            |one: Rupiah, more| one.checked_add(more).ok_or_else(|| ApiError::new("bad_amount"));
        tally.claims = tally.claims.saturating_add(1);
        tally.oldest_days = tally.oldest_days.max(days(line.since, work.today()));
        tally.estimate = sum(tally.estimate, estimate.unwrap_or_default())?;
        tally.paid = sum(tally.paid, line.paid)?;
        if line.kind.is_death() {
            // Of nobody's claim none knows whether another is the same person's.
            dead.insert(line.worker.unwrap_or(line.claim));
        }
        if asked.is_none_or(|asked| asked == line.state) {
            claims.push(summary(&work, &line, &folder, &tables));
        }
    }
    let totals = totals.into_iter().map(|(state, tally)| ClaimTotal {
        state: state.key().to_owned(),
        word: state_word(&work, state),
        claims: tally.claims,
        oldest_days: tally.oldest_days,
        estimate: tally.estimate.plain(),
        paid: tally.paid.plain(),
    });
    Ok(ClaimList { totals: totals.collect(), claims, deaths: dead.len() as u64 })
}

/// Claims that wait for papers, before they are handed in or when more are asked for, and since
/// when each is in its state; whoever has waited longest first.
pub(crate) fn lacking_papers(work: &Work<'_>) -> Result<Vec<(SubjectId, NaiveDate)>, ApiError> {
    let tables = Tables::of(work)?;
    let mut lacking = Vec::new();
    for state in [ClaimState::Reported, ClaimState::Collecting, ClaimState::Incomplete] {
        let filter = ClaimFilter { state: Some(state), worker: None };
        for line in work.open.store.claims(&filter)? {
            if Folder::of(work, &tables, line.claim)?.missing(&tables) > 0 {
                lacking.push((line.claim, line.since));
            }
        }
    }
    lacking.sort_by_key(|(claim, since)| (*since, *claim));
    Ok(lacking)
}

/// What befell a worker, each claim in a line: "Meninggal (JKM), 20 November 2026: Dibayar".
pub(crate) fn lines_of(work: &Work<'_>, worker: SubjectId) -> Result<Vec<String>, ApiError> {
    let claims = work.open.store.claims(&ClaimFilter { state: None, worker: Some(worker) })?;
    let line = |line: ClaimLine| {
        let (kind, state) = (kind_word(work, line.kind), state_word(work, line.state));
        format!("{kind}, {}: {state}", in_words(line.happened_on))
    };
    Ok(claims.into_iter().map(line).collect())
}

pub(super) fn summary(
    work: &Work<'_>,
    line: &ClaimLine,
    folder: &Folder,
    tables: &Tables,
) -> ClaimSummary {
    let estimate = folder.estimate().filter(|_| line.kind != ClaimKind::AccidentCare);
    ClaimSummary {
        claim: line.claim.number(),
        worker: line.worker.map(SubjectId::number),
        name: line.name.clone(),
        kind: line.kind.key().to_owned(),
        kind_word: kind_word(work, line.kind),
        state: line.state.key().to_owned(),
        state_word: state_word(work, line.state),
        since: line.since.to_string(),
        days: days(line.since, work.today()),
        happened_on: line.happened_on.to_string(),
        estimate: estimate.map(|estimate| estimate.amount.plain()),
        paid: line.paid.plain(),
        missing: folder.missing(tables),
    }
}
