//! A window with nothing in it: what the bench measures Lindung's against.

fn main() {
    tauri::Builder::default().run(context()).ok();
}

#[expect(clippy::disallowed_types, reason = "tauri's macro; nothing of ours reads its order")]
fn context() -> tauri::Context {
    tauri::generate_context!("examples/empty/tauri.conf.json")
}
