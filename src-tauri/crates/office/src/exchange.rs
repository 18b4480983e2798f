//! One bundle in, one bundle out: what a line needs of the office.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::take::FileTaken;
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
    /// Takes one bundle and seals the answer, exactly as [`Office::take`] and
    /// [`Office::answers`] do with files. What was taken stands in the database when this returns.
    pub fn exchange(&mut self, bytes: &[u8], clock: &impl Clock) -> Exchanged {
        self.waiting.clear();
        let village = inspect(bytes).ok();
        let village = village.and_then(|envelope| RegionCode::parse(&envelope.village).ok());
        let outcome = self.take_bytes(bytes, clock.now());
        match self.answer_bytes(clock.now()) {
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
