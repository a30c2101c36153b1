//! `cargo xtask accuracy`: reads documents and compares what was understood with answer keys.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bigplan_documents::accuracy::{Key, Tally, compare};
use bigplan_documents::{formats::read_document, understand::understand};
use bigplan_pdftext::PdfText;

/// How it is called.
pub const USAGE: &str = "cargo xtask accuracy --plans FOLDER [--keys FOLDER] [--misses] [NAME]";

/// What was asked for.
struct Asked {
    plans: PathBuf,
    keys: PathBuf,
    misses: bool,
    name: String,
}

/// Runs the command. Exits 0 whatever the figures are, 2 where something could not be read.
pub fn run(workspace: &Path, arguments: &[String]) -> ExitCode {
    match asked(workspace, arguments).and_then(|asked| report(&asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn asked(workspace: &Path, arguments: &[String]) -> Result<Asked, String> {
    let mut plans = None;
    let mut keys = workspace.join("crates/documents/tests/keys");
    let (mut misses, mut name) = (false, String::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--plans" => plans = rest.next().map(PathBuf::from),
            "--keys" => keys = rest.next().map(PathBuf::from).ok_or(USAGE)?,
            "--misses" => misses = true,
            other => name = other.to_owned(),
        }
    }
    let plans = plans.ok_or_else(|| format!("Say which folder holds the documents. Usage: {USAGE}"))?;
    Ok(Asked { plans, keys, misses, name })
}

fn report(asked: &Asked) -> Result<(), String> {
    let mut totals: BTreeMap<String, Tally> = BTreeMap::new();
    for (document, key) in keys_in(&asked.keys)?.into_iter().filter(|(d, _)| d.contains(&asked.name)) {
        let path = asked.plans.join(&document);
        let bytes = std::fs::read(&path).map_err(|e| format!("{} cannot be read: {e}.", path.display()))?;
        let (read, _) = read_document(&document, &bytes, &PdfText::default()).map_err(|e| e.to_string())?;
        let (plan, _) = understand(&read);
        println!("\n{document}");
        for tally in compare(&plan, &key) {
            print(&tally, asked.misses);
            totals
                .entry(tally.kind.clone())
                .or_insert_with(|| Tally { kind: tally.kind.clone(), ..Tally::default() })
                .take_in(tally);
        }
    }
    println!("\nAll documents");
    totals.values().for_each(|t| print(t, false));
    Ok(())
}

/// The keys of a folder by document; a document may have several, for several parts.
fn keys_in(folder: &Path) -> Result<BTreeMap<String, Key>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{} cannot be read: {e}.", folder.display()))?;
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    let mut keys: BTreeMap<String, Key> = BTreeMap::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{} cannot be read: {e}.", path.display()))?;
        let key = Key::read(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        let document = key.document.clone();
        keys.entry(document).or_default().take_in(key);
    }
    Ok(keys)
}

fn print(tally: &Tally, misses: bool) {
    println!(
        "  {:26} precision {:.3}  recall {:.3}  right {:4}  missed {:3}  extra {:3}",
        tally.kind,
        tally.precision(),
        tally.recall(),
        tally.right,
        tally.missed.len(),
        tally.extra.len()
    );
    if misses {
        tally.missed.iter().for_each(|m| println!("      missed  {m}"));
        tally.extra.iter().for_each(|m| println!("      extra   {m}"));
    }
}
