//! "Lembar mana yang keluar?" A printer jams, runs out of ink, or is switched off: what was sent is
//! not what came out. Until the officer says so, a print is a question that this computer keeps; it
//! is written in the transaction that gives out the numbers, and goes in the one that records the
//! answer, so that the power may go at any time.

use super::Choice;
use crate::contract::Nothing;
use crate::contract::card::{
    CardsCounted, PrintQuestion, PrintQuestions, PrintedSheet, SheetsCameOut,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::card::CardNumber;
use lindung_domain::op::{CardEvent, Op};
use lindung_store::{About, Draft, Recording, Store, SubjectId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the names of the questions begin with, among the drafts of this computer.
const QUESTION: &str = "cards printed ";
/// So many cards are recorded before their tables are written.
const AT_ONCE: usize = 500;

/// A print of which nobody said yet what came out.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    on: String,
    printer: Option<String>,
    reason: Option<String>,
    /// Card numbers, sheet by sheet.
    sheets: Vec<Vec<String>>,
}

fn kept(store: &Store) -> Result<Vec<(String, Kept)>, ApiError> {
    let drafts = store.drafts(QUESTION)?.into_iter();
    // One that cannot be read is none: a form of that name that somebody else kept.
    Ok(drafts.filter_map(|(name, json)| Some((name, serde_json::from_str(&json).ok()?))).collect())
}

/// What is asked about a print that is about to be made.
pub(super) struct Asking {
    name: String,
    kept: Kept,
    /// Numbers of which it is asked already whether they came out.
    open: BTreeSet<String>,
}

impl Asking {
    pub(super) fn new(
        work: &Work<'_>,
        choice: &Choice,
        reason: Option<String>,
    ) -> Result<Self, ApiError> {
        let open = kept(&work.open.store)?;
        let last = open.last().and_then(|(name, _)| name.rsplit(' ').next()?.parse::<u32>().ok());
        let printer = choice.direct.then(|| choice.printer.clone());
        Ok(Self {
            name: format!("{QUESTION}{:06}", last.unwrap_or(0).saturating_add(1)),
            kept: Kept { on: work.today().to_string(), printer, reason, sheets: Vec::new() },
            open: open.into_iter().flat_map(|(_, kept)| kept.sheets).flatten().collect(),
        })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether this card may be printed: a second copy of one of which nobody knows whether it is
    /// there would bear the same "cetakan ke-".
    pub(super) fn allows(&self, number: CardNumber) -> Result<(), ApiError> {
        let open = self.open.contains(&number.to_string());
        if open { Err(ApiError::new("cards_open")) } else { Ok(()) }
    }

    /// Keeps the question, with the group that gives out the numbers or not at all.
    pub(super) fn remember(
        &self,
        recording: &Recording<'_>,
        sheets: &[Vec<String>],
    ) -> Result<(), ApiError> {
        let kept = Kept { sheets: sheets.to_vec(), ..self.kept.clone() };
        let json = serde_json::to_string(&kept).map_err(|_| ApiError::internal("question"))?;
        Ok(recording.set_draft(&self.name, &json)?)
    }
}

pub(crate) fn questions(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<PrintQuestions, ApiError> {
    let work = desk.work()?;
    let store = &work.open.store;
    let name = |number: Option<&String>| {
        let holder = number.map(|number| store.card_holder(number)).transpose()?.flatten();
        let worker = holder.map(|id| store.line(id)).transpose()?;
        Ok::<_, ApiError>(worker.map(|line| line.name).unwrap_or_default())
    };
    let sheet = |numbers: Vec<String>| {
        let (first, last) = (name(numbers.first())?, name(numbers.last())?);
        Ok::<_, ApiError>(PrintedSheet { cards: numbers.len() as u64, first, last })
    };
    let told = kept(store)?.into_iter().map(|(question, kept)| {
        let sheets = kept.sheets.into_iter().map(sheet).collect::<Result<_, _>>()?;
        Ok(PrintQuestion { question, on: kept.on, printer: kept.printer, sheets })
    });
    Ok(PrintQuestions { questions: told.collect::<Result<_, ApiError>>()? })
}

pub(crate) fn answer(
    desk: &mut Desk,
    request: SheetsCameOut,
    progress: &mut Progress<'_>,
) -> Result<CardsCounted, ApiError> {
    let work = desk.work()?;
    let mut open = kept(&work.open.store)?.into_iter();
    let found = open.find(|(name, _)| *name == request.question);
    let (_, kept) = found.ok_or_else(|| ApiError::new("no_question"))?;
    let came = chosen(&request.sheets, kept.sheets.len())?;
    let (mut out, mut lacking) = (Vec::new(), Vec::new());
    for (sheet, numbers) in (1..).zip(&kept.sheets) {
        for number in numbers {
            // A card whose entry went with a revoked log is nobody's any more.
            let Some(holder) = work.open.store.card_holder(number)? else { continue };
            let here = if came.contains(&sheet) { &mut out } else { &mut lacking };
            here.push((holder, number));
        }
    }
    let author = work.author();
    let total = out.len() as u64;
    let words = work.words;
    work.open.store.record_with(&author, |recording| {
        let mut done = 0_u64;
        for some in out.chunks(AT_ONCE) {
            progress.step(done, total)?;
            for (holder, number) in some {
                let op = printed(recording, *holder, number, kept.reason.as_deref(), words)?;
                recording.add(Draft { about: About::Known(*holder), op })?;
            }
            recording.settle()?;
            done = done.saturating_add(some.len() as u64);
        }
        recording.set_draft(&request.question, "").map_err(ApiError::from)
    })?;
    let store = &work.open.store;
    let lacking: BTreeSet<SubjectId> =
        lacking.into_iter().map(|(id, _)| store.root_of(id)).collect::<Result<_, _>>()?;
    let lacking = lacking.into_iter().map(SubjectId::number).collect();
    Ok(CardsCounted { cards: total, lacking, reason: kept.reason })
}

/// That this card came out; why, where nobody said, by whether it is the first copy.
fn printed(
    recording: &mut Recording<'_>,
    holder: SubjectId,
    number: &str,
    reason: Option<&str>,
    words: &crate::words::Words,
) -> Result<Op, ApiError> {
    let number: CardNumber = number.parse().map_err(|_| ApiError::new("no_question"))?;
    let card = recording.worker(holder)?.cards.get(&number);
    let first = card.is_none_or(|card| card.prints == 0);
    let reason = super::issue::reason(reason, first, words);
    Ok(Op::CardPrinted(CardEvent { number, reason }))
}

/// "semua", "1-3, 5": numbers of sheets, of which there are so many.
fn chosen(text: &str, sheets: usize) -> Result<BTreeSet<usize>, ApiError> {
    let text = text.trim().to_lowercase();
    if ["semua", "all"].contains(&text.as_str()) {
        return Ok((1..=sheets).collect());
    }
    let bad = || ApiError::new("bad_pages").with("sheets", sheets);
    let number = |text: &str| {
        let number = text.trim().parse::<usize>().ok();
        number.filter(|number| (1..=sheets).contains(number)).ok_or_else(bad)
    };
    let mut chosen = BTreeSet::new();
    for part in text.split([',', ';', ' ']).filter(|part| !part.trim().is_empty()) {
        let (from, until) = part.split_once(['-', '–']).unwrap_or((part, part));
        chosen.extend(number(from)?..=number(until)?);
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_named_as_people_name_them() {
        let table: [(&str, Option<&[usize]>); 9] = [
            ("semua", Some(&[1, 2, 3, 4, 5])),
            ("", Some(&[])),
            ("1-3, 5", Some(&[1, 2, 3, 5])),
            ("2 4", Some(&[2, 4])),
            ("5;1", Some(&[1, 5])),
            ("3–4", Some(&[3, 4])),
            ("6", None),
            ("0", None),
            ("dua", None),
        ];
        for (text, expected) in table {
            let chosen = chosen(text, 5).ok().map(|some| some.into_iter().collect::<Vec<_>>());
            assert_eq!(chosen.as_deref(), expected, "{text}");
        }
    }
}
