//! `bigplan returns keep`: a return is checked, its files go into the database, and it stands for its year. `bigplan
//! returns kept` lists what is there.

use bigplan_ledger::statutory::{FoundInReturn, ReturnState, StatutoryReturn};
use bigplan_ledger::{Actor, Ledger, PartnershipId, ReturnId};
use bigplan_returns::LeftOut;
use bigplan_returns::report::Report;
use bigplan_site::keeping::{self, YEAR_BEFORE};
use serde_json::{Value, json};

use super::check_return::{checked, on_disk, sources};
use super::database::failure;
use super::{casework, database};
use crate::cli::{KeepReturn, RecordsOf};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("returns keep at the command line");

/// Keeps a return and says what stands now.
///
/// # Errors
/// Where a file cannot be read, is of another return, or cannot be stored: what stood before stands, and the same files
/// go on where they stopped.
pub fn run(asked: &KeepReturn) -> Result<Outcome, Failure> {
    let progress = Progress::new(asked.of.json);
    let checked = checked((&asked.files, &[]), asked.year, (&asked.beside, &[]), &progress);
    progress.end();
    let (year, report, _) = checked?;
    let Stored { report, found, id, before } = database::block_on(kept(asked, (report, year), &progress))?;
    progress.end();
    let left_out = LeftOut::read(&found.left_out).map(|rows| rows.len()).unwrap_or_default();
    if asked.of.json {
        let replaced = before.map(|before| before.to_string());
        println!(
            "{}",
            json!({"version": 1, "id": id.to_string(), "return": report.of.as_str(), "year": year, "rows": found.rows,
                   "errors": found.errors, "queries": found.queries, "left_out": left_out, "replaced": replaced})
        );
    } else {
        let FoundInReturn { rows, errors, queries, .. } = found;
        println!("Kept: {} of {year}. {rows} rows, {errors} errors, {queries} queries.", report.of);
        if left_out > 0 {
            println!("{left_out} rows count for nothing: bigplan returns check names what is wrong with them.");
        }
        println!(
            "{}",
            before.map_or("No return stood for this year before.", |_| "It takes the place of the one before.")
        );
    }
    Ok(if report.is_clean() { Outcome::Done } else { Outcome::Findings })
}

/// A return that was stored.
struct Stored {
    report: Report,
    found: FoundInReturn,
    id: ReturnId,
    /// The one that stood before.
    before: Option<ReturnId>,
}

async fn kept(asked: &KeepReturn, (report, year): (Report, u16), progress: &Progress) -> Result<Stored, Failure> {
    let ledger = database::open(&asked.of.database, Purpose::Own).await?;
    let of = casework::partnership(&ledger, &ACTOR, asked.of.partnership.as_deref()).await?;
    let report = beside_last(asked, (&ledger, of), (report, year), progress).await?;
    let found = keeping::found(&report, asked.good_rows);
    let files = on_disk(&asked.files, progress);
    let (id, before) = keeping::keep(&ledger, &ACTOR, (of, report.of, year), &files, &found).await.map_err(failure)?;
    Ok(Stored { report, found, id, before })
}

/// What the rules find when they can look at the return that stands for the year before, where one does and none is
/// named.
async fn beside_last(
    asked: &KeepReturn,
    (ledger, of): (&Ledger, PartnershipId),
    (report, year): (Report, u16),
    progress: &Progress,
) -> Result<Report, Failure> {
    let returns = ledger.statutory_returns(&ACTOR, of).await.map_err(failure)?;
    let Some(last) = keeping::year_before(&returns, report.of, year).filter(|_| asked.beside.last.is_empty()) else {
        return Ok(report);
    };
    let last = keeping::lay_aside(ledger, &ACTOR, last, YEAR_BEFORE).await.map_err(failure)?;
    let (_, report, _) = checked((&asked.files, &[]), Some(year), (&asked.beside, &sources(&last)), progress)?;
    Ok(report)
}

/// Lists the returns of a partnership.
///
/// # Errors
/// Where the database does not answer, or there is no such partnership.
pub fn list(asked: &RecordsOf) -> Result<Outcome, Failure> {
    let all = database::block_on(async {
        let ledger = database::open(&asked.database, Purpose::Own).await?;
        let of = casework::partnership(&ledger, &ACTOR, asked.partnership.as_deref()).await?;
        ledger.statutory_returns(&ACTOR, of).await.map_err(failure)
    })?;
    if asked.json {
        println!("{}", json!({"version": 1, "returns": all.iter().map(said).collect::<Vec<_>>()}));
    } else if all.is_empty() {
        println!("No return is kept yet.");
    } else {
        let heads = ["Return", "Year", "Where it is", "Rows", "Errors", "Queries"];
        println!("{}", table(&heads, &all.iter().map(line).collect::<Vec<_>>()));
    }
    Ok(Outcome::Done)
}

fn line(one: &StatutoryReturn) -> Vec<String> {
    let state = match one.state {
        ReturnState::Loading => "not all there: keep the same files again",
        ReturnState::Kept => "stands",
        ReturnState::Replaced => "replaced",
        ReturnState::Removed => "taken away",
    };
    let numbers = [one.found.rows, one.found.errors, one.found.queries].map(|number| number.to_string());
    [one.kind.clone(), one.year.to_string(), state.to_owned()].into_iter().chain(numbers).collect()
}

fn said(one: &StatutoryReturn) -> Value {
    let files: Vec<Value> =
        one.files.iter().map(|file| json!({"name": file.name, "sha256": file.sha256, "bytes": file.size})).collect();
    json!({"id": one.id.to_string(), "return": one.kind, "year": one.year, "state": one.state.as_str(),
           "rows": one.found.rows, "errors": one.found.errors, "queries": one.found.queries,
           "left_out": LeftOut::read(&one.found.left_out).map(|rows| rows.len()).unwrap_or_default(), "files": files})
}
