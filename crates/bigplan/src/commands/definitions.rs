//! The definitions of measures and places: those carried, with a folder of one's own laid over.

use std::path::Path;
use std::{fs, io};

use bigplan_measure::{BadDefinition, Definitions};
use bigplan_outward::daily::Daily;
use bigplan_outward::dataset::Dataset;
use bigplan_register::{Files, Registers};
use bigplan_site::Outlines;

use crate::outcome::Failure;

/// The variable that names a folder of one's own.
const VARIABLE: &str = "BIGPLAN_DEFINITIONS";
/// How many faults are told.
const TOLD: usize = 20;

/// Reads the definitions.
///
/// # Errors
/// Each bad file with its line and the reason, or that the folder cannot be read.
pub fn read() -> Result<Definitions, Failure> {
    Definitions::read(&own()?).map_err(|faults| refused(&faults))
}

/// The files of registers: those carried, with one's own laid over. What is wrong with them is told when they are opened.
///
/// # Errors
/// That the folder cannot be read.
pub fn registers() -> Result<Files, Failure> {
    Ok(Files::built_in().with(Files::of_folder(&own()?)))
}

/// The safeguarding dataset, its two files held against each other and against the registers.
///
/// # Errors
/// Everything wrong with them, with file, line and reason.
pub fn dataset(registers: &Registers) -> Result<Dataset, Failure> {
    Dataset::read(&own()?, registers).map_err(|faults| refused(&faults))
}

/// The daily messages to the Department for Education, their two files held against each other and the registers.
///
/// # Errors
/// Everything wrong with them, with file, line and reason.
pub fn daily(registers: &Registers) -> Result<Daily, Failure> {
    Daily::read(&own()?, registers).map_err(|faults| refused(&faults))
}

/// The files of one's own folder.
fn own() -> Result<Vec<(String, String)>, Failure> {
    match std::env::var(VARIABLE).ok().filter(|folder| !folder.is_empty()) {
        None => Ok(Vec::new()),
        Some(folder) => files(Path::new(&folder), "").map_err(|why| {
            let message =
                format!("The folder {folder}, which {VARIABLE} names, cannot be read ({why}). Nothing was started.");
            Failure::new("definitions-not-read", message)
        }),
    }
}

/// Reads the outlines of places that maps are drawn from.
///
/// # Errors
/// Each bad file with the reason.
pub fn outlines(definitions: &Definitions) -> Result<Outlines, Failure> {
    Outlines::read(definitions).map_err(|faults| refused(&faults))
}

fn refused(faults: &[BadDefinition]) -> Failure {
    let mut lines: Vec<String> = faults.iter().take(TOLD).map(|fault| format!("  {fault}")).collect();
    if faults.len() > TOLD {
        lines.push(format!("  and {} more", faults.len() - TOLD));
    }
    let message = format!("Definitions are wrong, so nothing was started:\n{}", lines.join("\n"));
    Failure::new("definitions-wrong", message)
}

/// The files of definitions in a folder and in those within it, named by their place below it.
fn files(folder: &Path, below: &str) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let named = format!("{below}{name}");
        if path.is_dir() {
            found.extend(files(&path, &format!("{named}/"))?);
        } else if matches!(
            path.extension().and_then(|ending| ending.to_str()),
            Some("toml" | "csv" | "geojson" | "json")
        ) {
            let text =
                fs::read_to_string(&path).map_err(|why| io::Error::new(why.kind(), format!("{named}: {why}")))?;
            found.push((named, text));
        }
    }
    found.sort();
    Ok(found)
}
