//! `bigplan demo county`: an invented county, to look at and to measure with.

use bigplan_county::Settings;
use bigplan_demo::county::{COUNTY, CountyWanted, LoadCountyError, LoadedCounty, load_county};
use bigplan_ledger::password;
use serde_json::json;

use crate::cli::DemoCounty;
use crate::commands::database::{block_on, failure, open};
use crate::commands::{definitions, passwords};
use crate::outcome::{Failure, Outcome, capital};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

/// Makes the county, or goes on with it, and says what the partnership holds.
///
/// # Errors
/// When no such county can be made, the database cannot be opened, or the partnership holds anything else.
pub fn run(asked: &DemoCounty) -> Result<Outcome, Failure> {
    let files = definitions::registers()?;
    let progress = Progress::new(asked.json);
    block_on(async {
        let ledger = open(&asked.database, Purpose::Demonstration).await?;
        let opened = ledger.open_registers(&COUNTY, &files).await;
        let casework = opened.map_err(|why| Failure::new("registers-not-opened", format!("{why}.")))?.casework;
        let chosen = std::env::var("BIGPLAN_DEMO_PASSWORD").ok().filter(|password| !password.is_empty());
        let password = chosen.map_or_else(passwords::suggest, Ok)?;
        let wanted = CountyWanted {
            settings: asked.settings(),
            into: &asked.into,
            password_hash: &password::hash(&password).map_err(failure)?,
            attendance: asked.attendance.as_deref(),
        };
        let told = |given: u32| progress.say("Making the county", given.into(), asked.children.into());
        let loaded = load_county(&casework, wanted, &told).await.map_err(refused);
        progress.end();
        ledger.close().await;
        let loaded = loaded?;
        if asked.json {
            print_json(asked, &loaded)?
        } else {
            print(asked, &loaded)
        }
        if loaded.accounts_made > 0 {
            eprintln!("Its workers sign in with the password  {password}\nIt is not shown again.");
        }
        Ok(Outcome::Done)
    })
}

impl DemoCounty {
    fn settings(&self) -> Settings {
        Settings { children: self.children, years: self.years, seed: self.seed, until: self.until }
    }
}

/// What is said where a county is not made.
pub fn refused(why: LoadCountyError) -> Failure {
    match why {
        LoadCountyError::Settings(_) | LoadCountyError::Ahead(_) => {
            Failure::new("no-such-county", format!("{}. Nothing was saved.", capital(&why.to_string())))
        }
        LoadCountyError::Ledger(why) => failure(why),
        why => {
            let after = "What was stored before stays whole; run the command again, and it goes on from there.";
            Failure::new("county-broken-off", format!("The county was not made to its end: {why}. {after}"))
        }
    }
}

fn print_json(asked: &DemoCounty, loaded: &LoadedCounty) -> Result<(), Failure> {
    let document = json!({
        "partnership": asked.into, "settings": asked.settings(), "invented": true,
        "people": loaded.held.people, "records": loaded.held.records, "families": loaded.held.next,
        "complete": loaded.held.complete, "people_before": loaded.before.people,
        "accounts_made": loaded.accounts_made, "attendance_rows": loaded.attendance,
    });
    let text = serde_json::to_string_pretty(&document);
    println!("{}", text.map_err(|why| Failure::new("not-written", why.to_string()))?);
    Ok(())
}

fn print(asked: &DemoCounty, loaded: &LoadedCounty) {
    let people = [vec!["people".to_owned(), loaded.held.people.to_string()]];
    let records = loaded.held.records.iter().map(|(register, many)| vec![register.to_string(), many.to_string()]);
    let rows: Vec<Vec<String>> = people.into_iter().chain(records).collect();
    println!("{}", table(&["invented", "count"], &rows));
    if let Some(file) = &asked.attendance {
        println!("\nAttendance: {} rows in {}.", loaded.attendance, file.display());
    }
    let said = match (loaded.before.complete, loaded.before.people) {
        (true, _) => "This county was there already: nothing was changed.",
        (false, 0) => "The county was made. Nobody in it is a person.",
        (false, _) => "A county that had been broken off was gone on with, and is complete.",
    };
    println!("\n{said} It is in the partnership {}.", asked.into);
}
