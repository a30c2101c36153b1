//! Which programs are there, and how they are called.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bigplan_documents::formats::pdf::PdfLayoutError;

/// `pdftotext` from standard input to standard output, under `prlimit` where that exists.
///
/// # Errors
/// `pdftotext` is not installed.
pub(crate) fn command(memory: u64) -> Result<Command, PdfLayoutError> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let pdftotext = find("pdftotext", &path).ok_or(PdfLayoutError::ToolMissing)?;
    let mut command = match find("prlimit", &path) {
        Some(prlimit) => limited(&prlimit, memory, &pdftotext),
        None => Command::new(pdftotext),
    };
    command.args(["-bbox-layout", "-enc", "UTF-8", "-", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Ok(command)
}

fn limited(prlimit: &Path, memory: u64, program: &Path) -> Command {
    let mut command = Command::new(prlimit);
    command.arg(format!("--as={memory}")).arg("--core=0").arg("--").arg(program);
    command
}

fn find(name: &str, path: &OsStr) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert_eq!(find("pdftotext", OsStr::new("/nowhere:/also-nowhere")), None);
        assert!(find("sh", OsStr::new("/nowhere:/bin")).is_some());
    }
}
