//! Reading a file: its type is known by its content, never by its name.

mod compound;
mod delimited;
mod ods;
mod text;
mod value;
mod workbook;

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use zip::ZipArchive;

use crate::sheet::Budget;
use crate::{Sheet, SheetError};

/// The largest file that is read: 64 MB. A list of 100.000 people takes about 10.
pub const MAX_BYTES: u64 = 64 << 20;

/// The most cells of all sheets together, blank ones within a line included.
pub const MAX_CELLS: usize = 5_000_000;

/// The most text of all sheets together, in bytes.
const MAX_TEXT: usize = 512 << 20;

/// The most that the parts of a zipped spreadsheet may unpack to, in bytes: a bomb of some
/// kilobytes can claim terabytes. The zip reader holds each part to the size it declares.
const MAX_UNPACKED: u64 = 1 << 30;

/// Reads every visible sheet of a spreadsheet file.
///
/// # Errors
///
/// [`SheetError::Unreadable`] if the disk fails, and those of [`read_bytes`].
pub fn read(path: &Path) -> Result<Vec<Sheet>, SheetError> {
    let file = std::fs::File::open(path).map_err(SheetError::Unreadable)?;
    let mut bytes = Vec::new();
    let limit = MAX_BYTES.saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(SheetError::Unreadable)?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    read_bytes(&bytes, &name)
}

/// Reads every visible sheet from a file's bytes. `name` names the one sheet of a csv file.
///
/// # Errors
///
/// `too_large`, `not_a_sheet`, `web_page`, `damaged`, `password_protected` or `empty`.
pub fn read_bytes(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, SheetError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(SheetError::TooLarge);
    }
    let mut budget = Budget { cells: MAX_CELLS, text: MAX_TEXT };
    // The readers of foreign formats are not ours, and a panic must not close the program on
    // an officer because of a broken file.
    let read = catch_unwind(AssertUnwindSafe(|| read_any(bytes, name, &mut budget)));
    let sheets = read.unwrap_or(Err(SheetError::Damaged))?;
    if sheets.iter().all(|sheet| sheet.height() == 0) {
        return Err(SheetError::Empty);
    }
    Ok(sheets)
}

fn read_any(bytes: &[u8], name: &str, budget: &mut Budget) -> Result<Vec<Sheet>, SheetError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return match zip_kind(bytes)? {
            ZipKind::Xlsx => workbook::xlsx(bytes, budget),
            ZipKind::Ods => ods::read(bytes, budget),
        };
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // A compound file names its streams in UTF-16.
        if contains(bytes, &utf16("EncryptedPackage")) {
            return Err(SheetError::PasswordProtected);
        }
        if !contains(bytes, &utf16("Workbook")) && !contains(bytes, &utf16("Book")) {
            return Err(SheetError::NotASheet);
        }
        return workbook::xls(bytes, budget);
    }
    let text = text::decode(bytes)?;
    Ok(vec![delimited::read(&text, name, budget)?])
}

enum ZipKind {
    Xlsx,
    Ods,
}

/// Looks into the directory of a zip: which spreadsheet it is, and whether it is small enough.
fn zip_kind(bytes: &[u8]) -> Result<ZipKind, SheetError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    // The directory's sizes hold for parts written as a stream too.
    let size = |index| archive.by_index_data(index).map_or(u64::MAX, |part| part.size());
    let unpacked = (0..archive.len()).map(size).fold(0, u64::saturating_add);
    if unpacked > MAX_UNPACKED {
        return Err(SheetError::TooLarge);
    }
    let has = |wanted: &str| {
        archive.file_names_raw().any(|name| name.eq_ignore_ascii_case(wanted.as_bytes()))
    };
    // Most programs write xl/workbook.xml, SharePoint xl/workbook2.xml.
    let is_workbook = |name: &[u8]| contains(name, b"workbook") && name.ends_with(b".xml");
    if has("mimetype") && has("content.xml") {
        Ok(ZipKind::Ods)
    } else if archive.file_names_raw().any(is_workbook) {
        Ok(ZipKind::Xlsx)
    } else {
        Err(SheetError::NotASheet)
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
