//! What the ops of the programme do to funding sources, decrees, bills, and a worker's places.

use super::{Aside, Subject};
use crate::funding::{Bill, Contribution, Decree, FundingSource, Place};
use crate::op::Op;
use crate::op::bill::ContributionReceived;
use crate::op::programme::{PlaceFreed, PlaceGiven};
use crate::worker::Worker;

/// The subject that an op of the programme begins; none where it begins none. An office gives
/// decrees with the money behind them, and rules.
pub(super) fn begin(op: &Op, by_office: bool) -> Option<Result<Subject, Aside>> {
    let from_above = matches!(op, Op::FundingNamed(_) | Op::DecreeIssued(_) | Op::RulesReplaced(_));
    if by_office && !from_above {
        return None;
    }
    if let Op::FundingNamed(named) = op {
        let (label, terms) = (named.label, named.terms.clone());
        let source = FundingSource { label, terms, by_office, voided: None };
        Some(Ok(Subject::Funding(Box::new(source))))
    } else if let Op::DecreeIssued(issued) = op {
        let issued = issued.clone();
        let decree = Decree { issued, amendments: Vec::new(), by_office, voided: None };
        Some(Ok(Subject::Decree(Box::new(decree))))
    } else if let Op::BillMade(made) = op {
        if !made.is_sound() {
            return Some(Err(Aside::Malformed));
        }
        let (made, contributions) = (made.clone(), Default::default());
        let bill = Bill { made, code: None, contributions, voided: None };
        Some(Ok(Subject::Bill(Box::new(bill))))
    } else if let Op::RulesReplaced(rules) = op {
        Some(Ok(Subject::Rules(Box::new(rules.clone()))))
    } else if let Op::LetterheadSet(head) = op {
        Some(Ok(Subject::Letterhead(Box::new(head.clone()))))
    } else {
        None
    }
}

pub(super) fn apply_to_funding(source: &mut FundingSource, op: &Op) -> Result<(), Aside> {
    if let Op::FundingCorrected(terms) = op {
        source.terms = terms.clone();
    } else if let Op::FundingVoided(reason) = op {
        source.voided = Some(reason.reason.clone());
    } else {
        return Err(Aside::WrongSubject);
    }
    Ok(())
}

pub(super) fn apply_to_decree(decree: &mut Decree, op: &Op) -> Result<(), Aside> {
    if let Op::DecreeAmended(amended) = op {
        decree.amendments.push(amended.clone());
    } else if let Op::DecreeVoided(reason) = op {
        decree.voided = Some(reason.reason.clone());
    } else {
        return Err(Aside::WrongSubject);
    }
    Ok(())
}

pub(super) fn apply_to_bill(bill: &mut Bill, op: &Op) -> Result<(), Aside> {
    if let Op::BillCoded(coded) = op {
        bill.code = Some(coded.code.clone());
    } else if let Op::BillVoided(reason) = op {
        bill.voided = Some(reason.reason.clone());
    } else if let Op::ContributionReceived(received) = op {
        receive(bill, received)?;
    } else if let Op::ContributionVoided(voided) = op {
        let one = bill.contributions.get_mut(&voided.label).ok_or(Aside::Missing)?;
        one.voided = Some(voided.reason.clone());
    } else {
        return Err(Aside::WrongSubject);
    }
    Ok(())
}

fn receive(bill: &mut Bill, received: &ContributionReceived) -> Result<(), Aside> {
    if received.months().is_empty() || received.amount.is_negative() {
        return Err(Aside::Malformed);
    }
    if bill.contributions.contains_key(&received.label) {
        return Err(Aside::Again);
    }
    let one = Contribution { received: received.clone(), voided: None };
    bill.contributions.insert(received.label, one);
    Ok(())
}

/// Places and waiting; an op of another sort is nothing of ours.
pub(super) fn apply_to_worker(worker: &mut Worker, op: &Op) -> Result<(), Aside> {
    if let Op::PlaceGiven(given) = op {
        give(worker, given)?;
    } else if let Op::PlaceFreed(freed) = op {
        free(worker, freed)?;
    } else if let Op::PlaceVoided(given) = op {
        worker.places.remove(&(given.decree, given.from_month)).ok_or(Aside::Missing)?;
    } else if let Op::WaitingJoined(joined) = op {
        worker.waiting.insert(joined.decree, joined.clone());
    } else if let Op::WaitingLeft(left) = op {
        worker.waiting.remove(&left.decree).ok_or(Aside::Missing)?;
    } else {
        return Err(Aside::WrongSubject);
    }
    Ok(())
}

/// Whoever got a place of a decree waits for none of it any longer.
fn give(worker: &mut Worker, given: &PlaceGiven) -> Result<(), Aside> {
    let key = (given.decree, given.from_month);
    if worker.places.contains_key(&key) {
        return Err(Aside::Again);
    }
    worker.places.insert(key, Place { from_month: given.from_month, freed: None });
    worker.waiting.remove(&given.decree);
    Ok(())
}

/// Frees every place of the decree that would still be held in the month.
fn free(worker: &mut Worker, freed: &PlaceFreed) -> Result<(), Aside> {
    let mut any = false;
    for ((decree, _), place) in &mut worker.places {
        let held = place.freed.is_none_or(|(until, _)| freed.from_month < until);
        if *decree == freed.decree && held {
            place.freed = Some((freed.from_month.max(place.from_month), freed.end));
            any = true;
        }
    }
    if any { Ok(()) } else { Err(Aside::Missing) }
}
