//! Numbers and dates as texts. The only place of this crate that touches floating point: a
//! spreadsheet keeps every number as one.
#![expect(clippy::disallowed_types, reason = "spreadsheets keep numbers and dates as f64")]

use std::fmt::Write;

use calamine::ExcelDateTime;

use crate::CellKind;

/// The last day that Excel knows, 31 December 9999, as a serial number.
const LAST_SERIAL: f64 = 2_958_465.0;

/// Whole numbers up to here are exact in an `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes a number in full digits: 6.474010101909e15 is "6474010101909000".
pub(super) fn number(out: &mut String, value: f64) -> CellKind {
    // Rust writes an f64 without exponent. Of a fraction Excel shows 15 digits and keeps 17,
    // so 0.1 + 0.2 is shown as 0.3: round alike.
    let whole = value.fract() == 0.0 && value.abs() <= EXACT;
    let shown = if whole { value } else { format!("{value:.14e}").parse().unwrap_or(value) };
    // Zero has a sign in an f64.
    let shown = if shown == 0.0 { 0.0 } else { shown };
    append(out, format_args!("{shown}"));
    CellKind::Number
}

/// Writes an Excel serial as an ISO date; a time of day alone is text.
pub(super) fn date(out: &mut String, value: ExcelDateTime) -> CellKind {
    let serial = value.as_f64();
    if !(0.0..=LAST_SERIAL).contains(&serial) {
        return number(out, serial);
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    if value.is_duration() || serial < 1.0 {
        append(out, format_args!("{hour:02}:{minute:02}:{second:02}"));
        return CellKind::Text;
    }
    append(out, format_args!("{year:04}-{month:02}-{day:02}"));
    if (hour, minute, second) != (0, 0, 0) {
        append(out, format_args!("T{hour:02}:{minute:02}:{second:02}"));
    }
    CellKind::Date
}

/// Writes the ISO date of an ods or strict xlsx file, without a midnight that means nothing.
pub(super) fn iso_date(out: &mut String, text: &str) -> CellKind {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let digits = day.bytes().filter(u8::is_ascii_digit).count();
    if day.len() != 10 || digits != 8 {
        out.push_str(text);
        return CellKind::Text;
    }
    out.push_str(day);
    let time = time.trim_end_matches('Z');
    if !time.bytes().all(|b| matches!(b, b'0' | b':' | b'.')) {
        out.push('T');
        out.push_str(time);
    }
    CellKind::Date
}

/// The number that an ods cell holds in its `office:value`.
pub(super) fn number_text(out: &mut String, text: &str) -> CellKind {
    match text.trim().parse::<f64>() {
        Ok(value) if value.is_finite() => number(out, value),
        Ok(_) | Err(_) => {
            out.push_str(text);
            CellKind::Text
        }
    }
}

fn append(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_are_written_in_full_digits() {
        let table = [
            (6.474_010_101_909e15, "6474010101909000"),
            (6_474_014_501_019_821.0, "6474014501019821"),
            (84_876_245_477.0, "84876245477"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (-12.5, "-12.5"),
            (1e21, "1000000000000000000000"),
        ];
        for (value, text) in table {
            let mut out = String::new();
            assert_eq!(number(&mut out, value), CellKind::Number);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn serials_are_written_as_iso_dates() {
        let table = [
            (31_271.0, false, "1985-08-12", CellKind::Date),
            (29_809.0, true, "1985-08-12", CellKind::Date),
            (31_271.5, false, "1985-08-12T12:00:00", CellKind::Date),
            (0.75, false, "18:00:00", CellKind::Text),
            (6.474_010_101_909e15, false, "6474010101909000", CellKind::Number),
            (-1.0, false, "-1", CellKind::Number),
        ];
        for (serial, is_1904, text, kind) in table {
            let mut out = String::new();
            let value = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904);
            assert_eq!((date(&mut out, value), out.as_str()), (kind, text));
        }
    }

    #[test]
    fn iso_dates_lose_a_midnight_and_keep_a_time() {
        let table = [
            ("1985-08-12", "1985-08-12", CellKind::Date),
            ("1985-08-12T00:00:00", "1985-08-12", CellKind::Date),
            ("1985-08-12T10:30:00", "1985-08-12T10:30:00", CellKind::Date),
            ("kemarin", "kemarin", CellKind::Text),
        ];
        for (given, text, kind) in table {
            let mut out = String::new();
            assert_eq!((iso_date(&mut out, given), out.as_str()), (kind, text));
        }
    }
}
