//! Reading a list that BPJSTK sent back, row by row.

use crate::number::{Kpj, KpjFault, Nik, NikFault, read_date, tidy_spaces};
use crate::op::bpjs::ReplyLine;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The cells of one row, as they stand in the file; empty for none.
#[derive(Clone, Copy, Default)]
pub struct RowSaid<'r> {
    /// NIK.
    pub nik: &'r str,
    /// Whether the NIK stood there as a number: then its last digit is lost.
    pub numeric: bool,
    /// KPJ.
    pub kpj: &'r str,
    /// Status.
    pub status: &'r str,
    /// Why BPJSTK did not take the person, or that it did.
    pub reason: &'r str,
    /// Of which day.
    pub on: &'r str,
}

/// Why a row says nothing of anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyFault {
    /// The NIK is none.
    Nik(NikFault),
    /// A spreadsheet kept it as a number.
    NumericNik,
    /// Neither number, status nor reason.
    Nothing,
}

/// A remark that says that all went well. Anything else is a reason.
const GOOD: [&str; 9] =
    ["sukses", "berhasil", "ok", "valid", "lolos", "diterima", "sesuai", "success", "terproses"];

fn is_good(text: &str) -> bool {
    let word: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    GOOD.contains(&word.to_lowercase().as_str())
}

/// Whether a status in BPJSTK's words is "active"; none where the words are others.
#[must_use]
pub fn is_active(status: &str) -> Option<bool> {
    let word: String = status.chars().filter(|c| c.is_alphanumeric()).collect();
    let word = word.to_lowercase();
    let inactive = ["nonaktif", "tidakaktif", "inaktif", "inactive", "na", "n"];
    if inactive.contains(&word.as_str()) || word.starts_with("nonaktif") {
        Some(false)
    } else {
        ["aktif", "active", "a"].contains(&word.as_str()).then_some(true)
    }
}

/// What the rows of a list say, each person once.
#[derive(Clone, Default)]
pub struct Reply {
    /// By person.
    pub lines: BTreeMap<Nik, ReplyLine>,
    /// Rows whose KPJ has not the shape of one: a doubt, never a refusal.
    pub odd_numbers: u64,
}

impl Reply {
    /// One row more, of the day of the list where it names none of its own.
    ///
    /// # Errors
    /// [`ReplyFault`]
    pub fn add(&mut self, row: &RowSaid<'_>, dated: NaiveDate) -> Result<(), ReplyFault> {
        let (line, odd) = reply_line(row, dated)?;
        self.odd_numbers = self.odd_numbers.saturating_add(u64::from(odd));
        match self.lines.get_mut(&line.nik) {
            Some(before) => join(before, line),
            None => {
                self.lines.insert(line.nik, line);
            }
        }
        Ok(())
    }
}

/// A second row on the same person: what it adds, and every reason.
fn join(before: &mut ReplyLine, line: ReplyLine) {
    before.on = before.on.max(line.on);
    before.kpj = line.kpj.or(before.kpj.take());
    before.status = line.status.or(before.status.take());
    before.reason = match (before.reason.take(), line.reason) {
        (Some(all), Some(reason)) if !all.split("; ").any(|known| known == reason) => {
            Some(format!("{all}; {reason}"))
        }
        (all, reason) => all.or(reason),
    };
}

/// What a row says, and whether its KPJ is an odd one.
fn reply_line(row: &RowSaid<'_>, dated: NaiveDate) -> Result<(ReplyLine, bool), ReplyFault> {
    if row.numeric {
        return Err(ReplyFault::NumericNik);
    }
    let nik = Nik::parse(row.nik).map_err(ReplyFault::Nik)?;
    let given = |text: &str| Some(tidy_spaces(text)).filter(|text| !text.is_empty() && text != "-");
    let kpj = Kpj::parse(row.kpj);
    let odd = kpj == Err(KpjFault::NotElevenDigits);
    let kpj = kpj.ok().map(|kpj| kpj.as_str().to_owned());
    let kpj = kpj.or_else(|| given(row.kpj).filter(|_| odd));
    let (good, reason) = match given(row.reason) {
        Some(text) if is_good(&text) => (Some(text), None),
        text => (None, text),
    };
    let status = given(row.status).or(good);
    if kpj.is_none() && status.is_none() && reason.is_none() {
        return Err(ReplyFault::Nothing);
    }
    let on = read_date(row.on).unwrap_or(dated);
    Ok((ReplyLine { nik, on, kpj, status, reason }, odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NIK: &str = "6474021708909001";

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 5).unwrap()
    }

    #[test]
    fn a_row_says_a_number_a_status_or_a_reason() {
        let row = RowSaid { nik: NIK, kpj: "2100 9000 123", on: "1-3-2026", ..Default::default() };
        let (line, odd) = reply_line(&row, day()).unwrap();
        assert_eq!(line.kpj.as_deref(), Some("21009000123"));
        assert_eq!((line.on.to_string().as_str(), odd), ("2026-03-01", false));
        let row = RowSaid { nik: NIK, kpj: "123", ..Default::default() };
        let (line, odd) = reply_line(&row, day()).unwrap();
        assert_eq!((line.kpj.as_deref(), line.on, odd), (Some("123"), day(), true));
        let row = RowSaid { nik: NIK, reason: " Usia  melebihi batas ", ..Default::default() };
        let (line, _) = reply_line(&row, day()).unwrap();
        assert_eq!(line.reason.as_deref(), Some("Usia melebihi batas"));
        let row = RowSaid { nik: NIK, reason: "SUKSES", ..Default::default() };
        let (line, _) = reply_line(&row, day()).unwrap();
        assert_eq!((line.status.as_deref(), line.reason), (Some("SUKSES"), None));
    }

    #[test]
    fn rows_on_one_person_are_one_line_with_every_reason() {
        let mut reply = Reply::default();
        for (reason, kpj, on) in
            [("NIK ganda", "", "2-3-2026"), ("Usia", "21009000123", ""), ("Usia", "", "1-3-2026")]
        {
            let row = RowSaid { nik: NIK, reason, kpj, on, ..Default::default() };
            reply.add(&row, day()).unwrap();
        }
        let line = reply.lines.values().next().unwrap();
        assert_eq!((reply.lines.len(), line.on, reply.odd_numbers), (1, day(), 0));
        assert_eq!(line.kpj.as_deref(), Some("21009000123"));
        assert_eq!(line.reason.as_deref(), Some("NIK ganda; Usia"));
    }

    #[test]
    fn a_row_about_nobody_or_with_nothing_is_refused() {
        let fault = |row: &RowSaid<'_>| reply_line(row, day()).map(|_| ()).unwrap_err();
        let numeric = RowSaid { nik: NIK, numeric: true, status: "AKTIF", ..Default::default() };
        assert_eq!(fault(&numeric), ReplyFault::NumericNik);
        let none = RowSaid { nik: NIK, reason: "-", ..Default::default() };
        assert_eq!(fault(&none), ReplyFault::Nothing);
        let bad = RowSaid { nik: "12", status: "AKTIF", ..Default::default() };
        assert!(matches!(fault(&bad), ReplyFault::Nik(_)));
    }

    #[test]
    fn active_and_inactive_are_known_however_they_are_written() {
        for (text, active) in [
            ("AKTIF", Some(true)),
            ("Non Aktif", Some(false)),
            ("NONAKTIF - MENINGGAL", Some(false)),
            ("Tidak Aktif", Some(false)),
            ("Menunggak", None),
        ] {
            assert_eq!(is_active(text), active, "{text}");
        }
    }
}
