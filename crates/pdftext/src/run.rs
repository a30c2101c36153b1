//! Runs a program with input, and ends it when it takes or writes too much.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use bigplan_documents::formats::pdf::PdfLayoutError;

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(4);
/// How much of its complaints is kept, in bytes.
const COMPLAINTS: u64 = 16_384;

/// A program that came to its own end.
pub(crate) struct Ended {
    /// How it ended.
    pub(crate) status: ExitStatus,
    /// What it wrote.
    pub(crate) output: Vec<u8>,
    /// What it complained of.
    pub(crate) complaints: Vec<u8>,
}

/// Runs the program to its end.
///
/// # Errors
/// It cannot be started, takes longer than `time`, or writes more than `limit` bytes.
pub(crate) fn run(mut command: Command, input: &[u8], time: Duration, limit: usize) -> Result<Ended, PdfLayoutError> {
    let deadline = Instant::now() + time;
    let mut child = command.spawn().map_err(failed)?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(mut stdin), Some(stdout), Some(stderr)) = pipes else {
        return Err(PdfLayoutError::ToolFailed("no pipes".to_owned()));
    };
    thread::scope(|scope| {
        scope.spawn(move || {
            // A program that stops reading early says why by itself.
            let _ = stdin.write_all(input);
        });
        let output = scope.spawn(move || read_at_most(stdout, limit as u64 + 1));
        let complaints = scope.spawn(move || read_at_most(stderr, COMPLAINTS));
        let status = wait(&mut child, deadline, || output.is_finished() && !complaints.is_finished());
        let output = output.join().unwrap_or_default();
        let complaints = complaints.join().unwrap_or_default();
        if output.len() > limit {
            return Err(PdfLayoutError::TooMuch);
        }
        Ok(Ended { status: status?, output, complaints })
    })
}

/// Waits; past the deadline, or when its output is no longer read, the program is killed.
fn wait(child: &mut Child, deadline: Instant, cut_off: impl Fn() -> bool) -> Result<ExitStatus, PdfLayoutError> {
    loop {
        if let Some(status) = child.try_wait().map_err(failed)? {
            return Ok(status);
        }
        let late = Instant::now() >= deadline;
        if late || cut_off() {
            // It may have just ended by itself, which is as good.
            let _ = child.kill();
            let status = child.wait().map_err(failed)?;
            return if late { Err(PdfLayoutError::TookTooLong) } else { Ok(status) };
        }
        thread::sleep(LOOK);
    }
}

fn read_at_most(source: impl Read, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was read before a broken pipe still counts.
    let _ = source.take(limit).read_to_end(&mut bytes);
    bytes
}

fn failed(error: std::io::Error) -> PdfLayoutError {
    PdfLayoutError::ToolFailed(error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use std::process::Stdio;

    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    #[test]
    fn what_goes_in_comes_out() {
        let ended = run(shell("exec cat"), b"words", Duration::from_secs(5), 100).unwrap();
        assert!(ended.status.success());
        assert_eq!(ended.output, b"words");
    }

    #[test]
    fn a_slow_program_is_ended() {
        let begun = Instant::now();
        let result = run(shell("exec sleep 30"), b"", Duration::from_millis(100), 100);
        assert!(matches!(result, Err(PdfLayoutError::TookTooLong)));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_talkative_program_is_ended() {
        let begun = Instant::now();
        let result = run(shell("exec yes"), b"", Duration::from_secs(20), 1000);
        assert!(matches!(result, Err(PdfLayoutError::TooMuch)));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
}
