//! One bundle in, one bundle out: what a line needs of the office.
//!
//! A bundle is opened and its answer is sealed by whoever brings it: for that an office's keys are
//! enough ([`Post`]), and it is most of what there is to reckon. With the rows only [`Office`]
//! works, for all bundles that wait at the same time.

use crate::answer::Answer;
use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::postgres::Scope;
use crate::take::{self, FileTaken, Unsealed};
use lindung_domain::number::RegionCode;
use lindung_domain::op::blob;
use lindung_log::bundle::glance;
use lindung_log::{Clock, DeviceKeys};

/// What came of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchanged {
    /// What was taken, or why nothing was.
    pub outcome: Result<FileTaken>,
    /// The bundle to send back: also to who left a gap, or whose log differs from what is here.
    pub answer: Option<Vec<u8>>,
}

/// So large a bundle, opened, is not opened before its turn: many of them wait at the same time.
const LARGE: u64 = 1 << 20;

/// Opens what comes to an office, and seals what it answers.
#[derive(Debug, Clone)]
pub struct Post {
    keys: DeviceKeys,
}

/// A bundle that waits for its turn.
#[derive(Debug)]
pub struct Letter {
    bytes: Vec<u8>,
    /// As it says; believed by nobody.
    village: Option<RegionCode>,
    /// Unless it is a large one.
    opened: Option<Result<Unsealed>>,
}

/// What came of it, with an answer that is not sealed yet.
#[derive(Debug)]
pub struct Done {
    pub(crate) outcome: Result<FileTaken>,
    answer: Option<Answer>,
}

impl Post {
    /// Opens a bundle, for which nothing of what is here must be known.
    pub fn open(&self, bytes: Vec<u8>) -> Letter {
        let envelope = glance(&bytes);
        let large = envelope.as_ref().is_some_and(|envelope| envelope.plain_bytes > LARGE);
        let opened = (!large).then(|| take::opened(&bytes, &self.keys));
        let village = envelope.and_then(|envelope| RegionCode::parse(&envelope.village).ok());
        Letter { bytes, village, opened }
    }

    /// Seals the answer to one.
    pub fn seal(&self, done: Done) -> Exchanged {
        let Done { outcome, answer } = done;
        match answer.map(|answer| answer.seal(&self.keys.signing)).transpose() {
            Ok(answer) => Exchanged { outcome, answer },
            // What was taken stands; the sender learns of it when it asks again.
            Err(error) => Exchanged { outcome: outcome.and(Err(error)), answer: None },
        }
    }
}

impl Letter {
    /// The village that the bundle names, as far as it could be read; believed by nobody.
    pub fn village(&self) -> Option<RegionCode> {
        self.village
    }

    /// Whether it may be taken in one transaction with those of other villages: it brings and names
    /// no blobs, of which rows do not say whose they are, and none of the office's own words.
    fn may_share(&self) -> bool {
        let Some(Ok(Unsealed { opened, .. })) = &self.opened else { return false };
        let contents = &opened.contents;
        let mut ranges = contents.ranges.iter();
        contents.blobs.is_empty()
            && ranges.all(|range| {
                let mut ops = range.entries.iter().map(|entry| &entry.op);
                range.scope.is_empty() && !ops.any(|op| blob::names_any(op))
            })
    }

    /// How long the bundle is.
    pub(crate) fn bytes(&self) -> u64 {
        u64::try_from(self.bytes.len()).unwrap_or(u64::MAX)
    }
}

impl Office {
    /// What opens bundles for it and seals its answers.
    pub fn post(&self) -> Post {
        Post { keys: self.own.keys.clone() }
    }

    /// Takes several bundles that wait at the same time, each as a whole or not at all, and brings
    /// all of them to the disk at once. Whatever is answered stands in the database by then.
    pub fn exchange_all(&mut self, mut letters: Vec<Letter>, clock: &impl Clock) -> Vec<Done> {
        let now = clock.now();
        if self.shelf.is_some() {
            let parts = letters.chunk_by_mut(|one, next| one.may_share() && next.may_share());
            return parts.flat_map(|part| self.exchange_shared(part, now)).collect();
        }
        let own = self.own.clone();
        let begun = self.store.begin();
        let mut done = Vec::with_capacity(letters.len());
        if begun.is_ok() {
            done.extend(letters.iter_mut().map(|letter| self.exchange_here(letter, now)));
        }
        match begun.and_then(|()| self.store.commit()) {
            Ok(()) => {
                self.note();
                done
            }
            Err(error) => {
                self.own = own;
                let error = OfficeError::from(error);
                letters.iter().map(|_| Done::failed(error.clone())).collect()
            }
        }
    }

    /// The same in one transaction of a database of many servers.
    fn exchange_shared(&mut self, letters: &mut [Letter], now: i64) -> Vec<Done> {
        let villages = letters.iter().filter_map(|letter| letter.village);
        let villages = villages.map(|village| village.digits().to_owned()).collect();
        let done = self.within(&Scope::of_letters(villages), |office| {
            letters.iter_mut().map(|letter| office.exchange_here(letter, now)).collect()
        });
        match done {
            Ok(done) => done,
            // What the database refuses of one hinders no other.
            Err(error) if letters.len() > 1 && error.code != "database_away" => {
                letters.chunks_mut(1).flat_map(|one| self.exchange_shared(one, now)).collect()
            }
            Err(error) => letters.iter().map(|_| Done::failed(error.clone())).collect(),
        }
    }

    fn exchange_here(&mut self, letter: &mut Letter, now: i64) -> Done {
        self.waiting.clear();
        // What another server came in the way of is opened again.
        let opened = letter.opened.take();
        let opened = opened.unwrap_or_else(|| take::opened(&letter.bytes, &self.own.keys));
        let outcome = opened.and_then(|opened| self.take_bundle(opened, now));
        let (outcome, answer) = match self.answer_by_line(now) {
            // What a revoked device brings late is taken, and nothing is sealed to it any more.
            Ok(None) if outcome.is_ok() => (Err(OfficeError::new("revoked")), None),
            Ok(answer) => (outcome, answer),
            // It stands here; the sender learns of it when it asks again.
            Err(error) => (outcome.and(Err(error)), None),
        };
        Done { outcome, answer }
    }
}

impl Done {
    /// Nothing of it stands, or nothing can be said of it.
    fn failed(error: OfficeError) -> Self {
        Self { outcome: Err(error), answer: None }
    }
}
