//! Where the village's data lies.

use std::path::PathBuf;
use tauri::Runtime;
use tauri::path::PathResolver;

/// The folder named by `LINDUNG_HOME`, or the one that the system sets apart for this program.
/// The desk makes it when a village is set up in it.
///
/// # Errors
/// The system names no such folder.
pub(crate) fn home<R: Runtime>(paths: &PathResolver<R>) -> Result<PathBuf, tauri::Error> {
    match std::env::var_os("LINDUNG_HOME") {
        Some(named) => Ok(PathBuf::from(named)),
        None => paths.app_local_data_dir(),
    }
}
