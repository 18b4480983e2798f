//! Pulls the plug of a command that runs: SIGKILL, at a time or at a sign of its work.

use crate::dice::Dice;
use crate::executable::Done;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a sign is looked for.
const GLANCE: Duration = Duration::from_micros(50);

/// When the plug is pulled.
#[derive(Debug, Clone, Copy)]
pub enum Moment {
    /// So long after the start.
    After(Duration),
    /// So long after the first sign.
    AfterSign(Duration),
}

impl Moment {
    /// Mostly at a sign, when bytes reach the disk; else at any time of work that takes `whole`
    /// and begins when what takes `open` is done. On a busy machine all takes longer.
    pub fn of(dice: &mut Dice, open: Duration, whole: Duration) -> Self {
        if dice.roll(4) > 0 {
            // Half of them at once, the others into what follows: renaming, copying back.
            let wait = dice.roll(2) * dice.roll(20_000);
            return Self::AfterSign(Duration::from_micros(wait));
        }
        let (from, until) = (open.as_micros() / 2, whole.as_micros() * 3 / 2);
        let width = u64::try_from(until - from).unwrap();
        let from = u64::try_from(from).unwrap();
        Self::After(Duration::from_micros(from + dice.roll(width)))
    }
}

/// Runs a command and kills it, unless it was quicker.
pub fn pull(mut command: Command, moment: Moment, mut sign: impl FnMut() -> bool) -> Done {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        let wait = match moment {
            Moment::After(time) => (began.elapsed() >= time).then_some(Duration::ZERO),
            Moment::AfterSign(wait) => sign().then_some(wait),
        };
        if let Some(wait) = wait {
            std::thread::sleep(wait);
            break;
        }
        std::thread::sleep(GLANCE);
    }
    child.kill().unwrap();
    Done::of("killed", &child.wait_with_output().unwrap())
}
