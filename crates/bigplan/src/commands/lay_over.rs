//! `bigplan import plan FILE --into-plan PLAN`: lays an edited export over its plan.

use bigplan_exchange::{Change, Choice, Choices, Export, Merged, What, merge, read};
use bigplan_ledger::{Actor, Ledger, StoredPlan};
use bigplan_plan::{Finding, Severity};
use serde_json::{Value, json};

use crate::cli::ImportPlan;
use crate::commands::database::{block_on, failure, open};
use crate::commands::{named_plan, reading};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

const ACTOR: Actor = Actor::System("import plan at the command line");

/// Shows what the file changes and saves it in one transaction.
///
/// # Errors
/// When the file is no sound export of this plan, or both sides have changed something and nobody said
/// whose holds; nothing is saved then.
pub fn run(import: &ImportPlan, plan: &str) -> Result<Outcome, Failure> {
    let prefer = preferred(import.prefer.as_deref())?;
    let (export, findings) = sound(import)?;
    block_on(async {
        let ledger = open(&import.database, Purpose::Own).await?;
        let stored = named_plan::find(&ledger, &ACTOR, plan).await?;
        of_this_plan(&export, &stored)?;
        let merged = settled(&stored, &export, prefer);
        let saved = save(&ledger, &stored, &merged, import.dry_run).await;
        ledger.close().await;
        let revision = saved?;
        if import.json {
            println!("{}", report(&stored, revision, &merged, &findings));
        } else {
            print(&merged, revision.is_some());
        }
        Ok(Outcome::of(&findings))
    })
}

fn preferred(side: Option<&str>) -> Result<Option<Choice>, Failure> {
    match side {
        None => Ok(None),
        Some("plan") => Ok(Some(Choice::Plan)),
        Some("file") => Ok(Some(Choice::File)),
        Some(other) => {
            let message = format!("There is no side \"{other}\". Choose plan or file. Nothing was saved.");
            Err(Failure::new("no-such-side", message))
        }
    }
}

/// The export, when nothing in the file forbids to take it.
fn sound(import: &ImportPlan) -> Result<(Export, Vec<Finding>), Failure> {
    let (export, findings) =
        read(&reading::bytes(&import.file)?).map_err(|why| Failure::new("no-export", why.to_string()))?;
    let faults: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.message.as_str())
        .collect();
    if faults.is_empty() {
        return Ok((export, findings));
    }
    Err(Failure::new(
        "export-broken",
        format!("{}\nMend the file and try again. Nothing was saved.", faults.join("\n")),
    ))
}

fn of_this_plan(export: &Export, stored: &StoredPlan) -> Result<(), Failure> {
    match &export.origin {
        Some(origin) if origin.plan == stored.id.to_string() => Ok(()),
        _ => Err(Failure::new("another-plan", "The file was not exported from this plan. Nothing was saved.")),
    }
}

/// Merges until no new conflict follows from the side that is preferred.
fn settled(stored: &StoredPlan, export: &Export, prefer: Option<Choice>) -> Merged {
    let mut choices = Choices::default();
    loop {
        let merged = merge(&stored.plan, stored.revision, export, &choices);
        let open = merged.conflicts.iter().filter(|conflict| conflict.chosen.is_none());
        let chosen: Choices = open.filter_map(|one| Some((one.change.subject.clone(), prefer?))).collect();
        if chosen.is_empty() {
            return merged;
        }
        choices.extend(chosen);
    }
}

/// Saves; gives the new revision, or `None` where nothing was to be saved.
async fn save(ledger: &Ledger, stored: &StoredPlan, merged: &Merged, dry: bool) -> Result<Option<i64>, Failure> {
    if dry {
        return Ok(None);
    }
    if merged.undecided() {
        let labels: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.change.label.as_str()).collect();
        let message = format!(
            "Both the plan and the file have changed:\n{}\nSay whose side holds with --prefer plan or --prefer file. Nothing was saved.",
            labels.join("\n")
        );
        return Err(Failure::new("conflicts", message));
    }
    let why = "Laid over at the command line";
    let laid = ledger.lay_over(&ACTOR, stored.id, stored.revision, merged.plan.clone(), why).await.map_err(failure)?;
    Ok(Some(laid.revision))
}

fn word(what: What) -> &'static str {
    match what {
        What::Added => "added",
        What::Removed => "removed",
        What::Changed => "changed",
    }
}

fn change(change: &Change) -> Value {
    let fields: Vec<Value> = change
        .fields
        .iter()
        .map(|field| json!({"field": field.field, "before": field.before, "after": field.after}))
        .collect();
    json!({"what": word(change.what), "subject": change.subject.key(), "label": change.label, "fields": fields})
}

fn report(stored: &StoredPlan, revision: Option<i64>, merged: &Merged, findings: &[Finding]) -> Value {
    let conflicts: Vec<Value> = merged
        .conflicts
        .iter()
        .map(|conflict| {
            let chosen = conflict.chosen.map(|choice| if choice == Choice::File { "file" } else { "plan" });
            json!({"change": change(&conflict.change), "why": conflict.why, "chosen": chosen})
        })
        .collect();
    json!({
        "version": 1,
        "plan": stored.id,
        "saved": revision.is_some(),
        "revision": revision.unwrap_or(stored.revision),
        "changes": merged.changes.iter().map(change).collect::<Vec<_>>(),
        "conflicts": conflicts,
        "findings": findings,
    })
}

fn print(merged: &Merged, saved: bool) {
    for change in &merged.changes {
        println!("{:8} {}", word(change.what), change.label);
    }
    for conflict in &merged.conflicts {
        println!("conflict {}: {}", conflict.change.label, conflict.why);
    }
    if merged.changes.is_empty() && merged.conflicts.is_empty() {
        println!("The plan says already what the file says. Nothing had to be saved.");
        return;
    }
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    println!(
        "{}, {}. {}",
        counted(merged.changes.len(), "change"),
        counted(merged.conflicts.len(), "conflict"),
        if saved { "Saved." } else { "Nothing was saved." }
    );
}
