//! How the database is spoken to, as far as its address does not say.
//!
//! A line that is cut says nothing. By themselves these would be waited for for hours, and villages
//! and the page with them, instead of being told that the database is away.

use crate::error::{OfficeError, Result};
use std::time::Duration;
use tokio_postgres::Config;

/// For the first word of a computer that may not be there.
const CONNECT: Duration = Duration::from_secs(10);
/// For a sign that what was sent has arrived.
const ARRIVE: Duration = Duration::from_secs(30);
/// After so much silence the other end is asked whether it is there, and so often again. An answer
/// that is long in the making is waited for as long as the other end says that it is.
const IDLE: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_secs(10);

/// # Errors
/// `database_address`: it is no address.
pub(super) fn config(address: &str) -> Result<Config> {
    let mut config: Config = address.parse().map_err(|_| OfficeError::new("database_address"))?;
    let says = |name| address.contains(name);
    if !says("connect_timeout") {
        config.connect_timeout(CONNECT);
    }
    if !says("tcp_user_timeout") {
        config.tcp_user_timeout(ARRIVE);
    }
    if !says("keepalives_idle") {
        config.keepalives_idle(IDLE);
    }
    if !says("keepalives_interval") {
        config.keepalives_interval(AGAIN);
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_line_is_waited_for_in_seconds_unless_the_address_says_otherwise() {
        for address in ["postgres://lindung@db/lindung", "host=db user=lindung dbname=lindung"] {
            let config = config(address).unwrap();
            assert_eq!(config.get_connect_timeout(), Some(&CONNECT));
            assert_eq!(config.get_tcp_user_timeout(), Some(&ARRIVE));
            assert_eq!(config.get_keepalives_idle(), IDLE);
            assert_eq!(config.get_keepalives_interval(), Some(AGAIN));
        }
        let said = config("host=db connect_timeout=0 tcp_user_timeout=7 keepalives_idle=7200");
        let said = said.unwrap();
        assert_eq!(said.get_connect_timeout(), None, "0 is without end");
        assert_eq!(said.get_tcp_user_timeout(), Some(&Duration::from_secs(7)));
        assert_eq!(said.get_keepalives_idle(), Duration::from_secs(7200));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        assert_eq!(config("kantor").unwrap_err().code, "database_address");
    }
}
