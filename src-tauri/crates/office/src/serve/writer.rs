//! The one thread that has the office: bundles are taken one after another, and an answer goes
//! out only when what it acknowledges stands on the disk.

use super::{Around, Event, Line};
use crate::exchange::Exchanged;
use crate::office::Office;
use lindung_log::Clock;
use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Instant;
use tokio::sync::{mpsc, oneshot};

/// So many wait in memory; whoever comes then waits on the line.
const QUEUE: usize = 8;

/// A bundle, and where its answer is waited for.
pub(super) struct Job {
    pub(super) bytes: Vec<u8>,
    pub(super) reply: oneshot::Sender<Exchanged>,
}

/// Starts the thread. It ends when nobody is left who could give it work, and says how many
/// bundles it looked at.
pub(super) fn start(
    mut office: Office,
    clock: Arc<dyn Clock + Send + Sync>,
    around: Arc<dyn Around>,
) -> io::Result<(mpsc::Sender<Job>, JoinHandle<u64>)> {
    let (jobs, mut queue) = mpsc::channel::<Job>(QUEUE);
    let work = move || {
        let mut bundles: u64 = 0;
        while let Some(Job { bytes, reply }) = queue.blocking_recv() {
            // How long it took is shown, and decides nothing.
            let began = Instant::now();
            let exchanged = office.exchange(&bytes, &&*clock);
            bundles = bundles.saturating_add(1);
            around.tell(Event::Answered(Line {
                at: clock.now(),
                village: exchanged.village.as_ref().map(|village| village.dotted()),
                code: exchanged.outcome.as_ref().map_or_else(|e| e.code.clone(), |_| taken()),
                bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                milliseconds: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            }));
            // Who hung up in the meantime asks again and learns that it is here.
            reply.send(exchanged).ok();
        }
        bundles
    };
    let thread = std::thread::Builder::new().name("office".to_owned()).spawn(work)?;
    Ok((jobs, thread))
}

fn taken() -> String {
    "taken".to_owned()
}
