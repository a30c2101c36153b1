//! Giving an action to a post, and saying that it was done.

use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::{GroupAction, NewGroupAction};
use serde::Deserialize;

use super::choices;
use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The meeting that the visitor comes from.
#[derive(Default, Deserialize)]
pub struct From {
    #[serde(default)]
    meeting: String,
}

/// Where a form leads back to: the meeting it came from, else the group.
fn back(place: &Place, sent: &Sent) -> String {
    match sent.of("meeting") {
        "" => place.address.clone(),
        meeting => format!("{}/meetings/{meeting}", place.address),
    }
}

async fn page(site: &Site, visit: &Visit, place: &Place, sent: &Sent) -> Result<FormPage, PageError> {
    let posts = choices::posts(site, &visit.actor(), place.partnership.id, "Nobody yet").await?;
    Ok(place
        .form(visit, "Give an action", &back(place, sent))
        .field(Field::hidden("meeting"))
        .field(Field::area("text", "What is to be done", "3"))
        .field(Field::select("owner", "The post that is to do it", posts))
        .field(Field::day("due", "By when")))
}

/// The form for a new action.
pub async fn new_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Lenient(from): Lenient<From>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    place.require(&site, &visit.actor(), Right::KeepMeetings).await?;
    let sent = Sent::default().with("meeting", from.meeting);
    page(&site, &visit, &place, &sent).await?.show(&sent, FieldErrors::default())
}

/// Gives the action.
pub async fn give(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let mut errors = FieldErrors::default();
    let due = sent.day("due", &mut errors);
    let new = NewGroupAction {
        meeting: sent.chosen("meeting")?,
        text: sent.of("text").to_owned(),
        owner: sent.chosen("owner")?,
        due,
    };
    if errors.is_empty() {
        match site.ledger().give_action(&visit.actor(), place.group.id, new).await {
            Ok(_) => return Ok(see_other(&back(&place, &sent))),
            Err(why) => errors = field_errors(why, "text")?,
        }
    }
    page(&site, &visit, &place, &sent).await?.show(&sent, errors)
}

fn done_page(visit: &Visit, place: &Place, one: &GroupAction) -> FormPage {
    place
        .form(visit, "Say that an action was done", &place.address)
        .says(&one.text)
        .field(Field::day("on", "Done on"))
        .field(Field::area("how", "How it was done", "3"))
}

/// The form that says that an action was done.
pub async fn done_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = place.action(&site, &visit.actor(), &id).await?;
    let sent = Sent::default().with_day("on", Some(site.today()));
    done_page(&visit, &place, &one).show(&sent, FieldErrors::default())
}

/// Notes that the action was done.
pub async fn finish(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = place.action(&site, &visit.actor(), &id).await?;
    let mut errors = FieldErrors::default();
    match sent.day("on", &mut errors) {
        Some(on) => match site.ledger().finish_action(&visit.actor(), one.id, on, sent.of("how")).await {
            Ok(()) => return Ok(see_other(&place.address)),
            Err(why) => errors = field_errors(why, "how")?,
        },
        None => errors.add("on", "Enter the day on which it was done, for example 30 September 2009."),
    }
    done_page(&visit, &place, &one).show(&sent, errors)
}
