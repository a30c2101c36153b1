//! `bigplan export plan`: keeps a whole plan as a file.

use bigplan_exchange::{Export, ExportFormat, Origin, write};
use bigplan_ledger::{Actor, StoredPlan};
use serde_json::json;

use crate::cli::ExportPlan;
use crate::commands::database::{block_on, open};
use crate::commands::named_plan;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

/// Writes the file.
///
/// # Errors
/// When there is no such plan or format, or the file cannot be written.
pub fn run(export: &ExportPlan) -> Result<Outcome, Failure> {
    let format = ExportFormat::named(&export.format).ok_or_else(|| {
        let message =
            format!("There is no format \"{}\". Choose json, csv or xlsx. Nothing was written.", export.format);
        Failure::new("no-such-format", message)
    })?;
    let actor = Actor::System("export plan at the command line");
    let stored = block_on(async {
        let ledger = open(&export.database, Purpose::Own).await?;
        let stored = named_plan::find(&ledger, &actor, &export.plan).await?;
        ledger.close().await;
        Ok(stored)
    })?;
    let (id, revision) = (stored.id.to_string(), stored.revision);
    let counts = counts(&stored);
    let whole = Export::of(stored.plan, Some(Origin { plan: id.clone(), revision }));
    let bytes = write(&whole, format).map_err(|why| Failure::new("not-written", format!("{why}.")))?;
    std::fs::write(&export.out, bytes).map_err(|why| {
        let message = format!("{} could not be written ({why}). Choose another place.", export.out.display());
        Failure::new("not-written", message)
    })?;
    if export.json {
        let file = export.out.display().to_string();
        println!(
            "{}",
            json!({"version": 1, "plan": id, "revision": revision, "format": format.as_str(), "file": file, "counts": counts})
        );
    } else {
        println!("Wrote {} with {} items.", export.out.display(), whole.plan.items.len());
    }
    Ok(Outcome::Done)
}

fn counts(stored: &StoredPlan) -> serde_json::Value {
    let plan = &stored.plan;
    json!({
        "items": plan.items.len(), "measures": plan.measures.len(), "needs": plan.needs.len(),
        "groups": plan.groups.len(), "recommendations": plan.recommendations.len(),
        "judgements": plan.judgements.len(), "glossary": plan.glossary.len(),
    })
}
