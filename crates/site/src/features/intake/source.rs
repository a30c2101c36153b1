//! The document that an import or a plan was read from.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use bigplan_documents::document::Document;
use bigplan_ledger::{ImportSummary, PlanId};
use bigplan_plan::Plan;
use serde::Deserialize;

use crate::parts::source_view::{Mark, MarkKind, Marks, SourceView};
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/source.html")]
struct SourcePage<'a> {
    frame: Frame,
    file: &'a str,
    source: SourceView<'a>,
    part_addresses: Vec<String>,
}

/// What of the document is to be shown.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// Which part of a very long document, from 1.
    part: Option<String>,
    /// The id of the item whose line is looked for.
    item: Option<String>,
}

/// The document of an import as it is read.
///
/// # Errors
/// Not found, or it cannot be read any more.
pub async fn of_import(site: &Site, visit: &Visit, import: &ImportSummary) -> Result<Arc<Document>, PageError> {
    if let Some(kept) = site.kept_document(&import.sha256, &import.file) {
        return Ok(kept);
    }
    let stored = site.ledger().import_document(&visit.actor(), import.id).await?;
    site.document(stored.ok_or_else(PageError::not_found)?).await
}

/// Shows the document of a plan, with links to the items that were read out of it, or
/// leads to the line of one item, on whichever sheet and in whichever part it is. Only
/// for those who may see drafts, published or not: a document may name people.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let id: PlanId = plan.parse().map_err(|_| PageError::not_found())?;
    let stored = site.ledger().plan_document(&visit.actor(), id).await?.ok_or_else(PageError::not_found)?;
    let shown = site.plan(&visit.actor(), &plan).await?;
    let file = stored.name.clone();
    let document = site.document(stored).await?;
    let marks = marks(&plan, &shown.stored.plan);
    let source = SourceView::of(&document, &marks, asked.part.and_then(|part| part.parse().ok()).unwrap_or(1));
    let address = format!("/plans/{plan}/source");
    if let Some(item) = &asked.item {
        let item = shown.stored.plan.items.iter().find(|one| one.id == *item).ok_or_else(PageError::not_found)?;
        return Ok(see_other(&source.way_in(item.at, &address).unwrap_or(address)));
    }
    let frame = Frame::new(&visit, "Source document")
        .under("Home", "/")
        .under(shown.partnership.name.clone(), format!("/partnerships/{}", shown.partnership.slug))
        .under(shown.stored.plan.head.title.clone(), format!("/plans/{plan}"));
    let part_addresses = (1..=source.parts).map(|part| format!("{address}?part={part}")).collect();
    page(&SourcePage { frame, file: &file, source, part_addresses })
}

fn marks(plan: &str, of: &Plan) -> Marks {
    let mut marks = Marks::default();
    for item in &of.items {
        let Some(at) = item.at else { continue };
        let kind = of.head.label(item.kind);
        let words = match &item.reference {
            Some(reference) => format!("{kind} {reference}"),
            None => kind.to_owned(),
        };
        marks.add(at, Mark { kind: MarkKind::Read, words, address: format!("/plans/{plan}/items/{}", item.id) });
    }
    marks
}
