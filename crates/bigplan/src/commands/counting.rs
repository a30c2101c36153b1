//! Counting figures from records: while the pages are served, and by `bigplan count`.

use std::sync::Arc;
use std::time::Duration;

use bigplan_ledger::figures::Which;
use bigplan_ledger::registers::{Casework, CountStep, Counting};
use bigplan_ledger::{Actor, Ledger, LedgerError, PartnershipId};
use bigplan_measure::{AreaCode, Definitions};
use bigplan_register::Registers;
use jiff::civil::Date;
use serde_json::json;

use crate::cli::Count;
use crate::commands::asked_figures::{Asked, Told, document, words};
use crate::commands::database::{block_on, failure, open};
use crate::commands::{casework, count_returns, definitions};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;

/// How often the serving program looks whether a record was changed: a figure follows within a second.
const EVERY: Duration = Duration::from_millis(200);
/// How long it leaves the database alone after a failure.
const PAUSE: Duration = Duration::from_secs(10);

const SERVING: Actor = Actor::System("counting");
const ASKED: Actor = Actor::System("count at the command line");

/// The rules by which figures are counted.
///
/// # Errors
/// Everything wrong with any of them, with measure, key and reason.
pub fn rules(definitions: Arc<Definitions>, registers: &Registers) -> Result<Counting, Failure> {
    Counting::new(definitions, registers).map_err(|bad| {
        let lines: Vec<String> = bad.iter().map(ToString::to_string).collect();
        Failure::new("definitions-refused", format!("{}\nNothing was started.", lines.join("\n")))
    })
}

/// Counts what records change, until it is dropped.
pub async fn keep_counting(casework: Casework, counting: Counting) {
    loop {
        let pause = match step(&casework, &counting).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => EVERY,
            Err(why) => {
                tracing::error!(%why, "figures could not be counted");
                PAUSE
            }
        };
        // Others write between two steps.
        tokio::time::sleep(pause).await;
    }
}

/// One step in every partnership; whether there may be more to do.
async fn step(casework: &Casework, counting: &Counting) -> Result<bool, LedgerError> {
    let mut more = false;
    for of in casework.to_count(&SERVING, counting).await? {
        more |= !casework.count_step(&SERVING, counting, of).await?.is_idle();
    }
    Ok(more)
}

/// `bigplan count`: counts all that is to be counted, and says what came of it.
///
/// # Errors
/// When the database cannot be opened, a rule is bad, there is no such partnership, or it has no area.
pub fn run(asked: &Count) -> Result<Outcome, Failure> {
    if let Some(folder) = &asked.returns {
        return count_returns::run(asked, folder);
    }
    let (done, figures) = block_on(work(asked))?;
    if let Some((run, figures)) = figures {
        if asked.of.json {
            println!("{}", document(&run, &figures, true));
        } else {
            println!("{}", words(&figures, true));
        }
    } else if asked.of.json {
        println!(
            "{}",
            json!({"version": 1, "children": done.children, "tallies-changed": done.tallies, "figures": done.figures,
                   "figures-changed": done.changed, "saved": true})
        );
    } else if done.figures == 0 && done.tallies == 0 {
        println!("Gone through {} children. No figure is another than before.", done.children);
    } else {
        println!(
            "Gone through {} children; what {} of their records count for was worked out anew.\n\
             Added up {} figures, of which {} are new or others than before.",
            done.children, done.tallies, done.figures, done.changed
        );
    }
    Ok(Outcome::Done)
}

async fn work(asked: &Count) -> Result<(CountStep, Option<Found>), Failure> {
    let definitions = Arc::new(definitions::read()?);
    let ledger = open(&asked.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ASKED).await?;
    let counting = rules(Arc::clone(&definitions), work.registers())?;
    let wanted = (!asked.measures.is_empty()).then(|| Asked::read(asked, counting.counts())).transpose()?;
    let of = casework::partnership(&ledger, &ASKED, asked.of.partnership.as_deref()).await?;
    let area = ready(asked, &work, of).await?;
    let districts = definitions.areas.children_of(&area).into_iter().map(|area| area.code.clone()).collect();
    let progress = Progress::new(asked.of.json);
    let done = all(&work, &counting, of, &progress).await.map_err(failure)?;
    progress.end();
    let figures = match wanted {
        Some(wanted) => {
            let asked = (&wanted, asked.as_of.unwrap_or_else(super::outgoing::today));
            Some(found(&ledger, (of, &area), districts, asked).await.map_err(failure)?)
        }
        None => None,
    };
    ledger.close().await;
    Ok((done, figures))
}

/// The area of a partnership whose figures are counted; begins or begins again where that is asked for.
async fn ready(asked: &Count, work: &Casework, of: PartnershipId) -> Result<AreaCode, Failure> {
    let area = work.ledger().measure_choices(&ASKED, of).await.map_err(failure)?.area.ok_or_else(|| {
        let message = "The partnership has no area yet, so its figures belong nowhere. Choose it on the partnership's page. \
                       Nothing was counted.";
        Failure::new("no-area", message)
    })?;
    if asked.begin {
        work.set_counted(&ASKED, of, true).await.map_err(failure)?;
    } else if !work.is_counted(&ASKED, of).await.map_err(failure)? {
        let message = "The partnership's figures are not counted from its records. Begin with --begin, or on the page \
                       Counted from records. Nothing was counted.";
        return Err(Failure::new("not-counted", message));
    }
    if asked.again {
        work.count_again(&ASKED, of).await.map_err(failure)?;
    }
    Ok(area)
}

/// The last run that any of some figures comes from, and the figures.
type Found = (String, Vec<Told>);

/// The counted figures that are asked for, of an area and its districts, as they held good on a day.
async fn found(
    ledger: &Ledger,
    (of, area): (PartnershipId, &AreaCode),
    districts: Vec<AreaCode>,
    (wanted, on): (&Asked, Date),
) -> Result<Found, LedgerError> {
    let measures = wanted.measures.iter().map(|(measure, _)| measure.clone()).collect();
    let which = Which { measures, areas: [vec![area.clone()], districts].concat(), every_group: true, known_on: None };
    let mut figures = ledger.figure_history(&ASKED, of, &which).await?;
    figures.retain(|one| one.run.is_some() && one.known_from <= on && one.known_until.is_none_or(|until| until > on));
    let run = figures.iter().filter_map(|one| one.run).max().unwrap_or_default();
    let found = wanted.of(figures.into_iter().map(Told::from), area);
    wanted.tell_missing(&found);
    Ok((run.to_string(), found))
}

async fn all(
    work: &Casework,
    counting: &Counting,
    of: PartnershipId,
    progress: &Progress,
) -> Result<CountStep, LedgerError> {
    let mut done = CountStep::default();
    loop {
        let step = work.count_step(&ASKED, counting, of).await?;
        done.children += step.children;
        done.tallies += step.tallies;
        done.figures += step.figures;
        done.changed += step.changed;
        progress.count("Counting children", done.children as u64);
        if step.is_idle() {
            return Ok(done);
        }
    }
}
