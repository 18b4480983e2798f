//! Sending bundles to the server as villages do, several at a time.

use crate::bare::taken;
use crate::measure::{quantile, time};
use lindung_tests::server::Server;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;
use ureq::Agent;

/// So many villages speak at the same time.
const SPEAKERS: usize = 32;

/// What came of many bundles.
pub(crate) struct Sent {
    pub(crate) bundles: u64,
    pub(crate) people: u64,
    pub(crate) took: Duration,
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    /// Of the server itself.
    pub(crate) cpu: Duration,
    /// The most that the server held so far.
    pub(crate) megabytes: u64,
    /// In the order of the bundles.
    pub(crate) answers: Vec<Vec<u8>>,
}

impl Sent {
    /// Time for each, with the sharing of work between them.
    pub(crate) fn each(&self) -> Duration {
        self.took / u32::try_from(self.bundles).unwrap()
    }
}

/// Sends all of them and waits for every answer.
pub(crate) fn send(server: &Server, bundles: &[Vec<u8>], people: u64) -> Sent {
    let next = AtomicUsize::new(0);
    let answered = Mutex::new(vec![(Duration::ZERO, Vec::new()); bundles.len()]);
    let before = server.cpu();
    let (took, ()) = time(|| {
        std::thread::scope(|scope| {
            for _ in 0..SPEAKERS {
                scope.spawn(|| {
                    let agent = Agent::new_with_defaults();
                    while let Some((at, bundle)) = taken(bundles, &next) {
                        let answer = time(|| post(&agent, server, bundle));
                        answered.lock().unwrap()[at] = answer;
                    }
                });
            }
        });
    });
    let (mut times, answers): (Vec<Duration>, Vec<Vec<u8>>) =
        answered.into_inner().unwrap().into_iter().unzip();
    Sent {
        bundles: bundles.len() as u64,
        people,
        took,
        p50: quantile(&mut times, 50),
        p99: quantile(&mut times, 99),
        cpu: server.cpu() - before,
        megabytes: server.peak_megabytes(),
        answers,
    }
}

/// How long one takes with nobody else on the line.
pub(crate) fn alone(server: &Server, bundle: &[u8]) -> Duration {
    time(|| post(&Agent::new_with_defaults(), server, bundle)).0
}

fn post(agent: &Agent, server: &Server, bundle: &[u8]) -> Vec<u8> {
    let url = format!("{}/v1/bundles", server.url());
    let request = agent.post(&url).header("content-type", "application/octet-stream");
    let mut answer = request.send(bundle).unwrap();
    answer.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap()
}
