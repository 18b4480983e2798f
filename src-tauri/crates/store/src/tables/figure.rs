//! What a subject tells of its village's figures, beside the rows of its workers.

use crate::entries::Stored;
use crate::figures::Figures;
use crate::logs::Logs;
use lindung_domain::fold::{Folded, Subject};
use lindung_domain::op::office::{Acknowledged, Received};
use lindung_domain::op::roster::SegmentCounted;
use lindung_domain::op::{Op, Read};
use lindung_domain::worker::Worker;
use lindung_log::DeviceId;
use std::fmt::Write as _;

/// The part of a village that is all of it.
const WHOLE: &str = "all";
/// So much of a log's name tells it from every other of a village.
const NAME_DIGITS: usize = 16;

/// Writes a subject's lines; those that it wrote before are the same, or gone.
pub(super) fn write(figures: &mut Figures, logs: &Logs, stored: &[Stored], folded: &Folded) {
    let Some(first) = stored.first() else { return };
    let village = logs.by_number(first.subject.log()).map_or("", |log| log.village.as_str());
    let begins = |place| !folded.set_aside.contains_key(&place);
    if let Subject::Office(_) = &folded.subject {
        figures.set(village, "invited", "", 1);
        let mut before = Vec::new();
        for entry in stored {
            let Read::Known(Op::Acknowledged(said)) = entry.read() else { continue };
            let received = received(logs, said);
            // An office also says anew what it has, as after revoking a laptop: nobody was heard.
            if received != before {
                figures.at_least(village, "heard", entry.recorded_at);
            }
            before = received;
        }
    }
    if matches!(&folded.subject, Subject::Worker(_)) {
        return;
    }
    match first.read() {
        Read::Known(Op::SegmentCounted(count)) if count.segment == WHOLE => {
            let counts = begins(0) && is_counted(&folded.subject);
            let workers = if counts { i64::try_from(count.workers).unwrap_or(0) } else { 0 };
            figures.set(village, "counted", &spelled(logs, first, count), workers);
        }
        Read::Known(Op::ClaimReported(_)) => {
            let id = first.subject.number().to_string();
            figures.set(village, "claim", &id, open_since(&folded.subject));
        }
        Read::Known(_) | Read::Later(_) | Read::Malformed(_) => {}
    }
}

/// What an office says that it has of the village's own logs.
fn received(logs: &Logs, said: &Acknowledged) -> Vec<Received> {
    let of_village = |received: &&Received| {
        let log = logs.get(&DeviceId::from_bytes(received.device));
        log.is_some_and(|log| !log.by_office)
    };
    said.frontier.iter().filter(of_village).cloned().collect()
}

fn is_counted(subject: &Subject) -> bool {
    matches!(subject, Subject::Statement(statement) if statement.voided.is_none())
}

/// In the order of the log, and then as it is shown.
fn spelled(logs: &Logs, first: &Stored, count: &SegmentCounted) -> String {
    let name = logs.by_number(first.subject.log()).map(|log| log.name.to_string());
    let name: String = name.unwrap_or_default().chars().take(NAME_DIGITS).collect();
    let (lamport, seq) = (first.lamport, first.id.seq());
    format!("{lamport:016x}.{name}.{seq:010x} {} {}", count.dated, count.source)
}

/// The day since when a claim is in its state as a number; 0 where it is paid or over, or nothing.
fn open_since(subject: &Subject) -> i64 {
    let Subject::Claim(claim) = subject else { return 0 };
    let (state, since) = claim.state();
    let over = ["paid", "rejected", "expired"].contains(&state.key());
    let stands = claim.terms.kind.is_some() && claim.terms.happened_on.is_some();
    if over || !stands || claim.voided.is_some() {
        return 0;
    }
    since.format("%Y%m%d").to_string().parse().unwrap_or(0)
}

/// Whether the office counts a worker in another village: one of a lower code that holds the same
/// number, unless the office said that it is another person.
pub(super) fn again(worker: &Worker, village: &str) -> bool {
    let mut lower = worker.elsewhere.iter().filter(|other| other.digits() < village);
    lower.any(|other| worker.decided.get(other) != Some(&false))
}

/// The places that a worker holds or held.
pub(super) fn places(worker: &Worker) -> String {
    let mut text = String::new();
    for ((decree, _), place) in &worker.places {
        let until = place.freed.map(|(until, _)| until.plain()).unwrap_or_default();
        let before = if text.is_empty() { "" } else { " " };
        // Writing to a text cannot fail.
        write!(text, "{before}{decree}:{}:{until}", place.from_month.plain()).ok();
    }
    text
}
