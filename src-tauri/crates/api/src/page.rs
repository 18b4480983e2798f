//! One worker's page: the state, the doubts, and the story in plain sentences.

use crate::contract::page::{
    CardLine, HistoryLine, MembershipLine, Questioned, ShowWorker, WorkerPage,
};
use crate::contract::worker::HeirLine;
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::history::{Teller, name};
use crate::pair;
use crate::progress::Progress;
use crate::roster;
use lindung_domain::details::Field;
use lindung_domain::fold::Subject;
use lindung_domain::number::Nik;
use lindung_domain::op::Relation;
use lindung_domain::worker::Worker;
use lindung_store::SubjectId;

/// The relation with this word.
pub(crate) fn relation(key: &str) -> Result<Relation, ApiError> {
    let found = Relation::ALL.into_iter().find(|relation| relation.key() == key);
    found.ok_or_else(|| ApiError::new("no_relation"))
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowWorker,
    _: &mut Progress<'_>,
) -> Result<WorkerPage, ApiError> {
    of(&mut desk.work()?, request)
}

/// All about a worker, in the language of this work.
pub(crate) fn of(work: &mut Work<'_>, request: ShowWorker) -> Result<WorkerPage, ApiError> {
    let id = match (request.worker, request.nik.as_deref()) {
        (Some(number), _) => SubjectId::from_number(number),
        (None, Some(text)) => {
            let nik = Nik::parse(text).map_err(|fault| ApiError::new(fault.kind()))?;
            let found = work.open.store.find_nik(nik.as_str())?;
            found.ok_or_else(|| ApiError::new("no_worker"))?.id
        }
        (None, None) => return Err(ApiError::new("no_worker")),
    };
    let Subject::Worker(worker) = work.open.store.subject(id)?.0 else {
        return Err(ApiError::new("no_worker"));
    };
    let told = work.open.store.story(id)?;
    let mut teller = Teller::default();
    let history = told.iter().map(|entry| {
        let of =
            (entry.subject != id && entry.others.is_empty()).then(|| name(work, entry.subject));
        Ok(HistoryLine { of: of.transpose()?, ..teller.tell(work, entry)? })
    });
    let mut history = history.collect::<Result<Vec<_>, ApiError>>()?;
    history.reverse();
    let root = work.open.store.root_of(id)?;
    let merged_into = (root != id).then(|| roster::line_of(work, root)).transpose()?;
    let merged = work.open.store.merged_into(id)?.into_iter();
    let merged = merged.map(|one| roster::line_of(work, one)).collect::<Result<_, _>>()?;
    Ok(WorkerPage {
        merged_into,
        merged,
        alike: pair::alike(work, id, &worker)?,
        line: roster::line_of(work, id)?,
        occupation_name: roster::occupation_name(
            worker.details.get(Field::Occupation).unwrap_or_default(),
        ),
        memberships: memberships(&worker),
        heirs: heirs(&worker),
        cards: cards(&worker),
        doubts: work.doubts_about(id)?,
        questioned: questioned(&worker),
        history,
        details: worker.details,
    })
}

fn memberships(worker: &Worker) -> Vec<MembershipLine> {
    let line = |membership: &lindung_domain::worker::Membership| MembershipLine {
        programmes: membership.programmes.plain(),
        from: membership.months.from().plain(),
        until: membership.until_month().plain(),
        ended: membership.ended.as_ref().map(|(_, reason)| reason.clone()),
    };
    worker.memberships.values().map(line).collect()
}

fn heirs(worker: &Worker) -> Vec<HeirLine> {
    let line = |heir: &lindung_domain::op::Heir| HeirLine {
        name: heir.name.clone(),
        relation: heir.relation.key().to_owned(),
        nik: heir.nik.clone(),
        phone: heir.phone.clone(),
    };
    worker.heirs.iter().map(line).collect()
}

fn questioned(worker: &Worker) -> Vec<Questioned> {
    let one = |(field, texts): (&Field, &std::collections::BTreeSet<String>)| Questioned {
        field: *field,
        texts: texts.iter().cloned().collect(),
    };
    worker.questioned.iter().map(one).collect()
}

fn cards(worker: &Worker) -> Vec<CardLine> {
    let line = |card: &lindung_domain::card::MembershipCard| CardLine {
        number: card.number.to_string(),
        valid_until: card.valid_until.to_string(),
        prints: card.prints,
        handed_over: card.handed_over,
        withdrawn: card.withdrawn.clone(),
    };
    worker.cards.values().map(line).collect()
}
