//! The page of the office's staff: its files, and what it asks for.
//!
//! Whoever asks is believed nothing: every request is looked at for its address, its length, where
//! it comes from, who sends it and what that person may do, in this order, before anything is done.

mod address;
mod cases;
mod desk;
mod door;
mod headers;
mod limits;
mod pages;
mod reply;
mod session;

pub(crate) use desk::Desk;
pub(crate) use reply::Reply;

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::serve::{Around, Asked, Event, body};
use crate::staff::Role;
use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{from_fn_with_state, map_response_with_state};
use axum::response::Response;
use axum::routing::{any, get};
use cases::{Case, Question};
use desk::Counter;
use limits::Limits;
use lindung_log::{Clock, Entropy};
use session::{Token, allowed};
use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Instant;

/// The header by which a page of ours shows that it is one.
const CSRF: &str = "lindung-csrf";

/// What all requests of the page share.
pub(super) struct Web {
    counter: Counter,
    clock: Arc<dyn Clock + Send + Sync>,
    around: Arc<dyn Around>,
    limits: Limits,
    /// Whether it stands behind a web server that speaks TLS.
    secure: bool,
}

/// Who is at the other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) SocketAddr);

impl Web {
    /// Starts the page's thread, on a connection of its own.
    ///
    /// # Errors
    /// The database cannot be opened a second time.
    pub(super) fn open(
        office: &Office,
        clock: Arc<dyn Clock + Send + Sync>,
        entropy: Box<dyn Entropy + Send>,
        around: &Arc<dyn Around>,
        secure: bool,
    ) -> Result<(Arc<Self>, JoinHandle<()>)> {
        let office = office.second()?;
        let around = around.clone();
        let desk = Desk { office, clock: clock.clone(), entropy, around: around.clone() };
        let broken = |_: io::Error| OfficeError::new("office_broken");
        let (counter, thread) = Counter::open(desk).map_err(broken)?;
        let web = Self { counter, clock, around, limits: Limits::default(), secure };
        Ok((Arc::new(web), thread))
    }

    /// Its addresses.
    pub(super) fn routes(self: Arc<Self>) -> Router {
        Router::new()
            .route("/", get(pages::first))
            .route("/assets/{name}", get(pages::asset))
            .route("/api/session", any(door::session))
            .route("/api/{*what}", any(api))
            .layer(from_fn_with_state(self.clone(), door::guard))
            .layer(map_response_with_state(self.clone(), headers::harden))
            .with_state(self)
    }

    /// The address that somebody speaks from.
    fn address(&self, request: &Request) -> String {
        let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
        address::of(request.headers(), peer, self.secure)
    }

    fn journal(&self, method: &Method, path: &'static str, status: StatusCode, began: Instant) {
        self.around.tell(Event::Asked(Asked {
            at: self.clock.now(),
            method: method.to_string(),
            path,
            status: status.as_u16(),
            milliseconds: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        }));
    }

    fn refusal(&self, error: &OfficeError) -> Response {
        let (sentence, hint) = self.around.message(error);
        reply::refusal(error, &sentence, &hint)
    }
}

/// One of the cases of the table.
async fn api(State(web): State<Arc<Web>>, request: Request) -> Response {
    let (method, began) = (request.method().clone(), Instant::now());
    let case = cases::find(&method, request.uri().path());
    let path = case.as_ref().map_or("-", |case| case.path);
    let plain = request
        .headers()
        .get("accept-encoding")
        .is_none_or(|value| value.to_str().is_ok_and(|accepted| !accepted.contains("gzip")));
    let response = match case {
        Ok(case) => match answer(&web, case, request).await {
            Ok(reply) => reply.into_response(plain),
            Err(error) => web.refusal(&error),
        },
        Err(error) => web.refusal(&error),
    };
    web.journal(&method, path, response.status(), began);
    response
}

async fn answer(web: &Arc<Web>, case: &'static Case, request: Request) -> Result<Reply> {
    let (parts, body) = request.into_parts();
    let changes = parts.method != Method::GET;
    if changes {
        own_page(&parts.headers, case.kind)?;
    }
    let token = Token::of(&parts.headers, web.secure);
    let csrf = parts.headers.get(CSRF).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let query = query(&parts.uri)?;
    // Nobody who is not signed in has a large body read.
    let seen = token.clone();
    web.counter.ask(move |desk| who(desk, seen.as_ref(), case)).await?;
    if changes {
        let ours = token.as_ref().map(Token::csrf);
        if ours.is_none() || csrf != ours {
            return Err(OfficeError::new("bad_csrf"));
        }
    }
    let body = body::read(&parts.headers, body, case.most).await?;
    web.counter
        .ask(move |desk| {
            // Once more: in the meantime somebody may have been let in no more.
            let who = who(desk, token.as_ref(), case)?;
            let csrf = token.as_ref().map(Token::csrf).unwrap_or_default();
            let question = Question { who, query, body: body.to_vec(), csrf };
            cases::run(desk, case, &question)
        })
        .await
}

/// Who asks, if that person may.
fn who(desk: &mut Desk, token: Option<&Token>, case: &Case) -> Result<lindung_store::Person> {
    let person = desk.signed_in(token)?;
    if person.fresh && !case.while_fresh {
        return Err(OfficeError::new("passphrase_first"));
    }
    allowed(&person, case.role)?;
    Ok(person)
}

/// What is said behind the question mark, each word once.
fn query(uri: &Uri) -> Result<BTreeMap<String, String>> {
    let read = Query::<Vec<(String, String)>>::try_from_uri(uri);
    let Query(pairs) = read.map_err(|_| OfficeError::new("malformed"))?;
    Ok(pairs.into_iter().collect())
}

/// That a request which changes something was sent by a page of this very address, in a form that
/// no foreign page can send without asking first.
fn own_page(headers: &HeaderMap, kind: &str) -> Result<()> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let site = headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin");
    let origin = match (text(ORIGIN), text(HOST)) {
        (None, _) => true,
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, named)| named == host)
        }
        (Some(_), None) => false,
    };
    if !site || !origin {
        return Err(OfficeError::new("foreign_page"));
    }
    if text(CONTENT_TYPE).is_none_or(|told| told.split(';').next() != Some(kind)) {
        return Err(OfficeError::new("bad_content_type"));
    }
    Ok(())
}

/// The cases as a table, for a proof of who may what.
pub(super) fn table() -> Vec<(&'static str, &'static str, Role)> {
    cases::CASES.iter().map(|case| (case.method, case.path, case.role)).collect()
}
