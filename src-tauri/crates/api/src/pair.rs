//! Two registrations: whether they are of one person. Who is merged is read under the other, keeps
//! its own facts, and can be separated again; that two are not one person is remembered, so that
//! nobody is asked again.

use crate::contract::Nothing;
use crate::contract::worker::{MergeWorkers, SeparateWorkers, WorkerLine};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::{roster, undo};
use lindung_domain::details::{Details, Field};
use lindung_domain::number::likeness;
use lindung_domain::op::text::Pair;
use lindung_domain::op::{Correction, MembershipStarted, Op};
use lindung_domain::worker::{Worker, WorkerState};
use lindung_store::{About, Draft, Filter, SubjectId};

/// So many people of a similar name are looked at.
const LOOKED_AT: u64 = 30;

impl Work<'_> {
    /// A worker of whom something may be recorded: not taken back, not read under another.
    pub(crate) fn standing(&self, id: SubjectId) -> Result<Worker, ApiError> {
        let worker = self.open.store.worker(id)?;
        if worker.state() == WorkerState::Voided {
            return Err(ApiError::new("voided"));
        }
        let root = self.open.store.root_of(id)?;
        if root == id { Ok(worker) } else { Err(ApiError::new("merged")) }
    }
}

pub(crate) fn merge(
    desk: &mut Desk,
    request: MergeWorkers,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let (keep, drop) = (SubjectId::from_number(request.keep), SubjectId::from_number(request.drop));
    let (kept, dropped) = (work.standing(keep)?, work.standing(drop)?);
    if keep == drop {
        return Err(ApiError::new("same_worker"));
    }
    // A death or a move is not to vanish behind one of whom nobody recorded it.
    if dropped.state() >= WorkerState::Moved && dropped.state() > kept.state() {
        return Err(ApiError::new("keep_the_other"));
    }
    let mut drafts = vec![Draft { about: About::Both(keep, drop), op: Op::WorkersMerged(Pair {}) }];
    let brought = brought(&kept, dropped).into_iter();
    drafts.extend(brought.map(|op| Draft { about: About::Known(keep), op }));
    work.record(drafts)?;
    Ok(Nothing {})
}

/// What is known of the one who is dropped, and of the one who is kept is not.
fn brought(kept: &Worker, dropped: Worker) -> Vec<Op> {
    let lacking = |field: &Field| kept.details.get(*field).is_none();
    let texts = dropped.details.iter().filter(|(field, _)| lacking(field));
    let texts = texts.filter(|(field, _)| *field != Field::BornOnSaid);
    let set: Details = texts.map(|(field, text)| (field, text.to_owned())).collect();
    let mut ops = Vec::new();
    if !set.is_empty() {
        ops.push(Op::WorkerCorrected(Correction { set, cleared: Vec::new() }));
    }
    if kept.heirs.is_empty() && !dropped.heirs.is_empty() {
        ops.push(Op::HeirsNamed(dropped.heirs));
    }
    if let (None, Some(photo)) = (&kept.photo, dropped.photo) {
        ops.push(Op::WorkerPhotographed(photo));
    }
    let lacking = dropped.memberships.values().filter(|membership| {
        membership.ended.is_none() && !kept.memberships.contains_key(&membership.months.from())
    });
    ops.extend(lacking.map(|membership| {
        Op::MembershipStarted(MembershipStarted {
            programmes: membership.programmes,
            from_month: membership.months.from(),
            until_month: membership.months.until(),
        })
    }));
    ops
}

pub(crate) fn separate(
    desk: &mut Desk,
    request: SeparateWorkers,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let ids = [request.worker, request.other].map(SubjectId::from_number);
    let store = &work.open.store;
    for (dropped, other) in [(ids[0], ids[1]), (ids[1], ids[0])] {
        let Some((keep, entry)) = store.merge_of(dropped)? else { continue };
        if keep != other && store.root_of(dropped)? != other {
            continue;
        }
        let told = store.subject(keep)?.1.into_iter().find(|told| told.id == entry);
        let group = told.ok_or_else(|| ApiError::internal("merge"))?.group;
        // With what the merge had brought along, where nobody touched it since.
        let plain = Draft { about: About::Both(keep, dropped), op: separated() };
        let drafts = undo::opposites(&work, group, keep)?.unwrap_or_else(|| vec![plain]);
        work.record(drafts)?;
        return Ok(Nothing {});
    }
    let [worker, other] = ids;
    if worker == other {
        return Err(ApiError::new("same_worker"));
    }
    work.standing(worker)?;
    work.standing(other)?;
    work.record(vec![Draft { about: About::Both(worker, other), op: separated() }])?;
    Ok(Nothing {})
}

fn separated() -> Op {
    Op::WorkersSeparated(Pair {})
}

/// Who else may be the same person: of the same NIK, or of a name that sounds alike and the same
/// birth date or family card; but for those of whom somebody said that they are not.
pub(crate) fn alike(
    work: &mut Work<'_>,
    id: SubjectId,
    worker: &Worker,
) -> Result<Vec<WorkerLine>, ApiError> {
    let store = &work.open.store;
    if worker.state() == WorkerState::Voided || store.root_of(id)? != id {
        return Ok(Vec::new());
    }
    let mut found: Vec<SubjectId> = Vec::new();
    for field in [Field::Nik, Field::Name] {
        let Some(text) = worker.details.get(field) else { continue };
        let filter = Filter { search: Some(text.to_owned()), ..Filter::default() };
        for line in store.roster(&filter, LOOKED_AT, 0)? {
            let candidate = line.id != id && !found.contains(&line.id);
            if candidate
                && is_alike(&worker.details, &store.worker(line.id)?.details)
                && !store.are_apart(id, line.id)?
            {
                found.push(line.id);
            }
        }
    }
    found.into_iter().map(|one| roster::line_of(work, one)).collect()
}

/// Whether two forms may be of one person.
pub(crate) fn is_alike(one: &Details, other: &Details) -> bool {
    let same = |field| {
        let text = one.get(field);
        text.is_some() && text == other.get(field)
    };
    let sounds = || likeness(one.name()) == likeness(other.name());
    same(Field::Nik) || (sounds() && (same(Field::BornOn) || same(Field::FamilyCard)))
}
