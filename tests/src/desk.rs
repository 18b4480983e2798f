//! A desk in this process, for stories that need many use cases and no fresh start for each.

use crate::dice::{Dice, Thrown};
use crate::executable::PASSPHRASE;
use lindung_api::background::Background;
use lindung_api::{Answer, Desk, Machine, Progress, Step, Told};
use lindung_log::Clock;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// 3 June 2026, 10.00 in western Indonesia, and never later.
struct Standing;

impl Clock for Standing {
    fn now(&self) -> i64 {
        1_780_455_600
    }
}

/// A desk whose clock stands and whose keys come from dice.
pub struct TestDesk(Mutex<Desk>);

impl TestDesk {
    /// Sets up a register; the executable opens it with the usual passphrase.
    pub fn new(home: &Path, village: &str, seed: u64) -> Self {
        Self::before(home, None, seed).made(village)
    }

    /// The request that sets up a village.
    pub fn village(code: &str) -> Value {
        json!({ "village": code, "clerk": "Siti Aminah", "passphrase": PASSPHRASE })
    }

    /// Opens a register that is there already.
    pub fn open(home: &Path) -> Self {
        let desk = Self::before(home, None, 0);
        desk.unlock();
        desk
    }

    /// A desk on a computer of this name, not yet opened.
    pub fn on(computer: &str, home: &Path, seed: u64) -> Self {
        Self::before(home, Some(computer.to_owned()), seed)
    }

    /// The same with a register that it sets up.
    #[must_use]
    pub fn made(self, village: &str) -> Self {
        self.does("village.new", Self::village(village));
        self
    }

    /// Opens it with the usual passphrase.
    pub fn unlock(&self) {
        self.does("village.unlock", json!({ "passphrase": PASSPHRASE }));
    }

    fn before(home: &Path, name: Option<String>, seed: u64) -> Self {
        let entropy = Box::new(Thrown(Dice::new(seed)));
        let machine = Machine { clock: Box::new(Standing), entropy, name, notes: None };
        Self(Mutex::new(Desk::new(home, machine)))
    }

    /// Does a use case that must succeed.
    #[track_caller]
    pub fn does(&self, use_case: &str, request: Value) -> Value {
        match self.tries(use_case, request) {
            Ok(answer) => answer,
            Err(told) => panic!("{use_case}: {} {:?}", told.code, told.facts),
        }
    }

    /// Does a use case that may fail.
    ///
    /// # Errors
    /// What the desk answers.
    pub fn tries(&self, use_case: &str, request: Value) -> Result<Value, Told> {
        let mut listener = |_| true;
        let done =
            self.0.lock().unwrap().call(use_case, request, &mut Progress::new(&mut listener));
        done.map(|Answer { answer, .. }| answer)
    }

    /// So many seconds pass beside the officer; says whether anything was done in them.
    pub fn passes(&self, background: &mut Background, seconds: u64) -> bool {
        let mut any = false;
        background.tick(&self.0, Duration::from_secs(seconds), &mut |_| any = true);
        any
    }

    /// Does a use case until it says that so much is done, and then stops it.
    ///
    /// # Errors
    /// What the desk answers.
    pub fn stopped_at(&self, done: u64, use_case: &str, request: Value) -> Result<Value, Told> {
        self.stopped_when(use_case, request, |step| step.done >= done)
    }

    /// Does a use case until a step of it is one to stop at.
    ///
    /// # Errors
    /// What the desk answers.
    pub fn stopped_when(
        &self,
        use_case: &str,
        request: Value,
        mut enough: impl FnMut(Step) -> bool,
    ) -> Result<Value, Told> {
        let mut listener = |step: Step| !enough(step);
        let outcome =
            self.0.lock().unwrap().call(use_case, request, &mut Progress::new(&mut listener));
        outcome.map(|Answer { answer, .. }| answer)
    }
}
