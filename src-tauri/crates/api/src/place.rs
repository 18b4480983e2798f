//! Names for files that an officer puts into a folder without naming them.

use crate::desk::Work;
use crate::error::ApiError;
use lindung_domain::card::DeviceTag;
use std::path::{Path, PathBuf};

/// Files that are numbered one after another.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Series {
    /// `<village>-<device tag>-<n>.lindung`
    Bundle,
    /// `<village>-<device tag>-cadangan-<n>.lindung`
    Backup,
}

impl Series {
    /// Where the number of the last one is kept.
    const fn last(self) -> &'static str {
        match self {
            Self::Bundle => "last_bundle",
            Self::Backup => "last_backup",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Bundle => "",
            Self::Backup => "cadangan-",
        }
    }
}

impl Series {
    /// How the names of this device's files begin.
    pub(crate) fn prefix(self, work: &Work<'_>) -> String {
        let tag = DeviceTag::from_device(work.open.device.as_bytes());
        format!("{}-{tag}-{}", work.open.village.digits(), self.word())
    }
}

/// Lets go of this device's older files beside `newest`, so that so many are left. What cannot be
/// removed stays: the new one is there, and that is what counts.
pub(crate) fn keep_newest(newest: &Path, prefix: &str, kept: usize) {
    let Some(folder) = newest.parent() else { return };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(u64, PathBuf)> = entries
        .filter_map(|entry| {
            let name = entry.file_name();
            let number = name.to_str()?.strip_prefix(prefix)?.strip_suffix(".lindung")?;
            Some((number.parse().ok()?, entry.path()))
        })
        .collect();
    files.sort();
    let older = files.len().saturating_sub(kept);
    for (_, file) in files.into_iter().take(older) {
        std::fs::remove_file(file).ok();
    }
}

/// A file as named; in a folder a name never used before.
pub(crate) fn named(work: &mut Work<'_>, asked: &str, series: Series) -> Result<PathBuf, ApiError> {
    let path = PathBuf::from(asked);
    if !path.is_dir() {
        return Ok(path);
    }
    let prefix = series.prefix(work);
    let last = work.open.store.meta(series.last())?;
    let mut number: u64 = last.and_then(|text| text.parse().ok()).unwrap_or(0);
    sweep(&path, &prefix);
    loop {
        number = number.saturating_add(1);
        let file = path.join(format!("{prefix}{number}.lindung"));
        if !file.exists() {
            work.open.store.set_meta(series.last(), &number.to_string())?;
            return Ok(file);
        }
    }
}

/// Removes what a power cut left of this device's earlier files: the next has another name.
fn sweep(folder: &Path, prefix: &str) {
    let hidden = format!(".{prefix}");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let unfinished = |name: &str| name.starts_with(&hidden) && name.ends_with(".lindung.tmp");
        if name.to_str().is_some_and(unfinished) {
            // Where it cannot be removed, the next cannot be written either, and says so.
            std::fs::remove_file(entry.path()).ok();
        }
    }
}
