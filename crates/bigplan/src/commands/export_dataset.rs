//! `bigplan export safeguarding-dataset`: the Standard Safeguarding Dataset as a folder of tables.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use bigplan_ledger::Actor;
use bigplan_ledger::registers::NewExport;
use bigplan_outward::dataset::{Dataset, DatasetFinding, FindingCode, Made, Making, NotHeld, RowSink};
use serde_json::json;

use crate::cli::ExportDataset;
use crate::commands::database::{block_on, open};
use crate::commands::new_folder::{NewFolder, not_written};
use crate::commands::{casework, definitions, outgoing};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("export safeguarding-dataset at the command line");
/// How many findings are printed for people.
const PRINTED: usize = 20;

/// The files of the tables.
struct Tables(BTreeMap<String, csv::Writer<BufWriter<File>>>);

impl RowSink for Tables {
    fn row(&mut self, table: &str, cells: &[String]) -> io::Result<()> {
        let file = self.0.get_mut(table).ok_or_else(|| io::Error::other("a table without a file"))?;
        Ok(file.write_record(cells)?)
    }
}

/// Writes the tables, what is not held, and what was found.
///
/// # Errors
/// When the folder is taken, the definitions are wrong, or something cannot be read or written; nothing is kept then.
pub fn run(export: &ExportDataset) -> Result<Outcome, Failure> {
    let folder = NewFolder::begin(&export.out)?;
    let made = block_on(make(export, &folder))?;
    write_lists(&folder, &made)?;
    let Made { sink, rows, findings, counts } = made.made;
    for (name, mut file) in sink.0 {
        file.flush().map_err(|why| not_written(Path::new(&name), &why))?;
    }
    folder.keep()?;
    if export.of.json {
        println!(
            "{}",
            json!({"version": 1, "folder": export.out.display().to_string(), "tables": rows, "counts": counts,
                   "findings": findings, "not-held": made.not_held})
        );
    } else {
        print(export, &rows, &findings);
    }
    let wrong = counts.keys().any(|code| !is_note(*code));
    Ok(if wrong { Outcome::Findings } else { Outcome::Done })
}

fn print(export: &ExportDataset, rows: &BTreeMap<String, u64>, findings: &[DatasetFinding]) {
    let held: Vec<Vec<String>> =
        rows.iter().filter(|(_, rows)| **rows > 0).map(|(name, rows)| vec![name.clone(), rows.to_string()]).collect();
    println!("{}", table(&["table", "rows"], &held));
    let lines: Vec<Vec<String>> = findings.iter().take(PRINTED).map(line).collect();
    if !lines.is_empty() {
        println!("\n{}", table(&["finding", "table", "row", "field", "what"], &lines));
    }
    println!(
        "\nWrote {} with {} tables that hold rows; findings.csv has what does not fit, not-held.csv what is not held here.",
        export.out.display(),
        held.len()
    );
}

fn line(found: &DatasetFinding) -> Vec<String> {
    let (code, row) = (found.code.as_str().to_owned(), found.row.to_string());
    vec![code, found.table.clone(), row, found.field.clone(), found.message.clone()]
}

/// What says only what follows from the definitions asks for no work on the records.
fn is_note(code: FindingCode) -> bool {
    matches!(code, FindingCode::RequiredNotHeld | FindingCode::FieldNotSeen)
}

struct Ready {
    made: Made<Tables>,
    not_held: Vec<NotHeld>,
}

async fn make(export: &ExportDataset, folder: &NewFolder) -> Result<Ready, Failure> {
    let ledger = open(&export.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let of = casework::partnership(&ledger, &ACTOR, export.of.partnership.as_deref()).await?;
    let registers = work.registers();
    let dataset = definitions::dataset(registers)?;
    let (today, progress) = (outgoing::today(), Progress::new(export.of.json));
    let mut making = Making::new(&dataset, registers, work.calendar(), today, tables(&dataset, folder)?);
    let (registers, purpose) = (dataset.registers(registers), "safeguarding-dataset");
    let new = NewExport { partnership: of, registers, purpose, people: true };
    let mut given = 0;
    let mut each = |one| -> Result<(), Failure> {
        given += 1;
        progress.count("Reading the registers", given);
        let done = outgoing::with(work.registers(), &one, |out| making.give(out));
        done.map_err(|why| not_written(&export.out, &why))
    };
    let done = work.export(&ACTOR, &new, &mut each).await?;
    progress.end();
    for (register, field) in &done.unseen {
        making.unseen(register.as_str(), field);
    }
    ledger.close().await;
    let made = making.finish().map_err(|why| not_written(&export.out, &why))?;
    Ok(Ready { made, not_held: dataset.not_held().to_vec() })
}

/// A file for every table, with its headings: a table without rows is there too.
fn tables(dataset: &Dataset, folder: &NewFolder) -> Result<Tables, Failure> {
    let mut files = BTreeMap::new();
    for table in &dataset.description().tables {
        let place = folder.file(&format!("{}.csv", table.name));
        let file = File::create(&place).map_err(|why| not_written(&place, &why))?;
        let mut file = csv::Writer::from_writer(BufWriter::new(file));
        let heads = table.columns.iter().map(|column| column.name.as_str());
        file.write_record(heads).map_err(|why| not_written(&place, &why))?;
        files.insert(table.name.clone(), file);
    }
    Ok(Tables(files))
}

fn write_lists(folder: &NewFolder, ready: &Ready) -> Result<(), Failure> {
    let missing = ready.not_held.iter().map(|missing| {
        let required = if missing.required { "yes" } else { "" };
        vec![missing.table.clone(), missing.field.clone(), required.to_owned(), missing.why.clone()]
    });
    list(folder, "not-held.csv", ["table", "field", "required", "why"], missing)?;
    list(folder, "findings.csv", ["finding", "table", "row", "field", "what"], ready.made.findings.iter().map(line))
}

fn list<const N: usize>(
    folder: &NewFolder,
    name: &str,
    heads: [&str; N],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), Failure> {
    let place = folder.file(name);
    let wrong = |why: csv::Error| not_written(&place, &why);
    let mut file = csv::Writer::from_path(&place).map_err(wrong)?;
    file.write_record(heads).map_err(wrong)?;
    for row in rows {
        file.write_record(row).map_err(wrong)?;
    }
    file.flush().map_err(|why| not_written(&place, &why))
}
