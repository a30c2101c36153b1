//! One measure of a partnership: turning the curve.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use serde::Deserialize;

use super::body;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::measures::DrawnFor;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A part of the area.
    place: String,
    /// The first side of a gap.
    of: String,
    /// What it is held against.
    against: String,
}

#[derive(Template)]
#[template(path = "features/measure/file.html")]
struct MeasurePage {
    frame: Frame,
    drawn: Arc<str>,
    /// Where it is shown how it is counted, for whom that is.
    counted: String,
}

/// Shows a measure.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, code)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let actor = visit.actor();
    let (measures, definition) = site.measure_at(&actor, &slug, &code).await?;
    let file = site.measure_file(&actor, &measures, &definition.code).await?;
    let place = measures.places.part(&asked.place).or(measures.places.own.as_ref());
    let catalogue = &measures.definitions().catalogue;
    let writes = site.ledger().may_write_story(&actor, measures.partnership.id, &definition.code, catalogue).await?;
    let sides = (asked.of.as_str(), asked.against.as_str());
    let draw = || body::drawn(&measures, &definition, &file, &body::Wanted { place, sides, writes });
    let usual = sides == ("", "");
    let drawn = if usual {
        let place = place.map(|place| place.code.clone());
        measures.page(DrawnFor { measure: definition.code.clone(), place, writes }, draw)?
    } else {
        draw()?.into()
    };
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let officer = definition.count.is_some() && actor.may(Right::LoadFigures, Some(measures.partnership.id));
    let counted = if officer { format!("{address}/measures/{code}/counted") } else { String::new() };
    page(&MeasurePage {
        frame: Frame::new(&visit, definition.title.clone())
            .under("Home", "/")
            .under(&measures.partnership.name, &address)
            .under("Scorecard", format!("{address}/scorecard")),
        drawn,
        counted,
    })
}
