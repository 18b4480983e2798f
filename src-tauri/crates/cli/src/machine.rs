//! This computer's clock and randomness: the only place beside the window that has them.

use lindung_api::Machine;
use lindung_log::{Clock, Entropy};

/// The system's clock, right or wrong.
pub(crate) struct SystemClock;

/// The system's randomness.
pub(crate) struct SystemEntropy;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the Clock")]
    fn now(&self) -> i64 {
        match std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            // Laptops believe in years before 1970.
            Err(before) => {
                i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |s| s.wrapping_neg())
            }
        }
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

/// Both, for a desk.
pub(crate) fn machine() -> Machine {
    Machine {
        clock: Box::new(SystemClock),
        entropy: Box::new(SystemEntropy),
        name: machine_uid::get().ok(),
        notes: lindung_api::notes_folder(),
    }
}
