//! The page of organisations, posts and vacancies.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Actor, PartnershipId, Right};
use bigplan_plan::Plan;

use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

use super::super::choice::Seen;

use super::gather::{Gathered, Led, ListedPost, Open, gather};

/// More items than this are folded away.
const SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "features/partnership/people/page.html")]
struct PeoplePage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
    address: String,
    people: Gathered,
    named: bool,
}

/// Shows who leads what in all plans that the visitor may see.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor();
    let seen = Seen::at(&site, &actor, &slug).await?;
    let (organisations, posts) = listed(&site, &actor, seen.partnership.id).await?;
    let plans: Vec<(String, &Plan)> =
        seen.plans.iter().map(|shown| (format!("/plans/{}", shown.stored.id), &shown.stored.plan)).collect();
    let name = seen.partnership.name.clone();
    page(&PeoplePage {
        frame: Frame::new(&visit, format!("People and posts in the {name}"))
            .under("Home", "/")
            .under(&name, seen.address()),
        tabs: tabs(&seen.address(), "/people", None),
        people: gather(&organisations, &posts, &plans),
        named: actor.may(Right::ReadDrafts, Some(seen.partnership.id)),
        address: seen.address(),
        name,
    })
}

/// The partnership's own organisations with their short names, and its posts.
async fn listed(
    site: &Site,
    actor: &Actor,
    of: PartnershipId,
) -> Result<(Vec<(String, String)>, Vec<ListedPost>), PageError> {
    let organisations = site.ledger().organisations(actor, of).await?;
    let posts = site.ledger().posts(actor, of).await?;
    let post = |post: bigplan_ledger::Post| ListedPost {
        organisation: organisations.iter().find(|one| Some(one.id) == post.organisation).map(|one| one.name.clone()),
        title: post.title,
        holder: post.holder,
        vacant: post.vacant,
    };
    let posts = posts.into_iter().map(post).collect();
    Ok((organisations.into_iter().map(|one| (one.name, one.about)).collect(), posts))
}

impl PeoplePage {
    /// Whether items are folded away.
    fn folded(&self, items: &[Led]) -> bool {
        items.len() > SHOWN
    }

    /// "12 items".
    fn counted(&self, items: &[Led]) -> String {
        plan_words::counted(items.len(), "item", "items")
    }

    fn without_posts(&self) -> Vec<&str> {
        let quiet = self.people.organisations.iter().filter(|one| one.posts.is_empty());
        quiet.filter_map(|one| one.name.as_deref()).collect()
    }

    fn has_nothing(&self) -> bool {
        let Gathered { vacancies, unconfirmed, organisations } = &self.people;
        vacancies.is_empty() && unconfirmed.is_empty() && organisations.is_empty()
    }
}

impl Open {
    fn words(&self) -> &str {
        self.post.as_deref().unwrap_or("No post named")
    }
}
