//! ods: the table of OpenDocument's `content.xml`.
//!
//! calamine reads ods too, but 0.38 never ends on a table that is not closed, and fills the
//! memory on a cell that claims a million spaces or columns. Files come from messengers, so
//! this one reader is ours; it knows only what a list needs.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::value;
use crate::sheet::{Budget, SheetBuilder};
use crate::{CellKind, Sheet, SheetError};

/// A row or cell that is repeated more often than this only pads the sheet, or is a bomb.
const MAX_REPEATS: usize = 1024;

/// Reads the sheets of an ods file.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Sheet>, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    if is_encrypted(&mut archive) {
        return Err(SheetError::PasswordProtected);
    }
    let mut kind = String::new();
    let mime = archive.by_name("mimetype").map_err(|_| SheetError::Damaged)?;
    mime.take(256).read_to_string(&mut kind).map_err(|_| SheetError::Damaged)?;
    if !kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(SheetError::NotASheet);
    }
    let content = archive.by_name("content.xml").map_err(|_| SheetError::Damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    Document { xml, hidden: BTreeSet::new(), style: None }.sheets(budget)
}

fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    let mut text = Vec::new();
    let read = manifest.take(1 << 20).read_to_end(&mut text);
    read.is_ok() && super::contains(&text, b"encryption-data")
}

struct Document<R> {
    xml: Reader<R>,
    /// The styles that hide a sheet.
    hidden: BTreeSet<String>,
    /// The style that is being defined.
    style: Option<String>,
}

impl<R: BufRead> Document<R> {
    fn sheets(mut self, budget: &mut Budget) -> Result<Vec<Sheet>, SheetError> {
        let (mut seen, mut unseen) = (Vec::new(), Vec::new());
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = self.xml.read_event_into(&mut buffer).map_err(|_| SheetError::Damaged)?;
            if matches!(event, Event::Eof) {
                break;
            }
            let Event::Start(tag) = &event else { continue };
            match tag.name().0 {
                "style:style" => self.style = attribute(tag, "style:name"),
                "style:table-properties"
                    if attribute(tag, "table:display").as_deref() == Some("false") =>
                {
                    self.hidden.extend(self.style.take());
                }
                "table:table" => {
                    let name = attribute(tag, "table:name").unwrap_or_default();
                    let style = attribute(tag, "table:style-name");
                    let is_hidden = style.is_some_and(|style| self.hidden.contains(&style));
                    let sheet = self.table(&name, budget)?;
                    if is_hidden { unseen.push(sheet) } else { seen.push(sheet) }
                }
                _ => {}
            }
        }
        Ok(if seen.is_empty() { unseen } else { seen })
    }

    fn table(&mut self, name: &str, budget: &mut Budget) -> Result<Sheet, SheetError> {
        let mut table = Table::new(SheetBuilder::new(name, budget));
        let mut buffer = Vec::new();
        while !table.is_closed {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(|_| SheetError::Damaged)? {
                Event::Start(tag) => table.open(&tag),
                Event::End(tag) => table.close(tag.name().0)?,
                Event::Text(text) => table.text(&text.xml10_content()),
                Event::CData(text) => table.text(&text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let named = resolve_xml_entity(entity.as_ref()).map(str::to_owned);
                    let coded = || entity.resolve_char_ref().ok().flatten().map(String::from);
                    table.text(&named.or_else(coded).unwrap_or_default());
                }
                Event::Eof => return Err(SheetError::Damaged),
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
        table.builder.finish()
    }
}

/// The value of an attribute with its entities resolved.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1)
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    /// The value that an attribute gave, by which it outranks the text shown.
    value: Option<(CellKind, String)>,
    shown: String,
    paragraphs: usize,
    repeats: usize,
}

/// A table on its way into a sheet.
struct Table<'b> {
    builder: SheetBuilder<'b>,
    is_closed: bool,
    row: usize,
    row_repeats: usize,
    column: usize,
    filled: Vec<(usize, CellKind, String)>,
    cell: Option<Open>,
    /// How deep within a comment on a cell; its text is no content.
    annotations: usize,
}

impl<'b> Table<'b> {
    fn new(builder: SheetBuilder<'b>) -> Self {
        Self {
            builder,
            is_closed: false,
            row: 0,
            row_repeats: 1,
            column: 0,
            filled: Vec::new(),
            cell: None,
            annotations: 0,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "table:table-row" => {
                self.row_repeats = repeats(tag, "table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = repeats(tag, "table:number-columns-repeated");
                self.cell = Some(Open { value: stated(tag), repeats, ..Open::default() });
            }
            "office:annotation" => self.annotations = self.annotations.saturating_add(1),
            "text:p" if self.annotations == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.shown.push('\n');
                    }
                    cell.paragraphs = cell.paragraphs.saturating_add(1);
                }
            }
            "text:s" => self.text(&" ".repeat(repeats(tag, "text:c").min(MAX_REPEATS))),
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    /// Text counts within a paragraph of a cell; the line breaks between tags do not.
    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
            && self.annotations == 0
        {
            cell.shown.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), SheetError> {
        match name {
            "table:table" => self.is_closed = true,
            "office:annotation" => self.annotations = self.annotations.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.close_cell()?,
            "table:table-row" => self.close_row()?,
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), SheetError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (kind, text) = cell.value.unwrap_or((CellKind::Text, cell.shown));
        if !text.is_empty() {
            if cell.repeats > MAX_REPEATS {
                return Err(SheetError::TooLarge);
            }
            let end = self.column.saturating_add(cell.repeats);
            self.filled.extend((self.column..end).map(|column| (column, kind, text.clone())));
        }
        self.column = self.column.saturating_add(cell.repeats);
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), SheetError> {
        let end = self.row.saturating_add(self.row_repeats);
        if !self.filled.is_empty() && self.row_repeats > MAX_REPEATS {
            return Err(SheetError::TooLarge);
        }
        if !self.filled.is_empty() {
            for row in self.row..end {
                for (column, kind, text) in &self.filled {
                    self.builder.put(row, *column, |out| {
                        out.push_str(text);
                        *kind
                    })?;
                }
            }
        }
        self.filled.clear();
        self.row = end;
        Ok(())
    }
}

/// The value in a cell's attributes. A time of day is left to the text shown: the attribute
/// says `PT08H30M00S`.
fn stated(tag: &BytesStart<'_>) -> Option<(CellKind, String)> {
    let mut out = String::new();
    let kind = match attribute(tag, "office:value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            value::number_text(&mut out, &attribute(tag, "office:value")?)
        }
        "date" => value::iso_date(&mut out, &attribute(tag, "office:date-value")?),
        "boolean" => {
            out.push_str(&attribute(tag, "office:boolean-value")?.to_uppercase());
            CellKind::Text
        }
        "string" => {
            out.push_str(&attribute(tag, "office:string-value")?);
            CellKind::Text
        }
        _ => return None,
    };
    Some((kind, out))
}
