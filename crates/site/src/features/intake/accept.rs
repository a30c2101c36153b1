//! Accepting a draft: what would be stored is shown first, then it is stored at once.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use bigplan_ledger::{Chosen, LedgerError, PartKind};
use bigplan_plan::check::{check, counts, rules};
use bigplan_plan::{Kind, Plan, Severity};
use serde::Deserialize;

use super::opened::{self, Open};
use super::part_words::many;
use crate::parts::error_summary::FieldErrors;
use crate::parts::kind_words::count_of;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/accept.html")]
struct AcceptPage {
    frame: Frame,
    address: String,
    which: &'static str,
    revision: i64,
    partnership: String,
    title: String,
    kinds: Vec<String>,
    items: usize,
    left: usize,
    beside: Vec<Beside>,
    findings: usize,
    holes: Vec<(&'static str, usize)>,
    errors: FieldErrors,
}

/// How many of one kind stand beside the items.
struct Beside {
    kind: &'static str,
    name: &'static str,
    count: usize,
    left: usize,
}

/// Which items are to be accepted.
#[derive(Deserialize)]
pub struct Which {
    which: Option<String>,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Sent {
    which: String,
    revision: String,
}

/// Shows what would be stored.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    page(&accept_page(&site, &visit, &open, chosen(which.which.as_deref()), FieldErrors::default()).await?)
}

/// Stores the plan and goes to it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    let chosen = chosen(Some(&sent.which));
    if open.plan.head.title.trim().is_empty() {
        let errors = FieldErrors::one(
            "accept",
            "The plan has no title. Nothing was stored. Choose “Change” beside the title and enter one",
        );
        let page = accept_page(&site, &visit, &open, chosen, errors).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let revision = sent.revision.parse().unwrap_or_default();
    let (status, problem) = match site.ledger().accept_import(&visit.actor(), open.summary.id, revision, chosen).await {
        Ok(plan) => return Ok(see_other(&format!("/plans/{plan}"))),
        Err(LedgerError::Conflict { .. }) => (
            StatusCode::CONFLICT,
            "Somebody changed the draft after you opened this page. Nothing was stored. Check the numbers again"
                .to_owned(),
        ),
        Err(LedgerError::State(why)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("Nothing was stored: {why}. Go back to the draft and correct it"),
        ),
        Err(other) => return Err(other.into()),
    };
    let open = opened::open(&site, &visit, &import).await?;
    page_with(status, &accept_page(&site, &visit, &open, chosen, FieldErrors::one("accept", problem)).await?)
}

fn chosen(word: Option<&str>) -> Chosen {
    if word == Some("accepted") { Chosen::AcceptedOnly } else { Chosen::AllButRejected }
}

async fn accept_page(
    site: &Site,
    visit: &Visit,
    open: &Open,
    chosen: Chosen,
    errors: FieldErrors,
) -> Result<AcceptPage, PageError> {
    let plan = open.corrections.accepted(&open.draft.plan, chosen);
    let partnership = opened::partnership(site, visit, &open.summary).await?;
    let remaining = |finding: &&bigplan_plan::Finding| match &finding.item {
        Some(id) => plan.items.iter().any(|item| item.id == *id),
        None => true,
    };
    Ok(AcceptPage {
        frame: Frame::new(visit, errors.title("Check before you accept"))
            .under("Home", "/")
            .under("Imports", "/imports")
            .under(open.summary.file.clone(), open.address()),
        address: open.address(),
        which: if chosen == Chosen::AcceptedOnly { "accepted" } else { "all" },
        revision: open.summary.revision,
        partnership: partnership.name,
        title: plan.head.title.clone(),
        kinds: kinds(&plan),
        items: plan.items.len(),
        left: open.plan.items.len().saturating_sub(plan.items.len()),
        beside: beside(open, &plan),
        findings: open.draft.findings.iter().filter(remaining).count(),
        holes: holes(&plan, site.today()),
        errors,
    })
}

fn kinds(plan: &Plan) -> Vec<String> {
    let of = |kind: Kind| (plan.items.iter().filter(|item| item.kind == kind).count(), kind);
    let words = |(count, kind)| count_of(count, kind, &plan.head);
    Kind::ALL.into_iter().map(of).filter(|(count, _)| *count > 0).map(words).collect()
}

/// What stands beside the items: how many of a kind come into the plan, and how many do not.
fn beside(open: &Open, plan: &Plan) -> Vec<Beside> {
    let all = PartKind::ALL.into_iter().map(|kind| {
        let (read, count) = (open.parts(kind).len(), kind.of(plan).len());
        Beside { kind: kind.as_str(), name: many(kind), count, left: read.saturating_sub(count) }
    });
    all.filter(|beside| beside.count + beside.left > 0).collect()
}

/// How many holes of each sort the plan check would name.
fn holes(plan: &Plan, today: jiff::civil::Date) -> Vec<(&'static str, usize)> {
    let found: Vec<_> = check(plan, today).into_iter().filter(|finding| finding.severity == Severity::Hole).collect();
    let counts = counts(&found);
    rules().iter().filter_map(|rule| Some((rule.title, *counts.get(rule.code)?))).collect()
}

impl AcceptPage {
    fn hole_count(&self) -> usize {
        self.holes.iter().map(|(_, count)| count).sum()
    }
}
