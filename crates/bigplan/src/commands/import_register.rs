//! `bigplan registers import`: a spreadsheet into one register.

use std::io::Cursor;
use std::ops::ControlFlow;

use bigplan_figures::{ReadFiguresError, RowsEnd};
use bigplan_ledger::Actor;
use bigplan_ledger::registers::{Accept, ImportDone, ImportFinding, ImportPerson, ImportRow, NewImport};
use bigplan_outward::sheet::{Layout, SheetFinding, SheetFindingCode, SheetRow};
use bigplan_register::{Definition, Registers};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::cli::{AcceptRows, ImportRegister};
use crate::commands::casework;
use crate::commands::database::{block_on, open};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("registers import at the command line");
/// How many findings are printed for people.
const PRINTED: usize = 20;

/// What was read from the file.
#[derive(Default)]
struct Read {
    rows: Vec<ImportRow>,
    findings: Vec<SheetFinding>,
    /// How many rows were not understood.
    refused: u64,
    /// Whether the headings were not: then nothing of the file can be stored.
    headless: bool,
}

/// Reads the file, saves what is asked for, and says what was found.
///
/// # Errors
/// When the file is no spreadsheet, there is no such register or partnership, or the database does not do what it is
/// asked; nothing is saved then.
pub fn run(import: &ImportRegister) -> Result<Outcome, Failure> {
    let bytes = std::fs::read(&import.file).map_err(|why| {
        let message = format!("The file {} cannot be opened ({why}). Nothing was saved.", import.file.display());
        Failure::new("file-not-opened", message)
    })?;
    let (read, done) = block_on(take_in(import, &bytes))?;
    let mut findings = read.findings;
    findings.extend(done.findings.iter().cloned().map(of_record));
    findings.sort_by_key(|found| found.row);
    if import.json {
        println!(
            "{}",
            json!({"version": 1, "register": import.register, "added": done.added, "changed": done.changed,
                   "same": done.same, "refused": done.refused, "persons": done.persons, "saved": done.saved,
                   "findings": findings})
        );
    } else {
        print(import, &done, &findings);
    }
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}

async fn take_in(import: &ImportRegister, bytes: &[u8]) -> Result<(Read, ImportDone), Failure> {
    let ledger = open(&import.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let definition = casework::register(work.registers(), &import.register)?;
    let partnership = casework::partnership(&ledger, &ACTOR, import.partnership.as_deref()).await?;
    let mut read = understand(work.registers(), definition, bytes)?;
    let (progress, rows) = (Progress::new(import.json), std::mem::take(&mut read.rows));
    let all = rows.len() as u64;
    let accept = match import.accept {
        _ if read.headless => Accept::Nothing,
        AcceptRows::All => Accept::All,
        AcceptRows::Good => Accept::Good,
        AcceptRows::Nothing => Accept::Nothing,
    };
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let (register, refused) = (definition.code.clone(), read.refused);
    let new = NewImport { partnership, register, rows, refused, accept, sha256 };
    let done = work.import(&ACTOR, &new, &|done| progress.say("Storing the rows", done, all)).await?;
    progress.end();
    ledger.close().await;
    Ok((read, done))
}

/// The rows of the file, as they are understood. A file whose headings are wrong has none.
fn understand(registers: &Registers, definition: &Definition, bytes: &[u8]) -> Result<Read, Failure> {
    let (mut read, mut layout) = (Read::default(), None);
    let mut each = |row: &bigplan_figures::Record| {
        let number = row.row();
        match &layout {
            None => match Layout::read(registers, definition, number, row.cells()) {
                Ok(found) => layout = Some(found),
                Err(wrong) => {
                    (read.findings, read.headless) = (wrong, true);
                    return ControlFlow::Break(());
                }
            },
            Some(layout) => match layout.row(number, row.cells()) {
                Ok(says) => read.rows.push(import_row(says)),
                Err(wrong) => {
                    read.refused += 1;
                    read.findings.extend(wrong);
                }
            },
        }
        ControlFlow::Continue(())
    };
    let end = bigplan_figures::rows(Cursor::new(bytes), &mut each).map_err(refused)?;
    if let RowsEnd::Cut(row) = end {
        let message = "The row is cut: it ends within quotation marks, or is longer than any row can be.";
        read.findings.push(SheetFinding::new(row, None, SheetFindingCode::RowCut, message));
        read.refused += 1;
    }
    Ok(read)
}

fn refused(why: ReadFiguresError) -> Failure {
    let message = match &why {
        ReadFiguresError::WrongKind { found, advice } => {
            format!("The file is {found}, and not a spreadsheet. {advice} Nothing was saved.")
        }
        other => other.to_string(),
    };
    Failure::new(why.code(), message)
}

fn import_row(says: SheetRow) -> ImportRow {
    let who = says.person;
    let person = ImportPerson {
        id: who.id,
        pupil_number: who.pupil_number,
        family_name: who.family_name,
        given_names: who.given_names,
        born: who.born,
        sex: who.sex,
        died: who.died,
    };
    let (row, record, state, about, values) = (says.row, says.record, says.state, says.about, says.values);
    ImportRow { row, record, state, person, about, values }
}

fn of_record(found: ImportFinding) -> SheetFinding {
    let column = found.field.map(|field| field.to_string());
    SheetFinding { row: found.row, column, code: found.code, message: found.message }
}

fn print(import: &ImportRegister, done: &ImportDone, findings: &[SheetFinding]) {
    let counts = [
        ("begun", done.added),
        ("corrected", done.changed),
        ("known already", done.same),
        ("bad", done.refused),
        ("people added", done.persons),
    ];
    let lines: Vec<Vec<String>> =
        counts.into_iter().map(|(what, count)| vec![what.to_owned(), count.to_string()]).collect();
    println!("{}", table(&["rows", "count"], &lines));
    let lines = findings.iter().take(PRINTED).map(|found| {
        vec![found.row.to_string(), found.column.clone().unwrap_or_default(), found.code.clone(), found.message.clone()]
    });
    let lines: Vec<Vec<String>> = lines.collect();
    if !lines.is_empty() {
        println!("\n{}", table(&["row", "column", "finding", "what"], &lines));
    }
    if findings.len() > PRINTED {
        println!("and {} more: --json prints them all.", findings.len() - PRINTED);
    }
    let said = match (done.saved, import.accept) {
        (true, _) => "The rows were saved.",
        (false, AcceptRows::Nothing) => "Nothing was saved: this was a trial.",
        (false, _) if findings.is_empty() => "Everything in the file was known already: nothing was changed.",
        (false, _) => "Nothing was saved. Put the file right, or keep its good rows with --accept good.",
    };
    println!("\n{said}");
}
