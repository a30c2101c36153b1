//! The page of an improvement notice: what it requires, what meets it, what is overdue.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::inspection::{Notice, Requirement};
use bigplan_ledger::{Actor, Right};

use super::lines::{self, Line};
use super::place::Place;
use crate::parts::dates;
use crate::parts::tied::Tied;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/inspection/notice.html")]
struct NoticePage {
    frame: Frame,
    address: String,
    notice: Notice,
    required: Vec<Required>,
    edits: bool,
}

/// A requirement with what meets it.
struct Required {
    id: String,
    line: Line,
    target: String,
    met: String,
    item: Option<Tied>,
    measure: Option<Tied>,
}

/// Shows a notice.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let place = Place::at(&site, &actor, &slug).await?;
    let notice = place.notice(&site, &actor, &id).await?;
    let mut required = Vec::with_capacity(notice.requirements.len());
    for one in &notice.requirements {
        required.push(shown(&site, &actor, &place, &notice, one).await?);
    }
    required.sort_by_key(|one| !one.line.overdue);
    page(&NoticePage {
        frame: place.frame(&visit, &notice.says.title).under("Inspections", place.inspections()),
        address: place.below("notices", notice.id),
        required,
        edits: actor.may(Right::EditPlans, Some(place.partnership.id)),
        notice,
    })
}

async fn shown(
    site: &Site,
    actor: &Actor,
    place: &Place,
    notice: &Notice,
    one: &Requirement,
) -> Result<Required, PageError> {
    let item = match one.says.plan.zip(one.says.item) {
        Some((plan, item)) => Some(Tied::item(site, actor, plan, item).await?),
        None => None,
    };
    let measure = match one.says.plan.zip(one.says.measure) {
        Some((plan, measure)) => Some(Tied::measure(site, actor, plan, measure).await?),
        None => None,
    };
    let met = one.met.as_ref().map(|met| format!("Met on {}: {}", dates::day(met.on), met.how));
    Ok(Required {
        id: one.id.to_string(),
        line: lines::requirement(place, notice, one, site.today()),
        target: one.says.target.clone(),
        met: met.unwrap_or_default(),
        item,
        measure,
    })
}
