//! What the ops of a claim do to it.

use super::{Aside, Subject};
use crate::claim::{Claim, Part};
use crate::op::Op;
use crate::op::claim::ClaimTerms;

/// A claim begins by saying what happened, when, and when the village was told.
pub(super) fn begin(terms: &ClaimTerms) -> Result<Subject, Aside> {
    if terms.kind.is_none() || terms.happened_on.is_none() || terms.reported_on.is_none() {
        return Err(Aside::Malformed);
    }
    let (terms, parts) = (terms.clone(), Vec::new());
    Ok(Subject::Claim(Box::new(Claim { terms, parts, voided: None })))
}

pub(super) fn apply(claim: &mut Claim, op: &Op) -> Result<(), Aside> {
    if let Op::ClaimCorrected(terms) = op {
        claim.terms.correct(terms);
    } else if let Op::ClaimAdvanced(step) = op {
        return add(claim, Part::Advanced(step.clone()));
    } else if let Op::PaperGathered(paper) = op {
        return add(claim, Part::Paper(paper.clone()));
    } else if let Op::ScanAttached(scan) = op {
        if scan.blobs.is_empty() {
            return Err(Aside::Malformed);
        }
        return add(claim, Part::Scan(scan.clone()));
    } else if let Op::ClaimPaid(paid) = op {
        if paid.amount.is_negative() {
            return Err(Aside::Malformed);
        }
        return add(claim, Part::Paid(paid.clone()));
    } else if let Op::ClaimPartVoided(voided) = op {
        let part = claim.parts.iter_mut().find(|(part, _)| part.label() == voided.label);
        part.ok_or(Aside::Missing)?.1 = Some(voided.reason.clone());
    } else if let Op::ClaimVoided(reason) = op {
        claim.voided = Some(reason.reason.clone());
    } else {
        return Err(Aside::WrongSubject);
    }
    Ok(())
}

fn add(claim: &mut Claim, part: Part) -> Result<(), Aside> {
    if claim.parts.iter().any(|(known, _)| known.label() == part.label()) {
        return Err(Aside::Again);
    }
    claim.parts.push((part, None));
    Ok(())
}
