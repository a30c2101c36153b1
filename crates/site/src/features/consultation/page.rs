//! The page of a consultation: what is asked, the form to say something, what was said and answered.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Consultation, Right};
use bigplan_plan::{Item, Tree, When};
use serde::Deserialize;

use super::say::Given;
use super::shown::{ShownComment, shown};
use crate::parts::error_summary::FieldErrors;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::{dates, moments};
use crate::shell::answer::{Answer, page, page_with};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/consultation/page.html")]
struct ConsultationPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    open: Option<Consultation>,
    past: Vec<Consultation>,
    says: Says,
    items: Vec<(String, String)>,
    comments: Vec<ShownComment>,
    publishes: bool,
    given: Given,
    errors: FieldErrors,
}

/// Whether this reader can say something, and as whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Partner,
    Public,
    Nothing,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    item: String,
}

/// Shows the consultation.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let given = Given { item: asked.item, ..Given::default() };
    drawn(&site, &visit, &plan, given, FieldErrors::default()).await
}

/// Draws the page with what was sent.
pub async fn drawn(site: &Site, visit: &Visit, plan: &str, given: Given, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let of = site.plan(&actor, plan).await?;
    let (id, partnership) = (of.stored.id, of.stored.partnership);
    let today = site.today();
    let all = site.ledger().consultations(&actor, id).await?;
    let (open, past): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.open_on(today));
    let open = open.into_iter().next();
    let says = match &open {
        _ if actor.may(Right::Comment, Some(partnership)) => Says::Partner,
        Some(open) if open.open_to_public => Says::Public,
        _ => Says::Nothing,
    };
    let title = of.stored.plan.head.title.clone();
    let comments = site.ledger().comments(&actor, id).await?;
    let template = ConsultationPage {
        frame: Frame::new(visit, errors.title(&format!("Consultation on {title}")))
            .under("Home", "/")
            .under(&title, of.address())
            .under("Life", format!("/plans/{id}/life")),
        nav: PlanNav::of(&of, PlanPage::Life),
        address: format!("/plans/{id}"),
        open,
        past,
        says,
        items: Tree::of(&of.stored.plan).walk().map(|(depth, item)| (item.id.clone(), indented(depth, item))).collect(),
        comments: shown(comments, &of.stored.plan),
        publishes: actor.may(Right::PublishPlans, Some(partnership)),
        title,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}

fn indented(depth: usize, item: &Item) -> String {
    let reference = item.reference.as_ref().map(|reference| format!("{reference} ")).unwrap_or_default();
    let title: String = item.title.chars().take(80).collect();
    format!("{}{reference}{title}", "– ".repeat(depth.min(4)))
}

#[derive(Template)]
#[template(path = "features/consultation/thanks.html")]
struct ThanksPage {
    frame: Frame,
    address: String,
}

/// Says thank you to somebody from the public.
pub async fn thanks(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let title = &shown.stored.plan.head.title;
    let frame = Frame::new(&visit, "Thank you for your comment").under("Home", "/").under(title, shown.address());
    page(&ThanksPage { frame, address: format!("/plans/{}", shown.stored.id) })
}

impl ConsultationPage {
    fn public(&self) -> bool {
        self.says == Says::Public
    }

    fn can_say(&self) -> bool {
        self.says != Says::Nothing
    }

    fn until(&self, one: &Consultation) -> String {
        dates::when(When::Day(one.closes_on))
    }

    fn opened(&self, one: &Consultation) -> String {
        moments::day(one.opened_at)
    }
}
