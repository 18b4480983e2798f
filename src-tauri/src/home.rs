//! Where the village's data lies.

use std::io;
use std::path::PathBuf;

use tauri::path::PathResolver;
use tauri::Runtime;

/// The folder named by `LINDUNG_HOME`, or the one that the system sets apart for this program.
///
/// # Errors
/// The system names no such folder, or it cannot be made.
pub(crate) fn home<R: Runtime>(paths: &PathResolver<R>) -> Result<PathBuf, tauri::Error> {
    let folder = match std::env::var_os("LINDUNG_HOME") {
        Some(named) => PathBuf::from(named),
        None => paths.app_local_data_dir()?,
    };
    make(&folder)?;
    Ok(folder)
}

fn make(folder: &PathBuf) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}
