//! Dates as Indonesian lists write them.

use chrono::{Datelike, Days, NaiveDate};

use super::clean::{is_apostrophe, is_invisible};

/// The years that a list of people, decrees or payments can mean.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Reads a date: `24-10-2022`, `24/10/2022`, `24.10.2022`, `24 Oktober 2022`, `24-Okt-22`,
/// `1992-12-31` (a time of day after it is dropped), `12081985`, an Excel serial (`31271`).
///
/// The day stands before the month, always: `12/31/1992` is not guessed at. Of a two-digit year
/// the century is told only from 50 on (`85` is 1985, for 2085 has not come); `00` to `49` may be
/// either and give `None`. Anything that is not wholly a date gives `None`: the caller keeps the
/// raw text, and the missing date is a doubt.
#[must_use]
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let parts = parts(text)?;
    let (date, rest) = match parts.as_slice() {
        [Part::Number(y), Part::Number(m), Part::Number(d), rest @ ..] if y.len() == 4 => {
            (on(y, value(m)?, d), rest)
        }
        [Part::Number(d), Part::Number(m), Part::Number(y), rest @ ..] => {
            (on(y, value(m)?, d), rest)
        }
        [Part::Number(d), Part::Word(m), Part::Number(y), rest @ ..]
        | [Part::Word(m), Part::Number(d), Part::Number(y), rest @ ..] => {
            (on(y, month_from_word(m)?, d), rest)
        }
        [Part::Number(digits)] if digits.len() == 8 => (unparted(digits), [].as_slice()),
        [Part::Number(digits)] if digits.len() == 5 => {
            (excel_serial(value(digits)?), [].as_slice())
        }
        // "31271.0", or a serial with a time of day in its fraction.
        [Part::Number(digits), Part::Number(_)] if digits.len() == 5 => {
            (excel_serial(value(digits)?), [].as_slice())
        }
        _ => return None,
    };
    let time = rest.iter().all(|part| matches!(part, Part::Number(_) | Part::Word("T")));
    date.filter(|_| rest.is_empty() || (time && text.contains(':')))
}

/// A day of Excel's calendar, which counts from 1 January 1900 and believes in a 29 February of
/// that year: serial 60 is that day and gives `None`.
#[must_use]
pub fn excel_serial(serial: u32) -> Option<NaiveDate> {
    let (year, month, day) = match serial {
        0 | 60 => return None,
        1..60 => (1899, 12, 31),
        61.. => (1899, 12, 30),
    };
    let date =
        NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(serial.into()))?;
    YEARS.contains(&u32::try_from(date.year()).ok()?).then_some(date)
}

/// Full years of age on a day; `None` before birth. Who was born on 29 February is a year older
/// on 1 March in common years.
#[must_use]
pub fn age_on(born: NaiveDate, on: NaiveDate) -> Option<u8> {
    on.years_since(born).and_then(|years| u8::try_from(years).ok())
}

enum Part<'a> {
    Number(&'a str),
    Word(&'a str),
}

/// The numbers and words of a text, without weekdays and "tgl". `None` for what no date has.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::with_capacity(6);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let (run, after) = run(rest, |c| c.is_ascii_digit());
            parts.push(Part::Number(run));
            rest = after;
        } else if first.is_alphabetic() {
            let (run, after) = run(rest, |c| c.is_alphabetic() || is_apostrophe(c));
            if !is_filler(run) {
                parts.push(Part::Word(run));
            }
            rest = after;
        } else {
            let separator = first.is_whitespace()
                || matches!(first, '-' | '/' | '.' | ',' | ':' | '\u{2010}'..='\u{2015}');
            if !(separator || is_apostrophe(first) || is_invisible(first)) {
                return None;
            }
            rest = rest.strip_prefix(first)?;
        }
        if parts.len() > 8 {
            return None;
        }
    }
    Some(parts)
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 11] = [
        "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad", "tgl",
        "tanggal",
    ];
    FILLERS.iter().any(|filler| word.eq_ignore_ascii_case(filler))
}

fn value(digits: &str) -> Option<u32> {
    digits.parse().ok()
}

fn on(year: &str, month: u32, day: &str) -> Option<NaiveDate> {
    let read = value(year)?;
    let year = match year.len() {
        4 if YEARS.contains(&read) => read,
        2 if read >= 50 => read.checked_add(1900)?,
        _ => return None,
    };
    let day = value(day).filter(|_| day.len() <= 2)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Eight digits, 12081985 or 19850812. They are never both: a year that begins with 19, 20 or 21
/// would make a month of 19 or more.
fn unparted(digits: &str) -> Option<NaiveDate> {
    let day_first = || {
        let (day, rest) = digits.split_at_checked(2)?;
        let (month, year) = rest.split_at_checked(2)?;
        on(year, value(month)?, day)
    };
    let year_first = || {
        let (year, rest) = digits.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        on(year, value(month)?, day)
    };
    day_first().or_else(year_first)
}

/// The month 1 to 12 that a word names: Indonesian, its abbreviations and old spellings (Peb,
/// Nopember), English, and the Roman numerals of letters.
#[must_use]
pub fn month_from_word(word: &str) -> Option<u32> {
    let month = match word.to_ascii_uppercase().as_str() {
        "JAN" | "JANUARI" | "JANUARY" | "I" => 1,
        "FEB" | "PEB" | "FEBRUARI" | "PEBRUARI" | "FEBRUARY" | "II" => 2,
        "MAR" | "MRT" | "MARET" | "MARCH" | "III" => 3,
        "APR" | "APRIL" | "IV" => 4,
        "MEI" | "MAY" | "V" => 5,
        "JUN" | "JUNI" | "JUNE" | "VI" => 6,
        "JUL" | "JULI" | "JULY" | "VII" => 7,
        "AGU" | "AGT" | "AGS" | "AGUS" | "AGUST" | "AGUSTUS" | "AUG" | "AUGUST" | "VIII" => 8,
        "SEP" | "SEPT" | "SEPTEMBER" | "IX" => 9,
        "OKT" | "OCT" | "OKTOBER" | "OCTOBER" | "X" => 10,
        "NOV" | "NOP" | "NOVEMBER" | "NOPEMBER" | "XI" => 11,
        "DES" | "DEC" | "DESEMBER" | "DECEMBER" | "XII" => 12,
        _ => return None,
    };
    Some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        Some(NaiveDate::from_ymd_opt(y, m, d).unwrap())
    }

    #[test]
    fn every_form_of_lists_is_read() {
        for text in [
            "24-10-2022",
            "24/10/2022",
            "24.10.2022",
            "24 Oktober 2022",
            "24 OKT 2022",
            "24-Okt-2022",
            "2022-10-24",
            "2022-10-24 00:00:00",
            "2022-10-24T07:30:00",
            "2022/10/24",
            "Senin, 24 Oktober 2022",
            "24 october 2022",
            "24102022",
            "20221024",
            "'24/10/2022",
            " 24 - 10 - 2022\u{200B}",
            "tgl. 24-10-2022",
            "24 X 2022",
            "44858",
            "44858.0",
            "Oktober 24, 2022",
        ] {
            assert_eq!(read_date(text), day(2022, 10, 24), "{text}");
        }
        let table = [
            ("1-1-1975", day(1975, 1, 1)),
            ("12 Agustus 1985", day(1985, 8, 12)),
            ("12 Agu 1985", day(1985, 8, 12)),
            ("12 Agt 1985", day(1985, 8, 12)),
            ("12 Ags 1985", day(1985, 8, 12)),
            ("7 Mei 1990", day(1990, 5, 7)),
            ("31 Des 1992", day(1992, 12, 31)),
            ("5 Nopember 1980", day(1980, 11, 5)),
            ("1 Peb 1980", day(1980, 2, 1)),
            ("29-02-2000", day(2000, 2, 29)),
        ];
        for (text, date) in table {
            assert_eq!(read_date(text), date, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_may_be_two_is_not_guessed() {
        for text in [
            "",
            "-",
            "Tdk Th",
            "1985",
            "31-02-1985",
            "00-00-1960",
            "12/31/1992",
            "10-10-1009",
            "12 Agus",
            "12 Foo 1985",
            "24-10-2022 sore",
            "24-10-2022-5",
            "1-2-3-4-5-6-7-8-9-0",
            "01-01-2985",
            "12-08-885",
            "31121850",
            "24 Oktober",
            "=24-10-2022",
            "123456789",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_two_digit_year_is_read_only_where_the_century_is_certain() {
        assert_eq!(read_date("12-08-85"), day(1985, 8, 12));
        assert_eq!(read_date("12-Agu-50"), day(1950, 8, 12));
        assert_eq!(read_date("12-08-49"), None);
        assert_eq!(read_date("12-08-05"), None);
    }

    #[test]
    fn excel_believes_in_a_day_that_never_was() {
        let table = [
            (0, None),
            (1, day(1900, 1, 1)),
            (59, day(1900, 2, 28)),
            (60, None),
            (61, day(1900, 3, 1)),
            (31271, day(1985, 8, 12)),
            (46296, day(2026, 10, 1)),
            (u32::MAX, None),
        ];
        for (serial, date) in table {
            assert_eq!(excel_serial(serial), date, "{serial}");
        }
    }

    #[test]
    fn age_counts_full_years() {
        let born = NaiveDate::from_ymd_opt(1960, 2, 29).unwrap();
        let table = [(2025, 2, 28, Some(64)), (2025, 3, 1, Some(65)), (1959, 1, 1, None)];
        for (y, m, d, age) in table {
            assert_eq!(age_on(born, NaiveDate::from_ymd_opt(y, m, d).unwrap()), age);
        }
    }
}
