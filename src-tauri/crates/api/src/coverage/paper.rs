//! How much is covered, on paper.

use super::seen;
use crate::card::in_words;
use crate::contract::coverage::{
    AskCoverage, Coverage, CoverageLine, CoverageOrder, PrintCoverage,
};
use crate::contract::letter::{PaperPreview, PaperPrinted};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::letter::{self, pairs, say, with};
use crate::progress::Progress;
use crate::worker::month;
use chrono::NaiveDate;
use lindung_domain::money::grouped;
use lindung_paper::{Block, Letter, Table, TableColumn};

/// A whole bar.
const WHOLE: u64 = 1_000;

pub(crate) fn preview(
    desk: &mut Desk,
    request: CoverageOrder,
    _: &mut Progress<'_>,
) -> Result<PaperPreview, ApiError> {
    letter::first_page(&paper(&mut desk.work()?, &request)?, 0)
}

pub(crate) fn print(
    desk: &mut Desk,
    request: PrintCoverage,
    _: &mut Progress<'_>,
) -> Result<PaperPrinted, ApiError> {
    let letter = paper(&mut desk.work()?, &request.order)?;
    letter::nameless(&letter, &request.path)
}

fn paper(work: &mut Work<'_>, order: &CoverageOrder) -> Result<Letter, ApiError> {
    let paper = letter::paper(order.paper.as_deref())?;
    work.on_paper();
    let told = seen(work, &order.ask)?;
    let title = say("coverage_title");
    let month = month(&told.month)?.words();
    let mut blocks = vec![
        Block::Title(title.clone(), vec![with("coverage_month", &[("month", &month)])]),
        pairs(whole(&told)),
    ];
    if !told.lines.is_empty() {
        let by = say(by_word(&told.by));
        blocks.push(Block::Paragraph(with("coverage_by", &[("by", &by)])));
        blocks.push(Block::Table(table(&told, &order.ask)));
        blocks.push(Block::Paragraph(meaning(&told, &order.ask)));
    }
    blocks.push(Block::Paragraph(say("coverage_note")));
    blocks.push(Block::Signatures(vec![work.head(&[&work.place_and_day()?])?]));
    work.letter(paper, vec![work.sheet(&format!("{title} · {month}"), blocks)])
}

fn by_word(by: &str) -> &'static str {
    match by {
        "rt" => "coverage_by_rt",
        "rw" => "coverage_by_rw",
        "hamlet" => "coverage_by_hamlet",
        "occupation" => "coverage_by_occupation",
        "sex" => "coverage_by_sex",
        "age" => "coverage_by_age",
        _ => "coverage_by_funding",
    }
}

/// "62,5%".
fn percent(line: &CoverageLine) -> String {
    let share = line.per_mille.map(|part| {
        let (whole, tenth) = (part.checked_div(10), part.checked_rem(10).unwrap_or_default());
        format!("{},{tenth}%", whole.unwrap_or_default())
    });
    share.unwrap_or_else(|| say("coverage_unknown"))
}

/// Who counted, and when: a share is never without it.
fn basis(line: &CoverageLine) -> String {
    let (Some(source), Some(dated)) = (&line.source, &line.dated) else { return String::new() };
    let day = dated.parse::<NaiveDate>().map_or_else(|_| dated.clone(), in_words);
    format!("{source}, {day}")
}

fn workers(line: &CoverageLine) -> String {
    line.workers.map_or_else(|| say("coverage_unknown"), grouped)
}

/// All of the village: the share, the target and the pace.
fn whole(told: &Coverage) -> Vec<[String; 2]> {
    let total = &told.total;
    let people = |people: u64| with("people", &[("people", &grouped(people))]);
    let all = match total.workers {
        Some(_) => format!("{} ({})", workers(total), basis(total)),
        None => say("coverage_uncounted"),
    };
    let mut rows = vec![
        [say("coverage_active"), people(total.active)],
        [say("coverage_workers"), all],
        [say("coverage_share"), percent(total)],
    ];
    if let (Some(target), Some(rest)) = (told.target, told.rest) {
        rows.push([say("coverage_target"), people(target)]);
        rows.push([say("coverage_rest"), people(rest)]);
        let (gained, months) = (grouped(told.gained), told.pace_months.to_string());
        let facts = [("gained", gained.as_str()), ("months", &months)];
        let left = told.months_left.map(grouped);
        let pace = match left.filter(|_| rest > 0) {
            Some(left) => format!(
                "{}; {}",
                with("coverage_gained", &facts),
                with("coverage_left", &[("months", &left)])
            ),
            None => with("coverage_gained", &facts),
        };
        rows.push([say("coverage_pace"), pace]);
    }
    rows
}

fn table(told: &Coverage, ask: &AskCoverage) -> Table {
    let most = told.lines.iter().map(|line| line.active).max().unwrap_or_default();
    let counted = told.lines.iter().any(|line| line.per_mille.is_some());
    let part = |line: &CoverageLine| match ask.each {
        Some(each) => line.active.saturating_mul(WHOLE).checked_div(each),
        None if counted => line.per_mille,
        None => line.active.saturating_mul(WHOLE).checked_div(most),
    };
    let row = |line: &CoverageLine| {
        let name = if line.name.is_empty() { say("coverage_nowhere") } else { line.name.clone() };
        let (active, registered) = (grouped(line.active), grouped(line.registered));
        // As long as the whole at most: a count may be older than the members.
        let bar = part(line).map(|part| part.min(WHOLE).to_string()).unwrap_or_default();
        vec![name, active, bar, registered, workers(line), percent(line), basis(line)]
    };
    let column = |code: &str| TableColumn::new(say(code));
    let columns = vec![
        column("coverage_part").least(24),
        column("coverage_active").right(),
        column("coverage_bar").bar().least(38),
        column("coverage_registered").right(),
        column("coverage_workers").right(),
        column("coverage_share").right(),
        column("coverage_source"),
    ];
    Table { columns, rows: told.lines.iter().map(row).collect(), ..Table::default() }
}

/// What the length of a bar says.
fn meaning(told: &Coverage, ask: &AskCoverage) -> String {
    match ask.each {
        Some(each) => with("coverage_bar_target", &[("each", &grouped(each))]),
        None if told.lines.iter().any(|line| line.per_mille.is_some()) => say("coverage_bar_share"),
        None => say("coverage_bar_most"),
    }
}
