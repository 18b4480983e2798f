//! The window. It opens the pages and hands each of their requests on; it decides nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod home;

use std::process::ExitCode;

use call::Mouth;
use tauri::Manager;

fn main() -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(|app| {
            let folder = home::home(app.path())?;
            app.manage(Mouth::open(folder));
            Ok(())
        })
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
