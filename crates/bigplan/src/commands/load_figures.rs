//! `bigplan figures load`: figures from a file into the ledger.

use std::fs::{self, File};
use std::io::{BufReader, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

use bigplan_figures::{Mapping, Reading, Vocabulary, propose, read};
use bigplan_ledger::figures::{Compared, Gathered, NewLoad, Seen};
use bigplan_ledger::{Actor, LoadId};
use bigplan_measure::Definitions;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::hex::hex;
use crate::cli::LoadFigures;
use crate::commands::database::{block_on, failure, open};
use crate::commands::definitions;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("figures load at the command line");
/// How many findings are printed for people.
const PRINTED: usize = 20;

/// What was read from the file.
struct Found {
    mapping: Mapping,
    figures: Gathered,
    reading: Reading,
}

/// What became of it.
struct Done {
    compared: Compared,
    load: Option<LoadId>,
    saved: bool,
}

/// Reads the file, stores what is asked for, and says what was found.
///
/// # Errors
/// When the file cannot be read or the figures not be stored; nothing is saved then.
pub fn run(load: &LoadFigures) -> Result<Outcome, Failure> {
    let definitions = definitions::read()?;
    let progress = Progress::new(load.json);
    let found = read_file(load, &definitions, &progress)?;
    let bad = found.reading.has_errors();
    let Found { mapping, figures, reading } = found;
    let keep = !load.dry_run && (!bad || load.good_rows);
    let done = block_on(store(load, &mapping, figures, &reading, keep, &progress))?;
    if load.json {
        print_json(&reading, &done)?
    } else {
        print(load, &reading, &done)
    }
    Ok(if bad { Outcome::Findings } else { Outcome::Done })
}

fn read_file(load: &LoadFigures, definitions: &Definitions, progress: &Progress) -> Result<Found, Failure> {
    let vocabulary =
        Vocabulary { catalogue: &definitions.catalogue, areas: &definitions.areas, groups: &definitions.groups };
    let refused = |why: bigplan_figures::ReadFiguresError| Failure::new(why.code(), why.to_string());
    let mut mapping = match &load.mapping {
        Some(path) => given(path)?,
        None => propose(opened(&load.file)?, vocabulary).map_err(refused)?.mapping,
    };
    if !load.source.is_empty() {
        mapping.all.source = Some(load.source.clone());
    }
    mapping.all.published_on = load.published_on.or(mapping.all.published_on);
    let size = fs::metadata(&load.file).map_or(0, |known| known.len());
    let pass = |mapping: &Mapping| -> Result<(Gathered, Reading), Failure> {
        let mut figures = Gathered::default();
        let mut each = |row: bigplan_figures::Row| {
            progress.say("Reading the file", row.bytes, size);
            figures.push(row.observation);
            ControlFlow::Continue(())
        };
        let reading = read(opened(&load.file)?, mapping, vocabulary, &mut each).map_err(refused)?;
        progress.end();
        Ok((figures, reading))
    };
    let (mut figures, reading) = pass(&mapping)?;
    // Where two cells contradict each other neither is good: only a second pass knows them all.
    if load.good_rows && !reading.contradicted.is_empty() {
        mapping = reading.kept(&mapping);
        figures = pass(&mapping)?.0;
    }
    Ok(Found { mapping, figures, reading })
}

async fn store(
    load: &LoadFigures,
    mapping: &Mapping,
    figures: Gathered,
    reading: &Reading,
    keep: bool,
    progress: &Progress,
) -> Result<Done, Failure> {
    let ledger = open(&load.database, Purpose::Own).await?;
    let partnership = match &load.partnership {
        None => None,
        Some(slug) => {
            let found = ledger.partnership(&ACTOR, slug).await.map_err(failure)?;
            let missing = || format!("There is no partnership \"{slug}\" in this database. Nothing was saved.");
            Some(found.ok_or_else(|| Failure::new("no-such-partnership", missing()))?.id)
        }
    };
    let seen = if load.internal { Seen::Partnership } else { Seen::Public };
    if !keep {
        // Contradicted figures stand in the list twice and cannot be compared.
        let compared = match ledger.compare_figures(&ACTOR, partnership, seen, figures).await {
            Ok(compared) => compared,
            Err(_) if reading.has_errors() => Compared::default(),
            Err(why) => return Err(failure(why)),
        };
        ledger.close().await;
        return Ok(Done { compared, load: None, saved: false });
    }
    let new = NewLoad {
        partnership,
        seen,
        file: load.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        sha256: sha256(&load.file)?,
        choices: serde_json::to_string(mapping).map_err(|why| Failure::new("not-written", why.to_string()))?,
        source: load.source.clone(),
        refused: usize::try_from(reading.refused).unwrap_or(usize::MAX),
        held: None,
    };
    let all = figures.len() as u64;
    let told = |done: usize| progress.say("Storing the figures", done as u64, all);
    let outcome = ledger.load_figures(&ACTOR, new, figures, &told).await.map_err(failure)?;
    progress.end();
    ledger.close().await;
    Ok(Done { compared: outcome.compared, load: outcome.load, saved: true })
}

fn opened(path: &Path) -> Result<BufReader<File>, Failure> {
    let missing = |why| format!("The file {} cannot be opened ({why}). Nothing was saved.", path.display());
    File::open(path).map(BufReader::new).map_err(|why| Failure::new("file-not-opened", missing(why)))
}

fn given(path: &Path) -> Result<Mapping, Failure> {
    let wrong = |why: String| {
        let message = format!("The mapping {} cannot be read ({why}). Nothing was saved.", path.display());
        Failure::new("mapping-wrong", message)
    };
    let text = fs::read_to_string(path).map_err(|why| wrong(why.to_string()))?;
    serde_json::from_str(&text).map_err(|why| wrong(why.to_string()))
}

fn sha256(path: &Path) -> Result<String, Failure> {
    let broken = |why| Failure::new("file-not-opened", format!("The file broke off ({why}). Nothing was saved."));
    let (mut file, mut digest, mut part) = (opened(path)?, Sha256::new(), vec![0; 65_536]);
    loop {
        let read = file.read(&mut part).map_err(broken)?;
        match part.get(..read) {
            Some(read) if !read.is_empty() => digest.update(read),
            _ => break,
        }
    }
    Ok(hex(&digest.finalize()))
}

fn print_json(reading: &Reading, done: &Done) -> Result<(), Failure> {
    let compared = &done.compared;
    let document = json!({
        "rows": reading.rows, "good": reading.given, "refused": reading.refused,
        "findings": reading.findings, "counts": reading.counts,
        "new": compared.added, "changed": compared.changed, "same": compared.same,
        "load": done.load, "saved": done.saved && compared.added + compared.changed > 0,
    });
    let text = serde_json::to_string_pretty(&document);
    println!("{}", text.map_err(|why| Failure::new("not-written", why.to_string()))?);
    Ok(())
}

fn print(load: &LoadFigures, reading: &Reading, done: &Done) {
    let compared = &done.compared;
    let rows = [
        ("rows of the file", reading.rows.to_string()),
        ("good figures", reading.given.to_string()),
        ("refused", reading.refused.to_string()),
        ("new", compared.added.to_string()),
        ("changed", compared.changed.to_string()),
        ("known already", compared.same.to_string()),
    ];
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(what, count)| vec![what.to_owned(), count]).collect();
    println!("{}", table(&["figures", "count"], &rows));
    let findings = reading.findings.iter().take(PRINTED).map(|finding| {
        let place = finding.at.map(|at| format!("row {}", at.line)).unwrap_or_default();
        vec![finding.severity.as_str().to_owned(), place, finding.message.clone()]
    });
    let findings: Vec<Vec<String>> = findings.collect();
    if !findings.is_empty() {
        println!("\n{}", table(&["finding", "where", "what"], &findings));
    }
    let said = match (done.saved, compared.added + compared.changed) {
        (true, 0) => "Everything in the file was known already: nothing was changed.",
        (true, _) => "The figures were saved.",
        (false, _) if load.dry_run => "Nothing was saved: this was a trial.",
        (false, _) => "Nothing was saved. Put the file right, or keep its good rows with --good-rows.",
    };
    println!("\n{said}");
}
