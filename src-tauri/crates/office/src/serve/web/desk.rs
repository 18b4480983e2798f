//! The thread that answers the page. It has a connection of its own, so that who looks does not
//! wait behind who sends.

use crate::error::{OfficeError, Result};
use crate::office::Office;
use crate::overview::Seen;
use crate::serve::Around;
use lindung_log::{Clock, Entropy};
use std::fmt;
use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::{mpsc, oneshot};

/// So many wait in memory.
const QUEUE: usize = 64;

/// What a request works with.
pub(crate) struct Desk {
    pub(crate) office: Office,
    pub(crate) clock: Arc<dyn Clock + Send + Sync>,
    pub(crate) entropy: Box<dyn Entropy + Send>,
    pub(crate) around: Arc<dyn Around>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Desk {
    /// The villages in figures, as they are now.
    pub(crate) fn seen(&mut self) -> Result<Seen> {
        self.office.seen(self.clock.now())
    }
}

type Job = Box<dyn FnOnce(&mut Desk) + Send>;

/// Where work for the thread is handed in.
#[derive(Clone)]
pub(super) struct Counter(mpsc::Sender<Job>);

impl Counter {
    /// Starts the thread; it ends when nobody is left who could give it work.
    pub(super) fn open(mut desk: Desk) -> io::Result<(Self, JoinHandle<()>)> {
        let (jobs, mut queue) = mpsc::channel::<Job>(QUEUE);
        let work = move || {
            while let Some(job) = queue.blocking_recv() {
                // What the other connection wrote in the meantime.
                desk.office.catch_up().ok();
                job(&mut desk);
            }
        };
        let thread = std::thread::Builder::new().name("page".to_owned()).spawn(work)?;
        Ok((Self(jobs), thread))
    }

    /// Has something done, and waits for it.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let broken = || OfficeError::new("office_broken");
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |desk| {
            // Who hung up in the meantime does not hear it.
            reply.send(work(desk)).ok();
        });
        self.0.send(job).await.map_err(|_| broken())?;
        answer.await.map_err(|_| broken())?
    }
}
