//! The NIK: sixteen digits by which the state knows a person, for life.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::clean::{digits, is_invisible, mask, spelled, strip_number_noise};
use super::{RegionCode, Sex, age_on};

/// A NIK: 6 digits of the district of first registration, DDMMYY (women DD + 40), 4 of serial
/// (Permendagri 108/2019; UU 24/2013 Ps 13). For life: it changes neither on moving nor when a
/// birth date is corrected, so a difference from the form is a doubt and never a fault.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nik([u8; 16]);

/// Why a text is not a NIK. Only these refuse; everything else about a NIK is a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NikFault {
    /// Nothing was given.
    #[error("NIK belum diisi")]
    Empty,
    /// `0`, by which OpenSID says "no NIK".
    #[error("NIK 0: orang ini belum ber-NIK")]
    Zero,
    /// Fewer than sixteen digits.
    #[error("NIK kurang dari 16 angka")]
    Short,
    /// More than sixteen digits.
    #[error("NIK lebih dari 16 angka")]
    Long,
    /// Something else than digits.
    #[error("NIK berisi selain angka")]
    NotDigits,
    /// A spreadsheet kept it as a number, and the sixteenth digit is lost. Never repaired.
    #[error("NIK tersimpan sebagai bilangan, angka ke-16 hilang")]
    KeptAsNumber,
    /// A leading 0, by which OpenSID marks a temporary number.
    #[error("NIK sementara (diawali 0)")]
    Temporary,
    /// A filler such as sixteen equal digits or 1234567890123456.
    #[error("NIK hanya pengisi tempat")]
    Placeholder,
    /// Digits 7 and 8 are no day: 1 to 31, for women 41 to 71.
    #[error("tanggal di dalam NIK tidak mungkin")]
    BadDay,
    /// Digits 9 and 10 are no month.
    #[error("bulan di dalam NIK tidak mungkin")]
    BadMonth,
    /// The serial is 0000; serials start at 0001.
    #[error("nomor urut di dalam NIK 0000")]
    SerialZero,
}

impl NikFault {
    /// The word by which reports and tests count this fault.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Empty => "no_nik",
            Self::Zero => "zero_nik",
            Self::Short => "short_nik",
            Self::Long => "long_nik",
            Self::NotDigits => "not_digits",
            Self::KeptAsNumber => "numeric_nik",
            Self::Temporary => "temporary_nik",
            Self::Placeholder => "placeholder",
            Self::BadDay => "bad_day",
            Self::BadMonth => "bad_month",
            Self::SerialZero => "serial_zero",
        }
    }
}

/// The date inside a NIK, as far as it goes: the century is not in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NikCalendar {
    /// Day of the month 1 to 31, the 40 of women taken off.
    pub day: u8,
    /// Month 1 to 12.
    pub month: u8,
    /// The last two digits of the year.
    pub year_of_century: u8,
}

impl Nik {
    /// Reads a NIK as people keep it. Invisible characters, white space, dots, hyphens and a
    /// leading apostrophe are stripped. Fillers are told before days and months, so that the
    /// officer reads "pengisi tempat" and not "tanggal tidak mungkin".
    ///
    /// # Errors
    /// The first fault, in the order of [`NikFault`]'s meaning: shape, filler, day, month, serial.
    pub fn parse(text: &str) -> Result<Self, NikFault> {
        if let Some(bytes) = digits::<16>(text) {
            // As nearly every list has it: nothing to strip.
            let nik = Self(bytes);
            return nik.fault().map_or(Ok(nik), Err);
        }
        if looks_like_a_number(text) {
            return Err(NikFault::KeptAsNumber);
        }
        let cleaned = strip_number_noise(text);
        if cleaned.is_empty() {
            return Err(NikFault::Empty);
        }
        if !cleaned.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NikFault::NotDigits);
        }
        let Some(bytes) = digits::<16>(&cleaned) else {
            return Err(match cleaned.len() {
                0..16 if cleaned.bytes().all(|b| b == b'0') => NikFault::Zero,
                0..16 => NikFault::Short,
                _ => NikFault::Long,
            });
        };
        let nik = Self(bytes);
        nik.fault().map_or(Ok(nik), Err)
    }

    /// Reads the text of a spreadsheet cell of the kind "number". Sixteen digits there are
    /// fifteen true ones and a made-up one, so there is no NIK to be had: only the reason.
    #[must_use]
    pub fn fault_of_number(text: &str) -> NikFault {
        match Self::parse(text) {
            Err(NikFault::Empty) => NikFault::Empty,
            Err(fault @ (NikFault::Zero | NikFault::Short)) => fault,
            Ok(_) | Err(_) => NikFault::KeptAsNumber,
        }
    }

    fn fault(&self) -> Option<NikFault> {
        let [first, .., s1, s2, s3, s4] = self.0;
        let date = self.calendar();
        if self.0.iter().all(|b| *b == first) || is_a_run(&self.0) {
            Some(NikFault::Placeholder)
        } else if first == b'0' {
            Some(NikFault::Temporary)
        } else if !(1..=31).contains(&date.day) {
            Some(NikFault::BadDay)
        } else if !(1..=12).contains(&date.month) {
            Some(NikFault::BadMonth)
        } else if [s1, s2, s3, s4] == *b"0000" {
            Some(NikFault::SerialZero)
        } else {
            None
        }
    }

    /// All sixteen digits. To be shown only where a person asked to see them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The digits as a number: the first is never 0.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.as_str().parse().unwrap_or_default()
    }

    /// The district of *first* registration: not where the person lives now. Older NIKs bear
    /// codes that were superseded since: a doubt at most.
    #[must_use]
    pub fn district(&self) -> RegionCode {
        let [a, b, c, d, e, f, ..] = self.0;
        RegionCode::of_nik([a, b, c, d, e, f])
    }

    /// The sex that the NIK tells: women have 40 added to the day.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.written_day() > 40 { Sex::Female } else { Sex::Male }
    }

    /// First 4 and last 2 digits, the rest dots (UU 24/2013 Ps 79: public lists).
    #[must_use]
    pub fn masked(&self) -> String {
        mask(self.as_str(), 4, 2)
    }

    /// Day, month and two digits of the year.
    #[must_use]
    pub fn calendar(&self) -> NikCalendar {
        let day = self.written_day();
        let [_, _, _, _, _, _, _, _, m1, m2, y1, y2, ..] = self.0;
        NikCalendar {
            day: if day > 40 { day.saturating_sub(40) } else { day },
            month: two(m1, m2),
            year_of_century: two(y1, y2),
        }
    }

    /// Whether a date of birth agrees with the NIK. `false` is a doubt, never a refusal: the NIK
    /// stays when a birth date is corrected.
    #[must_use]
    pub fn born_on_matches(&self, date: NaiveDate) -> bool {
        let told = self.calendar();
        date.day() == u32::from(told.day)
            && date.month() == u32::from(told.month)
            && date.year().rem_euclid(100) == i32::from(told.year_of_century)
    }

    /// The date of birth that makes the person 0 to 99 years old on a given date. Those hundred
    /// years hold each two-digit year once, so there is never a choice to make: whoever is older
    /// than 99 must type the year. `None` if that year has no such day (31 April, 29 February),
    /// which some true NIKs have: a doubt.
    #[must_use]
    pub fn likely_born_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        let told = self.calendar();
        let century = on.year().div_euclid(100).checked_mul(100)?;
        [century, century.checked_sub(100)?].into_iter().find_map(|century| {
            let year = century.checked_add(i32::from(told.year_of_century))?;
            let born = NaiveDate::from_ymd_opt(year, told.month.into(), told.day.into())?;
            age_on(born, on).filter(|age| *age <= 99).map(|_| born)
        })
    }

    fn written_day(&self) -> u8 {
        let [_, _, _, _, _, _, d1, d2, ..] = self.0;
        two(d1, d2)
    }
}

fn two(tens: u8, ones: u8) -> u8 {
    u8::try_from(spelled(&[tens, ones])).unwrap_or(u8::MAX)
}

/// `6,47401E+15`, or `6474014501019821.0` from a program that took it for a fraction.
fn looks_like_a_number(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let text = text.trim();
    if let Some((mantissa, power)) = text.split_once(['e', 'E']) {
        let digit_or_point = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        return !mantissa.is_empty()
            && mantissa.chars().all(digit_or_point)
            && !power.is_empty()
            && power.trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit());
    }
    text.strip_suffix(".0")
        .is_some_and(|whole| whole.len() >= 15 && whole.bytes().all(|b| b.is_ascii_digit()))
}

/// 1234567890123456, 0123456789012345, 9876543210987654 and the like: each digit the next one.
fn is_a_run(bytes: &[u8; 16]) -> bool {
    let step = |up: u8| {
        bytes.iter().zip(bytes.iter().skip(1)).all(|(a, b)| {
            let next = a.saturating_sub(b'0').saturating_add(up);
            next.checked_rem(10) == b.checked_sub(b'0')
        })
    };
    step(1) || step(9)
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nik(•)")
    }
}

impl fmt::Debug for NikCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NikCalendar(•)")
    }
}

super::text_value::text_value!(Nik, NikFault, as_str);

#[cfg(test)]
mod tests;
