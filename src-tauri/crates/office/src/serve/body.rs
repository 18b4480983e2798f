//! What comes with a request: waited for as long as the slowest line needs for it, and no longer.
//! Who promises and does not send would keep somebody else's place.

use crate::error::{OfficeError, Result};
use axum::body::{Body, to_bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use bytes::Bytes;
use std::time::Duration;
use tokio::time::timeout;

/// Even the slowest line of a village brings a kilobyte in a second.
const BYTES_PER_SECOND: u64 = 1024;
/// What a line may need before it brings anything.
const SLOW_START_SECONDS: u64 = 30;

/// How long it says that it is.
pub(super) fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads it.
///
/// # Errors
/// `too_large` where it is longer than `most`; `cut_off` where less comes than was promised, or not
/// in time.
pub(super) async fn read(headers: &HeaderMap, body: Body, most: usize) -> Result<Bytes> {
    let bound = u64::try_from(most).unwrap_or(u64::MAX);
    let promised = length(headers).filter(|length| *length <= bound);
    match within(patience(promised.unwrap_or(bound)), body, most).await? {
        Some(bytes) => Ok(bytes),
        // Who promised no more than this was cut off.
        None => Err(OfficeError::new(if promised.is_some() { "cut_off" } else { "too_large" })),
    }
}

/// The same in this time; none where it broke off or was too long.
async fn within(patience: Duration, body: Body, most: usize) -> Result<Option<Bytes>> {
    let reading = timeout(patience, to_bytes(body, most)).await;
    reading.map(|bytes| bytes.ok()).map_err(|_| OfficeError::new("cut_off"))
}

fn patience(bytes: u64) -> Duration {
    let seconds = bytes.checked_div(BYTES_PER_SECOND).unwrap_or(0);
    Duration::from_secs(seconds.saturating_add(SLOW_START_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::route::MOST_BYTES;
    use futures_util::stream;
    use std::io;
    use tokio::runtime::Builder;

    fn read_now(promised: Option<u64>, body: Body, most: usize) -> Result<Bytes> {
        let lengths = promised.map(|promised| (CONTENT_LENGTH, promised.into()));
        let headers: HeaderMap = lengths.into_iter().collect();
        let runtime = Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(read(&headers, body, most))
    }

    fn refused(read: Result<Bytes>) -> String {
        read.unwrap_err().code
    }

    #[test]
    fn a_slow_line_has_time_and_a_dead_one_has_not() {
        assert_eq!(patience(0).as_secs(), 30);
        assert_eq!(patience(256 << 10).as_secs(), 286, "a usual bundle by the slowest line");
        assert!(patience(MOST_BYTES).as_secs() < 3 * 3600);
    }

    #[test]
    fn who_promises_and_never_sends_is_not_waited_for() {
        let silent = Body::from_stream(stream::pending::<io::Result<Bytes>>());
        let runtime = Builder::new_current_thread().enable_time().build().unwrap();
        let waited = runtime.block_on(within(Duration::from_millis(5), silent, 1024));
        assert_eq!(waited.unwrap_err().code, "cut_off");
    }

    #[test]
    fn what_is_cut_off_and_what_is_too_long_are_told_apart() {
        let whole = || Body::from("1234");
        assert_eq!(read_now(Some(4), whole(), 4).unwrap(), "1234");
        assert_eq!(read_now(None, whole(), 4).unwrap(), "1234");
        assert_eq!(refused(read_now(None, whole(), 3)), "too_large");
        assert_eq!(refused(read_now(Some(4), whole(), 3)), "too_large");
        let parts = [Ok(Bytes::from("12")), Err(io::Error::from(io::ErrorKind::UnexpectedEof))];
        assert_eq!(
            refused(read_now(Some(4), Body::from_stream(stream::iter(parts)), 4)),
            "cut_off"
        );
    }
}
