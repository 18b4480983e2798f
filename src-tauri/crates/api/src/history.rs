//! What was done, in plain sentences: who, when, what was, what is.

use crate::card::in_words;
use crate::claim;
use crate::contract::page::HistoryLine;
use crate::desk::{Work, date_of};
use crate::error::ApiError;
use crate::roster;
use lindung_domain::details::{Details, Field};
use lindung_domain::fold::Subject;
use lindung_domain::money::Rupiah;
use lindung_domain::number::Sex;
use lindung_domain::op::office::WorkerElsewhere;
use lindung_domain::op::programme::PlaceFreed;
use lindung_domain::op::{Correction, Heir, Op, Read};
use lindung_domain::village::Called;
use lindung_store::{SubjectId, Told};
use std::collections::BTreeMap;

/// Tells the entries of a story one after the other, in the order of the log: a correction says
/// what stood there before.
#[derive(Default)]
pub(crate) struct Teller {
    forms: BTreeMap<SubjectId, Details>,
}

impl Teller {
    pub(crate) fn tell(&mut self, work: &Work<'_>, entry: &Told) -> Result<HistoryLine, ApiError> {
        let form = self.forms.entry(entry.subject).or_default();
        let clerk = match entry.clerk.map(|id| work.open.store.subject(id)).transpose()? {
            Some((Subject::Clerk(clerk), _)) => clerk.name,
            _ if entry.by_office => work.words.sentence("history_office", &[]),
            _ => String::new(),
        };
        let sentence = sentence(work, entry, form)?;
        let aside = entry.aside.map(|aside| format!("aside_{}", aside.code()));
        if let (Read::Known(op), None) = (&entry.op, &aside) {
            write(form, op);
        }
        Ok(HistoryLine {
            recorded_at: date_of(entry.recorded_at).to_string(),
            clerk,
            sentence,
            of: None,
            aside: aside.map(|code| work.words.sentence(&code, &[])),
        })
    }
}

/// What the form says after a fact.
fn write(form: &mut Details, op: &Op) {
    if let Op::WorkerRegistered(details) = op {
        details.iter().for_each(|(field, text)| form.set(field, text));
    } else if let Op::WorkerCorrected(correction) = op {
        correction.set.iter().for_each(|(field, text)| form.set(field, text));
        correction.cleared.iter().for_each(|field| form.clear(*field));
    }
}

/// "Alamat diubah dari “Jl. A” menjadi “Jl. B”", for every field.
fn corrected(work: &Work<'_>, correction: &Correction, form: &Details) -> String {
    let set = correction.set.iter().map(|(field, text)| (field, Some(text)));
    let cleared = correction.cleared.iter().map(|field| (*field, None));
    let told = set.chain(cleared).map(|(field, after)| {
        let before = form.get(field);
        let code = match (before, after) {
            (Some(before), Some(after)) if before == after => "history_field_kept",
            (Some(_), Some(_)) => "history_field_changed",
            (None, Some(_)) => "history_field_filled",
            (_, None) => "history_field_emptied",
        };
        let [before, after] =
            [before, after].map(|text| shown(work, field, text.unwrap_or_default()));
        let name = fields(work, std::iter::once(field));
        work.words.sentence(code, &[("field", &name), ("before", &before), ("after", &after)])
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The fields with their texts: "Alamat “Jl. A”".
fn texts(work: &Work<'_>, details: &Details) -> String {
    let told = details.iter().map(|(field, text)| {
        let name = fields(work, std::iter::once(field));
        work.words
            .sentence("history_field", &[("field", &name), ("text", &shown(work, field, text))])
    });
    told.collect::<Vec<_>>().join(", ")
}

/// A text as an officer reads it. Numbers that lists and pages mask stay masked.
fn shown(work: &Work<'_>, field: Field, text: &str) -> String {
    match field {
        Field::Nik | Field::Kpj | Field::FamilyCard => masked(text),
        Field::BornOn | Field::CheckedOn => text.parse().map_or_else(|_| text.to_owned(), in_words),
        Field::Sex => match Sex::parse(text) {
            Some(Sex::Male) => work.words.sentence("sex_l", &[]),
            Some(Sex::Female) => work.words.sentence("sex_p", &[]),
            None => text.to_owned(),
        },
        Field::Occupation => roster::occupation_name(text),
        Field::Income => {
            Rupiah::parse(text).map_or_else(|_| text.to_owned(), |amount| amount.to_string())
        }
        Field::Name
        | Field::BirthPlace
        | Field::Address
        | Field::Hamlet
        | Field::Rt
        | Field::Rw
        | Field::Phone
        | Field::Email
        | Field::Mother
        | Field::BornOnSaid
        | Field::Note => text.to_owned(),
    }
}

/// As the screen masks numbers: the first four and the last two digits.
fn masked(number: &str) -> String {
    let length = number.chars().count();
    let shown = |place: usize| length < 8 || place < 4 || place.saturating_add(2) >= length;
    number.chars().enumerate().map(|(place, c)| if shown(place) { c } else { '•' }).collect()
}

/// "Budi (anak), Ani (istri)".
fn named(work: &Work<'_>, heirs: &[Heir]) -> String {
    if heirs.is_empty() {
        return work.words.sentence("history_no_heirs", &[]);
    }
    let one = |heir: &Heir| {
        let relation = work.words.sentence(&format!("relation_{}", heir.relation.key()), &[]);
        format!("{} ({relation})", heir.name)
    };
    heirs.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Their names, one after the other.
fn fields(work: &Work<'_>, fields: impl Iterator<Item = Field>) -> String {
    let name = |field: Field| work.words.sentence(&format!("field_{}", field.key()), &[]);
    fields.map(name).collect::<Vec<_>>().join(", ")
}

/// What was done: the sentence of the op's kind, with what it names.
fn sentence(work: &Work<'_>, entry: &Told, form: &Details) -> Result<String, ApiError> {
    let op = match &entry.op {
        Read::Known(op) => op,
        Read::Later(_) | Read::Malformed(_) => {
            return Ok(work.words.sentence("history_later", &[]));
        }
    };
    let kind = op.kind().split('/').next().unwrap_or_default().replace('.', "_");
    let code = format!("history_{kind}");
    Ok(work.words.sentence(&code, &[("fact", &fact(work, entry, op, form)?)]))
}

/// What the sentence of an op names; empty where it names nothing.
#[expect(clippy::too_many_lines, reason = "a line for each kind: a new op is looked at here")]
fn fact(work: &Work<'_>, entry: &Told, op: &Op, form: &Details) -> Result<String, ApiError> {
    Ok(match op {
        Op::WorkerCorrected(correction) => corrected(work, correction, form),
        Op::WorkerQuestioned(details) | Op::WorkerQuestionWithdrawn(details) => {
            texts(work, details)
        }
        Op::HeirsNamed(heirs) => named(work, heirs),
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
        Op::ElsewhereDecided(decided) => {
            let code = if decided.same { "decided_same" } else { "decided_other" };
            let village = Called::from(decided.village).in_full();
            format!("{village} ({})", work.words.sentence(code, &[]))
        }
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
        Op::PaperPrinted(paper) => printed(work, &paper.what),
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
        | Op::OfficeJoined(_)
        | Op::LaptopJoined(_)
        | Op::DeviceAdmitted(_)
        | Op::WorkerRegistered(_)
        | Op::WorkerPhotographed(_)
        | Op::WorkerPhotoWithdrawn(_)
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

/// Which paper; of a later version's the bare code.
fn printed(work: &Work<'_>, what: &str) -> String {
    let code = match what {
        "data" => "paper_of_data",
        "claim_folder" => "paper_of_claim_folder",
        "claim_cover" => "paper_of_claim_cover",
        "claim_reminder" => "paper_of_claim_reminder",
        "claim_heirs" => "paper_of_claim_heirs",
        later => return later.to_owned(),
    };
    work.words.sentence(code, &[])
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

pub(crate) fn name(work: &Work<'_>, worker: SubjectId) -> Result<String, ApiError> {
    Ok(work.open.store.worker(worker)?.details.name().to_owned())
}
