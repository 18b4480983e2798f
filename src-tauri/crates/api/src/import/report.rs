//! The report on a list: the officer's own spreadsheet with a column of remarks, or the remarks on
//! paper.

use super::judge::{Fate, Judged};
use super::told::sentence;
use crate::card::in_words;
use crate::desk::Work;
use crate::error::ApiError;
use crate::file;
use crate::letter::{self, say, with};
use lindung_domain::details::Field;
use lindung_domain::number::Nik;
use lindung_paper::{Block, Paper, Table, TableColumn};
use lindung_sheets::{Mark, Reading, Remark, Sheet};
use std::path::Path;

/// Writes it. A dry run changes nothing; its report says nothing that the officer's own file does
/// not.
pub(super) fn write(
    work: &mut Work<'_>,
    out: &str,
    (sheets, reading): (&[Sheet], &Reading<'_>),
    rows: &[Judged],
    dry_run: bool,
) -> Result<(), ApiError> {
    let path = Path::new(out);
    let on_paper = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let bytes = if on_paper {
        paper(work, reading.sheet_name, rows)?
    } else {
        let remarks = rows.iter().map(|row| (row.line, remark(row, work)));
        lindung_sheets::report(sheets, reading, &remarks.collect()).map_err(ApiError::from)?
    };
    file::write(path, &bytes)?;
    let what = if on_paper { "import-report.pdf" } else { "import-report.xlsx" };
    if dry_run { Ok(()) } else { work.record_export(what, rows.len()) }
}

fn remark(row: &Judged, work: &Work<'_>) -> Remark {
    let mark = match row.fate {
        Fate::Registered | Fate::Unchanged => Mark::None,
        Fate::Doubtful => Mark::Doubtful,
        Fate::Refused => Mark::Refused,
    };
    Remark { text: sentence(row, work.words), mark }
}

/// Who is to be asked again, for the RT: rows with a remark, with masked numbers.
fn paper(work: &mut Work<'_>, sheet: &str, rows: &[Judged]) -> Result<Vec<u8>, ApiError> {
    work.on_paper();
    let remarked: Vec<&Judged> = rows.iter().filter(|row| !row.kinds.is_empty()).collect();
    let column = |code: &str| TableColumn::new(say(code));
    let columns = vec![
        column("line").right(),
        column("name").least(40),
        column("nik"),
        column("remark").least(70),
    ];
    let line = |row: &&Judged| {
        let details = row.details();
        let nik = details.get(Field::Nik).unwrap_or_default();
        let nik = Nik::parse(nik).map(|nik| nik.masked()).unwrap_or_default();
        vec![row.line.to_string(), details.name().to_owned(), nik, sentence(row, work.words)]
    };
    let count = |fate: Fate| rows.iter().filter(|row| row.fate == fate).count().to_string();
    let facts = [
        ("rows", rows.len().to_string()),
        ("refused", count(Fate::Refused)),
        ("doubtful", count(Fate::Doubtful)),
    ];
    let facts = facts.each_ref().map(|(name, fact)| (*name, fact.as_str()));
    let title = say("import_title");
    let under = vec![with("import_of", &[("sheet", sheet), ("day", &in_words(work.today()))])];
    let table = Table { columns, rows: remarked.iter().map(line).collect(), ..Table::default() };
    let blocks = vec![
        Block::Title(title.clone(), under),
        Block::Paragraph(with("import_sums", &facts)),
        Block::Table(table),
    ];
    let letter = work.letter(Paper::F4, vec![work.sheet(&title, blocks)])?;
    Ok(letter::print(&letter)?.pdf)
}
