//! Where an office runs, and how far that computer saw it come: an office that was put back to a
//! backup, or moved to another computer, begins the next epoch before it writes anything.

use crate::error::Result;
use crate::office::Office;
use crate::postgres::{Much, Scope};
use lindung_log::{Clock, Hash};
use std::path::PathBuf;

/// Which computer the office was last opened on.
const COMPUTER: &str = "computer";

/// The computer that an office is opened on.
#[derive(Debug, Clone, Default)]
pub struct Computer {
    /// What tells it from another, as its system says it; none where it does not.
    pub name: Option<String>,
    /// A folder outside the office's own, for a note on how far its logs have come.
    pub notes: Option<PathBuf>,
}

/// How far an office has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Note {
    epoch: u32,
    /// Of its newest entry.
    lamport: u64,
}

impl Office {
    /// The office on this computer: in a new epoch where it was last on another, or had come
    /// further.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn on(mut self, computer: Computer, clock: &impl Clock) -> Result<Self> {
        let here = computer.name.as_ref().map(|name| Hash::of(name.as_bytes()));
        // Servers that share a database are on many computers, and none of them was moved.
        let here = here.filter(|_| self.shelf.is_none());
        let noted = if here.is_some() { self.store.secret(COMPUTER)? } else { None };
        let moved = here.zip(noted.as_ref()).is_some_and(|(here, noted)| noted != here.as_bytes());
        self.computer = computer;
        let (last, so_far) = (self.read_note(), self.come_everywhere()?);
        let behind = last.is_some_and(|last| so_far < last);
        if moved || behind {
            let newest = last.map_or(self.own.epoch, |last| last.epoch.max(self.own.epoch));
            let next = newest.saturating_add(1);
            let begin = |office: &mut Self| office.begin_epoch(next, clock.now());
            self.within(&Scope::of("", Much::Logs), begin)??;
        }
        if let Some(here) = here.filter(|_| moved || noted.is_none()) {
            self.store.set_secret(COMPUTER, here.as_bytes())?;
        }
        self.note();
        Ok(self)
    }

    /// Notes on the computer how far the office has come for certain. A note that cannot be written
    /// is one that will not warn.
    pub(crate) fn note(&self) {
        if self.shelf.is_none() && !self.store.is_within() {
            self.note_that(self.come_so_far());
        }
    }

    pub(crate) fn note_that(&self, now: Note) {
        let Some(file) = self.note_file() else { return };
        // On a database of many servers each transaction sees the logs of a village only.
        if self.read_note().is_some_and(|last| last == now || (self.shelf.is_some() && last > now))
        {
            return;
        }
        if file.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok()) {
            std::fs::write(file, format!("{} {}", now.epoch, now.lamport)).ok();
        }
    }

    fn come_everywhere(&mut self) -> Result<Note> {
        let key = *self.own.keys.signing.verifying().as_bytes();
        let so_far = self.come_so_far();
        let Some(shelf) = &mut self.shelf else { return Ok(so_far) };
        Ok(Note { lamport: shelf.newest_lamport(&key)?, ..so_far })
    }

    pub(crate) fn come_so_far(&self) -> Note {
        let key = *self.own.keys.signing.verifying().as_bytes();
        let own = self.store.logs().iter().filter(|log| log.signing_key == key);
        let lamport = own.map(lindung_store::Log::lamport).max().unwrap_or(0);
        Note { epoch: self.own.epoch, lamport }
    }

    fn read_note(&self) -> Option<Note> {
        let text = std::fs::read_to_string(self.note_file()?).ok()?;
        let (epoch, lamport) = text.split_once(' ')?;
        Some(Note { epoch: epoch.parse().ok()?, lamport: lamport.parse().ok()? })
    }

    fn note_file(&self) -> Option<PathBuf> {
        let name = Hash::of(self.own.keys.signing.verifying().as_bytes());
        Some(self.computer.notes.as_ref()?.join(name.to_string()))
    }
}
