//! Letting a clock stand still for a time, for a reason that its definition allows, and letting it go on.

use axum::extract::{Path, State};
use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::{CaseworkError, ClockSeen};
use bigplan_register::definition::{Clock, Right};
use bigplan_register::{ClockCode, ClockState};
use jiff::civil::Date;

use super::page::Looked;
use super::refused::{self, Refused};
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// "Stood still from 1 May 2009 to 12 May 2009: held back while a court case goes on", for each pause that is over.
pub fn stood(looked: &Looked<'_>, code: &ClockCode) -> Vec<String> {
    let over = looked.case.pauses.iter().filter(|pause| pause.clock == *code);
    let told = over.map(|pause| {
        let until = pause.until.map(|day| format!(" and went on from {}", dates::day(day))).unwrap_or_default();
        let why =
            looked.definition.clock(code).and_then(|clock| clock.pauses.iter().find(|one| one.code == pause.reason));
        let why = why.map_or(pause.reason.as_str(), |reason| reason.says.as_str());
        format!("Stood still from {}{until}: {why}", dates::day(pause.from))
    });
    told.collect()
}

/// The page on which a clock is stopped for a time or goes on, and what the link to it says; nothing where the definition
/// allows no pause, the clock does not run, or the record is not the reader's to change.
pub fn steps(looked: &Looked<'_>, seen: &ClockSeen) -> Option<(String, &'static str)> {
    let pauses = looked.definition.clock(&seen.clock).is_some_and(|clock| !clock.pauses.is_empty());
    let words = match &seen.state {
        Ok(ClockState::Running { .. } | ClockState::Overdue { .. }) => "Stop this clock for a time",
        Ok(ClockState::Paused { .. }) => "Let this clock go on",
        _ => return None,
    };
    let may = looked.may(Right::Change) && looked.case.merged_into.is_none();
    (pauses && may).then(|| (format!("{}/clocks/{}", looked.address(), seen.clock), words))
}

fn find<'a>(looked: &Looked<'a>, code: &str) -> Result<&'a Clock, PageError> {
    let found = looked.definition.clocks.iter().find(|clock| clock.code.as_str() == code && !clock.pauses.is_empty());
    let found = found.ok_or_else(PageError::not_found)?;
    if looked.may(Right::Change) {
        return Ok(found);
    }
    Err(refused::as_page(CaseworkError::Ledger(LedgerError::Forbidden("change this record"))))
}

/// Since when the clock stands still, where it does.
fn stands_since(looked: &Looked<'_>, clock: &Clock) -> Option<Date> {
    let open = looked.case.pauses.iter().find(|pause| pause.clock == clock.code && pause.until.is_none());
    open.map(|pause| pause.from)
}

fn page(visit: &Visit, looked: &Looked<'_>, clock: &Clock) -> FormPage {
    let address = looked.address();
    let form = |heading: &str| {
        FormPage::new(visit, format!("{heading}: {}", clock.title), &address)
            .under("Registers", "/registers")
            .under(looked.heading(), &address)
            .caption(looked.person().unwrap_or_default())
            .field(Field::hidden("revision"))
    };
    if let Some(since) = stands_since(looked, clock) {
        return form("Let a clock go on")
            .says(format!("This clock has stood still since {}.", dates::day(since)))
            .field(Field::day("from", "The first day that counts again").hint("Today or an earlier day"))
            .button("Let it go on");
    }
    let reasons = clock.pauses.iter().map(|one| Choice::new(&one.code, format!("{} ({})", one.says, one.law)));
    form("Stop a clock for a time")
        .says("Days on which a clock stands still are not counted. It may stand still only for these reasons.")
        .field(Field::radios("reason", "Why it stands still", reasons.collect()))
        .field(Field::day("from", "The first day that does not count").hint("Today or an earlier day"))
        .button("Stop it for a time")
}

type At = (String, String, String);

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((register, record, clock)): Path<At>) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let clock = find(&looked, &clock)?;
    let given = Sent::default().with("revision", looked.case.version.to_string()).with_day("from", Some(site.today()));
    page(&visit, &looked, clock).show(&given, FieldErrors::default())
}

/// Stops the clock, or lets it go on where it stands still.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, clock)): Path<At>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let clock = find(&looked, &clock)?;
    let mut errors = FieldErrors::default();
    let from = sent.day("from", &mut errors);
    if sent.of("from").is_empty() {
        errors.add("from", "Enter a day.");
    }
    let stands = stands_since(&looked, clock).is_some();
    if !stands && sent.of("reason").is_empty() {
        errors.add("reason", "Choose why the clock stands still.");
    }
    if let Some(from) = from.filter(|_| errors.is_empty()) {
        match step(&site, &visit, &looked, clock, (&sent, from, stands)).await {
            Ok(()) => return Ok(see_other(&looked.address())),
            Err(why) => errors = beside(why)?,
        }
    }
    page(&visit, &looked, clock).show(&sent, errors)
}

async fn step(
    site: &Site,
    visit: &Visit,
    looked: &Looked<'_>,
    clock: &Clock,
    (sent, from, stands): (&Sent, Date, bool),
) -> Result<(), CaseworkError> {
    let lost = |_| LedgerError::Conflict { what: "record", current: looked.case.version };
    let casework = site.casework().await.map_err(|_| LedgerError::NotFound("register"))?;
    let (actor, id, revision) = (visit.actor(), looked.case.id, sent.revision().map_err(lost)?);
    if stands {
        return casework.resume_clock(&actor, id, revision, &clock.code, from).await.map(drop);
    }
    casework.pause_clock(&actor, id, revision, (&clock.code, sent.of("reason")), from).await.map(drop)
}

fn beside(why: CaseworkError) -> Result<FieldErrors, PageError> {
    if let CaseworkError::Ledger(LedgerError::State(why)) = why {
        return Ok(FieldErrors::one("from", format!("This cannot be done: {why}. Nothing was saved.")));
    }
    match refused::in_form(why, "from")? {
        Refused::Fields(errors) => Ok(errors),
        Refused::Meanwhile => {
            Err(PageError::conflict("Nothing was saved. Open the record again and look at its clocks."))
        }
    }
}
