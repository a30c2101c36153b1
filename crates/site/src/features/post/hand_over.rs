//! Giving what a post leads to another post, several items at once.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::{ItemId, LedItem, LedgerError, PostId};

use super::opened::Opened;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/post/hand_over.html")]
struct HandOverPage {
    frame: Frame,
    title: String,
    address: String,
    items: Vec<LedItem>,
    posts: Vec<Choice>,
    given: Given,
    errors: FieldErrors,
}

/// What was chosen.
#[derive(Clone, Debug, Default)]
struct Given {
    items: HashSet<String>,
    to: String,
    why: String,
}

/// Shows what the post leads, all of it ticked.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, post)): Path<(String, String)>) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    let items = site.ledger().led_by(&visit.actor(), opened.post.id).await?;
    let given = Given { items: items.iter().map(|one| one.item.to_string()).collect(), ..Given::default() };
    shown(&site, &visit, &opened, given, FieldErrors::default()).await
}

/// Gives the ticked items to the chosen post.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, post)): Path<(String, String)>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    let given = Given::of(&fields);
    let Ok(to) = given.to.parse::<PostId>() else {
        return shown(&site, &visit, &opened, given, FieldErrors::one("to", "Choose the post that takes them")).await;
    };
    let items: Vec<ItemId> = given.items.iter().filter_map(|item| item.parse().ok()).collect();
    match site.ledger().hand_over(&visit.actor(), opened.post.id, to, &items, &given.why).await {
        Ok(()) => Ok(see_other(&opened.address())),
        Err(LedgerError::Field { field, message }) => {
            let errors = FieldErrors::one(field, message.trim_end_matches('.'));
            shown(&site, &visit, &opened, given, errors).await
        }
        Err(why) => Err(why.into()),
    }
}

async fn shown(site: &Site, visit: &Visit, opened: &Opened, given: Given, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let posts = site.ledger().posts(&visit.actor(), opened.partnership.id).await?;
    let other = posts.into_iter().filter(|post| post.id != opened.post.id).map(|post| {
        let words = if post.vacant { format!("{} (vacant)", post.title) } else { post.title };
        Choice::new(post.id.to_string(), words)
    });
    page_with(
        status,
        &HandOverPage {
            frame: opened.frame_under(visit, &errors.title("Give what it leads to another post")),
            title: opened.post.title.clone(),
            address: opened.address(),
            items: site.ledger().led_by(&visit.actor(), opened.post.id).await?,
            posts: [Choice::new("", "Choose a post")].into_iter().chain(other).collect(),
            given,
            errors,
        },
    )
}

impl Given {
    fn of(fields: &Fields) -> Self {
        let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let ticked = fields.keys().filter_map(|name| name.strip_prefix("item-"));
        Self { items: ticked.map(str::to_owned).collect(), to: field("to"), why: field("why") }
    }
}

impl HandOverPage {
    fn ticked(&self, one: &LedItem) -> bool {
        self.given.items.contains(&one.item.to_string())
    }
}
