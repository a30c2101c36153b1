//! Saying something about a plan: partners signed in, and the public where it is asked.

use axum::extract::{Path, State};
use bigplan_ledger::{NewComment, Right, Sender};
use serde::Deserialize;

use super::page::drawn;
use crate::parts::refusal;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    /// The item's id; empty for the plan as a whole.
    #[serde(default)]
    pub item: String,
    /// The comment.
    #[serde(default)]
    pub body: String,
    /// The name of somebody from the public.
    #[serde(default)]
    pub name: String,
    /// Whom they speak for.
    #[serde(default)]
    pub organisation: String,
    /// Nobody sees this field; only a program fills it.
    #[serde(default)]
    pub website: String,
}

/// Keeps the comment.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let address = format!("/plans/{}/consultation", shown.stored.id);
    let partner = actor.may(Right::Comment, Some(shown.stored.partnership));
    if !partner && !given.website.is_empty() {
        // A program must not learn that it was found out.
        return Ok(see_other(&format!("{address}/thanks")));
    }
    let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
    let item = match given.item.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| wrong())?),
    };
    let sender = if partner {
        Sender::Partner
    } else {
        let (name, organisation) = (Some(given.name.clone()), Some(given.organisation.clone()));
        Sender::Public { name, organisation, browser: visit.form_key().to_owned() }
    };
    let new = NewComment { item, body: given.body.clone(), sender };
    match site.ledger().comment(&actor, shown.stored.id, &new).await {
        Ok(id) if partner => Ok(see_other(&format!("{address}#comment-{id}"))),
        Ok(_) => Ok(see_other(&format!("{address}/thanks"))),
        Err(why) => drawn(&site, &visit, &plan, given, refusal::fields(why)?).await,
    }
}
