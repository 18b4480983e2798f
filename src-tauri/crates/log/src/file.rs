//! Writing a file so that it is either wholly there or not at all, whenever the power goes or
//! the stick is pulled out.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Why a file could not be written. What stood there before is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// No room left.
    #[error("the disk is full")]
    DiskFull,
    /// The medium or the folder cannot be written to.
    #[error("the folder cannot be written to")]
    ReadOnly,
    /// The folder is gone: a stick that was pulled out.
    #[error("the folder is gone")]
    Vanished,
    /// Something of this name is there already.
    #[error("a file of this name is there already")]
    Exists,
    /// Reading back gave other bytes: a broken or false stick. The file must not be trusted.
    #[error("the medium did not keep what was written")]
    NotKept,
    /// Anything else.
    #[error("the file could not be written: {0}")]
    Other(ErrorKind),
}

impl WriteError {
    /// The stable name of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::ReadOnly => "read_only",
            Self::Vanished => "vanished",
            Self::Exists => "exists",
            Self::NotKept => "not_kept",
            Self::Other(_) => "other",
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        // A stick that is pulled out gives EIO, ENXIO or ENODEV, for which there are no kinds.
        if cfg!(unix) && matches!(error.raw_os_error(), Some(5 | 6 | 19)) {
            return Self::Vanished;
        }
        let kind = error.kind();
        if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
            Self::DiskFull
        } else if matches!(kind, ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied) {
            Self::ReadOnly
        } else if matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory) {
            Self::Vanished
        } else if kind == ErrorKind::AlreadyExists {
            Self::Exists
        } else {
            Self::Other(kind)
        }
    }
}

/// Writes a new file: temporary file beside it, fsync, cache dropped, read back and compared,
/// rename, fsync of the folder.
///
/// # Errors
/// [`WriteError::Exists`] if something of that name is there; else what went wrong.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if exists(path)? {
        return Err(WriteError::Exists);
    }
    let prepared = Prepared::new(path, bytes)?;
    if exists(path)? {
        return Err(WriteError::Exists);
    }
    prepared.place()
}

/// As [`write_new`], in place of what may be there. The old file stays whole until the new one
/// is.
///
/// # Errors
/// What went wrong.
pub fn overwrite(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    Prepared::new(path, bytes)?.place()
}

/// A file that is wholly on its medium and has not got its name yet. Dropped, it goes away again.
#[derive(Debug)]
pub struct Prepared {
    path: PathBuf,
    folder: PathBuf,
    temporary: PathBuf,
}

impl Prepared {
    /// Writes all of it beside its later name, and reads it back.
    ///
    /// # Errors
    /// What went wrong; then nothing was left, as far as the medium still answers.
    pub fn new(path: &Path, bytes: &[u8]) -> Result<Self, WriteError> {
        let (folder, temporary) = beside(path)?;
        // What a power cut left of an earlier attempt.
        remove_if_there(&temporary)?;
        let prepared = Self { path: path.to_owned(), folder, temporary };
        write_temporary(&prepared.temporary, bytes)?;
        compare(&prepared.temporary, bytes)?;
        if path.is_dir() {
            return Err(WriteError::Other(ErrorKind::IsADirectory));
        }
        Ok(prepared)
    }

    /// Gives it its name, in place of what may be there.
    ///
    /// # Errors
    /// What went wrong.
    pub fn place(self) -> Result<(), WriteError> {
        fs::rename(&self.temporary, &self.path)?;
        Ok(sync_folder(&self.folder)?)
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // Placed, it is gone; where it cannot be removed, the next attempt does.
        drop(fs::remove_file(&self.temporary));
    }
}

/// Makes a folder and those above it that are not there, so that they stay.
///
/// # Errors
/// What went wrong.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    let above = path.parent().unwrap_or(Path::new(""));
    make_folder(above)?;
    match fs::create_dir(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists || !path.is_dir() => Err(error),
        _ => sync_folder(above),
    }
}

fn write_temporary(temporary: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut file = File::create_new(temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop_cache(&file);
    Ok(())
}

/// The folder of `path` and the name `.NAME.tmp` in it.
fn beside(path: &Path) -> Result<(PathBuf, PathBuf), WriteError> {
    let name = path.file_name().ok_or(WriteError::Other(ErrorKind::InvalidInput))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut temporary = OsString::from(".");
    temporary.push(name);
    temporary.push(".tmp");
    Ok((folder.to_path_buf(), folder.join(temporary)))
}

fn exists(path: &Path) -> Result<bool, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn remove_if_there(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Makes the names in a folder durable. Windows keeps them so and cannot open folders.
///
/// # Errors
/// The folder cannot be read, or the medium does not answer.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// How much may still be written where this folder lies; none where the system does not say.
#[cfg(target_os = "linux")]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let room = rustix::fs::statvfs(folder).ok()?;
    room.f_bavail.checked_mul(room.f_frsize)
}

/// The standard library does not ask other systems for it.
#[cfg(not(target_os = "linux"))]
pub const fn free_bytes(_folder: &Path) -> Option<u64> {
    None
}

/// Asks that the next reading come from the medium, not from memory. Advice: may fail.
#[cfg(target_os = "linux")]
fn drop_cache(file: &File) {
    let _advised = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
const fn drop_cache(_file: &File) {}

fn compare(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut file = File::open(path)?;
    drop_cache(&file);
    let mut buffer = vec![0; 1 << 16];
    let mut rest = bytes;
    loop {
        let count = file.read(&mut buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        match rest.strip_prefix(read) {
            _ if count == 0 && rest.is_empty() => return Ok(()),
            Some(after) if count > 0 => rest = after,
            _ => return Err(WriteError::NotKept),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pelangi-1.lindung");
        write_new(&path, b"first").unwrap();
        assert_eq!(write_new(&path, b"second"), Err(WriteError::Exists));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        overwrite(&path, b"third").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn what_a_power_cut_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lindung");
        fs::write(folder.path().join(".a.lindung.tmp"), b"half").unwrap();
        write_new(&path, &[7; 200_000]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), [7; 200_000]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_gone_is_named_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stick").join("a.lindung");
        assert_eq!(write_new(&path, b"bytes").unwrap_err().code(), "vanished");
    }

    #[test]
    fn a_folder_is_made_with_those_above_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/c");
        make_folder(&path).unwrap();
        make_folder(&path).unwrap();
        assert!(path.is_dir());
        fs::write(path.join("d"), b"a file").unwrap();
        assert!(make_folder(&path.join("d")).is_err());
    }

    #[test]
    fn what_was_only_prepared_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        drop(Prepared::new(&path, b"new").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(Prepared::new(folder.path(), b"new").is_err(), "a folder is no file");
    }

    #[test]
    fn what_the_medium_changed_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for other in [&b"byteS"[..], b"byte", b"bytes and more", b""] {
            fs::write(&path, other).unwrap();
            assert_eq!(compare(&path, b"bytes"), Err(WriteError::NotKept));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_named_so() {
        let error = File::options().write(true).open("/dev/full").and_then(|mut full| {
            full.write_all(b"bytes")?;
            full.flush()
        });
        assert_eq!(error.map_err(WriteError::from), Err(WriteError::DiskFull));
    }
}
