//! Time that this thread has worked, so that a busy machine does not fail a test.

use std::time::{Duration, Instant};

/// Started at one moment.
pub struct Timer {
    worked: Option<Duration>,
    begun: Instant,
}

impl Timer {
    /// Starts now.
    pub fn start() -> Self {
        Self { worked: worked(), begun: Instant::now() }
    }

    /// The thread's processor time since; the clock's where the system does not tell.
    pub fn elapsed(&self) -> Duration {
        match (self.worked, worked()) {
            (Some(then), Some(now)) => now.saturating_sub(then),
            _ => self.begun.elapsed(),
        }
    }
}

/// Linux tells the nanoseconds that a thread has run.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
