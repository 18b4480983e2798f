//! When to try again after the line failed, and whether at all. Waiting itself is for whoever has
//! a clock.

use crate::error::Told;
use lindung_log::Entropy;

const FIRST_MILLISECONDS: u64 = 1_000;
const LONGEST_MILLISECONDS: u64 = 5 * 60 * 1_000;

/// What a line that garbles can make of a good bundle, there or back.
pub(crate) const GARBLED: [&str; 10] = [
    "altered",
    "cut_off",
    "is_backup",
    "malformed",
    "newer_version",
    "no_length",
    "not_a_bundle",
    "not_for_us",
    "too_large",
    "unknown_sender",
];

/// Whether a failure of `bundle.sync` may be gone the next time.
pub fn may_pass(told: &Told) -> bool {
    match told.code.as_str() {
        "no_line" | "line_cut" | "bad_answer" | "office_busy" => true,
        "office_refused" => {
            let code = told.facts.get("office_code").map_or("", String::as_str);
            GARBLED.contains(&code)
        }
        _ => false,
    }
}

/// How many milliseconds to wait after so many failures in a row, the first being 1: twice as long
/// each time, at most five minutes, and half of it by chance, so that a thousand villages that
/// lost the same office do not come back at the same moment.
pub fn pause(failures: u32, entropy: &mut impl Entropy) -> u64 {
    let doubled = 1_u64.checked_shl(failures.saturating_sub(1)).unwrap_or(u64::MAX);
    let whole = FIRST_MILLISECONDS.saturating_mul(doubled).min(LONGEST_MILLISECONDS);
    let half = whole / 2;
    let mut chance = [0; 8];
    entropy.fill(&mut chance);
    let chance = u64::from_be_bytes(chance).checked_rem(half.saturating_add(1)).unwrap_or(0);
    half.saturating_add(chance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ApiError;
    use crate::words::Words;

    struct Always(u8);

    impl Entropy for Always {
        fn fill(&mut self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn pauses_double_up_to_five_minutes() {
        for (failures, least, most) in [
            (0, 500, 1_000),
            (1, 500, 1_000),
            (2, 1_000, 2_000),
            (5, 8_000, 16_000),
            (9, 128_000, 256_000),
            (10, 150_000, 300_000),
            (63, 150_000, 300_000),
            (u32::MAX, 150_000, 300_000),
        ] {
            for chance in [0, 1, 77, 128, 255] {
                let pause = pause(failures, &mut Always(chance));
                assert!((least..=most).contains(&pause), "{failures} failures: {pause}");
            }
            assert_eq!(pause(failures, &mut Always(0)), least);
        }
    }

    #[test]
    fn what_the_office_means_is_not_asked_again() {
        for (code, office_code, again) in [
            ("no_line", "", true),
            ("line_cut", "", true),
            ("bad_answer", "", true),
            ("office_busy", "", true),
            ("office_refused", "altered", true),
            ("office_refused", "not_invited", false),
            ("office_refused", "fork", false),
            ("no_trust", "", false),
            ("no_address", "", false),
            ("disk_full", "", false),
        ] {
            let error = ApiError::new(code).with("office_code", office_code);
            assert_eq!(may_pass(&error.told(Words::of("id"))), again, "{code} {office_code}");
        }
    }
}
