//! The window. It opens the pages and hands each of their requests on; it decides nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod beside;
mod call;
mod home;
mod machine;

use std::process::ExitCode;

use call::Counter;
use tauri::Manager;

fn main() -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(|app| {
            let home = home::home(app.path())?;
            let counter = Counter::open(&home);
            beside::begin(counter.clone(), app.handle().clone());
            app.manage(counter);
            Ok(())
        })
        .run(context());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The pages, the window's settings and what the pages may call, as `build.rs` read them.
#[expect(clippy::disallowed_types, reason = "tauri's macro; nothing of ours reads its order")]
fn context() -> tauri::Context {
    tauri::generate_context!()
}
