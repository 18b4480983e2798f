//! One bundle in, one bundle out: what a line needs of the office.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::take::{FileTaken, scope_of};
use lindung_domain::number::RegionCode;
use lindung_log::Clock;
use lindung_log::bundle::inspect;

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

impl Office {
    /// Takes several bundles that wait at the same time, each as a whole or not at all, and brings
    /// all of them to the disk at once. Whatever is answered stands in the database by then.
    pub fn exchange_all(&mut self, bundles: &[&[u8]], clock: &impl Clock) -> Vec<Exchanged> {
        if self.shelf.is_some() {
            // Other servers commit at the same time, and PostgreSQL lets them share it.
            return bundles.iter().map(|bytes| self.exchange(bytes, clock)).collect();
        }
        let own = self.own.clone();
        let begun = self.store.begin();
        let done: Vec<Exchanged> = match begun {
            Ok(()) => bundles.iter().map(|bytes| self.exchange(bytes, clock)).collect(),
            Err(_) => Vec::new(),
        };
        match begun.and_then(|()| self.store.commit()) {
            Ok(()) => {
                self.note();
                done
            }
            Err(error) => {
                self.own = own;
                let error = OfficeError::from(error);
                bundles.iter().map(|bytes| failed(bytes, error.clone())).collect()
            }
        }
    }

    /// Takes one bundle and seals the answer, exactly as [`Office::take`] and
    /// [`Office::answers`] do with files.
    pub fn exchange(&mut self, bytes: &[u8], clock: &impl Clock) -> Exchanged {
        let now = clock.now();
        let exchanged = self.within(&scope_of(bytes), |office| office.exchange_here(bytes, now));
        exchanged.unwrap_or_else(|error| failed(bytes, error))
    }

    fn exchange_here(&mut self, bytes: &[u8], now: i64) -> Exchanged {
        self.waiting.clear();
        let village = village_of(bytes);
        let outcome = self.take_bytes(bytes, now);
        match self.answer_bytes(now) {
            // What a revoked device brings late is taken, and nothing is sealed to it any more.
            Ok(None) if outcome.is_ok() => {
                Exchanged { village, outcome: Err(OfficeError::new("revoked")), answer: None }
            }
            Ok(answer) => Exchanged { village, outcome, answer },
            // It stands here; the sender learns of it when it asks again.
            Err(error) => Exchanged { village, outcome: outcome.and(Err(error)), answer: None },
        }
    }
}

/// Nothing of it stands.
fn failed(bytes: &[u8], error: OfficeError) -> Exchanged {
    Exchanged { village: village_of(bytes), outcome: Err(error), answer: None }
}

fn village_of(bytes: &[u8]) -> Option<RegionCode> {
    let envelope = inspect(bytes).ok()?;
    RegionCode::parse(&envelope.village).ok()
}
