//! The imports of the partnerships that this officer may work in.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::{Import, ImportState, ImportSummary, Right};
use jiff::tz::TimeZone;

use super::counts::Progress;
use super::opened::{self, Open};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/list.html")]
struct ListPage {
    frame: Frame,
    imports: Vec<Listed>,
}

struct Listed {
    address: String,
    file: String,
    partnership: String,
    author: String,
    began: String,
    state: &'static str,
    tag: &'static str,
    progress: Option<Progress>,
    plan: Option<String>,
}

/// Lists them, newest first.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let actor = visit.actor();
    let mut imports = Vec::new();
    for partnership in site.ledger().partnerships(&actor).await? {
        if !actor.may(Right::EditPlans, Some(partnership.id)) {
            continue;
        }
        let authors = site.ledger().import_authors(&actor, partnership.id).await?;
        for summary in site.ledger().imports(&actor, partnership.id).await? {
            let author = authors.get(&summary.id).cloned().unwrap_or_else(|| "Bigplan".to_owned());
            let listed = listed(&site, &visit, &summary, partnership.name.clone(), author).await?;
            imports.push((summary.created_at, listed));
        }
    }
    imports.sort_by_key(|(began, _)| std::cmp::Reverse(*began));
    let imports = imports.into_iter().map(|(_, listed)| listed).collect();
    page(&ListPage { frame: Frame::new(&visit, "Imports").under("Home", "/"), imports })
}

async fn listed(
    site: &Site,
    visit: &Visit,
    summary: &ImportSummary,
    partnership: String,
    author: String,
) -> Result<Listed, PageError> {
    let progress = match summary.state {
        ImportState::Open => site.ledger().import(&visit.actor(), summary.id).await?.and_then(progress),
        _ => None,
    };
    let (state, tag) = match summary.state {
        ImportState::Reading => ("Being read", "govuk-tag--yellow"),
        ImportState::Open => ("Open", "govuk-tag--blue"),
        ImportState::Accepted => ("Accepted", "govuk-tag--green"),
        ImportState::Discarded => ("Thrown away", "govuk-tag--grey"),
    };
    Ok(Listed {
        address: opened::address(summary.id),
        file: summary.file.clone(),
        partnership,
        author,
        began: summary.created_at.to_zoned(TimeZone::system()).strftime("%-d %B %Y, %H:%M").to_string(),
        state,
        tag,
        progress,
        plan: summary.plan.map(|plan| format!("/plans/{plan}")),
    })
}

fn progress(import: Import) -> Option<Progress> {
    Open::of(import).ok().map(|open| Progress::of(&open))
}
