//! How far a long command is, for whoever waits at a terminal.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};

/// One line that is written over and over; nothing where nobody looks on.
pub struct Progress {
    shows: bool,
    /// The hundredths that were told last, and 101 before the first.
    told: AtomicU64,
}

impl Progress {
    /// For a command that prints for people, or, with `quiet`, for programs.
    pub fn new(quiet: bool) -> Self {
        Self { shows: !quiet && std::io::stderr().is_terminal(), told: AtomicU64::new(101) }
    }

    /// Says how much of all is done: "Reading the file: 34%".
    pub fn say(&self, doing: &str, done: u64, all: u64) {
        if !self.shows {
            return;
        }
        let hundredths = (done.saturating_mul(100) / all.max(1)).min(100);
        if self.told.swap(hundredths, Ordering::Relaxed) != hundredths {
            eprint!("\r{doing}: {hundredths}%");
        }
    }

    /// Says how much is done of what nobody has counted: "Reading the registers: 3000".
    pub fn count(&self, doing: &str, done: u64) {
        if self.shows && done.is_multiple_of(500) {
            self.told.store(0, Ordering::Relaxed);
            eprint!("\r{doing}: {done}");
        }
    }

    /// Ends the line, so that what comes next has one of its own.
    pub fn end(&self) {
        if self.shows && self.told.swap(101, Ordering::Relaxed) <= 100 {
            eprintln!();
        }
    }
}
