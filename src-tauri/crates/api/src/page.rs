//! One worker's page: the state, the doubts, and the story in plain sentences.

use crate::card::in_words;
use crate::claim;
use crate::contract::worker::{
    CardLine, HeirLine, HistoryLine, MembershipLine, ShowWorker, WorkerPage,
};
use crate::desk::{Desk, Work, date_of};
use crate::error::ApiError;
use crate::pair;
use crate::progress::Progress;
use crate::roster;
use lindung_domain::details::Field;
use lindung_domain::fold::Subject;
use lindung_domain::number::Nik;
use lindung_domain::op::office::WorkerElsewhere;
use lindung_domain::op::programme::PlaceFreed;
use lindung_domain::op::{Op, Read, Relation};
use lindung_domain::village::Called;
use lindung_domain::worker::Worker;
use lindung_store::{SubjectId, Told};

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
    let history = told.iter().rev().map(|entry| {
        let of =
            (entry.subject != id && entry.others.is_empty()).then(|| name(work, entry.subject));
        Ok(HistoryLine { of: of.transpose()?, ..history(work, entry)? })
    });
    let history = history.collect::<Result<_, ApiError>>()?;
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

pub(crate) fn history(work: &Work<'_>, entry: &Told) -> Result<HistoryLine, ApiError> {
    let clerk = match entry.clerk.map(|id| work.open.store.subject(id)).transpose()? {
        Some((Subject::Clerk(clerk), _)) => clerk.name,
        _ if entry.by_office => work.words.sentence("history_office", &[]),
        _ => String::new(),
    };
    Ok(HistoryLine {
        recorded_at: date_of(entry.recorded_at).to_string(),
        clerk,
        sentence: sentence(work, entry)?,
        of: None,
        aside: entry
            .aside
            .map(|aside| work.words.sentence(&format!("aside_{}", aside.code()), &[])),
    })
}

/// Their names, one after the other.
fn fields(work: &Work<'_>, fields: impl Iterator<Item = Field>) -> String {
    let name = |field: Field| work.words.sentence(&format!("field_{}", field.key()), &[]);
    fields.map(name).collect::<Vec<_>>().join(", ")
}

/// What was done: the sentence of the op's kind, with what it names.
fn sentence(work: &Work<'_>, entry: &Told) -> Result<String, ApiError> {
    let op = match &entry.op {
        Read::Known(op) => op,
        Read::Later(_) | Read::Malformed(_) => {
            return Ok(work.words.sentence("history_later", &[]));
        }
    };
    let kind = op.kind().split('/').next().unwrap_or_default().replace('.', "_");
    let code = format!("history_{kind}");
    Ok(work.words.sentence(&code, &[("fact", &fact(work, entry, op)?)]))
}

/// What the sentence of an op names; empty where it names nothing.
#[expect(clippy::too_many_lines, reason = "a line for each kind: a new op is looked at here")]
fn fact(work: &Work<'_>, entry: &Told, op: &Op) -> Result<String, ApiError> {
    let named = |details: &lindung_domain::details::Details| {
        fields(work, details.iter().map(|(field, _)| field))
    };
    Ok(match op {
        Op::WorkerCorrected(correction) => named(&correction.set),
        Op::WorkerQuestioned(details) | Op::WorkerQuestionWithdrawn(details) => named(details),
        Op::WorkerVoided(reason) | Op::ClerkClosed(reason) => reason.reason.clone(),
        Op::WorkerDied(day) | Op::WorkerMovedIn(day) => in_words(day.on),
        Op::WorkerMovedOut(moved) => in_words(moved.on),
        Op::MembershipStarted(started) => started.months().words(),
        Op::MembershipEnded(ended) => format!("{} ({})", ended.from_month.words(), ended.reason),
        Op::NumberRevealed(revealed) => fields(work, revealed.fields.iter().copied()),
        Op::MembershipVoided(voided) => voided.from_month.words(),
        Op::CardIssued(card) => card.number.to_string(),
        Op::CardPrinted(event) | Op::CardWithdrawn(event) => {
            format!("{} ({})", event.number, event.reason)
        }
        Op::CardHandedOver(event) => {
            let day = event.day().map_or_else(|| event.reason.clone(), in_words);
            format!("{} ({day})", event.number)
        }
        Op::WorkerElsewhere(elsewhere) => villages(elsewhere),
        Op::WorkersMerged(_) | Op::WorkersSeparated(_) => both(work, entry)?,
        Op::FundingNamed(named) => named.terms.name.clone(),
        Op::FundingCorrected(terms) => terms.name.clone(),
        Op::FundingVoided(reason) | Op::DecreeVoided(reason) | Op::BillVoided(reason) => {
            reason.reason.clone()
        }
        Op::DecreeIssued(issued) => issued.number.clone(),
        Op::DecreeAmended(amended) => amended.number.clone(),
        Op::PlaceGiven(given) | Op::PlaceVoided(given) => given.from_month.words(),
        Op::PlaceFreed(place) => freed(work, place),
        Op::WaitingJoined(joined) => joined.reason.clone(),
        Op::WaitingLeft(left) => left.reason.clone(),
        Op::BillMade(made) => made.months().words(),
        Op::ContributionReceived(received) => {
            format!("{} ({})", received.amount, received.months().words())
        }
        Op::ContributionVoided(voided) => voided.reason.clone(),
        Op::RulesReplaced(rules) => rules.table.clone(),
        Op::WorkerDeathVoided(reason) | Op::StatementVoided(reason) => reason.reason.clone(),
        Op::SubmissionWritten(written) => written.written_on.to_string(),
        Op::ReplyReceived(reply) => reply.evidence.clone(),
        Op::BpjsCodeSet(set) => set.name.clone(),
        Op::SegmentCounted(counted) => counted.source.clone(),
        Op::ValidationDone(done) => done.month.words(),
        Op::ClaimReported(_)
        | Op::ClaimCorrected(_)
        | Op::ClaimAdvanced(_)
        | Op::PaperGathered(_)
        | Op::ScanAttached(_)
        | Op::ClaimPaid(_)
        | Op::ClaimPartVoided(_)
        | Op::ClaimVoided(_) => claim::fact(work, op)?,
        Op::LetterheadSet(_)
        | Op::BillCoded(_)
        | Op::DeviceStarted(_)
        | Op::ClerkAppointed(_)
        | Op::ClerkAssigned(_)
        | Op::PassphraseSet(_)
        | Op::PaperPrinted(_)
        | Op::OfficeJoined(_)
        | Op::LaptopJoined(_)
        | Op::DeviceAdmitted(_)
        | Op::WorkerRegistered(_)
        | Op::WorkerPhotographed(_)
        | Op::WorkerPhotoWithdrawn(_)
        | Op::HeirsNamed(_)
        | Op::PeopleExported(_)
        | Op::OfficeStarted(_)
        | Op::Acknowledged(_)
        | Op::DeviceEnrolled(_)
        | Op::DeviceLost(_)
        | Op::DeviceRevoked(_)
        | Op::VillageRecoded(_)
        | Op::ProgramOffered(_)
        | Op::ProgramPiece(_)
        | Op::RecordedAgain(_) => String::new(),
    })
}

fn freed(work: &Work<'_>, freed: &PlaceFreed) -> String {
    let why = work.words.sentence(&format!("place_{}", freed.end.key()), &[]);
    format!("{} ({why})", freed.from_month.words())
}

fn villages(elsewhere: &WorkerElsewhere) -> String {
    let names = elsewhere.villages.iter().map(|code| Called::from(*code).in_full());
    names.collect::<Vec<_>>().join(", ")
}

/// "Wati Lestari – Wati Lestary".
fn both(work: &Work<'_>, entry: &Told) -> Result<String, ApiError> {
    let whom = std::iter::once(&entry.subject).chain(&entry.others);
    Ok(whom.map(|id| name(work, *id)).collect::<Result<Vec<_>, _>>()?.join(" – "))
}

fn name(work: &Work<'_>, worker: SubjectId) -> Result<String, ApiError> {
    Ok(work.open.store.worker(worker)?.details.name().to_owned())
}
