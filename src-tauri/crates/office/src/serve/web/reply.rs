//! What goes back to the browser.

use crate::error::OfficeError;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json as object};
use std::io::Write;

/// Shorter ones are not worth it.
const WORTH_PACKING: usize = 1024;

/// An answer of a case.
#[derive(Debug)]
pub(crate) enum Reply {
    /// For the page.
    Json(Value),
    /// For whoever sits before it.
    File {
        /// Made of codes and days: never of a person's name.
        name: String,
        /// Its content type.
        kind: &'static str,
        /// What is in it.
        bytes: Vec<u8>,
    },
}

impl Reply {
    /// As a response, packed unless `plain`.
    pub(super) fn into_response(self, plain: bool) -> Response {
        match self {
            Self::Json(value) if plain => json(&value),
            Self::Json(value) => packed(&value),
            Self::File { name, kind, bytes } => {
                let disposition = format!("attachment; filename=\"{name}\"");
                let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)];
                (headers, Body::from(bytes)).into_response()
            }
        }
    }
}

/// An object as it is.
pub(super) fn json(value: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

fn packed(value: &Value) -> Response {
    let text = value.to_string();
    if text.len() < WORTH_PACKING {
        return json(value);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let packed = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
    let Ok(packed) = packed else { return json(value) };
    let headers =
        [(CONTENT_TYPE, "application/json"), (CONTENT_ENCODING, "gzip"), (VARY, "accept-encoding")];
    (headers, packed).into_response()
}

/// A refusal: the code for the page, sentence and hint for whoever sits before it.
pub(super) fn refusal(error: &OfficeError, sentence: &str, hint: &str) -> Response {
    let told = object!({ "code": error.code, "sentence": sentence, "hint": hint });
    (status(&error.code), json(&told)).into_response()
}

fn status(code: &str) -> StatusCode {
    match code {
        "not_signed_in" | "wrong_login" => StatusCode::UNAUTHORIZED,
        "not_allowed" | "bad_csrf" | "foreign_page" | "passphrase_first" => StatusCode::FORBIDDEN,
        "no_such_address" => StatusCode::NOT_FOUND,
        "no_such_method" => StatusCode::METHOD_NOT_ALLOWED,
        "bad_content_type" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "too_large" => StatusCode::PAYLOAD_TOO_LARGE,
        "too_often" => StatusCode::TOO_MANY_REQUESTS,
        "database_away" | "office_stopping" => StatusCode::SERVICE_UNAVAILABLE,
        "disk_full" => StatusCode::INSUFFICIENT_STORAGE,
        "database" | "damaged" | "office_broken" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_has_its_status() {
        for (code, expected) in [
            ("not_signed_in", 401),
            ("not_allowed", 403),
            ("bad_csrf", 403),
            ("no_such_address", 404),
            ("too_large", 413),
            ("too_often", 429),
            ("last_admin", 400),
            ("damaged", 500),
            ("database", 500),
            ("database_away", 503),
            ("office_stopping", 503),
            ("disk_full", 507),
        ] {
            assert_eq!(status(code).as_u16(), expected, "{code}");
        }
    }
}
