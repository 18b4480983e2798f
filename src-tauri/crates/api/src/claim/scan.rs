//! Scans of a claim's papers: a picture is drawn anew, large enough to be read; a PDF is kept as it
//! was given.

use super::{ApiError, Desk, Progress, known_paper, page};
use crate::contract::claim::{AttachScan, ClaimPage, ClaimScan, GetScan};
use crate::file;
use crate::photo::{FILE_BYTES, picture};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_domain::op::Op;
use lindung_domain::op::claim::{PaperGathered, ScanAttached, ScanForm};
use lindung_store::{About, Draft, SubjectId};
use std::path::Path;

/// A PDF is kept as it is, so it is asked to be small: it travels by telephone.
const PDF_BYTES: usize = 2 << 20;

/// The scan in a file: what it is, and its bytes.
fn read(path: &Path) -> Result<(ScanForm, Vec<u8>), ApiError> {
    let bytes = file::read(path, FILE_BYTES).map_err(|error| match error.code.as_str() {
        "too_large" => ApiError::new("picture_too_large"),
        _ => error,
    })?;
    if !bytes.starts_with(b"%PDF-") {
        let drawn = picture::page(&bytes).map_err(|error| match error.code.as_str() {
            "not_a_picture" => ApiError::new("not_a_scan"),
            _ => error,
        })?;
        return Ok((ScanForm::Jpeg, drawn));
    }
    let whole = bytes.trim_ascii_end().ends_with(b"%%EOF");
    match (whole, bytes.len() <= PDF_BYTES) {
        (false, _) => Err(ApiError::new("not_a_scan")),
        (true, false) => Err(ApiError::new("scan_too_large").with("megabytes", PDF_BYTES >> 20)),
        (true, true) => Ok((ScanForm::Pdf, bytes)),
    }
}

pub(crate) fn attach(
    desk: &mut Desk,
    request: AttachScan,
    _: &mut Progress<'_>,
) -> Result<ClaimPage, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.claim);
    let claim = work.valid_claim(id)?;
    let paper = request.paper;
    known_paper(&work, &claim, &paper)?;
    let (form, bytes) = read(Path::new(&request.path))?;
    let on = work.day_or_today(request.on.as_deref())?;
    let here = claim.gathered().contains_key(paper.as_str());
    let (label, gathered) = (work.label(), work.label());
    let author = work.author();
    work.open.store.record_with(&author, |recording| {
        let about = About::Known(id);
        let (blobs, size_bytes) = (recording.keep(&bytes)?, bytes.len() as u64);
        if claim.scans().any(|scan| scan.blobs == blobs && scan.paper == paper) {
            return Err(ApiError::new("scan_again"));
        }
        if !here {
            let gathered = PaperGathered { label: gathered, paper: paper.clone(), on };
            recording.add(Draft { about, op: Op::PaperGathered(gathered) })?;
        }
        let scan = ScanAttached { label, paper, form, size_bytes, blobs };
        recording.add(Draft { about, op: Op::ScanAttached(scan) })?;
        Ok(())
    })?;
    page::of(&work, id)
}

pub(crate) fn scan(
    desk: &mut Desk,
    request: GetScan,
    _: &mut Progress<'_>,
) -> Result<ClaimScan, ApiError> {
    let work = desk.work()?;
    let claim = work.claim(SubjectId::from_number(request.claim))?;
    let found = claim.scans().find(|scan| scan.label.to_string() == request.scan);
    let scan = found.ok_or_else(|| ApiError::new("no_claim_part"))?;
    let bytes = work.open.store.bytes(&scan.blobs)?.map(|bytes| STANDARD.encode(bytes));
    let state = if bytes.is_some() { "here" } else { "lacking" };
    Ok(ClaimScan { state: state.to_owned(), form: scan.form.ending().to_owned(), bytes })
}
