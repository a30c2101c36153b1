//! Saying how an item goes: one page, for an action as for a milestone that is ticked.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bigplan_ledger::{ItemId, ItemUpdate, LedgerError, On, PlanState, Right};
use bigplan_plan::progress::{Status, is_updated, timing};
use bigplan_plan::{Item, Kind};

use super::given::Given;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::plan_nav::plan_address;
use crate::parts::said::{self, Said};
use crate::parts::{attached, dates};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/work/update.html")]
struct UpdatePage<'p> {
    frame: Frame,
    item: &'p Item,
    kind: &'p str,
    address: String,
    due: String,
    timing: String,
    newest: Option<Said>,
    files: Vec<Choice>,
    given: Given,
    errors: FieldErrors,
}

/// An item of which this visitor may say how it goes.
struct Opened {
    shown: std::sync::Arc<ShownPlan>,
    position: usize,
    id: ItemId,
    newest: Option<ItemUpdate>,
    files: Vec<Choice>,
}

/// Shows the form with the newest that was said.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, item)): Path<(String, String)>) -> Answer {
    let opened = open(&site, &visit, &plan, &item).await?;
    let given = Given { seen: opened.seen().to_string(), ..Given::default() };
    opened.page(&site, &visit, given, FieldErrors::default(), StatusCode::OK)
}

/// Takes what is said. Whoever has not heard the newest is shown it first.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let opened = open(&site, &visit, &plan, &item).await?;
    let new = match given.checked() {
        Ok(new) => new,
        Err(errors) => return opened.page(&site, &visit, given, errors, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let seen = given.seen.parse().unwrap_or_default();
    match site.ledger().add_update(&visit.actor(), opened.shown.stored.id, opened.id, seen, new).await {
        Ok(_) => Ok(see_other(&format!("{}#progress", opened.address())).into_response()),
        Err(LedgerError::Field { field, message }) => {
            let errors = FieldErrors::one(field, message.trim_end_matches('.'));
            opened.page(&site, &visit, given, errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(LedgerError::Conflict { .. }) => overtaken(&site, &visit, (&plan, &item), given).await,
        Err(why) => Err(why.into()),
    }
}

async fn overtaken(site: &Site, visit: &Visit, (plan, item): (&str, &str), given: Given) -> Answer {
    let opened = open(site, visit, plan, item).await?;
    let given = Given { seen: opened.seen().to_string(), ..given };
    let told = "Somebody else said something meanwhile: it stands under “What was said last”. \
                Yours was not saved. Change it if you need to, and save again";
    opened.page(site, visit, given, FieldErrors::one("progress", told), StatusCode::CONFLICT)
}

async fn open(site: &Site, visit: &Visit, plan: &str, item: &str) -> Result<Opened, PageError> {
    let shown = site.plan(&visit.actor(), plan).await?;
    let position = shown.stored.plan.items.iter().position(|one| one.id == item).ok_or_else(PageError::not_found)?;
    let id: ItemId = item.parse().map_err(|_| PageError::not_found())?;
    let plan = shown.stored.id;
    if !site.ledger().may(&visit.actor(), Right::UpdateItem, On::Item(plan, id)).await? {
        return Err(PageError::forbidden());
    }
    let newest = site.ledger().item_updates(&visit.actor(), plan, id, 1).await?.into_iter().next();
    let files = attached::choices(site, &visit.actor(), &[(plan, id)]).await?;
    let opened = Opened { shown, position, id, newest, files };
    opened.is_open()?;
    Ok(opened)
}

impl Opened {
    fn item(&self) -> Result<&Item, PageError> {
        self.shown.stored.plan.items.get(self.position).ok_or_else(PageError::not_found)
    }

    fn is_open(&self) -> Result<(), PageError> {
        let closed = |next: &str| PageError::new(StatusCode::CONFLICT, "This item is not updated", next);
        if self.shown.stored.state == PlanState::Replaced {
            return Err(closed("Another plan has taken this one’s place. Say how the item goes there."));
        }
        if !is_updated(self.item()?.kind) {
            return Err(closed("How an outcome goes is seen by its measures. Update what stands under it."));
        }
        Ok(())
    }

    fn seen(&self) -> i64 {
        self.newest.as_ref().map_or(0, |newest| newest.sequence)
    }

    fn address(&self) -> String {
        format!("{}/items/{}", plan_address(&self.shown), self.id)
    }

    fn page(&self, site: &Site, visit: &Visit, given: Given, errors: FieldErrors, status: StatusCode) -> Answer {
        let (item, head) = (self.item()?, &self.shown.stored.plan.head);
        let known = self.newest.as_ref().map(|newest| newest.said.status);
        let frame = Frame::new(visit, errors.title("Say how it goes"))
            .under("Home", "/")
            .under(&head.title, plan_address(&self.shown))
            .under(&item.title, self.address());
        page_with(
            status,
            &UpdatePage {
                frame,
                item,
                kind: head.label(item.kind),
                address: self.address(),
                due: item.due.map(dates::when).unwrap_or_default(),
                timing: timing(item, known, site.today()).map(said::timing).unwrap_or_default(),
                newest: self.newest.as_ref().map(Said::of),
                files: self.files.clone(),
                given,
                errors,
            },
        )
    }
}

impl UpdatePage<'_> {
    fn statuses(&self) -> Vec<Choice> {
        let milestone = self.item.kind == Kind::Milestone;
        let hint = |status| match status {
            Status::NotStarted => "Nothing had to be done yet",
            Status::OnTrack => "It will be done by its date",
            Status::AtRisk => "It may not be done by its date: say why",
            Status::Late => "It will not be done by its date, or was not: say why",
            Status::Done if milestone => "It is reached: say on which day, and what shows it",
            Status::Done => "Say on which day, and what shows it",
            Status::Dropped => "It will not be done: say why",
        };
        Status::ALL.into_iter().map(|one| Choice::explained(one.as_str(), said::status(one), hint(one))).collect()
    }
}
