//! The thread beside the window: sends and keeps backups while the officer works.

use crate::call::Counter;
use lindung_api::background::Background;
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Emitter};

const TICK: Duration = Duration::from_secs(1);

/// Begins it. It ends with the program, at whatever point: nothing counts before it is finished.
pub(crate) fn begin(counter: Counter, window: AppHandle) {
    thread::spawn(move || {
        let mut background = Background::default();
        loop {
            thread::sleep(TICK);
            background.tick(counter.desk(), TICK, &mut |topics| {
                let stale: Vec<&str> = topics.iter().map(|topic| topic.key()).collect();
                // A page that has gone hears nothing.
                window.emit("changed", stale).ok();
            });
        }
    });
}
