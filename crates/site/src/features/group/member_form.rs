//! Adding a member to a group, and ending a membership.

use axum::extract::{Path, State};
use bigplan_ledger::{Duty, Membership, NewMembership};

use super::choices;
use super::page::duty;
use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, place: &Place) -> Result<FormPage, PageError> {
    let (actor, of) = (visit.actor(), place.partnership.id);
    let posts = choices::posts(site, &actor, of, "No post: enter a name").await?;
    let bodies = site.ledger().organisations(&actor, of).await?;
    let bodies = bodies.into_iter().map(|body| Choice::new(body.id.to_string(), body.name));
    let bodies = [Choice::new("", "For no body in particular")].into_iter().chain(bodies).collect();
    let duties = Duty::ALL.iter().map(|one| Choice::new(word(*one), duty(*one))).collect();
    Ok(place
        .form(visit, "Add a member", &place.address)
        .says("A seat that belongs to a post passes on with the post. Names are shown only to people with an account.")
        .field(Field::select("member", "Post", posts))
        .field(Field::line("name", "Name, where there is no post"))
        .field(Field::select("organisation", "Sits there for", bodies))
        .field(Field::radios("duty", "As", duties))
        .field(Field::day("from", "First day"))
        .field(Field::day("until", "Last day").hint("Leave it empty while it lasts")))
}

/// The word of a duty in the form.
fn word(duty: Duty) -> String {
    duty.as_str().replace(' ', "-")
}

/// The form for a new member.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, group)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let sent = Sent::default().with("duty", word(Duty::Member));
    page(&site, &visit, &place).await?.show(&sent, FieldErrors::default())
}

/// Adds the member.
pub async fn add(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let errors = match read(&sent)? {
        Ok(new) => match site.ledger().add_member(&visit.actor(), place.group.id, new).await {
            Ok(_) => return Ok(see_other(&place.address)),
            Err(why) => field_errors(why, "member")?,
        },
        Err(errors) => errors,
    };
    page(&site, &visit, &place).await?.show(&sent, errors)
}

fn read(sent: &Sent) -> Result<Result<NewMembership, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let (from, until) = (sent.day("from", &mut errors), sent.day("until", &mut errors));
    let duty = Duty::ALL.iter().find(|one| word(**one) == sent.of("duty")).copied();
    let Some(duty) = duty else {
        errors.add("duty", "Choose what the member is in the group.");
        return Ok(Err(errors));
    };
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    Ok(Ok(NewMembership {
        post: sent.chosen("member")?,
        account: None,
        name: Some(sent.of("name").to_owned()).filter(|name| !name.is_empty()),
        organisation: sent.chosen("organisation")?,
        duty,
        from,
        until,
    }))
}

async fn membership(site: &Site, visit: &Visit, place: &Place, id: &str) -> Result<Membership, PageError> {
    let all = site.ledger().memberships(&visit.actor(), place.partnership.id).await?;
    let found = all.into_iter().find(|one| one.group == place.group.id && one.id.to_string() == id);
    found.ok_or_else(PageError::not_found)
}

fn end_page(visit: &Visit, place: &Place) -> FormPage {
    place
        .form(visit, "End a member’s time in the group", &place.address)
        .says("It stays in the list of members with its days.")
        .field(Field::day("until", "Last day"))
}

/// The form that ends a membership.
pub async fn end_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let member = membership(&site, &visit, &place, &id).await?.member;
    let sent = Sent::default().with_day("until", member.until.or(Some(site.today())));
    end_page(&visit, &place).show(&sent, FieldErrors::default())
}

/// Ends the membership.
pub async fn end(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = membership(&site, &visit, &place, &id).await?;
    let mut errors = FieldErrors::default();
    match sent.day("until", &mut errors) {
        Some(until) => match site.ledger().end_membership(&visit.actor(), one.id, until).await {
            Ok(()) => return Ok(see_other(&place.address)),
            Err(why) => errors = field_errors(why, "until")?,
        },
        None => errors.add("until", "Enter the last day, for example 30 September 2009."),
    }
    end_page(&visit, &place).show(&sent, errors)
}
