//! Files for BPJSTK out of all villages, and its lists back in. Each is a fact in the log of every
//! village whose people it names.

use crate::error::{OfficeError, Result};
use crate::logs::record;
use crate::office::Office;
use crate::overview::today;
use crate::postgres::{Much, Scope, Sight};
use chrono::NaiveDate;
use lindung_domain::bpjs::{
    Codes, Enrolment, HEADERS, Listed, ROWS_A_FILE, Reply, RowSaid, Stage, TITLE, WIDTHS, row,
};
use lindung_domain::details::Field;
use lindung_domain::fold::Subject;
use lindung_domain::money::{Month, Rupiah, Tariff, Tariffs};
use lindung_domain::number::{Nik, RegionCode, tidy_spaces};
use lindung_domain::op::Op;
use lindung_domain::op::bpjs::{ReplyLine, ReplyReceived, SubmissionWritten};
use lindung_domain::op::label::Label;
use lindung_log::{Clock, Entropy};
use lindung_sheets::{CellKind, Column, Row, export_xlsx, read_bytes, recognise};
use lindung_store::{About, Draft, Sheet, Store, SubjectId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Files that were made for BPJSTK.
#[derive(Clone, PartialEq, Eq)]
pub struct BpjsFiles {
    /// Name and bytes of each; at most 10.000 people in one.
    pub files: Vec<(String, Vec<u8>)>,
    /// All people in them.
    pub people: u64,
}

impl std::fmt::Debug for BpjsFiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BpjsFiles({} files, {} people)", self.files.len(), self.people)
    }
}

/// What a list of BPJSTK's came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BpjsTaken {
    /// Rows with something in them.
    pub rows: u64,
    /// People of whom it says something, each once.
    pub people: u64,
    /// Of them, those who are registered nowhere here.
    pub unknown: u64,
    /// Of them, those who were not taken.
    pub rejected: u64,
    /// Rows that say nothing that can be used.
    pub refused: u64,
    /// Villages in whose logs it stands.
    pub villages: u64,
}

/// Whom a village's people are named by.
#[derive(Default)]
struct OfVillage {
    codes: Codes,
    rows: BTreeMap<Nik, [String; 11]>,
    again: BTreeSet<Nik>,
}

impl Office {
    /// Writes everybody who was not sent yet, or was rejected and corrected since, into sheets of
    /// at most 10.000 people, and says so in the log of each village.
    ///
    /// # Errors
    /// `nobody_to_send`, `bad_months`, or `no_tariff`.
    pub fn bpjs_files(
        &mut self,
        months: u32,
        clock: &impl Clock,
        entropy: &mut impl Entropy,
    ) -> Result<BpjsFiles> {
        if !(1..=12).contains(&months) {
            return Err(OfficeError::new("bad_months"));
        }
        let now = clock.now();
        let mut label = Label::default();
        entropy.fill(&mut label.0);
        let make = |office: &mut Self| office.bpjs_files_here(months, label, now);
        let made = self.within(&Scope::of("", Much::Logs), make)??;
        self.note();
        Ok(made)
    }

    fn bpjs_files_here(&mut self, months: u32, label: Label, now: i64) -> Result<BpjsFiles> {
        let on = today(now);
        let (tariffs, _) = self.prices()?;
        let chosen = self.look_for(&Sight::Unsent)?.chosen(months, &tariffs, on)?;
        self.lock(chosen.keys())?;
        let rows: BTreeMap<Nik, [String; 11]> =
            chosen.values().flat_map(|village| village.rows.clone()).collect();
        if rows.is_empty() {
            return Err(OfficeError::new("nobody_to_send"));
        }
        let rows: Vec<[String; 11]> = rows.into_values().collect();
        let mut files = Vec::new();
        for (number, part) in (1_usize..).zip(rows.chunks(ROWS_A_FILE)) {
            let (label, region) = (label.to_string(), self.own.region);
            let tag = label.get(..4).unwrap_or_default();
            let name = format!("data-tk-baru-{}-{on}-{tag}-{number}.xlsx", region.digits());
            let bytes = export_xlsx(TITLE, &HEADERS, part, &WIDTHS)?;
            let sheet = Sheet {
                label,
                number: i64::try_from(number).unwrap_or(i64::MAX),
                made_at: now,
                name,
                people: part.len() as u64,
            };
            files.push((sheet, bytes));
        }
        let own = &self.own;
        self.store.together(|store: &mut Store| {
            for (village, told) in &chosen {
                let first = told.rows.keys().filter(|nik| !told.again.contains(*nik));
                let written = SubmissionWritten {
                    label,
                    written_on: on,
                    months,
                    first: first.copied().collect(),
                    again: told.again.clone(),
                };
                let op = Op::SubmissionWritten(written);
                let log = own.village_log(store, *village)?;
                record(store, log.name, now, vec![Draft { about: About::New, op }])?;
            }
            // A download may break off: what was made stays to be asked for again.
            files.iter().try_for_each(|(sheet, bytes)| store.keep_sheet(sheet, bytes))?;
            Ok::<_, OfficeError>(())
        })?;
        let files = files.into_iter().map(|(sheet, bytes)| (sheet.name, bytes));
        Ok(BpjsFiles { files: files.collect(), people: rows.len() as u64 })
    }

    /// Name and bytes of a sheet that was made.
    ///
    /// # Errors
    /// `no_such_file`, or the database cannot be read.
    pub fn bpjs_file(&self, label: &str, number: i64) -> Result<(String, Vec<u8>)> {
        let office = self.look_for(&Sight::Sheet(label.to_owned(), number))?;
        office.store.sheet(label, number)?.ok_or_else(|| OfficeError::new("no_such_file"))
    }

    /// Who goes in, village by village; of one NIK in several the first.
    fn chosen(
        &self,
        months: u32,
        tariffs: &Tariffs,
        on: NaiveDate,
    ) -> Result<BTreeMap<RegionCode, OfVillage>> {
        let store = &self.store;
        let month = Month::of(on);
        let no_tariff = || OfficeError::new("no_tariff").with("month", month.words());
        let tariff = tariffs.on(month).ok_or_else(no_tariff)?;
        let (words, mut ids) = (store.bpjs_words()?, Vec::new());
        store.each_judged(|one| ids.push((one.worker, one.village)))?;
        let mut chosen: BTreeMap<RegionCode, OfVillage> = BTreeMap::new();
        let mut taken: BTreeSet<Nik> = BTreeSet::new();
        for (village, codes) in self.bpjs_codes()? {
            chosen.entry(village).or_default().codes = codes;
        }
        for (id, digits) in ids {
            let words = words.get(&id).map_or(&[][..], Vec::as_slice);
            let at = Enrolment::of(words.iter().map(|word| &word.word));
            let again = match (at.stage, at.rejection.and_then(|place| words.get(place))) {
                (Stage::Unsent, _) => false,
                (Stage::Rejected, Some(word)) if store.corrected_after(id, word.order)? => true,
                _ => continue,
            };
            let village = village(&digits)?;
            let told = chosen.entry(village).or_default();
            if let Some((nik, row)) = self.row(id, tariff, &told.codes, months)?
                && taken.insert(nik)
            {
                told.rows.insert(nik, row);
                if again {
                    told.again.insert(nik);
                }
            }
        }
        chosen.retain(|_, told| !told.rows.is_empty());
        Ok(chosen)
    }

    fn row(
        &self,
        id: SubjectId,
        tariff: &Tariff,
        codes: &Codes,
        months: u32,
    ) -> Result<Option<(Nik, [String; 11])>> {
        let worker = self.store.worker(id)?;
        let details = &worker.details;
        let Some(nik) = details.nik() else { return Ok(None) };
        let bracket = tariff.bracket(worker.income()).or_else(|| tariff.bracket(Rupiah::ZERO));
        let base = bracket.map(|bracket| bracket.base).unwrap_or_default();
        let named = details.get(Field::Name).is_some();
        Ok(named.then(|| (nik, row(&Listed { details, base }, codes, months))))
    }

    /// The codes that each village knows: the latest of each name.
    fn bpjs_codes(&self) -> Result<BTreeMap<RegionCode, Codes>> {
        let mut codes: BTreeMap<RegionCode, Codes> = BTreeMap::new();
        for (id, statement) in self.store.statements("bpjs_code")? {
            if let Op::BpjsCodeSet(set) = statement.said {
                let village = village(self.store.village_of(id))?;
                codes.entry(village).or_default().0.insert(set.name, set.code);
            }
        }
        Ok(codes)
    }

    /// Takes a list that BPJSTK sent back, as the bytes of its file.
    ///
    /// # Errors
    /// No spreadsheet, no column with a NIK, or nothing in it that BPJSTK says.
    pub fn bpjs_reply(
        &mut self,
        bytes: &[u8],
        evidence: &str,
        clock: &impl Clock,
    ) -> Result<BpjsTaken> {
        let (now, on) = (clock.now(), today(clock.now()));
        let evidence = Some(tidy_spaces(evidence)).filter(|text| !text.is_empty());
        let evidence = evidence.ok_or_else(|| OfficeError::new("no_evidence"))?;
        let mut told = BpjsTaken::default();
        let lines = lines(bytes, on, &mut told)?;
        let lines: Vec<ReplyLine> = lines.into_values().collect();
        let told = self.within(&Scope::of("", Much::Logs), |office| {
            let (of, unknown) = office.holders_of(&lines)?;
            office.lock(of.keys())?;
            let own = &office.own;
            office.store.together(|store: &mut Store| {
                for (village, lines) in &of {
                    let (evidence, lines) = (evidence.clone(), lines.clone());
                    let op = Op::ReplyReceived(ReplyReceived { dated: on, evidence, lines });
                    let log = own.village_log(store, *village)?;
                    record(store, log.name, now, vec![Draft { about: About::New, op }])?;
                }
                Ok::<_, OfficeError>(())
            })?;
            Ok::<_, OfficeError>(BpjsTaken { unknown, villages: of.len() as u64, ..told.clone() })
        })??;
        self.note();
        Ok(told)
    }

    /// The lines by the villages where those people are registered, and how many are nowhere.
    fn holders_of(
        &self,
        lines: &[ReplyLine],
    ) -> Result<(BTreeMap<RegionCode, Vec<ReplyLine>>, u64)> {
        let niks = lines.iter().map(|line| line.nik.as_str().to_owned()).collect();
        let office = self.look_for(&Sight::Holders(niks))?;
        let mut of: BTreeMap<RegionCode, Vec<ReplyLine>> = BTreeMap::new();
        let mut unknown: u64 = 0;
        for line in lines {
            let held = office.store.registrations(line.nik.as_str())?;
            let held = held.iter().map(|held| village(&held.village));
            let villages: BTreeSet<RegionCode> = held.collect::<Result<_>>()?;
            unknown = unknown.saturating_add(u64::from(villages.is_empty()));
            for village in villages {
                of.entry(village).or_default().push(line.clone());
            }
        }
        Ok((of, unknown))
    }

    /// Sheets that were written and lists that were taken, in whichever village: day, people.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn bpjs_told(&self) -> Result<BpjsTold> {
        let mut told = BpjsTold { sheets: self.sheets()?, ..BpjsTold::default() };
        let office = self.look_for(&Sight::Sent)?;
        for kind in ["submission", "reply"] {
            for id in office.store.subjects_of_kind(kind)? {
                let Subject::Statement(statement) = office.store.subject(id)?.0 else { continue };
                if statement.voided.is_some() {
                    continue;
                }
                let (day, people, days) = if let Op::SubmissionWritten(written) = &statement.said {
                    (written.written_on, written.people(), &mut told.sent)
                } else if let Op::ReplyReceived(reply) = &statement.said {
                    (reply.dated, reply.lines.len() as u64, &mut told.replied)
                } else {
                    continue;
                };
                let sum = days.entry(day.to_string()).or_default();
                *sum = sum.saturating_add(people);
            }
        }
        Ok(told)
    }

    fn sheets(&self) -> Result<Vec<SheetLine>> {
        let sheets = self.look_for(&Sight::Sheets)?.store.sheets()?;
        let line = |sheet: Sheet| SheetLine {
            label: sheet.label,
            number: sheet.number,
            made_at: self.moment(sheet.made_at),
            name: sheet.name,
            people: sheet.people,
        };
        Ok(sheets.into_iter().map(line).collect())
    }
}

/// A sheet that was made for BPJSTK.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetLine {
    /// Together with the number what it is asked for by.
    pub label: String,
    /// Its place among those that were made together.
    pub number: i64,
    /// Day and time.
    pub made_at: String,
    /// Of the file.
    pub name: String,
    /// People in it.
    pub people: u64,
}

/// People by the day on which they were sent, or answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BpjsTold {
    /// Sent to BPJSTK.
    pub sent: BTreeMap<String, u64>,
    /// Named in a list of BPJSTK's.
    pub replied: BTreeMap<String, u64>,
    /// Sheets that can be had once more.
    pub sheets: Vec<SheetLine>,
}

fn village(digits: &str) -> Result<RegionCode> {
    RegionCode::parse(digits).map_err(|_| OfficeError::damaged("village"))
}

/// What the rows say, each person once.
fn lines(bytes: &[u8], on: NaiveDate, told: &mut BpjsTaken) -> Result<BTreeMap<Nik, ReplyLine>> {
    let sheets = read_bytes(bytes, "")?;
    let reading = recognise(&sheets, &BTreeMap::new())?;
    if !reading.has(Column::Nik) {
        return Err(OfficeError::new("no_nik_column"));
    }
    let mut reply = Reply::default();
    for row in reading.rows() {
        told.rows = told.rows.saturating_add(1);
        if reply.add(&said(&row), on).is_err() {
            told.refused = told.refused.saturating_add(1);
        }
    }
    let lines = reply.lines;
    if lines.is_empty() {
        return Err(OfficeError::new("nothing_from_bpjstk"));
    }
    told.people = lines.len() as u64;
    told.rejected = lines.values().filter(|line| line.reason.is_some()).count() as u64;
    Ok(lines)
}

/// The cells of a row.
fn said<'r>(row: &Row<'r>) -> RowSaid<'r> {
    RowSaid {
        nik: row.text(Column::Nik),
        numeric: row.get(Column::Nik).is_some_and(|cell| cell.kind == CellKind::Number),
        kpj: row.text(Column::Kpj),
        status: row.text(Column::Status),
        reason: row.text(Column::Remark),
        on: row.text(Column::SaidOn),
    }
}
