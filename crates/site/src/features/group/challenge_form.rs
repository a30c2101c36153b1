//! Raising a challenge, tying it to an item or a measure, and answering it.

use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::{Challenge, Challenged, NewChallenge};
use serde::Deserialize;

use super::choices;
use super::place::{Place, about};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::parts::item_choice::{ItemChoice, Picked, Wanted};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What an address of these forms carries.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    meeting: String,
    #[serde(default)]
    words: String,
}

async fn page(site: &Site, visit: &Visit, place: &Place) -> Result<FormPage, PageError> {
    let posts = choices::posts(site, &visit.actor(), place.partnership.id, "No post").await?;
    Ok(place
        .form(visit, "Challenge a group or a post", &place.address)
        .field(Field::hidden("meeting"))
        .field(Field::area("text", "What the group wants explained", "5"))
        .field(Field::select("to", "The group that is to answer", choices::other_groups(place, "No group")))
        .field(Field::select("to-post", "Or the post that is to answer", posts))
        .field(Field::day("answer-by", "Answer wanted by")))
}

/// The form for a new challenge.
pub async fn new_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    place.require(&site, &visit.actor(), Right::Challenge).await?;
    let sent = Sent::default().with("meeting", asked.meeting);
    page(&site, &visit, &place).await?.show(&sent, FieldErrors::default())
}

/// Raises the challenge.
pub async fn raise(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let errors = match read(&sent)? {
        Ok(new) => match site.ledger().raise_challenge(&visit.actor(), place.group.id, new).await {
            Ok(id) => return Ok(see_other(&format!("{}/challenges/{id}", place.address))),
            Err(why) => field_errors(why, "text")?,
        },
        Err(errors) => errors,
    };
    page(&site, &visit, &place).await?.show(&sent, errors)
}

fn read(sent: &Sent) -> Result<Result<NewChallenge, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let answer_by = sent.day("answer-by", &mut errors);
    let to = match (sent.chosen("to")?.map(Challenged::Group), sent.chosen("to-post")?.map(Challenged::Post)) {
        (Some(_), Some(_)) => {
            errors.add("to", "Choose a group or a post, not both.");
            None
        }
        (group, post) => group.or(post),
    };
    match to {
        Some(to) if errors.is_empty() => {
            let text = sent.of("text").to_owned();
            Ok(Ok(NewChallenge { to, meeting: sent.chosen("meeting")?, about: None, text, answer_by }))
        }
        Some(_) => Ok(Err(errors)),
        None => {
            errors.add("to", "Choose the group or the post that is to answer.");
            Ok(Err(errors))
        }
    }
}

fn answer_page(visit: &Visit, place: &Place, one: &Challenge) -> FormPage {
    let address = format!("{}/challenges/{}", place.address, one.id);
    place
        .form(visit, "Answer a challenge", &address)
        .says(&one.text)
        .field(Field::area("answer", "Answer", "8"))
        .button("Give this answer")
}

/// The form for the answer.
pub async fn answer_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = place.challenge(&site, &visit.actor(), &id).await?;
    answer_page(&visit, &place, &one).show(&Sent::default(), FieldErrors::default())
}

/// Keeps the answer.
pub async fn answer(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = place.challenge(&site, &visit.actor(), &id).await?;
    match site.ledger().answer_challenge(&visit.actor(), one.id, sent.of("answer")).await {
        Ok(()) => Ok(see_other(&format!("{}/challenges/{}", place.address, one.id))),
        Err(why) => answer_page(&visit, &place, &one).show(&sent, field_errors(why, "answer")?),
    }
}

fn choice(visit: &Visit, place: &Place, one: &Challenge) -> ItemChoice {
    let address = format!("{}/challenges/{}", place.address, one.id);
    ItemChoice {
        frame: place.frame(visit, "What is this challenge about?"),
        caption: one.text.clone(),
        action: format!("{address}/about"),
        cancel: address,
        wanted: Wanted::ItemsAndMeasures,
    }
}

/// Seeks the item or measure that a challenge is about.
pub async fn about_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = place.challenge(&site, &visit.actor(), &id).await?;
    let choice = choice(&visit, &place, &one);
    choice.show(&site, &visit, place.partnership.id, &asked.words, FieldErrors::default()).await
}

/// Ties the challenge to it.
pub async fn tie(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = place.challenge(&site, &visit.actor(), &id).await?;
    let Some(picked) = Picked::sent(&sent)? else {
        let errors = FieldErrors::one("tie", "Choose one of what was found.");
        let choice = choice(&visit, &place, &one);
        return choice.show(&site, &visit, place.partnership.id, sent.of("words"), errors).await;
    };
    site.ledger().tie_challenge(&visit.actor(), one.id, about(picked)).await?;
    Ok(see_other(&format!("{}/challenges/{}", place.address, one.id)))
}
