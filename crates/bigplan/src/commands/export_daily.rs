//! `bigplan export dfe-daily`: the daily messages to the Department for Education, as files. Nothing is sent.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use bigplan_ledger::Actor;
use bigplan_ledger::registers::NewExport;
use bigplan_outward::daily::{Gathered, Gathering, since};
use bigplan_outward::dataset::{FindingCode, NotHeld};
use serde_json::{Value as Json, json};

use crate::cli::ExportDaily;
use crate::commands::database::{block_on, open};
use crate::commands::new_folder::{NewFolder, not_written};
use crate::commands::{casework, definitions, outgoing};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("export dfe-daily at the command line");
/// The file that says what the department was told of so far, one child a line: the next export is held against it.
const STATE: &str = "state.jsonl";
/// How many findings are printed for people.
const PRINTED: usize = 20;

type Children = BTreeMap<String, Json>;

/// What was made.
struct Made {
    gathered: Gathered,
    not_held: Vec<NotHeld>,
    messages: Vec<Json>,
    told: usize,
}

/// Writes the messages and what was told in all.
///
/// # Errors
/// When the number is no authority's, the folder is taken, the definitions are wrong, or something cannot be read or
/// written; nothing is kept then.
pub fn run(export: &ExportDaily) -> Result<Outcome, Failure> {
    if !(100..=999).contains(&export.la) {
        let message = format!("{} is not the three-digit number of an authority. Nothing was written.", export.la);
        return Err(Failure::new("no-such-authority", message));
    }
    let before = export.after.as_deref().map(told_before).transpose()?.unwrap_or_default();
    let folder = NewFolder::begin(&export.out)?;
    let made = block_on(make(export, &before))?;
    write(export, &folder, &made)?;
    folder.keep()?;
    if export.of.json {
        println!(
            "{}",
            json!({"version": 1, "la": export.la, "folder": export.out.display().to_string(),
                   "path": format!("/children_social_care_data/{}/children", export.la),
                   "messages": made.messages.len(), "children": made.gathered.children.len(), "told": made.told,
                   "things": made.gathered.counts, "counts": made.gathered.found, "findings": made.gathered.findings,
                   "not-held": made.not_held})
        );
    } else {
        print(export, &made);
    }
    let wrong = made.gathered.found.keys().any(|code| *code != FindingCode::FieldNotSeen);
    Ok(if wrong { Outcome::Findings } else { Outcome::Done })
}

async fn make(export: &ExportDaily, before: &Children) -> Result<Made, Failure> {
    let ledger = open(&export.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let partnership = casework::partnership(&ledger, &ACTOR, export.of.partnership.as_deref()).await?;
    let registers = work.registers();
    let daily = definitions::daily(registers)?;
    let progress = Progress::new(export.of.json);
    let mut gathering = Gathering::new(&daily, registers, work.calendar(), outgoing::today());
    let wanted = daily.registers(registers);
    let new = NewExport { partnership, registers: wanted, purpose: "dfe-daily", people: true };
    let mut given = 0;
    let mut each = |one| -> Result<(), Failure> {
        given += 1;
        progress.count("Reading the registers", given);
        let taken = outgoing::with(work.registers(), &one, |out| {
            gathering.give(out);
            Ok(())
        });
        taken.map_err(|why| not_written(&export.out, &why))
    };
    let done = work.export(&ACTOR, &new, &mut each).await?;
    progress.end();
    for (register, field) in &done.unseen {
        gathering.unseen(register.as_str(), field);
    }
    ledger.close().await;
    let gathered = gathering.finish();
    let told = since(before, &gathered.children);
    let messages = daily.messages(&told).map_err(|why| not_written(&export.out, &why))?;
    Ok(Made { gathered, not_held: daily.not_held().to_vec(), messages, told: told.len() })
}

/// What an earlier export says that the department was told of.
fn told_before(folder: &Path) -> Result<Children, Failure> {
    let place = folder.join(STATE);
    let wrong = |why: &dyn std::fmt::Display| {
        let message = format!(
            "{} cannot be read ({why}). Name the folder of an earlier export with --after. Nothing was written.",
            place.display()
        );
        Failure::new("no-earlier-export", message)
    };
    let file = fs::File::open(&place).map_err(|why| wrong(&why))?;
    let mut children = Children::new();
    for line in BufReader::new(file).lines() {
        let child: Json = serde_json::from_str(&line.map_err(|why| wrong(&why))?).map_err(|why| wrong(&why))?;
        let code = child.get("la_child_id").and_then(Json::as_str).ok_or_else(|| wrong(&"a child has no code"))?;
        children.insert(code.to_owned(), child);
    }
    Ok(children)
}

fn write(export: &ExportDaily, folder: &NewFolder, made: &Made) -> Result<(), Failure> {
    for (message, number) in made.messages.iter().zip(1..) {
        let place = folder.file(&format!("{}-{number:04}.json", export.la));
        fs::write(&place, message.to_string()).map_err(|why| not_written(&place, &why))?;
    }
    let place = folder.file(STATE);
    let wrong = |why: std::io::Error| not_written(&place, &why);
    let mut file = BufWriter::new(fs::File::create(&place).map_err(wrong)?);
    for child in made.gathered.children.values() {
        writeln!(file, "{child}").map_err(wrong)?;
    }
    file.flush().map_err(wrong)
}

fn print(export: &ExportDaily, made: &Made) {
    let lines: Vec<Vec<String>> =
        made.gathered.counts.iter().map(|(what, count)| vec![what.clone(), count.to_string()]).collect();
    println!("{}", table(&["what", "count"], &lines));
    let lines = made.gathered.findings.iter().take(PRINTED).map(|found| {
        vec![found.code.as_str().to_owned(), found.table.clone(), found.field.clone(), found.message.clone()]
    });
    let lines: Vec<Vec<String>> = lines.collect();
    if !lines.is_empty() {
        println!("\n{}", table(&["finding", "what", "property", "says"], &lines));
    }
    println!(
        "\nWrote {} with {} messages about {} children. Nothing was sent.",
        export.out.display(),
        made.messages.len(),
        made.told
    );
}
