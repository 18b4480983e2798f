//! How often somebody may try: who guesses passphrases waits longer each time, and nobody may ask
//! without end.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// Wrong passphrases of one login before it waits.
const FREE_TRIES: u32 = 5;
/// Of one address, with whatever logins.
const FREE_TRIES_OF_ADDRESS: u32 = 30;
/// The first wait; it doubles.
const FIRST_WAIT_SECONDS: i64 = 4;
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;
/// After so long without a wrong one all is forgotten.
const FORGOTTEN_AFTER_SECONDS: i64 = 60 * 60;
/// Requests of one address in a minute.
const REQUESTS_A_MINUTE: u32 = 600;
/// So many are remembered; then the oldest are forgotten.
const MOST_REMEMBERED: usize = 10_000;

#[derive(Debug, Clone, Copy, Default)]
struct Tries {
    wrong: u32,
    last_at: i64,
    until: i64,
}

/// What is remembered, in memory alone.
#[derive(Debug, Default)]
pub(super) struct Limits {
    tries: Mutex<BTreeMap<Who, Tries>>,
    asked: Mutex<BTreeMap<String, (i64, u32)>>,
}

/// Whose tries are counted. Whoever types an address as a login keeps nobody out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// As it was typed, whether there is such a one or not.
    Login(String),
    Address(String),
}

impl Limits {
    /// How many seconds are left to wait for a login or an address; none if it may try now.
    pub(super) fn waits(&self, login: &str, address: &str, now: i64) -> Option<i64> {
        let Ok(tries) = self.tries.lock() else { return Some(LONGEST_WAIT_SECONDS) };
        let both = [Who::Login(login.to_owned()), Who::Address(address.to_owned())];
        let until = both.iter().filter_map(|who| tries.get(who)).map(|tries| tries.until).max();
        until.map(|until| until.saturating_sub(now)).filter(|seconds| *seconds > 0)
    }

    /// A passphrase was wrong.
    pub(super) fn wrong(&self, login: &str, address: &str, now: i64) {
        let Ok(mut tries) = self.tries.lock() else { return };
        for (who, free) in [
            (Who::Login(login.to_owned()), FREE_TRIES),
            (Who::Address(address.to_owned()), FREE_TRIES_OF_ADDRESS),
        ] {
            let one = tries.entry(who).or_default();
            if one.last_at.saturating_add(FORGOTTEN_AFTER_SECONDS) < now {
                *one = Tries::default();
            }
            one.wrong = one.wrong.saturating_add(1);
            one.last_at = now;
            let over = one.wrong.saturating_sub(free);
            if over > 0 {
                let doubled = FIRST_WAIT_SECONDS.checked_shl(over.min(16).saturating_sub(1));
                let wait = doubled.unwrap_or(LONGEST_WAIT_SECONDS).min(LONGEST_WAIT_SECONDS);
                one.until = now.saturating_add(wait);
            }
        }
        forget_oldest(&mut tries, |tries| tries.last_at);
    }

    /// It was right: what was wrong before is forgotten, of this login alone.
    pub(super) fn right(&self, login: &str) {
        if let Ok(mut tries) = self.tries.lock() {
            tries.remove(&Who::Login(login.to_owned()));
        }
    }

    /// Counts a request; says whether it is one too many.
    pub(super) fn too_many(&self, address: &str, now: i64) -> bool {
        let Ok(mut asked) = self.asked.lock() else { return true };
        let minute = now.div_euclid(60);
        let one = asked.entry(address.to_owned()).or_insert((minute, 0));
        if one.0 != minute {
            *one = (minute, 0);
        }
        one.1 = one.1.saturating_add(1);
        let too_many = one.1 > REQUESTS_A_MINUTE;
        forget_oldest(&mut asked, |(minute, _)| *minute);
        too_many
    }
}

fn forget_oldest<K: Clone + Ord, V>(kept: &mut BTreeMap<K, V>, age: impl Fn(&V) -> i64) {
    if kept.len() > MOST_REMEMBERED
        && let Some(oldest) = kept.iter().min_by_key(|(_, value)| age(value))
    {
        let key = oldest.0.clone();
        kept.remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_guesses_waits_longer_each_time() {
        let limits = Limits::default();
        for _ in 0..FREE_TRIES {
            limits.wrong("budi", "10.0.0.1", 0);
            assert_eq!(limits.waits("budi", "10.0.0.1", 0), None);
        }
        for wait in [4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            limits.wrong("budi", "10.0.0.1", 0);
            assert_eq!(limits.waits("budi", "10.0.0.1", 0), Some(wait));
        }
        assert_eq!(limits.waits("sari", "10.0.0.1", 0), None, "others need not wait");
        assert_eq!(limits.waits("budi", "10.0.0.1", 900), None, "it passes");
        limits.right("budi");
        assert_eq!(limits.waits("budi", "10.0.0.1", 0), None);
    }

    #[test]
    fn who_tries_many_logins_waits_too() {
        let limits = Limits::default();
        for number in 0..=FREE_TRIES_OF_ADDRESS {
            limits.wrong(&format!("orang{number}"), "10.0.0.1", 0);
        }
        assert_eq!(limits.waits("lain", "10.0.0.1", 0), Some(4));
        assert_eq!(limits.waits("lain", "10.0.0.2", 0), None);
    }

    #[test]
    fn a_login_that_looks_like_an_address_keeps_nobody_out() {
        let limits = Limits::default();
        for typed in ["10.0.0.5", "@10.0.0.5"] {
            for _ in 0..=FREE_TRIES {
                limits.wrong(typed, "10.0.0.1", 0);
            }
            assert_eq!(limits.waits(typed, "10.0.0.1", 0), Some(4));
        }
        assert_eq!(limits.waits("budi", "10.0.0.5", 0), None);
    }

    #[test]
    fn nobody_asks_without_end() {
        let limits = Limits::default();
        let over = (0..=REQUESTS_A_MINUTE).filter(|_| limits.too_many("a", 59)).count();
        assert_eq!(over, 1);
        assert!(!limits.too_many("b", 59));
        assert!(!limits.too_many("a", 60), "the next minute is a new one");
    }
}
