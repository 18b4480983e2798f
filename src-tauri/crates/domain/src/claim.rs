//! A claim, as the fold of its entries makes it.

use crate::money::Rupiah;
use crate::op::Op;
use crate::op::claim::{
    ClaimAdvanced, ClaimPaid, ClaimState, ClaimTerms, PaperGathered, ScanAttached,
};
use crate::op::label::Label;
use chrono::NaiveDate;
use std::collections::BTreeMap;

mod estimate;

pub use estimate::{Befallen, Expected, expect};

/// Something that was recorded about a claim, and by whose label it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It came into a state.
    Advanced(ClaimAdvanced),
    /// Money was paid.
    Paid(ClaimPaid),
    /// A paper is there.
    Paper(PaperGathered),
    /// A scan shows a paper.
    Scan(ScanAttached),
}

impl Part {
    /// By which it can be taken back.
    pub fn label(&self) -> Label {
        match self {
            Self::Advanced(step) => step.label,
            Self::Paid(paid) => paid.label,
            Self::Paper(paper) => paper.label,
            Self::Scan(scan) => scan.label,
        }
    }

    fn op(&self) -> Op {
        match self.clone() {
            Self::Advanced(step) => Op::ClaimAdvanced(step),
            Self::Paid(paid) => Op::ClaimPaid(paid),
            Self::Paper(paper) => Op::PaperGathered(paper),
            Self::Scan(scan) => Op::ScanAttached(scan),
        }
    }
}

/// A claim with all that was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The report as it stands.
    pub terms: ClaimTerms,
    /// In the order of the log; voided ones with the reason.
    pub parts: Vec<(Part, Option<String>)>,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

impl Claim {
    /// The parts that count, in the order of the log.
    pub fn counting(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|(_, voided)| voided.is_none()).map(|(part, _)| part)
    }

    /// Every state with its day, the earlier first; of two of one day the later word is the later.
    pub fn steps(&self) -> Vec<(ClaimState, NaiveDate)> {
        let mut steps: Vec<(ClaimState, NaiveDate)> = Vec::new();
        steps.extend(self.terms.reported_on.map(|on| (ClaimState::Reported, on)));
        steps.extend(self.counting().filter_map(|part| match part {
            Part::Advanced(step) => Some((step.state, step.on)),
            Part::Paid(_) | Part::Paper(_) | Part::Scan(_) => None,
        }));
        steps.sort_by_key(|(_, on)| *on);
        steps
    }

    /// The state now, and since when.
    pub fn state(&self) -> (ClaimState, NaiveDate) {
        // The fold takes no claim without the day of its report.
        self.steps().pop().unwrap_or((ClaimState::Reported, NaiveDate::default()))
    }

    /// What was paid, scholarships too. None beyond the range of money.
    pub fn paid(&self) -> Option<Rupiah> {
        Rupiah::checked_sum(self.counting().filter_map(|part| match part {
            Part::Paid(paid) => Some(paid.amount),
            Part::Advanced(_) | Part::Paper(_) | Part::Scan(_) => None,
        }))
    }

    /// The papers that are there, each since its earliest day.
    pub fn gathered(&self) -> BTreeMap<&str, NaiveDate> {
        let mut gathered = BTreeMap::new();
        for part in self.counting() {
            let Part::Paper(paper) = part else { continue };
            let since = gathered.entry(paper.paper.as_str()).or_insert(paper.on);
            *since = paper.on.min(*since);
        }
        gathered
    }

    /// The scans, in the order in which they were attached.
    pub fn scans(&self) -> impl Iterator<Item = &ScanAttached> {
        self.counting().filter_map(|part| match part {
            Part::Scan(scan) => Some(scan),
            Part::Advanced(_) | Part::Paid(_) | Part::Paper(_) => None,
        })
    }

    /// Canonical bytes of what the village says, for the state hash; none once voided.
    pub(crate) fn village_part(&self) -> Option<Vec<u8>> {
        let mut bytes = Op::ClaimReported(self.terms.clone()).to_bytes();
        for part in self.counting() {
            bytes.extend(part.op().to_bytes());
        }
        self.voided.is_none().then_some(bytes)
    }
}

#[cfg(test)]
mod tests;
