//! This computer's clock and randomness, for the desk.

use lindung_api::Machine;
use lindung_log::{Clock, Entropy};
use std::time::{SystemTime, UNIX_EPOCH};

struct SystemClock;

struct SystemEntropy;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the Clock")]
    fn now(&self) -> i64 {
        // Laptops believe in years before 1970; the date is only shown.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    }
}

impl Entropy for SystemEntropy {
    #[expect(
        clippy::disallowed_methods,
        clippy::panic,
        reason = "this is the Entropy, and keys without randomness would be worse than none"
    )]
    fn fill(&mut self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            panic!("the system gives no randomness");
        }
    }
}

/// Both.
pub(crate) fn machine() -> Machine {
    Machine {
        clock: Box::new(SystemClock),
        entropy: Box::new(SystemEntropy),
        name: machine_uid::get().ok(),
        notes: lindung_api::notes_folder(),
    }
}
