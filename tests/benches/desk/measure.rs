//! Times, medians and ratios, in whole numbers.

use rustix::time::{ClockId, clock_gettime};
use std::time::{Duration, Instant};

/// The time of one run, with what it made.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let made = work();
    (begin.elapsed(), made)
}

/// The time that this thread itself worked in one run, with what it made: of less than a
/// millisecond, and with nothing to wait for, the slowest hundredth is otherwise where another
/// program had the processor.
pub(crate) fn own_time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let begin = now();
    let made = work();
    (now() - begin, made)
}

/// The middle one of some times.
pub(crate) fn median(times: &mut [Duration]) -> Duration {
    quantile(times, 50)
}

/// The time that so many of a hundred do not exceed.
pub(crate) fn quantile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len() - 1);
    times[at]
}

/// A line of the table; `target` in hundredths.
pub(crate) fn line(what: &str, ours: Duration, bare: Duration, target: u128) {
    let hundredths = ours.as_nanos() * 100 / bare.as_nanos().max(1);
    println!(
        "{what:<54} {:>10} {:>10} {:>6} {:>9} {}",
        shown(ours),
        shown(bare),
        decimal(hundredths),
        format!("≤ {}", decimal(target)),
        met(hundredths <= target),
    );
}

/// A line that is a figure and no ratio: at most so much, in this unit.
pub(crate) fn figure(what: &str, value: u64, most: u64, unit: &str) {
    let (value_shown, target) = (format!("{value} {unit}"), format!("≤ {most} {unit}"));
    println!(
        "{what:<54} {value_shown:>10} {:>10} {:>6} {target:>9} {}",
        "",
        "",
        met(value <= most)
    );
}

fn met(met: bool) -> &'static str {
    if met { "met" } else { "NOT MET" }
}

pub(crate) fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

pub(crate) fn shown(time: Duration) -> String {
    match time.as_nanos() {
        nanos @ 0..10_000_000 => format!("{} µs", nanos / 1000),
        nanos => format!("{} ms", nanos / 1_000_000),
    }
}

pub(crate) fn decimal(hundredths: u128) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Time that this process has spent on all processors, user and system together.
pub(crate) fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    // utime and stime, in hundredths of a second on Linux.
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

/// The most memory that this process has held, in megabytes.
pub(crate) fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let kilobytes = line.split_whitespace().nth(1).and_then(|text| text.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
