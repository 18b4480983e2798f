//! Reads `tauri.conf.json` and the capabilities into the executable.
fn main() {
    tauri_build::build();
}
