//! The office on the line: `POST /v1/bundles` with a bundle, answered by a bundle.
//!
//! Whoever sends need not be trusted: a bundle is sealed and signed, and a line that is cut,
//! doubled or garbled changes nothing. What is guarded here is the machine: how many may speak,
//! how much, and how slowly.

mod body;
mod metrics;
mod route;
mod web;
mod writer;

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::staff::Role;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use lindung_log::{Clock, Entropy};
use metrics::Counting;
use route::Shared;
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use web::{Peer, Web};

/// So many speak at once; the next wait at the door. With [`route::MOST_BYTES`] this bounds memory
/// by what a single file may take.
const CONNECTIONS: usize = 64;
/// From a head to the next: who says nothing gives his place to somebody else.
const HEAD_SECONDS: u64 = 30;
/// No connection lives longer, whatever it does.
const LIFETIME_SECONDS: u64 = 3600;
/// So long a stop waits for who is speaking; what was not taken by then is sent again.
const GRACE_SECONDS: u64 = 20;
/// When the system has no more connections to give.
const BREATH_MILLISECONDS: u64 = 100;

/// What the server tells whoever runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It is ready.
    Listening(SocketAddr),
    /// A request was answered.
    Answered(Line),
    /// The page asked for something.
    Asked(Asked),
    /// The page changed something, and no note of it could be made.
    Unnoted {
        /// Seconds since 1970 by the office's clock.
        at: i64,
        /// `POST` and its like.
        method: &'static str,
        /// An address of the table.
        path: &'static str,
        /// Why not.
        code: String,
    },
    /// It was asked to stop, and finishes what was begun.
    Stopping,
}

/// One request in the journal: never a NIK, a KPJ or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Seconds since 1970 by the office's clock.
    pub at: i64,
    /// Dotted code of the village that the bundle names.
    pub village: Option<String>,
    /// `taken`, or the code of the refusal.
    pub code: String,
    /// How long the bundle was.
    pub bytes: u64,
    /// How long the office worked on it.
    pub milliseconds: u64,
}

/// One request of the page in the journal: never who asked, nor for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Seconds since 1970 by the office's clock.
    pub at: i64,
    /// `GET` and its like.
    pub method: String,
    /// An address of the table, without what stood behind it; `-` for any other.
    pub path: &'static str,
    /// As in HTTP.
    pub status: u16,
    /// How long the office worked on it.
    pub milliseconds: u64,
}

/// Where it listens, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Address and port.
    pub listen: SocketAddr,
    /// Whether a web server in front speaks TLS with who comes from outside: then cookies go by
    /// TLS alone, and that server is believed whom it names.
    pub behind_tls: bool,
}

/// The table of what the page may ask for: method, address, and who may at least.
pub fn page_table() -> Vec<(&'static str, &'static str, Role)> {
    web::table()
}

/// What the server needs of the program around it.
pub trait Around: Send + Sync {
    /// Sentence and hint of an error.
    fn message(&self, error: &OfficeError) -> (String, String);
    /// The words for a code, for a sheet or a paper.
    fn sentence(&self, code: &str) -> String;
    /// Something happened.
    fn tell(&self, event: Event);
}

/// What was done when it stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served {
    /// Bundles that the office looked at.
    pub bundles: u64,
}

/// Serves until the system asks the program to stop (SIGINT or SIGTERM).
///
/// # Errors
/// `no_listen` where the address cannot be had.
pub fn serve(
    office: Office,
    setting: Setting,
    clock: impl Clock + Send + Sync + 'static,
    entropy: impl Entropy + Send + 'static,
    around: Arc<dyn Around>,
) -> Result<Served> {
    let listen = setting.listen;
    let no_listen = |_: io::Error| OfficeError::new("no_listen").with("address", listen);
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    // More would only wait for each other, each with a bundle in its hands.
    let runtime = runtime.max_blocking_threads(cores).enable_all().build().map_err(no_listen)?;
    let listener = runtime.block_on(TcpListener::bind(listen)).map_err(no_listen)?;
    let bound = listener.local_addr().map_err(no_listen)?;

    let clock: Arc<dyn Clock + Send + Sync> = Arc::new(clock);
    let name = office.name().to_owned();
    let counting = Counting::of(around);
    let around: Arc<dyn Around> = counting.clone();
    let post = office.post();
    let (web, page) =
        Web::open(&office, clock.clone(), Box::new(entropy), &around, setting.behind_tls)?;
    let (jobs, writers) = writer::start(office, &clock, &around)?;
    let shared = Arc::new(Shared::new(name, post, jobs, clock, around.clone()));
    runtime.block_on(async {
        let stop = Stop::new().map_err(no_listen)?;
        around.tell(Event::Listening(bound));
        let pages = web.routes().merge(counting.routes());
        run(listener, &shared, pages, stop).await;
        Ok::<_, OfficeError>(())
    })?;
    // Who still speaks is cut off; then nobody is left who could give the writer work.
    drop((runtime, shared));
    page.join().map_err(|_| OfficeError::new("office_broken"))?;
    let mut bundles: u64 = 0;
    for writer in writers {
        let of_one = writer.join().map_err(|_| OfficeError::new("office_broken"))?;
        bundles = bundles.saturating_add(of_one);
    }
    Ok(Served { bundles })
}

async fn run(listener: TcpListener, shared: &Arc<Shared>, pages: Router, mut stop: Stop) {
    let routes = route::routes(shared.clone()).merge(pages);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(HEAD_SECONDS));
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let (stream, peer, place) = tokio::select! {
            () = stop.asked() => break,
            next = next(&listener, &places) => match next {
                Some(next) => next,
                None => continue,
            },
        };
        let service = TowerToHyperService::new(routes.clone().layer(Extension(Peer(peer))));
        let speaking = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // How a connection ends is no concern of anybody else.
            timeout(Duration::from_secs(LIFETIME_SECONDS), speaking).await.ok();
            drop(place);
        });
    }
    drop(listener);
    shared.stopping.store(true, Ordering::Relaxed);
    shared.around.tell(Event::Stopping);
    timeout(Duration::from_secs(GRACE_SECONDS), graceful.shutdown()).await.ok();
}

/// The next who speaks, as soon as there is a place.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    if let Ok((stream, peer)) = listener.accept().await {
        stream.set_nodelay(true).ok();
        return Some((stream, peer, place));
    }
    tokio::time::sleep(Duration::from_millis(BREATH_MILLISECONDS)).await;
    None
}

/// The system's wish that the program ends.
#[cfg(unix)]
struct Stop {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Stop {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let (interrupt, terminate) = (SignalKind::interrupt(), SignalKind::terminate());
        Ok(Self { interrupt: signal(interrupt)?, terminate: signal(terminate)? })
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// The same where there are no signals.
#[cfg(not(unix))]
struct Stop;

#[cfg(not(unix))]
impl Stop {
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn asked(&mut self) {
        tokio::signal::ctrl_c().await.ok();
    }
}
