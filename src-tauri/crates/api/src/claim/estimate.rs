//! What a claim may pay, by which rule, and what it needs.

use super::told::kind_word;
use crate::contract::Remark;
use crate::contract::claim::{ClaimEstimate, ClaimEstimatePart};
use crate::desk::Work;
use crate::error::ApiError;
use crate::remark;
use lindung_domain::claim::{Befallen, Claim, Expected, expect};
use lindung_domain::cover::{Arrears, Standing};
use lindung_domain::details::Field;
use lindung_domain::fold::Subject;
use lindung_domain::money::{Benefits, Estimate, Month, Rupiah, Tariffs};
use lindung_domain::op::claim::{ClaimKind, ClaimTerms};
use lindung_domain::op::{Heir, Relation};
use lindung_domain::table::{Checklist, ClaimRules, Needs};
use lindung_domain::worker::Worker;
use lindung_store::SubjectId;

/// The tables, read once for a list of claims.
pub(super) struct Tables {
    benefits: Benefits,
    arrears: Arrears,
    tariffs: Tariffs,
    pub(super) rules: ClaimRules,
}

impl Tables {
    pub(super) fn of(work: &Work<'_>) -> Result<Self, ApiError> {
        let (benefits, arrears) = (work.benefits()?, work.arrears()?);
        let (tariffs, rules) = (work.tariffs()?, work.claim_rules()?);
        Ok(Self { benefits, arrears, tariffs, rules })
    }
}

/// A claim, whom it is about, and what may be expected.
pub(super) struct Folder {
    pub(super) claim: Claim,
    pub(super) worker: Option<(SubjectId, Worker)>,
    /// In the order of the law.
    pub(super) heirs: Vec<Heir>,
    pub(super) expected: Option<Expected>,
    pub(super) base: Option<Rupiah>,
}

/// The papers of the claim, by the month of its event.
pub(super) fn checklist<'r>(rules: &'r ClaimRules, claim: &Claim) -> Option<&'r Checklist> {
    let ClaimTerms { kind: Some(kind), happened_on: Some(on), .. } = claim.terms else {
        return None;
    };
    rules.checklist(kind, Month::of(on))
}

impl Folder {
    pub(super) fn of(work: &Work<'_>, tables: &Tables, id: SubjectId) -> Result<Self, ApiError> {
        let store = &work.open.store;
        let Ok((Subject::Claim(claim), told)) = store.subject(id) else {
            return Err(ApiError::new("no_claim"));
        };
        // Under whom the worker is read now; none where the registration counts no more.
        let named = told.first().and_then(|first| first.others.first());
        let root = named.map(|named| store.root_of(*named)).transpose()?;
        let worker = root.and_then(|root| Some((root, store.worker(root).ok()?)));
        let mut folder =
            Self { claim: *claim, worker, heirs: Vec::new(), expected: None, base: None };
        let (Some((root, worker)), Some(kind), Some(on)) =
            (&folder.worker, folder.claim.terms.kind, folder.claim.terms.happened_on)
        else {
            return Ok(folder);
        };
        folder.heirs = heirs(work, *root, worker)?;
        let paid = store.paid_months(*root)?;
        let income = worker.details.get(Field::Income).and_then(|text| Rupiah::parse(text).ok());
        let tariff = tables.tariffs.on(Month::of(on));
        let bracket = tariff.and_then(|tariff| tariff.bracket(income.unwrap_or_default()));
        folder.base = bracket.map(|bracket| bracket.base);
        let (base, disability) = (folder.base, folder.claim.terms.disability);
        let of = Befallen { kind, on, paid: &paid, base, disability, heirless: folder.heirless() };
        folder.expected = Some(expect(&of, &tables.benefits, &tables.arrears));
        Ok(folder)
    }

    /// Whether somebody is paid for the burial because there are no heirs.
    pub(super) fn heirless(&self) -> bool {
        self.heirs.is_empty() && self.claim.terms.buried_by.is_some()
    }

    pub(super) fn estimate(&self) -> Option<&Estimate> {
        self.expected.as_ref().and_then(|expected| expected.benefit.as_ref())
    }

    pub(super) fn needs(&self) -> Needs {
        Needs {
            spouse: self.first().any(|heir| heir.relation == Relation::Spouse),
            traffic: self.claim.terms.traffic == Some(true),
            heirless: self.heirless(),
            amount: self.estimate().map(|estimate| estimate.amount).unwrap_or_default(),
        }
    }

    /// Those who are paid first.
    pub(super) fn first(&self) -> impl Iterator<Item = &Heir> {
        let first = self.heirs.first().map(|heir| rank(heir.relation));
        self.heirs.iter().filter(move |heir| Some(rank(heir.relation)) == first)
    }

    /// How many papers are needed and not there.
    pub(super) fn missing(&self, tables: &Tables) -> u64 {
        let (needs, gathered) = (self.needs(), self.claim.gathered());
        let papers = checklist(&tables.rules, &self.claim).into_iter().flat_map(|l| &l.papers);
        let lacks = papers
            .filter(|paper| paper.is_needed(&needs) && !gathered.contains_key(paper.key.as_str()));
        lacks.count() as u64
    }
}

/// The heirs of a person in the order of the law, of those who are paid together as they were
/// named: spouse and children first, then one after the other (PP 44/2015 Ps 37, 40).
fn heirs(work: &Work<'_>, root: SubjectId, worker: &Worker) -> Result<Vec<Heir>, ApiError> {
    let mut heirs = worker.heirs.clone();
    for merged in work.open.store.merged_into(root)? {
        if heirs.is_empty() {
            heirs = work.open.store.worker(merged)?.heirs;
        }
    }
    heirs.sort_by_key(|heir| rank(heir.relation));
    Ok(heirs)
}

fn rank(relation: Relation) -> Relation {
    if relation == Relation::Child { Relation::Spouse } else { relation }
}

/// The word for a part of an estimate.
fn part_word(key: &str) -> &'static str {
    match key {
        "death" => "benefit_death",
        "periodic" => "benefit_periodic",
        "funeral" => "benefit_funeral",
        "school" => "benefit_school",
        _ => "benefit_disability",
    }
}

fn shown(work: &Work<'_>, estimate: &Estimate, rule: String) -> ClaimEstimate {
    let parts = estimate.parts.iter().map(|part| ClaimEstimatePart {
        word: work.words.sentence(part_word(part.key), &[]),
        amount: part.amount.plain(),
    });
    ClaimEstimate {
        amount: estimate.amount.plain(),
        parts: parts.collect(),
        rule,
        source: work.source(&estimate.source),
    }
}

pub(super) fn benefit(work: &Work<'_>, folder: &Folder) -> Option<ClaimEstimate> {
    let (expected, kind) = (folder.expected.as_ref()?, folder.claim.terms.kind?);
    let estimate = expected.benefit.as_ref()?;
    let months = expected.cover.consecutive.to_string();
    let say = |code: &str, facts: &[(&str, &str)]| work.words.sentence(code, facts);
    let rule = if folder.heirless() && kind.is_death() {
        say("claim_rule_heirless", &[])
    } else if let Some(needed) = estimate.full_after_months {
        say("claim_rule_short", &[("months", &months), ("needed", &needed.to_string())])
    } else if kind == ClaimKind::Death {
        say("claim_rule_full", &[("months", &months)])
    } else if kind == ClaimKind::AccidentCare {
        say("claim_rule_care", &[])
    } else {
        let base = folder.base.unwrap_or_default().to_string();
        say("claim_rule_base", &[("base", &base), ("kind", &kind_word(work, kind))])
    };
    Some(shown(work, estimate, rule))
}

pub(super) fn school(work: &Work<'_>, folder: &Folder) -> Option<ClaimEstimate> {
    let estimate = folder.expected.as_ref()?.school.as_ref()?;
    Some(shown(work, estimate, work.words.sentence("claim_rule_school", &[])))
}

/// What to look at again.
pub(super) fn doubts(work: &Work<'_>, folder: &Folder) -> Vec<Remark> {
    if folder.claim.voided.is_some() {
        return Vec::new();
    }
    let mut codes = Vec::new();
    let terms = &folder.claim.terms;
    let death = terms.kind.is_some_and(ClaimKind::is_death);
    match folder.expected.as_ref().map(|expected| expected.cover.standing) {
        None => codes.push("claim_nobody"),
        Some(Standing::NeverPaid | Standing::Inactive) => codes.push("claim_not_covered"),
        Some(Standing::Behind) => codes.push("claim_month_unpaid"),
        Some(Standing::Active) => {}
    }
    if death && folder.heirs.is_empty() && terms.buried_by.is_none() {
        codes.push("claim_no_heirs");
    }
    if terms.kind == Some(ClaimKind::PartialDisability) && terms.disability.is_none() {
        codes.push("claim_no_percentage");
    }
    let died_on = folder.worker.as_ref().and_then(|(_, worker)| worker.died_on);
    if death && died_on.is_some_and(|died| Some(died) != terms.happened_on) {
        codes.push("claim_other_day");
    }
    codes.into_iter().map(|code| remark::with(work.words, code, &[])).collect()
}
