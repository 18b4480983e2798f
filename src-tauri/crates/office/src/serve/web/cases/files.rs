//! What goes out of the house as a file, and what comes in as one.

use super::Question;
use super::villages::told;
use crate::error::{OfficeError, Result};
use crate::overview::today;
use crate::papers::{self, Listing};
use crate::serve::web::{Desk, Reply};
use serde::Deserialize;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PDF: &str = "application/pdf";
const ZIP: &str = "application/zip";

pub(super) fn bpjs(desk: &mut Desk, _: &Question) -> Result<Reply> {
    told(&desk.office.bpjs_told()?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Months {
    months: u32,
}

/// Sheets of at most 10.000 people, together in one archive: none of them may be renamed.
pub(super) fn bpjs_files(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let Months { months } = question.form()?;
    let made = desk.office.bpjs_files(months, &&*desk.clock, &mut desk.entropy)?;
    let not_written = || OfficeError::new("not_written");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in &made.files {
        // A spreadsheet is packed already.
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name.as_str(), options).map_err(|_| not_written())?;
        archive.write_all(bytes).map_err(|_| not_written())?;
    }
    let bytes = archive.finish().map_err(|_| not_written())?.into_inner();
    let on = today(desk.clock.now());
    Ok(Reply::File { name: format!("bpjstk-{on}.zip"), kind: ZIP, bytes })
}

/// One of those sheets once more, the same bytes: `label` and `number`.
pub(super) fn bpjs_file(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let number = question.word("number").parse();
    let number = number.map_err(|_| OfficeError::new("no_such_file"))?;
    let (name, bytes) = desk.office.bpjs_file(question.word("label"), number)?;
    Ok(Reply::File { name, kind: XLSX, bytes })
}

pub(super) fn bpjs_reply(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let evidence = question.word("evidence");
    told(&desk.office.bpjs_reply(&question.body, evidence, &&*desk.clock)?)
}

/// A table as xlsx or PDF: `what` and `as`.
pub(super) fn download(desk: &mut Desk, question: &Question) -> Result<Reply> {
    let what = question.word("what");
    let (listing, on) = (listing(desk, question, what)?, today(desk.clock.now()));
    let around = desk.around.clone();
    let words = |code: &str| around.sentence(code);
    let office = desk.office.name().to_owned();
    let (kind, bytes) = match question.word("as") {
        "xlsx" => (XLSX, listing.xlsx(&words)?),
        "pdf" => (PDF, listing.pdf(&words, &office)?),
        _ => return Err(OfficeError::new("no_such_file")),
    };
    let ending = if kind == PDF { "pdf" } else { "xlsx" };
    // `what` is one of the words below: nothing of a request becomes part of a name.
    Ok(Reply::File { name: format!("lindung-{what}-{on}.{ending}"), kind, bytes })
}

fn listing(desk: &mut Desk, question: &Question, what: &str) -> Result<Listing> {
    let now = desk.clock.now();
    let on = today(now).to_string();
    let mask = |nik: &mut String| *nik = question.nik(std::mem::take(nik));
    Ok(match what {
        "ringkasan" => papers::overview(&desk.seen()?.every_village()),
        "ganda" => {
            let mut pairs = desk.office.twice()?;
            pairs.iter_mut().for_each(|pair| mask(&mut pair.nik));
            let around = desk.around.clone();
            papers::twice(&pairs, &on, &|code: &str| around.sentence(code))
        }
        "sk" => papers::decrees(&desk.office.decrees(now)?, &on),
        "dua-pembayar" | "usia" | "upah" => {
            let above = desk.office.above(now)?;
            let (title, mut group) = match what {
                "dua-pembayar" => ("sheet_two_payers", above.two_payers),
                "usia" => ("sheet_over_age", above.over_age),
                _ => ("sheet_earning", above.earning),
            };
            group.found.iter_mut().for_each(|one| mask(&mut one.nik));
            papers::found(title, &group.found, &on)
        }
        _ => return Err(OfficeError::new("no_such_file")),
    })
}
