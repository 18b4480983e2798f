//! A desk in this process, for stories that need many use cases and no fresh start for each.

use crate::dice::{Dice, Thrown};
use crate::executable::PASSPHRASE;
use lindung_api::{Answer, Desk, Machine, Progress, Step, Told};
use lindung_log::Clock;
use serde_json::{Value, json};
use std::path::Path;

/// 3 June 2026, 10.00 in western Indonesia, and never later.
struct Standing;

impl Clock for Standing {
    fn now(&self) -> i64 {
        1_780_455_600
    }
}

/// A desk whose clock stands and whose keys come from dice.
pub struct TestDesk(Desk);

impl TestDesk {
    /// Sets up a register; the executable opens it with the usual passphrase.
    pub fn new(home: &Path, village: &str, seed: u64) -> Self {
        let mut desk = Self::before(home, None, seed);
        desk.does("village.new", Self::village(village));
        desk
    }

    /// The request that sets up a village.
    pub fn village(code: &str) -> Value {
        json!({ "village": code, "clerk": "Siti Aminah", "passphrase": PASSPHRASE })
    }

    /// Opens a register that is there already.
    pub fn open(home: &Path) -> Self {
        let mut desk = Self::before(home, None, 0);
        desk.unlock();
        desk
    }

    /// A desk on a computer of this name, not yet opened.
    pub fn on(computer: &str, home: &Path, seed: u64) -> Self {
        Self::before(home, Some(computer.to_owned()), seed)
    }

    /// Opens it with the usual passphrase.
    pub fn unlock(&mut self) {
        self.does("village.unlock", json!({ "passphrase": PASSPHRASE }));
    }

    fn before(home: &Path, name: Option<String>, seed: u64) -> Self {
        let entropy = Box::new(Thrown(Dice::new(seed)));
        Self(Desk::new(home, Machine { clock: Box::new(Standing), entropy, name, notes: None }))
    }

    /// Does a use case that must succeed.
    #[track_caller]
    pub fn does(&mut self, use_case: &str, request: Value) -> Value {
        match self.tries(use_case, request) {
            Ok(answer) => answer,
            Err(told) => panic!("{use_case}: {} {:?}", told.code, told.facts),
        }
    }

    /// Does a use case that may fail.
    ///
    /// # Errors
    /// What the desk answers.
    pub fn tries(&mut self, use_case: &str, request: Value) -> Result<Value, Told> {
        let mut listener = |_| true;
        let done = self.0.call(use_case, request, &mut Progress::new(&mut listener));
        done.map(|Answer { answer, .. }| answer)
    }

    /// Does a use case until it says that so much is done, and then stops it.
    ///
    /// # Errors
    /// What the desk answers.
    pub fn stopped_at(&mut self, done: u64, use_case: &str, request: Value) -> Result<Value, Told> {
        let mut listener = |step: Step| step.done < done;
        let outcome = self.0.call(use_case, request, &mut Progress::new(&mut listener));
        outcome.map(|Answer { answer, .. }| answer)
    }
}
