//! `bigplan registers import`: a spreadsheet into one register.

use bigplan_figures::ReadFiguresError;
use bigplan_ledger::Actor;
use bigplan_ledger::registers::{Accept, ImportDone, ImportRow, NewImport};
use bigplan_outward::sheet::{SheetFile, SheetFinding};
use bigplan_site::sheets;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::hex::hex;
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
    findings.extend(done.findings.iter().cloned().map(sheets::finding));
    findings.sort_by_key(|found| found.row);
    if import.of.json {
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

async fn take_in(import: &ImportRegister, bytes: &[u8]) -> Result<(SheetFile, ImportDone), Failure> {
    let ledger = open(&import.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let definition = casework::register(work.registers(), &import.register)?;
    let partnership = casework::partnership(&ledger, &ACTOR, import.of.partnership.as_deref()).await?;
    let mut read = SheetFile::read(work.registers(), definition, bytes).map_err(refused)?;
    let progress = Progress::new(import.of.json);
    let rows: Vec<ImportRow> = std::mem::take(&mut read.rows).into_iter().map(sheets::import_row).collect();
    let all = rows.len() as u64;
    let accept = match import.accept {
        _ if read.headless => Accept::Nothing,
        AcceptRows::All => Accept::All,
        AcceptRows::Good => Accept::Good,
        AcceptRows::Nothing => Accept::Nothing,
    };
    let sha256 = hex(&Sha256::digest(bytes));
    let (register, refused) = (definition.code.clone(), read.refused);
    let new = NewImport { partnership, register, rows, refused, accept, sha256 };
    let done = work.import(&ACTOR, &new, &|done| progress.say("Storing the rows", done, all)).await?;
    progress.end();
    ledger.close().await;
    Ok((read, done))
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
