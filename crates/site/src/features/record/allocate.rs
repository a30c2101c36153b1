//! Giving the work of a record to somebody, or to a team until somebody there takes it.

use axum::extract::{Path, State};
use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::CaseworkError;
use bigplan_register::definition::Right;

use super::page::Looked;
use super::refused::{self, Refused};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, looked: &Looked<'_>) -> Result<FormPage, PageError> {
    let (casework, actor, of) = (site.casework().await?, visit.actor(), looked.case.partnership);
    let people = casework.workers(&actor, of, &looked.definition.code).await?;
    let workers = people.into_iter().map(|worker| {
        let how = match worker.qualified {
            Some(true) => "qualified",
            Some(false) => "not qualified: the work is read and signed",
            None => "not known whether qualified",
        };
        Choice::new(worker.account.to_string(), format!("{} ({how})", worker.name))
    });
    let teams = casework.teams(&actor, of).await?;
    let teams = teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name));
    let (heading, address) = (format!("Give {} to somebody", looked.heading()), looked.address());
    Ok(FormPage::new(visit, heading, &address)
        .under("Registers", "/registers")
        .under(looked.heading(), &address)
        .caption(looked.person().unwrap_or_default())
        .says("Whoever has the work now loses sight of the record with this, unless another duty shows it to them.")
        .field(Field::select(
            "worker",
            "Who does the work",
            std::iter::once(Choice::new("", "Nobody yet")).chain(workers).collect(),
        ))
        .field(Field::select(
            "team",
            "Team",
            std::iter::once(Choice::new("", "The worker’s own, or as it is")).chain(teams).collect(),
        ))
        .field(Field::hidden("revision"))
        .button("Give the work"))
}

fn require(looked: &Looked<'_>) -> Result<(), PageError> {
    if looked.may(Right::Allocate) {
        Ok(())
    } else {
        Err(refused::as_page(CaseworkError::Ledger(LedgerError::Forbidden("allocate"))))
    }
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((register, record)): Path<(String, String)>) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    require(&looked)?;
    let given = Sent::default()
        .with("revision", looked.case.version.to_string())
        .with_any("worker", looked.case.worker.as_ref().map(|worker| worker.person.clone()))
        .with_any("team", looked.case.team);
    page(&site, &visit, &looked).await?.show(&given, FieldErrors::default())
}

/// Gives it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    require(&looked)?;
    let (worker, team) = (sent.chosen("worker")?, sent.chosen("team")?);
    let casework = site.casework().await?;
    let errors = match casework.allocate_record(&visit.actor(), looked.case.id, sent.revision()?, worker, team).await {
        Ok(_) => return Ok(see_other(&looked.address())),
        Err(CaseworkError::Ledger(LedgerError::State(why))) => {
            FieldErrors::one("worker", format!("This cannot be done: {why}. Nothing was saved."))
        }
        Err(why) => match refused::in_form(why, "worker")? {
            Refused::Fields(errors) => errors,
            Refused::Meanwhile => return Err(PageError::conflict("Nothing was saved. Open the record again.")),
        },
    };
    page(&site, &visit, &looked).await?.show(&sent, errors)
}
