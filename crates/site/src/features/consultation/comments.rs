//! The comments on a plan as a list of work: first what nobody has read, then what nobody has answered.

use askama::Template;
use axum::extract::{Path, State};

use super::shown::{ShownComment, shown};
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/consultation/comments.html")]
struct CommentsPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    lists: [(&'static str, Vec<ShownComment>); 4],
}

/// Shows the list.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let actor = visit.actor();
    let of = site.plan(&actor, &plan).await?;
    let (title, address) = (of.stored.plan.head.title.clone(), format!("/plans/{}", of.stored.id));
    let all = shown(site.ledger().comments(&actor, of.stored.id).await?, &of.stored.plan);
    let (waiting, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(ShownComment::waits);
    let (refused, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(ShownComment::refused);
    let (unanswered, answered): (Vec<_>, Vec<_>) = rest.into_iter().partition(ShownComment::unanswered);
    page(&CommentsPage {
        frame: Frame::new(&visit, format!("Comments on {title}"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Life", format!("{address}/life")),
        nav: PlanNav::of(&of, PlanPage::Life),
        address,
        title,
        lists: [
            ("To read before they show", waiting),
            ("To answer", unanswered),
            ("Answered", answered),
            ("Kept from being shown", refused),
        ],
    })
}

impl CommentsPage {
    fn is_empty(&self) -> bool {
        self.lists.iter().all(|(_, list)| list.is_empty())
    }
}
