//! From files to a report: which return they are, which year, and every rule of it.

mod shares;

use std::io::{self, BufRead, Read};

use crate::annex_a::{self, ReadWorkbookError};
use crate::change::Change;
use crate::error::ReadReturnError;
use crate::layout::ReadLayoutError;
use crate::looked_after::Postcodes;
use crate::looked_after::read::{Intake, Year};
use crate::need;
use crate::prints;
use crate::report::{Kind, Report};
use crate::school;
use crate::value::{Code, Date};

/// The first year of which the rules are known. Earlier returns are checked by the latest, which say most.
const FIRST_RULES: u16 = 2023;

/// The last year of which the rules are known.
const LAST_RULES: u16 = 2026;

/// How much of a file is read to see what it is, in bytes.
const BEGINNING: u64 = 64 * 1024;

/// The most that rows of a looked-after return may take, in bytes. Where all rows take more, a share of the children is looked at
/// after the other: a million rows are one share.
const MOST_HELD: usize = 64 << 20;

/// How a compressed file begins, as workbooks are: with a part, or with the end of a list of none.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// How a workbook of the old form begins, and one under a password.
const OLD_WORKBOOK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A file that can be read, and read again.
pub trait Source {
    /// What people call it.
    fn name(&self) -> &str;

    /// Its bytes from the beginning.
    ///
    /// # Errors
    /// Where it cannot be opened.
    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>>;
}

/// What a check needs to know besides the files.
pub struct Asked<'a> {
    /// The year in which the collection ends, where somebody says it.
    pub year: Option<u16>,
    /// The year in which the collection ends whose rules are tried, where they are not those of the return's own.
    pub rules: Option<u16>,
    /// The year in which the last collection ended.
    pub last_year: u16,
    /// The code of the council that makes the return; blank where nobody says it.
    pub council: Code,
    /// Bank holidays.
    pub holidays: &'a [Date],
    /// A directory of postcodes, if there is one.
    pub postcodes: Option<&'a dyn Postcodes>,
    /// On how many threads.
    pub threads: usize,
}

impl Asked<'_> {
    /// By the rules of which year a return of a year is checked.
    fn rules(&self, year: u16) -> u16 {
        self.rules.unwrap_or(if year < FIRST_RULES { LAST_RULES } else { year })
    }
}

/// Why files could not be checked. Nothing of them is kept.
#[derive(Debug, thiserror::Error)]
pub enum CheckReturnError {
    /// A file cannot be opened or read.
    #[error("{0}: it cannot be opened ({1}). Nothing was stored")]
    Open(String, io::Error),
    /// XML of another kind.
    #[error("{0}: its outermost element is {1}: that is no return known here. Nothing was stored")]
    Unknown(String, String),
    /// A file is refused.
    #[error("{0}: {1}. Nothing was stored")]
    Read(String, ReadReturnError),
    /// The layout of the year is not known.
    #[error("{0}. Nothing was stored")]
    Year(#[from] ReadLayoutError),
    /// A census with other files, or files of two returns.
    #[error(
        "a census and inspection lists are one file each, and all files are of one return: check each return by itself. Nothing was stored"
    )]
    Several,
    /// The earlier file is of another return or year: which it is, and which the other.
    #[error("the earlier file is {0} and this one is {1}: they have nothing in common. Nothing was stored")]
    Another(String, String),
    /// A file is another one than it was when it was gone through first.
    #[error("a file changed while it was read: check it again. Nothing was stored")]
    Changed,
    /// No file at all.
    #[error("no file was given. Nothing was stored")]
    Nothing,
}

/// A file with what it is. Which table a CSV file holds is told when it is read.
pub struct Known<'a> {
    source: &'a dyn Source,
    /// Which return it is of.
    pub of: Kind,
    xml: bool,
}

impl<'a> Known<'a> {
    /// Looks at the beginning of a file.
    ///
    /// # Errors
    /// Where it cannot be opened, or is XML or a workbook of another kind.
    pub fn of(source: &'a dyn Source) -> Result<Self, CheckReturnError> {
        let mut beginning = Vec::new();
        let read = source.open().and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
        read.map_err(|why| CheckReturnError::Open(source.name().to_owned(), why))?;
        if ZIP.iter().any(|start| beginning.starts_with(start)) {
            return Ok(Self { source, of: Kind::AnnexA, xml: false });
        }
        if beginning.starts_with(OLD_WORKBOOK) {
            let why = ReadReturnError::from(ReadWorkbookError::OldForm);
            return Err(CheckReturnError::Read(source.name().to_owned(), why));
        }
        let text = String::from_utf8_lossy(&beginning);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if !text.starts_with('<') {
            let of = if school::begins(text) { Kind::SchoolCensus } else { Kind::LookedAfter };
            return Ok(Self { source, of, xml: false });
        }
        let element = outermost(text);
        let unknown = || CheckReturnError::Unknown(source.name().to_owned(), element.to_owned());
        Ok(Self { source, of: Kind::of_element(element).ok_or_else(unknown)?, xml: true })
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        self.source.name()
    }

    /// Reads it into a looked-after return.
    ///
    /// # Errors
    /// Where it cannot be opened, or is refused.
    pub fn read_into(&self, intake: &mut Intake, of: Year) -> Result<(), CheckReturnError> {
        let source = self.open()?;
        let read = if self.xml { intake.xml(of, source) } else { intake.csv(of, source).map(drop) };
        read.map_err(|why| self.refused(why))
    }

    /// Reads it as a census by the layout of a year.
    ///
    /// # Errors
    /// A year of which no layout is known; where it cannot be opened, or is refused.
    pub fn census(&self, year: u16) -> Result<need::Loaded, CheckReturnError> {
        need::read(self.open()?, &need::layout(year)?).map_err(|why| self.refused(why))
    }

    fn open(&self) -> Result<Box<dyn BufRead + Send + '_>, CheckReturnError> {
        self.source.open().map_err(|why| CheckReturnError::Open(self.source.name().to_owned(), why))
    }

    fn refused(&self, why: ReadReturnError) -> CheckReturnError {
        CheckReturnError::Read(self.source.name().to_owned(), why)
    }
}

/// The name of the first element; a document type is left to the reader, which refuses it.
fn outermost(text: &str) -> &str {
    let name = text.split('<').find(|part| part.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    let name = name.unwrap_or_default();
    name.get(..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())).unwrap_or_default()
}

/// Checks a return: the tables of a looked-after return in any order, or a census. `earlier` has the same return as it was
/// before it was corrected, `last` the looked-after return of the year before; each may be empty. Gives the year too, and what
/// changed since the earlier files where there are any.
///
/// # Errors
/// The first file that cannot be read, or is of another return; earlier files of another return or year.
pub fn check(
    files: &[&dyn Source],
    earlier: &[&dyn Source],
    last: &[&dyn Source],
    asked: &Asked<'_>,
) -> Result<(u16, Report, Option<Change>), CheckReturnError> {
    if earlier.is_empty() {
        let (year, report) = checked(files, last, asked, false)?;
        return Ok((year, report, None));
    }
    let (old_year, old) = checked(earlier, last, asked, true)?;
    let (year, report) = checked(files, last, asked, true)?;
    if (old_year, old.of) != (year, report.of) {
        let named = |report: &Report, year: u16| format!("{} of {year}", report.of);
        return Err(CheckReturnError::Another(named(&old, old_year), named(&report, year)));
    }
    let change = Change::between(old, &report);
    Ok((year, report, Some(change)))
}

fn checked(
    files: &[&dyn Source],
    last: &[&dyn Source],
    asked: &Asked<'_>,
    with_prints: bool,
) -> Result<(u16, Report), CheckReturnError> {
    let files: Vec<Known<'_>> = files.iter().map(|file| Known::of(*file)).collect::<Result<_, _>>()?;
    let last: Vec<Known<'_>> = last.iter().map(|file| Known::of(*file)).collect::<Result<_, _>>()?;
    match files.as_slice() {
        [] => Err(CheckReturnError::Nothing),
        [census] if census.of == Kind::Need => need(census, asked, with_prints),
        [lists] if lists.of == Kind::AnnexA && last.is_empty() => inspection_lists(lists, asked, with_prints),
        tables if last.is_empty() && tables.iter().all(|file| file.of == Kind::SchoolCensus) => {
            school_census(tables, asked, with_prints)
        }
        files if files.iter().chain(&last).all(|file| file.of == Kind::LookedAfter) => {
            shares::check(files, &last, asked, with_prints, MOST_HELD)
        }
        _ => Err(CheckReturnError::Several),
    }
}

fn need(file: &Known<'_>, asked: &Asked<'_>, with_prints: bool) -> Result<(u16, Report), CheckReturnError> {
    // The year stands in the file: a first look with the layout of the last year tells it.
    let guessed = asked.year.unwrap_or(asked.last_year.max(need::FIRST));
    let mut loaded = file.census(guessed)?;
    let year = asked.year.or(loaded.year()).unwrap_or(guessed);
    if year != guessed {
        loaded = file.census(year)?;
    }
    let census = need::Census::new(loaded.reference(), asked.rules(year), asked.holidays);
    let prints = with_prints.then(|| loaded.data.prints(&prints::of_children(&loaded.children)));
    Ok((year, Report::need(loaded, &census, asked.threads).with(prints)))
}

fn inspection_lists(file: &Known<'_>, asked: &Asked<'_>, with_prints: bool) -> Result<(u16, Report), CheckReturnError> {
    let year = asked.year.unwrap_or(asked.last_year.max(annex_a::FIRST));
    let read = annex_a::read(file.open()?, annex_a::lists(year)?, with_prints);
    Ok((year, Report::passed(read.map_err(|why| file.refused(why))?)))
}

fn school_census(files: &[Known<'_>], asked: &Asked<'_>, with_prints: bool) -> Result<(u16, Report), CheckReturnError> {
    let year = asked.year.unwrap_or(asked.last_year.max(school::FIRST));
    let layout = school::layout(year)?;
    let known = |file| -> Result<_, CheckReturnError> {
        let file: &Known<'_> = file;
        Ok((file, school::Known::of(file.open()?, layout).map_err(|why| file.refused(why))?))
    };
    let mut tables = files.iter().map(known).collect::<Result<Vec<_>, _>>()?;
    tables.sort_by_key(|(_, known)| known.table);
    let mut intake = school::Intake::new(layout, with_prints);
    for (file, known) in tables {
        intake.read(known).map_err(|why| file.refused(why))?;
    }
    Ok((year, Report::passed(intake.finish())))
}
