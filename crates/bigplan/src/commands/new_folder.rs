//! A folder of files that comes into being as a whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Failure;

/// A folder that is being filled, beside the place where it will stand. Dropped before [`NewFolder::keep`] it never was.
pub struct NewFolder {
    made: PathBuf,
    wanted: PathBuf,
}

impl NewFolder {
    /// Begins a folder that only this account of the machine may read.
    ///
    /// # Errors
    /// Where something stands there that is not an empty folder, or nothing can be made beside it.
    pub fn begin(wanted: &Path) -> Result<Self, Failure> {
        let taken = |what: &str| {
            let message = format!(
                "{} {what}. Name a folder that does not exist yet, or is empty. Nothing was written.",
                wanted.display()
            );
            Failure::new("place-taken", message)
        };
        match fs::read_dir(wanted).map(|mut entries| entries.next().is_some()) {
            Ok(true) => return Err(taken("exists and is not empty")),
            Ok(false) => {}
            Err(_) if wanted.exists() => return Err(taken("is a file")),
            Err(_) => {}
        }
        let name = wanted.file_name().ok_or_else(|| taken("is no name for a folder"))?.to_string_lossy().into_owned();
        let made = wanted.with_file_name(format!(".{name}.part-{}", std::process::id()));
        private(&made).map_err(|why| not_written(wanted, &why))?;
        Ok(Self { made, wanted: wanted.to_owned() })
    }

    /// The place of a file while the folder is being filled.
    pub fn file(&self, name: &str) -> PathBuf {
        self.made.join(name)
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// Where something came to stand there meanwhile.
    pub fn keep(self) -> Result<(), Failure> {
        // An empty folder that was there gives way; one that was filled meanwhile does not.
        let _ = fs::remove_dir(&self.wanted);
        fs::rename(&self.made, &self.wanted).map_err(|why| not_written(&self.wanted, &why))
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.made);
    }
}

/// What is said where a file cannot be written.
pub fn not_written(place: &Path, why: &dyn std::fmt::Display) -> Failure {
    let message = format!("{} could not be written ({why}). Nothing was kept.", place.display());
    Failure::new("not-written", message)
}

#[cfg(unix)]
fn private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private(folder: &Path) -> std::io::Result<()> {
    fs::create_dir(folder)
}
