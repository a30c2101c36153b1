//! Files of returns, of one year or several, read into people with their records.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_counting::LooksAt;
use bigplan_returns::LeftOut;
use bigplan_returns::checking::{CheckReturnError, Known, Source};
use bigplan_returns::looked_after;
use bigplan_returns::looked_after::read::{Intake, Year};
use bigplan_returns::need::{FIRST as FIRST_CENSUS, Loaded};
use bigplan_returns::report::Kind;

use crate::{Person, care, need};

/// A file of a return.
pub struct Given<'a> {
    /// Its bytes.
    pub source: &'a dyn Source,
    /// The year in which its collection ends, where somebody says it.
    pub year: Option<u16>,
    /// Rows of its return that are not to be counted.
    pub without: &'a LeftOut,
}

/// Returns that were read.
#[derive(Debug, Default)]
pub struct Returns {
    care: care::Years,
    need: need::Years,
    /// The years in which their collections end.
    pub years: BTreeSet<u16>,
    /// How many places could not be read as what they are.
    pub unread: usize,
}

/// Why returns could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadReturnsError {
    /// A file cannot be opened or read, or is no return.
    #[error(transparent)]
    File(#[from] CheckReturnError),
    /// A return of a kind that tells nothing of the registers: the file, and which it is.
    #[error("{0}: it is {1}, from which no figures are counted. Nothing was stored")]
    NotCounted(String, Kind),
    /// No file at all.
    #[error("no file was given. Nothing was stored")]
    Nothing,
}

impl Returns {
    /// Reads files; `year` is that of files of which nobody says theirs. A census says its own.
    ///
    /// # Errors
    /// The first file that cannot be read.
    pub fn read(files: &[Given<'_>], year: u16) -> Result<Self, ReadReturnsError> {
        let mut returns = Self::default();
        let mut years: BTreeMap<u16, Vec<(Known<'_>, &LeftOut)>> = BTreeMap::new();
        let mut censuses = Vec::new();
        for Given { source, year: own, without } in files {
            let (file, year) = (Known::of(*source)?, own.unwrap_or(year));
            match file.of {
                Kind::LookedAfter => years.entry(year).or_default().push((file, without)),
                Kind::Need => {
                    let (year, mut census) = census_of(&file, year)?;
                    census.leave_out(without);
                    censuses.push((year, census));
                }
                other => return Err(ReadReturnsError::NotCounted(file.name().to_owned(), other)),
            }
        }
        censuses.sort_by_key(|(_, census)| census.reference().sort_key());
        for (year, census) in censuses {
            returns.unread += census.faults.len();
            returns.years.insert(year);
            returns.need.lay_over(&census);
        }
        for (year, files) in years {
            returns.looked_after(&files, year)?;
        }
        if returns.years.is_empty() { Err(ReadReturnsError::Nothing) } else { Ok(returns) }
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

    fn looked_after(&mut self, files: &[(Known<'_>, &LeftOut)], year: u16) -> Result<(), CheckReturnError> {
        let mut intake = Intake::new(looked_after::layout(year.max(looked_after::FIRST))?);
        for (file, _) in files {
            file.read_into(&mut intake, Year::Now)?;
        }
        let mut loaded = intake.finish();
        // The rows of a table are numbered through all files of the year.
        files.iter().for_each(|(_, without)| loaded.leave_out(without));
        self.unread += loaded.faults.len();
        self.years.insert(year);
        self.care.lay_over(year, &loaded);
        Ok(())
    }
}

/// A census, read by the layout of its own year.
fn census_of(file: &Known<'_>, year: u16) -> Result<(u16, Loaded), CheckReturnError> {
    let read = |year: u16| file.census(year.max(FIRST_CENSUS));
    let loaded = read(year)?;
    match loaded.year().filter(|own| *own != year) {
        Some(own) => Ok((own, read(own)?)),
        None => Ok((year, loaded)),
    }
}
