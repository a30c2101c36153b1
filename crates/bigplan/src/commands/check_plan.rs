//! `bigplan check plan`: names every hole in a plan.

use std::collections::BTreeMap;
use std::path::Path;

use bigplan_ledger::Actor;
use bigplan_plan::Finding;
use bigplan_plan::check::{check, counts, rules};
use jiff::Zoned;
use serde::Serialize;

use crate::cli::CheckPlan;
use crate::commands::database::{block_on, failure, open};
use crate::commands::reading;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::table::table;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    counts: BTreeMap<String, usize>,
    findings: &'a [Finding],
}

/// Checks the plan in a document, or every plan of a partnership.
///
/// # Errors
/// When there is neither such a file nor such a partnership, or it cannot be read.
pub fn run(command: &CheckPlan) -> Result<Outcome, Failure> {
    let file = Path::new(&command.subject);
    let findings =
        if file.is_file() { check(&reading::draft(file)?.plan, Zoned::now().date()) } else { of_partnership(command)? };
    if command.json {
        let report =
            Report { version: bigplan_plan::draft::JSON_VERSION, counts: counts(&findings), findings: &findings };
        let json = serde_json::to_string_pretty(&report);
        println!(
            "{}",
            json.map_err(|why| Failure::new("not-written", format!("The result could not be written ({why}).")))?
        );
    } else {
        print_table(&findings);
    }
    Ok(Outcome::of(&findings))
}

fn of_partnership(command: &CheckPlan) -> Result<Vec<Finding>, Failure> {
    let actor = Actor::System("check plan at the command line");
    let slug = command.subject.as_str();
    block_on(async {
        let ledger = open(&command.database, Purpose::Own).await?;
        let partnership = ledger.partnership(&actor, slug).await.map_err(failure)?;
        let partnership = partnership.ok_or_else(|| {
            Failure::new(
                "nothing-to-check",
                format!("There is no file and no partnership named \"{slug}\". Check the name. Nothing was saved."),
            )
        })?;
        let mut findings = Vec::new();
        for summary in ledger.plans(&actor, partnership.id).await.map_err(failure)? {
            if let Some(stored) = ledger.plan(&actor, summary.id).await.map_err(failure)? {
                findings.extend(check(&stored.plan, Zoned::now().date()));
            }
        }
        ledger.close().await;
        Ok(findings)
    })
}

fn print_table(findings: &[Finding]) {
    let counts = counts(findings);
    let rows: Vec<Vec<String>> = rules()
        .iter()
        .filter_map(|rule| {
            let count = counts.get(rule.code)?;
            Some(vec![
                rule.severity.as_str().to_owned(),
                rule.code.to_owned(),
                count.to_string(),
                rule.title.to_owned(),
            ])
        })
        .collect();
    if rows.is_empty() {
        println!("No hole was found.");
        return;
    }
    println!("{}\n\nSee every one with --json.", table(&["severity", "code", "count", "what"], &rows));
}
