//! What goes to BPJSTK and what comes back: the state of everybody, the codes, one worker.

use crate::contract::bpjs::{
    BpjsCode, BpjsCodes, BpjsPage, BpjsRejection, BpjsReply, BpjsSaid, BpjsSheet, BpjsState,
    BpjsWorklist, SetBpjsCode, ShowBpjs,
};
use crate::contract::papers::Number;
use crate::contract::programme::VoidFact;
use crate::contract::{Nothing, Remark};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use crate::remark;
use crate::roster::occupation_name;
use crate::worker::required;
use chrono::NaiveDate;
use lindung_domain::bpjs::{Codes, Enrolment, Stage, Word, is_active};
use lindung_domain::details::Field;
use lindung_domain::fold::Subject;
use lindung_domain::number::Kpj;
use lindung_domain::op::Op;
use lindung_domain::op::bpjs::{BpjsCodeSet, ReplyLine};
use lindung_domain::op::text::{Reason, Revealed};
use lindung_domain::worker::{Worker, WorkerState};
use lindung_store::{About, BpjsWord, Draft, Filter, Store, SubjectId};
use std::collections::BTreeMap;

pub(crate) mod reply;
pub(crate) mod sheet;

/// How a person stands, and the facts that say so.
pub(crate) fn enrolment(words: &[BpjsWord]) -> Enrolment {
    Enrolment::of(words.iter().map(|word| &word.word))
}

/// Who may still be insured.
fn is_here(state: WorkerState) -> bool {
    !matches!(
        state,
        WorkerState::Voided | WorkerState::Died | WorkerState::Moved | WorkerState::Merged
    )
}

impl Work<'_> {
    /// The codes by which BPJSTK knows the village's people: the latest of each name.
    pub(crate) fn bpjs_codes(&self) -> Result<Codes, ApiError> {
        let mut codes = BTreeMap::new();
        for (_, statement) in self.open.store.statements("bpjs_code")? {
            if let Op::BpjsCodeSet(set) = statement.said {
                codes.insert(set.name, set.code);
            }
        }
        Ok(Codes(codes))
    }

    /// What BPJSTK wrote of a worker that somebody should look at.
    pub(crate) fn bpjs_doubts(
        &self,
        id: SubjectId,
        worker: &Worker,
    ) -> Result<Vec<Remark>, ApiError> {
        let words = self.open.store.bpjs_words_of(id)?;
        let at = enrolment(&words);
        let mut doubts = Vec::new();
        let date = |word: &BpjsWord| day(word).format("%d-%m-%Y").to_string();
        if let Some((reason, word)) = rejected(&words, &at, worker.state()) {
            let corrected = self.open.store.corrected_after(id, word.order)?;
            let code = if corrected { "bpjstk_corrected" } else { "bpjstk_rejected" };
            let facts = [("reason", reason.to_owned()), ("on", date(word))];
            doubts.push(remark::with(self.words, code, &facts));
        }
        if let Some((text, word)) = inactive(&words, &at, worker.state()) {
            let facts = [("status", text.to_owned()), ("on", date(word))];
            doubts.push(remark::with(self.words, "bpjstk_inactive", &facts));
        }
        let kpj = worker.details.get(Field::Kpj);
        if number(&words, &at).is_some_and(|theirs| kpj.is_some_and(|ours| ours != theirs)) {
            doubts.push(remark::of_code(self.words, "kpj_differs", Some(Field::Kpj)));
        }
        Ok(doubts)
    }
}

/// A rejection that nobody settled, of somebody who may still be insured.
fn rejected<'w>(
    words: &'w [BpjsWord],
    at: &Enrolment,
    state: WorkerState,
) -> Option<(&'w str, &'w BpjsWord)> {
    rejection(words, at).filter(|_| is_here(state))
}

/// The word that somebody is not insured whom the village takes to be.
fn inactive<'w>(
    words: &'w [BpjsWord],
    at: &Enrolment,
    state: WorkerState,
) -> Option<(&'w str, &'w BpjsWord)> {
    let says = |text: &str| is_active(text) == Some(false);
    status(words, at).filter(|(text, _)| state == WorkerState::Enrolled && says(text))
}

/// Whether BPJSTK's words on a worker are a doubt. That its participant number is another one than
/// ours is left out: the worker's page alone compares them.
pub(crate) fn is_in_doubt(
    store: &Store,
    id: SubjectId,
    state: WorkerState,
) -> Result<bool, ApiError> {
    let words = store.bpjs_words_of(id)?;
    let at = enrolment(&words);
    Ok(rejected(&words, &at, state).is_some() || inactive(&words, &at, state).is_some())
}

/// Everybody of whom that is so.
pub(crate) fn in_doubt(store: &Store) -> Result<Vec<SubjectId>, ApiError> {
    let mut doubted = Vec::new();
    for id in store.bpjs_questioned(|text| is_active(text) == Some(false))? {
        if is_in_doubt(store, id, store.line(id)?.state)? {
            doubted.push(id);
        }
    }
    Ok(doubted)
}

pub(crate) fn state(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<BpjsState, ApiError> {
    let store = &desk.work()?.open.store;
    let words = store.bpjs_words()?;
    let mut state = BpjsState::default();
    for line in store.roster(&Filter::default(), u64::MAX, 0)? {
        if !is_here(line.state) {
            continue;
        }
        let words = words.get(&line.id).map_or(&[][..], Vec::as_slice);
        let at = enrolment(words);
        let counter = match at.stage {
            Stage::Unsent => &mut state.unsent,
            Stage::Sent => &mut state.sent,
            Stage::Rejected => &mut state.rejected,
            Stage::Accepted => &mut state.accepted,
        };
        *counter = counter.saturating_add(1);
        let active = status(words, &at).is_some_and(|(text, _)| is_active(text) == Some(true));
        state.active = state.active.saturating_add(u64::from(active));
    }
    for (id, statement) in store.statements("submission")?.into_iter().rev() {
        let Op::SubmissionWritten(written) = statement.said else { continue };
        state.sheets.push(BpjsSheet {
            id: id.number(),
            written_on: written.written_on.to_string(),
            people: written.people(),
            months: written.months,
        });
    }
    for (id, statement) in store.statements("reply")?.into_iter().rev() {
        let Op::ReplyReceived(reply) = statement.said else { continue };
        let count = |says: fn(&ReplyLine) -> bool| {
            reply.lines.iter().filter(|line| says(line)).count() as u64
        };
        state.replies.push(BpjsReply {
            id: id.number(),
            dated: reply.dated.to_string(),
            rejected: count(|line| line.reason.is_some()),
            numbers: count(|line| line.kpj.is_some()),
            statuses: count(|line| line.status.is_some()),
            evidence: reply.evidence,
        });
    }
    Ok(state)
}

/// The status that counts, and the fact that says so.
fn status<'w>(words: &'w [BpjsWord], at: &Enrolment) -> Option<(&'w str, &'w BpjsWord)> {
    let word = words.get(at.status?)?;
    let Word::Replied { status: Some(status), .. } = &word.word else { return None };
    Some((status, word))
}

/// The reason that nobody settled, and the fact that says so.
fn rejection<'w>(words: &'w [BpjsWord], at: &Enrolment) -> Option<(&'w str, &'w BpjsWord)> {
    let word = words.get(at.rejection?)?;
    let Word::Replied { reason: Some(reason), .. } = &word.word else { return None };
    Some((reason, word))
}

/// The participant number that BPJSTK gave.
fn number<'w>(words: &'w [BpjsWord], at: &Enrolment) -> Option<&'w str> {
    let Word::Replied { kpj, .. } = &words.get(at.kpj?)?.word else { return None };
    kpj.as_deref()
}

/// The day of a reply.
fn day(word: &BpjsWord) -> NaiveDate {
    match word.word {
        Word::Replied { on, .. } => on,
        Word::Sent { .. } => NaiveDate::default(),
    }
}

pub(crate) fn worklist(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<BpjsWorklist, ApiError> {
    let store = &desk.work()?.open.store;
    let mut rows = Vec::new();
    for (id, words) in store.bpjs_words()? {
        let at = enrolment(&words);
        let Some((reason, word)) = rejection(&words, &at) else { continue };
        let line = store.line(id)?;
        if !is_here(line.state) {
            continue;
        }
        rows.push(BpjsRejection {
            worker: id.number(),
            nik: line.nik,
            name: line.name,
            rt: line.rt,
            rw: line.rw,
            reason: reason.to_owned(),
            dated: day(word).to_string(),
            corrected: store.corrected_after(id, word.order)?,
        });
    }
    let key = |row: &BpjsRejection| (row.rw.clone(), row.rt.clone(), row.name.clone(), row.worker);
    rows.sort_by_cached_key(key);
    Ok(BpjsWorklist { rows })
}

pub(crate) fn show(
    desk: &mut Desk,
    request: ShowBpjs,
    _: &mut Progress<'_>,
) -> Result<BpjsPage, ApiError> {
    let work = desk.work()?;
    let (store, worker) = (&work.open.store, SubjectId::from_number(request.worker));
    let words = store.bpjs_words_of(worker)?;
    let at = enrolment(&words);
    let said = |(text, word): (&str, &BpjsWord)| -> Result<BpjsSaid, ApiError> {
        let (on, mut evidence) = (day(word).to_string(), String::new());
        if let Subject::Statement(statement) = store.subject(word.statement)?.0
            && let Op::ReplyReceived(reply) = statement.said
        {
            evidence = reply.evidence;
        }
        Ok(BpjsSaid { text: text.to_owned(), on, evidence })
    };
    let rejected = rejection(&words, &at);
    let corrected = rejected.map(|(_, word)| store.corrected_after(worker, word.order));
    let key = at.stage.key();
    Ok(BpjsPage {
        stage: key.to_owned(),
        word: work.words.sentence(&format!("bpjs_{key}"), &[]),
        kpj: number(&words, &at).map(masked),
        status: status(&words, &at).map(said).transpose()?,
        rejection: rejected.map(said).transpose()?,
        corrected: corrected.transpose()?.unwrap_or(false),
    })
}

/// A number of another shape is masked as a whole.
fn masked(text: &str) -> String {
    Kpj::parse(text).map_or_else(|_| "•".repeat(text.chars().count()), |kpj| kpj.masked())
}

pub(crate) fn reveal(
    desk: &mut Desk,
    request: ShowBpjs,
    _: &mut Progress<'_>,
) -> Result<Number, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.worker);
    let words = work.open.store.bpjs_words_of(id)?;
    let text = number(&words, &enrolment(&words)).unwrap_or_default().to_owned();
    // Recorded first: nobody looks without an entry.
    work.record_about(id, Op::NumberRevealed(Revealed { fields: vec![Field::Kpj] }))?;
    Ok(Number { text })
}

pub(crate) fn codes(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<BpjsCodes, ApiError> {
    let work = desk.work()?;
    let codes = work.bpjs_codes()?;
    let mut people: BTreeMap<String, u64> = BTreeMap::new();
    for count in work.open.store.counts()?.into_iter().filter(|count| is_here(count.state)) {
        if !count.occupation.is_empty() {
            let sum = people.entry(count.occupation).or_default();
            *sum = sum.saturating_add(count.workers);
        }
    }
    let mut occupations: Vec<BpjsCode> = people
        .into_iter()
        .map(|(code, people)| BpjsCode {
            name: Codes::name_of(&code),
            occupation: occupation_name(&code),
            people,
            code: codes.occupation(&code).to_owned(),
        })
        .collect();
    occupations.sort_by_key(|one| std::cmp::Reverse(one.people));
    let (location, package) = (codes.location().to_owned(), codes.package().to_owned());
    Ok(BpjsCodes { location, package, occupations })
}

pub(crate) fn set_code(
    desk: &mut Desk,
    request: SetBpjsCode,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let name = request.name.trim().to_owned();
    let known = matches!(name.as_str(), "location" | "package");
    if !known && name.strip_prefix("occupation:").is_none_or(str::is_empty) {
        return Err(ApiError::new("no_such_field").with("field", name));
    }
    let code = request.code.trim().to_owned();
    // The same again says nothing.
    let stands = work.bpjs_codes()?.0.get(&name).is_some_and(|before| *before == code);
    if !stands {
        work.begin(Op::BpjsCodeSet(BpjsCodeSet { name, code }))?;
    }
    Ok(Nothing {})
}

/// Takes back a sheet, a reply, a count or a month's validation.
pub(crate) fn void(
    desk: &mut Desk,
    request: VoidFact,
    _: &mut Progress<'_>,
) -> Result<Nothing, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.id);
    let Ok((Subject::Statement(statement), _)) = work.open.store.subject(id) else {
        return Err(ApiError::new("no_statement"));
    };
    if statement.voided.is_some() {
        return Err(ApiError::new("no_statement"));
    }
    if statement.by_office {
        return Err(ApiError::new("said_by_office"));
    }
    let reason = required(&request.reason)?;
    work.record(vec![Draft {
        about: About::Known(id),
        op: Op::StatementVoided(Reason { reason }),
    }])?;
    Ok(Nothing {})
}
