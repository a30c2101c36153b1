//! Who signed a plan, who has not, by whom, when and on what conditions.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{OrganisationId, PlanState, Right, SignUp, SignUpStanding};
use bigplan_plan::When;

use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words::counted;
use crate::parts::{dates, moments, words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/sign_up/page.html")]
struct SignUpPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    sign_ups: Vec<SignUp>,
    /// The bodies that this reader may answer for.
    mine: Vec<OrganisationId>,
    asks: bool,
}

/// Shows how each body stands.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let sign_ups = site.ledger().sign_ups(&actor, shown.stored.id).await?;
    let mut mine = Vec::new();
    for one in sign_ups.iter().filter(|one| one.standing == SignUpStanding::Asked) {
        let on = bigplan_ledger::On::Organisation(one.organisation);
        if site.ledger().may(&actor, Right::SignUp, on).await? {
            mine.push(one.organisation);
        }
    }
    let draft = shown.stored.state == PlanState::Draft;
    page(&SignUpPage {
        frame: Frame::new(&visit, format!("Sign-up to {title}"))
            .under("Home", "/")
            .under(&title, shown.address())
            .under("Life", format!("{address}/life")),
        nav: PlanNav::of(&shown, PlanPage::Life),
        asks: draft && actor.may(Right::PublishPlans, Some(shown.stored.partnership)),
        address,
        title,
        sign_ups,
        mine,
    })
}

impl SignUpPage {
    /// "2 of 3 bodies have signed."
    fn total(&self) -> String {
        let signed =
            |one: &&SignUp| matches!(one.standing, SignUpStanding::Signed | SignUpStanding::SignedWithConditions);
        let count = self.sign_ups.iter().filter(signed).count();
        format!("{count} of {} signed.", counted(self.sign_ups.len(), "body has", "bodies have"))
    }

    fn word(&self, one: &SignUp) -> &'static str {
        words::sign_up(one.standing)
    }

    fn colour(&self, one: &SignUp) -> &'static str {
        match one.standing {
            SignUpStanding::Asked => "grey",
            SignUpStanding::Signed => "green",
            SignUpStanding::SignedWithConditions => "light-blue",
            SignUpStanding::Declined => "red",
        }
    }

    /// Who answered and when, or until when an answer is asked for.
    fn when(&self, one: &SignUp) -> String {
        let by = one.post.iter().chain(&one.by).cloned().collect::<Vec<_>>().join(", ");
        match (one.decided_at, one.due_on) {
            (Some(at), _) if by.is_empty() => moments::day(at),
            (Some(at), _) => format!("{by}, {}", moments::day(at)),
            (None, Some(due)) => format!("Asked to answer by {}", dates::when(When::Day(due))),
            (None, None) => String::new(),
        }
    }

    fn is_mine(&self, one: &SignUp) -> bool {
        one.standing == SignUpStanding::Asked && self.mine.contains(&one.organisation)
    }
}
