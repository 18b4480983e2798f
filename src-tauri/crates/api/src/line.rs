//! The line to the office: one bundle there, one back. What may go wrong has a name each, and
//! nothing that goes wrong loses anything, since nothing counts before the acknowledgement.

mod address;
pub mod again;

use crate::error::ApiError;
use address::Address;
use lindung_log::bundle::{MAX_BODY_BYTES, MAX_ENVELOPE_BYTES};
use serde_json::Value;
use std::io;
use std::time::Duration;
use ureq::http::header::CONTENT_TYPE;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, Error, Timeout, http};

const BUNDLE: &str = "application/octet-stream";
/// The header in which the office names its refusal.
const CODE: &str = "lindung-code";
/// Above this a certificate is none.
pub(crate) const CERTIFICATE_BYTES: u64 = 64 * 1024;
/// A refusal is a sentence and a hint.
const REFUSAL_BYTES: u64 = 16 * 1024;
/// A stranger's sentence is shown so far and no further.
const SENTENCE_CHARACTERS: usize = 400;
const CONNECT_SECONDS: u64 = 20;
/// A bundle of 256 KB at a kilobyte a second, and room beside it.
const TRANSFER_SECONDS: u64 = 300;
/// The office may have others before us.
const ANSWER_SECONDS: u64 = 120;

/// What the office answered.
pub(crate) enum Reply {
    /// It has taken the bundle, and this is its own.
    Answered(Vec<u8>),
    /// It lacks something before the bundle (`gap`) or has something else in its place (`fork`),
    /// and says in its own what it has.
    Differs { code: String, answer: Vec<u8> },
}

/// A line to one office.
pub(crate) struct Line {
    agent: Agent,
    url: String,
}

impl Line {
    /// Makes ready to speak to an address; nothing is sent yet.
    pub(crate) fn new(
        address: &str,
        certificate: Option<&[u8]>,
        allow_http: bool,
    ) -> Result<Self, ApiError> {
        let address = Address::parse(address)?;
        if !address.tls && !address.near && !allow_http {
            return Err(ApiError::new("plain_http"));
        }
        let roots = match certificate {
            Some(pem) => RootCerts::new_with_certs(&[pinned(pem)?]),
            None => RootCerts::PlatformVerifier,
        };
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        let config = Agent::config_builder()
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .http_status_as_error(false)
            // A café's sign-in page is no office.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("lindung/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(seconds(CONNECT_SECONDS))
            .timeout_connect(seconds(CONNECT_SECONDS))
            .timeout_send_body(seconds(TRANSFER_SECONDS))
            .timeout_recv_response(seconds(ANSWER_SECONDS))
            .timeout_recv_body(seconds(TRANSFER_SECONDS));
        // This computer and its own network are not reached through the system's proxy.
        let config = if address.near { config.proxy(None) } else { config };
        Ok(Self { agent: config.build().new_agent(), url: address.url() })
    }

    /// Sends a bundle and waits for the answer.
    pub(crate) fn post(&self, bundle: &[u8]) -> Result<Reply, ApiError> {
        let request = self.agent.post(&self.url).header(CONTENT_TYPE, BUNDLE);
        let mut response = request.send(bundle).map_err(|error| broken(&error))?;
        let kind = response.headers().get(CONTENT_TYPE).cloned();
        let is_bundle = kind.is_some_and(|kind| kind == BUNDLE);
        match response.status() {
            http::StatusCode::OK if is_bundle => Ok(Reply::Answered(read(&mut response)?)),
            http::StatusCode::CONFLICT if is_bundle => {
                let code = response.headers().get(CODE).and_then(|code| code.to_str().ok());
                let code = plain(code.unwrap_or_default());
                Ok(Reply::Differs { code, answer: read(&mut response)? })
            }
            status if status.is_server_error() => Err(ApiError::new("office_busy")),
            _ => Err(refusal(&mut response)),
        }
    }
}

fn read(response: &mut http::Response<Body>) -> Result<Vec<u8>, ApiError> {
    let most = MAX_BODY_BYTES.saturating_add(MAX_ENVELOPE_BYTES as u64);
    let body = response.body_mut().with_config().limit(most).read_to_vec();
    body.map_err(|error| broken(&error))
}

/// What the office says of itself, or that it was no office.
fn refusal(response: &mut http::Response<Body>) -> ApiError {
    let text = match response.body_mut().with_config().limit(REFUSAL_BYTES).read_to_vec() {
        Ok(text) => text,
        Err(Error::BodyExceedsLimit(_)) => return ApiError::new("bad_answer"),
        Err(error) => return broken(&error),
    };
    let told: Value = serde_json::from_slice(&text).unwrap_or_default();
    let field = |name: &str| told.get(name).and_then(Value::as_str).map(plain);
    match (field("code"), field("sentence")) {
        (Some(code), Some(sentence)) => {
            ApiError::new("office_refused").with("office_code", code).with("sentence", sentence)
        }
        _ => ApiError::new("bad_answer"),
    }
}

/// A stranger's text, fit to be shown.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(SENTENCE_CHARACTERS).collect()
}

pub(crate) fn pinned(pem: &[u8]) -> Result<Certificate<'static>, ApiError> {
    Certificate::from_pem(pem).map_err(|_| ApiError::new("bad_certificate"))
}

/// The name of what happened to the line.
#[expect(clippy::wildcard_enum_match_arm, reason = "the list is others', and grows")]
fn broken(error: &Error) -> ApiError {
    let code = match error {
        Error::HostNotFound | Error::ConnectionFailed | Error::ConnectProxyFailed(_) => "no_line",
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => "no_line",
        Error::Io(error) => by_kind(error),
        Error::BadUri(_) | Error::InvalidProxyUrl => "bad_address",
        Error::Tls(_) | Error::Rustls(_) => by_text(&error.to_string()),
        Error::Protocol(_) | Error::Http(_) => "bad_answer",
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => "bad_answer",
        _ => "line_cut",
    };
    ApiError::new(code)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the list is others', and grows")]
fn by_kind(error: &io::Error) -> &'static str {
    use io::ErrorKind::{
        AddrNotAvailable, ConnectionRefused, HostUnreachable, InvalidData, NetworkUnreachable,
    };
    match error.kind() {
        ConnectionRefused | HostUnreachable | NetworkUnreachable | AddrNotAvailable => "no_line",
        // So TLS tells what it does not like.
        InvalidData => by_text(&error.to_string()),
        _ => "line_cut",
    }
}

fn by_text(text: &str) -> &'static str {
    if text.contains("certificate") { "no_trust" } else { "line_cut" }
}
