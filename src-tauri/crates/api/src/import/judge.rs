//! Decides each row against the register and the rows above it.

use super::row::ReadRow;
use crate::error::ApiError;
use lindung_domain::details::{Details, Field};
use lindung_domain::op::{Correction, MembershipStarted, Op};
use lindung_domain::refusal::Refusal;
use lindung_domain::worker::{Worker, WorkerState};
use lindung_store::{About, Draft, Store, SubjectId};
use std::collections::BTreeSet;

/// What becomes of a row; each counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    Registered,
    Unchanged,
    Doubtful,
    Refused,
}

impl Fate {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Unchanged => "unchanged",
            Self::Doubtful => "doubtful",
            Self::Refused => "refused",
        }
    }
}

/// A row with its fate and what is to be recorded for it.
pub(super) struct Judged {
    pub(super) line: u32,
    pub(super) fate: Fate,
    pub(super) kinds: Vec<&'static str>,
    /// What the row says, unless a registration says it.
    details: Details,
    about: About,
    ops: Vec<Op>,
}

impl Judged {
    /// What the row says; a registration takes it along when it is drafted.
    pub(super) fn details(&self) -> &Details {
        match self.ops.first() {
            Some(Op::WorkerRegistered(details)) => details,
            _ => &self.details,
        }
    }

    /// Whether empty fields of somebody known were filled.
    pub(super) fn corrected(&self) -> bool {
        self.ops.iter().any(|op| matches!(op, Op::WorkerCorrected(_)))
    }

    /// Adds what is to be recorded; what follows a registration is about the same person.
    pub(super) fn draft(&mut self, drafts: &mut Vec<Draft>) {
        let first = drafts.len();
        for (position, op) in std::mem::take(&mut self.ops).into_iter().enumerate() {
            let follows = self.about == About::New && position > 0;
            let about = if follows { About::Begun(first) } else { self.about };
            drafts.push(Draft { about, op });
        }
    }
}

/// Knows the register, and which NIKs stood higher in the file.
pub(super) struct Judge<'a> {
    store: &'a Store,
    enrolment: Option<&'a MembershipStarted>,
    /// NIKs of the register: of most rows of a list none is there, and nothing more is asked.
    known: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        store: &'a Store,
        enrolment: Option<&'a MembershipStarted>,
    ) -> Result<Self, ApiError> {
        Ok(Self { store, enrolment, known: store.niks()?, seen: BTreeSet::new() })
    }

    pub(super) fn row(&mut self, row: ReadRow) -> Result<Judged, ApiError> {
        if let Some(refusal) = row.refusal {
            return Ok(refused(row, refusal));
        }
        let nik = row.details.get(Field::Nik).unwrap_or_default();
        if !self.seen.insert(nik.to_owned()) {
            return Ok(refused(row, Refusal::Duplicate));
        }
        let known = if self.known.contains(nik) { self.store.find_nik(nik)? } else { None };
        match known {
            // A list may be an old one: that somebody came back is for the clerk to say.
            Some(line) if line.state == WorkerState::Moved => {
                Ok(refused(row, Refusal::MovedBefore))
            }
            Some(line) => self.known(row, line.id),
            None => Ok(self.fresh(row)),
        }
    }

    fn fresh(&self, row: ReadRow) -> Judged {
        let mut ops = vec![Op::WorkerRegistered(row.details)];
        ops.extend(self.enrolment.cloned().map(Op::MembershipStarted));
        Judged {
            line: row.line,
            fate: if row.doubts.is_empty() { Fate::Registered } else { Fate::Doubtful },
            kinds: row.doubts,
            details: Details::new(),
            about: About::New,
            ops,
        }
    }

    /// Empty fields are filled; a differing text becomes a doubt and is never written.
    fn known(&self, row: ReadRow, id: SubjectId) -> Result<Judged, ApiError> {
        let worker = self.store.worker(id)?;
        let (mut fill, mut differs) = (Details::new(), Details::new());
        for (field, text) in row.details.iter() {
            match worker.details.get(field) {
                Some(have) if have == text => {}
                Some(_) => differs.set(field, text),
                None if field == Field::BornOnSaid => {}
                None => fill.set(field, text),
            }
        }
        let mut ops = Vec::new();
        if !fill.is_empty() {
            ops.push(Op::WorkerCorrected(Correction { set: fill, cleared: Vec::new() }));
        }
        let questioned = !differs.is_empty();
        if differs.iter().any(|(field, text)| !is_questioned(&worker, field, text)) {
            ops.push(Op::WorkerQuestioned(differs));
        }
        if let Some(enrolment) = self.enrolment
            && !worker.memberships.contains_key(&enrolment.from_month)
        {
            ops.push(Op::MembershipStarted(enrolment.clone()));
        }
        // Said once: the same list a second time finds the doubt already there.
        let newly = ops.iter().any(|op| matches!(op, Op::WorkerQuestioned(_)));
        Ok(Judged {
            line: row.line,
            fate: if questioned && newly { Fate::Doubtful } else { Fate::Unchanged },
            kinds: if questioned && newly { vec!["differs"] } else { Vec::new() },
            details: row.details,
            about: About::Known(id),
            ops,
        })
    }
}

fn is_questioned(worker: &Worker, field: Field, text: &str) -> bool {
    worker.questioned.get(&field).is_some_and(|texts| texts.contains(text))
}

fn refused(row: ReadRow, refusal: Refusal) -> Judged {
    Judged {
        line: row.line,
        fate: Fate::Refused,
        kinds: vec![refusal.code()],
        details: row.details,
        about: About::New,
        ops: Vec::new(),
    }
}
