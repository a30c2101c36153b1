//! A folder of statutory returns: files of one year or several, read into people with their records.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bigplan_crosswalk::{Given, Returns};
use bigplan_returns::LeftOut;
use sha2::{Digest, Sha256};

use super::hex::short;
use super::return_files::ReturnFile;
use crate::outcome::Failure;
use crate::progress::Progress;

/// Reads all returns of a folder. The year of a looked-after file stands before its name (`2019-episodes.csv`); `year`
/// is that of files without one, the year in which their collection ends. Gives the digest of the files too, in the
/// order of their names.
///
/// # Errors
/// A folder that cannot be opened or holds no return; the first file that is none.
pub fn read(place: &Path, year: u16, progress: &Progress) -> Result<(Returns, String), Failure> {
    let paths = files(place)?;
    let mut digest = Sha256::new();
    for path in &paths {
        stamp(&mut digest, path).map_err(|why| not_read(path, &why))?;
    }
    let files: Vec<ReturnFile<'_>> = paths.iter().map(|path| ReturnFile::at(path, progress)).collect();
    let without = LeftOut::default();
    let years = paths.iter().map(|path| named_year(path));
    let given: Vec<Given<'_>> =
        files.iter().zip(years).map(|(source, year)| Given { source, year, without: &without }).collect();
    let returns = Returns::read(&given, year).map_err(|why| Failure::new("not-read", format!("{why}.")))?;
    Ok((returns, short(&digest.finalize())))
}

/// Adds a file to a digest, a part at a time.
fn stamp(digest: &mut Sha256, file: &Path) -> io::Result<()> {
    let (mut source, mut part) = (fs::File::open(file)?, vec![0; 1 << 16]);
    loop {
        match source.read(&mut part)? {
            0 => return Ok(()),
            read => digest.update(part.get(..read).unwrap_or_default()),
        }
    }
}

/// The files that may be returns, in the order of their names.
fn files(place: &Path) -> Result<Vec<PathBuf>, Failure> {
    let all =
        fs::read_dir(place).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|why| not_read(place, &why))?;
    let is_return = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        path.is_file() && (ending == "csv" || ending == "xml")
    };
    let mut files: Vec<PathBuf> = all.iter().map(fs::DirEntry::path).filter(is_return).collect();
    files.sort();
    if files.is_empty() {
        return Err(not_read(place, &"it holds no CSV or XML file"));
    }
    Ok(files)
}

/// The year before a file's name: 2019 of `2019-episodes.csv`.
fn named_year(file: &Path) -> Option<u16> {
    let year = file.file_name()?.to_str()?.get(..4)?.parse().ok()?;
    (1990..2100).contains(&year).then_some(year)
}

fn not_read(place: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::new("not-read", format!("{}: {why}. Nothing was counted.", place.display()))
}
