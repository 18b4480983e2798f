//! What may be asked for by the line, and what is said to who may not.

use super::writer::Job;
use super::{Around, Event, Line, body};
use crate::error::OfficeError;
use crate::exchange::{Exchanged, Post};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use lindung_log::Clock;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{mpsc, oneshot};

/// A bundle on the line is of about 256 KB, and is never this large; a larger one comes by stick.
pub(super) const MOST_BYTES: u64 = 8 << 20;

const BUNDLE: &str = "application/octet-stream";
const CODE: HeaderName = HeaderName::from_static("lindung-code");

/// What all requests share.
pub(super) struct Shared {
    office: String,
    post: Post,
    jobs: mpsc::Sender<Job>,
    clock: Arc<dyn Clock + Send + Sync>,
    pub(super) around: Arc<dyn Around>,
    /// Who comes now comes too late.
    pub(super) stopping: AtomicBool,
}

impl Shared {
    pub(super) fn new(
        office: String,
        post: Post,
        jobs: mpsc::Sender<Job>,
        clock: Arc<dyn Clock + Send + Sync>,
        around: Arc<dyn Around>,
    ) -> Self {
        Self { office, post, jobs, clock, around, stopping: AtomicBool::new(false) }
    }
}

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/v1/bundles", post(bundles))
        .route("/v1/health", get(health))
        .with_state(shared)
}

async fn health(State(shared): State<Arc<Shared>>) -> Response {
    let stopping = shared.stopping.load(Ordering::Relaxed);
    let broken = shared.jobs.is_closed();
    let version = env!("CARGO_PKG_VERSION");
    let told = json!({
        "office": shared.office, "version": version, "stopping": stopping, "broken": broken,
    });
    said(fitness(stopping, broken), &told)
}

/// Whether whoever spreads requests over several servers should send some here. Without a thread
/// that takes bundles none would be answered, however well the page is.
const fn fitness(stopping: bool, broken: bool) -> StatusCode {
    if stopping || broken { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
}

async fn bundles(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let declared = body::length(request.headers());
    match exchange(&shared, request, declared).await {
        Ok(exchanged) => answer(&shared, exchanged),
        Err(error) => {
            shared.around.tell(Event::Answered(Line {
                at: shared.clock.now(),
                village: None,
                code: error.code.clone(),
                bytes: declared.unwrap_or(0),
                milliseconds: 0,
            }));
            refusal(&shared, &error)
        }
    }
}

/// Reads the bundle and waits until the office has looked at it.
async fn exchange(
    shared: &Arc<Shared>,
    request: Request,
    declared: Option<u64>,
) -> Result<Exchanged, OfficeError> {
    if shared.stopping.load(Ordering::Relaxed) {
        return Err(OfficeError::new("office_stopping"));
    }
    if request.headers().get(CONTENT_TYPE).is_none_or(|kind| kind != BUNDLE) {
        return Err(OfficeError::new("not_a_bundle"));
    }
    let declared = declared.ok_or_else(|| OfficeError::new("no_length"))?;
    if declared > MOST_BYTES {
        return Err(OfficeError::new("too_large"));
    }
    let most = usize::try_from(declared).unwrap_or(usize::MAX);
    let (parts, body) = request.into_parts();
    let bytes = body::read(&parts.headers, body, most).await?;
    let letter = beside(shared, move |post| post.open(bytes.into())).await?;
    let (reply, answer) = oneshot::channel();
    shared.jobs.send(Job { letter, reply }).await.map_err(|_| broken())?;
    let done = answer.await.map_err(|_| broken())?;
    beside(shared, |post| post.seal(done)).await
}

/// What is to be reckoned, on a thread that nobody listens on.
async fn beside<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Post) -> T + Send + 'static,
) -> Result<T, OfficeError> {
    let shared = shared.clone();
    let worked = tokio::task::spawn_blocking(move || work(&shared.post)).await;
    worked.map_err(|_| broken())
}

fn broken() -> OfficeError {
    OfficeError::new("office_broken")
}

fn answer(shared: &Shared, exchanged: Exchanged) -> Response {
    let refused = exchanged.outcome.err();
    let status = refused.as_ref().map_or(StatusCode::OK, |error| status(&error.code));
    let code = refused.as_ref().map_or("taken", |error| &error.code).to_owned();
    match (exchanged.answer, refused) {
        (Some(bundle), _) => {
            let headers = [(CONTENT_TYPE, BUNDLE.to_owned()), (CODE, code)];
            (status, headers, Body::from(bundle)).into_response()
        }
        (None, Some(error)) => refusal(shared, &error),
        (None, None) => refusal(shared, &OfficeError::new("office_broken")),
    }
}

fn refusal(shared: &Shared, error: &OfficeError) -> Response {
    let (sentence, hint) = shared.around.message(error);
    let told = json!({ "code": error.code, "sentence": sentence, "hint": hint });
    let mut response = said(status(&error.code), &told);
    if let Ok(code) = error.code.parse() {
        response.headers_mut().insert(CODE, code);
    }
    response
}

fn said(status: StatusCode, told: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], told.to_string()).into_response()
}

/// What a refusal is called in HTTP. The code says it better; this is for those in between.
fn status(code: &str) -> StatusCode {
    match code {
        "not_a_bundle" | "is_backup" | "malformed" | "altered" | "cut_off" | "not_for_us" => {
            StatusCode::BAD_REQUEST
        }
        "not_invited" | "invitation_expired" | "unknown_device" | "unknown_sender" | "revoked"
        | "stranger" => StatusCode::FORBIDDEN,
        "gap" | "fork" => StatusCode::CONFLICT,
        "no_length" => StatusCode::LENGTH_REQUIRED,
        "too_large" => StatusCode::PAYLOAD_TOO_LARGE,
        "newer_version" => StatusCode::UPGRADE_REQUIRED,
        "office_stopping" | "database_away" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stops_or_takes_no_bundles_is_sent_none() {
        let (jobs, writer) = mpsc::channel::<Job>(1);
        assert_eq!(fitness(false, jobs.is_closed()), StatusCode::OK);
        assert_eq!(fitness(true, jobs.is_closed()), StatusCode::SERVICE_UNAVAILABLE);
        drop(writer);
        assert_eq!(fitness(false, jobs.is_closed()), StatusCode::SERVICE_UNAVAILABLE);
    }

    #[test]
    fn each_refusal_has_its_status() {
        for (code, expected) in [
            ("altered", 400),
            ("not_invited", 403),
            ("gap", 409),
            ("fork", 409),
            ("too_large", 413),
            ("newer_version", 426),
            ("office_stopping", 503),
            ("database_away", 503),
            ("database", 500),
        ] {
            assert_eq!(status(code).as_u16(), expected, "{code}");
        }
    }
}
