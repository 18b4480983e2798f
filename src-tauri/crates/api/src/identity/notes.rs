//! What this computer notes outside every register: how far each own log has come. A folder that
//! was put back to what it was, or a copy of one that went on, is behind its note.

use lindung_log::{DeviceId, Hash};
use lindung_store::Store;
use std::path::{Path, PathBuf};

/// Where such notes lie on this computer; none where it has no place for them.
pub fn folder() -> Option<PathBuf> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let state = named("XDG_STATE_HOME").or_else(|| named("LOCALAPPDATA"));
    let state = state.or_else(|| Some(named("HOME")?.join(".local/state")));
    Some(state?.join("lindung"))
}

/// Whether the log has come less far than this computer saw it come, or by another way.
pub(super) fn is_behind(folder: &Path, store: &Store, log: &DeviceId) -> bool {
    let Some((seq, hash)) = read(folder, log) else { return false };
    let (next, head) = end(store, log);
    next < seq || (next == seq && head != hash)
}

/// Notes how far the log has come. A note that cannot be written is one that will not warn.
pub(super) fn write(folder: &Path, store: &Store, log: &DeviceId) {
    let (next, head) = end(store, log);
    if read(folder, log) != Some((next, head)) && std::fs::create_dir_all(folder).is_ok() {
        std::fs::write(folder.join(log.to_string()), format!("{next} {head}")).ok();
    }
}

fn read(folder: &Path, log: &DeviceId) -> Option<(u64, Hash)> {
    let text = std::fs::read_to_string(folder.join(log.to_string())).ok()?;
    let (seq, hash) = text.split_once(' ')?;
    Some((seq.parse().ok()?, hash.parse().ok()?))
}

fn end(store: &Store, log: &DeviceId) -> (u64, Hash) {
    store.logs().get(log).map_or((0, Hash::ZERO), |log| (log.next_seq, log.head_hash()))
}
