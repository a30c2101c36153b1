//! A folder of statutory returns: files of one year or several, read into people with their records.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bigplan_counting::LooksAt;
use bigplan_crosswalk::{Person, care, need};
use bigplan_returns::checking::{Source, recognise};
use bigplan_returns::looked_after;
use bigplan_returns::looked_after::read::{Intake, Year};
use bigplan_returns::need::{Loaded, layout as census_layout, read as read_census};
use bigplan_returns::report::Kind;
use sha2::{Digest, Sha256};

use super::return_files::ReturnFile;
use crate::outcome::Failure;
use crate::progress::Progress;

/// The oldest looked-after return whose layout is known.
const FIRST: u16 = 2017;

/// What stands in a folder.
#[derive(Default)]
pub struct Folder {
    care: care::Years,
    need: need::Years,
    /// How many places could not be read as what they are.
    pub unread: usize,
    digest: Sha256,
}

impl Folder {
    /// Reads all returns of a folder. The year of a looked-after file stands before its name (`2019-episodes.csv`);
    /// `year` is that of files without one, the year in which their collection ends.
    ///
    /// # Errors
    /// A folder that cannot be opened or holds no return; the first file that is none.
    pub fn read(place: &Path, year: u16, progress: &Progress) -> Result<Self, Failure> {
        let mut folder = Self::default();
        let mut years: BTreeMap<u16, Vec<PathBuf>> = BTreeMap::new();
        let mut censuses = Vec::new();
        for file in files(place)? {
            folder.stamp(&file).map_err(|why| not_read(&file, &why))?;
            let (kind, _) = recognise(&ReturnFile::at(&file, progress)).map_err(|why| not_read(&file, &why))?;
            match kind {
                Kind::LookedAfter => years.entry(named_year(&file).unwrap_or(year)).or_default().push(file),
                Kind::Need => censuses.push(census(&file, year, progress)?),
                other => return Err(not_read(&file, &format!("it is {other}, from which no figures are counted"))),
            }
        }
        censuses.sort_by_key(|census| census.reference().sort_key());
        for census in censuses {
            folder.unread += census.faults.len();
            folder.need.lay_over(&census);
        }
        for (year, files) in years {
            folder.looked_after(&files, year, progress)?;
        }
        Ok(folder)
    }

    /// Everybody, each with their records.
    pub fn people(&self) -> impl Iterator<Item = Person> {
        self.care.people().chain(self.need.people())
    }

    /// Whether any of the returns tells what a rule looks at.
    pub fn tells(&self, what: &LooksAt) -> bool {
        let LooksAt::Field(register, field) = what else { return false };
        let care = (self.care.count() > 0).then_some(care::TELLS);
        let need = (self.need.count() > 0).then_some(need::TELLS);
        let mut told = care.into_iter().chain(need).flatten();
        told.any(|(of, fields)| register.as_str() == *of && fields.contains(&field.as_str()))
    }

    /// The digest of all files, in the order of their names.
    pub fn digest(self) -> String {
        self.digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Adds a file to the digest, a part at a time.
    fn stamp(&mut self, file: &Path) -> io::Result<()> {
        let (mut source, mut part) = (fs::File::open(file)?, vec![0; 1 << 16]);
        loop {
            match source.read(&mut part)? {
                0 => return Ok(()),
                read => self.digest.update(part.get(..read).unwrap_or_default()),
            }
        }
    }

    fn looked_after(&mut self, files: &[PathBuf], year: u16, progress: &Progress) -> Result<(), Failure> {
        let layout =
            looked_after::layout(year.max(FIRST)).map_err(|why| Failure::new("not-read", format!("{why}.")))?;
        let mut intake = Intake::new(layout);
        for place in files {
            let file = ReturnFile::at(place, progress);
            let source = file.open().map_err(|why| not_read(place, &why))?;
            let is_xml = place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
            let read = if is_xml { intake.xml(Year::Now, source) } else { intake.csv(Year::Now, source).map(drop) };
            read.map_err(|why| not_read(place, &why))?;
        }
        let loaded = intake.finish();
        self.unread += loaded.faults.len();
        self.care.lay_over(year, &loaded);
        Ok(())
    }
}

/// A census, read by the layout of its own year.
fn census(place: &Path, year: u16, progress: &Progress) -> Result<Loaded, Failure> {
    let file = ReturnFile::at(place, progress);
    let read = |year: u16| {
        let layout = census_layout(year.max(2020)).map_err(|why| not_read(place, &why))?;
        let source = file.open().map_err(|why| not_read(place, &why))?;
        read_census(source, &layout).map_err(|why| not_read(place, &why))
    };
    let loaded = read(year)?;
    let own = loaded.reference().civil().and_then(|(own, ..)| u16::try_from(own).ok());
    own.filter(|own| *own != year).map_or(Ok(loaded), read)
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
    let why = why.to_string();
    let why = why.trim_end_matches('.').trim_end_matches(". Nothing was stored");
    Failure::new("not-read", format!("{}: {why}. Nothing was counted.", place.display()))
}
