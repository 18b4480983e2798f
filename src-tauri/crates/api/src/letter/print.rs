//! The papers that a village prints: one table of kinds, and what is done with each.

use super::{forms, lists, not_printed, programme};
use crate::contract::Nothing;
use crate::contract::letter::{
    PaperKind, PaperKinds, PaperOrder, PaperPreview, PaperPrinted, PrintPaper,
};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use crate::worker::month;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_domain::funding::Decree;
use lindung_domain::money::Month;
use lindung_paper::{Letter, Paper};
use lindung_store::SubjectId;
use std::path::Path;

/// One paper.
struct Kind {
    /// `paper_` and the kind; a message has its name, and in the hint what it is for.
    message: &'static str,
    asks: &'static [&'static str],
    /// Whether it names people.
    people: bool,
    make: fn(&Work<'_>, &Order) -> Result<Made, ApiError>,
}

impl Kind {
    fn name(&self) -> &'static str {
        self.message.trim_start_matches("paper_")
    }
}

const fn kind(
    message: &'static str,
    asks: &'static [&'static str],
    people: bool,
    make: fn(&Work<'_>, &Order) -> Result<Made, ApiError>,
) -> Kind {
    Kind { message, asks, people, make }
}

/// In the order in which a village needs them.
const KINDS: [Kind; 8] = [
    kind("paper_form_list", &["neighbourhood", "rows"], false, forms::list),
    kind("paper_form_person", &["neighbourhood"], false, forms::person),
    kind("paper_decree_list", &["decree", "month"], true, programme::decree_list),
    kind("paper_card_receipt", &["filter"], true, lists::card_receipt),
    kind("paper_recap", &["month"], false, programme::recap),
    kind("paper_public_list", &["filter"], true, lists::public),
    kind("paper_enrolment", &["decree", "month"], false, programme::enrolment),
    kind("paper_validation", &["filter", "month"], true, lists::validation),
];

/// What is asked for, as far as it can be told without looking at anybody.
pub(super) struct Order {
    pub(super) asked: PaperOrder,
    pub(super) paper: Paper,
    /// As given.
    pub(super) month: Option<Month>,
}

impl Order {
    /// The month asked for, else today's.
    pub(super) fn month(&self, work: &Work<'_>) -> Month {
        self.month.unwrap_or_else(|| Month::of(work.today()))
    }

    /// The decree asked for, with the month as far as it lies within.
    pub(super) fn decree(&self, work: &Work<'_>) -> Result<(Decree, Month), ApiError> {
        let id = self.asked.decree.ok_or_else(|| ApiError::new("no_decree"))?;
        let decree = work.valid_decree(SubjectId::from_number(id))?;
        let months = decree.months();
        let month = self.month.unwrap_or_else(|| {
            let today = Month::of(work.today());
            if months.contains(today) { today } else { months.from() }
        });
        if !months.contains(month) {
            return Err(ApiError::new("not_in_decree").with("months", months.words()));
        }
        Ok((decree, month))
    }
}

/// A letter ready to be set.
pub(super) struct Made {
    pub(super) letter: Letter,
    /// How many people it names.
    pub(super) people: u64,
}

pub(crate) fn kinds(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<PaperKinds, ApiError> {
    let words = desk.words();
    let told = KINDS.iter().map(|kind| {
        let (name, about) = words.message(kind.message, &Default::default());
        let asks = kind.asks.iter().map(|ask| (*ask).to_owned()).collect();
        PaperKind { kind: kind.name().to_owned(), name, about, asks, people: kind.people }
    });
    Ok(PaperKinds { kinds: told.collect() })
}

/// F4 where none is given: what offices use.
pub(crate) fn paper(name: Option<&str>) -> Result<Paper, ApiError> {
    match name.unwrap_or("f4") {
        "a4" => Ok(Paper::A4),
        "f4" => Ok(Paper::F4),
        _ => Err(ApiError::new("bad_sheet")),
    }
}

/// The first page of a letter that names so many people.
pub(crate) fn first_page(letter: &Letter, people: u64) -> Result<PaperPreview, ApiError> {
    let first = letter.first_page().map_err(|error| not_printed(&error))?;
    Ok(PaperPreview { pages: first.pages, people, pdf: STANDARD.encode(first.pdf) })
}

/// A letter that names nobody, so that nothing need be recorded.
pub(crate) fn nameless(letter: &Letter, path: &str) -> Result<PaperPrinted, ApiError> {
    let printed = super::print(letter)?;
    let written = file::write(Path::new(path), &printed.pdf)?;
    Ok(PaperPrinted { file: written.file, bytes: written.bytes, pages: printed.pages, people: 0 })
}

/// The paper, and how many people it names.
fn make(work: &mut Work<'_>, asked: PaperOrder) -> Result<Made, ApiError> {
    let kind = KINDS.iter().find(|kind| kind.name() == asked.kind);
    let kind = kind.ok_or_else(|| ApiError::new("no_paper_kind").with("kind", &asked.kind))?;
    let paper = paper(asked.paper.as_deref())?;
    let month = asked.month.as_deref().filter(|text| !text.is_empty()).map(month).transpose()?;
    work.on_paper();
    let made = (kind.make)(work, &Order { asked, paper, month })?;
    if kind.people && made.people == 0 {
        return Err(ApiError::new("nobody_on_paper"));
    }
    Ok(made)
}

pub(crate) fn preview(
    desk: &mut Desk,
    request: PaperOrder,
    _: &mut Progress<'_>,
) -> Result<PaperPreview, ApiError> {
    let made = make(&mut desk.work()?, request)?;
    first_page(&made.letter, made.people)
}

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintPaper,
    progress: &mut Progress<'_>,
) -> Result<PaperPrinted, ApiError> {
    let mut work = desk.work()?;
    let what = format!("paper.{}", request.order.kind);
    // Gathered, set, and written: until then it can be given up.
    progress.step(0, 3)?;
    let Made { letter, people } = make(&mut work, request.order)?;
    progress.step(1, 3)?;
    let printed = super::print(&letter)?;
    progress.step(2, 3)?;
    if people > 0 {
        // Recorded first: a list that left the program is never without its entry.
        let people = usize::try_from(people).unwrap_or(usize::MAX);
        work.record_export(&what, people)?;
    }
    let written = file::write(Path::new(&request.path), &printed.pdf)?;
    Ok(PaperPrinted { file: written.file, bytes: written.bytes, pages: printed.pages, people })
}
