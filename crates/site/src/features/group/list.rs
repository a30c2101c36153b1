//! The partnership's boards: each with what it has to do, and what is open by post.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Duty, Membership, Post, Right, StandingGroup};

use super::lines::{self, Line};
use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/group/list.html")]
struct ListPage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
    home: String,
    groups: Vec<GroupLine>,
    actions: Vec<(String, Vec<Line>)>,
    challenges: Vec<(String, Vec<Line>)>,
    edits: bool,
}

struct GroupLine {
    address: String,
    name: String,
    facts: String,
}

/// Shows the boards of a partnership.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let (actor, today) = (visit.actor(), site.today());
    let partnership = site.ledger().partnership(&actor, &slug).await?.ok_or_else(PageError::not_found)?;
    let (of, home) = (partnership.id, format!("/partnerships/{}", partnership.slug));
    let groups = site.ledger().standing_groups(&actor, of).await?;
    let members = site.ledger().memberships(&actor, of).await?;
    let posts = site.ledger().posts(&actor, of).await?;
    let actions = site.ledger().group_actions(&actor, of).await?;
    let challenges = site.ledger().challenges(&actor, of).await?;
    let line = |group: &StandingGroup| {
        let open = actions.iter().filter(|one| one.group.0 == group.id && one.done.is_none()).count();
        let asked = challenges.iter().filter(|one| one.group.0 == group.id && one.answer.is_none()).count();
        let facts = [
            chair(group, &members, &posts),
            plan_words::counted(open, "open action", "open actions"),
            plan_words::counted(asked, "challenge without an answer", "challenges without an answer"),
            group.ended.map(|day| format!("ended on {}", crate::parts::dates::day(day))).unwrap_or_default(),
        ];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        GroupLine { address: format!("{home}/boards/{}", group.id), name: group.name.clone(), facts: facts.join("; ") }
    };
    page(&ListPage {
        frame: Frame::new(&visit, format!("Boards of {}", partnership.name))
            .under("Home", "/")
            .under(&partnership.name, &home),
        tabs: tabs(&home, "/boards", None),
        groups: groups.iter().map(line).collect(),
        actions: lines::by_who(actions.iter().map(|one| lines::action(&home, one, today, false)).collect()),
        challenges: lines::by_who(challenges.iter().map(|one| lines::challenge(&home, one, today)).collect()),
        edits: actor.may(Right::EditPlans, Some(of)),
        name: partnership.name,
        home,
    })
}

fn chair(group: &StandingGroup, members: &[Membership], posts: &[Post]) -> String {
    let chair = members
        .iter()
        .find(|one| one.group == group.id && one.member.duty == Duty::Chair && one.member.until.is_none());
    let post = chair.and_then(|one| one.member.post).and_then(|id| posts.iter().find(|post| post.id == id));
    match (chair, post) {
        (_, Some(post)) => format!("chaired by the {}", post.title),
        (Some(_), None) => "has a chair".to_owned(),
        (None, _) => "no chair".to_owned(),
    }
}
