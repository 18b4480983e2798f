//! Photos of neighbours: from a picture of a phone to the small one that is kept, travels and
//! stands on the card.

use crate::contract::photo::{SetPhoto, WhosePhoto, WorkerPhoto};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lindung_domain::op::Op;
use lindung_domain::op::blob::{Photo, PhotoWithdrawn};
use lindung_store::{About, Draft, Recording, SubjectId};
use std::path::Path;

mod folder;
mod name;
pub(crate) mod picture;

pub(crate) use folder::import;

/// No camera of a phone writes more.
pub(crate) const FILE_BYTES: u64 = 32 << 20;

pub(crate) fn set(
    desk: &mut Desk,
    request: SetPhoto,
    _: &mut Progress<'_>,
) -> Result<WorkerPhoto, ApiError> {
    let work = desk.work()?;
    let id = SubjectId::from_number(request.worker);
    check_here(&work, id)?;
    let portrait = read(Path::new(&request.path))?;
    let author = work.author();
    work.open.store.record_with(&author, |recording| record(recording, id, &portrait))?;
    told(&work, id)
}

pub(crate) fn drop_photo(
    desk: &mut Desk,
    request: WhosePhoto,
    _: &mut Progress<'_>,
) -> Result<WorkerPhoto, ApiError> {
    let mut work = desk.work()?;
    let id = SubjectId::from_number(request.worker);
    check_here(&work, id)?;
    if photo_of(&work, id)?.is_none() {
        return Err(ApiError::new("no_photo"));
    }
    work.record_about(id, Op::WorkerPhotoWithdrawn(PhotoWithdrawn {}))?;
    told(&work, id)
}

pub(crate) fn get(
    desk: &mut Desk,
    request: WhosePhoto,
    _: &mut Progress<'_>,
) -> Result<WorkerPhoto, ApiError> {
    told(&desk.work()?, SubjectId::from_number(request.worker))
}

fn told(work: &Work<'_>, id: SubjectId) -> Result<WorkerPhoto, ApiError> {
    let Some(photo) = photo_of(work, id)? else {
        return Ok(WorkerPhoto { state: "none".to_owned(), jpeg: None });
    };
    let jpeg = work.open.store.bytes(&photo.blobs)?.map(|jpeg| STANDARD.encode(jpeg));
    let state = if jpeg.is_some() { "here" } else { "lacking" };
    Ok(WorkerPhoto { state: state.to_owned(), jpeg })
}

fn photo_of(work: &Work<'_>, id: SubjectId) -> Result<Option<Photo>, ApiError> {
    Ok(work.open.store.worker(id)?.photo)
}

fn check_here(work: &Work<'_>, id: SubjectId) -> Result<(), ApiError> {
    work.standing(id).map(|_| ())
}

/// The portrait in a file.
fn read(path: &Path) -> Result<Vec<u8>, ApiError> {
    let bytes = file::read(path, FILE_BYTES).map_err(|error| match error.code.as_str() {
        "too_large" => ApiError::new("picture_too_large"),
        _ => error,
    })?;
    picture::portrait(&bytes)
}

/// Records the photo of a worker, unless it is the one that the worker has. Says whether it did.
fn record(recording: &mut Recording<'_>, id: SubjectId, portrait: &[u8]) -> Result<bool, ApiError> {
    let blobs = recording.keep(portrait)?;
    let photo = Photo { size_bytes: portrait.len() as u64, blobs };
    if recording.worker(id)?.photo.as_ref() == Some(&photo) {
        return Ok(false);
    }
    recording.add(Draft { about: About::Known(id), op: Op::WorkerPhotographed(photo) })?;
    Ok(true)
}
