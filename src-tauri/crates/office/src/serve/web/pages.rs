//! The page's files, which lie in the executable, compressed when it was built.

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use rust_embed::{Embed, EmbeddedFile};
use std::io::Read;

/// Made by `npm --prefix ui run build`; without it the office serves bundles all the same.
#[derive(Embed)]
#[folder = "../../../ui/dist-office"]
#[include = "*.gz"]
#[allow_missing = true]
struct Files;

/// Its name is of its content: it never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The one page.
pub(super) async fn first(headers: HeaderMap) -> Response {
    file("office.html", "no-cache", &headers)
}

/// What the page is made of.
pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    // The table of files knows no folders above: a name either stands in it or not.
    file(&format!("assets/{name}"), FOR_EVER, &headers)
}

fn file(name: &str, keep: &'static str, headers: &HeaderMap) -> Response {
    let Some(found) = Files::get(&format!("{name}.gz")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = tag(&found);
    let fixed = [
        (CONTENT_TYPE, kind(name)),
        (CACHE_CONTROL, keep),
        (VARY, "accept-encoding"),
        (ETAG, &tag),
    ];
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known == tag.as_str()) {
        return (StatusCode::NOT_MODIFIED, fixed).into_response();
    }
    let accepts = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    if accepts.is_some_and(|accepted| accepted.contains("gzip")) {
        let packed = [(CONTENT_ENCODING, "gzip")];
        return (fixed, packed, Body::from(found.data)).into_response();
    }
    let mut plain = Vec::new();
    match GzDecoder::new(found.data.as_ref()).read_to_end(&mut plain) {
        Ok(_) => (fixed, plain).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let hex: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
