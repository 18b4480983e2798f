//! What goes on beside the officer: sending by the line, and backups. Whoever has a clock calls
//! [`Background::tick`] about every second. The desk is held no longer than it takes to seal a
//! bundle or to take an answer; on the line and on the stick the officer works on.

pub(crate) mod backup;
pub(crate) mod line;

use crate::desk::Desk;
use crate::error::Told;
use crate::use_cases::Topic;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Everything that is done without being asked.
#[derive(Debug, Default)]
pub struct Background {
    sender: line::Sender,
    keeper: backup::Keeper,
}

impl Background {
    /// Does what is due; `changed` hears what has become stale on the screen.
    pub fn tick(
        &mut self,
        desk: &Mutex<Desk>,
        passed: Duration,
        changed: &mut dyn FnMut(&[Topic]),
    ) {
        self.sender.tick(desk, passed, changed);
        self.keeper.tick(desk, passed, changed);
    }
}

/// What the screen is told of it. Gone when the program ends.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    line: line::Now,
    backup_trouble: Option<Told>,
}

/// Does something at the desk, as soon as whoever is there has finished.
fn at<T>(desk: &Mutex<Desk>, work: impl FnOnce(&mut Desk) -> T) -> T {
    work(&mut desk.lock().unwrap_or_else(PoisonError::into_inner))
}
