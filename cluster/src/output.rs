//! How a command ends, and how figures are told.

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use crate::cli::Told;

/// A command that could not run. No figure was told.
#[derive(Debug)]
pub struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    /// A failure with a stable code and a plain sentence.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// Prints it and gives exit code 2.
    pub fn report(&self, json: bool) -> ExitCode {
        if json {
            println!("{}", json!({ "error": { "code": self.code, "message": self.message, "saved": false } }));
        }
        eprintln!("bigplan-cluster: {}", self.message);
        ExitCode::from(2)
    }
}

impl From<datafusion::error::DataFusionError> for Failure {
    fn from(why: datafusion::error::DataFusionError) -> Self {
        Self::new("not-worked-out", format!("The work could not be done to its end: {why}. No figure was told."))
    }
}

/// Tells rows: as a table, or into a file that does not exist yet, of which nothing is kept where it cannot be written
/// whole.
///
/// # Errors
/// Where the file is there already, or cannot be written.
pub fn tell(told: &Told, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<(), Failure> {
    let Some(place) = &told.out else {
        return print(heads, &rows.collect::<Vec<_>>()).map_err(not_printed);
    };
    let wrong = |why: std::io::Error| {
        let message = format!("{} could not be written ({why}). Nothing was kept.", place.display());
        Failure::new("not-written", message)
    };
    let file = OpenOptions::new().write(true).create_new(true).open(place).map_err(wrong)?;
    let written = csv_lines(file, heads, rows);
    if written.is_err() {
        // What cannot be removed either is told as not written all the same.
        let _ = std::fs::remove_file(place);
    }
    written.map_err(|why| wrong(why.into()))
}

fn csv_lines(file: impl Write, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> csv::Result<()> {
    let mut lines = csv::Writer::from_writer(file);
    lines.write_record(heads)?;
    for row in rows {
        lines.write_record(row)?;
    }
    Ok(lines.flush()?)
}

/// Prints a JSON document with results, one after the other: there may be hundreds of thousands.
///
/// # Errors
/// Where nobody takes them.
pub fn print_results<T: Serialize>(results: &[T]) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
        out.write_all(b"{\"version\":1,\"results\":")?;
        serde_json::to_writer(&mut out, results)?;
        out.write_all(b"}\n")?;
        out.flush()
    };
    write().map_err(not_printed)
}

/// Prints rows in columns.
fn print(heads: &[&str], rows: &[Vec<String>]) -> std::io::Result<()> {
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(heads.get(column).map(|head| head.len())).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..heads.len()).map(wide).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells.zip(&widths).map(|(cell, wide)| format!("{cell:<wide$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", line(&mut heads.iter().copied()))?;
    for row in rows {
        writeln!(out, "{}", line(&mut row.iter().map(String::as_str)))?;
    }
    out.flush()
}

fn not_printed(why: std::io::Error) -> Failure {
    Failure::new("not-written", format!("The figures could not be printed ({why})."))
}
