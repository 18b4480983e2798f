//! A claim as a folder: what is missing first.

use super::estimate::{self, Folder, Tables};
use super::list::{days, summary};
use super::told::state_word;
use super::{ApiError, Work, is_same};
use crate::contract::claim::{
    ClaimHeir, ClaimPage, ClaimPaperLine, ClaimPayment, DeadlineLine, ScanLine, StateWord, StepLine,
};
use crate::history::Teller;
use crate::remark;
use chrono::NaiveDate;
use lindung_domain::claim::{Claim, Part};
use lindung_domain::money::Rupiah;
use lindung_domain::op::claim::{ClaimKind, ClaimPaid, ClaimState};
use lindung_domain::table::ClaimPaper;
use lindung_store::{ClaimFilter, ClaimLine, SubjectId};

pub(super) fn of(work: &Work<'_>, id: SubjectId) -> Result<ClaimPage, ApiError> {
    let tables = Tables::of(work)?;
    let folder = Folder::of(work, &tables, id)?;
    let line = line(id, &folder)?;
    let (claim, terms) = (&folder.claim, &folder.claim.terms);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (_, told) = work.open.store.subject(id)?;
    let history = told.iter().rev().map(|entry| Teller::default().tell(work, entry));
    let list = estimate::checklist(&tables.rules, claim);
    let mut doubts = estimate::doubts(work, &folder);
    if claim.voided.is_none() && is_told_twice(work, &line)? {
        doubts.push(remark::with(work.words, "claim_twice", &[]));
    }
    let next = line.state.next();
    let others = ClaimState::ALL.into_iter().filter(|other| *other != line.state);
    Ok(ClaimPage {
        next: next.iter().map(|state| word(work, *state)).collect(),
        others: others.map(|state| word(work, state)).collect(),
        reported_on: terms.reported_on.map(|on| on.to_string()).unwrap_or_default(),
        what: text(&terms.what),
        reporter: text(&terms.reporter),
        phone: terms.phone.clone(),
        buried_by: terms.buried_by.clone(),
        disability: terms.disability.map(percent),
        traffic: terms.traffic == Some(true),
        number: terms.number.clone(),
        estimate: estimate::benefit(work, &folder),
        school: estimate::school(work, &folder),
        consecutive: folder.expected.as_ref().map_or(0, |expected| expected.cover.consecutive),
        papers: papers(work, &folder, list.map_or(&[], |list| &list.papers)),
        papers_source: list.map(|list| work.source(&list.source)).unwrap_or_default(),
        heirs: heirs(work, &folder),
        deadlines: deadlines(work, &tables, claim)?,
        steps: steps(work, claim),
        payments: payments(claim).map(payment).collect(),
        rest: rest(&folder),
        doubts,
        history: history.collect::<Result<_, ApiError>>()?,
        voided: claim.voided.clone(),
        line: summary(work, &line, &folder, &tables),
    })
}

/// As the table has it; of a voided one, which stands in none, as it was.
fn line(id: SubjectId, folder: &Folder) -> Result<ClaimLine, ApiError> {
    let terms = &folder.claim.terms;
    let (Some(kind), Some(happened_on)) = (terms.kind, terms.happened_on) else {
        return Err(ApiError::new("no_claim"));
    };
    let (state, since) = folder.claim.state();
    let worker = folder.worker.as_ref();
    let name = worker.map(|(_, worker)| worker.details.name().to_owned()).unwrap_or_default();
    let paid = folder.claim.paid().ok_or_else(|| ApiError::new("bad_amount"))?;
    let worker = worker.map(|(id, _)| *id);
    Ok(ClaimLine { claim: id, worker, name, kind, state, since, happened_on, paid })
}

fn word(work: &Work<'_>, state: ClaimState) -> StateWord {
    StateWord { state: state.key().to_owned(), word: state_word(work, state) }
}

/// `12,5` of hundredths of a percent.
fn percent(hundredths: u32) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let text = format!("{whole},{part:02}");
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

/// Two laptops may have reported the same, each on its own.
fn is_told_twice(work: &Work<'_>, line: &ClaimLine) -> Result<bool, ApiError> {
    let Some(worker) = line.worker else { return Ok(false) };
    let theirs = work.open.store.claims(&ClaimFilter { worker: Some(worker), state: None })?;
    let same = |other: &ClaimLine| is_same(other, line.kind, line.happened_on);
    Ok(theirs.iter().any(|other| other.claim != line.claim && same(other)))
}

/// What is needed and missing first, then what is there, needed or not.
fn papers(work: &Work<'_>, folder: &Folder, list: &[ClaimPaper]) -> Vec<ClaimPaperLine> {
    let (claim, needs) = (&folder.claim, folder.needs());
    let gathered = claim.gathered();
    let line = |paper: &ClaimPaper| {
        let scans = claim.scans().filter(|scan| scan.paper == paper.key).map(|scan| ScanLine {
            scan: scan.label.to_string(),
            form: scan.form.ending().to_owned(),
            size_bytes: scan.size_bytes,
        });
        let part = claim
            .counting()
            .find(|part| matches!(part, Part::Paper(gathered) if gathered.paper == paper.key));
        ClaimPaperLine {
            paper: paper.key.clone(),
            name: paper.name.of(work.words.language).to_owned(),
            gathered_on: gathered.get(paper.key.as_str()).map(NaiveDate::to_string),
            part: part.map(|part| part.label().to_string()),
            scans: scans.collect(),
        }
    };
    let known =
        |paper: &&ClaimPaper| paper.is_needed(&needs) || gathered.contains_key(paper.key.as_str());
    let mut lines: Vec<ClaimPaperLine> = list.iter().filter(known).map(line).collect();
    lines.sort_by_key(|line| line.gathered_on.is_some());
    lines
}

fn heirs(work: &Work<'_>, folder: &Folder) -> Vec<ClaimHeir> {
    let first = folder.first().count();
    let line = |(place, heir): (usize, &lindung_domain::op::Heir)| ClaimHeir {
        name: heir.name.clone(),
        relation_key: heir.relation.key().to_owned(),
        relation: work.words.sentence(&format!("relation_{}", heir.relation.key()), &[]),
        nik: heir.nik.clone(),
        phone: heir.phone.clone(),
        first: place < first,
    };
    folder.heirs.iter().enumerate().map(line).collect()
}

fn deadlines(
    work: &Work<'_>,
    tables: &Tables,
    claim: &Claim,
) -> Result<Vec<DeadlineLine>, ApiError> {
    let (Some(kind), Some(happened_on)) = (claim.terms.kind, claim.terms.happened_on) else {
        return Ok(Vec::new());
    };
    let holidays = work.holidays()?;
    let due = tables.rules.deadlines(kind, happened_on, &claim.steps(), &holidays);
    let lines = due.into_iter().map(|due| DeadlineLine {
        name: due.rule.name.of(work.words.language).to_owned(),
        on: due.on.map(|on| on.to_string()),
        met_on: due.met_on.map(|on| on.to_string()),
        late: due.on.is_some_and(|on| due.met_on.unwrap_or_else(|| work.today()) > on),
        source: work.source(&due.rule.source),
    });
    Ok(lines.collect())
}

/// The steps with how long each state lasted.
fn steps(work: &Work<'_>, claim: &Claim) -> Vec<StepLine> {
    let reported = claim.terms.reported_on.map(|on| (ClaimState::Reported, on, None, None));
    let mut steps: Vec<_> = reported.into_iter().collect();
    steps.extend(claim.counting().filter_map(|part| {
        let Part::Advanced(step) = part else { return None };
        Some((step.state, step.on, step.note.clone(), Some(step.label.to_string())))
    }));
    steps.sort_by_key(|(_, on, _, _)| *on);
    let ends: Vec<NaiveDate> = steps.iter().skip(1).map(|(_, on, _, _)| *on).collect();
    let over = steps.last().is_some_and(|(state, _, _, _)| state.is_over());
    let ends = ends.into_iter().map(Some).chain([(!over).then(|| work.today())]);
    let line = |((state, on, note, part), end): ((ClaimState, NaiveDate, _, _), Option<_>)| {
        let (word, days) = (state_word(work, state), end.map_or(0, |end| days(on, end)));
        StepLine { state: state.key().to_owned(), word, on: on.to_string(), days, note, part }
    };
    steps.into_iter().zip(ends).map(line).collect()
}

fn payments(claim: &Claim) -> impl Iterator<Item = &ClaimPaid> {
    claim.counting().filter_map(|part| match part {
        Part::Paid(paid) => Some(paid),
        Part::Advanced(_) | Part::Paper(_) | Part::Scan(_) => None,
    })
}

fn payment(paid: &ClaimPaid) -> ClaimPayment {
    ClaimPayment {
        part: paid.label.to_string(),
        amount: paid.amount.plain(),
        on: paid.on.to_string(),
        to: paid.to.clone(),
        child: paid.school.as_ref().map(|school| school.child.clone()),
        year: paid.school.as_ref().map(|school| school.year),
    }
}

/// What is expected and was not paid; scholarships are another matter.
fn rest(folder: &Folder) -> Option<String> {
    let care = folder.claim.terms.kind == Some(ClaimKind::AccidentCare);
    let expected = folder.estimate().filter(|_| !care)?.amount;
    let paid = payments(&folder.claim).filter(|paid| paid.school.is_none());
    let paid = Rupiah::checked_sum(paid.map(|paid| paid.amount))?;
    Some(expected.checked_sub(paid)?.plain())
}
