//! All posts of a partnership, those without anybody first.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Post, Vacancy};

use super::opened::partnership;
use crate::parts::dates;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/post/list.html")]
struct ListPage {
    frame: Frame,
    name: String,
    address: String,
    open: Vec<Vacancy>,
    dealt: Vec<Vacancy>,
    filled: Vec<Post>,
}

/// Shows the list 'without anybody', and who is in the other posts.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let partnership = partnership(&site, &visit, &slug).await?;
    let vacancies = site.ledger().vacancies(&visit.actor(), partnership.id).await?;
    let mut filled = site.ledger().posts(&visit.actor(), partnership.id).await?;
    filled.retain(|post| vacancies.iter().all(|vacancy| vacancy.post != post.id));
    let (open, dealt) = vacancies.into_iter().partition(|vacancy| vacancy.is_open(site.today()));
    page(&ListPage {
        frame: Frame::new(&visit, format!("Posts of the {}", partnership.name))
            .under("Home", "/")
            .under(&partnership.name, format!("/partnerships/{}", partnership.slug))
            .under("People and posts", format!("/partnerships/{}/people", partnership.slug)),
        address: format!("/partnerships/{}/posts", partnership.slug),
        name: partnership.name,
        open,
        dealt,
        filled,
    })
}

impl ListPage {
    fn since(&self, vacancy: &Vacancy) -> String {
        vacancy.left.map_or_else(|| "Nobody was written down".to_owned(), |day| format!("Left {}", dates::day(day)))
    }

    fn dealt_with(&self, vacancy: &Vacancy) -> String {
        match (vacancy.next, &vacancy.promise) {
            (Some(day), _) => format!("Somebody begins on {}", dates::day(day)),
            (None, Some(promise)) => format!("Filled by {}: {}", dates::day(promise.filled_by), promise.why),
            (None, None) => String::new(),
        }
    }

    fn items(&self, vacancy: &Vacancy) -> String {
        counted(vacancy.items.len(), "item", "items")
    }

    fn who(&self, post: &Post) -> String {
        match (&post.holder, post.vacant) {
            (Some(name), _) => name.clone(),
            (None, true) => "Nobody, and it leads nothing".to_owned(),
            (None, false) => "Somebody whose name is not kept".to_owned(),
        }
    }
}
