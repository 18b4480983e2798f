//! Whoever has the office. All in one file: one thread, which takes bundles one after another. On a
//! database of many servers: several threads, each with a connection. Either way those that wait at
//! the same time are brought to the disk together, and an answer goes out only when what it
//! acknowledges stands there.

use super::{Around, Event, Line};
use crate::error::{OfficeError, Result};
use crate::exchange::{Done, Letter};
use crate::office::Office;
use lindung_domain::number::RegionCode;
use lindung_log::Clock;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;
use tokio::sync::{mpsc, oneshot};

/// So many wait in memory; whoever comes then waits on the line.
const QUEUE: usize = 32;
/// So many are brought to the disk together: while half of those who wait are worked on, the
/// answers to the others are sealed, and what they send next is opened.
const AT_ONCE: usize = 16;
/// Transactions at the same time on a database of many servers, and bundles in each: while one
/// waits for the disk, the others work, and their commits are shared.
const CONNECTIONS: usize = 4;
const AT_ONCE_EACH: usize = 8;

/// A bundle, and where its answer is waited for.
pub(super) struct Job {
    pub(super) letter: Letter,
    pub(super) reply: oneshot::Sender<Done>,
}

/// What a thread has of the office, and whence it takes its work.
struct Writer {
    office: Office,
    queue: Arc<Mutex<mpsc::Receiver<Job>>>,
    /// How many bundles it takes at once.
    at_once: usize,
    clock: Arc<dyn Clock + Send + Sync>,
    around: Arc<dyn Around>,
}

/// Starts the threads. They end when nobody is left who could give them work, and each says how
/// many bundles it looked at.
pub(super) fn start(
    office: Office,
    clock: &Arc<dyn Clock + Send + Sync>,
    around: &Arc<dyn Around>,
) -> Result<(mpsc::Sender<Job>, Vec<JoinHandle<u64>>)> {
    let mut offices = Vec::new();
    while offices.len() < CONNECTIONS
        && let Some(another) = office.another()?
    {
        offices.push(another);
    }
    // The one that was given is enough where there can be no other.
    if offices.is_empty() {
        offices.push(office);
    }
    let at_once = if offices.len() > 1 { AT_ONCE_EACH } else { AT_ONCE };
    let (jobs, queue) = mpsc::channel::<Job>(QUEUE);
    let queue = Arc::new(Mutex::new(queue));
    let threads = offices.into_iter().map(|office| {
        let (queue, clock, around) = (queue.clone(), clock.clone(), around.clone());
        let mut writer = Writer { office, queue, at_once, clock, around };
        let thread = std::thread::Builder::new().name("office".to_owned());
        thread.spawn(move || writer.work()).map_err(|_| OfficeError::new("office_broken"))
    });
    Ok((jobs, threads.collect::<Result<_>>()?))
}

impl Writer {
    fn work(&mut self) -> u64 {
        let mut bundles: u64 = 0;
        loop {
            let jobs = self.next();
            if jobs.is_empty() {
                return bundles;
            }
            // How long it took is shown, and decides nothing.
            let began = Instant::now();
            let told = |Job { letter, reply }: Job| {
                let about = (letter.village(), letter.bytes());
                (letter, (about, reply))
            };
            let (letters, waiting): (Vec<_>, Vec<_>) = jobs.into_iter().map(told).unzip();
            let done = self.office.exchange_all(letters, &&*self.clock);
            // Each has its share of the time that they took together.
            let together = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
            let milliseconds = together.div_ceil(done.len().max(1) as u64);
            for (((village, bytes), reply), done) in waiting.into_iter().zip(done) {
                bundles = bundles.saturating_add(1);
                self.around.tell(Event::Answered(Line {
                    at: self.clock.now(),
                    village: village.as_ref().map(RegionCode::dotted),
                    code: done.outcome.as_ref().map_or_else(|e| e.code.clone(), |_| taken()),
                    bytes,
                    milliseconds,
                }));
                // Who hung up in the meantime asks again and learns that it is here.
                reply.send(done).ok();
            }
        }
    }

    /// What waits, as much as may be taken at once; nothing when nobody will come any more.
    fn next(&self) -> Vec<Job> {
        // A thread that panicked had its own office, and took nothing out of the queue half.
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let first = queue.blocking_recv();
        let waiting = std::iter::from_fn(|| queue.try_recv().ok());
        first.into_iter().chain(waiting.take(self.at_once.saturating_sub(1))).collect()
    }
}

fn taken() -> String {
    "taken".to_owned()
}
