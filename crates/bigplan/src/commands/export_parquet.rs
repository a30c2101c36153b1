//! `bigplan export parquet`: what counting reads as a folder of Parquet files, to be counted past one machine.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use bigplan_columnar::{
    CHILDREN, ChildWriter, ColumnarError, FilePart, KEPT, Layout, MANIFEST, Manifest, RecordWriter, rules_digest,
    write_kept,
};
use bigplan_counting::Child;
use bigplan_ledger::Actor;
use bigplan_ledger::registers::KeptSum;
use bigplan_register::RegisterCode;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::hex::hex;
use crate::cli::ExportParquet;
use crate::commands::database::{block_on, failure, open};
use crate::commands::new_folder::{NewFolder, not_written};
use crate::commands::{casework, counting, definitions, outgoing};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("export parquet at the command line");

/// Writes the files and says what is in them.
///
/// # Errors
/// When the folder is taken, the partnership has no area, or something cannot be read or written; nothing is kept then.
pub fn run(export: &ExportParquet) -> Result<Outcome, Failure> {
    let folder = NewFolder::begin(&export.out)?;
    let manifest = block_on(make(export, &folder))?;
    let place = folder.file(MANIFEST);
    let text = serde_json::to_string_pretty(&manifest).map_err(|why| not_written(&place, &why))?;
    fs::write(&place, text).map_err(|why| not_written(&place, &why))?;
    folder.keep()?;
    if export.of.json {
        println!("{}", json!({"version": 1, "folder": export.out.display().to_string(), "manifest": manifest}));
    } else {
        let rows = manifest.files.iter().filter(|file| file.rows > 0);
        let rows: Vec<Vec<String>> = rows.map(|file| vec![file.name.clone(), file.rows.to_string()]).collect();
        println!("{}", table(&["file", "rows"], &rows));
        println!(
            "\nWrote {}. It names nobody, but every row is about a child: keep it as you keep the database.",
            export.out.display()
        );
    }
    Ok(Outcome::Done)
}

async fn make(export: &ExportParquet, folder: &NewFolder) -> Result<Manifest, Failure> {
    let definitions = Arc::new(definitions::read()?);
    let ledger = open(&export.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let rules = counting::rules(Arc::clone(&definitions), work.registers())?;
    let of = casework::partnership(&ledger, &ACTOR, export.of.partnership.as_deref()).await?;
    let all = ledger.partnerships(&ACTOR).await.map_err(failure)?;
    let partnership = all.into_iter().find(|one| one.id == of).map(|one| one.slug).unwrap_or_default();
    let area = ledger.measure_choices(&ACTOR, of).await.map_err(failure)?.area.ok_or_else(|| {
        let message = "The partnership has no area yet, so its figures belong nowhere. Choose it on the partnership's page. \
                       Nothing was written.";
        Failure::new("no-area", message)
    })?;
    let mut files = Files::begin(folder, Layout::all(rules.counts(), work.registers()))?;
    let (progress, mut children) = (Progress::new(export.of.json), 0);
    let mut each = |person: bigplan_ledger::PersonId, child: &Child| {
        children += 1;
        progress.count("Reading children", children);
        files.push(&person.to_string(), child).map_err(|why| not_written(&export.out, &why))
    };
    let given = work.export_counted(&ACTOR, &rules, of, &mut each).await?;
    progress.end();
    ledger.close().await;
    let finished = files.finish(&given.kept).map_err(|why| not_written(&export.out, &why))?;
    Ok(Manifest {
        version: 1,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        rules: rules_digest(rules.counts(), work.registers(), work.calendar(), &definitions.areas),
        day: outgoing::today(),
        partnership,
        area,
        filled: given.filled,
        people: given.people,
        files: finished,
    })
}

/// The files while they are filled.
struct Files {
    children: ChildWriter<Digested>,
    registers: BTreeMap<RegisterCode, RecordWriter<Digested>>,
    kept: Digested,
}

impl Files {
    fn begin(folder: &NewFolder, layouts: Vec<Layout>) -> Result<Self, Failure> {
        let file = |name: String| -> Result<Digested, Failure> {
            let place = folder.file(&name);
            let to = File::create(&place).map_err(|why| not_written(&place, &why))?;
            Ok(Digested { name, to: BufWriter::new(to), digest: Sha256::new() })
        };
        let began = |why: ColumnarError| not_written(&folder.file(""), &why);
        let children = ChildWriter::new(file(CHILDREN.to_owned())?).map_err(began)?;
        let mut registers = BTreeMap::new();
        for layout in layouts {
            let (register, to) = (layout.register().clone(), file(layout.file())?);
            registers.insert(register, RecordWriter::new(layout, to).map_err(began)?);
        }
        Ok(Self { children, registers, kept: file(KEPT.to_owned())? })
    }

    fn push(&mut self, person: &str, child: &Child) -> Result<(), ColumnarError> {
        self.children.push(person, child)?;
        for (register, file) in &mut self.registers {
            for record in child.records(register) {
                if let Some(written) = child.written(&record.id) {
                    file.push(person, record, written)?;
                }
            }
        }
        Ok(())
    }

    fn finish(self, kept: &[KeptSum]) -> Result<Vec<FilePart>, Box<dyn std::error::Error>> {
        let (children, rows) = self.children.finish()?;
        let mut parts = vec![children.finish(rows)?];
        for file in self.registers.into_values() {
            let (file, rows) = file.finish()?;
            parts.push(file.finish(rows)?);
        }
        let kept = kept.iter().map(|sum| (sum.measure.as_str(), sum.period.as_str(), &sum.slice, sum.total));
        let (kept, rows) = write_kept(kept, self.kept)?;
        parts.push(kept.finish(rows)?);
        Ok(parts)
    }
}

/// A file, and the digest of what was written to it.
struct Digested {
    name: String,
    to: BufWriter<File>,
    digest: Sha256,
}

impl Digested {
    fn finish(mut self, rows: u64) -> io::Result<FilePart> {
        self.to.flush()?;
        let sha256 = hex(&self.digest.finalize());
        Ok(FilePart { name: self.name, rows, sha256 })
    }
}

impl Write for Digested {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
