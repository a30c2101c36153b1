//! `bigplan import plan`: reads a plan out of a document.

use std::collections::BTreeMap;

use bigplan_ledger::{Actor, NewDocument};
use bigplan_plan::{Draft, Kind};

use crate::cli::ImportPlan;
use crate::commands::database::{block_on, failure, open};
use crate::commands::reading;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::table::table;

/// Reads the document, stores the plan where `--into` says so, and prints what was read.
///
/// # Errors
/// When the document cannot be read or the plan cannot be stored; nothing is saved then.
pub fn run(import: &ImportPlan) -> Result<Outcome, Failure> {
    let draft = reading::draft(&import.file)?;
    if let Some(partnership) = &import.into {
        store(import, partnership, &draft)?;
    }
    if import.json {
        print_json(&draft)?
    } else {
        print_table(&draft)
    }
    Ok(Outcome::of(&draft.findings))
}

fn store(import: &ImportPlan, slug: &str, draft: &Draft) -> Result<(), Failure> {
    let bytes = reading::bytes(&import.file)?;
    let actor = Actor::System("import plan at the command line");
    block_on(async {
        let ledger = open(&import.database, Purpose::Own).await?;
        let partnership = ledger.partnership(&actor, slug).await.map_err(failure)?;
        let partnership = partnership.ok_or_else(|| {
            Failure::new(
                "no-such-partnership",
                format!("There is no partnership \"{slug}\" in this database. Nothing was saved."),
            )
        })?;
        let document = NewDocument { name: draft.source.file.clone(), format: draft.source.format, bytes };
        let plan =
            ledger.commit_plan(&actor, partnership.id, draft.plan.clone(), Some(document)).await.map_err(failure)?;
        ledger.close().await;
        eprintln!("Stored as a draft of {}: /plans/{plan}", partnership.name);
        Ok(())
    })
}

fn print_json(draft: &Draft) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(draft);
    println!(
        "{}",
        json.map_err(|why| Failure::new("not-written", format!("The result could not be written ({why}).")))?
    );
    Ok(())
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Outcome => "outcomes",
        Kind::Priority => "priorities",
        Kind::Objective => "objectives",
        Kind::Action => "actions",
        Kind::Milestone => "milestones",
    }
}

fn print_table(draft: &Draft) {
    println!("{}\n{}\n", draft.plan.head.title, draft.plan.head.partnership);
    let count_of = |kind: Kind| draft.plan.items.iter().filter(|item| item.kind == kind).count();
    let mut rows: Vec<Vec<String>> =
        Kind::ALL.iter().map(|kind| vec![plural(*kind).to_owned(), count_of(*kind).to_string()]).collect();
    let plan = &draft.plan;
    for (what, count) in [
        ("measures", plan.measures.len()),
        ("needs", plan.needs.len()),
        ("groups", plan.groups.len()),
        ("recommendations", plan.recommendations.len()),
        ("judgements", plan.judgements.len()),
        ("glossary terms", plan.glossary.len()),
    ] {
        rows.push(vec![what.to_owned(), count.to_string()]);
    }
    println!("{}\n", table(&["what was read", "count"], &rows));
    let mut counts: BTreeMap<(_, &str), usize> = BTreeMap::new();
    for finding in &draft.findings {
        *counts.entry((finding.severity, finding.code.as_str())).or_default() += 1;
    }
    let rows: Vec<Vec<String>> = counts
        .iter()
        .map(|((severity, code), count)| vec![severity.as_str().to_owned(), (*code).to_owned(), count.to_string()])
        .collect();
    println!("{}\n\nSee every one with --json.", table(&["finding", "code", "count"], &rows));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_counted_in_plain_plurals() {
        let said = Kind::ALL.map(plural);
        assert_eq!(said, ["outcomes", "priorities", "objectives", "actions", "milestones"]);
    }
}
