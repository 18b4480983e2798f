//! A folder of pictures, each named for whom it shows.

use super::name::{Named, named, words};
use super::{FILE_BYTES, picture, read, record};
use crate::contract::photo::{ImportPhotos, PhotosImported, PictureFate};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::file;
use crate::progress::Progress;
use crate::roster;
use crate::words::Words;
use lindung_domain::worker::WorkerState;
use lindung_store::{Filter, Line, Store, SubjectId};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// So many pictures are drawn at a time; each may take some 150 MB until it is small.
const AT_A_TIME: usize = 4;

/// What became of a picture, or would become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// With the code of the reason.
    Refused(&'static str),
    Several,
    Second,
    Unmatched,
    Same,
    Matched,
}

impl Fate {
    fn key(self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::Several => "several",
            Self::Second => "second",
            Self::Unmatched => "unmatched",
            Self::Same => "same",
            Self::Matched => "matched",
        }
    }

    fn sentence(self, words: &Words) -> String {
        let reason = match self {
            Self::Refused(code) => words.sentence(code, &[]),
            Self::Several | Self::Second | Self::Unmatched | Self::Same | Self::Matched => {
                String::new()
            }
        };
        words.sentence(&format!("picture_{}", self.key()), &[("reason", &reason)])
    }
}

struct Picture {
    path: PathBuf,
    worker: Option<SubjectId>,
    fate: Fate,
}

pub(crate) fn import(
    desk: &mut Desk,
    request: ImportPhotos,
    progress: &mut Progress<'_>,
) -> Result<PhotosImported, ApiError> {
    let mut work = desk.work()?;
    let mut pictures = pictures_in(Path::new(&request.path))?;
    Roster::of(&work.open.store)?.match_all(&mut pictures);
    let group = match request.dry_run {
        true => look(&work, &mut pictures, progress).map(|()| None)?,
        false => keep(&mut work, &mut pictures, progress)?,
    };
    counted(&work, pictures, group)
}

fn pictures_in(folder: &Path) -> Result<Vec<Picture>, ApiError> {
    let entries = std::fs::read_dir(folder).map_err(|_| ApiError::new("no_folder"))?;
    let paths = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    let mut paths: Vec<PathBuf> = paths.filter(|path| is_picture(path)).collect();
    if paths.is_empty() {
        return Err(ApiError::new("no_pictures"));
    }
    paths.sort();
    let picture = |path| Picture { path, worker: None, fate: Fate::Unmatched };
    Ok(paths.into_iter().map(picture).collect())
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && ending.is_some_and(|ending| ["jpg", "jpeg", "png"].contains(&ending.as_str()))
}

/// Those whom a picture may show: nobody who died, left or was taken back.
struct Roster {
    by_nik: BTreeMap<String, Vec<SubjectId>>,
    by_name: BTreeMap<String, Vec<SubjectId>>,
}

impl Roster {
    fn of(store: &Store) -> Result<Self, ApiError> {
        let mut roster = Self { by_nik: BTreeMap::new(), by_name: BTreeMap::new() };
        for Line { id, nik, name, state, .. } in store.roster(&Filter::default(), u64::MAX, 0)? {
            if !matches!(state, WorkerState::Died | WorkerState::Moved | WorkerState::Voided) {
                roster.by_nik.entry(nik).or_default().push(id);
                roster.by_name.entry(words(&name)).or_default().push(id);
            }
        }
        Ok(roster)
    }

    fn match_all(&self, pictures: &mut [Picture]) {
        let mut shown = BTreeSet::new();
        for picture in pictures {
            let stem = picture.path.file_stem().unwrap_or_default().to_string_lossy();
            let found = match named(&stem) {
                Named::Nik(nik) => self.by_nik.get(&nik),
                Named::Words(name) => self.by_name.get(&name).filter(|_| !name.is_empty()),
            };
            (picture.worker, picture.fate) = match found.map_or(&[][..], Vec::as_slice) {
                [] => (None, Fate::Unmatched),
                [id] if shown.insert(*id) => (Some(*id), Fate::Matched),
                [id] => (Some(*id), Fate::Second),
                _ => (None, Fate::Several),
            };
        }
    }
}

/// Tells what would happen. A picture is drawn only where it may be the one that is kept already;
/// of the others the front tells whether they can be drawn.
fn look(
    work: &Work<'_>,
    pictures: &mut [Picture],
    progress: &mut Progress<'_>,
) -> Result<(), ApiError> {
    let store = &work.open.store;
    let kept = store.photo_sizes()?;
    let of = pictures.len() as u64;
    for (place, picture) in pictures.iter_mut().enumerate() {
        progress.step(place as u64, of)?;
        let (Some(id), Fate::Matched) = (picture.worker, picture.fate) else { continue };
        let looked = if kept.contains_key(&id) {
            let photo =
                store.worker(id)?.photo.map(|photo| store.bytes(&photo.blobs)).transpose()?;
            read(&picture.path).map(|portrait| photo.flatten() == Some(portrait))
        } else {
            file::read(&picture.path, FILE_BYTES)
                .and_then(|bytes| picture::check(&bytes))
                .map(|()| false)
        };
        picture.fate = match looked {
            Ok(true) => Fate::Same,
            Ok(false) => Fate::Matched,
            Err(error) => refused(&error),
        };
    }
    progress.step(of, of)
}

/// Records the photos as one group; one that cannot be drawn does not stop the others.
fn keep(
    work: &mut Work<'_>,
    pictures: &mut [Picture],
    progress: &mut Progress<'_>,
) -> Result<Option<i64>, ApiError> {
    let author = work.author();
    let of = pictures.len() as u64;
    work.open.store.record_with(&author, |recording| {
        let mut done = 0_u64;
        let mut any = false;
        for some in pictures.chunks_mut(AT_A_TIME) {
            progress.step(done, of)?;
            let drawn: Vec<_> = some.par_iter().map(draw).collect();
            for (picture, drawn) in some.iter_mut().zip(drawn) {
                let (Some(id), Some(drawn)) = (picture.worker, drawn) else { continue };
                picture.fate = match drawn {
                    Ok(portrait) if record(recording, id, &portrait)? => Fate::Matched,
                    Ok(_) => Fate::Same,
                    Err(error) => refused(&error),
                };
                any |= picture.fate == Fate::Matched;
            }
            recording.settle()?;
            done = done.saturating_add(some.len() as u64);
        }
        progress.step(of, of)?;
        Ok(any.then(|| recording.group().number()))
    })
}

/// The portrait of a picture that shows somebody.
fn draw(picture: &Picture) -> Option<Result<Vec<u8>, ApiError>> {
    (picture.fate == Fate::Matched).then(|| read(&picture.path))
}

/// Why a file is no photo.
fn refused(error: &ApiError) -> Fate {
    let codes = ["not_a_picture", "picture_too_large", "picture_too_small"];
    let code = codes.into_iter().find(|code| *code == error.code);
    Fate::Refused(code.unwrap_or("unreadable"))
}

/// The pictures to look at first, then the others, in the order of their names.
fn counted(
    work: &Work<'_>,
    mut pictures: Vec<Picture>,
    group: Option<i64>,
) -> Result<PhotosImported, ApiError> {
    pictures.sort_by(|one, other| (one.fate, &one.path).cmp(&(other.fate, &other.path)));
    let count = |key: &str| pictures.iter().filter(|one| one.fate.key() == key).count() as u64;
    let mut imported = PhotosImported {
        group,
        pictures: pictures.len() as u64,
        matched: count("matched"),
        same: count("same"),
        unmatched: count("unmatched"),
        ambiguous: count("several").saturating_add(count("second")),
        refused: count("refused"),
        fates: Vec::with_capacity(pictures.len()),
    };
    let store = &work.open.store;
    let acknowledged = store.acknowledgements()?;
    let line = |id| roster::told(store, &acknowledged, store.line(id)?);
    for Picture { path, worker, fate } in pictures {
        imported.fates.push(PictureFate {
            file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            fate: fate.key().to_owned(),
            sentence: fate.sentence(work.words),
            worker: worker.map(line).transpose()?,
        });
    }
    Ok(imported)
}
