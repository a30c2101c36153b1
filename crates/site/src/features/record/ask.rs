//! Asking organisations for an answer: a day, and who is asked.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Organisation, OrganisationId};
use bigplan_register::Definition;
use bigplan_register::definition::Right;

use super::answers::{chased, words_of};
use super::desk::{Asked, Desk};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/ask.html")]
struct AskPage<'a> {
    frame: Frame,
    definition: &'a Definition,
    place: String,
    at: String,
    back: String,
    day: String,
    /// Whom one may ask, each with whether they are ticked.
    organisations: Vec<(Organisation, bool)>,
    errors: FieldErrors,
}

async fn opened<'a>(
    site: &'a Site,
    visit: &Visit,
    register: &str,
    at: &str,
) -> Result<(Desk<'a>, &'a Definition), PageError> {
    let desk = Desk::of(site, visit, at).await?;
    let definition = chased(&desk, register)?;
    if desk.may(definition, Right::Allocate) { Ok((desk, definition)) } else { Err(PageError::forbidden()) }
}

/// The form. Those whom somebody answers for, and those who were asked before, are ticked.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let (desk, definition) = opened(&site, &visit, &register, &asked.at).await?;
    let of = desk.partnership.id;
    let (_, last) = desk.casework.asked(&desk.actor, of, &definition.code, None).await?;
    let mut ticked: BTreeSet<OrganisationId> = last.into_iter().map(|one| one.organisation.0).collect();
    ticked.extend(desk.casework.answered_for(&desk.actor, of, &definition.code).await?);
    show(&site, &visit, &desk, definition, (String::new(), ticked, FieldErrors::default())).await
}

/// Asks.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let (desk, definition) = opened(&site, &visit, &register, sent.of("at--in")).await?;
    let (mut errors, of) = (FieldErrors::default(), desk.partnership.id);
    let day = sent.day("day", &mut errors);
    if sent.of("day").is_empty() {
        errors.add("day", "Enter the last day of the term.");
    }
    let all = site.ledger().organisations(&desk.actor, of).await?;
    let ticked: BTreeSet<OrganisationId> =
        all.iter().map(|one| one.id).filter(|id| sent.of(&format!("ask--{id}")) == "yes").collect();
    if ticked.is_empty() {
        errors.add("organisations", "Tick who is asked.");
    }
    if let Some(day) = day.filter(|_| errors.is_empty()) {
        let asked: Vec<OrganisationId> = ticked.iter().copied().collect();
        match desk.casework.ask_organisations(&desk.actor, of, &definition.code, day, &asked).await {
            Ok(_) => {
                let slug = &desk.partnership.slug;
                return Ok(see_other(&format!("/registers/{}/answers?in={slug}&day={day}", definition.code)));
            }
            Err(why) => errors.add("day", words_of(why)?),
        }
    }
    show(&site, &visit, &desk, definition, (sent.of("day").to_owned(), ticked, errors)).await
}

async fn show(
    site: &Site,
    visit: &Visit,
    desk: &Desk<'_>,
    definition: &Definition,
    (day, ticked, errors): (String, BTreeSet<OrganisationId>, FieldErrors),
) -> Answer {
    let all = site.ledger().organisations(&desk.actor, desk.partnership.id).await?;
    let heading = format!("Ask for a term: {}", definition.title);
    let status = errors.status();
    let page = AskPage {
        frame: Frame::new(visit, errors.title(&heading))
            .under("Home", "/")
            .under("Registers", format!("/registers{}", desk.query())),
        place: desk.partnership.name.clone(),
        at: desk.partnership.slug.clone(),
        back: format!("/registers/{}/answers{}", definition.code, desk.query()),
        organisations: all.into_iter().map(|one| (ticked.contains(&one.id), one)).map(|(so, one)| (one, so)).collect(),
        definition,
        day,
        errors,
    };
    page_with(status, &page)
}
