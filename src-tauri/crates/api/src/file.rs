//! Writing files so that they are there: synced, read back, and never half.

use crate::contract::village::FileWritten;
use crate::error::ApiError;
use lindung_log::file::overwrite;
use std::path::Path;

/// Writes a file durably and says where it lies. A file of that name stays whole until the new
/// one is.
///
/// # Errors
/// `disk_full`, `read_only`, `vanished`: the old file, if there was one, is as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<FileWritten, ApiError> {
    overwrite(path, bytes)?;
    Ok(FileWritten { file: path.display().to_string(), bytes: bytes.len() as u64 })
}

/// Reads a file that somebody brought.
///
/// # Errors
/// `no_file` where it is not there, `unreadable` where it cannot be read, `too_large` above the
/// limit.
pub fn read(path: &Path, at_most: u64) -> Result<Vec<u8>, ApiError> {
    let about = std::fs::metadata(path).map_err(|_| ApiError::new("no_file"))?;
    if !about.is_file() {
        return Err(ApiError::new("no_file"));
    }
    if about.len() > at_most {
        return Err(ApiError::new("too_large"));
    }
    std::fs::read(path).map_err(|_| ApiError::new("unreadable"))
}
