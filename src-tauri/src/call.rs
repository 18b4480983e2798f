//! The one command of the pages.

use crate::machine::machine;
use lindung_api::{Desk, Progress};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::{Channel, JavaScriptChannelId};
use tauri::{State, Webview};

/// The desk behind a lock: one request at a time, in the order in which they came, save for what
/// needs no desk.
#[derive(Clone)]
pub(crate) struct Counter {
    desk: Arc<Mutex<Desk>>,
    /// Whether the officer pressed "Hentikan" on the work that runs now.
    stop: Arc<AtomicBool>,
}

impl Counter {
    pub(crate) fn open(home: &Path) -> Self {
        let desk = Desk::new(home, machine());
        Self { desk: Arc::new(Mutex::new(desk)), stop: Arc::default() }
    }

    /// The desk, for what goes on beside the officer.
    pub(crate) fn desk(&self) -> &Mutex<Desk> {
        &self.desk
    }

    /// Does a use case, saying on `progress` how far it is.
    fn serve(
        &self,
        name: &str,
        request: Value,
        progress: Option<&Channel<Value>>,
    ) -> Result<Value, Value> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(apart) = desk.apart(name).map_err(|told| json!(told))? {
            drop(desk);
            return apart.call(request).map(|done| done.answer).map_err(|told| json!(told));
        }
        self.stop.store(false, Ordering::SeqCst);
        let mut listener = |step| {
            if let Some(progress) = progress {
                // A page that has gone hears nothing; the work goes on.
                progress.send(json!(step)).ok();
            }
            !self.stop.load(Ordering::SeqCst)
        };
        match desk.call(name, request, &mut Progress::new(&mut listener)) {
            Ok(answered) => Ok(answered.answer),
            Err(told) => Err(json!(told)),
        }
    }
}

/// Hands a use case to the desk: its name, its request, and a channel where the page wants to hear
/// how far long work is; the page hears of the end of each channel, too much for every letter of a
/// search. `cancel` is no use case: it stops the one that runs. Nothing is logged here, since
/// requests hold passphrases and numbers of people.
#[tauri::command]
pub(crate) async fn call(
    counter: State<'_, Counter>,
    page: Webview,
    name: String,
    request: Value,
    progress: Option<JavaScriptChannelId>,
) -> Result<Value, Value> {
    if name == "cancel" {
        counter.stop.store(true, Ordering::SeqCst);
        return Ok(Value::Null);
    }
    let counter = Counter::clone(&counter);
    // An import takes seconds: the window must not wait for it.
    let progress = progress.map(|id| id.channel_on(page));
    let work = tauri::async_runtime::spawn_blocking(move || {
        counter.serve(&name, request, progress.as_ref())
    });
    work.await.unwrap_or_else(|_| Err(broken()))
}

/// The work stopped on a defect of ours; the store's transaction took back what it had begun.
fn broken() -> Value {
    json!({
        "code": "broken",
        "sentence": "Lindung berhenti di tengah pekerjaan ini. Yang sudah tersimpan tetap aman.",
        "hint": "Tutup lalu buka lagi Lindung, dan ulangi.",
        "facts": {},
    })
}
