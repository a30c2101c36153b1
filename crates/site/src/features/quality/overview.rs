//! All registers of a partnership, and the measures of how well they are kept.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_measure::Definition;

use super::{Line, since};
use crate::parts::figure_words as words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The theme of the measures that are shown.
const THEME: &str = "data quality";

struct Measure {
    title: String,
    address: String,
    figure: String,
    period: String,
    before: String,
}

#[derive(Template)]
#[template(path = "features/quality/overview.html")]
struct Overview {
    frame: Frame,
    place: String,
    registers: Vec<Line>,
    measures: Vec<Measure>,
    counted: String,
}

/// Shows them to officers.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor();
    let measures = site.measures_at(&actor, &slug).await?;
    let of = measures.partnership.id;
    visit.require_officer(of)?;
    let casework = site.casework().await?;
    let kept = casework.quality(&actor, of, since(site.today())).await?;
    let address = format!("/partnerships/{slug}");
    let register = |(code, kept): (bigplan_register::RegisterCode, _)| {
        let title = casework.registers().find(&code).map(|known| known.title.clone()).unwrap_or_default();
        Line::of(title, format!("{address}/data-quality/{code}"), kept)
    };
    let mut registers: Vec<Line> = kept.into_iter().map(register).collect();
    registers.sort_by(|one, other| one.name.cmp(&other.name));
    let of_theme = |definition: &&Definition| definition.themes.iter().any(|theme| theme == THEME);
    let shown = measures.definitions().catalogue.iter().filter(of_theme);
    page(&Overview {
        frame: Frame::new(&visit, "How well the registers are kept")
            .under("Home", "/")
            .under(&measures.partnership.name, &address),
        place: measures.partnership.name.clone(),
        registers,
        measures: shown.map(|definition| measure(&measures, definition, &address)).collect(),
        counted: format!("{address}/counted"),
    })
}

fn measure(measures: &ShownMeasures, definition: &Definition, address: &str) -> Measure {
    let own = measures.places.own.as_ref();
    let figures = own.map(|area| measures.figures(&definition.code, &area.code)).unwrap_or_default();
    let mut all: Vec<_> = figures.iter().filter(|figure| figure.group.is_all()).collect();
    all.sort_by_key(|figure| std::cmp::Reverse(figure.point.period.ends()));
    let told = |at: usize| all.get(at).map(|figure| words::figure(definition, &figure.point));
    Measure {
        title: definition.title.clone(),
        address: format!("{address}/measures/{}", definition.code),
        figure: told(0).unwrap_or_default(),
        period: all.first().map(|figure| figure.point.period.shown()).unwrap_or_default(),
        before: told(1).unwrap_or_default(),
    }
}
