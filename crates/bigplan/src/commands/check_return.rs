//! `bigplan returns check`: every rule of the department on a return, before it is sent. Nothing is stored.

use std::path::{Path, PathBuf};

use bigplan_returns::Code;
use bigplan_returns::change::Change;
use bigplan_returns::checking::{Asked, Source, check};
use bigplan_returns::looked_after::Postcodes;
use bigplan_returns::report::Report;
use bigplan_site::collections::{holidays, last_year};

use super::return_files::{Directory, ReturnFile};
use super::return_words::{said, words};
use crate::cli::{Beside, CheckReturn};
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;

/// Checks a return and says what was found.
///
/// # Errors
/// Where a file cannot be read, is of another return, or the findings cannot be written.
pub fn run(asked: &CheckReturn) -> Result<Outcome, Failure> {
    if let Some(out) = asked.out.as_ref().filter(|out| out.exists()) {
        let message = format!("{} exists. Name a file that does not exist yet. Nothing was written.", out.display());
        return Err(Failure::new("place-taken", message));
    }
    let progress = Progress::new(asked.json);
    let earlier = on_disk(&asked.earlier, &progress);
    let checked = checked((&asked.files, &sources(&earlier)), asked.year, (&asked.beside, &[]), &progress);
    progress.end();
    let (year, report, change) = checked?;
    let change = change.as_ref();
    if let Some(out) = &asked.out {
        write(out, &report, change)?;
    }
    if asked.json {
        println!("{}", said(&report, change, year));
    } else {
        println!("{}", words(&report, change, year));
    }
    Ok(if report.is_clean() { Outcome::Done } else { Outcome::Findings })
}

/// Checks files, and what changed since the earlier ones where there are any. `last` is the return of the year before,
/// where none is named beside.
///
/// # Errors
/// Where a file cannot be read or is of another return.
pub fn checked(
    (files, earlier): (&[PathBuf], &[&dyn Source]),
    year: Option<u16>,
    (beside, last): (&Beside, &[&dyn Source]),
    progress: &Progress,
) -> Result<(u16, Report, Option<Change>), Failure> {
    let directory = beside.postcodes.as_deref().map(Directory::read).transpose()?;
    let [files, named] = [files, &beside.last].map(|places| on_disk(places, progress));
    let wanted = Asked {
        year,
        rules: beside.rules,
        last_year: last_year(super::outgoing::today()),
        council: Code::new(&beside.council.to_uppercase()),
        holidays: holidays(),
        postcodes: directory.as_ref().map(|directory| directory as &dyn Postcodes),
        threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
    };
    let named = sources(&named);
    let last = if named.is_empty() { last } else { &named };
    check(&sources(&files), earlier, last, &wanted).map_err(|why| Failure::new("not-checked", format!("{why}.")))
}

/// Files of this machine.
pub fn on_disk<'a>(places: &'a [PathBuf], progress: &'a Progress) -> Vec<ReturnFile<'a>> {
    places.iter().map(|place| ReturnFile::at(place, progress)).collect()
}

/// Files as the rules take them.
pub fn sources<S: Source>(files: &[S]) -> Vec<&dyn Source> {
    files.iter().map(|file| file as &dyn Source).collect()
}

/// Every finding as a line of CSV.
fn write(place: &Path, report: &Report, change: Option<&Change>) -> Result<(), Failure> {
    let written = || -> csv::Result<()> {
        let (mut file, mut written) = (csv::Writer::from_path(place)?, Ok(()));
        report.lines(change, |cells| {
            if written.is_ok() {
                written = file.write_record(cells.iter().map(|cell| safe(cell)));
            }
        });
        written?;
        Ok(file.flush()?)
    };
    written().map_err(|why| {
        let _ = std::fs::remove_file(place);
        super::new_folder::not_written(place, &why)
    })
}

/// A cell that no spreadsheet takes for a formula.
pub fn safe(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("{guard}{cell}")
}
