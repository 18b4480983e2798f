//! Photos of neighbours: from a picture of a phone to the small one that is kept, travels and
//! stands on the card.

use crate::contract::photo::{Picture, PictureFile, SetPhoto, WhosePhoto, WorkerPhoto};
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
    let portrait = match (&request.path, &request.picture) {
        (_, Some(picture)) => shown(picture)?,
        (Some(path), None) => read(Path::new(path))?,
        (None, None) => return Err(ApiError::bad_request("photo.set")),
    };
    let author = work.author();
    work.open.store.record_with(&author, |recording| record(recording, id, &portrait))?;
    told(&work, id)
}

/// A picture as the officer sees it while cutting it.
pub(crate) fn look(
    desk: &mut Desk,
    request: PictureFile,
    _: &mut Progress<'_>,
) -> Result<Picture, ApiError> {
    desk.work()?;
    let bytes = bytes_of(Path::new(&request.path))?;
    Ok(Picture { jpeg: STANDARD.encode(picture::to_cut(&bytes)?) })
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
    picture::portrait(&bytes_of(path)?)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ApiError> {
    file::read(path, FILE_BYTES).map_err(|error| match error.code.as_str() {
        "too_large" => ApiError::new("picture_too_large"),
        _ => error,
    })
}

/// The portrait in a picture that the screen sends: cut there, or taken by its camera.
pub(crate) fn shown(base64: &str) -> Result<Vec<u8>, ApiError> {
    let bytes = STANDARD.decode(base64).map_err(|_| ApiError::new("not_a_picture"))?;
    picture::portrait(&bytes)
}

/// The fact that a portrait shows somebody.
pub(crate) fn op(recording: &mut Recording<'_>, portrait: &[u8]) -> Result<Op, ApiError> {
    let blobs = recording.keep(portrait)?;
    Ok(Op::WorkerPhotographed(Photo { size_bytes: portrait.len() as u64, blobs }))
}

/// Records the photo of a worker, unless it is the one that the worker has. Says whether it did.
fn record(recording: &mut Recording<'_>, id: SubjectId, portrait: &[u8]) -> Result<bool, ApiError> {
    let op = op(recording, portrait)?;
    let before = recording.worker(id)?.photo.clone();
    if before.map(Op::WorkerPhotographed).as_ref() == Some(&op) {
        return Ok(false);
    }
    recording.add(Draft { about: About::Known(id), op })?;
    Ok(true)
}
