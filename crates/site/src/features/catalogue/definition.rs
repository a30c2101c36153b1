//! One measure of the catalogue.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_measure::{Definition, GapRule, MeasureCode, Successor};

use super::words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/catalogue/definition.html")]
struct DefinitionPage<'d> {
    frame: Frame,
    one: &'d Definition,
    gap: String,
    successors: Vec<(&'d Successor, &'d Definition)>,
    predecessors: Vec<&'d Definition>,
    partnerships: Vec<(String, String)>,
}

/// Shows a measure's definition.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(code): Path<String>) -> Answer {
    let code: MeasureCode = code.parse().map_err(|_| PageError::not_found())?;
    let definitions = site.definitions();
    let one = definitions.catalogue.find(&code).ok_or_else(PageError::not_found)?;
    let mut partnerships = Vec::new();
    for partnership in site.ledger().partnerships(&visit.actor()).await? {
        let measures = site.measures_of(&visit.actor(), &partnership).await?;
        if measures.knows(&code) {
            let address = format!("/partnerships/{}/measures/{code}", partnership.slug);
            partnerships.push((address, partnership.name));
        }
    }
    page(&DefinitionPage {
        frame: Frame::new(&visit, one.title.clone()).under("Home", "/").under("Catalogue of measures", "/measures"),
        one,
        gap: one.gap.as_ref().map(|gap| gap_words(gap, &site)).unwrap_or_default(),
        successors: definitions.catalogue.successors(&code),
        predecessors: definitions.catalogue.predecessors(&code),
        partnerships,
    })
}

fn gap_words(gap: &GapRule, site: &Site) -> String {
    let (areas, groups) = (&site.definitions().areas, &site.definitions().groups);
    match gap {
        GapRule::TwoGroups { of, against } => format!("{} compared with {}", groups.name(of), groups.name(against)),
        GapRule::TwoPlaces { of, against } => {
            let name = |code| areas.find(code).map_or("a place", |area| area.name.as_str());
            format!("{} compared with {}", name(of), name(against))
        }
        GapRule::LowestFifth => "The lowest fifth of children compared with the child in the middle".to_owned(),
    }
}
