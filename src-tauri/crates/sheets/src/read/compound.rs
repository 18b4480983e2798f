//! The container of an old xls file, made safe before its cells are read.
//!
//! calamine 0.38 makes room for what a sheet says of its size, and for the whole rectangle
//! between its outermost cells: one wrong byte asks for 80 GB, and the program dies. So the
//! records are walked first as it will walk them, the stated sizes blanked, and the rectangles
//! held to [`MAX_CELLS`].

use std::io::{Cursor, Read, Write};

use cfb::{CompoundFile, Version};

use super::{MAX_BYTES, MAX_CELLS};
use crate::SheetError;

/// More sheets than any officer's workbook has.
const MAX_SHEETS: usize = 256;

// Record types of [MS-XLS], section 2.3.2.
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002F;
const BOF: u16 = 0x0809;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
const MUL_RK: u16 = 0x00BD;
/// Number, Label, RString, BoolErr, RK, LabelSst: each begins with its row and column.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD];

/// Gives the same workbook in a new container that holds nothing else, safe to read.
pub(super) fn tamed(bytes: &[u8]) -> Result<Vec<u8>, SheetError> {
    let damaged = |_: std::io::Error| SheetError::Damaged;
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(SheetError::PasswordProtected);
    }
    let mut names = ["/Workbook", "/Book"].into_iter();
    let name = names.find(|name| file.is_stream(name)).ok_or(SheetError::NotASheet)?;
    let mut stream = Vec::new();
    let workbook = file.open_stream(name).map_err(damaged)?;
    workbook.take(MAX_BYTES).read_to_end(&mut stream).map_err(damaged)?;
    tame(&mut stream)?;

    // Version 3, as Excel writes: calamine does not read what this crate makes of version 4.
    let empty = Cursor::new(Vec::new());
    let mut file = CompoundFile::create_with_version(Version::V3, empty).map_err(damaged)?;
    file.create_stream(name).and_then(|mut out| out.write_all(&stream)).map_err(damaged)?;
    file.flush().map_err(damaged)?;
    Ok(file.into_inner().into_inner())
}

/// A record within the stream.
struct Record {
    kind: u16,
    /// Where its content begins and ends.
    start: usize,
    end: usize,
}

fn u16_at(stream: &[u8], at: usize) -> Option<u16> {
    let pair = stream.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

fn record_at(stream: &[u8], at: usize) -> Option<Record> {
    let kind = u16_at(stream, at)?;
    let len = u16_at(stream, at.checked_add(2)?)?;
    let start = at.checked_add(4)?;
    let end = start.checked_add(usize::from(len))?;
    (end <= stream.len()).then_some(Record { kind, start, end })
}

fn tame(stream: &mut [u8]) -> Result<(), SheetError> {
    let mut sheets = Vec::new();
    let mut at = 0;
    while let Some(record) = record_at(stream, at) {
        match record.kind {
            EOF => break,
            FILE_PASS => return Err(SheetError::PasswordProtected),
            BOUND_SHEET => {
                let low = u16_at(stream, record.start).unwrap_or(0);
                let high = u16_at(stream, record.start.saturating_add(2)).unwrap_or(0);
                sheets.push((usize::from(high) << 16) | usize::from(low));
            }
            _ => {}
        }
        at = record.end;
    }
    if sheets.len() > MAX_SHEETS {
        return Err(SheetError::TooLarge);
    }
    let mut cells = 0_usize;
    for start in sheets {
        cells = cells.saturating_add(tame_sheet(stream, start));
    }
    if cells > MAX_CELLS { Err(SheetError::TooLarge) } else { Ok(()) }
}

/// The rectangle that a sheet's cells span, growing.
#[derive(Default)]
struct Span(Option<[u16; 4]>);

impl Span {
    fn add(&mut self, row: u16, column: u16) {
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, column, column]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
    }

    fn cells(&self) -> usize {
        let Some([top, bottom, left, right]) = self.0 else { return 0 };
        let rows = usize::from(bottom.saturating_sub(top)).saturating_add(1);
        let columns = usize::from(right.saturating_sub(left)).saturating_add(1);
        rows.saturating_mul(columns)
    }
}

/// Blanks what a sheet says of its size, and gives how many cells it spans.
fn tame_sheet(stream: &mut [u8], start: usize) -> usize {
    let mut span = Span::default();
    let (mut at, mut is_open, mut depth) = (start, false, 0_usize);
    while let Some(record) = record_at(stream, at) {
        at = record.end;
        match record.kind {
            // Charts within the sheet are documents of their own.
            BOF if is_open => depth = depth.saturating_add(1),
            BOF => is_open = true,
            EOF if depth == 0 => break,
            EOF => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            DIMENSIONS => {
                if let Some(stated) = stream.get_mut(record.start..record.end) {
                    stated.fill(0);
                }
            }
            kind if CELLS.contains(&kind) || kind == FORMULA || kind == MUL_RK => {
                let row = u16_at(stream, record.start).unwrap_or(0);
                let column = |at| u16_at(stream, at).unwrap_or(0);
                span.add(row, column(record.start.saturating_add(2)));
                if kind == MUL_RK {
                    span.add(row, column(record.end.saturating_sub(2)));
                }
            }
            _ => {}
        }
    }
    span.cells()
}
