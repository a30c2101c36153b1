//! `bigplan registers expired`: the files whose time is over, and their end where that is decided.

use bigplan_ledger::Actor;
use bigplan_ledger::registers::{CaseFile, Destroyed, FileDue};
use serde_json::{Value, json};

use crate::cli::ExpiredFiles;
use crate::commands::casework;
use crate::commands::database::{block_on, failure, open};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("registers expired at the command line");

/// How many files are destroyed in one transaction, so that others can write between.
const TOGETHER: usize = 50;

/// Names them, or destroys them.
///
/// # Errors
/// When there is no such partnership, or a file must be kept after all; files destroyed before that stay destroyed.
pub fn run(asked: &ExpiredFiles) -> Result<Outcome, Failure> {
    let (due, done) = block_on(work(asked))?;
    if asked.of.json {
        let files: Vec<Value> = due.iter().map(said).collect();
        let done = done.map(|done| json!({"files": done.files, "records": done.records, "people": done.people}));
        println!("{}", json!({"version": 1, "files": files, "destroyed": done}));
    } else {
        println!("{}", words(&due, done));
    }
    Ok(if due.is_empty() || done.is_some() { Outcome::Done } else { Outcome::Findings })
}

async fn work(asked: &ExpiredFiles) -> Result<(Vec<FileDue>, Option<Destroyed>), Failure> {
    let ledger = open(&asked.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let of = casework::partnership(&ledger, &ACTOR, asked.of.partnership.as_deref()).await?;
    let due = work.files_due(&ACTOR, of).await.map_err(failure)?;
    let mut done = asked.destroy.then(Destroyed::default);
    if let Some(done) = &mut done {
        let because = asked.because.as_deref().unwrap_or_default();
        let progress = Progress::new(asked.of.json);
        let going: Vec<CaseFile> =
            due.iter().filter(|file| file.kept_because.is_none()).map(|file| file.file).collect();
        for files in going.chunks(TOGETHER) {
            let part = work.destroy_files(&ACTOR, of, files, because).await.map_err(failure)?;
            done.files += part.files;
            done.records += part.records;
            done.people += part.people;
            progress.count("Destroying", done.files as u64);
        }
        progress.end();
    }
    ledger.close().await;
    Ok((due, done))
}

fn said(file: &FileDue) -> Value {
    let (kind, id) = match file.file {
        CaseFile::Person(id) => ("person", id.to_string()),
        CaseFile::Record(id) => ("record", id.to_string()),
    };
    json!({
        "file": kind, "id": id, "records": file.records, "closed": file.closed, "free-from": file.free_from,
        "rule-of": file.longest, "kept-because": file.kept_because
    })
}

fn words(due: &[FileDue], done: Option<Destroyed>) -> String {
    if let Some(done) = done {
        let kept = due.len().saturating_sub(done.files);
        return format!(
            "Destroyed {} files with {} records; {} people are known no more. {kept} files are kept longer for a reason.\n\
             Backups that were made before still hold them.",
            done.files, done.records, done.people
        );
    }
    if due.is_empty() {
        return "No file is past its time. Nothing was changed.".to_owned();
    }
    let row = |file: &FileDue| {
        let id = match file.file {
            CaseFile::Person(id) => format!("person {id}"),
            CaseFile::Record(id) => format!("record {id}"),
        };
        let records: usize = file.records.values().sum();
        let kept = file.kept_because.as_ref().map_or("", |_| "kept longer");
        let days = [file.closed.to_string(), file.free_from.to_string()];
        [vec![id, records.to_string()], days.to_vec(), vec![file.longest.clone(), kept.to_owned()]].concat()
    };
    let rows: Vec<Vec<String>> = due.iter().map(row).collect();
    let heads = ["file", "records", "closed", "free from", "rule of", ""];
    format!("{}\n\n{} files are past their time. Nothing was changed.", table(&heads, &rows), due.len())
}
