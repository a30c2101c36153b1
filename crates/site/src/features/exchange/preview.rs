//! What a returned export changes, before anything is saved.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_plan::Finding;

use super::changes::{Asked, Row};
use super::laid::{Laid, laid};
use crate::parts::error_summary::FieldErrors;
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/exchange/preview.html")]
struct PreviewPage<'m> {
    frame: Frame,
    nav: PlanNav,
    address: String,
    action: String,
    file: &'m str,
    revision: i64,
    changes: Vec<Row<'m>>,
    asked: Vec<Asked<'m>>,
    notes: &'m [Finding],
    why: String,
    errors: FieldErrors,
}

impl PreviewPage<'_> {
    fn nothing(&self) -> bool {
        self.changes.is_empty() && self.asked.is_empty()
    }
}

/// Shows what the file changes.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((plan, id)): Path<(String, String)>) -> Answer {
    let laid = laid(&site, &visit, (&plan, &id), &HashMap::new()).await?;
    show(&visit, &laid, String::new(), FieldErrors::default())
}

/// The page with what was chosen, and what is wrong with it.
pub fn show(visit: &Visit, laid: &Laid, why: String, errors: FieldErrors) -> Answer {
    let address = plan_address(&laid.shown);
    let title = errors.title("What the file changes");
    let frame = Frame::new(visit, title).under("Home", "/").under(&laid.shown.stored.plan.head.title, &address);
    page_with(
        errors.status(),
        &PreviewPage {
            frame,
            nav: PlanNav::of(&laid.shown, PlanPage::Other),
            action: format!("{address}/import/{}", laid.returned.id),
            address,
            file: &laid.returned.file,
            revision: laid.shown.stored.revision,
            changes: laid.merged.changes.iter().map(|change| Row { change }).collect(),
            asked: laid.merged.conflicts.iter().map(Asked::of).collect(),
            notes: &laid.returned.findings,
            why,
            errors,
        },
    )
}
