//! `bigplan registers export`: one register as a spreadsheet.

use std::fs;
use std::path::Path;

use bigplan_ledger::Actor;
use bigplan_ledger::registers::{ExportDone, Exported, NewExport};
use bigplan_outward::RecordOut;
use bigplan_outward::sheet::{Column, Format, cells, columns, file};
use bigplan_site::sheets;
use serde_json::json;

use crate::cli::ExportRegister;
use crate::commands::casework;
use crate::commands::database::{block_on, open};
use crate::commands::new_folder::not_written;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;

const ACTOR: Actor = Actor::System("registers export at the command line");

/// Writes the file.
///
/// # Errors
/// When there is no such register or partnership, the file exists, or it cannot be written; nothing is kept then.
pub fn run(export: &ExportRegister) -> Result<Outcome, Failure> {
    let name = export.out.to_string_lossy().into_owned();
    let format = Format::of_name(&name).ok_or_else(|| {
        let message = format!("{name} is neither a .csv nor a .xlsx file. Name one of these. Nothing was written.");
        Failure::new("no-such-format", message)
    })?;
    if export.out.exists() {
        let message = format!("{name} exists. Name a file that does not exist yet. Nothing was written.");
        return Err(Failure::new("place-taken", message));
    }
    let (columns, rows, done) = block_on(read(export))?;
    let refused = |why| Failure::new("not-written", format!("{name}: {why}. Nothing was written."));
    let bytes = file(format, &columns, &rows).map_err(refused)?;
    keep(&export.out, &bytes).map_err(|why| not_written(&export.out, &why))?;
    if export.of.json {
        let hidden: Vec<&str> = done.unseen.iter().map(|(_, field)| field.as_str()).collect();
        println!(
            "{}",
            json!({"version": 1, "register": export.register, "file": name, "rows": rows.len(), "not-seen": hidden})
        );
    } else {
        println!("Wrote {name} with {} records.", rows.len());
    }
    Ok(Outcome::Done)
}

type Sheet = (Vec<Column>, Vec<Vec<String>>, ExportDone);

async fn read(export: &ExportRegister) -> Result<Sheet, Failure> {
    let ledger = open(&export.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let definition = casework::register(work.registers(), &export.register)?;
    let partnership = casework::partnership(&ledger, &ACTOR, export.of.partnership.as_deref()).await?;
    let (columns, progress) = (columns(definition), Progress::new(export.of.json));
    let registers = vec![definition.code.clone()];
    let new = NewExport { partnership, registers, purpose: "spreadsheet", people: false };
    let mut rows = Vec::new();
    let mut each = |one| -> Result<(), Failure> {
        if let Exported::Record(given) = one {
            let person = given.person.as_ref().map(sheets::person);
            let out = RecordOut { definition, record: &given.record, person: person.as_ref(), team: None };
            rows.push(cells(&columns, &out, given.about.as_deref()));
            progress.count("Reading the register", rows.len() as u64);
        }
        Ok(())
    };
    let done = work.export(&ACTOR, &new, &mut each).await?;
    progress.end();
    ledger.close().await;
    Ok((columns, rows, done))
}

/// Writes a new file that only this account of the machine may read.
fn keep(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let written = options.open(place)?.write_all(bytes);
    if written.is_err() {
        let _ = fs::remove_file(place);
    }
    written
}
