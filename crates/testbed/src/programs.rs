//! PostgreSQL's own programs: where they are, and how they are run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of the newest PostgreSQL on this machine: Debian's, or the one on the path.
pub(crate) fn newest() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let version = |path: &Path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let newest = debian.map(|entry| entry.path()).filter_map(|path| Some((version(&path)?, path.join("bin")))).max();
    let on_path = || std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").exists());
    newest.map(|(_, folder)| folder).filter(|folder| folder.join("initdb").exists()).or_else(on_path)
}

/// A command, run as the user `postgres` where we are root: PostgreSQL refuses root.
pub(crate) fn command(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

/// Whether this process is root's.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|of_this_process| of_this_process.uid() == 0)
}

/// Runs a command to its end; gives what it said where it failed.
pub(crate) fn run(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| format!("{command:?} could not be run: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
}
