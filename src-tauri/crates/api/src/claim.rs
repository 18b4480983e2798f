//! Claims: reported by anybody in two minutes, followed until BPJSTK has paid.

use crate::bill::payment::amount;
use crate::contract::Nothing;
use crate::contract::claim::{
    AdvanceClaim, ClaimPage, CorrectClaim, GatherPaper, PayClaim, ReportClaim, ShowClaim,
    VoidClaimPart,
};
use crate::contract::programme::VoidFact;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::worker::{day, required};
use chrono::NaiveDate;
use lindung_domain::claim::{Claim, Part};
use lindung_domain::fold::Subject;
use lindung_domain::number::Nik;
use lindung_domain::op::Op;
use lindung_domain::op::claim::{
    ClaimAdvanced, ClaimKind, ClaimPaid, ClaimState, ClaimTerms, PaperGathered, PartVoided,
    SchoolYear,
};
use lindung_domain::op::text::{Day, Reason};
use lindung_store::{About, ClaimFilter, ClaimLine, Draft, SubjectId};

mod estimate;
mod list;
mod page;
mod print;
mod scan;
mod told;

pub(crate) use list::{lacking_papers, lines_of, list};
pub(crate) use print::print;
pub(crate) use scan::{attach, scan};
pub(crate) use told::fact;

impl Work<'_> {
    /// A claim that is here.
    pub(crate) fn claim(&self, id: SubjectId) -> Result<Claim, ApiError> {
        let Ok((Subject::Claim(claim), _)) = self.open.store.subject(id) else {
            return Err(ApiError::new("no_claim"));
        };
        Ok(*claim)
    }

    /// A claim that is here and was not voided.
    fn valid_claim(&self, id: SubjectId) -> Result<Claim, ApiError> {
        let claim = self.claim(id)?;
        if claim.voided.is_some() { Err(ApiError::new("claim_voided")) } else { Ok(claim) }
    }

    fn day_or_today(&self, text: Option<&str>) -> Result<NaiveDate, ApiError> {
        text.filter(|text| !text.trim().is_empty()).map_or_else(|| Ok(self.today()), day)
    }
}

fn kind(text: &str) -> Result<ClaimKind, ApiError> {
    ClaimKind::from_key(text).ok_or_else(|| ApiError::new("no_claim_kind"))
}

fn state(text: &str) -> Result<ClaimState, ApiError> {
    ClaimState::from_key(text).ok_or_else(|| ApiError::new("no_claim_state"))
}

fn given(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A claim begins with who, what, when, and who told; the rest may come later.
pub(crate) fn report(
    desk: &mut Desk,
    request: ReportClaim,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = whom(&work, &request)?;
    let worker = work.standing(id)?;
    let (kind, happened_on) = (kind(&request.kind)?, day(&request.happened_on)?);
    let known = work.open.store.claims(&ClaimFilter { worker: Some(id), state: None })?;
    if known.iter().any(|claim| is_same(claim, kind, happened_on)) {
        return Err(ApiError::new("claim_known"));
    }
    let terms = ClaimTerms {
        kind: Some(kind),
        happened_on: Some(happened_on),
        reported_on: Some(work.day_or_today(request.reported_on.as_deref())?),
        what: given(Some(&request.what)),
        reporter: Some(required(&request.reporter)?),
        phone: given(request.phone.as_deref()),
        traffic: request.traffic.then_some(true),
        ..ClaimTerms::default()
    };
    let mut drafts = vec![Draft { about: About::NewBeside(id), op: Op::ClaimReported(terms) }];
    if kind.is_death() && worker.died_on.is_none() {
        drafts.push(Draft { about: About::Known(id), op: Op::WorkerDied(Day { on: happened_on }) });
    }
    let changes = work.record(drafts)?;
    let id = changes.subjects.first().copied().ok_or_else(|| ApiError::internal("claim"))?;
    page::of(&work, id)
}

/// Nobody dies twice, and one accident is one claim of a kind.
fn is_same(claim: &ClaimLine, kind: ClaimKind, happened_on: NaiveDate) -> bool {
    let dead = claim.kind.is_death() && kind.is_death();
    dead || (claim.kind == kind && claim.happened_on == happened_on)
}

fn whom(work: &Work<'_>, request: &ReportClaim) -> Result<SubjectId, ApiError> {
    match (request.worker, request.nik.as_deref()) {
        (Some(number), _) => Ok(work.open.store.root_of(SubjectId::from_number(number))?),
        (None, Some(text)) => {
            let nik = Nik::parse(text).map_err(|fault| ApiError::new(fault.kind()))?;
            let found = work.open.store.find_nik(nik.as_str())?;
            Ok(found.ok_or_else(|| ApiError::new("no_worker"))?.id)
        }
        (None, None) => Err(ApiError::new("no_worker")),
    }
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowClaim,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    page::of(&desk.work()?, SubjectId::from_number(request.claim))
}

pub(crate) fn gather(
    desk: &mut Desk,
    request: GatherPaper,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.claim);
    let claim = work.valid_claim(id)?;
    known_paper(&work, &claim, &request.paper)?;
    if claim.gathered().contains_key(request.paper.as_str()) {
        return Err(ApiError::new("paper_again"));
    }
    let on = work.day_or_today(request.on.as_deref())?;
    let (label, paper) = (work.label(), request.paper);
    work.record_about(id, Op::PaperGathered(PaperGathered { label, paper, on }))?;
    page::of(&work, id)
}

/// The paper stands in the checklist of the claim.
fn known_paper(work: &Work<'_>, claim: &Claim, paper: &str) -> Result<(), ApiError> {
    let rules = work.claim_rules()?;
    let list = estimate::checklist(&rules, claim);
    let known = list.is_some_and(|list| list.papers.iter().any(|one| one.key == paper));
    if known { Ok(()) } else { Err(ApiError::new("no_paper")) }
}

pub(crate) fn advance(
    desk: &mut Desk,
    request: AdvanceClaim,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.claim);
    let claim = work.valid_claim(id)?;
    let (state, on) = (state(&request.state)?, work.day_or_today(request.on.as_deref())?);
    let (now, since) = claim.state();
    if state == now {
        return Err(ApiError::new("claim_state_again"));
    }
    // It would not count as the newest: the days would tell another story than the officer.
    if on < since {
        return Err(ApiError::new("claim_day_before").with("day", since.format("%d-%m-%Y")));
    }
    let (label, note) = (work.label(), given(request.note.as_deref()));
    work.record_about(id, Op::ClaimAdvanced(ClaimAdvanced { label, state, on, note }))?;
    page::of(&work, id)
}

pub(crate) fn pay(
    desk: &mut Desk,
    request: PayClaim,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.claim);
    let claim = work.valid_claim(id)?;
    let on = day(&request.on)?;
    let school = match (given(request.child.as_deref()), request.year) {
        (Some(child), Some(year)) => Some(SchoolYear { child, year }),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => return Err(ApiError::new("school_incomplete")),
    };
    // A scholarship is paid year by year, long after the claim is.
    let paid = school.is_none() && !request.partly && claim.state().0 != ClaimState::Paid;
    let (label, amount) = (work.label(), amount(&request.amount)?);
    let payment = ClaimPaid { label, amount, on, to: given(request.to.as_deref()), school };
    let about = About::Known(id);
    let mut drafts = vec![Draft { about, op: Op::ClaimPaid(payment) }];
    if paid {
        let (label, state, note) = (work.label(), ClaimState::Paid, None);
        let on = on.max(claim.state().1);
        let step = ClaimAdvanced { label, state, on, note };
        drafts.push(Draft { about, op: Op::ClaimAdvanced(step) });
    }
    work.record(drafts)?;
    page::of(&work, id)
}

pub(crate) fn correct(
    desk: &mut Desk,
    request: CorrectClaim,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.claim);
    let before = work.valid_claim(id)?.terms;
    let days = [&request.happened_on, &request.reported_on];
    let [happened_on, reported_on] = days.map(|text| text.as_deref().map(day).transpose());
    let text = |text: &Option<String>| text.as_deref().map(|text| text.trim().to_owned());
    let terms = ClaimTerms {
        kind: request.kind.as_deref().map(kind).transpose()?,
        happened_on: happened_on?,
        reported_on: reported_on?,
        what: text(&request.what),
        reporter: request.reporter.as_deref().map(required).transpose()?,
        phone: text(&request.phone),
        buried_by: text(&request.buried_by),
        disability: request.disability.as_deref().map(hundredths).transpose()?,
        traffic: request.traffic,
        number: text(&request.number),
    };
    let mut after = before.clone();
    after.correct(&terms);
    if after != before {
        work.record_about(id, Op::ClaimCorrected(terms))?;
    }
    page::of(&work, id)
}

/// `32` or `12,5` per cent, in hundredths of one.
fn hundredths(text: &str) -> Result<u32, ApiError> {
    let bad = || ApiError::new("bad_percentage");
    let text = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(bad());
    }
    let hundredths: u32 = format!("{whole}{part:0<2}").parse().map_err(|_| bad())?;
    if hundredths == 0 || hundredths > 10_000 { Err(bad()) } else { Ok(hundredths) }
}

pub(crate) fn void_part(
    desk: &mut Desk,
    request: VoidClaimPart,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.claim);
    let claim = work.valid_claim(id)?;
    let label = request.part.parse().map_err(|_| ApiError::new("no_claim_part"))?;
    let part = claim.counting().find(|part| part.label() == label);
    let part = part.ok_or_else(|| ApiError::new("no_claim_part"))?;
    let reason = required(&request.reason)?;
    let void = |label| {
        let op = Op::ClaimPartVoided(PartVoided { label, reason: reason.clone() });
        Draft { about: About::Known(id), op }
    };
    let mut drafts = vec![void(label)];
    // Two laptops may both have ticked it off.
    if let Part::Paper(paper) = part {
        let same = |other: &&Part| {
            let Part::Paper(one) = other else { return false };
            one.paper == paper.paper && one.label != label
        };
        drafts.extend(claim.counting().filter(same).map(|part| void(part.label())));
    }
    work.record(drafts)?;
    page::of(&work, id)
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidFact,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.id);
    work.valid_claim(id)?;
    let reason = required(&request.reason)?;
    work.record_about(id, Op::ClaimVoided(Reason { reason }))?;
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_as_officers_write_it() {
        let table = [
            ("32", Some(3_200)),
            ("12,5", Some(1_250)),
            ("12.05 %", Some(1_205)),
            ("100", Some(10_000)),
            ("100,01", None),
            ("0", None),
            ("", None),
            ("12,555", None),
            ("-3", None),
        ];
        for (text, expected) in table {
            assert_eq!(hundredths(text).ok(), expected, "{text}");
        }
    }
}
