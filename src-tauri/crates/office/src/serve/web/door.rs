//! Signing in and out, and what stands before every door.

use super::session::{Token, no_cookie};
use super::{Desk, Web, own_page, reply};
use crate::error::{OfficeError, Result};
use crate::serve::body;
use crate::staff::fits;
use axum::extract::{Request, State};
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::Semaphore;

/// Login and passphrase are short.
const MOST_BYTES: usize = 1024;
/// Each needs 19 MiB and a core.
static HASHING: Semaphore = Semaphore::const_new(2);
const PATH: &str = "/api/session";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    login: String,
    passphrase: String,
}

/// Nobody asks without end.
pub(super) async fn guard(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let address = web.address(&request);
    if web.limits.too_many(&address, web.clock.now()) {
        return wait(&web, 60);
    }
    next.run(request).await
}

fn wait(web: &Web, seconds: i64) -> Response {
    let mut response = web.refusal(&OfficeError::new("too_often").with("seconds", seconds));
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// `POST` signs in, `DELETE` signs out.
pub(super) async fn session(State(web): State<Arc<Web>>, request: Request) -> Response {
    let (method, began) = (request.method().clone(), Instant::now());
    let response = match method {
        Method::POST => sign_in(&web, request).await,
        Method::DELETE => sign_out(&web, request.headers().clone()).await,
        _ => Ok(web.refusal(&OfficeError::new("no_such_method"))),
    };
    let response = response.unwrap_or_else(|error| web.refusal(&error));
    web.journal(&method, PATH, response.status(), began);
    response
}

async fn sign_in(web: &Arc<Web>, request: Request) -> Result<Response> {
    own_page(request.headers(), "application/json")?;
    let (address, now) = (web.address(&request), web.clock.now());
    let old = Token::of(request.headers(), web.secure);
    let (parts, body) = request.into_parts();
    if body::length(&parts.headers).is_some_and(|length| length > MOST_BYTES as u64) {
        return Err(OfficeError::new("too_large"));
    }
    let body = body::read(&parts.headers, body, MOST_BYTES).await?;
    let asked: SignIn = serde_json::from_slice(&body).map_err(|_| OfficeError::new("malformed"))?;
    let login = asked.login.trim().to_lowercase();
    if let Some(seconds) = web.limits.waits(&login, &address, now) {
        return Ok(wait(web, seconds));
    }
    let sought = login.clone();
    let find = move |desk: &mut Desk| desk.office.at_the_door(|store| Ok(store.person(&sought)?));
    let person = web.counter.ask(find).await?;
    let phrase = person.as_ref().map(|person| person.phrase.clone());
    let place = HASHING.acquire().await.map_err(|_| OfficeError::new("office_broken"))?;
    // Those who guessed beside this one while it waited count too.
    if let Some(seconds) = web.limits.waits(&login, &address, web.clock.now()) {
        return Ok(wait(web, seconds));
    }
    let fits = move || fits(&asked.passphrase, phrase.as_deref());
    let fitting = tokio::task::spawn_blocking(fits).await.unwrap_or(false);
    drop(place);
    let Some(person) = person.filter(|_| fitting) else {
        web.limits.wrong(&login, &address, web.clock.now());
        return Err(OfficeError::new("wrong_login"));
    };
    web.limits.right(&login);
    let id = person.id;
    let token = web.counter.ask(move |desk| desk.begin_session(id, old.as_ref())).await?;
    let told = json!({
        "login": person.login, "name": person.name, "role": person.role, "fresh": person.fresh,
        "csrf": token.csrf(),
    });
    with_cookie(reply::json(&told), &token.cookie(web.secure))
}

async fn sign_out(web: &Arc<Web>, headers: HeaderMap) -> Result<Response> {
    own_page(&headers, "application/json")?;
    if let Some(token) = Token::of(&headers, web.secure) {
        if headers.get(super::CSRF).is_none_or(|told| told != token.csrf().as_str()) {
            return Err(OfficeError::new("bad_csrf"));
        }
        web.counter.ask(move |desk| desk.end_session(&token)).await?;
    }
    with_cookie(reply::json(&json!({})), &no_cookie(web.secure))
}

fn with_cookie(mut response: Response, cookie: &str) -> Result<Response> {
    let cookie = HeaderValue::from_str(cookie).map_err(|_| OfficeError::damaged("cookie"))?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}
