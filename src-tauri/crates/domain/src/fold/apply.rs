//! What each op does to the subject it is about.

use super::{Aside, Device, Folding, Subject, claim, programme, statements};
use crate::card::MembershipCard;
use crate::clerk::Clerk;
use crate::op::blob::Photo;
use crate::op::text::FromMonth;
use crate::op::{CardEvent, CardIssued, Correction, MembershipEnded, MembershipStarted, Op};
use crate::worker::{Membership, Worker};

impl Folding {
    pub(super) fn apply(
        &mut self,
        subject: &mut Subject,
        position: usize,
        op: &Op,
        by_office: bool,
    ) -> Result<(), Aside> {
        match subject {
            Subject::Worker(worker) => self.apply_to_worker(worker, position, op, by_office),
            Subject::Device(device) => apply_to_device(device, op, by_office),
            Subject::Clerk(clerk) => apply_to_clerk(clerk, op, by_office),
            Subject::Bill(_) | Subject::Claim(_) | Subject::Rules(_) | Subject::Letterhead(_)
                if by_office =>
            {
                Err(Aside::WrongAuthor)
            }
            // A decree from above is changed from above, and a village's own by the village.
            Subject::Funding(source) if by_office != source.by_office => Err(Aside::WrongAuthor),
            Subject::Decree(decree) if by_office != decree.by_office => Err(Aside::WrongAuthor),
            Subject::Funding(source) => programme::apply_to_funding(source, op),
            Subject::Decree(decree) => programme::apply_to_decree(decree, op),
            Subject::Bill(bill) => programme::apply_to_bill(bill, op),
            Subject::Claim(claim) => claim::apply(claim, op),
            Subject::Rules(_) | Subject::Recoded(_) | Subject::Letterhead(_) => {
                Err(Aside::WrongSubject)
            }
            Subject::Statement(statement) => statements::apply(statement, op, by_office),
            Subject::Office(_) => fits(matches!(op, Op::Acknowledged(_)) && by_office),
            Subject::Program(_) => apply_to_program(op, by_office),
            Subject::Later => Err(Aside::Later),
        }
    }

    #[expect(clippy::too_many_lines, reason = "a line for each kind: a new op is looked at here")]
    fn apply_to_worker(
        &mut self,
        worker: &mut Worker,
        position: usize,
        op: &Op,
        by_office: bool,
    ) -> Result<(), Aside> {
        if by_office != matches!(op, Op::WorkerElsewhere(_) | Op::ElsewhereDecided(_)) {
            return Err(Aside::WrongAuthor);
        }
        match op {
            Op::WorkerCorrected(correction) => self.correct(worker, correction, position),
            Op::WorkerQuestioned(details) => Self::question(worker, details),
            Op::WorkerQuestionWithdrawn(details) => Self::withdraw(worker, details),
            Op::WorkerVoided(voided) => worker.voided = Some(voided.reason.clone()),
            Op::WorkerDied(day) => worker.died_on = Some(day.on),
            Op::WorkerDeathVoided(_) => revive(worker)?,
            Op::WorkerMovedOut(moved) => worker.moved_out = Some((moved.on, moved.to)),
            Op::WorkerMovedIn(_) => worker.moved_out = None,
            Op::WorkerPhotographed(photo) => photograph(worker, photo)?,
            Op::WorkerPhotoWithdrawn(_) => worker.photo = None,
            Op::HeirsNamed(heirs) => worker.heirs.clone_from(heirs),
            Op::MembershipStarted(started) => start_membership(worker, started)?,
            Op::MembershipEnded(ended) => end_membership(worker, ended)?,
            Op::MembershipVoided(voided) => void_membership(worker, voided)?,
            Op::CardIssued(issued) => issue_card(worker, issued)?,
            Op::CardPrinted(event) => print_card(worker, event)?,
            Op::CardHandedOver(event) => card_of(worker, event)?.handed_over = true,
            Op::CardWithdrawn(event) => withdraw_card(worker, event)?,
            // Kept in the log under the one whose data it was.
            Op::NumberRevealed(_) | Op::PaperPrinted(_) => {}
            // Who is merged into whom is decided over all of them: see `merge`.
            Op::WorkersMerged(_) | Op::WorkersSeparated(_) => {}
            Op::WorkerElsewhere(elsewhere) => worker.elsewhere.clone_from(&elsewhere.villages),
            Op::ElsewhereDecided(decided) => {
                worker.decided.insert(decided.village, decided.same);
            }
            Op::PlaceGiven(_)
            | Op::PlaceFreed(_)
            | Op::PlaceVoided(_)
            | Op::WaitingJoined(_)
            | Op::WaitingLeft(_) => programme::apply_to_worker(worker, op)?,
            Op::FundingNamed(_)
            | Op::FundingCorrected(_)
            | Op::FundingVoided(_)
            | Op::DecreeIssued(_)
            | Op::DecreeAmended(_)
            | Op::DecreeVoided(_)
            | Op::BillMade(_)
            | Op::BillCoded(_)
            | Op::BillVoided(_)
            | Op::ContributionReceived(_)
            | Op::ContributionVoided(_)
            | Op::ClaimReported(_)
            | Op::ClaimCorrected(_)
            | Op::ClaimAdvanced(_)
            | Op::PaperGathered(_)
            | Op::ScanAttached(_)
            | Op::ClaimPaid(_)
            | Op::ClaimPartVoided(_)
            | Op::ClaimVoided(_)
            | Op::RulesReplaced(_)
            | Op::SubmissionWritten(_)
            | Op::ReplyReceived(_)
            | Op::BpjsCodeSet(_)
            | Op::SegmentCounted(_)
            | Op::ValidationDone(_)
            | Op::StatementVoided(_)
            | Op::LetterheadSet(_)
            | Op::DeviceStarted(_)
            | Op::ClerkAppointed(_)
            | Op::ClerkAssigned(_)
            | Op::ClerkClosed(_)
            | Op::PassphraseSet(_)
            | Op::OfficeJoined(_)
            | Op::LaptopJoined(_)
            | Op::DeviceAdmitted(_)
            | Op::WorkerRegistered(_)
            | Op::PeopleExported(_)
            | Op::OfficeStarted(_)
            | Op::Acknowledged(_)
            | Op::DeviceEnrolled(_)
            | Op::VillageRecoded(_)
            | Op::ProgramOffered(_)
            | Op::ProgramPiece(_)
            | Op::DeviceLost(_)
            | Op::DeviceRevoked(_)
            | Op::RecordedAgain(_) => return Err(Aside::WrongSubject),
        }
        Ok(())
    }

    fn correct(&mut self, worker: &mut Worker, correction: &Correction, position: usize) {
        for (field, text) in correction.set.iter() {
            self.write(worker, field, text, position);
        }
        for field in &correction.cleared {
            self.write(worker, *field, "", position);
        }
    }
}

/// For subjects of which an op only says that something happened.
fn fits(fits: bool) -> Result<(), Aside> {
    if fits { Ok(()) } else { Err(Aside::WrongSubject) }
}

fn apply_to_program(op: &Op, by_office: bool) -> Result<(), Aside> {
    let Op::ProgramPiece(piece) = op else { return Err(Aside::WrongSubject) };
    match piece.blobs.as_slice() {
        _ if !by_office => Err(Aside::WrongAuthor),
        [] => Err(Aside::Malformed),
        _ => Ok(()),
    }
}

fn apply_to_clerk(clerk: &mut Clerk, op: &Op, by_office: bool) -> Result<(), Aside> {
    if by_office {
        return Err(Aside::WrongAuthor);
    }
    if let Op::ClerkAssigned(assigned) = op {
        clerk.role = assigned.role;
        clerk.closed = None;
    } else if let Op::ClerkClosed(closed) = op {
        clerk.closed = Some(closed.reason.clone());
    } else {
        // Kept in the log under the clerk who did it, or to whom it was done.
        return fits(matches!(op, Op::PassphraseSet(_) | Op::PeopleExported(_)));
    }
    Ok(())
}

fn apply_to_device(device: &mut Device, op: &Op, by_office: bool) -> Result<(), Aside> {
    if by_office != matches!(op, Op::DeviceEnrolled(_) | Op::DeviceRevoked(_)) {
        return Err(Aside::WrongAuthor);
    }
    if let Op::OfficeJoined(joined) = op {
        device.office = Some(joined.clone());
    } else if let Op::LaptopJoined(joined) = op {
        device.laptop = Some(joined.clone());
    } else if let Op::DeviceAdmitted(_) = op {
        device.admitted = true;
    } else if let Op::DeviceEnrolled(enrolled) = op {
        device.enrolled = Some(enrolled.clone());
    } else if let Op::DeviceLost(_) = op {
        device.lost = true;
    } else if let Op::DeviceRevoked(revoked) = op {
        device.revoked = Some(revoked.keep_until_seq.max(1));
    } else {
        return Err(Aside::WrongSubject);
    }
    Ok(())
}

fn revive(worker: &mut Worker) -> Result<(), Aside> {
    worker.died_on.take().map(|_| ()).ok_or(Aside::Missing)
}

fn photograph(worker: &mut Worker, photo: &Photo) -> Result<(), Aside> {
    if photo.blobs.is_empty() {
        return Err(Aside::Malformed);
    }
    worker.photo = Some(photo.clone());
    Ok(())
}

fn void_membership(worker: &mut Worker, voided: &FromMonth) -> Result<(), Aside> {
    worker.memberships.remove(&voided.from_month).map(|_| ()).ok_or(Aside::Missing)
}

fn start_membership(worker: &mut Worker, started: &MembershipStarted) -> Result<(), Aside> {
    if worker.memberships.contains_key(&started.from_month) {
        return Err(Aside::Again);
    }
    let membership =
        Membership { programmes: started.programmes, months: started.months(), ended: None };
    worker.memberships.insert(started.from_month, membership);
    Ok(())
}

/// Ends every membership that would still cover the month.
fn end_membership(worker: &mut Worker, ended: &MembershipEnded) -> Result<(), Aside> {
    let mut any = false;
    for membership in worker.memberships.values_mut() {
        if membership.until_month() > ended.from_month {
            membership.ended = Some((ended.from_month, ended.reason.clone()));
            any = true;
        }
    }
    if any { Ok(()) } else { Err(Aside::Missing) }
}

fn issue_card(worker: &mut Worker, issued: &CardIssued) -> Result<(), Aside> {
    if worker.cards.contains_key(&issued.number) {
        return Err(Aside::Again);
    }
    let card = MembershipCard {
        number: issued.number,
        valid_until: issued.valid_until,
        prints: 0,
        handed_over: false,
        withdrawn: None,
    };
    worker.cards.insert(issued.number, card);
    Ok(())
}

fn print_card(worker: &mut Worker, event: &CardEvent) -> Result<(), Aside> {
    let card = card_of(worker, event)?;
    card.prints = card.prints.saturating_add(1);
    // Another copy, which lies at the village office until it is handed over too.
    card.handed_over = false;
    Ok(())
}

fn withdraw_card(worker: &mut Worker, event: &CardEvent) -> Result<(), Aside> {
    card_of(worker, event)?.withdrawn = Some(event.reason.clone());
    Ok(())
}

fn card_of<'w>(worker: &'w mut Worker, event: &CardEvent) -> Result<&'w mut MembershipCard, Aside> {
    worker.cards.get_mut(&event.number).ok_or(Aside::Missing)
}
