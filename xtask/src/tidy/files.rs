//! The files that the rules look at.

use std::path::Path;
use std::{fs, io};

/// A file of the workspace, as text.
pub struct SourceFile {
    /// Path below the workspace, with forward slashes.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl SourceFile {
    /// The crate's folder name, when the file is in `crates/`.
    pub fn krate(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether it is Rust that goes into the program (not a test, example or bench).
    pub fn is_program(&self) -> bool {
        self.path.ends_with(".rs")
            && self.path.contains("/src/")
            && !self.path.contains("/tests")
            && !self.path.ends_with("tests.rs")
    }

    /// The program's lines, numbered from 1, up to the tests at the end of the file,
    /// without comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(index, line)| (index + 1, line))
    }

    /// A place in the file, for a breach.
    pub fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

const FOLDERS: [&str; 8] = ["crates", "xtask", "script", ".ci", "e2e", "docs", "demo", "definitions"];
const ENDINGS: [&str; 9] = [".rs", ".toml", ".html", ".css", ".js", ".mjs", ".sh", ".md", ".sql"];

/// Every text file that people write.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn sources(workspace: &Path) -> io::Result<Vec<SourceFile>> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        let folder = workspace.join(folder);
        if folder.is_dir() {
            gather(workspace, &folder, &mut found)?;
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn gather(workspace: &Path, folder: &Path, found: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if name != "node_modules" && name != "target" {
                gather(workspace, &path, found)?;
            }
        } else if ENDINGS.iter().any(|ending| name.ends_with(ending))
            || path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "script" || folder == ".ci")
        {
            let below = path.strip_prefix(workspace).unwrap_or(&path);
            found.push(SourceFile {
                path: below.to_string_lossy().replace('\\', "/"),
                text: fs::read_to_string(&path)?,
            });
        }
    }
    Ok(())
}
