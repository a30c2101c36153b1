//! Putting somebody into a post.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::{Appointed, Candidate, LedgerError};
use serde::Deserialize;

use super::days::day;
use super::opened::Opened;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/post/appoint.html")]
struct AppointPage {
    frame: Frame,
    title: String,
    address: String,
    candidates: Vec<Choice>,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Given {
    account: String,
    name: String,
    from: String,
    until: String,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, post)): Path<(String, String)>) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    shown(&site, &visit, &opened, Given::default(), FieldErrors::default()).await
}

/// Takes it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, post)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    let mut errors = FieldErrors::default();
    let who = given.who(&mut errors);
    let (from, until) = (day(&given.from, "from", &mut errors), day(&given.until, "until", &mut errors));
    let Some(who) = who.filter(|_| errors.is_empty()) else {
        return shown(&site, &visit, &opened, given, errors).await;
    };
    match site.ledger().appoint(&visit.actor(), opened.post.id, &who, from, until).await {
        Ok(_) => Ok(see_other(&opened.address())),
        Err(LedgerError::Field { field, message }) => {
            let errors = FieldErrors::one(field, message.trim_end_matches('.'));
            shown(&site, &visit, &opened, given, errors).await
        }
        Err(why) => Err(why.into()),
    }
}

impl Given {
    fn who(&self, errors: &mut FieldErrors) -> Option<Appointed> {
        let name = self.name.trim();
        match (self.account.is_empty(), name.is_empty()) {
            (false, false) => errors.add("name", "Choose an account or enter a name, not both"),
            (true, true) => errors.add("account", "Choose an account, or enter a name"),
            (true, false) => return Some(Appointed::Name(name.to_owned())),
            (false, true) => match self.account.parse() {
                Ok(account) => return Some(Appointed::Account(account)),
                Err(_) => errors.add("account", "Choose an account from the list"),
            },
        }
        None
    }
}

async fn shown(site: &Site, visit: &Visit, opened: &Opened, given: Given, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let candidates = site.ledger().candidates(&visit.actor(), opened.partnership.id).await?;
    let choice = |one: Candidate| Choice::new(one.account.to_string(), one.name);
    page_with(
        status,
        &AppointPage {
            frame: opened.frame_under(visit, &errors.title("Put somebody in this post")),
            title: opened.post.title.clone(),
            address: opened.address(),
            candidates: [Choice::new("", "Nobody with an account")]
                .into_iter()
                .chain(candidates.into_iter().map(choice))
                .collect(),
            given,
            errors,
        },
    )
}
