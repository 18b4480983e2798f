//! The one command of the pages.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tauri::State;
use tauri::ipc::Channel;

/// The desk behind a lock: one request at a time, in the order in which they came.
pub(crate) struct Mouth(Arc<Mutex<PathBuf>>);

impl Mouth {
    pub(crate) fn open(home: PathBuf) -> Self {
        Self(Arc::new(Mutex::new(home)))
    }
}

/// Hands a use case to the desk: its name, its request, and a channel on which long work says how
/// far it is. The answer or the error is the desk's own; nothing is logged here, since requests
/// hold passphrases and numbers of people.
#[tauri::command]
pub(crate) async fn call(
    mouth: State<'_, Mouth>,
    name: String,
    request: Value,
    progress: Channel<Value>,
) -> Result<Value, Value> {
    let desk = Arc::clone(&mouth.0);
    // An import takes seconds: the window must not wait for it.
    let work = tauri::async_runtime::spawn_blocking(move || {
        let desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
        dispatch(&desk, &name, request, &|report| drop(progress.send(report)))
    });
    work.await.unwrap_or_else(|_| Err(broken()))
}

fn dispatch(
    _home: &PathBuf,
    name: &str,
    _request: Value,
    _progress: &dyn Fn(Value),
) -> Result<Value, Value> {
    Err(json!({ "code": "unknown_use_case", "sentence": name, "hint": "", "facts": {} }))
}

/// The work stopped in the middle of a defect of ours; the store's transaction undid it.
fn broken() -> Value {
    json!({
        "code": "broken",
        "sentence": "Lindung berhenti di tengah pekerjaan ini. Yang sudah tersimpan tetap aman.",
        "hint": "Tutup lalu buka lagi Lindung, dan ulangi.",
        "facts": {},
    })
}
