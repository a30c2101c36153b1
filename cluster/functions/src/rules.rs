//! The rules that are counted by: those that the program carries, with a folder of one's own laid over.

use std::path::Path;
use std::sync::OnceLock;
use std::{fs, io};

use bigplan_columnar::{Layout, rules_digest};
use bigplan_counting::Counts;
use bigplan_measure::{BadDefinition, Definitions};
use bigplan_register::{Calendar, Files, Registers};

/// The variable that names a folder of one's own, as for the main program.
const VARIABLE: &str = "BIGPLAN_DEFINITIONS";

/// Everything that figures depend on beside records.
pub struct Rules {
    /// The measures and places.
    pub definitions: Definitions,
    /// The registers.
    pub registers: Registers,
    /// The working days.
    pub calendar: Calendar,
    /// What is counted.
    pub counts: Counts,
    /// The columns of each register's file.
    pub layouts: Vec<Layout>,
    /// The digest of all of it.
    pub digest: String,
}

/// The rules, read once.
///
/// # Errors
/// Everything wrong with any of the files.
pub fn rules() -> Result<&'static Rules, String> {
    static RULES: OnceLock<Result<Rules, String>> = OnceLock::new();
    RULES.get_or_init(read).as_ref().map_err(Clone::clone)
}

fn read() -> Result<Rules, String> {
    let own = own().map_err(|why| format!("the folder that {VARIABLE} names cannot be read ({why})"))?;
    let definitions = Definitions::read(&own).map_err(|bad| refused(&bad))?;
    let files = Files::built_in().with(Files::of_folder(&own));
    let registers = Registers::read(&files).map_err(|bad| refused(&bad))?;
    let calendar = files.calendar().map_err(|bad| refused(&bad))?;
    let counts = Counts::read(&definitions.catalogue, &registers)
        .map_err(|bad| bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let layouts = Layout::all(&counts, &registers);
    let digest = rules_digest(&counts, &registers, &calendar, &definitions.areas);
    Ok(Rules { definitions, registers, calendar, counts, layouts, digest })
}

fn refused(bad: &[BadDefinition]) -> String {
    bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The files of one's own folder.
fn own() -> io::Result<Vec<(String, String)>> {
    match std::env::var(VARIABLE).ok().filter(|folder| !folder.is_empty()) {
        None => Ok(Vec::new()),
        Some(folder) => files(Path::new(&folder), ""),
    }
}

fn files(folder: &Path, below: &str) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let named = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            found.extend(files(&path, &format!("{named}/"))?);
        } else if matches!(ending, Some("toml" | "csv" | "geojson" | "json")) {
            found.push((named, fs::read_to_string(&path)?));
        }
    }
    found.sort();
    Ok(found)
}
