//! Photos of neighbours.

use super::worker::WorkerLine;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps a picture as a worker's photo.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetPhoto {
    /// Whom it shows.
    pub worker: i64,
    /// A JPEG or PNG; its middle is kept.
    #[serde(default)]
    pub path: Option<String>,
    /// Or the picture as the officer cut it, in base64.
    #[serde(default)]
    pub picture: Option<String>,
}

/// A picture to be cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureFile {
    /// A JPEG or PNG.
    pub path: String,
}

/// It, upright and no larger than a screen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picture {
    /// The JPEG in base64.
    pub jpeg: String,
}

/// Whose photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhosePhoto {
    /// By which the roster names the worker.
    pub worker: i64,
}

/// A worker's photo as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerPhoto {
    /// `none`, `here`, or `lacking`: another laptop took it, and it has not come yet.
    pub state: String,
    /// The JPEG in base64, where it is here.
    pub jpeg: Option<String>,
}

/// Looks into a folder of pictures, or keeps them as photos of those whom their names tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPhotos {
    /// The folder. A file is named by a NIK, or by a name that only one person has.
    pub path: String,
    /// Only shows what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

/// What became of a folder of pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhotosImported {
    /// By which it can be undone; none when nothing was recorded.
    pub group: Option<i64>,
    /// JPEG and PNG files in the folder.
    pub pictures: u64,
    /// Kept as somebody's photo, or those that would be.
    pub matched: u64,
    /// The photo that somebody has already.
    pub same: u64,
    /// Nobody here has that NIK or name.
    pub unmatched: u64,
    /// More than one person of that name, or a second picture of one person.
    pub ambiguous: u64,
    /// No pictures, or too large.
    pub refused: u64,
    /// The files, those to look at first.
    pub fates: Vec<PictureFate>,
}

/// What became of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureFate {
    /// Name of the file, without its folder.
    pub file: String,
    /// `matched, same, unmatched, several, second, refused`.
    pub fate: String,
    /// The same in one sentence.
    pub sentence: String,
    /// Whom it shows.
    pub worker: Option<WorkerLine>,
}
