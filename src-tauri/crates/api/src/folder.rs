//! Offers places to write to and files to read, so that no path need be typed.

use crate::contract::Nothing;
use crate::contract::app::{Folder, FolderItem, ListFolder, Place, Places};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::words::Words;
use lindung_log::file::free_bytes;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where Linux desktops mount sticks; each holds a folder for every user or every stick.
const MOUNTS: [&str; 2] = ["/media", "/run/media"];

pub(crate) fn places(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<Places, ApiError> {
    let mut places: Vec<Place> = Vec::new();
    let words = desk.words();
    for (path, name) in sticks() {
        let label = words.sentence("place_stick", &[("name", &name)]);
        places.push(place(&path, Some(label), true));
    }
    let own = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    if let Some(own) = own.map(PathBuf::from) {
        for name in ["Documents", "Dokumen", "Downloads", "Unduhan", "Desktop"] {
            let path = own.join(name);
            if path.is_dir() {
                places.push(place(&path, None, false));
            }
        }
        // Its own name is that of the account, which is nobody's word for it.
        let label = words.sentence("place_own", &[]);
        places.push(place(&own, Some(label), false));
    }
    Ok(Places { places: each_once(places) })
}

/// What is plugged in, and what it is called.
fn sticks() -> Vec<(PathBuf, String)> {
    let mut sticks = Vec::new();
    for mount in MOUNTS {
        for first in folders_in(Path::new(mount)) {
            let deeper = folders_in(&first);
            let found = if deeper.is_empty() { vec![first] } else { deeper };
            sticks.extend(found.into_iter().map(|path| (path.clone(), name_of(&path))));
        }
    }
    // Windows names its drives by letter; C: is the machine's own.
    for letter in 'D'..='Z' {
        let path = PathBuf::from(format!("{letter}:\\"));
        if cfg!(windows) && path.is_dir() {
            sticks.push((path, format!("{letter}:")));
        }
    }
    sticks
}

/// What a person calls the place where a file lies: the stick, or else the folder.
pub(crate) fn called(words: &Words, file: &Path) -> String {
    let stick = sticks().into_iter().find(|(path, _)| file.starts_with(path));
    let named = stick.map(|(_, name)| words.sentence("place_stick", &[("name", &name)]));
    named.unwrap_or_else(|| file.parent().map(name_of).unwrap_or_default())
}

/// Where files that somebody brought or sent may lie: the sticks, and where messengers put them.
pub(crate) fn arrivals() -> Vec<PathBuf> {
    let own = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let received = own.map(PathBuf::from).into_iter().flat_map(|own| {
        ["Downloads", "Unduhan"].map(|name| own.join(name)).into_iter().filter(|at| at.is_dir())
    });
    sticks().into_iter().map(|(path, _)| path).chain(received).collect()
}

/// Without those that a link shows a second time, and those that went away meanwhile.
fn each_once(places: Vec<Place>) -> Vec<Place> {
    let mut seen = BTreeSet::new();
    let new = |place: &Place| Path::new(&place.path).canonicalize().is_ok_and(|at| seen.insert(at));
    places.into_iter().filter(new).collect()
}

fn place(path: &Path, label: Option<String>, removable: bool) -> Place {
    Place {
        label: label.unwrap_or_else(|| name_of(path)),
        path: path.display().to_string(),
        removable,
        free_bytes: free_bytes(path),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn folders_in(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

pub(crate) fn list(
    _: &mut Desk,
    request: ListFolder,
    _: &mut Progress<'_>,
) -> Result<Folder, ApiError> {
    let path = PathBuf::from(&request.path);
    let entries = std::fs::read_dir(&path).map_err(|_| ApiError::new("no_folder"))?;
    let mut items: Vec<FolderItem> = entries
        .flatten()
        .map(|entry| entry.path())
        .map(|path| FolderItem {
            name: name_of(&path),
            folder: path.is_dir(),
            path: path.display().to_string(),
        })
        .filter(|item| !item.name.starts_with('.') && wanted(item, &request.endings))
        .collect();
    items.sort_by_key(|item| (!item.folder, item.name.to_lowercase()));
    let parent = path.parent().map(|parent| parent.display().to_string());
    Ok(Folder { path: request.path, parent, items })
}

fn wanted(item: &FolderItem, endings: &[String]) -> bool {
    let ending = Path::new(&item.name).extension().map(|e| e.to_string_lossy().to_lowercase());
    item.folder || endings.is_empty() || ending.is_some_and(|ending| endings.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_offered_once_and_only_while_it_is_there() {
        let here = std::env::temp_dir();
        let again = here.join(".");
        let gone = here.join("lindung-no-such-folder");
        let places = [&here, &again, &gone].map(|path| place(path, None, false)).to_vec();
        let offered = each_once(places);
        assert_eq!(offered.len(), 1);
        assert_eq!(
            offered.first().map(|place| place.path.clone()),
            Some(here.display().to_string())
        );
    }
}
