//! What the server did since it began, in numbers, for a monitor: `GET /metrics` in the text form
//! of Prometheus. Codes and addresses of the table alone: no village, no person.

use super::{Around, Event};
use crate::error::OfficeError;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Counts what is told, and passes it on.
pub(super) struct Counting {
    around: Arc<dyn Around>,
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    bundles: BTreeMap<String, u64>,
    bytes: u64,
    asked: BTreeMap<(&'static str, u16), u64>,
    busy_milliseconds: u64,
}

impl Counting {
    pub(super) fn of(around: Arc<dyn Around>) -> Arc<Self> {
        Arc::new(Self { around, counts: Mutex::default() })
    }

    /// Its address. Who comes through a web server in front is none of a monitor.
    pub(super) fn routes(self: Arc<Self>) -> Router {
        let answer = move |headers: HeaderMap| async move {
            if headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded") {
                return StatusCode::NOT_FOUND.into_response();
            }
            self.told()
        };
        Router::new().route("/metrics", get(answer))
    }

    fn told(&self) -> Response {
        let Ok(counts) = self.counts.lock() else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        ([(CONTENT_TYPE, TEXT)], counts.text()).into_response()
    }
}

impl Counts {
    fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, labels: &str, value: u64| {
            // Writing to a text cannot fail.
            writeln!(text, "{name}{labels} {value}").ok();
        };
        for (code, count) in &self.bundles {
            line("lindung_bundles_total", &format!("{{code=\"{code}\"}}"), *count);
        }
        line("lindung_bundle_bytes_total", "", self.bytes);
        for ((path, status), count) in &self.asked {
            let labels = format!("{{path=\"{path}\",status=\"{status}\"}}");
            line("lindung_page_requests_total", &labels, *count);
        }
        line("lindung_busy_milliseconds_total", "", self.busy_milliseconds);
        text
    }

    fn count(&mut self, event: &Event) {
        let milliseconds = match event {
            Event::Answered(told) => {
                let count = self.bundles.entry(told.code.clone()).or_default();
                *count = count.saturating_add(1);
                self.bytes = self.bytes.saturating_add(told.bytes);
                told.milliseconds
            }
            Event::Asked(asked) => {
                let count = self.asked.entry((asked.path, asked.status)).or_default();
                *count = count.saturating_add(1);
                asked.milliseconds
            }
            Event::Listening(_) | Event::Unnoted { .. } | Event::Stopping => 0,
        };
        self.busy_milliseconds = self.busy_milliseconds.saturating_add(milliseconds);
    }
}

impl Around for Counting {
    fn message(&self, error: &OfficeError) -> (String, String) {
        self.around.message(error)
    }

    fn sentence(&self, code: &str) -> String {
        self.around.sentence(code)
    }

    fn tell(&self, event: Event) {
        if let Ok(mut counts) = self.counts.lock() {
            counts.count(&event);
        }
        self.around.tell(event);
    }
}
