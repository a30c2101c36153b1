//! Past one machine: the definitions that `bigplan count` counts by, run with DataFusion over what `bigplan export
//! parquet` wrote, in this process or on a cluster of Ballista; and persistent absence of whole countries of pupils.
//!
//! Every command exits 0 when it is done and 2 when it could not run. A figure is told only where every record was
//! counted.

mod attendance;
mod cli;
mod count;
mod nodes;
mod output;
mod session;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};

// Millions of small groups are made and thrown away: the system's own allocator takes a third longer over them.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the allocator is told: memory that is freed is wanted again at once, so it is kept; and large pieces are taken
/// as large pages. Without, the system spends as long on handing memory out and taking it back as the work itself
/// takes.
const ALLOCATOR: [(&str, &str); 2] = [("MIMALLOC_PURGE_DELAY", "-1"), ("MIMALLOC_ALLOW_LARGE_OS_PAGES", "1")];

/// Begins this process anew with what the allocator is told: it reads that before anything else of a program runs.
#[cfg(unix)]
fn tell_allocator() {
    use std::os::unix::process::CommandExt;
    if ALLOCATOR.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    if let Ok(own) = std::env::current_exe() {
        // It comes back only where it could not be done, and then the work goes on a little slower.
        let _ = std::process::Command::new(own).args(std::env::args_os().skip(1)).envs(ALLOCATOR).exec();
    }
}

#[cfg(not(unix))]
fn tell_allocator() {}

fn main() -> ExitCode {
    tell_allocator();
    let cli = Cli::parse();
    let json = match &cli.command {
        Command::Count(count) => count.told.json,
        Command::Attendance(attendance) => attendance.told.json,
        _ => false,
    };
    match session::block_on(run(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json),
    }
}

async fn run(command: Command) -> Result<(), output::Failure> {
    match command {
        Command::Count(asked) => count::run(&asked).await,
        Command::Attendance(asked) => attendance::run(&asked).await,
        Command::MakeAttendance(asked) => attendance::make::run(&asked),
        Command::Scheduler(asked) => nodes::scheduler(&asked).await,
        Command::Executor(asked) => nodes::executor(&asked).await,
    }
}
