//! A command of the system that may never answer.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often one looks whether it has ended.
const LOOK: Duration = Duration::from_millis(10);

/// What it says about `input`; none where it does not end within the time, and is ended then.
///
/// # Errors
/// There is no such command, or it cannot be spoken with.
pub(super) fn output(
    words: &[&str],
    input: &[u8],
    within: Duration,
) -> Result<Option<Output>, io::Error> {
    let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
    let mut command = Command::new(program);
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    // All three at once: a pipe that nobody empties would hold it up.
    thread::scope(|side_by_side| {
        side_by_side.spawn(move || {
            // One that refuses closes the pipe; why, it says at the end.
            stdin.map(|mut pipe| pipe.write_all(input).ok());
        });
        let stdout = side_by_side.spawn(move || all(stdout));
        let stderr = side_by_side.spawn(move || all(stderr));
        let status = ended(&mut child, within)?;
        let (stdout, stderr) =
            (stdout.join().unwrap_or_default(), stderr.join().unwrap_or_default());
        Ok(status.map(|status| Output { status, stdout, stderr }))
    })
}

/// How it ended; none where it had to be ended.
fn ended(child: &mut Child, within: Duration) -> Result<Option<ExitStatus>, io::Error> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > within {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
}

fn all(pipe: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        pipe.read_to_end(&mut bytes).ok();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_never_answers_is_ended() {
        let begun = Instant::now();
        let none = output(&["sleep", "60"], &[], Duration::from_millis(200)).unwrap();
        assert!(none.is_none());
        assert!(begun.elapsed() < Duration::from_secs(30), "nobody waited for it");
    }

    #[test]
    fn one_that_does_not_listen_is_ended_too() {
        // More than a pipe holds.
        let much = vec![b'x'; 1 << 20];
        let none = output(&["sleep", "60"], &much, Duration::from_millis(200)).unwrap();
        assert!(none.is_none());
    }

    #[test]
    fn what_it_says_about_much_is_heard_in_whole() {
        let much = vec![b'x'; 1 << 20];
        let said = output(&["cat"], &much, Duration::from_secs(60)).unwrap().unwrap();
        assert!(said.status.success());
        assert_eq!(said.stdout, much);
    }
}
