//! How far a long work is, and whether it is still wanted.

use crate::error::ApiError;
use serde::Serialize;

/// How far a work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Done so far.
    pub done: u64,
    /// Of so many; 0 where it is not known.
    pub of: u64,
}

/// Hears of each step and says whether to go on.
pub struct Progress<'p>(&'p mut dyn FnMut(Step) -> bool);

impl<'p> Progress<'p> {
    /// With one who listens and answers `false` to cancel.
    pub fn new(listener: &'p mut dyn FnMut(Step) -> bool) -> Self {
        Self(listener)
    }

    /// Says how far the work is.
    ///
    /// # Errors
    /// `cancelled`, when it is not wanted any more.
    pub fn step(&mut self, done: u64, of: u64) -> Result<(), ApiError> {
        if (self.0)(Step { done, of }) { Ok(()) } else { Err(ApiError::new("cancelled")) }
    }
}
