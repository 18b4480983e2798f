//! From where somebody speaks.

use axum::http::HeaderMap;
use std::net::IpAddr;

const FORWARDED: &str = "x-forwarded-for";

/// The address that somebody speaks from; behind TLS the one that the web server in front says.
pub(super) fn of(headers: &HeaderMap, peer: Option<IpAddr>, behind_tls: bool) -> String {
    let told = if behind_tls { forwarded(headers) } else { None };
    told.map(str::to_owned).or_else(|| peer.map(|ip| ip.to_string())).unwrap_or_default()
}

/// The last of the last line: what stands before it came with the request, and is believed by
/// nobody.
fn forwarded(headers: &HeaderMap) -> Option<&str> {
    let line = headers.get_all(FORWARDED).iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next().map(str::trim).filter(|told| !told.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};
    use std::net::Ipv4Addr;

    fn seen(lines: &[&'static str], behind_tls: bool) -> String {
        let name = HeaderName::from_static(FORWARDED);
        let line = |line: &&'static str| (name.clone(), HeaderValue::from_static(line));
        let headers = lines.iter().map(line).collect();
        of(&headers, Some(IpAddr::V4(Ipv4Addr::LOCALHOST)), behind_tls)
    }

    #[test]
    fn only_the_web_server_in_front_is_believed() {
        for (lines, told) in [
            (&[][..], "127.0.0.1"),
            (&["10.0.0.5"], "10.0.0.5"),
            (&["1.1.1.1, 10.0.0.5"], "10.0.0.5"),
            (&["1.1.1.1", "10.0.0.5"], "10.0.0.5"),
            (&["1.1.1.1", "2.2.2.2 , 10.0.0.5 "], "10.0.0.5"),
            (&["1.1.1.1", ""], "127.0.0.1"),
        ] {
            assert_eq!(seen(lines, true), told, "{lines:?}");
            assert_eq!(seen(lines, false), "127.0.0.1", "{lines:?}");
        }
    }
}
