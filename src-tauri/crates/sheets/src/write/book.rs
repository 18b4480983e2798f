//! A workbook that comes out the same whenever and wherever it is made.
#![expect(clippy::disallowed_types, reason = "spreadsheets keep numbers as f64")]

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Mark;
use crate::SheetError;

/// The most characters that a cell holds in Excel, as UTF-16 counts them.
const MAX_CELL: usize = 32_767;

/// The most characters of a sheet's name in Excel.
const MAX_NAME: usize = 31;

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    names: Vec<String>,
}

impl Book {
    pub(super) fn new() -> Self {
        let mut workbook = Workbook::new();
        // The same data, the same bytes: no clock in the file.
        if let Ok(epoch) = ExcelDateTime::from_ymd(2000, 1, 1) {
            workbook.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
        }
        Self { workbook, names: Vec::new() }
    }

    /// Begins a page; [`Book::push`] takes it back when it is filled.
    pub(super) fn page(&mut self, name: &str) -> Result<Page, SheetError> {
        let mut name = sheet_name(name);
        if name.is_empty() || self.names.contains(&name.to_lowercase()) {
            name = format!("Lembar {}", self.names.len().saturating_add(1));
        }
        self.names.push(name.to_lowercase());
        let mut sheet = Worksheet::new();
        sheet.set_name(name).map_err(failed)?;
        Ok(Page { sheet, styles: Styles::new() })
    }

    pub(super) fn push(&mut self, page: Page) {
        self.workbook.push_worksheet(page.sheet);
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, SheetError> {
        self.workbook.save_to_buffer().map_err(failed)
    }
}

/// How the cells of a line with one [`Mark`] look.
struct Style {
    /// Text, so that a NIK typed anew into the report stays one.
    text: Format,
    number: Format,
    /// In full digits: Excel would show a NIK as 6,47E+15.
    whole: Format,
}

impl Style {
    fn new(base: &Format) -> Self {
        Self {
            text: base.clone().set_num_format("@"),
            number: base.clone(),
            whole: base.clone().set_num_format("0"),
        }
    }
}

struct Styles {
    header: Format,
    plain: Style,
    doubtful: Style,
    refused: Style,
}

impl Styles {
    fn new() -> Self {
        let tinted = |colour: u32| Style::new(&Format::new().set_background_color(colour));
        Self {
            header: Format::new().set_bold().set_num_format("@"),
            plain: Style::new(&Format::new()),
            doubtful: tinted(0x00FF_F2CC),
            refused: tinted(0x00F8_CBAD),
        }
    }

    fn of(&self, mark: Mark) -> &Style {
        match mark {
            Mark::None => &self.plain,
            Mark::Doubtful => &self.doubtful,
            Mark::Refused => &self.refused,
        }
    }
}

/// A sheet of a [`Book`]. Rows and columns from 0.
pub(super) struct Page {
    sheet: Worksheet,
    styles: Styles,
}

impl Page {
    /// Sets a column's width, and that its cells are text.
    pub(super) fn width(&mut self, column: usize, characters: u16) -> Result<(), SheetError> {
        let column = column_number(column)?;
        self.sheet.set_column_width(column, characters).map_err(failed)?;
        self.sheet.set_column_format(column, &self.styles.plain.text).map_err(failed)?;
        Ok(())
    }

    /// Keeps the first `rows` rows in sight.
    pub(super) fn freeze(&mut self, rows: usize) -> Result<(), SheetError> {
        self.sheet.set_freeze_panes(row_number(rows)?, 0).map_err(failed)?;
        Ok(())
    }

    pub(super) fn header(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
    ) -> Result<(), SheetError> {
        let (row, column) = (row_number(row)?, column_number(column)?);
        let format = &self.styles.header;
        self.sheet.write_string_with_format(row, column, cut(text), format).map_err(failed)?;
        Ok(())
    }

    pub(super) fn text(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
        mark: Mark,
    ) -> Result<(), SheetError> {
        let (row, column) = (row_number(row)?, column_number(column)?);
        let written = if mark == Mark::None {
            // The column's format holds, and is found faster.
            self.sheet.write_string(row, column, cut(text))
        } else {
            let format = &self.styles.of(mark).text;
            self.sheet.write_string_with_format(row, column, cut(text), format)
        };
        written.map_err(failed)?;
        Ok(())
    }

    /// Writes a number as a number; what is none as text.
    pub(super) fn number(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
        mark: Mark,
    ) -> Result<(), SheetError> {
        let Ok(value) = text.parse::<f64>() else { return self.text(row, column, text, mark) };
        let (row, column) = (row_number(row)?, column_number(column)?);
        let style = self.styles.of(mark);
        let format = if text.contains('.') { &style.number } else { &style.whole };
        self.sheet.write_number_with_format(row, column, value, format).map_err(failed)?;
        Ok(())
    }
}

fn failed(_: XlsxError) -> SheetError {
    SheetError::NotWritten
}

fn row_number(row: usize) -> Result<u32, SheetError> {
    u32::try_from(row).map_err(|_| SheetError::NotWritten)
}

fn column_number(column: usize) -> Result<u16, SheetError> {
    u16::try_from(column).map_err(|_| SheetError::NotWritten)
}

/// A text that is longer than a cell is cut: Excel would call the file damaged.
fn cut(text: &str) -> String {
    let mut units = 0_usize;
    let fits = |c: &char| {
        units = units.saturating_add(c.len_utf16());
        units <= MAX_CELL
    };
    text.chars().take_while(fits).collect()
}

/// A name that Excel takes.
fn sheet_name(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c);
    let name: String = text.chars().filter(allowed).take(MAX_NAME).collect();
    name.trim_matches([' ', '\'']).to_owned()
}
