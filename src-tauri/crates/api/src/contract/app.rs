//! The program itself: where it stands before anything is opened.

use super::clerk::ClerkRole;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the desk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No village was set up in this folder.
    New,
    /// A passphrase is needed.
    Locked,
    /// Work can be done.
    Open,
}

/// What the first screen needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppState {
    /// Where the desk stands.
    pub stage: Stage,
    /// Version of the program.
    pub version: String,
    /// `id` or `en`.
    pub language: String,
    /// Whether the people here are made up.
    pub sample: bool,
    /// The village, once open.
    pub village: Option<String>,
    /// "Kelurahan Bontang Baru".
    pub village_name: Option<String>,
    /// Who is signed in.
    pub clerk: Option<String>,
    /// What that clerk may do; none once the clerk has left.
    pub role: Option<ClerkRole>,
    /// Closed by itself after so long without a touch; 0: never.
    pub lock_after_minutes: u32,
    /// Today by this machine's clock.
    pub today: String,
}

/// Another language for sentences and hints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetLanguage {
    /// `id` or `en`.
    pub language: String,
}

/// After how long without a touch the register closes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetLock {
    /// 0: never.
    pub minutes: u32,
}

/// A form half filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Name of the screen.
    pub name: String,
    /// Its JSON; empty drops it.
    pub json: String,
}

/// Which form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftName {
    /// Name of the screen.
    pub name: String,
}

/// Folders to which a file can be written or from which one can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Places {
    /// Sticks and other removable drives first, then the user's own folders.
    pub places: Vec<Place>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Place {
    /// Full path.
    pub path: String,
    /// As a person calls it.
    pub label: String,
    /// Whether it is a stick or the like.
    pub removable: bool,
    /// How much may still be written there, where the system says so.
    pub free_bytes: Option<u64>,
}

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListFolder {
    /// Full path.
    pub path: String,
    /// File name endings that are of interest, without the dot; empty for all.
    pub endings: Vec<String>,
}

/// Folders and files, folders first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Folder {
    /// Full path.
    pub path: String,
    /// The folder above, if there is one.
    pub parent: Option<String>,
    /// What lies in it.
    pub items: Vec<FolderItem>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderItem {
    /// Last part of the path.
    pub name: String,
    /// Full path.
    pub path: String,
    /// Whether it can be opened further.
    pub folder: bool,
}
