//! Lists the definition files, so that the program carries them and a new file needs no other change.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../definitions");
    // The whole folder, as cargo takes a folder that is not there yet for one that always changes.
    println!("cargo:rerun-if-changed={}", home.display());
    let mut code = String::new();
    let lists = [
        ("MEASURES", files(&home.join("measures"), &["toml"])?),
        ("AREAS", files(&home.join("areas"), &["toml", "csv"])?),
        ("OUTLINES", files(&home.join("areas"), &["geojson", "json"])?),
        ("GROUPS", files(&home, &["toml"])?),
        ("NEIGHBOURS", files(&home.join("neighbours"), &["csv"])?),
    ];
    for (list, files) in lists {
        let _ = writeln!(code, "const {list}: &[(&str, &str)] = &[");
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string());
        }
        let _ = writeln!(code, "];");
    }
    fs::write(PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("definitions.rs"), code)
}

/// The files of a folder, in the order of their names. A folder that is not there is an empty one.
fn files(folder: &Path, endings: &[&str]) -> io::Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && endings.contains(&ending.as_str()) {
            files.push(path.canonicalize()?);
        }
    }
    files.sort();
    Ok(files)
}
