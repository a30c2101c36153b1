//! Sharing a record with somebody whom no other duty shows it to: offered until a day, accepted, and ended.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::{CaseworkError, Colleague, Share};
use bigplan_ledger::{AccountId, LedgerError, OrganisationId, ShareId};
use bigplan_register::Definition;
use bigplan_register::definition::{Relation, Right};

use super::page::Looked;
use super::refused::{self, Refused};
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/share.html")]
struct SharePage<'a> {
    frame: Frame,
    looked: &'a Looked<'a>,
    people: Vec<Choice>,
    organisations: Vec<Choice>,
    shares: Vec<Line>,
    given: Sent,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "features/record/shares.html")]
struct OfferedPage {
    frame: Frame,
    offered: Vec<Line>,
}

/// A share as a page tells it.
struct Line {
    share: Share,
    name: String,
    /// "From 1 September 2009 to 30 September 2009"
    days: String,
    lasts: bool,
}

impl Line {
    fn of((share, name): (Share, String), today: jiff::civil::Date) -> Self {
        let until = share.until.map(|day| format!(" to {}", dates::day(day))).unwrap_or_default();
        Self { days: format!("From {}{until}", dates::day(share.from)), lasts: share.lasts(today), share, name }
    }
}

/// Whether the reader may share a record: it is theirs to change, and the definition says who may see a shared one.
pub fn is_shared(looked: &Looked<'_>) -> bool {
    looked.may(Right::Change) && !sees_shared(looked.definition).is_empty() && looked.case.merged_into.is_none()
}

/// The roles that see a shared record.
fn sees_shared(definition: &Definition) -> Vec<&str> {
    let shared = definition.access.iter().filter(|one| one.with == Relation::Shared && one.may.contains(&Right::See));
    shared.map(|entry| entry.role.as_str()).collect()
}

/// Who may be offered a share: those with a role that sees shared records.
async fn possible(site: &Site, visit: &Visit, looked: &Looked<'_>) -> Result<Vec<Colleague>, PageError> {
    let roles = sees_shared(looked.definition);
    let mut all = site.casework().await?.colleagues(&visit.actor(), looked.case.partnership).await?;
    all.retain(|one| {
        one.roles.iter().any(|role| roles.contains(&role.as_str())) && visit.actor().account() != Some(one.account)
    });
    Ok(all)
}

async fn opened<'a>(site: &'a Site, visit: &Visit, register: &str, record: &str) -> Result<Looked<'a>, PageError> {
    let looked = Looked::at(site, visit, register, record).await?;
    if is_shared(&looked) {
        return Ok(looked);
    }
    Err(refused::as_page(CaseworkError::Ledger(LedgerError::Forbidden("share this record"))))
}

/// The form, with the shares there are.
pub async fn form(State(site): State<Site>, visit: Visit, Path((register, record)): Path<(String, String)>) -> Answer {
    let looked = opened(&site, &visit, &register, &record).await?;
    show(&site, &visit, &looked, Sent::default(), FieldErrors::default()).await
}

async fn show(site: &Site, visit: &Visit, looked: &Looked<'_>, given: Sent, errors: FieldErrors) -> Answer {
    let possible = possible(site, visit, looked).await?;
    let all = site.ledger().organisations(&visit.actor(), looked.case.partnership).await?;
    let bodies = all.into_iter().filter(|body| possible.iter().any(|one| one.organisations.contains(&body.id)));
    let first = |words: &str| std::iter::once(Choice::new("", words));
    let status = errors.status();
    let heading = errors.title("Share this record");
    let shares = site.casework().await?.shares_of(&visit.actor(), looked.case.id).await.map_err(refused::as_page)?;
    let page = SharePage {
        frame: looked.frame(visit, heading).under(looked.heading(), looked.address()),
        people: first("Nobody")
            .chain(possible.iter().map(|one| Choice::new(one.account.to_string(), &one.name)))
            .collect(),
        organisations: first("None").chain(bodies.map(|body| Choice::new(body.id.to_string(), body.name))).collect(),
        shares: shares.into_iter().map(|one| Line::of(one, site.today())).collect(),
        looked,
        given,
        errors,
    };
    page_with(status, &page)
}

/// Offers a share to a person, or to all who hold a duty for an organisation.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let looked = opened(&site, &visit, &register, &record).await?;
    let mut errors = FieldErrors::default();
    let until = sent.day("until", &mut errors);
    if sent.of("until").is_empty() {
        errors.add("until", "Enter the last day on which they may see it.");
    }
    let whom = whom(&possible(&site, &visit, &looked).await?, &sent)?;
    if whom.is_empty() {
        errors.add("account", "Choose a person, or an organisation.");
    }
    if errors.is_empty() {
        errors = offer(&site, &visit, &looked, (&whom, sent.of("why")), until).await?;
        if errors.is_empty() {
            return Ok(see_other(&format!("{}/share", looked.address())));
        }
    }
    show(&site, &visit, &looked, sent, errors).await
}

fn whom(possible: &[Colleague], sent: &Sent) -> Result<Vec<AccountId>, PageError> {
    let (account, body) = (sent.chosen::<AccountId>("account")?, sent.chosen::<OrganisationId>("organisation")?);
    let meant = possible
        .iter()
        .filter(|one| account == Some(one.account) || body.is_some_and(|body| one.organisations.contains(&body)));
    Ok(meant.map(|one| one.account).collect())
}

async fn offer(
    site: &Site,
    visit: &Visit,
    looked: &Looked<'_>,
    (whom, why): (&[AccountId], &str),
    until: Option<jiff::civil::Date>,
) -> Result<FieldErrors, PageError> {
    let (casework, days) = (site.casework().await?, (site.today(), until));
    match casework.share_record(&visit.actor(), looked.case.id, whom, why, days).await {
        Ok(_) => Ok(FieldErrors::default()),
        Err(why) => match refused::in_form(why, "account")? {
            Refused::Fields(errors) => Ok(errors),
            Refused::Meanwhile => Err(PageError::conflict("Open the record again. Nothing was shared.")),
        },
    }
}

/// Ends a share today.
pub async fn end(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, share)): Path<(String, String, String)>,
    Checked(_): Checked<Sent>,
) -> Answer {
    let looked = opened(&site, &visit, &register, &record).await?;
    let share: ShareId = share.parse().map_err(|_| PageError::not_found())?;
    let yesterday = site.today().yesterday().unwrap_or_else(|_| site.today());
    let casework = site.casework().await?;
    let shares = casework.shares_of(&visit.actor(), looked.case.id).await.map_err(refused::as_page)?;
    let found = shares.into_iter().find(|(one, _)| one.id == share).ok_or_else(PageError::not_found)?.0;
    // What began today ends today; else yesterday was the last day.
    casework.end_share(&visit.actor(), share, yesterday.max(found.from)).await.map_err(refused::as_page)?;
    Ok(see_other(&format!("{}/share", looked.address())))
}

/// What was offered to the reader. Nothing of the record is shown before it is accepted.
pub async fn offered(State(site): State<Site>, visit: Visit) -> Answer {
    let offered = site.casework().await?.offered_shares(&visit.actor()).await?;
    let frame = Frame::new(&visit, "Offered to you to share").under("Home", "/").under("Registers", "/registers");
    let offered = offered.into_iter().map(|one| Line::of((one, String::new()), site.today())).collect();
    page(&OfferedPage { frame, offered })
}

/// Accepts a share.
pub async fn accept(
    State(site): State<Site>,
    visit: Visit,
    Path(share): Path<String>,
    Checked(_): Checked<Sent>,
) -> Answer {
    let casework = site.casework().await?;
    let share = share.parse().map_err(|_| PageError::not_found())?;
    let record = casework.accept_share(&visit.actor(), share).await.map_err(refused::as_page)?;
    match casework.case_page(&visit.actor(), record).await {
        Ok(case) => Ok(see_other(&format!("/registers/{}/records/{record}", case.register))),
        // It begins later, or no role of theirs sees shared records.
        Err(_) => Ok(see_other("/registers/shares")),
    }
}
