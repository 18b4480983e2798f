//! What needs this computer and not the register is done apart from the desk. A printing service
//! that is slow to answer then holds up nobody who asks the register something meanwhile.

use crate::desk::{Answer, Desk};
use crate::error::{ApiError, Told};
use crate::use_cases::{Run, Topic, UseCase};
use crate::words::Words;
use serde_json::Value;

/// A use case that is done without the desk.
pub struct Apart {
    run: fn(Value, &'static Words) -> Result<Value, ApiError>,
    words: &'static Words,
    changes: &'static [Topic],
}

impl Apart {
    /// Does it.
    ///
    /// # Errors
    /// In the officer's language.
    pub fn call(self, request: Value) -> Result<Answer, Told> {
        let answer = (self.run)(request, self.words).map_err(|error| error.told(self.words))?;
        Ok(Answer { answer, changes: self.changes })
    }
}

impl Desk {
    /// The use case of this name, where it needs no desk: whoever shares the desk gives it back
    /// and then does it. None for all others, which are the desk's own.
    ///
    /// # Errors
    /// The register is closed, or whoever is at the desk may not do this; in the officer's
    /// language.
    pub fn apart(&self, name: &str) -> Result<Option<Apart>, Told> {
        let found = UseCase::find(name).map(|case| (case, case.run));
        let Some((case, Run::Apart(run))) = found else { return Ok(None) };
        let open = self.open.as_ref().map(|_| ()).ok_or_else(|| ApiError::new("not_open"));
        open.and_then(|()| self.allows(case)).map_err(|error| error.told(self.words()))?;
        Ok(Some(Apart { run, words: self.words(), changes: case.changes }))
    }
}
