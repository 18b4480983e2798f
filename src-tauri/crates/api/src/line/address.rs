//! Where the office listens.

use crate::error::ApiError;
use std::net::IpAddr;
use ureq::http::Uri;

const ROUTE: &str = "/v1/bundles";

/// An address as somebody typed it, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    base: String,
    pub(super) tls: bool,
    /// This computer, or one of its own network. Others must be spoken to by https: a bundle is
    /// sealed and signed, but who listens on a plain line still reads which village sends how
    /// much and when, and whoever sits on it can keep answers back.
    pub(super) near: bool,
}

impl Address {
    /// Understands `kantor.example.id`, `https://kantor.example.id/lindung` and
    /// `http://192.168.1.5:8787`.
    pub(super) fn parse(text: &str) -> Result<Self, ApiError> {
        let bad = || ApiError::new("bad_address");
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        let rest = rest.trim_end_matches('/');
        let base = format!("{scheme}://{}", rest.strip_suffix(ROUTE).unwrap_or(rest));
        let uri: Uri = base.parse().map_err(|_| bad())?;
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(bad()),
        };
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(bad)?;
        if uri.query().is_some() {
            return Err(bad());
        }
        Ok(Self { near: is_near(host), base, tls })
    }

    pub(super) fn url(&self) -> String {
        format!("{}{ROUTE}", self.base)
    }
}

/// Whether packets to this host stay in the house. A name says nothing of that.
fn is_near(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse() {
        Ok(IpAddr::V4(address)) => {
            address.is_loopback() || address.is_private() || address.is_link_local()
        }
        Ok(IpAddr::V6(address)) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_understood_as_typed() {
        for (typed, url) in [
            ("kantor.example.id", "https://kantor.example.id/v1/bundles"),
            (
                " https://kantor.example.id/lindung/ ",
                "https://kantor.example.id/lindung/v1/bundles",
            ),
            ("http://127.0.0.1:8787/v1/bundles", "http://127.0.0.1:8787/v1/bundles"),
        ] {
            assert_eq!(Address::parse(typed).unwrap().url(), url);
        }
        for typed in ["", "ftp://kantor.example.id", "https://", "a b", "https://x/?q=1"] {
            assert_eq!(Address::parse(typed), Err(ApiError::new("bad_address")), "{typed}");
        }
    }

    #[test]
    fn only_this_computer_and_its_own_network_are_near() {
        for near in
            ["http://localhost:1", "http://127.0.0.1", "http://192.168.1.5", "http://[::1]:1"]
        {
            assert!(Address::parse(near).unwrap().near, "{near}");
        }
        for far in ["http://kantor.example.id", "http://8.8.8.8", "http://10.example.id"] {
            assert!(!Address::parse(far).unwrap().near, "{far}");
        }
    }
}
