//! Removing an item: what goes with it, then the answers to check, then it is gone.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Below, LedgerError, StoredItem};
use bigplan_plan::{Item, Tree, pointing_at};
use serde::Deserialize;

use super::item_page::{check_reason, stored_problem};
use super::opened::{Open, open, seen};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/remove.html")]
struct RemovePage<'a> {
    frame: Frame,
    heading: String,
    address: String,
    item: &'a Item,
    beneath: Vec<String>,
    pointing: Vec<(String, String)>,
    answering: Vec<&'a str>,
    given: Given,
    errors: FieldErrors,
    stage: Stage,
}

/// Which of the two pages it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Ask,
    Check,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Given {
    seen: String,
    below: String,
    why: String,
    sure: String,
}

/// Shows what hangs on the item and asks for the reason.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, item)): Path<(String, String)>) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (_, stored) = open.item(&site, &visit, &item).await?;
    let given = Given { seen: stored.revision.to_string(), ..Given::default() };
    draw(&visit, &open, &stored, given, FieldErrors::default(), Stage::Ask)
}

/// Takes the form: the answers to check first, and only then the item is removed.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (id, stored) = open.item(&site, &visit, &item).await?;
    let expected = seen(&given.seen)?;
    if expected != stored.revision {
        return Err(changed());
    }
    let below = match given.below.as_str() {
        "along" => Below::TakeAlong,
        "up" => Below::MoveUp,
        _ => Below::Nothing,
    };
    let errors = problems(&open, &item, &given, below);
    if !errors.is_empty() {
        return draw(&visit, &open, &stored, given, errors, Stage::Ask);
    }
    if given.sure != "yes" {
        return draw(&visit, &open, &stored, given, errors, Stage::Check);
    }
    match site.ledger().remove_item(&visit.actor(), open.id(), id, expected, below, &given.why).await {
        Ok(_) => {
            let above = stored.item.parent.as_deref().map(|parent| open.item_address(parent));
            Ok(see_other(&above.unwrap_or(open.address)))
        }
        Err(LedgerError::Conflict { .. }) => Err(changed()),
        Err(LedgerError::Field { field, message }) => {
            draw(&visit, &open, &stored, given, stored_problem(field, message), Stage::Ask)
        }
        Err(why) => Err(why.into()),
    }
}

fn changed() -> PageError {
    PageError::conflict(
        "It was not removed. Open it again, look at what was changed, and remove it then if you still want to.",
    )
}

fn problems(open: &Open, item: &str, given: &Given, below: Below) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let has_children = Tree::of(open.plan()).children(item).next().is_some();
    if has_children && below == Below::Nothing {
        errors.add("below", "Choose what becomes of the items that stand under it");
    }
    if given.why.trim().is_empty() {
        errors.add("why", "Enter the reason: others will look for it later");
    }
    check_reason(&given.why, &mut errors);
    errors
}

fn draw(visit: &Visit, open: &Open, stored: &StoredItem, given: Given, errors: FieldErrors, stage: Stage) -> Answer {
    let (plan, item) = (open.plan(), &stored.item);
    let tree = Tree::of(plan);
    let verb = if stage == Stage::Check { "Check before you remove" } else { "Remove" };
    let heading = open.heading(verb, item);
    let pointing = pointing_at(plan, item);
    let groups = plan.groups.iter().filter(|group| group.answers_for.contains(&item.id));
    let page = RemovePage {
        frame: open.item_frame(visit, errors.title(&heading), item),
        heading,
        address: open.item_address(&item.id),
        beneath: tree.subtree(&item.id).into_iter().skip(1).map(|below| open.label(below)).collect(),
        pointing: pointing.into_iter().map(|from| (open.label(from), open.item_address(&from.id))).collect(),
        answering: groups.map(|group| group.name.as_str()).collect(),
        item,
        given,
        errors,
        stage,
    };
    page_with(page.errors.status(), &page)
}

impl RemovePage<'_> {
    fn choices(&self) -> [Choice; 2] {
        let beneath = counted(self.beneath.len(), "item", "items");
        [
            Choice::new("up", "They move up into its place"),
            Choice::new("along", format!("They are removed with it, {beneath} in all")),
        ]
    }

    fn checks(&self) -> bool {
        self.stage == Stage::Check
    }

    fn takes_along(&self) -> bool {
        self.given.below == "along" && !self.beneath.is_empty()
    }
}
