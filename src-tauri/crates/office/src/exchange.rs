//! One bundle in, one bundle out: what a line needs of the office.

use crate::answer::Answer;
use crate::error::{OfficeError, Result};
use crate::logs::Own;
use crate::office::Office;
use crate::postgres::{Much, Scope};
use crate::take::{self, FileTaken};
use lindung_domain::number::RegionCode;
use lindung_log::Clock;
use lindung_log::bundle::{Opened, inspect};
use rayon::prelude::*;

/// What came of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchanged {
    /// The village that the bundle names, as far as it could be read; believed by nobody.
    pub village: Option<RegionCode>,
    /// What was taken, or why nothing was.
    pub outcome: Result<FileTaken>,
    /// The bundle to send back: also to who left a gap, or whose log differs from what is here.
    pub answer: Option<Vec<u8>>,
}

/// So large a bundle, opened, is not opened before its turn: many of them wait at the same time.
const LARGE: u64 = 4 << 20;

/// A bundle that waits.
struct Letter<'b> {
    bytes: &'b [u8],
    /// As it says; believed by nobody.
    village: Option<RegionCode>,
    /// Unless it is a large one.
    opened: Option<Result<Opened>>,
}

/// What came of it, with an answer that is not sealed yet.
struct Done {
    village: Option<RegionCode>,
    outcome: Result<FileTaken>,
    answer: Option<Answer>,
}

impl Office {
    /// Takes several bundles that wait at the same time, each as a whole or not at all, and brings
    /// all of them to the disk at once. Whatever is answered stands in the database by then. What
    /// needs no rows, opening and sealing, is done on all cores.
    pub fn exchange_all(&mut self, bundles: &[&[u8]], clock: &impl Clock) -> Vec<Exchanged> {
        if self.shelf.is_some() {
            // Other servers commit at the same time, and PostgreSQL lets them share it.
            return bundles.iter().map(|bytes| self.exchange(bytes, clock)).collect();
        }
        let (now, own) = (clock.now(), self.own.clone());
        let letters: Vec<Letter<'_>> =
            bundles.par_iter().map(|bytes| Letter::of(bytes, &own)).collect();
        let begun = self.store.begin();
        let done: Vec<Done> = match begun {
            Ok(()) => letters.into_iter().map(|letter| self.exchange_here(letter, now)).collect(),
            Err(_) => Vec::new(),
        };
        match begun.and_then(|()| self.store.commit()) {
            Ok(()) => {
                self.note();
                let own = &self.own;
                done.into_par_iter().map(|done| done.sealed(own)).collect()
            }
            Err(error) => {
                self.own = own;
                let error = OfficeError::from(error);
                bundles.iter().map(|bytes| failed(village_of(bytes), error.clone())).collect()
            }
        }
    }

    /// Takes one bundle and seals the answer, exactly as [`Office::take`] and
    /// [`Office::answers`] do with files.
    pub fn exchange(&mut self, bytes: &[u8], clock: &impl Clock) -> Exchanged {
        let now = clock.now();
        let letter = Letter::of(bytes, &self.own);
        let village = letter.village;
        let scope = Scope::of(village.as_ref().map_or("", RegionCode::digits), Much::Logs);
        let mut first = Some(letter);
        let done = self.within(&scope, |office| {
            // What another server came in the way of is opened again.
            let letter = first.take().unwrap_or_else(|| Letter::of(bytes, &office.own));
            office.exchange_here(letter, now)
        });
        match done {
            Ok(done) => done.sealed(&self.own),
            Err(error) => failed(village, error),
        }
    }

    fn exchange_here(&mut self, letter: Letter<'_>, now: i64) -> Done {
        self.waiting.clear();
        let Letter { bytes, village, opened } = letter;
        let opened = opened.unwrap_or_else(|| take::opened(bytes, &self.own));
        let outcome = opened.and_then(|opened| self.take_bundle(opened, now));
        let (outcome, answer) = match self.answer_by_line(now) {
            // What a revoked device brings late is taken, and nothing is sealed to it any more.
            Ok(None) if outcome.is_ok() => (Err(OfficeError::new("revoked")), None),
            Ok(answer) => (outcome, answer),
            // It stands here; the sender learns of it when it asks again.
            Err(error) => (outcome.and(Err(error)), None),
        };
        Done { village, outcome, answer }
    }
}

impl<'b> Letter<'b> {
    fn of(bytes: &'b [u8], own: &Own) -> Self {
        let envelope = inspect(bytes).ok();
        let large = envelope.as_ref().is_some_and(|envelope| envelope.plain_bytes > LARGE);
        let opened = (!large).then(|| take::opened(bytes, own));
        let village = envelope.and_then(|envelope| RegionCode::parse(&envelope.village).ok());
        Self { bytes, village, opened }
    }
}

impl Done {
    fn sealed(self, own: &Own) -> Exchanged {
        let Self { village, outcome, answer } = self;
        match answer.map(|answer| answer.seal(own)).transpose() {
            Ok(answer) => Exchanged { village, outcome, answer },
            Err(error) => failed(village, outcome.err().unwrap_or(error)),
        }
    }
}

/// Nothing of it stands, or nothing can be said of it.
fn failed(village: Option<RegionCode>, error: OfficeError) -> Exchanged {
    Exchanged { village, outcome: Err(error), answer: None }
}

fn village_of(bytes: &[u8]) -> Option<RegionCode> {
    let envelope = inspect(bytes).ok()?;
    RegionCode::parse(&envelope.village).ok()
}
