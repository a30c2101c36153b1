//! Lists the definition files, so that the program carries them and a new file needs no other change.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../definitions");
    let mut code = String::new();
    for (list, folder, ending) in [
        ("REGISTERS", "registers", "toml"),
        ("LISTS", "code-lists", "toml"),
        ("ROLES", "access/registers", "toml"),
        ("CALENDARS", "calendars", "csv"),
    ] {
        let folder = home.join(folder);
        println!("cargo:rerun-if-changed={}", folder.display());
        let _ = writeln!(code, "pub(crate) const {list}: &[(&str, &str)] = &[");
        for file in files(&folder, ending)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string());
        }
        let _ = writeln!(code, "];");
    }
    fs::write(PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("definitions.rs"), code)
}

/// The files of a folder, in the order of their names.
fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|found| found == ending) {
            files.push(path.canonicalize()?);
        }
    }
    files.sort();
    Ok(files)
}
