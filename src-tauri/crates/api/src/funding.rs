//! Whose money pays.

use crate::contract::Nothing;
use crate::contract::programme::{
    CorrectFunding, FundingLine, FundingList, NameFunding, Saved, VoidFact,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::rules::unsound;
use crate::worker::required;
use lindung_domain::fold::Subject;
use lindung_domain::funding::FundingSource;
use lindung_domain::money::{FundingKind, Month, Relief};
use lindung_domain::op::Op;
use lindung_domain::op::label::Label;
use lindung_domain::op::programme::{FundingNamed, FundingTerms};
use lindung_domain::op::text::Reason;
use lindung_domain::table::{Ages, Collective, Collectives};
use lindung_store::{About, Draft, SubjectId};

impl Work<'_> {
    /// A name for a new fact of which others will speak.
    pub(crate) fn label(&mut self) -> Label {
        let mut label = Label::default();
        self.machine.entropy.fill(&mut label.0);
        label
    }

    /// Records a fact that begins a subject.
    pub(crate) fn begin(&mut self, op: Op) -> Result<SubjectId, ApiError> {
        let changes = self.record(vec![Draft { about: About::New, op }])?;
        changes.subjects.first().copied().ok_or_else(|| ApiError::internal("begin"))
    }

    /// A funding source that is here.
    pub(crate) fn funding(&self, id: SubjectId) -> Result<FundingSource, ApiError> {
        let Ok((Subject::Funding(source), _)) = self.open.store.subject(id) else {
            return Err(ApiError::new("no_funding"));
        };
        Ok(*source)
    }

    /// One that the village itself may change.
    fn own_funding(&self, id: SubjectId) -> Result<FundingSource, ApiError> {
        let source = self.funding(id)?;
        if source.by_office { Err(ApiError::new("funding_from_office")) } else { Ok(source) }
    }

    /// Whether money of these terms may have the relief: where the table says no it is no,
    /// whatever the terms say.
    pub(crate) fn relief_of(&self, terms: &FundingTerms, month: Month) -> Result<Relief, ApiError> {
        let usual = self.reliefs()?.usual(terms.kind, month);
        Ok(if usual == Relief::No { Relief::No } else { terms.relief })
    }

    /// The funding source of which a decree speaks, if it is here.
    pub(crate) fn funding_of(&self, label: Label) -> Result<Option<FundingSource>, ApiError> {
        match self.open.store.labelled(label)? {
            Some(id) => Ok(self.funding(id).ok()),
            None => Ok(None),
        }
    }
}

pub(crate) fn kind(text: &str) -> Result<FundingKind, ApiError> {
    FundingKind::from_key(text).ok_or_else(|| ApiError::new("no_funding_kind").with("kind", text))
}

/// What is left out is what is usual for the kind of money, here and now.
pub(crate) fn terms(work: &Work<'_>, request: &NameFunding) -> Result<FundingTerms, ApiError> {
    let (kind, today) = (kind(&request.kind)?, work.today());
    let month = Month::of(today);
    let relief = match request.relief.as_deref() {
        Some(text) => text.parse::<Relief>().map_err(|_| ApiError::new("no_relief"))?,
        None => work.reliefs()?.usual(kind, month),
    };
    let collective = match request.collective.as_deref() {
        Some(text) => Some(Collective::parse(text).map_err(|_| ApiError::new("no_collective"))?),
        None => {
            let table = Collectives::built_in().map_err(|fault| unsound(&fault))?;
            table.usual(kind, month)
        }
    };
    let ages = Ages::built_in();
    let usual = ages.usual_in(work.open.village, today).map(|(limits, _)| limits);
    let usual = usual.unwrap_or_else(|| ages.general(today));
    // Its own limits are one thought: the upper bound's meaning goes with the upper bound.
    let max_inclusive = match request.max_age {
        Some(_) => request.max_inclusive.unwrap_or(true),
        None => usual.max_inclusive,
    };
    let terms = FundingTerms {
        name: required(&request.name)?,
        kind,
        collective,
        relief,
        min_age: request.min_age.or(usual.min),
        max_age: request.max_age.or(usual.max),
        max_inclusive,
    };
    if relief != Relief::No && work.relief_of(&terms, month)? == Relief::No {
        return Err(ApiError::new("no_relief_here"));
    }
    Ok(terms)
}

pub(crate) fn name(
    desk: &mut Desk,
    request: NameFunding,
    _: &mut Progress<'_>,
) -> Result<Saved, ApiError> {
    let mut work = desk.work()?;
    let terms = terms(&work, &request)?;
    let label = work.label();
    let id = work.begin(Op::FundingNamed(FundingNamed { label, terms }))?;
    Ok(Saved { id: id.number() })
}

pub(crate) fn correct(
    desk: &mut Desk,
    request: CorrectFunding,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.funding);
    work.own_funding(id)?;
    let terms = terms(&work, &request.terms)?;
    work.record_about(id, Op::FundingCorrected(terms))?;
    Ok(Nothing {})
}

pub(crate) fn void(
    desk: &mut Desk,
    request: VoidFact,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.id);
    // What was paid alone is billed to the source itself, and would stand on nothing.
    if !work.open.store.bills(Some(work.own_funding(id)?.label))?.is_empty() {
        return Err(ApiError::new("funding_billed"));
    }
    let reason = required(&request.reason)?;
    work.record_about(id, Op::FundingVoided(Reason { reason }))?;
    Ok(Nothing {})
}

pub(crate) fn list(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<FundingList, ApiError> {
    let work = desk.work()?;
    let ids = work.open.store.subjects_of_kind("funding")?;
    let funding = ids.into_iter().map(|id| Ok(line(id, work.funding(id)?)));
    Ok(FundingList { funding: funding.collect::<Result<_, ApiError>>()? })
}

fn line(id: SubjectId, source: FundingSource) -> FundingLine {
    let ages = source.terms.ages().words();
    FundingLine {
        funding: id.number(),
        ages,
        min_age: source.terms.min_age,
        max_age: source.terms.max_age,
        max_inclusive: source.terms.max_inclusive,
        name: source.terms.name,
        kind: source.terms.kind.key().to_owned(),
        collective: source.terms.collective.map(|one| one.plain().to_owned()),
        relief: source.terms.relief.to_string(),
        from_office: source.by_office,
        voided: source.voided,
    }
}
