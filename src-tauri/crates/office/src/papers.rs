//! The same tables as spreadsheets and as paper.

use crate::above::{DecreeLine, Found};
use crate::decide::Twice;
use crate::error::{OfficeError, Result};
use crate::overview::Overview;
use crate::sheet::Words;
use lindung_domain::money::grouped;
use lindung_paper::{Block, Letter, Letterhead, Paper, Sheet, Table, TableColumn};
use lindung_sheets::export_xlsx;

/// A table that leaves the page.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Listing {
    /// Code of what it is.
    pub(crate) title: &'static str,
    /// The day, the region, the counts: a table is never without them.
    pub(crate) lines: Vec<String>,
    /// Codes of the headings, how wide in characters, and whether they are figures.
    pub(crate) columns: Vec<(&'static str, u16, bool)>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Listing {
    /// As a spreadsheet, every cell text.
    pub(crate) fn xlsx(&self, words: &Words<'_>) -> Result<Vec<u8>> {
        let headers: Vec<String> = self.columns.iter().map(|(code, _, _)| words(code)).collect();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let widths: Vec<u16> = self.columns.iter().map(|(_, width, _)| *width).collect();
        Ok(export_xlsx(&words(self.title), &headers, &self.rows, &widths)?)
    }

    /// As a PDF on F4, the long edge below.
    pub(crate) fn pdf(&self, words: &Words<'_>, office: &str) -> Result<Vec<u8>> {
        let column = |(code, _, figures): &(&str, u16, bool)| {
            let column = TableColumn::new(words(code));
            if *figures { column.right() } else { column }
        };
        let table = Table {
            columns: self.columns.iter().map(column).collect(),
            rows: self.rows.clone(),
            ..Table::default()
        };
        let title = Block::Title(words(self.title), self.lines.clone());
        let letter = Letter {
            paper: Paper::F4,
            landscape: true,
            letterhead: Letterhead { lines: vec![office.to_owned()], contact: String::new() },
            mark: String::new(),
            sheets: vec![Sheet { blocks: vec![title, Block::Table(table)], footer: String::new() }],
        };
        let printed = letter.print();
        Ok(printed.map_err(|error| OfficeError::new("not_printed").with("what", error))?.pdf)
    }
}

/// "62,5%", or a dash: no share without a denominator.
fn percent(per_mille: Option<u64>) -> String {
    let share = per_mille.map(|part| {
        let (whole, tenth) = (part.checked_div(10), part.checked_rem(10).unwrap_or_default());
        format!("{},{tenth}%", whole.unwrap_or_default())
    });
    share.unwrap_or_else(|| "–".to_owned())
}

/// The villages in figures.
pub(crate) fn overview(told: &Overview) -> Listing {
    let rows = told.lines.iter().map(|line| {
        let figures = &line.figures;
        let counted = figures.counted.as_ref();
        vec![
            line.code.clone(),
            line.name.clone(),
            figures.heard_on.clone().unwrap_or_else(|| "–".to_owned()),
            grouped(figures.late),
            grouped(figures.workers.saturating_sub(figures.again)),
            grouped(figures.active),
            counted.map_or_else(|| "–".to_owned(), |counted| grouped(counted.workers)),
            percent(counted.and_then(|counted| counted.per_mille)),
            counted.map_or_else(String::new, |c| format!("{}, {}", c.source, c.dated)),
            grouped(figures.doubts),
            grouped(figures.claims),
            figures.claim_days.map_or_else(String::new, |days| days.to_string()),
        ]
    });
    let region = told.way.iter().map(|(code, name)| format!("{name} ({code})"));
    Listing {
        title: "sheet_overview",
        lines: vec![region.collect::<Vec<_>>().join(" · "), told.on.clone()],
        columns: vec![
            ("column_code", 15, false),
            ("column_region", 44, false),
            ("column_last_taken", 16, false),
            ("column_late", 10, true),
            ("column_workers", 10, true),
            ("column_active", 10, true),
            ("column_counted", 12, true),
            ("column_share", 10, true),
            ("column_source", 34, false),
            ("column_doubts", 10, true),
            ("column_claims", 10, true),
            ("column_claim_days", 12, true),
        ],
        rows: rows.collect(),
    }
}

/// Pairs of registrations of one NIK.
pub(crate) fn twice(pairs: &[Twice], on: &str, words: &Words<'_>) -> Listing {
    let rows = pairs.iter().map(|pair| {
        let decided = match pair.same {
            Some(true) => words("decided_same"),
            Some(false) => words("decided_other"),
            None => String::new(),
        };
        let (one, other) = (&pair.one, &pair.other);
        let texts = [&pair.nik, &one.name, &one.village_name, &other.name, &other.village_name];
        texts.into_iter().cloned().chain([decided]).collect()
    });
    Listing {
        title: "sheet_duplicates",
        lines: vec![on.to_owned()],
        columns: vec![
            ("field_nik", 20, false),
            ("field_name", 30, false),
            ("column_village", 44, false),
            ("field_name", 30, false),
            ("column_village", 44, false),
            ("column_decided", 24, false),
        ],
        rows: rows.collect(),
    }
}

/// Decrees and their places.
pub(crate) fn decrees(lines: &[DecreeLine], on: &str) -> Listing {
    let rows = lines.iter().map(|line| {
        vec![
            line.village.clone(),
            line.village_name.clone(),
            line.number.clone(),
            line.dated.clone(),
            format!("{} – {}", line.from_month, line.until_month),
            line.places.to_string(),
            grouped(line.held),
            grouped(line.over),
        ]
    });
    Listing {
        title: "sheet_decrees",
        lines: vec![on.to_owned()],
        columns: vec![
            ("column_code", 15, false),
            ("column_village", 44, false),
            ("column_decree", 24, false),
            ("column_dated", 12, false),
            ("column_months", 20, false),
            ("column_places", 10, true),
            ("column_held", 10, true),
            ("column_over", 10, true),
        ],
        rows: rows.collect(),
    }
}

/// People whom a rule names.
pub(crate) fn found(title: &'static str, found: &[Found], on: &str) -> Listing {
    let rows = found.iter().map(|one| {
        vec![
            one.village.clone(),
            one.village_name.clone(),
            one.nik.clone(),
            one.name.clone(),
            one.fact.clone(),
        ]
    });
    Listing {
        title,
        lines: vec![on.to_owned()],
        columns: vec![
            ("column_code", 15, false),
            ("column_village", 44, false),
            ("field_nik", 20, false),
            ("field_name", 34, false),
            ("column_fact", 40, false),
        ],
        rows: rows.collect(),
    }
}
