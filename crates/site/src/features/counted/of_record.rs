//! The figures that a record is in.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::CountedFor;

use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

struct Line {
    title: String,
    address: String,
    year: String,
    adds: i64,
}

#[derive(Template)]
#[template(path = "features/counted/of_record.html")]
struct FiguresOfRecord {
    frame: Frame,
    lines: Vec<Line>,
}

/// Shows them to who may see the record.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
) -> Answer {
    let actor = visit.actor();
    let casework = site.casework().await?;
    let definition = casework.registers().named(&register).ok_or_else(PageError::not_found)?;
    let id = record.parse().map_err(|_| PageError::not_found())?;
    let (of, found) = casework.counted_for(&actor, id).await?;
    let partnership = site.ledger().partnership_by_id(&actor, of).await?.ok_or_else(PageError::not_found)?;
    let catalogue = &site.definitions().catalogue;
    let line = |one: CountedFor| Line {
        title: catalogue.find(&one.measure).map_or_else(|| one.measure.to_string(), |known| known.title.clone()),
        address: format!("/partnerships/{}/measures/{}", partnership.slug, one.measure),
        year: one.period.shown(),
        adds: one.counted,
    };
    page(&FiguresOfRecord {
        frame: Frame::new(&visit, "Figures that this record is in")
            .under("Home", "/")
            .under("Registers", "/registers")
            .under(&definition.title, format!("/registers/{register}"))
            .under(&definition.one, format!("/registers/{register}/records/{record}")),
        lines: found.into_iter().map(line).collect(),
    })
}
